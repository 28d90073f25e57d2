"""What the cell wrote, ready to be printed at its place: HTML made of its small markup."""

from cellule.texte_riche import en_html
from rapports.redaction import AUTRES, INDICATEUR, REDACTION, RUBRIQUES, SECTION


def ranger(textes: dict[str, str]) -> dict:
    """By kind then by name, as templates can ask: `textes.redaction.mot`, `textes.finance`."""
    ranges: dict = {
        REDACTION: dict.fromkeys((rubrique.slug for rubrique in RUBRIQUES), ""),
        INDICATEUR: {},
        SECTION: {},
        **dict.fromkeys(AUTRES, ""),
    }
    for cle, source in sorted(textes.items()):
        genre, _, nom = cle.partition(":")
        if nom:
            ranges.setdefault(genre, {})[nom] = en_html(source)
        else:
            ranges[cle] = en_html(source)
    return ranges
