"""The sheet of a project, and what is done from it."""

from datetime import date

import pytest
from django.urls import reverse

from acteurs.actions import creer_projet, fixer_la_relance
from acteurs.models import Acte, AppelAProjets, BonnePratique, Projet
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from tests.ecrans.conftest import liens, lu
from tests.fabriques import LigneCompteRenduFabrique
from tests.projets.conftest import RACINE


def fiche(projet: Projet) -> str:
    return f"{RACINE}{projet.pk}/"


def test_the_sheet_tells_the_life_of_the_project(page, ici):
    texte = lu(page(Role.LECTEUR).get(fiche(ici.nuit)))
    for mots in ("EMSP du Port", "en cours", "Une relance est à faire", "Demander le bilan",
                 "Cahier relu", "Appui méthodologique", "10 janvier 2025"):  # fmt: skip
        assert mots in texte, mots
    assert "Noter un acte" not in texte and "Changer d’étape" not in texte


def test_similar_projects_say_why(page, ici, la_bas):
    texte = lu(page().get(fiche(ici.nuit)))
    assert "Astreinte de nuit en Médoc Même nature, même sujet (astreinte, nuit)" in texte
    assert "même territoire" in texte
    assert "Astreinte de nuit des Hauts" in texte and la_bas.cellule.nom in texte
    assert "secr" not in texte.replace("secrétariat", "")


def test_nothing_similar_is_said(page, ici):
    assert "Aucun projet de même nature" in lu(page().get(fiche(ici.relaye)))


def test_the_minutes_that_a_project_answers_are_told(page, ici):
    with perimetre(ici.cellule, ecriture=True):
        LigneCompteRenduFabrique(texte="Nuits sans recours", projet=ici.nuit)
        LigneCompteRenduFabrique(texte="Autre besoin", projet=ici.muet)
    texte = lu(page().get(fiche(ici.nuit)))
    assert "Ce projet répond à Nuits sans recours" in texte and "Autre besoin" not in texte


# --- Acts and reminders --------------------------------------------------------------

ENVOI = {"date": "2026-06-15", "nature": "evaluation", "texte": "Bilan reçu"}


def test_an_act_answers_the_reminder(page, ici):
    reponse = page().post(f"{fiche(ici.nuit)}acte/", ENVOI, follow=True)
    assert "Bilan reçu" in lu(reponse) and "Une relance est à faire" not in lu(reponse)
    with perimetre(ici.cellule):
        assert Acte.objects.filter(projet=ici.nuit, texte="Bilan reçu").count() == 1
        assert Projet.objects.get(pk=ici.nuit.pk).relance_le is None
        assert Trace.objects.latest("pk").acte.startswith("modifier")


def test_an_act_puts_the_reminder_off(page, ici):
    envoi = {**ENVOI, "relance_le": "2026-09-01", "relance_texte": "Demander les chiffres"}
    texte = lu(page().post(f"{fiche(ici.nuit)}acte/", envoi, follow=True))
    assert "Prochaine relance" in texte and "Demander les chiffres" in texte


def test_a_reminder_to_come_stays_as_it_is(page, ici):
    with perimetre(ici.cellule, ecriture=True):
        fixer_la_relance([ici.muet], relance_le=date(2026, 9, 1), relance_texte="Rappeler")
    navigateur = page()
    assert 'value="2026-09-01"' in navigateur.get(fiche(ici.muet)).content.decode()
    relance = {"relance_le": "2026-09-01", "relance_texte": "Rappeler"}
    navigateur.post(f"{fiche(ici.muet)}acte/", {**ENVOI, **relance})
    with perimetre(ici.cellule):
        assert Trace.objects.latest("pk").acte == "créer : acte d’accompagnement"


def test_an_act_without_its_day_comes_back_with_what_was_typed(page, ici):
    reponse = page().post(f"{fiche(ici.nuit)}acte/", {**ENVOI, "date": ""})
    assert reponse.status_code == 400
    assert "Bilan reçu" in reponse.content.decode()
    with perimetre(ici.cellule):
        assert not Acte.objects.filter(texte="Bilan reçu").exists()


# --- Reproduce, tell -----------------------------------------------------------------


def lien_vers(reponse, mots: str) -> str:
    return next(a for a in liens(reponse) if mots in a)


def envoi_de(reponse, **champs) -> dict:
    """What the form would send as it is shown, with some fields filled in."""
    depart = {champ.html_name: champ.value() for champ in reponse.context["form"] if champ.value()}
    return {**depart, **champs}


