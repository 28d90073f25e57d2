"""D5 to D8 (regles §2)."""

import pytest

from .dossier import Dossier

# -- D5 ---------------------------------------------------------------------------------------


def test_d5_resources_online_on_the_last_day(calcul):
    d = Dossier()
    for en_ligne, retiree, nature in [
        ("2020-01-01", "", "site"),
        ("2025-06-30", "", "page"),  # put online on the last day
        ("2020-01-01", "2025-06-30", "page"),  # its last day is the last day
        ("2020-01-01", "2025-06-29", "lien"),
        ("2020-01-01", "2025-01-01", "lien"),
        ("2020-01-01", "2024-12-31", "lien"),  # not active in the year: no candidate
        ("2025-07-01", "", "lien"),
    ]:
        d.ajouter("ressources_web", en_ligne_le=en_ligne, retiree_le=retiree, nature=nature)

    d5 = calcul(d, arret="2025-06-30")["D5"]

    assert d5["mesures"] == {"disponible": True, "ressources": 3}
    assert d5["ventilation"] == {"page": 2, "site": 1}
    assert (d5["candidats"], d5["exclus"], d5["etat"]) == (5, {"retiree": 2}, "valeur")


def test_d5_a_resource_withdrawn_is_a_zero(calcul):
    d = Dossier()
    d.ajouter("ressources_web", retiree_le="2025-12-30")

    d5 = calcul(d)["D5"]

    assert d5["mesures"] == {"disponible": False, "ressources": 0}
    assert d5["etat"] == "zero"


# -- D6 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jour", "candidats"),
    [("2024-12-31", 0), ("2025-01-01", 1), ("2025-06-30", 1), ("2025-07-01", 0)],
)
def test_d6_verifications_of_the_year_up_to_the_last_day(calcul, jour, candidats):
    d = Dossier()
    d.ajouter("verifications", structure=d.structure(), date=jour)

    d6 = calcul(d, arret="2025-06-30")["D6"]

    assert (d6["candidats"], d6["etat"]) == (candidats, "valeur" if candidats else "non_renseigne")


def test_d6_a_sheet_is_verified_once_and_lies_in_the_region_and_lives(calcul):
    d = Dossier()
    deux_fois = d.structure("USP")
    d.ajouter("verifications", structure=deux_fois, auteur="cellule")
    d.ajouter("verifications", structure=deux_fois, auteur="structure")
    # Outside the region comes before inactive.
    d.ajouter("verifications", structure=d.structure(departement="75", fermee_le="2020-01-01"))
    d.ajouter("verifications", structure=d.structure("SOCIETE_SAVANTE", echelon="national",
                                                     departement=""))  # fmt: skip
    d.ajouter("verifications", structure=d.structure(fermee_le="2024-12-31"))
    d.ajouter("verifications", structure=d.structure(ouverte_le="2026-01-01"))
    d.ajouter("verifications", structure=d.structure("EHPAD", fermee_le="2025-01-01"))
    d.structure("MSP")
    d.structure("MSP", departement="75")

    d6 = calcul(d)["D6"]

    assert d6["mesures"] == {"fiches_verifiees": 2, "fiches_actives": 3, "taux": 66.7}
    assert d6["ventilation"] == {"EHPAD": 1, "USP": 1}
    assert (d6["candidats"], d6["exclus"]) == (6, {"hors_region": 2, "inactive": 2})


@pytest.mark.parametrize(
    ("verifiees", "actives", "taux"),
    [
        (1, 8, 12.5),
        (1, 16, 6.3),  # 6.25: half up
        (1, 80, 1.3),  # 1.25: half up, where half to even gives 1.2
        (3, 80, 3.8),  # 3.75
        (1, 3, 33.3),
        (2, 3, 66.7),
        (0, 3, 0),
        (3, 3, 100),
        (0, 0, None),
    ],
)
def test_rates_have_one_decimal_rounded_half_up(calcul, verifiees, actives, taux):
    d = Dossier()
    for n in range(actives):
        structure = d.structure()
        if n < verifiees:
            d.ajouter("verifications", structure=structure)

    assert calcul(d)["D6"]["mesures"]["taux"] == taux


