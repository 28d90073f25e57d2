"""The official codes of the offer: what FINESS and the ROR call our types of structure.

No FINESS category says « soins palliatifs »: a unit, a team or identified beds are a recognised
*activity* of an establishment, in the coding that ends (R4) and in the one that begins (RC04).
The others are establishments of their own, known by their category.
Never recognise a type by its acronym: in the ROR, « EMSP » is a *santé précarité* team.
"""

from dataclasses import dataclass

from acteurs.models import TypeStructure

USP, LISP, EMSP, HDJ = TypeStructure.USP, TypeStructure.LISP, TypeStructure.EMSP, TypeStructure.HDJ
ANCIEN, NOUVEAU = "R4", "RC04"
EQUIPE_MOBILE = "F07"


@dataclass(frozen=True)
class CodeOfficiel:
    """A code of a nomenclature; `probable`: deduced, not read in an official file."""

    nomenclature: str
    code: str
    libelle: str
    probable: bool = False


# Modality → type, wording, deduced. ANS nomenclatures TRE_R275 (R4) and TRE_R430 (RC04).
MODALITES: dict[str, dict[str, tuple[TypeStructure, str, bool]]] = {
    ANCIEN: {
        "N1": (USP, "Unité de soins palliatifs", False),
        "E8": (USP, "Unité de soins palliatifs à vocation régionale", True),
        "N4": (EMSP, "Équipe mobile", False),
        "N2": (LISP, "Lits identifiés (médecine), adulte", False),
        "N3": (LISP, "Lits identifiés (médecine), pédiatrique", True),
        "W2": (LISP, "Lits identifiés (SSR), adulte", True),
        "W3": (LISP, "Lits identifiés (SSR), pédiatrique", True),
    },
    NOUVEAU: {
        "M09": (USP, "Unité de soins palliatifs à vocation régionale", False),
        "M10": (USP, "Unité de soins palliatifs", False),
        "M11": (USP, "Unité de soins palliatifs (médecine, SMR), adulte", False),
        "M12": (USP, "Unité de soins palliatifs (médecine, SMR), pédiatrique", False),
        "M15": (HDJ, "Hôpital de jour, adulte", False),
        "M16": (HDJ, "Hôpital de jour, pédiatrique", False),
        "M18": (LISP, "Lits identifiés (médecine), adulte", False),
        "M19": (LISP, "Lits identifiés (médecine), pédiatrique", False),
        "M21": (LISP, "Lits identifiés (SMR), adulte", False),
        "M22": (LISP, "Lits identifiés (SMR), pédiatrique", False),
    },
}
CATEGORIES = {
    "127": TypeStructure.HAD,
    "500": TypeStructure.EHPAD,
    "603": TypeStructure.MSP,
    "604": TypeStructure.CPTS,
    "606": TypeStructure.DAC,
}
ROR = {
    TypeStructure.USP: ("175", "Unités de soins palliatifs"),
    TypeStructure.ERRSPP: ("253", "Équipe ressource régionale de soins palliatifs pédiatriques"),
    TypeStructure.HAD: ("128", "Unité d’hospitalisation à domicile socle"),
    TypeStructure.DAC: ("178", "Dispositif d’appui à la coordination"),
    TypeStructure.CPTS: ("255", "Communauté professionnelle territoriale de santé"),
    TypeStructure.MSP: ("99", "Maison de santé pluriprofessionnelle"),
}
PAR_ACTIVITE = frozenset({USP, LISP, EMSP, HDJ})
PAR_CATEGORIE = frozenset(CATEGORIES.values())
# The beds of a sheet are those of a unit or of identified beds: a team has a capacity, no bed.
AVEC_LITS = frozenset({USP, LISP})


def type_de_l_activite(
    activite: str, modalite: str, forme: str
) -> tuple[TypeStructure, bool] | None:
    """The type that a recognised activity makes, and whether it is only probable."""
    if trouve := MODALITES.get(activite, {}).get(modalite):
        return trouve[0], trouve[2]
    if activite == NOUVEAU and forme == EQUIPE_MOBILE:
        return EMSP, True
    return None


def codes_officiels(type_: str) -> list[CodeOfficiel]:
    """Every official code of a type, for the sheet of a structure."""
    codes = [
        CodeOfficiel(f"FINESS, activité {activite}", f"{activite} / {code}", libelle, probable)
        for activite, modalites in MODALITES.items()
        for code, (de, libelle, probable) in modalites.items()
        if de == type_
    ]
    if type_ == EMSP:
        codes.append(
            CodeOfficiel(
                f"FINESS, activité {NOUVEAU}",
                f"{NOUVEAU} / {EQUIPE_MOBILE}",
                "Soins palliatifs, forme « équipe mobile »",
                True,
            )
        )
    codes += [
        CodeOfficiel("FINESS, catégorie d’établissement", code, TypeStructure(de).label)
        for code, de in CATEGORIES.items()
        if de == type_
    ]
    if type_ in ROR:
        codes.append(CodeOfficiel("ROR, catégorie d’organisation", *ROR[TypeStructure(type_)]))
    return codes