def test_a_project_is_reproduced_in_another_territory(page, ici):
    navigateur = page()
    formulaire = navigateur.get(lien_vers(navigateur.get(fiche(ici.fini)), "nouvelle/?intitule="))
    envoi = envoi_de(formulaire, departements=["40"])
    assert "partenaires" not in envoi and "resultat" not in envoi and "porteur" not in envoi
    navigateur.post(f"{RACINE}nouvelle/", envoi)
    with perimetre(ici.cellule):
        copie = Projet.objects.latest("pk")
        assert (copie.modele, copie.etape, copie.departements) == (ici.fini, "idee", ["40"])
        assert (copie.intitule, copie.nature) == (ici.fini.intitule, ici.fini.nature)
        assert not copie.partenaires.exists() and copie.porteur is None and not copie.partage
    assert "Reproduit par" in lu(navigateur.get(fiche(ici.fini)))


def test_a_shared_project_of_another_cell_is_taken_up_in_words(page, ici, la_bas):
    navigateur = page()
    partage = navigateur.get(reverse("projet_partage", args=["gironde", la_bas.partage.pk]))
    envoi = envoi_de(navigateur.get(lien_vers(partage, "nouvelle/?intitule=")))
    navigateur.post(f"{RACINE}nouvelle/", {**envoi, "departements": ["33"]})
    with perimetre(ici.cellule):
        copie = Projet.objects.latest("pk")
        assert copie.modele is None
        assert copie.source == f"«\xa0Astreinte de nuit des Hauts\xa0», {la_bas.cellule.nom}"


def test_a_finished_project_becomes_a_practice_in_one_click(page, ici):
    navigateur = page()
    formulaire = navigateur.get(lien_vers(navigateur.get(fiche(ici.fini)), "pratiques/nouvelle/"))
    navigateur.post(f"{RACINE}pratiques/nouvelle/", envoi_de(formulaire))
    with perimetre(ici.cellule):
        pratique = BonnePratique.objects.get()
        assert (pratique.projet, pratique.structure) == (ici.fini, ici.porteur)
        assert pratique.description == "Moins d’appels aux urgences" and not pratique.partage
    assert "En faire une bonne pratique" not in lu(navigateur.get(fiche(ici.fini)))


def test_a_call_of_another_cell_is_noted_here(page, ici, la_bas):
    navigateur = page()
    partage = navigateur.get(reverse("appel_partage", args=["gironde", la_bas.appel.pk]))
    formulaire = navigateur.get(lien_vers(partage, "appels/nouvelle/"))
    navigateur.post(f"{RACINE}appels/nouvelle/", envoi_de(formulaire))
    with perimetre(ici.cellule):
        appel = AppelAProjets.objects.get()
        assert (appel.emetteur, appel.echeance) == ("Fondation", date(2026, 7, 1))
        assert (appel.note, appel.relaye_le) == ("", None)


# --- Two people, one project ---------------------------------------------------------


def test_what_another_wrote_meanwhile_is_shown(page, ici):
    navigateur = page()
    adresse = f"{fiche(ici.nuit)}modifier/"
    envoi = envoi_de(navigateur.get(adresse), resultat="Le mien")
    with perimetre(ici.cellule, ecriture=True):
        Projet.objects.filter(pk=ici.nuit.pk).update(resultat="Le sien")
    reponse = navigateur.post(adresse, envoi)
    assert reponse.status_code == 409
    assert "Le sien" in lu(reponse) and "Le mien" in reponse.content.decode()
    with perimetre(ici.cellule):
        assert Projet.objects.get(pk=ici.nuit.pk).resultat == "Le sien"


def test_a_sheet_costs_the_same_with_many_neighbours(page, ici, django_assert_num_queries):
    navigateur = page()
    navigateur.get(fiche(ici.nuit))
    with django_assert_num_queries(100, exact=False) as peu:
        navigateur.get(fiche(ici.nuit))
    with perimetre(ici.cellule, ecriture=True):
        for n in range(20):
            creer_projet(
                intitule=f"Astreinte de nuit {n}", nature="organisation", etape="idee",
                modele=ici.nuit, porteur=ici.porteur,
            )  # fmt: skip
    with django_assert_num_queries(len(peu)):
        navigateur.get(fiche(ici.nuit))


@pytest.mark.parametrize(
    ("reste", "mots"), [(0, "dernier jour"), (5, "Il reste 5 jours"), (-1, "clos")]
)
def test_a_call_says_how_long_is_left(page, cellule, reste, mots):
    with perimetre(cellule, ecriture=True):
        echeance = date(2026, 6, 15 + reste)
        appel = AppelAProjets.objects.create(
            intitule="Appel", nature="aap", emetteur="ARS", echeance=echeance
        )
    texte = lu(page().get(f"{RACINE}appels/{appel.pk}/"))
    assert mots in texte
    assert ("bientôt" in texte) is (reste >= 0)
