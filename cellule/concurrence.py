"""Forms that remember what they showed: nobody silently writes over what another has just saved.

The page carries, beside each row, the values that it showed. When the row has changed meanwhile,
nothing is written: the form comes back with the other's value in the fields that were left alone,
and both values where the two have written; saving again then says that it was seen.
"""

import json

from django import forms
from django.core.exceptions import ValidationError

# What a page shows of a field: its text, or its texts where it takes several.
Montre = str | list[str]

CHANGE_ENTRE_TEMPS = (
    "Quelqu’un a changé cette ligne pendant que vous la remplissiez. Rien n’est encore "
    "enregistré : relisez les champs, puis enregistrez de nouveau."
)


class TexteLong(forms.CharField):
    """Several lines, with the ends of line of the files rather than those of browsers."""

    widget = forms.Textarea

    def to_python(self, value) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class AvecTemoin(forms.Form):
    """A form on a row; `present` is the row as the fields write it, nothing for a new one."""

    vu = forms.CharField(label="Ce que la page montrait", required=False, widget=forms.HiddenInput)

    def __init__(self, *args, present: dict[str, Montre] | None = None, **kwargs) -> None:
        self.present = present or {}
        depart = {**self.present, "vu": json.dumps(self.present)} if self.present else {}
        kwargs["initial"] = {**(kwargs.get("initial") or {}), **depart}
        super().__init__(*args, **kwargs)
        self.change_entre_temps = False
        if not self.present:
            del self.fields["vu"]

    def clean(self) -> dict:
        donnees = super().clean()
        if self.present:
            self._confronter(_en_dictionnaire(donnees.pop("vu", "")), donnees)
        return donnees

    def _confronter(self, vu: dict[str, Montre], donnees: dict) -> None:
        """Compare what the page showed, what the row holds now and what is sent. Where nothing was
        touched, the other's values simply stay."""
        recu = {nom: self._recu(nom) for nom in self.present}
        changes = [
            nom
            for nom, valeur in self.present.items()
            if self._lu(nom, valeur) not in (self._lu(nom, vu.get(nom)), self._lu(nom, recu[nom]))
        ]
        if not changes:
            return
        if all(self._lu(nom, recu[nom]) == self._lu(nom, vu.get(nom)) for nom in self.present):
            donnees |= {nom: self.fields[nom].clean(self.present[nom]) for nom in changes}
            return
        self.change_entre_temps = True
        self.data = self.data.copy()
        self.data[self.add_prefix("vu")] = json.dumps(self.present)
        for nom in changes:
            if nom in vu and self._lu(nom, recu[nom]) == self._lu(nom, vu[nom]):
                self._remettre(nom, self.present[nom])
            else:
                mots = self.en_mots(nom, self.present[nom]) or "rien"
                self.add_error(nom, f"Entre-temps, une autre personne a écrit : {mots}")
        self.add_error(None, CHANGE_ENTRE_TEMPS)

    def _remettre(self, nom: str, valeur: Montre) -> None:
        if isinstance(valeur, list) and hasattr(self.data, "setlist"):
            self.data.setlist(self.add_prefix(nom), valeur)
        else:
            self.data[self.add_prefix(nom)] = valeur

    def _recu(self, nom: str) -> Montre:
        champ = self.fields[nom]
        return champ.widget.value_from_datadict(self.data, self.files, self.add_prefix(nom)) or ""

    def _lu(self, nom: str, texte: Montre | None) -> object:
        """The value of a text, so that « 1300 » and « 1 300,00 » are the same."""
        if texte is None:
            return None
        try:
            valeur = self.fields[nom].to_python(texte)
        except ValidationError:
            return texte
        return "" if valeur is None or valeur == [] else valeur

    def en_mots(self, nom: str, montre: Montre) -> str:
        """The value of a field for the reader: the words of a choice, of each choice."""
        mots = {str(v): str(m) for v, m in _aplatis(getattr(self.fields[nom], "choices", ()))}
        textes = [montre] if isinstance(montre, str) else montre
        return ", ".join(mots.get(texte, texte) for texte in textes)


def _aplatis(choix) -> list[tuple]:
    """Choices without their groups."""
    plats = []
    for valeur, mots in choix:
        plats += mots if isinstance(mots, list | tuple) else [(valeur, mots)]
    return plats


def _en_dictionnaire(texte: str) -> dict[str, Montre]:
    """What the page showed; what is not of our making is taken as nothing."""
    try:
        lu = json.loads(texte)
    except ValueError:
        return {}
    return {n: v for n, v in lu.items() if _est_montre(v)} if isinstance(lu, dict) else {}


def _est_montre(valeur: object) -> bool:
    textes = valeur if isinstance(valeur, list) else [valeur]
    return all(isinstance(texte, str) for texte in textes)
