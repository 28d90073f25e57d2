"""The bin: rows removed by mistake come back as they were, for thirty days (maison §8).

A removal keeps, column by column, the rows and all that the database removes with them (the
attendance of an activity, its sessions, its links); a return puts each of them back under its own
key, so that the addresses that led to it lead to it again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.serializers import deserialize, serialize
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, models, transaction
from django.db.models.deletion import Collector, ProtectedError
from django.utils import timezone

from cellule.dossier.mots import compter
from cellule.dossier.registre import table_de, tables, tables_des_ecrans
from cellule.models import Corbeille, Trace
from cellule.models.corbeille import JOURS
from cellule.trace import tracer
from cellule.typographie import en_capitale

from .gardes import exiger_les_conditions

PARTIE = "Cette ligne n’est plus à la corbeille : elle est déjà revenue, ou a été effacée."


# What else an act undoes when its rows come back: a merge gives back what it moved.
RETOURS: dict[str, Callable[[Trace], None]] = {}


def au_retour(nom: str) -> Callable[[Callable[[Trace], None]], Callable[[Trace], None]]:
    """Register what is done when a removal whose details say `retour: nom` is undone."""

    def inscrire(defaire: Callable[[Trace], None]) -> Callable[[Trace], None]:
        RETOURS[nom] = defaire
        return defaire

    return inscrire


class DejaFait(ValidationError):
    """Nothing is left to do: somebody else, or a second click, has done it."""


# --- To the bin ----------------------------------------------------------------------


def mettre_a_la_corbeille(
    objets: Sequence[models.Model], tracer_l_acte: Callable[[], Trace]
) -> Trace:
    """Remove rows of one model with all that goes with them; refused while others cite them.

    `tracer_l_acte` writes the trace, while the rows are still there.
    """
    with transaction.atomic():
        for objet in objets:
            objet.rattacher()
        collecteur = Collector(using=DEFAULT_DB_ALIAS, origin=objets[0])
        try:
            collecteur.collect(list(objets))
        except ProtectedError as refus:
            raise ValidationError(_citations(refus.protected_objects)) from None
        contenu = _photographier(collecteur)
        trace = tracer_l_acte()
        codes = [un["fields"]["code"] for un in contenu if "code" in un["fields"]]
        Corbeille.objects.create(trace=trace, contenu=contenu, codes=codes)
        collecteur.delete()
    return trace


def _photographier(collecteur: Collector) -> list[dict]:
    """The rows to be removed, those that are cited before those that cite them."""
    collecteur.sort()
    lots = [*reversed(collecteur.data.values()), *collecteur.fast_deletes]
    return [
        un for lot in lots for un in serialize("python", sorted(lot, key=lambda ligne: ligne.pk))
    ]


def _citations(lignes: Iterable[models.Model]) -> str:
    """« 3 participations et 1 mandat citent cette fiche »: a link is told as the row it is of."""
    portes = {
        colonne.champ.remote_field.through: colonne.champ
        for table in tables_des_ecrans().values()
        for colonne in table.colonnes
        if colonne.liste_de_liens
    }
    citantes = set()
    for ligne in lignes:
        champ = portes.get(type(ligne))
        if champ is None:
            citantes.add((type(ligne), ligne.pk))
        else:
            source = type(ligne)._meta.get_field(champ.m2m_field_name()).attname
            citantes.add((champ.model, getattr(ligne, source)))
    comptes = Counter(modele for modele, _ in citantes)
    mots = [compter(modele, combien) for modele, combien in comptes.most_common()]
    phrase = " et ".join([", ".join(mots[:-1]), mots[-1]] if len(mots) > 1 else mots)
    verbe = "citent" if len(citantes) > 1 else "cite"
    return f"{phrase} {verbe} cette fiche : changez ou supprimez d’abord ce qui la cite."


# --- Back ----------------------------------------------------------------------------


def retablir(entree: Corbeille, *, annule: Trace | None = None) -> Trace:
    """Put back what a removal took away; twice is once."""
    with transaction.atomic():
        prise = Corbeille.objects.select_for_update().filter(pk=entree.pk).first()
        if prise is None:
            raise DejaFait(PARTIE)
        lus = deserialize("python", prise.contenu, ignorenonexistent=True)
        lignes = [lu.object for lu in lus]
        _exiger_les_citees(lignes)
        _reinserer(lignes)
        prise.delete()
        avant = prise.trace
        if retour := avant.details.get("retour"):
            RETOURS[retour](avant)
        _suivre(lignes)
        return tracer(
            acte=f"rétablir : {avant.acte.partition(' : ')[2]}",
            objet=avant.objet,
            details={nom: valeur for nom, valeur in avant.details.items() if nom != "annule"}
            | ({"annule": annule.pk} if annule else {}),
            geste=Trace.Geste.RETABLISSEMENT,
            table=avant.table,
            cle=avant.cle,
        )


def _exiger_les_citees(lignes: list[models.Model]) -> None:
    """Refuse what would come back half: a row that it cites has gone meanwhile."""
    par_modele: dict[type[models.Model], list[models.Model]] = {}
    for ligne in lignes:
        par_modele.setdefault(type(ligne), []).append(ligne)
    for modele, siennes in par_modele.items():
        for champ in modele._meta.concrete_fields:
            cible = champ.related_model
            if cible is None or champ.name == "cellule":
                continue
            citees = {cle for ligne in siennes if (cle := getattr(ligne, champ.attname))}
            citees -= {ligne.pk for ligne in par_modele.get(cible, ())}
            absentes = citees - set(
                cible.objects.filter(pk__in=citees).values_list("pk", flat=True)
            )
            if absentes and champ.remote_field.on_delete is models.SET_NULL:
                for ligne in siennes:
                    if getattr(ligne, champ.attname) in absentes:
                        setattr(ligne, champ.attname, None)
            elif absentes:
                raise ValidationError(_ce_qui_manque(champ, min(absentes)))


def _ce_qui_manque(champ: models.ForeignKey, cle: int) -> str:
    """Name the missing row when it is in the bin too."""
    modele = champ.related_model
    designee = {"model": modele._meta.label_lower, "pk": cle}
    entree = Corbeille.objects.filter(contenu__contains=[designee]).first()
    if entree:
        return (
            f"« {entree} » est aussi à la corbeille, et cette ligne la cite "
            f"({champ.verbose_name}) : rétablissez-la d’abord."
        )
    nom = en_capitale(str(champ.verbose_name))
    return f"{nom} : la fiche que cette ligne citait n’existe plus, elle ne peut pas revenir seule."


def _reinserer(lignes: list[models.Model]) -> None:
    """Insert rows with their own keys and their own dates, untouched."""
    try:
        with transaction.atomic():
            for ligne in lignes:
                ligne.save_base(raw=True, force_insert=True)
            connection.check_constraints()
    except IntegrityError:
        for ligne in lignes:
            _exiger_la_place(ligne)
        raise


def _exiger_la_place(ligne: models.Model) -> None:
    """Say which row has taken the place of this one meanwhile."""
    modele = type(ligne)
    if modele.objects.filter(pk=ligne.pk).exists():
        raise DejaFait(PARTIE)
    for contrainte in modele._meta.total_unique_constraints:
        champs = [nom for nom in contrainte.fields if nom != "cellule"]
        autre = modele.objects.filter(**{nom: getattr(ligne, nom) for nom in champs}).first()
        if autre:
            noms = ", ".join(str(modele._meta.get_field(nom).verbose_name) for nom in champs)
            raise ValidationError(
                f"« {autre} » a pris sa place entre-temps (même {noms}) : "
                "changez-la ou supprimez-la, puis rétablissez celle-ci."
            )


def _suivre(lignes: list[models.Model]) -> None:
    """Hold what the tables ask of these rows, and bring up to date what depends on them."""
    for table in tables().values():
        siennes = [ligne for ligne in lignes if type(ligne) is table.modele]
        if not siennes:
            continue
        for condition in table.conditions:
            colonne = table.par_nom[condition.reference]
            cles = {getattr(ligne, colonne.attribut) for ligne in siennes}
            exiger_les_conditions(table_de(colonne.cible), cles)
        ecriture = table.ecrire()
        if ecriture.temoin and ecriture.au_retour:
            ecriture.consequences({getattr(ligne, ecriture.temoin) for ligne in siennes})


# --- For good ------------------------------------------------------------------------


def effacer(entree: Corbeille) -> Trace:
    """Remove for good one entry of the bin."""
    with transaction.atomic():
        prise = Corbeille.objects.select_for_update().filter(pk=entree.pk).first()
        if prise is None:
            raise DejaFait(PARTIE)
        avant = prise.trace
        prise.delete()
        return tracer(
            acte=f"supprimer définitivement : {avant.acte.partition(' : ')[2]}",
            objet=avant.objet,
            table=avant.table,
            cle=avant.cle,
        )


def vider_les_anciennes() -> int:
    """Remove for good what has been in the bin for thirty days; return how many entries."""
    limite = timezone.now() - timedelta(days=JOURS)
    with transaction.atomic():
        anciennes = Corbeille.objects.filter(trace__moment__lte=limite)
        combien, _ = Corbeille.objects.filter(
            pk__in=list(anciennes.values_list("pk", flat=True))
        ).delete()
        if combien:
            tracer(
                acte="vider la corbeille",
                objet=f"après {JOURS} jours",
                details={"retires": combien},
            )
    return combien
