"""A1 and A5 to A8 (regles §2)."""

import pytest

from .dossier import Dossier

# -- A1 ---------------------------------------------------------------------------------------


def test_a1_contact_means_active_on_the_last_day(calcul):
    d = Dossier()
    for debut, fin, nature in [
        ("2020-01-01", "", "telephone"),
        ("2025-06-30", "2025-06-30", "courriel"),
        ("2020-01-01", "2025-06-29", "accueil"),
        ("2020-01-01", "2024-12-31", "formulaire"),
        ("2025-07-01", "", "formulaire"),
    ]:
        d.ajouter("moyens_contact", debut=debut, fin=fin, nature=nature)

    a1 = calcul(d, arret="2025-06-30")["A1"]

    assert a1["mesures"] == {"en_place": True, "moyens": 2}
    assert a1["ventilation"] == {"courriel": 1, "telephone": 1}
    assert (a1["candidats"], a1["exclus"]) == (3, {"ferme": 1})


# -- A5 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("debut", "fin", "acte", "attendu"),
    [
        ("2025-06-30", "", "", (1, {})),
        ("2025-07-01", "", "", (0, {})),
        ("2025-07-01", "", "2025-03-01", (0, {})),  # supported later: the act changes nothing
        ("2020-01-01", "", "", (1, {})),
        ("2020-01-01", "2025-01-01", "", (1, {})),
        ("2020-01-01", "2024-12-31", "", (0, {})),
        ("2020-01-01", "2024-12-31", "2025-03-01", (0, {})),
        # Never supported: an act of the year makes it a candidate, relayed only.
        ("", "", "", (0, {})),
        ("", "", "2025-01-01", (0, {"relaye": 1})),
        ("", "", "2025-06-30", (0, {"relaye": 1})),
        ("", "", "2025-07-01", (0, {})),
        ("", "", "2024-12-31", (0, {})),
    ],
)
def test_a5_projects_supported_in_the_year(calcul, debut, fin, acte, attendu):
    d = Dossier()
    projet = d.ajouter("projets", debut_accompagnement=debut, fin_accompagnement=fin)
    if acte:
        d.ajouter("actes", projet=projet, date=acte)

    a5 = calcul(d, arret="2025-06-30")["A5"]

    assert (a5["comptes"], a5["exclus"]) == attendu


def test_a5_new_continued_closed_and_without_act(calcul):
    d = Dossier()
    for debut, fin, nature in [
        ("2025-01-01", "", "domicile"),
        ("2025-06-30", "2025-06-30", "domicile"),  # new and closed
        ("2024-12-31", "2025-02-01", "pédiatrie"),  # continued and closed
        ("2024-12-31", "2025-07-01", "pédiatrie"),  # closes after the last day
        ("2024-12-31", "", "recherche"),
    ]:
        d.ajouter("projets", debut_accompagnement=debut, fin_accompagnement=fin, nature=nature)
    for projet, jour in [("projets-1", "2025-01-01"), ("projets-1", "2025-01-01"),
                         ("projets-2", "2025-07-01"), ("projets-3", "2024-12-31")]:  # fmt: skip
        d.ajouter("actes", projet=projet, date=jour)

    a5 = calcul(d, arret="2025-06-30")["A5"]

    assert a5["mesures"] == {
        "projets": 5, "nouveaux": 2, "poursuivis": 3, "clos": 2, "sans_acte": 4,
    }  # fmt: skip
    assert a5["ventilation"] == {"domicile": 2, "pédiatrie": 2, "recherche": 1}


def test_a5_relayed_projects_alone_are_a_zero(calcul):
    d = Dossier()
    d.ajouter("actes", projet=d.ajouter("projets"))

    assert calcul(d)["A5"]["etat"] == "zero"


# -- A6 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("process", "offre", "etat"),
    [
        (None, None, "non_renseigne"),
        (("2020-01-01", ""), None, "valeur"),
        (("2025-06-30", "2025-06-30"), None, "valeur"),
        (("2020-01-01", "2025-06-29"), None, "zero"),  # there was one
        (("2010-01-01", "2012-12-31"), None, "zero"),
        (("2025-07-01", ""), None, "non_renseigne"),  # not begun on the last day
        (("2025-07-01", ""), "2025-06-30", "zero"),
        (None, "2025-01-01", "zero"),
        (None, "2024-12-31", "non_renseigne"),
        (None, "2025-07-01", "non_renseigne"),
    ],
)
def test_a6_state_is_that_of_the_process(calcul, process, offre, etat):
    d = Dossier()
    if process:
        d.ajouter("process_postes", debut=process[0], fin=process[1])
    if offre:
        d.ajouter("offres", structure=d.structure(), publiee_le=offre)

    a6 = calcul(d, arret="2025-06-30")["A6"]

    assert (a6["etat"], a6["mesures"]["en_place"]) == (etat, etat == "valeur")


