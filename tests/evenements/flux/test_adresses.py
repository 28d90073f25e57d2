"""Who reads an address: whoever holds it, as long as its owner may, and nobody else."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cellule.models import Adhesion, Role, Trace
from cellule.perimetre import perimetre
from evenements.models import Abonnement, empreinte_de
from tests.ecrans.conftest import lu
from tests.fabriques import (
    AbonnementFabrique,
    ActiviteFabrique,
    AdhesionFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    MandatFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
)

from .conftest import JETON, Agenda, les_adresses, noter, vieillir

pytestmark = pytest.mark.django_db
ICI = "/c/gironde/calendriers/"


def demain(jours: int = 1) -> str:
    return (timezone.localdate() + timedelta(days=jours)).isoformat()


def test_the_address_is_read_without_session_nor_cookie(cellule, agenda):
    noter(cellule, "Réunion", demain())
    reponse = agenda.demander()
    assert reponse.status_code == 200
    assert reponse["Content-Type"] == "text/calendar; charset=utf-8"
    assert reponse["Cache-Control"] == "private, no-cache"
    assert reponse["X-Robots-Tag"] == "noindex, nofollow"
    assert reponse["Referrer-Policy"] == "no-referrer"
    assert not reponse.cookies and "Cookie" not in reponse.get("Vary", "")
    assert agenda.demander("post").status_code == 405


def test_what_has_not_changed_is_not_sent_again(cellule, agenda):
    noter(cellule, "Un", demain())
    premiere = agenda.demander()
    memes = {"if-none-match": premiere["ETag"]}
    rien = agenda.demander(**memes)
    assert (rien.status_code, rien.content, rien["ETag"]) == (304, b"", premiere["ETag"])
    assert rien["Cache-Control"] == "private, no-cache" and not rien.cookies
    noter(cellule, "Deux", demain())
    seconde = agenda.demander(**memes)
    assert seconde.status_code == 200 and seconde["ETag"] != premiere["ETag"]


def test_head_says_the_same_without_the_body(cellule, agenda):
    noter(cellule, "Un", demain())
    tete, corps = agenda.demander("head"), agenda.demander()
    assert (tete.status_code, tete.content) == (200, b"")
    for nom in ("ETag", "Content-Type", "Cache-Control", "Content-Length"):
        assert tete[nom] == corps[nom]
    assert agenda.demander("head", **{"if-none-match": corps["ETag"]}).status_code == 304


def test_a_wrong_token_learns_nothing(cellule, voisine, suivre):
    """Unknown, another cell's, revoked, of no cell: one answer, and as many queries."""
    ici, la_bas = suivre(jeton="a"), suivre(voisine, jeton="b")
    noter(cellule, "zqcanari", demain())
    (adresse,) = les_adresses(cellule)
    with perimetre(cellule, ecriture=True):
        AbonnementFabrique(jeton="c").delete()
    refusees = [
        Agenda(cellule, "inconnu"), Agenda(cellule, la_bas.jeton), Agenda(voisine, ici.jeton),
        Agenda(cellule, "c"), Agenda(cellule, adresse.empreinte), Agenda(cellule, "é%00’"),
    ]  # fmt: skip
    vues, couts = set(), set()
    for agenda in refusees:
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            reponse = agenda.demander()
        couts.add(len(requetes))
        vues.add((reponse.status_code, reponse.content, reponse["Cache-Control"]))
        assert not reponse.cookies
    assert len(vues) == len(couts) == 1
    nulle_part = Client().get("/flux/nulle-part/inconnu.ics")
    assert vues == {(404, nulle_part.content, "no-store")}
    assert b"zqcanari" in ici.demander().content and b"zqcanari" not in la_bas.demander().content


@pytest.mark.parametrize(
    "perdre",
    [
        lambda a: Adhesion.objects.update(fin=date.today() - timedelta(days=1)),
        lambda a: Adhesion.objects.update(debut=date.today() + timedelta(days=2)),
        lambda a: Adhesion.objects.all().delete(),
        lambda a: setattr(a.utilisateur, "is_active", False) or a.utilisateur.save(),
    ],
    ids=["ended", "not begun", "removed", "closed account"],
)
def test_who_enters_no_more_reads_no_more(perdre, cellule, agenda):
    noter(cellule, "Réunion", demain())
    assert agenda.demander().status_code == 200
    perdre(les_adresses(cellule)[0])
    assert agenda.demander().status_code == 404


