"""An indicator inside the report: corrected, zero declared, answered; the cell's own ones."""

from datetime import date

import pytest

from cellule.models import Role
from cellule.perimetre import perimetre
from indicateurs.models import ZeroConstate
from rapports.models import Avis, Correction, IndicateurPropre, Version
from tests.fabriques import AvisFabrique, CorrectionFabrique, IndicateurPropreFabrique
from tests.rapports.test_cycle import amener

from .conftest import lu

pytestmark = pytest.mark.django_db
RAPPORT = "/c/gironde/rapports/2025/"
D2 = f"{RAPPORT}indicateurs/D2/"
PROPRES = f"{RAPPORT}propres/"


def lire(cellule, modele, **champs):
    with perimetre(cellule):
        return list(modele.objects.filter(**champs))


def test_both_values_and_the_reason_are_shown(page, annee):
    client = page(Role.CHARGE_MISSION)
    reponse = client.post(
        f"{D2}mesures/1/", {"valeur": "1 004", "motif": "Une réunion n’était pas au journal"}
    )
    assert reponse.url == D2
    (correction,) = lire(annee, Correction)
    assert (correction.valeur, correction.mesure, correction.code) == (1004, "reunions", "D2")
    texte = lu(client.get(D2)).replace("\u00a0", " ")
    assert "1 004 corrigée Une réunion n’était pas au journal" in texte
    assert "Réunions tenues 1 2 1 004" in texte  # last year's, computed, corrected


def test_value_may_be_contested_without_another(page, annee):
    page().post(f"{D2}mesures/1/", {"valeur": "", "motif": "Je n’en crois rien"})
    assert lire(annee, Correction)[0].valeur is None
    assert "contestée" in lu(page().get(D2))


@pytest.mark.parametrize(
    ("code", "rang", "saisie", "gardee"),
    [
        ("D3", 1, "non", False),
        ("D3", 3, "2025-02-01", "2025-02-01"),
        ("A3", 3, "62,5", 62.5),
        ("C4", 3, "7,25", 7.25),
        ("D2", 1, "0", 0),
    ],
)
def test_value_is_of_the_kind_of_its_measure(page, annee, code, rang, saisie, gardee):
    adresse = f"{RAPPORT}indicateurs/{code}/mesures/{rang}/"
    client = page()
    assert client.post(adresse, {"valeur": saisie, "motif": "m"}).status_code == 302
    assert lire(annee, Correction)[0].valeur == gardee
    lue = client.get(adresse).context["form"]["valeur"].value()
    assert lue in (saisie, date(2025, 2, 1)) or str(lue).replace(".", ",") == saisie


@pytest.mark.parametrize(
    ("code", "rang", "saisie", "champ"),
    [
        ("D2", 1, {"valeur": "-1", "motif": "m"}, "valeur"),
        ("D2", 1, {"valeur": "1,5", "motif": "m"}, "valeur"),
        ("D2", 1, {"valeur": "beaucoup", "motif": "m"}, "valeur"),
        ("A3", 3, {"valeur": "101", "motif": "m"}, "valeur"),
        ("D3", 1, {"valeur": "peut-être", "motif": "m"}, "valeur"),
        ("D3", 3, {"valeur": "31/02/2025", "motif": "m"}, "valeur"),
        ("D2", 1, {"valeur": "3", "motif": "  "}, "motif"),
    ],
)
def test_wrong_value_is_told_at_its_field_and_kept(page, annee, code, rang, saisie, champ):
    reponse = page().post(f"{RAPPORT}indicateurs/{code}/mesures/{rang}/", saisie)
    assert reponse.status_code == 400
    assert list(reponse.context["form"].errors) == [champ]
    assert reponse.context["form"]["valeur"].value() == saisie["valeur"]
    assert lire(annee, Correction) == []


def test_correction_taken_away_comes_back_in_one_click(page, annee):
    with perimetre(annee, ecriture=True):
        CorrectionFabrique(valeur=3, motif="Un oubli")
    client = page()
    suite = client.post(f"{D2}mesures/1/retirer/").url
    assert lire(annee, Correction) == []
    reponse = client.get(suite)
    assert "La correction est retirée" in lu(reponse)
    cle = reponse.context["retiree"].pk
    client.post(f"{D2}mesures/1/remettre/", {"retire": cle})
    (correction,) = lire(annee, Correction)
    assert (correction.valeur, correction.motif) == (3, "Un oubli")
    assert "La correction est retirée" not in lu(client.get(suite))


def test_zero_is_declared_where_nothing_is_known_and_taken_back(page, annee):
    client, adresse = page(), f"{RAPPORT}indicateurs/D7/"
    assert "Déclarer un zéro constaté" in lu(client.get(adresse))
    client.post(f"{adresse}zero/")
    assert [z.indicateur for z in lire(annee, ZeroConstate)] == ["D7"]
    texte = lu(client.get(adresse))
    assert "zéro constaté" in texte and "Ne plus déclarer de zéro" in texte
    client.post(f"{adresse}zero/")
    assert lire(annee, ZeroConstate) == []


def test_zero_that_would_change_nothing_is_not_declared(page, annee):
    client = page()
    assert "Déclarer un zéro" not in lu(client.get(D2))
    assert "il n’y a pas de zéro à déclarer" in lu(client.post(f"{D2}zero/", follow=True))
    assert lire(annee, ZeroConstate) == []


