"""The official codes of the types."""

from acteurs.models import TypeStructure
from acteurs.offre import CATEGORIES, MODALITES, codes_officiels, type_de_l_activite


def codes(type_: str) -> dict[str, bool]:
    return {code.code: code.probable for code in codes_officiels(type_)}


def test_a_unit_has_its_codes_in_both_codings_and_in_the_directory_of_resources():
    assert codes("USP") == {
        "R4 / N1": False, "R4 / E8": True, "RC04 / M09": False, "RC04 / M10": False,
        "RC04 / M11": False, "RC04 / M12": False, "175": False,
    }  # fmt: skip


def test_a_mobile_team_is_only_probable_in_the_new_coding():
    assert codes("EMSP") == {"R4 / N4": False, "RC04 / F07": True}


def test_the_acronym_of_another_team_leads_nowhere():
    """142 « EMSP » of the ROR is a *santé précarité* team."""
    assert not [c for t in TypeStructure for c in codes_officiels(t) if c.code == "142"]
    assert type_de_l_activite("EMSP", "EMSP", "") is None


def test_categories_are_codes_of_establishments():
    assert {code: type_.value for code, type_ in CATEGORIES.items()} == {
        "127": "HAD", "500": "EHPAD", "603": "MSP", "604": "CPTS", "606": "DAC",
    }  # fmt: skip
    assert codes("DAC") == {"606": False, "178": False}


def test_types_without_an_official_code_have_none():
    assert codes("ETSP") == {} and codes("ASSO_BENEVOLES") == {}


def test_every_code_is_read_back_as_its_type():
    for activite, modalites in MODALITES.items():
        for modalite, (type_, _, probable) in modalites.items():
            assert type_de_l_activite(activite, modalite, "01") == (type_, probable)
            assert f"{activite} / {modalite}" in codes(type_)