def test_a_member_of_another_cell_reads_nothing_here(cellule, voisine, suivre):
    ailleurs = AdhesionFabrique(role=Role.RESPONSABLE, cellule=voisine).utilisateur
    assert suivre(utilisateur=ailleurs).demander().status_code == 404


@pytest.mark.parametrize("role", Role.de_cellule())
def test_each_role_of_the_cell_may_follow_it(role, suivre):
    assert suivre(role=role).demander().status_code == 200


def test_one_activity_or_thirty_cost_the_same_queries(cellule, suivre):
    agenda = suivre(portee="mes_antennes")
    (adresse,) = les_adresses(cellule)
    with perimetre(cellule, ecriture=True):
        soi = ProfessionnelFabrique(utilisateur=adresse.utilisateur)
        antenne = AntenneFabrique()
        MandatFabrique(antenne=antenne, professionnel=soi, fin=None)

    def ajouter(combien: int) -> None:
        with perimetre(cellule, ecriture=True):
            for _ in range(combien):
                activite = ActiviteFabrique(debut=demain(), intitule="Avec Zingaro")
                AntenneConcerneeFabrique(activite=activite, antenne=antenne)
                ParticipationFabrique(
                    activite=activite, professionnel=ProfessionnelFabrique(nom="Zingaro")
                )

    couts = []
    for combien in (1, 29):
        ajouter(combien)
        with CaptureQueriesContext(connection) as requetes:
            agenda.demander()
        couts.append(len(requetes))
    assert couts[0] == couts[1]
    assert len(agenda.lire().events) == 30


def test_the_last_reading_is_kept_to_the_hour(cellule, agenda):
    assert les_adresses(cellule)[0].lu_le is None
    agenda.demander()
    premiere = les_adresses(cellule)[0].lu_le
    assert timezone.now() - premiere < timedelta(minutes=5)
    agenda.demander()
    assert les_adresses(cellule)[0].lu_le == premiere
    with perimetre(cellule, ecriture=True):
        Abonnement.objects.update(lu_le=premiere - timedelta(hours=2))
        assert Trace.objects.count() == 0
    agenda.demander()
    assert les_adresses(cellule)[0].lu_le >= premiere


# --- The page ------------------------------------------------------------------------


def test_an_address_is_shown_once_then_read(cellule, page, settings):
    settings.ADRESSE_PUBLIQUE = "https://maillage.example.org"
    noter(cellule, "Réunion", demain())
    client = page(Role.LECTEUR)
    reponse = client.post(ICI, {"quoi": "cellule"})
    assert reponse.status_code == 200 and reponse["Cache-Control"] == "no-store"
    (adresse,) = re.findall(r'value="(https://[^"]+\.ics)"', reponse.content.decode())
    trouve = re.fullmatch(
        r"https://maillage\.example\.org(/flux/gironde/([\w-]{43})\.ics)", adresse
    )
    assert f'href="webcal://maillage.example.org{trouve[1]}"' in reponse.content.decode()
    assert reponse.content.decode().count("<svg") > 1 and "Code QR" in reponse.content.decode()
    assert b"SUMMARY" in Client().get(trouve[1]).content
    (ligne,) = les_adresses(cellule)
    assert ligne.empreinte == empreinte_de(trouve[2]) and trouve[2] not in str(ligne.__dict__)
    encore = client.get(ICI)
    assert trouve[2] not in encore.content.decode() and "Toute la cellule" in lu(encore)
    with perimetre(cellule):
        trace = Trace.objects.latest("pk")
    assert trace.acte == "créer : adresse de calendrier" and trouve[2] not in str(trace.__dict__)


