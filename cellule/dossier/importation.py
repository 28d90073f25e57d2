"""The import of a dossier: read and check everything, then write everything or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError

from cellule.actions import enregistrer_cellule, suivre_le_fuseau
from cellule.actions.bilan import Bilan, EnTrop
from cellule.actions.codes import Codes
from cellule.actions.ecriture import Controlees
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.rls import rafraichir_statistiques

from .controle import Controle, Dossier, Suivi
from .erreurs import DossierFautif, Erreurs
from .registre import tables
from .sources import ouvrir

# Rows written from which PostgreSQL's statistics are worth taking again: of a table before the next
# is written (the triggers of 100,000 attendances compared each with every activity), then of all.
BEAUCOUP = 500

# What `--remplacer` is about to remove, by table.
Annonce = Callable[[dict[str, EnTrop]], None]


@dataclass
class Resultat:
    """What an import did, or would do."""

    cellule: str
    bilan_cellule: dict[str, int] = field(default_factory=dict)
    bilans: dict[str, Bilan] = field(default_factory=dict)
    avis: list[str] = field(default_factory=list)

    @property
    def lignes_ecrites(self) -> int:
        return sum(bilan.crees + bilan.modifies for bilan in self.bilans.values())


class _Essai(Exception):
    """Undo everything: it was a trial."""


def importer(
    chemin: Path,
    *,
    essai: bool = False,
    remplacer: bool = False,
    lecture: Suivi,
    ecriture: Suivi,
    annoncer: Annonce,
) -> Resultat:
    """Bring a cell to what its dossier says, in one transaction.

    A trial does the same work, the checks of the database included, then undoes it: what it says
    is what the import will do.
    """
    source = ouvrir(chemin)
    try:
        dossier = Controle(source, remplacer=remplacer, suivi=lecture).executer()
    finally:
        source.fermer()
    resultat = Resultat(dossier.cellule["code"], avis=dossier.avis)
    try:
        with transaction.atomic():
            cellule, changes = enregistrer_cellule(dossier.cellule)
            resultat.bilan_cellule = {_sort(changes): 1}
            _ecrire(dossier, cellule, resultat, ecriture, annoncer if remplacer else None)
            if "fuseau" in (changes or ()):
                suivre_le_fuseau(cellule)
            if essai:
                connection.check_constraints()
                raise _Essai
    except _Essai:
        pass
    except (ValidationError, ProtectedError) as erreur:
        raise DossierFautif(_erreurs(erreur)) from erreur
    finally:
        dossier.fermer()
    if resultat.lignes_ecrites >= BEAUCOUP and not essai:
        rafraichir_statistiques()
    return resultat


def _sort(changes: list[str] | None) -> str:
    return "crees" if changes is None else "modifies" if changes else "inchanges"


def _ecrire(
    dossier: Dossier, cellule: Cellule, resultat: Resultat, suivi: Suivi, annoncer: Annonce | None
) -> None:
    codes, en_trop = Codes(), {}
    with perimetre(cellule, ecriture=True):
        for nom, table in tables().items():
            lignes = Controlees(dossier.lignes(table))
            redaction = table.ecrire().rediger(lignes=lignes, codes=codes, suivi=suivi)
            resultat.bilans[nom] = redaction.bilan
            if redaction.bilan.crees + redaction.bilan.modifies >= BEAUCOUP:
                listes = table.modele._meta.local_many_to_many
                rafraichir_statistiques(table.modele, *(c.remote_field.through for c in listes))
            if annoncer:
                en_trop[nom] = redaction.en_trop()
                redaction.bilan.retires = len(en_trop[nom].cles)
        if annoncer:
            annoncer({nom: trop for nom, trop in en_trop.items() if trop.cles})
            for nom, table in reversed(tables().items()):
                table.ecrire().retirer(en_trop[nom])


def _erreurs(erreur: ValidationError | ProtectedError) -> Erreurs:
    """What only the writing could find: the cell has changed since, or a row is still in use."""
    erreurs = Erreurs()
    if isinstance(erreur, ProtectedError):
        restes = ", ".join(sorted({str(objet) for objet in erreur.protected_objects})[:5])
        erreurs.ajouter("cellule", 0, "", f"des lignes à retirer servent encore à : {restes}")
    elif hasattr(erreur, "message_dict"):
        for colonne, messages in erreur.message_dict.items():
            for message in messages:
                erreurs.ajouter("cellule", 0, colonne, message)
    else:
        for message in erreur.messages:
            erreurs.ajouter("cellule", 0, "", message)
    return erreurs
