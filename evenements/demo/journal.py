"""Writing the demo's journal: what took place, what was cancelled, what nobody confirmed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from acteurs.demo.annuaire import Annuaire, Personne
from cellule.demo.calendrier import jour_ouvre
from cellule.demo.monde import Ligne, Monde

PART_ANNULEE, PART_REPORTEE = 0.035, 0.065
# In the last weeks, one meeting in eight still waits for somebody to say that it took place.
RECENT, PART_A_CONFIRMER = timedelta(days=45), 0.12
# Planned long ahead; the rest of the diary fills up as the weeks go.
PREVUS_DE_LOIN = frozenset(
    (
        "copil",
        "formation",
        "evenement",
        "reunion_antenne",
        "reunion_referents",
        "reunion_intercellules",
    )
)
PROCHE = timedelta(days=60)
STATUTS_DE_PRESENCE = ("present", "excuse", "absent", "inscrit")


@dataclass(frozen=True)
class Fait:
    """An activity of the journal, with what its attendance depends on."""

    ligne: Ligne
    jour: date

    @property
    def code(self) -> str:
        return self.ligne["code"]

    @property
    def tenu(self) -> bool:
        return self.ligne["statut"] == "tenu"

    @property
    def planifie(self) -> bool:
        return self.ligne["statut"] == "planifie"


class Journal:
    """The activities of one demo cell."""

    def __init__(self, monde: Monde) -> None:
        self.monde = monde
        self.annuaire = monde.outil(Annuaire)
        self.presents: dict[str, list[str]] = defaultdict(list)

    def hasard(self, *sujet: object) -> Random:
        return self.monde.hasard("journal", *sujet)

    def noter(
        self,
        type_: str,
        jour: date,
        intitule: str,
        *,
        heure: str = "",
        duree: float = 2,
        debut: str = "",
        certain: bool = False,
        **colonnes: object,
    ) -> Fait | None:
        """Add an activity with the status it must have on the day; a postponed one comes back.

        `certain`: what other cells take part in is not this one's to cancel. Return the activity
        to sign in at, None when it is not even in the diary yet.
        """
        hasard = self.hasard(type_, jour, intitule)
        if not self._a_l_agenda(type_, jour, hasard):
            return None
        statut = self._statut(jour, hasard, certain=certain)
        champs = {"intitule": intitule, "statut": statut, **colonnes}
        moments = (
            {"debut": debut, "fin": ""} if debut else self._moments(jour, heure, duree, hasard)
        )
        code = self.monde.code(f"{jour.year}-")
        ligne = self.monde.ajouter("activites", code=code, type=type_, **moments, **champs)
        if statut != "reporte":
            return Fait(ligne, jour)
        remise = jour_ouvre(jour + timedelta(days=hasard.randrange(14, 45)), self.monde.chef_lieu)
        return Fait(self._reinscrire(ligne, remise, heure, duree, hasard), remise)

    def _a_l_agenda(self, type_: str, jour: date, hasard: Random) -> bool:
        if jour <= self.monde.jour + PROCHE:
            return True
        loin = type_ in PREVUS_DE_LOIN and self.monde.a_l_agenda(jour)
        return loin and hasard.random() < 0.8

    def _reinscrire(
        self, ligne: Ligne, jour: date, heure: str, duree: float, hasard: Random
    ) -> Ligne:
        """A postponed activity counts once, at its new date."""
        statut = "tenu" if self.monde.passe(jour) else "planifie"
        nouvelle = {"code": self.monde.code(f"{jour.year}-"), "statut": statut}
        nouvelle |= self._moments(jour, heure, duree, hasard)
        return self.monde.ajouter("activites", **(ligne | nouvelle))

    def _statut(self, jour: date, hasard: Random, *, certain: bool) -> str:
        sort = 1.0 if certain else hasard.random()
        if sort < PART_ANNULEE:
            return "annule"
        if not self.monde.passe(jour):
            return "planifie"
        if sort < PART_REPORTEE:
            return "reporte"
        recent = self.monde.jour - jour <= RECENT
        part = PART_A_CONFIRMER if recent else self.monde.profil.oublis.get(jour.year, 0)
        return "planifie" if sort < PART_REPORTEE + part else "tenu"

    def _moments(self, jour: date, heure: str, duree: float, hasard: Random) -> dict[str, str]:
        """A day alone, a local time, or an invitation read from a calendar in universal time."""
        if not heure or hasard.random() < 0.06:
            return {"debut": jour.isoformat(), "fin": ""}
        local = datetime.fromisoformat(f"{jour}T{heure}")
        fin = local + timedelta(hours=duree)
        if hasard.random() < 0.04:
            zone = ZoneInfo(self.monde.profil.fuseau)
            universel = local.replace(tzinfo=zone).astimezone(ZoneInfo("UTC"))
            return {"debut": universel.strftime("%Y-%m-%dT%H:%MZ"), "fin": ""}
        ecrite = fin.isoformat(timespec="minutes") if hasard.random() < 0.7 else ""
        return {"debut": local.isoformat(timespec="minutes"), "fin": ecrite}

    # --- attendance ---

    def emarger(
        self,
        fait: Fait | None,
        personnes: Iterable[Personne],
        *,
        qualite: str = "",
        assidus: float = 0.8,
        compte: bool | None = None,
    ) -> None:
        """Sign these people in: present, excused, absent; for what is to come, registered."""
        if fait is None:
            return
        hasard = self.hasard("presences", fait.code, qualite)
        reste = (1 - assidus) / 3
        for personne in personnes:
            statut = hasard.choices(
                STATUTS_DE_PRESENCE, (assidus, 1.8 * reste, 0.8 * reste, reste / 2)
            )[0]
            if not fait.tenu:
                if not (fait.planifie and hasard.random() < 0.5):
                    continue
                statut = "inscrit"
            self._signer(fait, personne, statut, qualite, compte)

    def _signer(
        self, fait: Fait, personne: Personne, statut: str, qualite: str, compte: bool | None
    ) -> None:
        # The structure is written when it was not the person's present one.
        alors = personne.structure_le(fait.jour)
        if statut == "present":
            self.presents[fait.code].append(personne.code)
        self.monde.ajouter(
            "participations",
            activite=fait.code,
            professionnel=personne.code,
            structure=alors if alors != personne.structure else "",
            statut=statut,
            qualite=qualite,
            compte=compte,
        )

    def animer(self, fait: Fait | None, combien: int = 1, *, assidus: float = 1.0) -> None:
        """Some of the cell's team, who run the meeting or attend it."""
        if fait is None:
            return
        equipe = self.annuaire.equipe_le(fait.jour)
        hasard = self.hasard("equipe", fait.code)
        choisis = hasard.sample(equipe, min(combien, len(equipe)))
        self.emarger(fait, choisis, qualite="animateur", assidus=assidus)

    def compter(self, fait: Fait | None, mini: int, maxi: int, *, oubli: float = 0.0) -> None:
        """A head-count of those who did not sign; sometimes nobody counted."""
        if fait is None or not fait.tenu:
            return
        hasard = self.hasard("anonymes", fait.code)
        if hasard.random() >= oubli:
            fait.ligne["anonymes"] = hasard.randint(mini, maxi)
