"""A small varied cell: as many rows of every table, linked to each other, of every shape allowed.

Nothing here knows a list: a new table comes with its factory, and its list with it.
"""

from datetime import date

import factory
from django.db import DatabaseError, models, transaction

from cellule.models import ModelePartage
from cellule.rls import modeles_du_mur
from evenements.models import RoleCellule, TypeActivite
from tests import fabriques

LIGNES = 32
APPS = ("acteurs", "antennes", "evenements")
JOURS = (date(2024, 2, 29), date(2025, 6, 15), date(2025, 12, 31), date(2026, 1, 1))
MOTS = ("", "Médecin", "=1+1", "Œuvre d’été", "12 rue du Port ; porte 3", "<b>lieu</b>")
DEPARTEMENTS = ("33", "40")
# They head the rows, and tell one from another.
TITRES = ("intitule", "campagne", "poste")


def peupler(*, partage: bool = False) -> None:
    """Fill the current cell; `partage`: with what it shares with the others, and no more."""
    murees = modeles_du_mur()
    toutes = [f for nom, f in vars(fabriques).items() if nom.endswith("Fabrique")]
    par_modele = {f._meta.model: f for f in toutes if f._meta.model in murees}
    monde: dict[type[models.Model], list[models.Model]] = {}
    for modele in par_modele:
        if modele._meta.app_label in APPS and (issubclass(modele, ModelePartage) or not partage):
            for ligne in _faire(modele, par_modele, monde):
                if partage:
                    _ecrire(ligne, {"partage": True})
    if not partage:  # the events and trainings, the promises have a list of their own
        for rang in range(LIGNES):
            fabriques.ConventionFabrique(objectifs=MOTS[rang % len(MOTS)], debut=JOURS[0])
            fabriques.LigneCompteRenduFabrique(
                rubrique="decision", theme="", suite="ouverte", texte=f"Promesse {rang}"
            )
            fabriques.ActiviteFabrique(type=TypeActivite.FORMATION, role=RoleCellule.DISPENSEE)
            # Teams of the region that nobody has met: they have a list of their own too.
            fabriques.StructureFabrique(
                nom=f"Équipe jamais vue {rang}", type="EMSP", departement_id=DEPARTEMENTS[rang % 2]
            )


def _faire(modele: type, par_modele: dict, monde: dict) -> list[models.Model]:
    """Rows whose keys lead to the rows already made, each to another."""
    if modele in monde:
        return monde[modele]
    fabrique = par_modele[modele]
    liens = {
        nom: _faire(sous.get_factory()._meta.model, par_modele, monde)
        for nom, sous in fabrique._meta.declarations.items()
        if isinstance(sous, factory.SubFactory) and sous.get_factory()._meta.model in par_modele
    }
    monde[modele] = []
    for rang in range(1 if _une_par_cellule(modele) else LIGNES):
        ligne = fabrique(**{nom: lignes[rang] for nom, lignes in liens.items()})
        _varier(ligne, rang)
        monde[modele].append(ligne)
    return monde[modele]


def _une_par_cellule(modele: type[models.Model]) -> bool:
    """A setting of the cell: a second row would be refused."""
    uniques = [c for c in modele._meta.constraints if isinstance(c, models.UniqueConstraint)]
    return any(tuple(c.fields) == ("cellule",) for c in uniques)


def _varier(ligne: models.Model, rang: int) -> None:
    """Give each column another value a row, where the database accepts it."""
    neuves = {}
    for decalage, champ in enumerate(ligne._meta.concrete_fields):
        valeurs = [] if champ.primary_key else _valeurs(champ)
        if valeurs:
            neuves[champ.attname] = valeurs[(rang + decalage) % len(valeurs)]
        if champ.name in TITRES:
            texte = neuves.get(champ.name, getattr(ligne, champ.name))
            neuves[champ.name] = texte and f"{texte} {rang}"
    if not _ecrire(ligne, neuves):
        for nom, valeur in neuves.items():
            _ecrire(ligne, {nom: valeur})


def _ecrire(ligne: models.Model, valeurs: dict[str, object]) -> bool:
    """False if a constraint of the table refuses: what the factory gave stays."""
    try:
        with transaction.atomic():
            type(ligne)._base_manager.filter(pk=ligne.pk).update(**valeurs)
    except DatabaseError:
        return False
    return True


def _valeurs(champ: models.Field) -> list:
    vide = [None] if champ.null else []
    if champ.choices:
        return [*vide, *([""] if champ.blank and not champ.null else []), *dict(champ.flatchoices)]
    if champ.is_relation:
        est_departement = champ.related_model._meta.model_name == "departement"
        return list(DEPARTEMENTS) if est_departement else []
    if champ.name == "cle_tri":  # equal keys, which the key of the row must part
        return ["b", "a", "b"]
    if isinstance(champ, models.BooleanField):
        return [True, False]
    if isinstance(champ, models.DateTimeField):
        return []
    if isinstance(champ, models.DateField):
        return [*vide, *JOURS]
    if isinstance(champ, models.CharField | models.TextField) and champ.blank:
        return list(MOTS)
    if isinstance(champ, models.IntegerField | models.DecimalField) and champ.blank:
        return [*vide, 0, 3, 12]
    return []
