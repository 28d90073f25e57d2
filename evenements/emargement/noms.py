"""Names of people as lists write them: civility, titles, order, particles, marks of a meeting."""

import re

from cellule.tri import texte_de_recherche

# Before a name; « M. » after it is an initial.
CIVILITES = {
    "m", "mr", "mm", "mme", "mmes", "mlle", "monsieur", "madame", "mademoiselle", "dr", "drs",
    "docteur", "docteure", "pr", "prof", "professeur", "professeure", "me", "maitre", "ms", "mrs",
    "soeur", "frere", "pere",
}  # fmt: skip
# Wherever they stand.
TITRES = {"dr", "docteur", "docteure", "pr", "professeur", "professeure", "mme", "mlle"}
PARTICULES = {"de", "du", "des", "d", "la", "le", "les", "l", "von", "van", "di", "da", "dos"}
# What a meeting tool writes after a name.
MARQUES = {
    "external", "externe", "ext", "guest", "invite", "invitee", "unverified", "non verifie",
    "non verifiee", "host", "hote", "co host", "co hote", "cohote", "me", "moi", "organizer",
    "organisateur", "organisatrice", "presenter", "presentateur", "interprete", "interpreter",
    "animateur", "animatrice", "host me", "hote moi",
}  # fmt: skip
# Words without accents, case or punctuation: « E-mail (pro) » is « e mail pro ».
plier = texte_de_recherche
ENTRE_PARENTHESES = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")


def cle_du_nom(*textes: str) -> str:
    """What makes two writings of a name the same: its words in any order, particles left out."""
    mots = plier(" ".join(textes)).split()
    sans = [mot for mot in mots if mot not in PARTICULES]
    return " ".join(sorted(sans or mots))


def sans_marques(texte: str) -> tuple[str, list[str]]:
    """The text without what stands in brackets, and what stood there, marks of tools left out."""
    dedans = [t.strip() for t in ENTRE_PARENTHESES.findall(texte)]
    dehors = " ".join(ENTRE_PARENTHESES.sub(" ", texte).split())
    return dehors, [t for t in dedans if t and plier(t) not in MARQUES]


def sans_civilite(texte: str) -> str:
    mots = texte.split()
    while len(mots) > 1 and plier(mots[0]) in CIVILITES:
        mots = mots[1:]
    gardes = [mot for mot in mots if plier(mot) not in TITRES]
    return " ".join(gardes or mots).strip(" ,;.-")


def separer(texte: str) -> tuple[str, str]:
    """Family name and first name: « DUPONT Marie », « Marie Dupont », « Dupont, Marie »."""
    avant, virgule, apres = texte.partition(",")
    if virgule and avant.strip() and apres.strip():
        return sans_civilite(avant), sans_civilite(apres)
    mots = sans_civilite(texte).split()
    if len(mots) < 2:
        return " ".join(mots), ""
    if all(en_capitales(mot) for mot in mots):
        return " ".join(mots[:-1]), mots[-1]
    debut, fin = _nom_en_capitales(mots)
    if debut == fin:
        return " ".join(mots[1:]), mots[0]
    return " ".join(mots[debut:fin]), " ".join(mots[:debut] + mots[fin:])


def en_capitales(mot: str) -> bool:
    """« DUPONT », not the initial « M. »"""
    return mot.upper() == mot and sum(lettre.isalpha() for lettre in mot) > 1


def _nom_en_capitales(mots: list[str]) -> tuple[int, int]:
    """Where the words in capitals stand, with the particles before them; nowhere: (0, 0)."""
    rangs = [rang for rang, mot in enumerate(mots) if en_capitales(mot)]
    if not rangs:
        return 0, 0
    debut = rangs[0]
    while debut > 0 and plier(mots[debut - 1]) in PARTICULES:
        debut -= 1
    return debut, rangs[-1] + 1
