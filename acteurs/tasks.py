"""The reading of official files as a job: a national one is longer than a page may wait."""

from pathlib import Path

from django.conf import settings

from acteurs.actions.propositions import proposer
from acteurs.finess import Demande, Fichier, FichierRefuse, comparer, lire, reconnaitre
from acteurs.lectures import NATURE
from acteurs.requetes_propositions import fiches_connues
from cellule.travaux import Suivi, TravailImpossible, travail

# The part of the whole that is spent in reading, out of a hundred.
DEBUT, FIN = 5, 85
FAUTIVES_DITES = 50


@travail(NATURE, titre="Lecture de {noms}")
def lire_des_fichiers(
    suivi: Suivi, *, fichiers: list[list[str]], types: list[str], complet: bool, noms: str
) -> dict:
    """Read the files (path below MEDIA_ROOT, name), compare them with the directory, propose.

    Run again, it proposes the same.
    """
    suivi.avancer(DEBUT, "Lecture de l’annuaire")
    with suivi.lecture():
        fiches = fiches_connues()
    demande = Demande(
        departements=frozenset(suivi.cellule.departements),
        types=frozenset(types),
        suivis=frozenset(fiche.finess for fiche in fiches if fiche.finess),
    )
    try:
        reconnus = [reconnaitre(_trouver(chemin), nom) for chemin, nom in fichiers]
        releve = lire(reconnus, demande, suivi=_temoin(suivi, reconnus))
    except FichierRefuse as refus:
        raise TravailImpossible(str(refus)) from None
    suivi.avancer(FIN, "Comparaison avec l’annuaire")
    with suivi.ecriture():
        fiches = fiches_connues()
        ecarts = comparer(releve, fiches, complet=complet, jour=suivi.cellule.aujourdhui())
        bilan = proposer(releve=releve, ecarts=ecarts, fiches=fiches, complet=complet)
    return {
        "fichiers": [
            [f.nom, f.disposition.libelle, f.jour.isoformat() if f.jour else ""] for f in reconnus
        ],
        "lues": releve.lues,
        "fautives": [str(faute) for faute in releve.fautives[:FAUTIVES_DITES]],
        "nb_fautives": releve.nb_fautives,
        **vars(bilan),
    }


def _trouver(chemin: str) -> Path:
    trouve = Path(settings.MEDIA_ROOT) / chemin
    if not trouve.is_file():
        raise TravailImpossible("Le fichier n’est plus là : envoyez-le de nouveau.")
    return trouve


def _temoin(suivi: Suivi, fichiers: list[Fichier]):
    """Say which file is being read, each for its weight."""
    poids = {fichier: fichier.chemin.stat().st_size or 1 for fichier in fichiers}
    finis: dict[Fichier, float] = {}

    def dire(fichier: Fichier, part: float) -> None:
        finis[fichier] = min(1, part)
        fait = sum(poids[f] * p for f, p in finis.items()) / sum(poids.values())
        suivi.avancer(DEBUT + int((FIN - DEBUT) * fait), f"Lecture de {fichier.nom}")

    return dire
