"""The form of a sheet, made from its table: what a column takes is said once, in `colonnes`."""

from collections.abc import Mapping

from django import forms
from django.db.models import Model
from django.http import QueryDict

from cellule.concurrence import AvecTemoin
from cellule.dossier.genres import Booleen, Liste
from cellule.dossier.tables import Table
from cellule.models import Cellule
from cellule.patients import AvecGardePatient
from cellule.recherche import sorte_du_modele

from .champs import champ_de, ecrit


class FormulaireDeFiche(AvecGardePatient, AvecTemoin):
    """Asks for `champs`, columns of `table`, in that order. A field declared on the class is kept
    as it is; `libelles` and `aides` say more than the model does."""

    table: Table
    champs: tuple[str, ...] = ()
    libelles: Mapping[str, str] = {}
    aides: Mapping[str, str] = {}
    # Enumerations of a few values, drawn as radios.
    radios: tuple[str, ...] = ()

    def __init__(self, *args, cellule: Cellule, ligne: Model | None = None, **kwargs) -> None:
        self.cellule, self.ligne = cellule, ligne
        present = self.montrer(ligne) if ligne else None
        super().__init__(*args, present=present, **kwargs)
        for nom in self.champs:
            if nom not in self.fields:
                self.fields[nom] = self._champ(nom)
        self.order_fields([*self.champs, "vu"])
        self.preparer()

    @classmethod
    def depart(cls, demande: QueryDict) -> dict[str, str | list[str]]:
        """What an address fills in (`?structure=…`)."""
        return {
            nom: demande.getlist(nom) if cls._en_prend_plusieurs(nom) else demande[nom]
            for nom in cls.champs
            if nom in demande
        }

    @classmethod
    def _en_prend_plusieurs(cls, nom: str) -> bool:
        colonne = cls.table.par_nom.get(nom)
        return colonne is not None and isinstance(colonne.genre, Liste)

    def preparer(self) -> None:
        """For what depends on the cell or on the row."""

    def _champ(self, nom: str) -> forms.Field:
        options: dict = {"help_text": self.aides.get(nom, "")}
        if nom in self.libelles:
            options["label"] = self.libelles[nom]
        if nom in self.radios:
            options["widget"] = forms.RadioSelect
        return champ_de(self.table.par_nom[nom], self.cellule, **options)

    def montrer(self, ligne: Model) -> dict[str, str | list[str]]:
        """The row as the fields write it."""
        return {nom: self.valeur(ligne, nom) for nom in self.champs}

    def valeur(self, ligne: Model, nom: str) -> str | list[str]:
        colonne = self.table.par_nom[nom]
        if colonne.cible is not None:
            designer = sorte_du_modele(colonne.cible).designer
            lu = getattr(ligne, colonne.champ.name)
            if isinstance(colonne.genre, Liste):
                return [designer(une) for une in lu.all()]
            return designer(lu) if lu else ""
        brut = getattr(ligne, colonne.attribut)
        if isinstance(colonne.genre, Booleen) and colonne.genre.vide is None:
            return "" if brut is None else "oui" if brut else "non"
        return ecrit(brut)

    def champ_de(self, colonne: str) -> str:
        """Which field asks for a column that is refused."""
        return colonne

    def colonnes(self) -> dict[str, object]:
        """What the actions take."""
        return {nom: v for nom, v in self.cleaned_data.items() if nom in self.table.par_nom}
