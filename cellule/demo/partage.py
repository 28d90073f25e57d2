"""Facts shared between cells: each writes its own row, under the same key (indicateurs, R7).

The keys of 2025 are also those of the example's dossier.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
EXEMPLE, ILE_DE_FRANCE, LA_REUNION = "exemple", "ile-de-france", "la-reunion"


@dataclass(frozen=True, kw_only=True)
class FaitPartage:
    cle: str
    type: str
    jour: date
    heure: int  # in Paris
    intitule: str
    cellules: frozenset[str]
    modalite: str = "visio"
    role: str = ""
    nature: str = ""
    objectifs: str = ""
    programme: str = ""

    @property
    def debut(self) -> str:
        """With its offset: the same instant for everybody, whatever the local time."""
        moment = datetime(self.jour.year, self.jour.month, self.jour.day, self.heure, tzinfo=PARIS)
        return moment.isoformat(timespec="minutes")


def _le(annee: int, mois: int, rang: int, jour_de_semaine: int) -> date:
    """The second Thursday of a month: `_le(2025, 1, 2, 3)`."""
    premier = date(annee, mois, 1)
    return premier + timedelta(days=(jour_de_semaine - premier.weekday()) % 7 + 7 * (rang - 1))


def faits_partages(cellule: str, annee: int) -> Iterator[FaitPartage]:
    return (fait for fait in _de_l_annee(annee) if cellule in fait.cellules)


def _de_l_annee(annee: int) -> Iterator[FaitPartage]:
    toutes = frozenset((EXEMPLE, ILE_DE_FRANCE, LA_REUNION))
    generees = frozenset((ILE_DE_FRANCE, LA_REUNION))
    yield from _reunions(annee, toutes, generees)
    yield from _pour_les_acteurs(annee, toutes, generees)


def _reunions(annee: int, toutes: frozenset, generees: frozenset) -> Iterator[FaitPartage]:
    yield FaitPartage(
        cle=f"jnc-{annee}",
        type="reunion_intercellules",
        jour=date(2025, 4, 1) if annee == 2025 else _le(annee, 4, 1, 3),
        heure=9,
        intitule="Journée nationale des cellules d'animation régionale",
        cellules=toutes,
        modalite="presentiel",
        objectifs="Harmoniser les pratiques en tenant compte des particularités locales",
    )
    yield FaitPartage(
        cle=f"indic-{annee}",
        type="reunion_intercellules",
        jour=date(2025, 9, 25) if annee == 2025 else _le(annee, 9, 3, 3),
        heure=14,
        intitule="Atelier des cellules : compter les mêmes choses de la même façon",
        cellules=toutes,
        objectifs="Lire ensemble les indicateurs du cadre national",
    )
    yield FaitPartage(
        cle=f"om-{annee}-01",
        type="reunion_intercellules",
        jour=_le(annee, 1, 4, 3),
        heure=6,
        intitule="Échange avec les cellules d'outre-mer",
        cellules=frozenset((EXEMPLE, LA_REUNION)),
        objectifs="Appui hors territoire : permanence d'avis et formations à distance",
    )
    for trimestre, mois in enumerate((2, 6, 10, 12), 1):
        yield FaitPartage(
            cle=f"inter-{annee}-{trimestre}",
            type="reunion_intercellules",
            jour=_le(annee, mois, 2, 1),
            heure=11,
            intitule="Réunion trimestrielle des cellules",
            cellules=generees,
            objectifs="Actualités nationales, outils à partager, questions au ministère",
        )


def _pour_les_acteurs(annee: int, toutes: frozenset, generees: frozenset) -> Iterator[FaitPartage]:
    yield FaitPartage(
        cle=f"emsp-{annee}",
        type="evenement",
        role="co_organisateur",
        nature="journée",
        jour=date(2025, 6, 26) if annee == 2025 else _le(annee, 6, 4, 3),
        heure=9,
        intitule="Journée des équipes mobiles",
        cellules=toutes,
        modalite="mixte",
        objectifs="Partager l'expérience des équipes mobiles de plusieurs régions",
        programme=f"https://example.org/equipes-mobiles-{annee}.pdf",
    )
    yield FaitPartage(
        cle=f"webinaire-commun-{annee}",
        type="evenement",
        role="co_organisateur",
        nature="webinaire",
        jour=_le(annee, 11, 1, 1),
        heure=10,
        intitule="Webinaire commun : douleur et inconfort, regards croisés",
        cellules=generees,
        objectifs="Confronter les pratiques de la métropole et de l'océan Indien",
        programme=f"https://example.org/regards-croises-{annee}.pdf",
    )
    yield FaitPartage(
        cle=f"formateurs-{annee}",
        type="formation",
        role="dispensee",
        jour=_le(annee, 3, 3, 1),
        heure=9,
        intitule="Formation de formateurs, session commune aux cellules",
        cellules=generees,
        objectifs="Concevoir et animer une formation courte aux soins palliatifs",
        programme=f"https://example.org/formateurs-{annee}.pdf",
    )
