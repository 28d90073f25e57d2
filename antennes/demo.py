"""The antennas of a demo cell, their referents, and the meetings that these prepare."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from acteurs.actions.comptes import rattacher_compte
from acteurs.demo.annuaire import Annuaire, Mandat, Personne
from acteurs.models import Professionnel
from acteurs.models.structures import PALLIATIFS
from antennes.pistes import demo as pistes
from antennes.terrain.suites import demo as suites  # noqa: F401  declares its complement
from cellule.demo.calendrier import repartir
from cellule.demo.monde import Monde
from cellule.demo.registre import declarer, declarer_complement, declarer_rattachement
from cellule.models import Cellule, Utilisateur
from cellule.perimetre import perimetre
from evenements.demo import Fait, Journal
from evenements.demo.minutes import prendre_des_notes
from evenements.demo.textes.antennes import REUNIONS_DES_REFERENTS, THEMES
from evenements.demo.textes.lieux import HEURES, lieu

declarer_complement(pistes.completer_l_exemple)

# The referent of the antenna « Nord Finistère » in the example's dossier.
CELLULE_DU_REFERENT, REFERENT = "exemple", "pro-128"
TYPES_DES_REFERENTS = ("EMSP", "USP", "HAD", "ETSP")
VOISINS = ("DAC", "CPTS", "MSP", "EHPAD", "ESMS", "CABINET", "ASSO_BENEVOLES")


@dataclass(frozen=True)
class Territoire:
    """An antenna: its departments and, on an island, its communes."""

    code: str
    nom: str
    nature: str
    departements: tuple[str, ...]
    ouverte_le: date
    fermee_le: date | None = None
    communes: tuple[str, ...] = ()

    def active(self, jour: date) -> bool:
        return self.ouverte_le <= jour and (self.fermee_le is None or jour <= self.fermee_le)


def _departements() -> tuple[Territoire, ...]:
    noms = {
        "75": "Paris",
        "77": "Seine-et-Marne",
        "78": "Yvelines",
        "91": "Essonne",
        "92": "Hauts-de-Seine",
        "93": "Seine-Saint-Denis",
        "94": "Val-de-Marne",
        "95": "Val-d'Oise",
    }
    tardives = {"77": date(2023, 9, 11), "95": date(2024, 1, 15)}
    return tuple(
        Territoire(
            f"ant-{code}", nom, "departement", (code,), tardives.get(code, date(2023, 1, 16))
        )
        for code, nom in noms.items()
    )


TERRITOIRES = {
    "ile-de-france": (
        *_departements(),
        Territoire(
            "ant-est",
            "Est francilien (antenne provisoire)",
            "autre",
            ("77", "93", "94"),
            date(2023, 3, 6),
            date(2024, 6, 28),
        ),
    ),
    "la-reunion": (
        Territoire(
            "ant-nord", "Nord", "filiere", ("974",), date(2024, 2, 5), communes=("97411", "97418")
        ),
        Territoire(
            "ant-sud", "Sud", "filiere", ("974",), date(2024, 2, 5), communes=("97416", "97414")
        ),
        Territoire(
            "ant-ouest", "Ouest", "filiere", ("974",), date(2024, 2, 5), communes=("97415", "97408")
        ),
        Territoire(
            "ant-est", "Est", "filiere", ("974",), date(2024, 9, 9), communes=("97409", "97410")
        ),
    ),
}


@declarer
def peupler(monde: Monde) -> None:
    journal, annuaire = monde.outil(Journal), monde.outil(Annuaire)
    mandats = {
        territoire: _ouvrir(monde, annuaire, territoire)
        for territoire in TERRITOIRES[monde.profil.code]
        if monde.connu(territoire.ouverte_le)
    }
    for annee in monde.annees:
        for rang, territoire in enumerate(mandats):
            _reunir(journal, annuaire, territoire, mandats, annee, rang)
        _reunir_les_referents(journal, mandats, annee)


def _gens(annuaire: Annuaire, territoire: Territoire, jour: date, *types: str) -> list[Personne]:
    """The people of these types who work on the territory."""
    structures = [
        structure["code"]
        for departement in territoire.departements
        for structure in annuaire.choisir(types, departement=departement, le=jour)
        if not territoire.communes or structure["commune"] in (*territoire.communes, "")
    ]
    return [personne for code in structures for personne in annuaire.gens_de(code, jour)]


def _ouvrir(monde: Monde, annuaire: Annuaire, territoire: Territoire) -> list[Mandat]:
    monde.ajouter(
        "antennes",
        code=territoire.code,
        nom=territoire.nom,
        nature=territoire.nature,
        departements=list(territoire.departements),
        ouverte_le=territoire.ouverte_le,
        fermee_le=monde.fin(territoire.fermee_le) if territoire.fermee_le else None,
    )
    return _nommer(monde, annuaire, territoire)


def _nommer(monde: Monde, annuaire: Annuaire, territoire: Territoire) -> list[Mandat]:
    """One referent after another: turnover is high, and a seat stays empty for a while."""
    hasard = monde.hasard("referents", territoire.code)
    possibles = _gens(annuaire, territoire, territoire.ouverte_le, *TYPES_DES_REFERENTS)
    mandats, debut = [], territoire.ouverte_le
    for personne in hasard.sample(possibles, min(3, len(possibles))):
        if not monde.connu(debut):
            break
        depart = territoire.fermee_le or debut + timedelta(
            days=hasard.choice((500, 800, 2500, 2500))
        )
        fin = monde.fin(depart)
        mandats.append(Mandat(personne, debut, fin))
        monde.ajouter(
            "referents",
            antenne=territoire.code,
            professionnel=personne.code,
            debut=debut,
            fin=fin,
            etp=hasard.choice((0.1, 0.2, 0.2, 0.3, 0.5)),
        )
        if fin is None or territoire.fermee_le:
            break
        debut = depart + timedelta(days=hasard.choice((1, 1, 60)))
    return mandats


def _reunir(
    journal: Journal,
    annuaire: Annuaire,
    territoire: Territoire,
    mandats: dict[Territoire, list[Mandat]],
    annee: int,
    rang: int,
) -> None:
    monde = journal.monde
    combien = monde.profil.volumes["reunion_antenne"]
    decalage = journal.hasard("antenne", territoire.code, annee).randrange(80)
    for fois, jour in enumerate(repartir(annee, combien, monde.chef_lieu, decalage=decalage)):
        if not territoire.active(jour):
            continue
        hasard = journal.hasard("reunion", territoire.code, jour)
        # Once a year a meeting is held with the next antenna: one meeting, two antennas.
        voisines = [autre for autre in mandats if autre is not territoire and autre.active(jour)]
        avec = voisines[rang % len(voisines)] if voisines and fois == 1 and rang % 3 == 0 else None
        fait = _annoncer(journal, hasard, territoire, avec, jour)
        _accueillir(journal, annuaire, hasard, fait, territoire, avec)
        if fait is not None:
            referents = [m.personne for m in mandats[territoire] if m.actif(fait.jour)]
            journal.emarger(fait, referents, qualite="animateur", assidus=0.95)
        journal.animer(fait, 1)
        prendre_des_notes(journal, fait, 4)


def _annoncer(
    journal: Journal, hasard: Random, territoire: Territoire, avec: Territoire | None, jour: date
) -> Fait | None:
    theme = hasard.choice((*THEMES, *journal.monde.profil.themes_locaux * 3))
    nom = f"{territoire.nom} et {avec.nom}" if avec else territoire.nom
    modalite, endroit = lieu(hasard, visio=0.3)
    sans_antenne = jour.year == 2023 and hasard.random() < 0.05
    return journal.noter(
        "reunion_antenne",
        jour,
        f"Antenne {nom} – {theme}",
        heure=hasard.choice((*HEURES, "18:30")),
        modalite=modalite,
        lieu=endroit,
        objectifs=theme,
        antennes=[] if sans_antenne else [t.code for t in (territoire, avec) if t],
    )


def _accueillir(
    journal: Journal,
    annuaire: Annuaire,
    hasard: Random,
    fait: Fait | None,
    territoire: Territoire,
    avec: Territoire | None,
) -> None:
    """Palliative teams first, then their neighbours; online, the list is sometimes lost."""
    if fait is None:
        return
    if fait.ligne["modalite"] == "visio" and hasard.random() < (
        0 if fait.jour.year == 2024 else 0.2
    ):
        return
    vivier = [
        personne
        for ou in filter(None, (territoire, avec))
        for types, maxi in ((PALLIATIFS, 11), (VOISINS, 7))
        for personne in _melanger(hasard, _gens(annuaire, ou, fait.jour, *types), maxi)
    ]
    journal.emarger(fait, dict.fromkeys(vivier), assidus=0.76)
    isoles = [p for p in annuaire.personnes.values() if not p.parcours]
    journal.emarger(fait, hasard.sample(isoles, hasard.choice((0, 0, 1, 2))), qualite="participant")
    if hasard.random() < 0.5:
        journal.compter(fait, 0, 6)


def _melanger(hasard: Random, gens: list[Personne], maxi: int) -> list[Personne]:
    return hasard.sample(gens, min(len(gens), hasard.randint(maxi // 2, maxi)))


def _reunir_les_referents(
    journal: Journal, mandats: dict[Territoire, list[Mandat]], annee: int
) -> None:
    monde = journal.monde
    combien = monde.profil.volumes["reunion_referents"]
    for rang, jour in enumerate(repartir(annee, combien, monde.chef_lieu, decalage=55)):
        presents = [m.personne for liste in mandats.values() for m in liste if m.actif(jour)]
        if len(presents) < 2:
            continue
        intitule, objectifs = REUNIONS_DES_REFERENTS[rang % len(REUNIONS_DES_REFERENTS)]
        hasard = journal.hasard("referents", jour)
        modalite, endroit = lieu(hasard, visio=0.4)
        fait = journal.noter(
            "reunion_referents",
            jour,
            intitule,
            heure="10:00",
            modalite=modalite,
            lieu=endroit,
            objectifs=objectifs,
        )
        journal.emarger(fait, dict.fromkeys(presents), assidus=0.85)
        journal.animer(fait, 2)
        prendre_des_notes(journal, fait, 3)


@declarer_rattachement
def rattacher_le_referent(comptes: dict[str, Utilisateur]) -> None:
    """A referent's right is an access and an active mandate of the person tied to the account."""
    cellule = Cellule.objects.get(code=CELLULE_DU_REFERENT)
    with perimetre(cellule, ecriture=True):
        personne = Professionnel.objects.filter(code=REFERENT).first()
        if personne is not None and personne.utilisateur_id != comptes["referent"].pk:
            rattacher_compte(personne, comptes["referent"])
