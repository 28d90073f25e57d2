"""What a catalogue accepts, what holds for a year, what changed between two."""

import pytest

from indicateurs.catalogue import CATALOGUE, Catalogue, Changement, Mission, Revision

from .conftest import REVISION

CHAMPS = {"rubrique": "", "titre": "", "libelle": "", "regle": "", "candidat": "", "mesures": ()}


def declarer(catalogue: Catalogue, code: str = "D1", **champs) -> None:
    mission = champs.pop("mission", Mission.DIAGNOSTIC)
    catalogue.declarer(code, mission, **CHAMPS | champs)(lambda ctx: None)


@pytest.mark.parametrize(
    ("premiere", "seconde"),
    [
        ((None, None), (None, None)),
        ((None, None), (2027, None)),
        ((None, 2027), (2027, None)),
        ((2020, None), (None, 2020)),
        ((2020, 2030), (2024, 2025)),
    ],
)
def test_two_declarations_of_one_year_are_refused(premiere, seconde):
    un, deux = Catalogue(), Catalogue()
    declarer(un, depuis=premiere[0], jusqu_a=premiere[1])
    declarer(deux, depuis=seconde[0], jusqu_a=seconde[1])
    with pytest.raises(ValueError, match="D1 est déclaré deux fois"):
        declarer(un, depuis=seconde[0], jusqu_a=seconde[1])
    with pytest.raises(ValueError, match="D1 est déclaré deux fois"):
        Catalogue.reunir(un, deux)


def test_a_declaration_ends_after_it_begins():
    with pytest.raises(ValueError, match="finit avant"):
        declarer(Catalogue(), depuis=2027, jusqu_a=2026)


def test_each_year_has_the_declaration_that_holds_then():
    catalogue = Catalogue("1")
    declarer(catalogue, titre="ancien", jusqu_a=2024)
    declarer(catalogue, titre="nouveau", depuis=2026)
    titres = [{c: un.titre for c, un in catalogue.en(a).items()} for a in range(2023, 2028)]
    ancien, nouveau = {"D1": "ancien"}, {"D1": "nouveau"}
    assert titres == [ancien, ancien, {}, nouveau, nouveau]
    assert catalogue.codes == ("D1",)


def test_order_is_that_of_the_framework_whatever_the_order_of_the_declarations():
    catalogue = Catalogue()
    declarer(catalogue, "I1", mission=Mission.INFORMATION)
    for code in ("D10", "D2", "D9", "D1"):
        declarer(catalogue, code)
    assert list(catalogue.en(2025)) == ["D1", "D2", "D9", "D10", "I1"]


def test_a_revision_holds_from_its_year_on_and_leaves_the_past():
    revise = CATALOGUE.revise(REVISION)
    for annee in (2000, 2025, 2026):
        avant, apres = CATALOGUE.en(annee), revise.en(annee)
        assert list(apres) == list(avant)
        assert [apres[c].libelle for c in apres] == [avant[c].libelle for c in avant]
        assert [apres[c].calculer for c in apres] == [avant[c].calculer for c in avant]
        assert (revise.version(annee), revise.socle(annee)) == ("2022.1", CATALOGUE.socle(annee))
    for annee in (2027, 2040):
        assert revise.version(annee) == "2027.1"
        assert list(revise.en(annee))[7:9] == ["D8", "D9"]
        assert "I3" not in revise.en(annee)
        assert revise.en(annee)["D2"].libelle == "Nombre de séances plénières du COPIL"
        assert revise.en(annee)["D2"].regle == CATALOGUE.en(annee)["D2"].regle
        assert set(revise.socle(annee)) == {*CATALOGUE.socle(annee), "D9"} - {"D2"}
    assert set(revise.codes) == {*CATALOGUE.codes, "D9"}
    assert CATALOGUE.version(2027) == "2022.1"


def test_what_changed_between_two_years_is_known():
    revise = CATALOGUE.revise(REVISION)
    assert {code: revise.changements(code, 2026, 2027) for code in revise.codes
            if revise.definition_changee(code, 2026, 2027)} == {
        "D2": (Changement.LIBELLE,),
        "D9": (Changement.AJOUT,),
        "A5": (Changement.REGLE,),
        "I3": (Changement.RETRAIT,),
    }  # fmt: skip
    assert revise.changements("D9", 2027, 2025) == (Changement.RETRAIT,)
    for avant, apres in ((2025, 2026), (2027, 2028), (2010, 2011)):
        assert not any(revise.definition_changee(code, avant, apres) for code in revise.codes)
    assert not any(CATALOGUE.definition_changee(code, 2025, 2030) for code in CATALOGUE.codes)


def test_revisions_follow_one_another():
    suite = Revision("2030.1", depuis=2030)
    suite.reformuler("D9", libelle="Autre libellé")
    suite.retirer("A5")
    revise = CATALOGUE.revise(REVISION).revise(suite)
    assert [revise.version(a) for a in (2026, 2027, 2029, 2030)] == [
        "2022.1", "2027.1", "2027.1", "2030.1",
    ]  # fmt: skip
    assert revise.en(2029)["D9"].libelle != revise.en(2030)["D9"].libelle == "Autre libellé"
    assert [("A5" in revise.en(a)) for a in (2026, 2029, 2030)] == [True, True, False]
    with pytest.raises(ValueError, match=r"2027\.1 ne suit pas"):
        CATALOGUE.revise(Revision("2030.1", depuis=2030)).revise(REVISION)


def test_a_revision_of_what_is_not_there_or_said_twice_is_refused():
    inconnue = Revision("2027.1", depuis=2027)
    inconnue.retirer("Z1")
    with pytest.raises(ValueError, match="Z1, qui n’est pas déclaré"):
        CATALOGUE.revise(inconnue)
    double = Revision("2027.1", depuis=2027)
    double.retirer("D2")
    with pytest.raises(ValueError, match="dit deux fois ce que devient D2"):
        double.reformuler("D2", libelle="x")
    ajoute = Revision("2027.1", depuis=2027)
    ajoute.ajouter("D2", Mission.DIAGNOSTIC, **CHAMPS)(lambda ctx: None)
    with pytest.raises(ValueError, match="D2 est déclaré deux fois"):
        CATALOGUE.revise(ajoute)