@pytest.mark.parametrize("etat", ["transmis", "accepte"])
def test_nothing_is_corrected_while_the_agency_has_it(page, annee, etat):
    with perimetre(annee, ecriture=True):
        amener(etat)
        CorrectionFabrique()
    client = page()
    assert "Contester" not in lu(client.get(D2))
    reponse = client.post(f"{D2}mesures/1/", {"valeur": "7", "motif": "À garder"})
    assert reponse.status_code == 409
    assert "À garder" in lu(reponse)
    client.post(f"{D2}mesures/1/retirer/")
    client.post(f"{RAPPORT}indicateurs/D7/zero/")
    client.post(f"{PROPRES}ajouter/", {"titre": "Non"})
    assert [c.valeur for c in lire(annee, Correction)] == [2]
    assert lire(annee, ZeroConstate) == lire(annee, IndicateurPropre) == []


def test_cell_answers_the_agency_on_the_very_part(page, annee):
    with perimetre(annee, ecriture=True):
        amener("transmis")
        AvisFabrique(version=Version.objects.get(), cible="indicateur:D2", texte="Deux, vraiment ?")
    client = page()
    assert "Deux, vraiment ?" in lu(client.get(D2)).replace("\u00a0", " ")
    adresse = f"{RAPPORT}avis/indicateur:D2/"
    vide = client.post(adresse, {"texte": " "})
    assert vide.status_code == 400
    client.post(adresse, {"texte": "Oui, en mars et en juin."})
    assert [a.texte for a in lire(annee, Avis, cote="cellule")] == ["Oui, en mars et en juin."]
    assert "Oui, en mars et en juin." in lu(client.get(D2))


def test_answer_to_nothing_is_refused_and_kept(page, annee):
    reponse = page().post(f"{RAPPORT}avis/indicateur:D2/", {"texte": "Bonjour"})
    assert reponse.status_code in (400, 409)
    assert "Bonjour" in lu(reponse)


# --- The cell's own indicators -------------------------------------------------------


def test_own_indicator_is_added_changed_removed_and_put_back(page, annee):
    client = page()
    client.post(f"{PROPRES}ajouter/", {"titre": "Délai", "valeur": "12", "unite": "jours"})
    (propre,) = lire(annee, IndicateurPropre)
    client.post(f"{PROPRES}{propre.pk}/", {"titre": "Délai", "valeur": "11", "unite": "jours"})
    assert "11" in lu(client.get(PROPRES))
    suite = client.post(f"{PROPRES}{propre.pk}/supprimer/").url
    assert lire(annee, IndicateurPropre) == []
    cle = client.get(suite).context["retiree"].pk
    client.post(f"{PROPRES}remettre/", {"retire": cle})
    (revenu,) = lire(annee, IndicateurPropre)
    assert (revenu.titre, revenu.valeur, revenu.unite) == ("Délai", "11", "jours")


def test_own_indicators_are_taken_over_without_their_values(page, annee):
    with perimetre(annee, ecriture=True):
        IndicateurPropreFabrique(annee=2024, titre="Délai", valeur="20", unite="jours", cible="10")
        IndicateurPropreFabrique(annee=2024, titre="Déjà là")
        IndicateurPropreFabrique(annee=2025, titre="Déjà là", valeur="5")
    client = page()
    assert "Reprendre ceux de 2024" in lu(client.get(PROPRES))
    client.post(f"{PROPRES}reprendre/")
    lus = {p.titre: (p.valeur, p.unite, p.cible) for p in lire(annee, IndicateurPropre, annee=2025)}
    assert lus == {"Déjà là": ("5", "", ""), "Délai": ("", "jours", "10")}
    assert "Reprendre ceux" not in lu(client.get(PROPRES))
    assert "20" in lu(client.get(PROPRES))


@pytest.mark.parametrize("saisie", [{"titre": ""}, {"titre": "Délai", "valeur": "x" * 101}])
def test_wrong_own_indicator_is_shown_again(page, annee, saisie):
    reponse = page().post(f"{PROPRES}ajouter/", {"cible": "À garder", **saisie})
    assert reponse.status_code == 400
    assert "À garder" in reponse.content.decode()


def test_title_is_given_once_a_year(page, annee, voisine):
    with perimetre(voisine, ecriture=True):
        IndicateurPropreFabrique(titre="Délai")
    client = page()
    assert client.post(f"{PROPRES}ajouter/", {"titre": "Délai"}).status_code == 302
    reponse = client.post(f"{PROPRES}ajouter/", {"titre": "Délai"})
    assert list(reponse.context["form"].errors) == ["titre"]
    assert len(lire(annee, IndicateurPropre)) == 1


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_reader_changes_nothing(page, annee, role):
    with perimetre(annee, ecriture=True):
        propre = IndicateurPropreFabrique()
        CorrectionFabrique()
    client = page(role)
    for adresse in (D2, PROPRES):
        main = client.get(adresse).content.decode().split("<main")[1].split("</main>")[0]
        assert "<form" not in main
    for adresse in (
        f"{D2}mesures/1/", f"{D2}mesures/1/retirer/", f"{D2}zero/", f"{PROPRES}ajouter/",
        f"{PROPRES}{propre.pk}/supprimer/", f"{RAPPORT}avis/indicateur:D2/",
    ):  # fmt: skip
        assert client.post(adresse, {"titre": "x", "motif": "x"}).status_code == 403


def test_rows_of_another_cell_do_not_exist(page, annee, voisine):
    with perimetre(voisine, ecriture=True):
        propre = IndicateurPropreFabrique()
        CorrectionFabrique()
    client = page()
    assert client.get(f"{PROPRES}{propre.pk}/").status_code == 404
    assert client.post(f"{PROPRES}{propre.pk}/supprimer/").status_code == 404
    client.post(f"{D2}mesures/1/retirer/")
    assert len(lire(voisine, Correction)) == len(lire(voisine, IndicateurPropre)) == 1
