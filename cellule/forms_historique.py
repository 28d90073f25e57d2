"""What the history of a cell keeps, in the address."""

from django import forms

from cellule.dossier.registre import tables_des_ecrans
from cellule.typographie import en_capitale

CHOIX_INCONNU = "« %(value)s » n’est pas dans la liste."


class FiltreDeLHistorique(forms.Form):
    """By whom, of which table, on which day."""

    auteur = forms.ChoiceField(
        label="Personne", required=False, error_messages={"invalid_choice": CHOIX_INCONNU}
    )
    table = forms.ChoiceField(
        label="Quoi", required=False, error_messages={"invalid_choice": CHOIX_INCONNU}
    )
    jour = forms.DateField(
        label="Jour",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Ce jour n’existe pas."},
    )
    sans_facultatif = True

    def __init__(self, *args, auteurs: list[str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        noms = [(auteur, auteur.partition(" <")[0]) for auteur in auteurs]
        self.fields["auteur"].choices = [("", "Toutes"), *noms]
        pluriels = [(nom, en_capitale(table.pluriel)) for nom, table in tables_des_ecrans().items()]
        self.fields["table"].choices = [("", "Tout"), *sorted(pluriels, key=lambda c: c[1])]
