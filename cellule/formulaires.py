"""How every form of the project is drawn (settings: FORM_RENDERER)."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape

from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from cellule.typographie import INSECABLE, typo

Contexte = Mapping[str, object]


def _attributs(widget: Contexte) -> str:
    """As django/forms/widgets/attrs.html: True is a bare attribute, False is none."""
    return "".join(
        f" {escape(nom)}" if valeur is True else f' {escape(nom)}="{escape(str(valeur))}"'
        for nom, valeur in widget["attrs"].items()
        if valeur is not False
    )


def saisie(widget: Contexte) -> SafeString:
    """As django/forms/widgets/input.html."""
    valeur = widget["value"]
    valeur = "" if valeur is None else f' value="{escape(str(valeur))}"'
    debut = f'<input type="{escape(widget["type"])}" name="{escape(widget["name"])}"'
    return SafeString(f"{debut}{valeur}{_attributs(widget)}>")


@lru_cache(maxsize=4096)
def _option(valeur: str, attributs: str, libelle: str) -> str:
    return f'\n  <option value="{escape(valeur)}"{attributs}>{escape(libelle)}</option>'


def liste_deroulante(widget: Contexte) -> SafeString:
    """As django/forms/widgets/select.html and those that it includes for each option."""
    morceaux = [f'<select name="{escape(widget["name"])}"{_attributs(widget)}>']
    for groupe, options, _ in widget["optgroups"]:
        if groupe:
            morceaux.append(f'\n  <optgroup label="{escape(str(groupe))}">')
        morceaux += [
            _option(str(une["value"]), _attributs(une), str(une["label"])) for une in options
        ]
        if groupe:
            morceaux.append("\n  </optgroup>")
    return SafeString("".join([*morceaux, "\n</select>"]))


@lru_cache(maxsize=2048)
def _libelle(texte: str) -> str:
    return escape(typo(texte))


def aide_et_erreur(champ: BoundField) -> SafeString:
    """What helps before a field, and what is wrong with it."""
    aide = champ.help_text and (
        f'<div class="aide" id="{champ.auto_id}_helptext">{typo(str(champ.help_text))}</div>'
    )
    if not champ.errors:
        return SafeString(aide or "")
    erreurs = "".join(
        f"<li>Erreur{INSECABLE}: {conditional_escape(une)}</li>" for une in champ.errors
    )
    erreurs = f'<ul class="erreur" id="{champ.auto_id}_error">{erreurs}</ul>'
    return SafeString(f"{aide or ''}{erreurs}")


def champ(contexte: Contexte) -> SafeString:
    """One field: label, help, error, input. Django puts the ids of help and error in the input's
    aria-describedby; for a group, the fieldset carries them."""
    lie: BoundField = contexte["field"]
    classes, libelle = lie.css_classes(), _libelle(str(lie.label or ""))
    classe = f"champ {classes}" if classes else "champ"
    dedans = f"{aide_et_erreur(lie)}\n  {lie}\n"
    if not lie.use_fieldset and lie.widget_type == "checkbox":
        nom = f'<label for="{lie.id_for_label}">{lie} <span>{libelle}</span></label>'
        classe = classe.replace("champ", "champ champ-coche", 1)
        return SafeString(f'<div class="{classe}">\n  {aide_et_erreur(lie)}\n  {nom}\n</div>')
    if libelle and not (lie.field.required or getattr(lie.form, "sans_facultatif", False)):
        libelle += ' <span class="facultatif">(facultatif)</span>'
    if lie.use_fieldset:
        decrit = f' aria-describedby="{escape(d)}"' if (d := lie.aria_describedby) else ""
        legende = f"<legend>{libelle}</legend>" if libelle else ""
        return SafeString(
            f'<fieldset class="{classe}"{decrit}>\n  {legende}\n  {dedans}</fieldset>'
        )
    nom = f'<label for="{lie.id_for_label}">{libelle}</label>' if libelle else ""
    return SafeString(f'<div class="{classe}">\n  {nom}\n  {dedans}</div>')


# Templates inside templates, three for an option: a sixth of the time of a list went there.
EN_PYTHON: dict[str, Callable[[Contexte], SafeString]] = {
    f"django/forms/widgets/{nom}.html": saisie
    for nom in ("input", "text", "number", "email", "url", "hidden", "date", "checkbox")
} | {"django/forms/widgets/select.html": liste_deroulante}
CHAMP = "composants/champ.html"


class Rendu(TemplatesSetting):
    """Error summary, then each field. The plain widgets are drawn as Django's own, and like each
    field without a template."""

    form_template_name = "composants/formulaire.html"
    field_template_name = CHAMP

    def render(self, template_name, context, request=None):
        if template_name == CHAMP:
            return champ(context)
        dessiner = EN_PYTHON.get(template_name)
        if dessiner:
            return dessiner(context["widget"])
        return super().render(template_name, context, request=request)
