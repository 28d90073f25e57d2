"""The design tokens for SVG, whose attributes know no variable."""

import re
from functools import cache

from cellule.impression.url_ferme import lire

_JETON = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6});")


@cache
def _jetons() -> dict[str, str]:
    return dict(_JETON.findall(lire("css/tokens.css").decode()))


def jeton(nom: str) -> str:
    """The colour of a token of `static/css/tokens.css`."""
    return _jetons()[nom]
