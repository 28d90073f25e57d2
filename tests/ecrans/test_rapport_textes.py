"""Texts of the report on the screen: with the button, by themselves, two people at once."""

import pytest

from cellule.models import Role
from cellule.perimetre import perimetre
from rapports.models import RevisionTexte, Texte
from rapports.views.textes import reunir
from tests.fabriques import RevisionTexteFabrique, TexteFabrique
from tests.rapports.test_cycle import amener

from .conftest import liens, lu

pytestmark = pytest.mark.django_db
RAPPORT = "/c/gironde/rapports/2025/"
MOT = f"{RAPPORT}textes/redaction:mot/"
JSON = {"Accept": "application/json"}


def enregistrer(client, contenu: str, depuis: int = 0, adresse: str = MOT, **options):
    envoi = {"contenu": contenu, "depuis": depuis}
    return client.post(f"{adresse}enregistrer/", envoi, **options)


def textes(cellule) -> dict[str, str]:
    with perimetre(cellule):
        return dict(Texte.objects.filter(annee=2025).values_list("cle", "contenu"))


def test_text_is_written_with_a_button_and_without_a_script(page, annee):
    client = page(Role.CHARGE_MISSION)
    reponse = enregistrer(client, "Une **belle** année")
    assert reponse.url == MOT
    corps = client.get(MOT).content.decode()
    assert "<strong>belle</strong>" in corps
    assert 'name="depuis" value="1"' in corps


def test_text_saves_itself_and_is_told_what_to_start_from(page, annee):
    client = page()
    lue = enregistrer(client, "Un", headers=JSON).json()
    assert (lue["etat"], lue["revision"], lue["html"]) == ("enregistre", 1, "<p>Un</p>\n")
    assert "Enregistré à" in lue["message"]
    assert enregistrer(client, "Un deux", 1, headers=JSON).json()["revision"] == 2


def test_two_people_see_both_texts_and_keep_what_they_want(page, annee):
    ana, bao = page(), page(Role.CHARGE_MISSION)
    enregistrer(ana, "commun\nfin")
    enregistrer(bao, "commun\nde Bao\nfin", 1)
    conflit = enregistrer(ana, "commun\nd’Ana\nfin", 1, headers=JSON).json()
    assert conflit["etat"] == "conflit"
    assert enregistrer(ana, "commun\nd’Ana\nfin", 1).url == conflit["adresse"]
    reponse = ana.get(conflit["adresse"])
    texte = lu(reponse)
    assert "de Bao" in texte and "d’Ana" in texte
    reunis = reponse.context["form"]["contenu"].value()
    assert reunis == "commun\nde Bao\nd’Ana\nfin"
    assert textes(annee) == {"redaction:mot": "commun\nde Bao\nfin"}
    assert enregistrer(ana, reunis, 2).url == MOT
    assert textes(annee) == {"redaction:mot": reunis}
    historique = lu(ana.get(f"{MOT}revisions/"))
    assert "mis à part" in historique
    assert historique.count("Revenir à ce texte") == 3  # the first, Bao's, Ana's


def test_history_leads_back_to_each_text(page, annee):
    client = page()
    enregistrer(client, "Un texte de quelque longueur")
    enregistrer(client, "Raté", 1)
    corps = client.get(f"{MOT}revisions/").content.decode()
    assert 'name="contenu" value="Un texte de quelque longueur"' in corps
    enregistrer(client, "Un texte de quelque longueur", 2)
    assert textes(annee)["redaction:mot"] == "Un texte de quelque longueur"
    with perimetre(annee):
        assert RevisionTexte.objects.count() == 3


def test_last_years_text_is_offered_said_so_and_not_kept_by_reading(page, annee):
    with perimetre(annee, ecriture=True):
        TexteFabrique(annee=2024, cle="redaction:mot", contenu="De l’an dernier")
    client = page()
    reponse = client.get(MOT)
    assert "Ce texte est celui d’une année passée" in lu(reponse)
    assert reponse.context["form"]["contenu"].value() == "De l’an dernier"
    assert textes(annee) == {}
    enregistrer(client, "De l’an dernier")
    assert textes(annee) == {"redaction:mot": "De l’an dernier"}
    assert "année passée" not in lu(client.get(MOT))


