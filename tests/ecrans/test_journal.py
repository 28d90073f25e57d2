"""The journal: read, confirm, log, complete; the figures follow."""

from datetime import date

import pytest

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from evenements.journal import listes
from evenements.models import Activite, Participation, Seance
from tests.fabriques import (
    ActiviteFabrique,
    AntenneFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    SeanceFabrique,
    StructureFabrique,
)

from .conftest import liens, lu

pytestmark = pytest.mark.django_db
JOURNAL = "/c/gironde/journal/"
NOUVELLE = f"{JOURNAL}nouvelle/"


def saisie(**champs) -> dict:
    return {
        "type": "copil",
        "intitule": "Comité de novembre",
        "jour": "2025-11-18",
        "statut": "tenu",
        **champs,
    }


ANTENNE = {"type": "reunion_antenne"}
FORMATION = {"type": "formation", "role": "dispensee"}


def relire(cellule, **critere) -> Activite:
    with perimetre(cellule):
        return Activite.objects.get(**critere)


def reunions_du_copil(client) -> str:
    """D2 as the dashboard shows it."""
    texte = lu(client.get("/c/gironde/", {"annee": 2025}))
    return texte.split("Réunions du comité de pilotage * (indicateur socle) ")[1].split(" réunion")[
        0
    ]


def test_what_is_to_confirm_comes_first(page, annee):
    client = page()
    reponse = client.get(JOURNAL, follow=True)
    assert reponse.redirect_chain == [(f"{JOURNAL}?annee=2025", 302)]
    texte = lu(reponse)
    assert "1 activité passée à confirmer" in texte
    assert texte.index("Comité du 2025-06-12") < texte.index("Comité du 2025-03-10")
    assert "6 activités" in texte
    assert "Comité du 2025-10-02" in lu(client.get(f"{JOURNAL}a-confirmer/"))


def test_beyond_what_one_counts_at_a_glance_the_journal_says_many(page, cellule, monkeypatch):
    monkeypatch.setattr(listes, "BEAUCOUP", 2)
    for jour, attendu in (("2025-05-05", "1"), ("2025-05-06", "2"), ("2025-05-07", "Plus de 2")):
        with perimetre(cellule, ecriture=True):
            ActiviteFabrique(debut=jour, statut="planifie")
        s = "" if attendu == "1" else "s"
        texte = lu(page().get(JOURNAL, {"annee": 2025}))
        assert f"{attendu} activité{s} passée{s} à confirmer" in texte


@pytest.mark.parametrize(("statut", "attendu"), [("tenu", "3"), ("annule", "2"), ("reporte", "2")])
def test_one_click_says_what_took_place_and_the_figure_follows(page, annee, statut, attendu):
    client, ligne = page(Role.CHARGE_MISSION), relire(annee, code="2025-10-02")
    assert reunions_du_copil(client) == "2"
    envoi = {"statut": statut, "suite": f"{JOURNAL}a-confirmer/"}
    reponse = client.post(f"{JOURNAL}{ligne.pk}/issue/", envoi, follow=True)
    assert "Comité du 2025-10-02" in lu(reponse)
    assert "Tout est confirmé" in lu(reponse)
    assert reunions_du_copil(client) == attendu
    with perimetre(annee):
        assert Trace.objects.get().acte == "modifier : activité"


def test_one_click_on_a_training_says_it_of_its_past_sessions(page, annee):
    with perimetre(annee, ecriture=True):
        formation = ActiviteFabrique(
            type="formation", role="dispensee", statut="planifie", debut="2025-10-01"
        )
        for jour in ("2025-10-01", "2025-11-10", "2025-12-01"):
            SeanceFabrique(activite=formation, debut=jour, jour=jour, statut="planifie", heures=3)
    client = page()
    assert "avec ses séances passées" in lu(client.get(f"{JOURNAL}a-confirmer/"))
    client.post(f"{JOURNAL}{formation.pk}/issue/", {"statut": "tenu"})
    with perimetre(annee):
        assert list(Seance.objects.values_list("statut", flat=True)) == ["tenu", "tenu", "planifie"]
        assert Activite.objects.get(pk=formation.pk).statut_retenu == "tenu"


def test_training_whose_sessions_were_all_cancelled_is_no_longer_to_confirm(page, annee):
    with perimetre(annee, ecriture=True):
        formation = ActiviteFabrique(
            type="formation", role="dispensee", statut="planifie", debut="2025-10-01"
        )
        SeanceFabrique(activite=formation, debut="2025-10-01", jour="2025-10-01", statut="planifie")
    page().post(f"{JOURNAL}{formation.pk}/issue/", {"statut": "annule"})
    assert relire(annee, pk=formation.pk).statut_retenu == "annule"


