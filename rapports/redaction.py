"""What the cell writes in its report: the narrative sections, and the comments, by key.

A key says what a text is about: « redaction:mot » a narrative section, « indicateur:D2 » a comment
on an indicator, « section:equipe » on a part that the platform fills in, « programme » and
« finance » on those. The same keys name what the agency reviews (`Avis.cible`).
"""

from dataclasses import dataclass

from cellule.instantane import sections
from indicateurs.catalogue import CATALOGUE

REDACTION, INDICATEUR, SECTION = "redaction", "indicateur", "section"


@dataclass(frozen=True)
class Rubrique:
    """A narrative section: its title in the report, and what is expected there, for who writes."""

    slug: str
    titre: str
    aide: str

    @property
    def cle(self) -> str:
        return f"{REDACTION}:{self.slug}"


RUBRIQUES = (
    Rubrique(
        "mot",
        "Le mot d’introduction",
        "Ce que l’année a changé, en quelques lignes : c’est la première page que l’on lit.",
    ),
    Rubrique(
        "presentation",
        "Présentation de la cellule",
        "Qui vous êtes, à quel établissement vous êtes rattachés, comment on vous joint.",
    ),
    Rubrique(
        "gouvernance",
        "Gouvernance",
        "Ce que le comité de pilotage a décidé ; les groupes de travail et leurs suites.",
    ),
    Rubrique(
        "maillage",
        "Maillage territorial",
        "La vie des antennes, les filières, les zones fragilisées et ce qui y est entrepris.",
    ),
    Rubrique(
        "mission_D",
        "Mission 1 : diagnostics et lisibilité de l’offre",
        "Ce que les chiffres de la mission ne disent pas : constats, suites, exemples.",
    ),
    Rubrique(
        "mission_A",
        "Mission 2 : animation des acteurs",
        "Ce que les rencontres ont produit ; les acteurs encore à rencontrer.",
    ),
    Rubrique(
        "mission_C",
        "Mission 3 : culture et démarche palliatives",
        "Les évènements et les formations qui ont compté, et pour qui.",
    ),
    Rubrique(
        "mission_I",
        "Mission 4 : information",
        "Ce que vos canaux ont permis de faire savoir, et à qui.",
    ),
    Rubrique(
        "impact",
        "Impact",
        "Structuration de l’offre, articulation entre les acteurs, diffusion des connaissances, "
        "bonnes pratiques.",
    ),
    Rubrique(
        "difficultes",
        "Difficultés et points de vigilance",
        "Ce qui a manqué ou résisté, et ce que vous demandez à l’ARS.",
    ),
    Rubrique(
        "perspectives",
        "Perspectives",
        "Ce que l’année suivante apportera ; le programme d’actions en donne le détail.",
    ),
)
PAR_CLE = {rubrique.cle: rubrique for rubrique in RUBRIQUES}
AUTRES = {"programme": "Programme d’actions", "finance": "Bilan financier"}


def titre_de(cle: str, annee: int) -> str | None:
    """What a text is about, in words; None for a key that names nothing in that year."""
    if cle in PAR_CLE:
        return PAR_CLE[cle].titre
    if cle in AUTRES:
        return AUTRES[cle]
    genre, _, nom = cle.partition(":")
    if genre == INDICATEUR:
        indicateur = CATALOGUE.en(annee).get(nom)
        return indicateur.titre if indicateur else None
    if genre == SECTION:
        return next((s.titre for s in sections() if s.code == nom), None)
    return None


def est_un_commentaire(cle: str) -> bool:
    """A comment is written beside figures; it is not carried over from one year to the next."""
    return cle not in PAR_CLE
