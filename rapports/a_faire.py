"""What the report and the agreements ask for today."""

from datetime import timedelta

from django.db.models import F
from django.urls import reverse

from cellule.a_faire import Genre, Ligne, Lots, Part, Trouve, ensemble, finissants, inscrire
from cellule.instantane import Cadre
from cellule.typographie import INSECABLE, jour_en_lettres
from indicateurs.models import Releve
from rapports import droits
from rapports.calendrier import calendrier
from rapports.campagnes import EcheanceDeCellule
from rapports.cycle import MODIFIABLES
from rapports.models import Convention, EtatRapport

# A deadline is told so many days before.
PREAVIS_D_ECHEANCE = timedelta(days=60)

RAPPORT = Genre(
    "rapport", "Rapport d’activité", "échéances de rapport", "Rapport", "file-text",
    droits.FAIRE.code, rang=5, ton="attention",
)  # fmt: skip
CONVENTIONS = Genre(
    "conventions", "Conventions", "conventions qui finissent", "Convention", "landmark",
    droits.ARGENT.code, rang=68,
)  # fmt: skip


@inscrire(RAPPORT, CONVENTIONS)
def lire(cadre: Cadre) -> Lots:
    lignes = _rapport(cadre, cadre.arret.year - 1)
    yield RAPPORT, lignes, len(lignes)
    yield from ensemble(
        Part(
            CONVENTIONS, finissants(Convention, cadre.arret), lambda une: _convention(cadre, une),
            nom=F("code"), jour=F("fin"),
        )
    )  # fmt: skip


def _rapport(cadre: Cadre, annee: int) -> list[Ligne]:
    """The report of the year that has ended, while it is the cell's own to hand over. A cell that
    has nothing to count that year owes none."""
    lu = cadre.une_fois("calendrier", calendrier)
    rapport = lu.rapports.get(annee)
    etat = EtatRapport(rapport.etat) if rapport else EtatRapport.BROUILLON
    proches = lu.echeances(annee) if etat in MODIFIABLES else []
    url = reverse("rapport_annee", args=[cadre.cellule.code, annee])
    if etat == EtatRapport.CORRECTION:
        return [Ligne(f"Corriger le rapport {annee}", "L’ARS demande une correction", url)]
    a_dire = [e for e in proches if e.reste <= PREAVIS_D_ECHEANCE.days]
    if not a_dire or not (rapport or _a_des_faits(annee)):
        return []
    return [_echeance(annee, une, url) for une in a_dire]


def _a_des_faits(annee: int) -> bool:
    return Releve.objects.filter(annee=annee, resultat__comptes__gt=0).exists()


def _echeance(annee: int, echeance: EcheanceDeCellule, url: str) -> Ligne:
    jour = jour_en_lettres(echeance.jour)
    ton = "erreur" if echeance.depassee else ""
    detail = f"À remettre le {jour}{INSECABLE}: {echeance.en_mots}"
    return Ligne(f"{echeance.libelle} {annee}", detail, url, echeance.jour, ton)


def _convention(cadre: Cadre, convention: Trouve) -> Ligne:
    fin = jour_en_lettres(convention.jour)
    url = reverse("convention", args=[cadre.cellule.code, convention.cle])
    return Ligne(f"Convention {convention.nom}", f"Elle finit le {fin}", url, convention.jour)
