"""How every form of the project is drawn (settings: FORM_RENDERER)."""

from django.forms.renderers import TemplatesSetting


class Rendu(TemplatesSetting):
    """Error summary, then each field as label, help, error, input."""

    form_template_name = "composants/formulaire.html"
    field_template_name = "composants/champ.html"
