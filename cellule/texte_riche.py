"""Small rich text: bold, lists and links, typed as Markdown and nothing more.

What people write is kept as they typed it; a mark that is not one of these stays a character. The
same source makes the page and the PDF.
"""

import re
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cellule.typographie import typo

REGLES = ("newline", "escape", "emphasis", "list", "link")
ADRESSE_PERMISE = re.compile(r"(?:https?://|mailto:)[^\s/]", re.I)
# Beyond it the parser drops what it reads: deeper than any list that a person types.
PROFONDEUR = 100


def en_html(source: str) -> SafeString:
    """The HTML of a text; empty for a text of blanks."""
    # The parser writes every character that was typed through `escape`.
    return mark_safe(_LECTEUR.render(source or ""))


def en_texte(source: str) -> str:
    """The words alone, a line per paragraph or item: what a spreadsheet holds."""
    lignes = []
    for jeton in _LECTEUR.parse(source or ""):
        if jeton.type == "inline":
            puce = "– " if _dans_une_liste(jeton) else ""
            lignes.append(puce + "".join(map(_mots, jeton.children or ())))
    return "\n".join(lignes)


def est_vide(source: str) -> bool:
    return not (source or "").strip()


def _dans_une_liste(jeton: Token) -> bool:
    return jeton.level > 1


def _mots(jeton: Token) -> str:
    match jeton.type:
        case "text":
            return typo(jeton.content)
        case "softbreak" | "hardbreak":
            return "\n"
        case "em_open" | "em_close":
            return jeton.markup
    return ""


class _Ecriture:
    """The renderer's rules that differ from the parser's own."""

    @staticmethod
    def texte(rendu, jetons: Sequence[Token], rang: int, options, env) -> str:
        return str(escape(typo(jetons[rang].content)))

    @staticmethod
    def marque(rendu, jetons: Sequence[Token], rang: int, options, env) -> str:
        """A single star is no bold: it stays a star."""
        return jetons[rang].markup

    @staticmethod
    def lien(rendu, jetons: Sequence[Token], rang: int, options, env) -> str:
        return f'<a href="{escape(jetons[rang].attrGet("href"))}" rel="noopener">'


def _lecteur() -> MarkdownIt:
    lecteur = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": PROFONDEUR})
    lecteur.enable(list(REGLES))
    lecteur.enable(["balance_pairs", "fragments_join"], ignoreInvalid=True)
    lecteur.validateLink = lambda adresse: bool(ADRESSE_PERMISE.match(adresse))
    lecteur.add_render_rule("text", _Ecriture.texte)
    lecteur.add_render_rule("em_open", _Ecriture.marque)
    lecteur.add_render_rule("em_close", _Ecriture.marque)
    lecteur.add_render_rule("link_open", _Ecriture.lien)
    return lecteur


_LECTEUR = _lecteur()
