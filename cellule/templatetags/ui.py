"""The project's own tags and filters. Builtins of every template (settings): no {% load %}."""

from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template.defaultfilters import stringfilter
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cellule import formulaires, graphiques, texte_riche, typographie

register = template.Library()

TONS = frozenset({"neutre", "marque", "ok", "attention", "info", "prune", "erreur"})
ICONES_DES_TONS = {
    "info": "info",
    "ok": "circle-check",
    "attention": "triangle-alert",
    "erreur": "circle-x",
}
LARGEUR_ETINCELLE, HAUTEUR_ETINCELLE = 104, 34


def _ton(ton: str) -> str:
    """A mistyped tone would pass unseen in a page: refuse it where it is written."""
    if ton not in TONS:
        raise template.TemplateSyntaxError(f"ton inconnu : {ton} ({', '.join(sorted(TONS))})")
    return ton


def _sens(lu: str) -> SafeString:
    """What a drawing says; without words it is silent, never half-announced."""
    return format_html('role="img" aria-label="{}"', lu) if lu else mark_safe('aria-hidden="true"')


# --- Filters -------------------------------------------------------------------------


@register.filter
@stringfilter
def typo(texte: str) -> str:
    """French spacing for text typed by users. Plain text: write `|typo|linebreaks`."""
    return typographie.typo(texte)


@register.filter
@stringfilter
def riche(source: str) -> SafeString:
    """A text of bold, lists and links (`cellule/texte_riche.py`); its spacing is French already."""
    return texte_riche.en_html(source)


@register.filter
def aide_et_erreur(champ: BoundField) -> SafeString:
    """Around a widget that a page draws by itself: its help, and what is wrong with it."""
    return formulaires.aide_et_erreur(champ)


@register.filter
def nombre_fr(valeur: Any, decimales: int | None = None) -> str:
    """A number in French; what is not a number is left as it is."""
    if valeur is None or isinstance(valeur, typographie.Nombre):
        return typographie.nombre(valeur, decimales)
    return str(valeur)


@register.filter
def pourcent_fr(valeur: typographie.Nombre | None, decimales: int | None = None) -> str:
    return typographie.pourcent(valeur, decimales)


@register.filter
def euros_fr(montant: Any) -> str:
    """« 1 234,50 € » for a Decimal, or the text of one."""
    return typographie.en_euros(montant)


@register.filter
def date_fr(valeur: date | datetime | str | None, forme: str = "") -> SafeString:
    """« 1<sup>er</sup> janvier 2026 »; forme: court, jour or sans_annee."""
    if not valeur:
        return mark_safe("")
    return mark_safe(typographie.jour_en_lettres(valeur, forme=forme, exposant="<sup>er</sup>"))


@register.filter
def date_texte(valeur: date | datetime | str | None, forme: str = "") -> str:
    """The same without markup, for attributes, titles and mails."""
    return typographie.jour_en_lettres(valeur, forme=forme) if valeur else ""


@register.filter
def heure_fr(valeur: time | datetime | None) -> str:
    return typographie.heure(valeur) if valeur is not None else ""


@register.filter
def moment_fr(valeur: datetime | None) -> SafeString:
    """« 22 novembre 2026 à 6 h 30 »."""
    if valeur is None:
        return mark_safe("")
    return format_html("{} à {}", date_fr(valeur), typographie.heure(valeur))


# --- Small pieces --------------------------------------------------------------------


@register.simple_tag
@lru_cache(maxsize=512)
def ico(nom: str, titre: str = "") -> SafeString:
    """An icon of static/icones.svg. Decorative unless `titre` says what it means."""
    return format_html(
        '<svg class="ico" {}><use href="{}#{}"/></svg>', _sens(titre), static("icones.svg"), nom
    )


@register.simple_tag
def badge(texte: Any, ton: str = "neutre", icone: str = "") -> SafeString:
    """A word on a tinted ground: the colour never speaks alone."""
    dessin = format_html("{} ", ico(icone)) if icone else ""
    return format_html('<span class="badge b-{}">{}{}</span>', _ton(ton), dessin, texte)


@register.simple_tag
def jauge(
    part: typographie.Nombre | None, libelle: str = "", decoratif: bool = False
) -> SafeString:
    """A share between 0 and 100. `decoratif` when the figure is written beside it."""
    sens = "" if decoratif else f"{libelle} {typographie.pourcent(part)}".strip()
    return format_html(
        '<svg class="jauge" {}><rect class="jauge-fond" width="100%" height="100%" rx="4"/>'
        '<rect class="jauge-part" width="{}" height="100%" rx="4"/></svg>',
        _sens(sens),
        graphiques.part(part or 0, 100),
    )


