"""The dashboard around its figures: what to do, what comes next, the report, the territory."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from cellule.a_faire import LIRE, a_faire_de, resumer
from cellule.dessin_de_carte import dessiner, variable
from cellule.droits import peut
from cellule.instantane import Cadre, demander
from cellule.models import Cellule, Departement
from cellule.moments import lire_moment
from cellule.typographie import MOIS_COURTS, heure
from evenements.models import TypeActivite
from evenements.requetes import RendezVous, prochains

from .couverture import Couverture, carte_de_couverture
from .requetes import AnneeDuTableau

RENDEZ_VOUS = 4
TONS = {"presentiel": "marque", "visio": "neutre", "mixte": "prune"}
LIEUX = {"presentiel": "Sur place", "visio": "Visio", "mixte": "Mixte"}


@dataclass(frozen=True)
class Date:
    """A planned activity as the page tells it: its day as a leaf, its hour and place in words."""

    vu: RendezVous
    cellule: Cellule
    lien: str

    @property
    def jour(self) -> int:
        return self.vu.jour.day

    @property
    def mois(self) -> str:
        return MOIS_COURTS[self.vu.jour.month - 1]

    @property
    def detail(self) -> str:
        moment = lire_moment(self.vu.debut)
        if not isinstance(moment, datetime):
            return self.vu.lieu
        local = moment.astimezone(self.cellule.zone) if moment.tzinfo else moment
        return ", ".join(filter(None, [heure(local), self.vu.lieu]))

    @property
    def badge(self) -> tuple[str, str]:
        """Its place, or its type when nobody has said where."""
        if self.vu.type == TypeActivite.COPIL:
            return "COPIL", "info"
        if self.vu.modalite:
            return LIEUX[self.vu.modalite], TONS[self.vu.modalite]
        return TypeActivite(self.vu.type).label, "neutre"


def autour(request: HttpRequest, cellule: Cellule, lu: AnneeDuTableau) -> dict[str, object]:
    """The context of the dashboard beside its figures."""
    jour, annee = cellule.aujourdhui(), lu.resultats.annee
    cadre = Cadre(cellule, annee, jour)
    return {
        "a_faire": _a_faire(request, cadre),
        "rendez_vous": _rendez_vous(cellule),
        "rapport": demander("etat_du_rapport", cadre),
        "participants": lu.stockes.tendance(lu.resultats["A4"], "participations"),
        "territoire": _territoire(cellule, lu.couverture),
        "terrain": _terrain(request, cellule),
    }


def _terrain(request: HttpRequest, cellule: Cellule) -> str:
    """Where a référent logs a meeting; the team has the journal."""
    if peut(request, "journal.ecrire") or not peut(request, "terrain.ecrire"):
        return ""
    return reverse("terrain", args=[cellule.code])


def _a_faire(request: HttpRequest, cadre: Cadre) -> dict[str, object] | None:
    """None for who may write nothing."""
    if not peut(request, LIRE.code):
        return None
    lots, code = a_faire_de(request, cadre), cadre.cellule.code
    return {
        "url": reverse("a_faire", args=[code]),
        "lignes": resumer(lots, code),
        "total": sum(lot.total for lot in lots),
    }


def _rendez_vous(cellule: Cellule) -> list[Date]:
    return [
        Date(un, cellule, reverse("activite", args=[cellule.code, un.activite]))
        for un in prochains(cellule.aujourdhui(), RENDEZ_VOUS)
    ]


def _territoire(cellule: Cellule, lue: Couverture) -> dict[str, object] | None:
    """The map and its table; None without a team."""
    if not lue.total:
        return None
    codes = sorted(cellule.departements)
    noms = dict(Departement.objects.filter(pk__in=codes).values_list("code", "nom"))
    return {
        "carte": dessiner(carte_de_couverture(lue, codes), noms, variable),
        "lignes": [
            {
                "nom": f"{noms[code]} ({code})",
                "total": lue.total[code],
                "vues": lue.vues[code],
                "fragile": lue.pourquoi_fragile(code),
            }
            for code in codes
        ],
    }


def premiers_pas(request: HttpRequest) -> dict[str, str]:
    """Where a cell begins: the first pages that this person may write in."""
    pages = (
        ("activite", "nouvelle_activite", "journal.ecrire"),
        ("structure", "nouvelle_structure", "acteurs.ecrire"),
    )
    code = request.cellule.code
    return {nom: reverse(vue, args=[code]) for nom, vue, droit in pages if peut(request, droit)}