def test_an_address_is_revoked_after_a_word(cellule, page, agenda):
    client = page(Role.LECTEUR)
    client.post(ICI, {"quoi": "cellule"})
    sienne, autre = les_adresses(cellule)[1], les_adresses(cellule)[0]
    revoquer = f"{ICI}{sienne.pk}/revoquer/"
    assert "Révoquer cette adresse" in lu(client.get(revoquer))
    assert len(les_adresses(cellule)) == 2
    reponse = client.post(revoquer, follow=True)
    assert "l’adresse est révoquée" in lu(reponse)
    assert les_adresses(cellule) == [autre]
    assert client.post(revoquer).status_code == 404
    assert client.post(f"{ICI}{autre.pk}/revoquer/").status_code == 404
    assert agenda.demander().status_code == 200


def test_a_revoked_address_shows_nothing_from_that_moment(cellule, agenda):
    (adresse,) = les_adresses(cellule)
    client = Client()
    client.force_login(adresse.utilisateur)
    assert agenda.demander().status_code == 200
    client.post(f"{ICI}{adresse.pk}/revoquer/")
    assert agenda.demander().status_code == 404


def test_one_chooses_among_the_antennas_that_are_open(cellule, page):
    with perimetre(cellule, ecriture=True):
        ouverte = AntenneFabrique(nom="Médoc")
        fermee = AntenneFabrique(nom="Ancienne", ouverte_le="2020-01-01", fermee_le="2024-01-01")
    client = page(Role.REFERENT)
    reponse = client.get(ICI)
    assert "Médoc" in lu(reponse) and "Ancienne" not in lu(reponse)
    assert "Mes antennes (" not in lu(reponse)
    choisie = client.get(ICI, {"antenne": ouverte.pk})
    assert f'<option value="{ouverte.pk}" selected>' in choisie.content.decode()
    for inconnue in (fermee.pk, 10**9, "x", "cellule"):
        assert client.get(ICI, {"antenne": inconnue}).status_code == 400
    for quoi in (fermee.pk, "mes_antennes", "antenne", ""):
        assert client.post(ICI, {"quoi": quoi}).status_code == 400
    assert not les_adresses(cellule)
    assert client.post(ICI, {"quoi": ouverte.pk}).status_code == 200
    (adresse,) = les_adresses(cellule)
    assert (adresse.portee, adresse.antenne_id) == ("antenne", ouverte.pk)


def test_a_referent_is_offered_the_antennas_of_the_mandates(cellule, page):
    adhesion = AdhesionFabrique(role=Role.REFERENT, cellule=cellule)
    with perimetre(cellule, ecriture=True):
        soi = ProfessionnelFabrique(utilisateur=adhesion.utilisateur)
        MandatFabrique(antenne=AntenneFabrique(nom="Médoc"), professionnel=soi, fin=None)
    client = Client()
    client.force_login(adhesion.utilisateur)
    assert "Mes antennes (Médoc)" in lu(client.get(ICI))
    assert client.post(ICI, {"quoi": "mes_antennes"}).status_code == 200
    assert les_adresses(cellule)[0].portee == "mes_antennes"


def test_ten_addresses_are_enough_for_one_person(cellule, page):
    client = page()
    for _ in range(10):
        assert client.post(ICI, {"quoi": "cellule"}).status_code == 200
    assert "révoquez celles qui ne servent plus" in lu(client.post(ICI, {"quoi": "cellule"}))
    assert len(les_adresses(cellule)) == 10
    assert page(Role.LECTEUR).post(ICI, {"quoi": "cellule"}).status_code == 200


def test_the_page_is_found_from_where_one_looks_for_it(cellule, page):
    with perimetre(cellule, ecriture=True):
        antenne = AntenneFabrique()
    client = page(Role.LECTEUR)
    for lieu in ("journal/calendrier/", "a-faire/"):
        assert f'href="{ICI}"' in client.get(f"/c/gironde/{lieu}").content.decode()
    fiche = client.get(f"/c/gironde/antennes/{antenne.pk}/").content.decode()
    assert f'href="{ICI}?antenne={antenne.pk}"' in fiche


def test_an_antenna_goes_with_its_addresses(cellule, suivre):
    with perimetre(cellule, ecriture=True):
        antenne = AntenneFabrique()
    agenda = suivre(portee="antenne", antenne=antenne, jeton=JETON)
    vieillir(cellule)
    with perimetre(cellule, ecriture=True):
        antenne.delete()
    assert agenda.demander().status_code == 404
