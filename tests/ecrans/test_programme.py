"""The programme of actions: what was done, what is planned, what goes on."""

import re
from datetime import date

import pytest

from cellule.models import Role
from cellule.perimetre import perimetre
from rapports.models import LigneProgramme
from tests.fabriques import LigneProgrammeFabrique, PosteCelluleFabrique, ProfessionnelFabrique

from .conftest import liens, lu

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("en_novembre")]
PROGRAMME = "/c/gironde/rapports/2025/programme/"
BILAN = f"{PROGRAMME}bilan/"


def saisie(**champs) -> dict:
    return {
        "mission": "A",
        "objectif": "Aller vers les équipes",
        "action": "Rencontrer les équipes jamais vues",
        "pilote": "coordinatrice",
        "echeance": "2026-06-30",
        "indicateur": "A3",
    } | champs


@pytest.fixture
def lignes(cellule) -> dict[str, LigneProgramme]:
    """Three actions of 2025, entered in disorder, and one of 2026."""
    with perimetre(cellule, ecriture=True):
        return {
            "info": LigneProgrammeFabrique(mission="I", action="Ouvrir l’annuaire"),
            "visites": LigneProgrammeFabrique(
                mission="A", action="Rencontrer 80 % des équipes", echeance=date(2025, 12, 31)
            ),
            "etat": LigneProgrammeFabrique(mission="D", action="Publier l’état des lieux"),
            "journee": LigneProgrammeFabrique(annee=2026, mission="C", action="Une journée"),
        }


def relire(cellule, ligne: LigneProgramme) -> LigneProgramme:
    with perimetre(cellule):
        return LigneProgramme.objects.get(pk=ligne.pk)


def montre(client) -> dict[str, str]:
    """What the table shows, as a browser would send it back."""
    envoi = {}
    for _, siennes in client.get(PROGRAMME).context["missions"]:
        for une in siennes:
            formulaire = une["form"]
            envoi |= {formulaire[n].html_name: formulaire[n].value() for n in formulaire.fields}
    return envoi


def en(annee: int, cellule) -> list[LigneProgramme]:
    with perimetre(cellule):
        return list(LigneProgramme.objects.filter(annee=annee).order_by("pk"))


def test_actions_stand_in_the_order_of_the_missions(page, cellule, lignes):
    texte = lu(page().get(PROGRAMME))
    ordre = ["Publier l’état des lieux", "Rencontrer 80 %", "Ouvrir l’annuaire", "Une journée"]
    rangs = [texte.index(mot) for mot in ordre]
    assert rangs == sorted(rangs)
    assert "3 actions : 3 à dire" in texte
    assert "1 action , dans l’ordre" in texte


def test_whole_table_is_filled_in_at_once(page, cellule, lignes):
    client = page(Role.CHARGE_MISSION)
    envoi = montre(client) | {
        f"{lignes['etat'].pk}-realisation": "fait",
        f"{lignes['etat'].pk}-bilan": "Publié en mars.\r\nRelu par l’ARS.",
        f"{lignes['visites'].pk}-realisation": "abandonne",
    }
    suite = client.post(BILAN, envoi, follow=True)
    assert "Bilan enregistré pour 2 actions." in lu(suite)
    assert "1 fait, 1 abandonné, 1 à dire" in lu(suite)
    etat = relire(cellule, lignes["etat"])
    assert (etat.realisation, etat.bilan) == ("fait", "Publié en mars.\nRelu par l’ARS.")
    assert relire(cellule, lignes["journee"]).realisation == ""
    assert "Rien n’a changé" in lu(client.post(BILAN, montre(client), follow=True))


def test_wrong_answer_is_told_and_the_others_are_kept(page, cellule, lignes):
    client = page()
    envoi = montre(client) | {
        f"{lignes['etat'].pk}-realisation": "presque",
        f"{lignes['info'].pk}-bilan": "À garder",
    }
    reponse = client.post(BILAN, envoi)
    assert reponse.status_code == 400
    assert "À garder" in lu(reponse)
    assert f'href="#id_{lignes["etat"].pk}-realisation"' in reponse.content.decode()
    assert relire(cellule, lignes["info"]).bilan == ""


