"""Numbers and the words that agree with them. Labels are declared in the plural."""

from cellule.typographie import INSECABLE
from cellule.typographie import nombre as en_chiffres

# These words are where what agrees with the number ends: « réunions | sans participants ».
ARRETS = frozenset({"à", "au", "aux", "avec", "dans", "de", "des", "du", "en", "et", "sans", "sur"})
INVARIABLES = frozenset({"mois", "clos"})
EXCEPTIONS = {
    "référentiels et recommandations diffusés": "référentiel ou recommandation diffusé",
}


def compter(n: int | float, plusieurs: str) -> str:
    """« 6 réunions tenues », « 1 réunion tenue », « 0 réunion tenue »."""
    return f"{en_chiffres(n)}{INSECABLE}{accorder(plusieurs, n)}"


def accorder(plusieurs: str, n: int | float) -> str:
    """The label for `n`: in French the plural begins at two."""
    if abs(n) >= 2:
        return plusieurs
    if plusieurs in EXCEPTIONS:
        return EXCEPTIONS[plusieurs]
    mots = plusieurs.split(" ")
    for rang, mot in enumerate(mots):
        if mot in ARRETS or mot.startswith(("d’", "l’")):
            break
        mots[rang] = _au_singulier(mot)
    return " ".join(mots)


def au_pluriel(un: str) -> str:
    """« réunion d’antenne » gives « réunions d’antenne », « structure vérifiée » « structures
    vérifiées »: the names of what is counted."""
    mots = un.split(" ")
    for rang, mot in enumerate(mots):
        if mot in ARRETS or mot.startswith(("d’", "l’")):
            break
        mots[rang] = f"{mot[:-2]}aux" if mot == "canal" else f"{mot}s"
    return " ".join(mots)


def _au_singulier(mot: str) -> str:
    corps = mot.rstrip(",")
    virgule = mot[len(corps) :]
    if corps in INVARIABLES:
        return mot
    if corps.endswith("eaux"):
        return corps[:-1] + virgule
    if corps.endswith("aux"):
        return f"{corps[:-3]}al{virgule}"
    return corps.removesuffix("s") + virgule
