"""The tabs that list what the annexes print: events, trainings, teams, projects."""

from collections.abc import Callable

from cellule.instantane import Place
from cellule.typographie import INSECABLE, nombre

from .feuille import Feuille, Forme
from .valeurs import FORMES, case

ONGLETS = (
    ("Évènements", "Les évènements tenus dans l’année, avec leurs participants", Place.EVENEMENTS),
    ("Formations", "Les formations tenues dans l’année", Place.FORMATIONS),
    ("Équipes", "Les équipes rencontrées et non rencontrées", Place.EQUIPES),
    ("Projets", "Les projets accompagnés dans l’année", Place.PROJETS),
)
LISTE = ("Liste", Forme.TEXTE)


def de(place: Place) -> Callable[[Feuille, dict], None]:
    """Write the tables of a place one under the other, as one that can be filtered."""

    def ecrire(feuille: Feuille, photo: dict) -> None:
        sections = [section for section in photo["sections"] if section["place"] == place]
        blocs = [
            bloc for section in sections for bloc in section["blocs"] if bloc["genre"] == "tableau"
        ]
        if not blocs:
            for section in sections:
                feuille.note(section["si_vide"])
            return
        # In the order in which they come: the columns of all the tables.
        natures = {c["titre"]: c["nature"] for bloc in blocs for c in bloc["colonnes"]}
        plusieurs = len(blocs) > 1
        entetes = [(titre, FORMES[nature]) for titre, nature in natures.items()]
        lignes = [
            [*([bloc["titre"]] if plusieurs else []), *_cases(natures, bloc, ligne)]
            for bloc in blocs
            for ligne in bloc["lignes"]
        ]
        feuille.table([*([LISTE] if plusieurs else []), *entetes], lignes)
        for bloc in blocs:
            if bloc["sur"] > len(bloc["lignes"]):
                feuille.note(_coupee(bloc))

    return ecrire


def _cases(natures: dict[str, str], bloc: dict, ligne: list) -> list[object]:
    lues = {c["titre"]: valeur for c, valeur in zip(bloc["colonnes"], ligne, strict=True)}
    return [case(nature, lues.get(titre)) for titre, nature in natures.items()]


def _coupee(bloc: dict) -> str:
    return (
        f"{bloc['titre']}{INSECABLE}: les {nombre(len(bloc['lignes']))} premières lignes sur "
        f"{nombre(bloc['sur'])}. L’export du dossier de la cellule les contient toutes."
    )
