"""The years of the demo that are already handed over: texts at once, versions as jobs.

Laying out the documents takes seconds, and the demo must open at once: the worker freezes them
once it is up, as it would for anybody.
"""

from datetime import UTC, datetime

from cellule.demo.registre import declarer_suite
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.travaux import demander
from rapports.actions.cycle import Auteur, accepter, demander_correction, figer_version, transmettre
from rapports.actions.textes import enregistrer_texte
from rapports.gel import Avancer, Signataire, fichiers_de, photographier_la_version
from rapports.models import EtatRapport, Rapport, Texte

from .textes import TEXTES

DEMONSTRATION = "demonstration"
# Month and day of each step, the year after that of the report.
PAS = {"figer": (2, 10), "transmettre": (3, 6), "decider": (4, 3)}
SIGNATAIRE = Signataire("Hélène Marchand", "médecin coordonnateur")
CELLULE, AGENCE = Auteur("Hélène Marchand", "responsable"), Auteur("Nadia Ferreira", "ARS")
MOTIF = (
    "Le nombre de participants de deux évènements est à préciser, et le programme d’actions ne "
    "dit pas qui pilote les visites des équipes jamais rencontrées."
)
# How far each year has come; the others are drafts. « exemple » has its year to hand over.
CYCLES = {
    "exemple": {2024: EtatRapport.ACCEPTE},
    "ile-de-france": {2024: EtatRapport.ACCEPTE, 2025: EtatRapport.TRANSMIS},
    "la-reunion": {2024: EtatRapport.ACCEPTE, 2025: EtatRapport.CORRECTION},
}


@declarer_suite
def preparer_les_rapports() -> None:
    """Write the texts that are missing, ask for the versions that are."""
    for cellule in Cellule.objects.filter(code__in=CYCLES):
        with perimetre(cellule, ecriture=True):
            for annee, etat in CYCLES[cellule.code].items():
                if Rapport.objects.filter(annee=annee).exists():
                    continue
                _ecrire(annee)
                demander(DEMONSTRATION, parametres={"annee": annee, "etat": etat.value})
            if cellule.code == "exemple":
                _ecrire(2025)


def _ecrire(annee: int) -> None:
    if Texte.objects.filter(annee=annee).exists():
        return
    for cle, contenu in TEXTES.items():
        enregistrer_texte(
            annee=annee,
            cle=cle,
            contenu=contenu.format(annee=annee),
            depuis=0,
            auteur=CELLULE.nom,
        )


def mener(cellule: Cellule, annee: int, etat: EtatRapport, *, avancer: Avancer) -> None:
    """Freeze the first version of a year and take it to a state, on the days of its campaign."""
    with perimetre(cellule):
        if Rapport.objects.filter(annee=annee).exists():
            return
    jour = _moment(annee, "figer")
    epreuve = photographier_la_version(
        cellule, annee, numero=1, fige_le=jour, signataire=SIGNATAIRE, arret=jour.date()
    )
    fichiers = fichiers_de(epreuve, avancer=avancer)
    with perimetre(cellule, ecriture=True):
        version = figer_version(**epreuve.a_garder, fichiers=fichiers, auteur=CELLULE)
        lue = {"annee": annee, "version": version.pk}
        transmettre(**lue, auteur=CELLULE, moment=_moment(annee, "transmettre"))
        decision = {**lue, "auteur": AGENCE, "moment": _moment(annee, "decider")}
        if etat == EtatRapport.ACCEPTE:
            accepter(**decision)
        elif etat == EtatRapport.CORRECTION:
            demander_correction(**decision, motif=MOTIF)


def _moment(annee: int, pas: str) -> datetime:
    mois, jour = PAS[pas]
    return datetime(annee + 1, mois, jour, 9, 30, tzinfo=UTC)