def test_comment_goes_back_to_its_indicator_and_shows_last_years(page, annee):
    with perimetre(annee, ecriture=True):
        TexteFabrique(annee=2024, cle="indicateur:D2", contenu="Deux annulées")
    client = page()
    indicateur = f"{RAPPORT}indicateurs/D2/"
    reponse = client.get(indicateur)
    assert "Le commentaire de 2024" in lu(reponse)
    assert reponse.context["form"]["contenu"].value() == ""
    adresse = f"{RAPPORT}textes/indicateur:D2/"
    assert enregistrer(client, "Une de moins", adresse=adresse).url == indicateur
    assert "Une de moins" in lu(page(Role.LECTEUR).get(indicateur))


@pytest.mark.parametrize("etat", ["transmis", "accepte"])
def test_report_at_the_agency_keeps_what_was_typed_on_the_page(page, annee, etat):
    with perimetre(annee, ecriture=True):
        amener(etat)
    client = page()
    assert "<textarea" not in client.get(MOT).content.decode()
    reponse = enregistrer(client, "Trop tard")
    assert reponse.status_code == 409
    assert "Trop tard" in lu(reponse)
    refus = enregistrer(client, "Trop tard", headers=JSON)
    assert refus.status_code == 409
    assert refus.json()["message"]
    assert textes(annee) == {}


def test_refused_text_is_shown_again_as_typed(page, annee):
    reponse = enregistrer(page(), "À garder", depuis="x")
    assert reponse.status_code == 400
    assert "À garder" in lu(reponse)
    assert enregistrer(page(), "x" * 70_000, headers=JSON).status_code == 400
    assert textes(annee) == {}


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_reader_reads_and_does_not_write(page, annee, role):
    with perimetre(annee, ecriture=True):
        TexteFabrique(annee=2025, cle="redaction:mot", contenu="À lire")
    client = page(role)
    reponse = client.get(MOT)
    assert "À lire" in lu(reponse)
    assert "<textarea" not in reponse.content.decode()
    assert enregistrer(client, "Écrit").status_code == 403
    assert textes(annee) == {"redaction:mot": "À lire"}


def test_expired_session_answers_no_page_that_could_pass_for_a_success(page, annee):
    client = page()
    client.logout()
    reponse = enregistrer(client, "Perdu ?", headers=JSON)
    assert reponse.status_code == 302
    assert reponse.url.startswith("/connexion/")


@pytest.mark.parametrize("cle", ["redaction:x", "indicateur:Z9", "section:x", "mot"])
def test_text_that_is_no_part_of_the_report_does_not_exist(page, annee, cle):
    client = page()
    assert client.get(f"{RAPPORT}textes/{cle}/").status_code == 404
    assert enregistrer(client, "x", adresse=f"{RAPPORT}textes/{cle}/").status_code == 404


def test_text_set_aside_in_another_cell_does_not_exist(page, annee, voisine):
    with perimetre(voisine, ecriture=True):
        ailleurs = RevisionTexteFabrique(contenu="Chez les autres")
    assert page().get(f"{MOT}ecartes/{ailleurs.pk}/").status_code == 404


def test_what_people_type_is_never_markup(page, annee):
    client = page()
    enregistrer(client, '<script>alert(1)</script> [x](javascript:alert(1)) "><b>')
    for adresse in (MOT, f"{MOT}revisions/"):
        corps = client.get(adresse).content.decode()
        assert "<script>alert" not in corps
        assert 'href="javascript' not in corps
    assert f"{MOT}revisions/" in liens(client.get(MOT))


@pytest.mark.parametrize(
    ("autre", "mien", "attendu"),
    [
        ("a", "a", "a"),
        ("a\nb", "a\nc", "a\nb\nc"),
        ("a\nb", "a", "a\nb"),
        ("a", "a\nb", "a\nb"),
        ("", "b", "\nb"),
    ],
)
def test_texts_put_together_lose_no_line(autre, mien, attendu):
    assert reunir(autre, mien) == attendu