@pytest.mark.parametrize("statut", ["", "planifie", "inventé"])
def test_issue_that_means_nothing_changes_nothing(page, annee, statut):
    ligne = relire(annee, code="2025-10-02")
    reponse = page().post(f"{JOURNAL}{ligne.pk}/issue/", {"statut": statut}, follow=True)
    assert "Choisissez" in lu(reponse)
    assert relire(annee, pk=ligne.pk).statut == "planifie"


def test_filters_keep_what_they_say(page, annee):
    client = page()
    texte = lu(client.get(JOURNAL, {"type": "reunion_antenne"}))
    assert "1 activité ," in texte
    demande = {"type": "copil", "statut": "tenu", "annee": "2025"}
    tenues = client.get(JOURNAL, demande).context["page"]
    assert {ligne.code for ligne in tenues} == {"2025-03-10", "2025-06-12"}
    assert "ne répond à ces filtres" in lu(client.get(JOURNAL, {"type": "bureau"}))
    assert {a.code for a in client.get(JOURNAL, {"a_confirmer": "oui"}).context["page"]} == {
        "2025-10-02"
    }


@pytest.mark.parametrize(
    "demande", [{"type": "inventé"}, {"statut": "x"}, {"annee": "20x5"}, {"page": "9"}]
)
def test_wrong_parameter_shows_an_error_and_no_line(page, annee, demande):
    reponse = page().get(JOURNAL, demande)
    assert reponse.status_code == 400
    assert "Revenir à la liste" in lu(reponse)
    assert reponse.context["page"] is None


def test_activity_logged_gets_a_code_and_counts(page, annee):
    client = page()
    reponse = client.post(NOUVELLE, saisie(heure="14:30", lieu="Bordeaux"), follow=True)
    assert "« Comité de novembre » : ajoutée." in lu(reponse).replace("\u00a0", " ")
    assert "2025-001" in lu(reponse)
    ligne = relire(annee, code="2025-001")
    assert (ligne.debut, ligne.lieu, ligne.statut_retenu) == (
        "2025-11-18T14:30",
        "Bordeaux",
        "tenu",
    )
    assert reunions_du_copil(client) == "3"


def test_activity_logged_names_antennas_structures_and_the_team(page, annee):
    with perimetre(annee, ecriture=True):
        AntenneFabrique(code="an-x", nom="Antenne X")
        structure = StructureFabrique(code="str-1", nom="EMSP du Lac")
        equipe = ProfessionnelFabrique(code="p-1", equipe_cellule=True)
    page().post(
        NOUVELLE,
        saisie(
            type="reunion_antenne",
            antennes=["an-x"],
            structures=["EMSP du Lac (str-1)", "", "emsp du lac"],
            equipe=["p-1"],
            anonymes="0",
        ),
    )
    ligne = relire(annee, intitule="Comité de novembre")
    with perimetre(annee):
        assert [a.code for a in ligne.antennes.all()] == ["an-x"]
        assert list(ligne.structures.all()) == [structure]
        presence = Participation.objects.get(activite=ligne)
        assert (presence.professionnel_id, presence.statut) == (equipe.pk, "present")
    assert ligne.anonymes == 0


@pytest.mark.parametrize(
    ("champs", "champ", "mots"),
    [
        ({"intitule": "  "}, "intitule", "obligatoire"),
        ({"jour": "31/02/2025"}, "jour", "date valide"),
        ({"type": "evenement"}, "role", "obligatoire"),
        ({"type": "formation", "role": "associe"}, "role", "Sélectionnez un choix valide"),
        ({**ANTENNE, "structures": ["Inconnue"]}, "structures", "rien n’y ressemble"),
        ({**ANTENNE, "structures": ["Jumelle"]}, "structures", "choisissez la bonne"),
        ({**ANTENNE, "antennes": ["ailleurs"]}, "antennes", "choix valide"),
        ({"anonymes": "-3"}, "anonymes", "supérieure ou égale à 0"),
        ({**FORMATION, "heures": "beaucoup"}, "heures", "nombre"),
        (
            {
                **FORMATION,
                "seances_jour": "x",
                "seances_heure": "",
                "seances_heures": "3",
                "seances_statut": "tenu",
            },
            "seances",
            "Séance 1",
        ),
    ],
)
def test_wrong_value_is_told_at_its_field_and_nothing_is_lost(page, annee, champs, champ, mots):
    with perimetre(annee, ecriture=True):
        StructureFabrique(nom="Jumelle")
        StructureFabrique(nom="Jumelle")
        avant = Activite.objects.count()
    reponse = page().post(NOUVELLE, saisie(programme="À garder", **champs))
    formulaire = reponse.context["form"]
    assert reponse.status_code == 400
    assert list(formulaire.errors) == [champ]
    assert mots in formulaire.errors[champ][0]
    assert "À garder" in lu(reponse)
    with perimetre(annee):
        assert Activite.objects.count() == avant


