"""The sheets of an antenna and of a mandate of *référent*."""

from decimal import Decimal
from urllib.parse import urlencode

from django.http import HttpRequest

from acteurs.models import Professionnel
from antennes import droits, requetes
from antennes.actions import creer_antenne, enregistrer_antennes, tenir_referents
from antennes.forms import AntenneForm, MandatForm
from antennes.listes import ANTENNES, REFERENTS
from antennes.mandats.requetes import avec_lui, reunions_regionales, titres
from antennes.models import Antenne, Mandat
from antennes.tables import nommer
from antennes.terrain.acces import ses_antennes
from cellule.droits import peut
from cellule.fiches import Fiche
from cellule.models import Cellule
from cellule.recherche import sorte_du_modele
from evenements import droits as journal


def _autour_de_l_antenne(request: HttpRequest, cellule: Cellule, ligne: Antenne) -> dict:
    """Its référents, its meetings, and the teams of its departments."""
    jour = cellule.aujourdhui()
    mandats = requetes.mandats_de(ligne)
    du_jour = [m for m in mandats if m.debut <= jour and (m.fin is None or m.fin >= jour)]
    autres = [m for m in mandats if m not in du_jour]
    fermee = ligne.fermee_le is not None and ligne.fermee_le < jour
    equipes = requetes.equipes_par_type(ligne.departements, jour)
    return {
        **titres(),
        "departements": nommer(ligne.departements),
        "fermee": fermee,
        "du_jour": du_jour,
        "autres": autres,
        "etp": sum((m.etp for m in du_jour if m.etp is not None), Decimal(0)),
        "etp_inconnu": any(m.etp is None for m in du_jour),
        "muette": requetes.sans_reunion(jour).filter(pk=ligne.pk).exists(),
        "mois": requetes.MOIS_SANS_REUNION,
        "reunions": requetes.reunions_de(ligne, jour),
        "equipes": equipes,
        "nombre_d_equipes": sum(nombre for _, nombre in equipes),
        "prerempli": urlencode({"antenne": sorte_du_modele(Antenne).designer(ligne)}),
        "peut_noter": peut(request, journal.ECRIRE.code) and not fermee,
        "peut_preparer": peut(request, droits.TERRAIN.code)
        and ses_antennes(request).filter(pk=ligne.pk).exists(),
        "noter": urlencode({"type": "reunion_antenne", "antennes": ligne.code}),
    }


def _autour_du_mandat(request: HttpRequest, cellule: Cellule, ligne: Mandat) -> dict:
    """With whom, how present. A renewal is another mandate: its form is filled in from this one."""
    renouveau = {
        "antenne": sorte_du_modele(Antenne).designer(ligne.antenne),
        "professionnel": sorte_du_modele(Professionnel).designer(ligne.professionnel),
    }
    return {
        **titres(),
        "renouveau": urlencode(renouveau),
        "avec": list(avec_lui(ligne)),
        "assiduite": reunions_regionales(ligne, cellule.aujourdhui()),
    }


ANTENNE = Fiche(
    nom="antenne",
    ecriture=enregistrer_antennes,
    formulaire=AntenneForm,
    liste=ANTENNES,
    droit=droits.ECRIRE.code,
    nouvelle="Nouvelle antenne",
    creer=creer_antenne,
    contexte=_autour_de_l_antenne,
    gabarit="antennes/antenne.html",
    ailleurs=("nature", "departements"),
)

MANDAT = Fiche(
    nom="mandat_referent",
    ecriture=tenir_referents,
    formulaire=MandatForm,
    liste=REFERENTS,
    droit=droits.ECRIRE.code,
    nouvelle="Nouveau mandat de référent",
    lignes=requetes.mandats,
    titre=lambda mandat: f"{mandat.professionnel}, {mandat.antenne}",
    contexte=_autour_du_mandat,
    gabarit="antennes/mandat.html",
    feminin=False,
)
