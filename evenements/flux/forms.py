"""What an address is asked to show."""

from django import forms
from django.db.models import Model

from cellule.models import Cellule, Utilisateur
from evenements.models import PorteeAbonnement

from .requetes import antennes_de, antennes_ouvertes


class AbonnementForm(forms.Form):
    """Her antennas, the whole cell, or one antenna."""

    sans_facultatif = True

    quoi = forms.ChoiceField(label="Ce que ce calendrier montre")

    def __init__(self, *args, utilisateur: Utilisateur, cellule: Cellule, **options) -> None:
        super().__init__(*args, **options)
        jour = cellule.aujourdhui()
        self.antennes = {str(antenne.pk): antenne for antenne in antennes_ouvertes(jour)}
        siennes = ", ".join(str(antenne) for antenne in antennes_de(utilisateur, jour))
        choix: list[tuple] = [(PorteeAbonnement.CELLULE.value, "Toute la cellule")]
        if siennes:
            choix.insert(0, (PorteeAbonnement.MES_ANTENNES.value, f"Mes antennes ({siennes})"))
        if self.antennes:
            choix.append(("Une antenne", [(cle, str(a)) for cle, a in self.antennes.items()]))
        self.fields["quoi"].choices = choix

    def portee(self) -> dict[str, str | Model]:
        """What `creer_abonnement` is told."""
        quoi = self.cleaned_data["quoi"]
        if quoi in self.antennes:
            return {"portee": PorteeAbonnement.ANTENNE, "antenne": self.antennes[quoi]}
        return {"portee": quoi}
