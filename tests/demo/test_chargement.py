"""Loading the demo: once, traced, by the product's own actions; every state to be seen."""

import json
from collections import Counter

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import Client

from acteurs.models import Professionnel
from antennes.models import Mandat
from cellule.demo.chargement import DOSSIER_EXEMPLE, charger, composer
from cellule.demo.comptes import ADRESSES
from cellule.demo.profils import PROFILS
from cellule.dossier.registre import tables
from cellule.models import Cellule, EtatRegion, Role, Trace, Utilisateur
from cellule.perimetre import perimetre
from cellule.requetes import adhesions_de
from evenements.models import Activite
from indicateurs.calcul import calculer
from indicateurs.catalogue.base import Etat

MOT_DE_PASSE = "demonstration"


def compter(cellule: Cellule) -> dict[str, int]:
    with perimetre(cellule):
        return {nom: table.modele.objects.count() for nom, table in tables().items()}


def test_three_cells_are_there(demo_chargee):
    assert [c.code for c in demo_chargee.cellules()] == ["exemple", "ile-de-france", "la-reunion"]
    fuseaux = {c.code: c.fuseau for c in demo_chargee.cellules()}
    assert fuseaux["la-reunion"] == "Indian/Reunion"


def test_every_composed_row_is_written(demo_chargee):
    for profil in PROFILS:
        compte = compter(Cellule.objects.get(code=profil.code))
        monde = composer(profil, demo_chargee.jour)
        assert compte == {nom: len(monde.tables[nom]) for nom in tables()}


def test_no_table_is_left_empty(demo_chargee):
    for profil in PROFILS:
        compte = compter(Cellule.objects.get(code=profil.code))
        assert [nom for nom, combien in compte.items() if not combien] == []


def test_loading_again_changes_nothing(demo_chargee):
    avant = [compter(cellule) for cellule in demo_chargee.cellules()]
    messages: list[str] = []
    charger(messages.append, jour=demo_chargee.jour)
    assert messages == []
    assert [compter(cellule) for cellule in demo_chargee.cellules()] == avant


def test_what_was_typed_is_kept(demo_chargee):
    cellule = Cellule.objects.get(code="la-reunion")
    with perimetre(cellule, ecriture=True):
        activite = Activite.objects.order_by("pk").first()
        ancien = activite.intitule
        Activite.objects.filter(pk=activite.pk).update(intitule="Corrigé à la main")
    try:
        charger(lambda message: None, jour=demo_chargee.jour)
        with perimetre(cellule):
            assert Activite.objects.get(pk=activite.pk).intitule == "Corrigé à la main"
    finally:
        with perimetre(cellule, ecriture=True):
            Activite.objects.filter(pk=activite.pk).update(intitule=ancien)


def test_loading_is_traced_and_signed(demo_chargee):
    for cellule in demo_chargee.cellules():
        with perimetre(cellule):
            traces = Counter(Trace.objects.values_list("auteur", "acte"))
        assert {auteur for auteur, _ in traces} == {"Démonstration"}
        assert traces["Démonstration", "enregistrer des activités"] == 1


def test_every_state_is_seen(demo_chargee):
    """Over the demo cells and years; and none of the 24 shows one state only."""
    vus: dict[str, set] = {}
    for cellule in demo_chargee.cellules():
        with perimetre(cellule):
            for annee in demo_chargee.annees():
                for code, resultat in calculer(cellule, annee, arret=demo_chargee.jour).items():
                    vus.setdefault(code, set()).add(resultat.etat)
    assert set().union(*vus.values()) == set(Etat)
    assert len(vus) == 24
    assert {code for code, etats in vus.items() if len(etats) < 2} == set()


def test_example_gives_what_it_must(demo_chargee):
    attendu = json.loads((DOSSIER_EXEMPLE / "attendu-2025.json").read_text(encoding="utf-8"))
    cellule = Cellule.objects.get(code="exemple")
    with perimetre(cellule):
        resultats = calculer(cellule, 2025)
        assert resultats["A8"].mesures == attendu["A8"]["mesures"]


@pytest.mark.parametrize("adresse", ADRESSES)
def test_account_signs_in(demo_chargee, adresse):
    navigateur = Client()
    reponse = navigateur.post("/connexion/", {"login": adresse, "password": MOT_DE_PASSE})
    assert reponse.status_code == 302, reponse.content.decode()
    assert "_auth_user_id" in navigateur.session


def test_account_refuses_another_password(demo_chargee):
    assert authenticate(None, email=ADRESSES[0], password="autre") is None


def test_each_role_has_its_account(demo_chargee):
    def acces(nom: str):
        return adhesions_de(Utilisateur.objects.get(email=f"{nom}@exemple.fr"))

    assert acces("responsable").role_dans("exemple") == Role.RESPONSABLE
    assert acces("mission").role_dans("exemple") == Role.CHARGE_MISSION
    assert acces("communication").role_dans("exemple") == Role.CHARGE_MISSION
    assert acces("referent").role_dans("exemple") == Role.REFERENT
    assert [c.code for c in acces("responsable").cellules] == ["exemple"]
    assert len(acces("lecteur").cellules) == 3
    assert acces("ars").regions == ["11", "53"] and acces("ars").cellules == []
    assert acces("dgos").national and not acces("ars").national


def test_referent_holds_an_active_mandate(demo_chargee):
    compte = Utilisateur.objects.get(email="referent@exemple.fr")
    cellule = Cellule.objects.get(code="exemple")
    with perimetre(cellule):
        personne = Professionnel.objects.get(utilisateur=compte)
        assert (personne.prenom, personne.nom) == (compte.prenom, compte.nom)
        assert Mandat.objects.filter(professionnel=personne, fin=None).exists()


def test_regions_without_a_cell_say_where_they_stand(demo_chargee):
    etats = EtatRegion.objects.all()
    assert {e.avancement for e in etats} == set(EtatRegion.Avancement.values)
    prises = {region for cellule in demo_chargee.cellules() for region in cellule.regions}
    assert {e.region_id for e in etats} & prises == set()


def test_command_refuses_where_no_server_would_start(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("charger_demo")