def test_a6_offers_filled_by_themselves_or_by_a_repost(calcul):
    d = Dossier()
    structure = d.structure()

    def offre(publiee: str, pourvue: str = "", repost_de: str = "") -> str:
        return d.ajouter("offres", structure=structure, publiee_le=publiee, pourvue_le=pourvue,
                         repost_de=repost_de)  # fmt: skip

    offre("2025-02-01", "2025-06-30")  # filled on the last day
    offre("2025-02-01", "2025-07-01")  # filled later
    reprise = offre("2025-02-01")
    offre("2025-03-01", "2025-05-01", repost_de=reprise)
    en_chaine = offre("2025-02-01")
    maillon = offre("2025-03-01", repost_de=en_chaine)
    offre("2025-04-01", "2025-05-01", repost_de=maillon)
    trop_tard = offre("2025-02-01")
    offre("2025-08-01", "2025-09-01", repost_de=trop_tard)
    # A repost of this year of an offer of last year fills nothing that is counted here.
    derniere = offre("2024-11-01")
    offre("2025-01-15", "2025-02-01", repost_de=derniere)
    # Filled twice, counted once.
    deux_fois = offre("2025-01-01", "2025-02-01")
    offre("2025-01-10", "2025-02-01", repost_de=deux_fois)

    a6 = calcul(d, arret="2025-06-30")["A6"]

    assert a6["mesures"] == {"en_place": False, "offres": 6, "pourvues": 4}
    assert (a6["exclus"], a6["ventilation"]) == ({"repost": 5}, {})


def test_a6_an_offer_of_last_year_is_filled_this_year_by_its_repost(calcul):
    d = Dossier()
    premiere = d.ajouter("offres", structure=d.structure(), publiee_le="2024-11-01")
    d.ajouter("offres", structure="structures-1", publiee_le="2025-01-15",
              pourvue_le="2025-02-01", repost_de=premiere)  # fmt: skip

    # The last day of 2024 is its 31 December: the offer was not filled then.
    assert calcul(d, 2024)["A6"]["mesures"]["pourvues"] == 0
    assert calcul(d, 2025)["A6"]["mesures"] == {"en_place": False, "offres": 0, "pourvues": 0}


# -- A7 ---------------------------------------------------------------------------------------


def test_a7_sharing_dated_in_the_year_up_to_the_last_day(calcul):
    d = Dossier()
    for jour, cellules, nature in [
        ("2025-01-01", "bretagne|normandie", "outil"),
        ("2025-06-30", "gironde| bretagne ", "outil"),  # its own code is not another cell
        ("2025-03-01", "", "projet"),
        ("2025-07-01", "corse", "information"),
        ("2024-12-31", "corse", "information"),
    ]:
        d.ajouter("mutualisations", date=jour, cellules=cellules, nature=nature)

    a7 = calcul(d, arret="2025-06-30")["A7"]

    assert a7["mesures"] == {"partages": 3, "cellules": 2}
    assert a7["ventilation"] == {"outil": 2, "projet": 1}
    assert (a7["candidats"], a7["exclus"]) == (3, {})


# -- A8 ---------------------------------------------------------------------------------------


def test_a8_inter_cell_meetings_where_the_cell_was(calcul):
    d = Dossier()
    salarie = d.salarie()
    d.presence(d.activite("reunion_intercellules", cle_partage="K1"), salarie)
    d.presence(d.activite("reunion_intercellules", cle_partage="K1"), salarie)  # the cell counts 2
    d.presence(d.activite("reunion_intercellules"), salarie, statut="inscrit")
    d.presence(d.activite("reunion_ars"), salarie)

    a8 = calcul(d)["A8"]

    assert (a8["mesures"], a8["exclus"]) == ({"reunions": 2}, {"cellule_absente": 1})