# -- D7 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statut", "ouverte", "close", "attendu"),
    [
        # Close ones belong to the year in which they closed…
        ("close", "2024-11-01", "2025-01-01", (1, {})),
        ("close", "2025-01-01", "2025-06-30", (1, {})),
        ("close", "2024-01-01", "2024-12-31", (0, {})),
        ("close", "2025-01-01", "2026-01-01", (0, {})),
        ("close", "2025-01-01", "2025-07-01", (0, {"en_cours": 1})),  # after the last day
        # … others to the year in which they opened, whatever their end.
        ("ouverte", "2025-01-01", "", (0, {"en_cours": 1})),
        ("ouverte", "2025-12-31", "", (0, {"en_cours": 1})),
        ("ouverte", "2024-12-31", "2025-02-01", (0, {})),
        ("ouverte", "2025-02-01", "2026-02-01", (0, {"en_cours": 1})),
        ("prevue", "2025-10-01", "", (0, {"en_cours": 1})),
        ("prevue", "2026-10-01", "", (0, {})),
        ("annulee", "2025-02-01", "", (0, {"annulee": 1})),
        ("annulee", "2024-02-01", "2025-02-01", (0, {})),
    ],
)
def test_d7_the_year_of_a_survey(calcul, statut, ouverte, close, attendu):
    d = Dossier()
    d.ajouter("enquetes", statut=statut, ouverte_le=ouverte, close_le=close)

    d7 = calcul(d, arret="2025-06-30")["D7"]

    assert (d7["comptes"], d7["exclus"]) == attendu


def test_d7_reasons_in_order(calcul):
    d = Dossier()
    for statut in ("annulee", "ouverte", "prevue", "close"):
        d.ajouter("enquetes", statut=statut, realisation="relayee", close_le="2025-05-01")
    d.ajouter("enquetes", statut="close", realisation="relayee", close_le="2025-09-01")

    d7 = calcul(d, arret="2025-06-30")["D7"]

    assert d7["exclus"] == {"annulee": 1, "en_cours": 3, "relayee": 1}
    assert d7["etat"] == "zero"


def test_d7_a_cancelled_survey_leaves_it_not_filled_in(calcul):
    d = Dossier()
    d.ajouter("enquetes", statut="annulee")

    assert calcul(d)["D7"]["etat"] == "non_renseigne"


def test_d7_response_rate_over_the_surveys_that_know_both(calcul):
    d = Dossier()
    for cadre, destinataires, reponses in [
        ("ars", "3", "1"),
        ("ars", "5", "0"),
        ("nationale", "", "40"),  # unknown recipients: out of the rate, in the count
        ("partenariat", "100", ""),
        ("autre", "", ""),
    ]:
        d.ajouter("enquetes", statut="close", close_le="2025-04-01", cadre=cadre,
                  destinataires=destinataires, reponses=reponses)  # fmt: skip
    d.ajouter("enquetes", statut="close", close_le="2025-04-01", realisation="relayee",
              destinataires="10", reponses="10")  # fmt: skip

    d7 = calcul(d)["D7"]

    assert d7["mesures"] == {"enquetes": 5, "taux_reponse": 12.5}
    assert d7["ventilation"] == {"ars": 2, "autre": 1, "nationale": 1, "partenariat": 1}


@pytest.mark.parametrize("connues", [[], [("0", "0")], [("", "3")]])
def test_d7_without_recipients_the_rate_is_null(calcul, connues):
    d = Dossier()
    for destinataires, reponses in connues:
        d.ajouter("enquetes", statut="close", close_le="2025-04-01",
                  destinataires=destinataires, reponses=reponses)  # fmt: skip

    assert calcul(d)["D7"]["mesures"]["taux_reponse"] is None


# -- D8 ---------------------------------------------------------------------------------------


def test_d8_meetings_of_the_ars_where_the_cell_was(calcul):
    d = Dossier()
    salarie = d.salarie()
    for type_, jour in [
        ("reunion_ars", "2025-01-01"),
        ("reunion_ars", "2025-12-31"),
        ("reunion_ars", "2024-12-31"),
        ("rencontre_partenaire", "2025-03-01"),  # organised by the cell, with the ARS
    ]:
        d.presence(d.activite(type_, jour), salarie)
    d.activite("reunion_ars")

    d8 = calcul(d)["D8"]

    assert (d8["mesures"], d8["exclus"]) == ({"reunions": 2}, {"cellule_absente": 1})
