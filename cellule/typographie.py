"""French numbers, dates and punctuation, as plain text.

Pages, mails and the PDF all speak through this module. The only no-break space it writes
is U+00A0: the embedded fonts have no U+202F, and Django's form fields refuse it back.
"""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

INSECABLE = "\u00a0"
MOINS = "\u2212"
SANS_OBJET = "s.o."

MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
    "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
MOIS_COURTS = (
    "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août",
    "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

Nombre = int | float | Decimal

# A sign that takes a no-break space before it, when nothing glues it to what follows:
# « https://… », « 12:30 » and « ?page=2 » are left alone.
_AVANT_SIGNE = re.compile(r"(?<=[\w\)\]»”€%…])(?=[:;!?%]+(?:[\s\)\]»”,.]|$))")
_ESPACE_AVANT = re.compile(r"[ \t\u00a0]+(?=[:;!?%»])")
_ESPACE_OUVRANT = re.compile(r"«[ \t\u00a0]*(?=\S)")
_FERMANT_COLLE = re.compile(r"(?<=[^\s\u00a0«])»")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=[\w«])")
_UNITE = re.compile(r"(?<=\d) (?=(?:€|h|min|km|m²|ETP|ans?|mois)(?!\w))")
_NUMERO = re.compile(r"\b([nN]°|[nN]os|art\.|p\.) (?=\d)")
_ESPACES_FINES = str.maketrans({"\u202f": INSECABLE, "\u2009": INSECABLE})


def typo(texte: str) -> str:
    """Apply French spacing to what a person typed. Plain text in, plain text out."""
    texte = texte.translate(_ESPACES_FINES).replace("...", "…")
    texte = _APOSTROPHE.sub("’", texte)
    texte = _ESPACE_AVANT.sub(INSECABLE, texte)
    texte = _AVANT_SIGNE.sub(INSECABLE, texte)
    texte = _ESPACE_OUVRANT.sub("«" + INSECABLE, texte)
    texte = _FERMANT_COLLE.sub(INSECABLE + "»", texte)
    texte = _UNITE.sub(INSECABLE, texte)
    return _NUMERO.sub(r"\1" + INSECABLE, texte)


def en_capitale(texte: str) -> str:
    """Only the first letter: « ARS » and « Journée mondiale » keep theirs."""
    return texte[:1].upper() + texte[1:]


def nombre(valeur: Nombre | None, decimales: int | None = None) -> str:
    """Write a number: « 1 240 », « 2,5 », « s.o. » for None.

    An int stays an int whatever `decimales` says. Otherwise `decimales` is exact, and
    without it at most two decimals are kept, trailing zeros dropped. Halves round up,
    as the counting rules do.
    """
    if valeur is None:
        return SANS_OBJET
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    exact = Decimal(str(valeur))
    if isinstance(valeur, int):
        ecrit = f"{exact:,f}"
    else:
        pas = Decimal(1).scaleb(-(2 if decimales is None else decimales))
        ecrit = f"{exact.quantize(pas, ROUND_HALF_UP):,f}"
        if decimales is None and "." in ecrit:
            ecrit = ecrit.rstrip("0").rstrip(".")
    ecrit = ecrit.replace(",", INSECABLE).replace(".", ",")
    if not ecrit.startswith("-"):
        return ecrit
    return ecrit[1:] if set(ecrit) <= set("-0,") else MOINS + ecrit[1:]


def pourcent(valeur: Nombre | None, decimales: int | None = None) -> str:
    """Write a rate that is already a percentage: 87.0 gives « 87 % », None « s.o. »."""
    if valeur is None:
        return SANS_OBJET
    return f"{nombre(valeur, decimales)}{INSECABLE}%"


def en_euros(montant: Decimal | str) -> str:
    """« 1 234,50 € », « −80,00 € », to the cent."""
    return f"{nombre(Decimal(montant), 2)}{INSECABLE}€"


def lire_jour(valeur: date | datetime | str) -> date:
    """Accept a date, a date-time (read in the current time zone) or an ISO string."""
    if isinstance(valeur, str):
        valeur = datetime.fromisoformat(valeur) if "T" in valeur else date.fromisoformat(valeur)
    if isinstance(valeur, datetime):
        return timezone.localtime(valeur).date() if timezone.is_aware(valeur) else valeur.date()
    return valeur


def jour_en_lettres(valeur: date | datetime | str, *, forme: str = "", exposant: str = "er") -> str:
    """« 1er janvier 2026 »; `forme`: court, jour (with the weekday) or sans_annee."""
    jour = lire_jour(valeur)
    mois = (MOIS_COURTS if forme == "court" else MOIS)[jour.month - 1]
    ecrit = f"{jour.day}{exposant if jour.day == 1 else ''}{INSECABLE}{mois}"
    if forme != "sans_annee":
        ecrit += f" {jour.year}"
    return f"{JOURS[jour.weekday()]} {ecrit}" if forme == "jour" else ecrit


def heure(valeur: time | datetime) -> str:
    """« 4 h 40 », « 14 h 05 », « 9 h »."""
    if isinstance(valeur, datetime) and timezone.is_aware(valeur):
        valeur = timezone.localtime(valeur)
    minutes = f"{INSECABLE}{valeur.minute:02d}" if valeur.minute else ""
    return f"{valeur.hour}{INSECABLE}h{minutes}"


def moment_court(valeur: datetime, *, exposant: str = "er") -> str:
    """« 22 nov. 2026, 6 h 30 »."""
    return f"{jour_en_lettres(valeur, forme='court', exposant=exposant)}, {heure(valeur)}"


def il_y_a(jour: date, ce_jour: date) -> str:
    """« aujourd’hui », « il y a 12 jours », « il y a 21 mois », « il y a 2 ans »."""
    jours = (ce_jour - jour).days
    if jours < 2:
        return "hier" if jours == 1 else "aujourd’hui"
    mois = (ce_jour.year - jour.year) * 12 + ce_jour.month - jour.month - (ce_jour.day < jour.day)
    if mois < 2:
        return f"il y a {jours}{INSECABLE}jours"
    return f"il y a {mois}{INSECABLE}mois" if mois < 24 else f"il y a {mois // 12}{INSECABLE}ans"
