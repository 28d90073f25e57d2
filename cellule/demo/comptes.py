"""One account per role, and the regions where no cell is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from cellule.actions.comptes import creer_compte, donner_acces
from cellule.actions.territoires import enregistrer_etat_region
from cellule.local.demo import COMPTES, MOT_DE_PASSE
from cellule.models import Cellule, EtatRegion, Role, Utilisateur

DOMAINE = "exemple.fr"
ADRESSES = tuple(f"{nom}@{DOMAINE}" for nom, _ in COMPTES)
PREMIER_JOUR = date(2023, 1, 1)
EXEMPLE, ILE_DE_FRANCE, LA_REUNION = "exemple", "ile-de-france", "la-reunion"


@dataclass(frozen=True)
class CompteDemo:
    """A person of the demo: in which cells or regions, with which role."""

    nom: str
    prenom: str
    famille: str
    role: Role
    cellules: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()

    @property
    def adresse(self) -> str:
        return f"{self.nom}@{DOMAINE}"


# The responsable has one cell and lands on its dashboard; the reader chooses among three.
PERSONNES = (
    CompteDemo("responsable", "Hélène", "Marchand", Role.RESPONSABLE, (EXEMPLE,)),
    CompteDemo("mission", "Mehdi", "Laurent", Role.CHARGE_MISSION, (EXEMPLE, ILE_DE_FRANCE)),
    CompteDemo("communication", "Clémence", "Besson", Role.CHARGE_MISSION, (EXEMPLE, LA_REUNION)),
    # The person of the example's dossier who holds the mandate to which `antennes.demo` ties it.
    CompteDemo("referent", "Olivier", "Cloarec", Role.REFERENT, (EXEMPLE,)),
    CompteDemo("lecteur", "Sophie", "Aubert", Role.LECTEUR, (EXEMPLE, ILE_DE_FRANCE, LA_REUNION)),
    CompteDemo("ars", "Nadia", "Ferreira", Role.AGENT_ARS, regions=("53", "11")),
    CompteDemo("dgos", "Luc", "Vasseur", Role.NATIONAL),
)
ETATS = (
    ("94", EtatRegion.Avancement.CREATION, "Appui méthodologique d’une cellule voisine"),
    ("01", EtatRegion.Avancement.APPEL, "Échanges réguliers avec la cellule de La Réunion"),
    ("02", EtatRegion.Avancement.APPEL, ""),
    ("03", EtatRegion.Avancement.AUCUN, ""),
    (
        "06",
        EtatRegion.Avancement.CREATION,
        "Appui de la cellule de La Réunion : formations, permanence d’avis",
    ),
    (
        "24",
        EtatRegion.Avancement.APPEL,
        "Appui de la cellule d’Île-de-France à l’écriture du projet",
    ),
)


def installer_les_comptes(dire: Callable[[str], None]) -> dict[str, Utilisateur]:
    """Create the accounts that are missing and what each may enter; return them all, by name."""
    comptes, empreinte = {}, make_password(MOT_DE_PASSE)  # hashed once: it is meant to be slow
    cellules = {cellule.code: cellule for cellule in Cellule.objects.all()}
    for personne in PERSONNES:
        compte = Utilisateur.objects.filter(email=personne.adresse).first()
        if compte is None:
            compte = _creer(personne, cellules, empreinte)
            dire(f"Compte {personne.adresse}")
        comptes[personne.nom] = compte
    return comptes


def _creer(personne: CompteDemo, cellules: dict[str, Cellule], empreinte: str) -> Utilisateur:
    compte = creer_compte(
        email=personne.adresse, prenom=personne.prenom, nom=personne.famille, empreinte=empreinte
    )
    portees = [{"cellule": cellules[code]} for code in personne.cellules if code in cellules]
    portees += [{"region": region} for region in personne.regions]
    if personne.role == Role.NATIONAL:
        portees = [{}]
    for portee in portees:
        donner_acces(compte, personne.role, debut=PREMIER_JOUR, **portee)
    return compte


def installer_les_etats_des_regions() -> None:
    """Invented, like the rest: said of regions that have no cell on this platform."""
    connus = set(EtatRegion.objects.values_list("region_id", flat=True))
    for region, avancement, appui in ETATS:
        if region not in connus:
            suite = " (démonstration)" if appui else ""
            enregistrer_etat_region(region=region, avancement=avancement, appui=appui + suite)
