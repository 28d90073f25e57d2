"""The tables of the exchange format kept by this app: convention, money, programme."""

from cellule.dossier.deduction import PLAFOND
from cellule.dossier.genres import Nombre
from cellule.dossier.registre import declarer
from cellule.dossier.regles import dates_en_ordre
from cellule.dossier.tables import Table
from cellule.models.base import DECIMALES
from indicateurs.colonnes import ANNEE, INDICATEUR
from rapports.models import Convention, Depense, Financement, LigneProgramme

# « Numbers are finite and not negative (`montant` may be). » (format)
MONTANT = Nombre(decimales=DECIMALES, mini=None, plafond=PLAFOND)

CONVENTIONS = Table(
    nom="conventions",
    modele=Convention,
    noms=("code", "debut", "fin", "objectifs", "signee_le"),
    cle=("code",),
    regles=(dates_en_ordre("debut", "fin"),),
)

FINANCEMENTS = Table(
    nom="financements",
    modele=Financement,
    noms=("annee", "source", "origine", "montant", "convention"),
    genres={"annee": ANNEE, "montant": MONTANT},
)

DEPENSES = Table(
    nom="depenses",
    modele=Depense,
    noms=("annee", "poste", "libelle", "montant", "source"),
    genres={"annee": ANNEE, "montant": MONTANT},
)

PROGRAMME = Table(
    nom="programme",
    modele=LigneProgramme,
    noms=("annee", "mission", "objectif", "action", "pilote", "echeance", "indicateur"),
    genres={"annee": ANNEE, "indicateur": INDICATEUR},
)

declarer((CONVENTIONS, FINANCEMENTS, DEPENSES, PROGRAMME))
