"""Signing in and its neighbours, in French, with nothing that invites to sign up."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

pytestmark = pytest.mark.django_db
MOT_DE_PASSE = "trois-feuilles-7"


@pytest.fixture
def compte():
    modele = get_user_model()
    personne = modele(email="claire@exemple.fr", prenom="Claire", nom="Moreau")
    personne.set_password(MOT_DE_PASSE)
    personne.save()
    return personne


def titre(html: str) -> str:
    return re.search(r"<h1>(.*?)</h1>", html)[1]


def test_sign_in_page_is_ours_and_offers_no_sign_up(client: Client) -> None:
    html = client.get("/connexion/").content.decode()
    assert titre(html) == "Se connecter"
    assert "/compte/signup/" not in html
    assert "nscri" not in html
    assert 'autocomplete="current-password"' in html
    assert html.count('<a href="/compte/password/reset/">Mot de passe oublié') == 1


def test_demo_accounts_show_only_in_the_demo(client: Client) -> None:
    assert "responsable@exemple.fr" not in client.get("/connexion/").content.decode()


def test_wrong_password_says_so_and_keeps_the_address(client: Client, compte) -> None:
    html = client.post("/connexion/", {"login": compte.email, "password": "faux"}).content.decode()
    assert "<title>Erreur" in html
    assert 'class="resume-erreurs" role="alert"' in html
    assert f'value="{compte.email}"' in html


def test_right_password_signs_in(client: Client, compte) -> None:
    reponse = client.post("/connexion/", {"login": compte.email, "password": MOT_DE_PASSE})
    assert reponse.status_code == 302
    assert client.session["_auth_user_id"] == str(compte.pk)


@pytest.mark.parametrize(
    ("adresse", "attendu"),
    [
        ("/compte/password/reset/", "Mot de passe oublié"),
        ("/compte/password/reset/done/", "Message envoyé"),
        ("/compte/password/reset/key/1-faux/", "Ce lien ne sert plus"),
        ("/compte/password/reset/key/done/", "Mot de passe enregistré"),
        ("/compte/signup/", "Les comptes sont ouverts sur invitation"),
        ("/compte/inactive/", "Ce compte est fermé"),
    ],
)
def test_page_of_a_visitor_is_in_french(client: Client, adresse: str, attendu: str) -> None:
    assert titre(client.get(adresse).content.decode()) == attendu


@pytest.mark.parametrize(
    ("adresse", "attendu"),
    [
        ("/compte/logout/", "Se déconnecter\u00a0?"),
        ("/compte/password/change/", "Changer de mot de passe"),
        ("/compte/reauthenticate/", "Confirmer votre identité"),
    ],
)
def test_page_of_an_account_is_in_french(
    client: Client, compte, adresse: str, attendu: str
) -> None:
    client.force_login(compte)
    assert titre(client.get(adresse).content.decode()) == attendu


def test_forgotten_password_goes_through_by_mail(client: Client, compte) -> None:
    client.post("/compte/password/reset/", {"email": compte.email})
    (courriel,) = mail.outbox
    assert "Choisir un nouveau mot de passe" in courriel.subject
    lien = re.search(r"https?://[^/\s]+(/compte/password/reset/key/\S+)", courriel.body)[1]
    page = client.get(lien, follow=True)
    assert titre(page.content.decode()) == "Nouveau mot de passe"
    client.post(
        page.redirect_chain[-1][0],
        {"password1": "quatre-branches-8", "password2": "quatre-branches-8"},
    )
    compte.refresh_from_db()
    assert compte.check_password("quatre-branches-8")


def test_unknown_address_is_told_by_mail_only_and_without_sign_up(client: Client) -> None:
    reponse = client.post("/compte/password/reset/", {"email": "inconnu@exemple.fr"})
    assert reponse.status_code == 302  # same answer as for a known address
    assert all("signup" not in courriel.body for courriel in mail.outbox)
    assert all("inscri" not in courriel.body.lower() for courriel in mail.outbox)