def test_two_people_who_tell_the_same_action_see_each_other(page, cellule, lignes):
    moi, cle = page(), lignes["etat"].pk
    montree = montre(moi)
    page(Role.CHARGE_MISSION).post(
        BILAN, montree | {f"{cle}-realisation": "en_cours", f"{cle}-bilan": "Relu"}
    )
    mien = {f"{cle}-realisation": "fait", f"{lignes['info'].pk}-bilan": "Le mien"}
    reponse = moi.post(BILAN, montree | mien)
    assert reponse.status_code == 409
    texte = lu(reponse)
    assert "une autre personne a écrit : En cours" in texte
    assert "Publier l’état des lieux : changée pendant que vous écriviez" in texte
    assert "Relu" in texte
    assert "Le mien" in texte
    assert relire(cellule, lignes["etat"]).realisation == "en_cours"
    assert relire(cellule, lignes["info"]).bilan == ""


def test_line_that_was_left_alone_keeps_what_another_said_of_it(page, cellule, lignes):
    moi, cle = page(), lignes["etat"].pk
    montree = montre(moi)
    page(Role.CHARGE_MISSION).post(BILAN, montree | {f"{cle}-realisation": "fait"})
    mien = {f"{lignes['info'].pk}-bilan": "Le mien"}
    assert moi.post(BILAN, montree | mien).status_code == 302
    assert relire(cellule, lignes["etat"]).realisation == "fait"
    assert relire(cellule, lignes["info"]).bilan == "Le mien"


def test_unfinished_action_goes_on_in_one_click_and_keeps_what_was_typed(page, cellule, lignes):
    client = page()
    envoi = montre(client) | {
        f"{lignes['etat'].pk}-realisation": "fait",
        f"{lignes['visites'].pk}-bilan": "La moitié",
        "reporter": str(lignes["visites"].pk),
    }
    texte = lu(client.post(BILAN, envoi, follow=True))
    assert "est au programme 2026, à la même date" in texte
    assert "Au programme 2026" in texte
    suite = en(2026, cellule)[-1]
    assert (suite.action, suite.echeance) == ("Rencontrer 80 % des équipes", date(2026, 12, 31))
    visites = relire(cellule, lignes["visites"])
    assert (visites.realisation, visites.bilan) == ("reporte", "La moitié")
    assert relire(cellule, lignes["etat"]).realisation == "fait"
    encore = montre(client) | {"reporter": str(lignes["visites"].pk)}
    assert "déjà au programme 2026" in lu(client.post(BILAN, encore, follow=True))
    refus = montre(client) | {"reporter": str(lignes["etat"].pk)}
    assert "elle ne se reporte pas" in lu(client.post(BILAN, refus, follow=True))
    assert len(en(2026, cellule)) == 2


def test_action_is_planned_for_the_year_after(page, cellule):
    client = page()
    assert client.post(f"{PROGRAMME}nouvelle/", saisie()).url == PROGRAMME
    (ligne,) = en(2026, cellule)
    assert (ligne.mission, ligne.echeance, ligne.indicateur) == ("A", date(2026, 6, 30), "A3")
    adresse = f"{PROGRAMME}{ligne.pk}/"
    formulaire = client.get(adresse).context["form"]
    envoi = {nom: formulaire[nom].value() for nom in formulaire.fields}
    client.post(adresse, envoi | {"pilote": "les référents"})
    assert relire(cellule, ligne).pilote == "les référents"
    reponse = client.post(f"{adresse}supprimer/", follow=True)
    assert en(2026, cellule) == []
    retour = re.findall(r'action="([^"]+/annuler/\d+/)"', reponse.content.decode())[-1]
    assert client.post(retour, {"suite": PROGRAMME}).url == PROGRAMME
    assert relire(cellule, ligne).action == "Rencontrer les équipes jamais vues"


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"mission": ""}, "mission"),
        ({"mission": "Z"}, "mission"),
        ({"objectif": " "}, "objectif"),
        ({"action": ""}, "action"),
        ({"echeance": "31/02/2026"}, "echeance"),
        ({"indicateur": "Z9"}, "indicateur"),
    ],
)
def test_wrong_value_is_told_at_its_field_and_nothing_is_lost(page, cellule, champs, champ):
    reponse = page().post(f"{PROGRAMME}nouvelle/", saisie(pilote="À garder", **champs))
    assert reponse.status_code == 400
    assert list(reponse.context["form"].errors) == [champ]
    assert 'value="À garder"' in reponse.content.decode()
    assert en(2026, cellule) == []


