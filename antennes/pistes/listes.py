"""The pistes and the news of the ground."""

from acteurs.listes import jeter
from antennes import droits
from antennes.models import NouvelleDuTerrain, Piste
from antennes.pistes import requetes
from antennes.pistes.actions import enregistrer_nouvelles, enregistrer_pistes
from antennes.pistes.tables import NouvelleFiltre, NouvelleTable, PisteFiltre, PisteTable
from cellule.droits import peut
from cellule.listes import Liste

ONGLETS = (
    ("Pistes", "liste_pistes"),
    ("Nouvelles du terrain", "liste_nouvelles"),
    ("Ce qui a été répondu", "reponses"),
    ("Thèmes", "themes"),
)


def _selon_la_personne(request, cellule, etat) -> dict:
    """A référent has his own two acts here; those on many rows are the team's."""
    return {"peut_noter": peut(request, droits.TERRAIN.code)}


PISTES = Liste(
    nom="pistes",
    titre="Pistes",
    mots=("piste", "pistes"),
    modele=Piste,
    table=PisteTable,
    filtre=PisteFiltre,
    lignes=lambda cellule: requetes.pistes(),
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("-ouverte_le",),
    actes=(jeter(enregistrer_pistes),),
    chapo="Ce que le terrain a dit, et ce que l’on en fait.",
    icone="bookmark",
    vide="Sur la page d’une réunion, choisissez « En faire une piste » à côté d’un constat ou "
    "d’une proposition.",
    onglets=ONGLETS,
    gabarit="antennes/pistes.html",
    contexte=_selon_la_personne,
)

NOUVELLES = Liste(
    nom="nouvelles",
    titre="Nouvelles du terrain",
    mots=("nouvelle", "nouvelles"),
    modele=NouvelleDuTerrain,
    table=NouvelleTable,
    filtre=NouvelleFiltre,
    lignes=lambda cellule: requetes.nouvelles(),
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("-jour",),
    actes=(jeter(enregistrer_nouvelles),),
    chapo="Mouvements d’équipe, projets, besoins : deux lignes, quand elles arrivent.",
    icone="megaphone",
    vide="Un référent y note en deux lignes ce qui bouge sur son territoire.",
    onglets=ONGLETS,
    gabarit="antennes/pistes.html",
    contexte=_selon_la_personne,
)