@register.simple_tag
def etincelle(serie: list, libelle: str = "Évolution") -> SafeString:
    """A sparkline of numbers or (label, number) pairs; None cuts the line."""
    points = graphiques.en_points(serie)
    courbe = graphiques.courbe(
        points, largeur=LARGEUR_ETINCELLE, hauteur=HAUTEUR_ETINCELLE, marge=4
    )
    if courbe.dernier is None:
        return mark_safe("")
    return format_html(
        '<svg class="etincelle" viewBox="0 0 {} {}" role="img" aria-label="{}">{}'
        '<circle cx="{}" cy="{}" r="3"/></svg>',
        LARGEUR_ETINCELLE,
        HAUTEUR_ETINCELLE,
        f"{libelle}{typographie.INSECABLE}: {graphiques.en_phrase(points)}",
        format_html_join("", '<polyline points="{}"/>', ((trace,) for trace in courbe.traces)),
        *courbe.dernier,
    )


@register.simple_tag
def progression(valeur: int, total: int = 100, libelle: str = "Avancement") -> SafeString:
    """The progress of a job, as the browser's own element."""
    return format_html(
        '<progress class="progression" value="{}" max="{}" aria-label="{}">{}</progress>',
        valeur,
        total,
        libelle,
        typographie.pourcent(100 * valeur / total if total else 0, 0),
    )


# --- Blocks --------------------------------------------------------------------------


@register.simple_block_tag
def carte(
    content: str,
    titre: str = "",
    sous_titre: str = "",
    id: str = "",
    niveau: int = 2,
    lien: str = "",
    lien_libelle: str = "",
) -> SafeString:
    """A titled section. Without `titre`, a plain frame. `id` names the section."""
    if not titre:
        return format_html('<div class="carte"><div class="carte-corps">{}</div></div>', content)
    cote = format_html('<a href="{}">{}</a>', lien, lien_libelle) if lien else ""
    if sous_titre:
        cote = format_html("<p>{}</p>{}", sous_titre, cote)
    nom = f"{id or _ancre(titre)}-titre"
    return format_html(
        '<section class="carte"{} aria-labelledby="{}"><header class="carte-tete">'
        '<h{} id="{}">{}</h{}>{}</header><div class="carte-corps">{}</div></section>',
        format_html(' id="{}"', id) if id else "",
        nom,
        niveau,
        nom,
        titre,
        niveau,
        cote,
        content,
    )


def _ancre(titre: str) -> str:
    """Titles are unique in a page by the house's own test, so their letters name them."""
    return "carte-" + "".join(c for c in titre.lower() if c.isalnum())


@register.simple_block_tag
def bandeau(content: str, ton: str = "info", titre: str = "", role: str = "") -> SafeString:
    """A message in the page. Give role="status" or "alert" only to what has just happened."""
    return format_html(
        '<div class="bandeau b-{}"{}>{}<div>{}{}</div></div>',
        _ton(ton),
        format_html(' role="{}"', role) if role else "",
        ico(ICONES_DES_TONS.get(ton, "info")),
        format_html('<p class="bandeau-titre">{}</p>', titre) if titre else "",
        content,
    )


@register.simple_block_tag
def vide(content: str, titre: str, icone: str = "inbox") -> SafeString:
    """Nothing to show: say why, and in the block what to do about it."""
    return format_html(
        '<div class="vide">{}<p class="vide-titre">{}</p>{}</div>', ico(icone), titre, content
    )


# --- Pieces with a template ----------------------------------------------------------


@register.inclusion_tag("composants/fil.html")
def fil(*etapes: Any) -> dict[str, Any]:
    """Breadcrumb: a list of (label, url), or `{% fil "Accueil" url "Page" %}` in a row.

    The last step is the page itself and needs no address.
    """
    if len(etapes) == 1 and not isinstance(etapes[0], str):
        return {"etapes": [(*etape, "")[:2] for etape in etapes[0]]}
    adresses = (*etapes[1::2], "")
    return {"etapes": list(zip(etapes[::2], adresses, strict=False))}


@register.inclusion_tag("composants/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page, nom: str = "Résultats") -> dict[str, Any]:
    """Page links that keep the rest of the query string, which is read once."""
    reste = context["request"].GET.copy()
    reste.pop("page", None)
    debut = f"?{reste.urlencode()}&page=" if reste else "?page="
    numeros = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "nom": nom,
        "precedente": f"{debut}{page.number - 1}" if page.has_previous() else "",
        "suivante": f"{debut}{page.number + 1}" if page.has_next() else "",
        "plage": [
            (str(numero), f"{debut}{numero}" if isinstance(numero, int) else "")
            for numero in numeros
        ],
        "courante": str(page.number),
    }


@register.inclusion_tag("composants/barres.html")
def barres(serie: list, titre: str, unite: str = "", periode: str = "Année") -> dict[str, Any]:
    """Columns of (label, number), the last one being the current one, and their table."""
    points = graphiques.en_points(serie)
    return {
        "titre": titre,
        "unite": unite or titre,
        "periode": periode,
        "barres": graphiques.barres(points),
        "phrase": graphiques.en_phrase(points),
    }
