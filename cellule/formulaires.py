"""How every form of the project is drawn (settings: FORM_RENDERER)."""

from collections.abc import Callable, Mapping

from django.forms.renderers import TemplatesSetting
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

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
    return mark_safe(f"{debut}{valeur}{_attributs(widget)}>")


def liste_deroulante(widget: Contexte) -> SafeString:
    """As django/forms/widgets/select.html and those that it includes for each option."""
    morceaux = [f'<select name="{escape(widget["name"])}"{_attributs(widget)}>']
    for groupe, options, _ in widget["optgroups"]:
        if groupe:
            morceaux.append(f'\n  <optgroup label="{escape(groupe)}">')
        morceaux += [
            f'\n  <option value="{escape(str(une["value"]))}"{_attributs(une)}>'
            f"{escape(une['label'])}</option>"
            for une in options
        ]
        if groupe:
            morceaux.append("\n  </optgroup>")
    return mark_safe("".join([*morceaux, "\n</select>"]))


# Templates inside templates, three for an option: a sixth of the time of a list went there.
EN_PYTHON: dict[str, Callable[[Contexte], SafeString]] = {
    f"django/forms/widgets/{nom}.html": saisie
    for nom in ("input", "text", "number", "email", "url", "hidden", "date", "checkbox")
} | {"django/forms/widgets/select.html": liste_deroulante}


class Rendu(TemplatesSetting):
    """Error summary, then each field as label, help, error, input.

    The plain widgets are drawn without a template, as Django's own.
    """

    form_template_name = "composants/formulaire.html"
    field_template_name = "composants/champ.html"

    def render(self, template_name, context, request=None):
        dessiner = EN_PYTHON.get(template_name)
        if dessiner:
            return dessiner(context["widget"])
        return super().render(template_name, context, request=request)