def test_refusal_of_the_action_is_told_at_the_field_that_asks(page, annee):
    """The end of the line, which the form does not show, would come before its beginning."""
    with perimetre(annee, ecriture=True):
        ligne = ActiviteFabrique(debut="2025-05-05", fin="2025-05-06", type="copil")
    client, adresse = page(), f"{JOURNAL}{ligne.pk}/modifier/"
    vu = client.get(adresse).context["form"]["vu"].value()
    reponse = client.post(adresse, saisie(intitule=ligne.intitule, jour="2025-06-01", vu=vu))
    assert list(reponse.context["form"].errors) == ["jour"]
    assert relire(annee, pk=ligne.pk).debut == "2025-05-05"


@pytest.mark.parametrize("espace", ["", " ", "\u00a0", "\u202f", "\u2009"])
def test_french_decimals_and_slashed_dates_are_read(page, annee, espace):
    heures = f"1{espace}234,5"
    page().post(
        NOUVELLE, saisie(type="formation", role="dispensee", heures=heures, jour="18/11/2025")
    )
    ligne = relire(annee, intitule="Comité de novembre")
    assert (ligne.debut, float(ligne.heures)) == ("2025-11-18", 1234.5)


def test_line_is_completed_without_losing_what_the_form_does_not_show(page, annee):
    with perimetre(annee, ecriture=True):
        fermee = StructureFabrique(code="s-anc", nom="Ancienne")
        fermee.survivante = StructureFabrique(nom="Nouvelle")
        fermee.save()
        ligne = ActiviteFabrique(
            code="x-1", type="rencontre_equipe", debut="2025-05-05T09:30:15+02:00",
            jour_debut=date(2025, 5, 5), cle_partage="partagé", heures="7.5",
        )  # fmt: skip
        ligne.liens_structures.create(structure=fermee)
        ParticipationFabrique(activite=ligne)
    client = page()
    adresse = f"{JOURNAL}{ligne.pk}/modifier/"
    formulaire = client.get(adresse).context["form"]
    valeurs = {nom: formulaire[nom].value() for nom in formulaire.fields}
    assert valeurs["structures"] == ["Ancienne (s-anc)"]
    envoi = {nom: v for nom, v in valeurs.items() if v not in (None, "")}
    client.post(adresse, {**envoi, "heure": "09:30", "objectifs": "Ajoutés"})
    apres = relire(annee, pk=ligne.pk)
    assert (apres.objectifs, apres.debut) == ("Ajoutés", "2025-05-05T09:30:15+02:00")
    assert (apres.code, apres.cle_partage, apres.heures) == ("x-1", "partagé", 7.5)
    with perimetre(annee):
        assert apres.participations.count() == 1
        assert [s.code for s in apres.structures.all()] == ["s-anc"]


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_reader_reads_and_writes_nothing(page, annee, role):
    client, ligne = page(role), relire(annee, code="2025-10-02")
    reponse = client.get(JOURNAL, {"annee": "2025"})
    assert reponse.status_code == 200
    assert NOUVELLE not in liens(reponse)
    assert 'name="acte"' not in reponse.content.decode()
    assert client.get(f"{JOURNAL}{ligne.pk}/").status_code == 200
    main = client.get(f"{JOURNAL}a-confirmer/").content.decode().split("<main")[1]
    assert "<button" not in main.split("</main>")[0]
    for fin in ("modifier/", "supprimer/", "issue/"):
        assert client.post(f"{JOURNAL}{ligne.pk}/{fin}", saisie()).status_code == 403
    assert client.post(NOUVELLE, saisie()).status_code == 403
    assert client.get(NOUVELLE).status_code == 403


def test_line_of_another_cell_does_not_exist(page, annee, voisine):
    with perimetre(voisine, ecriture=True):
        ailleurs = ActiviteFabrique(statut="planifie", intitule="Chez les autres")
    client = page()
    assert client.get(f"{JOURNAL}{ailleurs.pk}/").status_code == 404
    assert client.get(NOUVELLE, {"copie": ailleurs.pk}).status_code == 404
    assert client.get(f"{JOURNAL}{ailleurs.pk}/modifier/").status_code == 404
    assert client.post(f"{JOURNAL}{ailleurs.pk}/issue/", {"statut": "tenu"}).status_code == 404
    assert "Chez les autres" not in lu(client.get(JOURNAL, {"annee": "2025"}))
    assert "Chez les autres" not in lu(client.get(f"{JOURNAL}a-confirmer/"))
    assert relire(voisine, pk=ailleurs.pk).statut == "planifie"