def test_indicators_are_those_of_the_catalogue_by_mission(page, cellule):
    choix = page().get(f"{PROGRAMME}nouvelle/").context["form"].fields["indicateur"].choices
    assert choix[0] == ("", "Aucun")
    assert len(choix) == 5
    assert sum(len(siens) for _, siens in choix[1:]) == 24


def test_pilot_who_is_a_person_is_shown_by_function(page, cellule):
    with perimetre(cellule, ecriture=True):
        personne = ProfessionnelFabrique(code="pro-7", nom="NomSecret", equipe_cellule=True)
        PosteCelluleFabrique(
            professionnel=personne, fonction="chargée de mission", debut=date(2024, 1, 1)
        )
        LigneProgrammeFabrique(annee=2025, pilote="pro-7")
        LigneProgrammeFabrique(annee=2026, pilote="Mme NomSecret")
        LigneProgrammeFabrique(annee=2026, pilote="les référents")
    texte = lu(page(Role.LECTEUR).get(PROGRAMME))
    assert texte.count("Chargée de mission") == 2
    assert "Les référents" in texte
    assert "NomSecret" not in texte


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_reader_reads_and_writes_nothing(page, cellule, lignes, role):
    client = page(role)
    reponse = client.get(PROGRAMME)
    assert "Ouvrir l’annuaire" in lu(reponse)
    corps = reponse.content.decode().split("<main")[1].split("</main")[0]
    assert "<form" not in corps
    assert "<select" not in corps
    assert "<button" not in corps
    assert not [lien for lien in liens(reponse) if "nouvelle" in lien]
    assert client.post(BILAN, {}).status_code == 403
    for suite in ("nouvelle/", f"{lignes['etat'].pk}/"):
        assert client.get(f"{PROGRAMME}{suite}").status_code == 403
        assert client.post(f"{PROGRAMME}{suite}", saisie()).status_code == 403
    assert client.post(f"{PROGRAMME}{lignes['etat'].pk}/supprimer/").status_code == 403


def test_action_of_another_cell_is_out_of_reach(page, cellule, voisine):
    with perimetre(voisine, ecriture=True):
        ailleurs = LigneProgrammeFabrique(action="Chez les autres")
    client, cle = page(), ailleurs.pk
    assert client.get(f"{PROGRAMME}{cle}/").status_code == 404
    client.post(f"{PROGRAMME}{cle}/supprimer/")
    client.post(BILAN, {f"{cle}-realisation": "fait", "reporter": str(cle)})
    assert "Chez les autres" not in lu(client.get(PROGRAMME))
    assert relire(voisine, ailleurs).realisation == ""
    assert en(2026, cellule) == en(2026, voisine) == []


def test_more_rows_cost_no_more_queries(page, cellule, django_assert_num_queries):
    client = page()
    with perimetre(cellule, ecriture=True):
        LigneProgrammeFabrique(pilote="coordinatrice"), LigneProgrammeFabrique(annee=2026)
    client.get(PROGRAMME)
    with django_assert_num_queries(1000, exact=False) as une_fois:
        client.get(PROGRAMME)
    with perimetre(cellule, ecriture=True):
        for rang in range(30):
            LigneProgrammeFabrique(annee=2025 + rang % 2, pilote=f"groupe {rang}")
    with django_assert_num_queries(len(une_fois)):
        client.get(PROGRAMME)
