"""The fields by which a form names other rows: « EMSP du Goëlo (str-012) ».

They are text inputs, which work without a script: a text that names no row, or several, comes
back with the rows among which to choose. `static/js/choix.js` adds suggestions as one types.
"""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from cellule.recherche import Sorte, sorte_de
from cellule.recherche.nommer import Lecture, codes_possibles, lire

# Before the value of a row chosen among those proposed: it takes the place of the text before it.
A_LA_PLACE = "→ "
VIDES = 3


def designations(sorte: str | Sorte, codes: Iterable[str]) -> list[str]:
    """How a field writes the rows of these codes, in their order; one query."""
    sorte = _sorte(sorte)
    codes = list(codes)
    connues = {ligne.code: ligne for ligne in sorte.toutes().filter(code__in=codes)}
    return [sorte.designer(connues[code]) for code in codes if code in connues]


def _sorte(sorte: str | Sorte) -> Sorte:
    trouvee = sorte if isinstance(sorte, Sorte) else sorte_de(sorte)
    if trouvee is None:
        raise LookupError(f"Aucune sorte « {sorte} » n’est inscrite.")
    return trouvee


class Choix(forms.Widget):
    """One text input, and under it the rows that the text may mean."""

    template_name = "composants/choix.html"
    plusieurs = False

    def __init__(self, attrs=None) -> None:
        super().__init__(attrs)
        self.sorte = ""
        self.candidats: dict[str, list[str]] = {}

    def __deepcopy__(self, memo):
        copie = super().__deepcopy__(memo)
        copie.candidats = {}
        return copie

    def value_from_datadict(self, data, files, name: str) -> str:
        return next(reversed(_recus(data, name)), "")

    def lignes(self, value) -> list[str]:
        return [value or ""]

    def get_context(self, name: str, value, attrs) -> dict:
        contexte = super().get_context(name, None, attrs)
        attributs = contexte["widget"]["attrs"]
        invalide = attributs.pop("aria-invalid", None)
        contexte["widget"] |= {
            "debut": attributs.pop("id", f"id_{name}"),
            "sorte": self.sorte,
            "plusieurs": self.plusieurs,
            "marque": A_LA_PLACE,
            "lignes": [
                {"texte": texte, "candidats": self.candidats.get(texte, []),
                 "invalide": bool(invalide) and self._en_faute(texte)}
                for texte in self.lignes(value)
            ],
        }  # fmt: skip
        return contexte

    def _en_faute(self, texte: str) -> bool:
        """The text that was refused; of an error about the whole field, every text."""
        return texte in self.candidats if self.candidats else True


class ChoixMultiple(Choix):
    """A text input a row, and a few for more."""

    use_fieldset = True
    plusieurs = True

    def value_from_datadict(self, data, files, name: str) -> list[str]:
        return [texte for texte in _recus(data, name) if texte]

    def lignes(self, value) -> list[str]:
        return [*(value or []), *[""] * VIDES]

    def id_for_label(self, id_: str, index=None) -> str:
        return f"{id_}_1"


def _recus(data, nom: str) -> list[str]:
    """The texts sent; one chosen among those proposed takes the place of what was typed."""
    recus = data.getlist(nom) if hasattr(data, "getlist") else data.get(nom, [])
    textes: list[str] = []
    remplacable = False
    for texte in [recus] if isinstance(recus, str) else recus or []:
        if texte.startswith(A_LA_PLACE):
            if remplacable:
                textes.pop()
            textes.append(texte.removeprefix(A_LA_PLACE).strip())
            remplacable = False
        else:
            textes.append(texte.strip())
            remplacable = True
    return textes


class ChampFiche(forms.Field):
    """Names one row of a kind; `clean` gives the row, or None. `initial`: a row or its text."""

    widget = Choix

    def __init__(self, sorte: str | Sorte, **options) -> None:
        super().__init__(**options)
        self._nommee = sorte
        self.widget.sorte = sorte if isinstance(sorte, str) else sorte.nom

    @property
    def sorte(self) -> Sorte:
        return _sorte(self._nommee)

    def prepare_value(self, value):
        return self.sorte.designer(value) if isinstance(value, Model) else value

    def to_python(self, value) -> str:
        """The code that a text names, as far as it says one: a sheet may change its name."""
        return codes_possibles(value.strip())[-1] if value else ""

    def has_changed(self, initial, data) -> bool:
        avant = self.prepare_value(initial)
        return not self.disabled and self.to_python(avant) != self.to_python(data)

    def clean(self, value) -> Model | None:
        lignes = self._lire([value] if value else [])
        self.validate(value)
        return lignes[0] if lignes else None

    def _lire(self, textes: list[str]) -> list[Model]:
        lectures = lire(self.sorte, textes)
        perdus = {texte: lu for texte, lu in lectures.items() if lu.ligne is None}
        self.widget.candidats = {
            texte: [self.sorte.designer(ligne) for ligne in lu.candidats]
            for texte, lu in perdus.items()
        }
        if perdus:
            raise ValidationError([_refus(texte, lu) for texte, lu in perdus.items()])
        return list(dict.fromkeys(lectures[texte].ligne for texte in textes))


class ChampFiches(ChampFiche):
    """Names several rows; `clean` gives them, each once. `initial`: rows or texts."""

    widget = ChoixMultiple

    def prepare_value(self, value):
        return [super(ChampFiches, self).prepare_value(une) for une in value or []]

    def to_python(self, value) -> list[str]:
        return [super(ChampFiches, self).to_python(un) for un in value or []]

    def clean(self, value) -> list[Model]:
        lignes = self._lire(list(value or []))
        self.validate(lignes)
        return lignes


def _refus(texte: str, lecture: Lecture) -> str:
    if lecture.homonymes:
        return f"Plusieurs fiches s’appellent « {texte} » : choisissez la bonne."
    if lecture.candidats:
        return f"« {texte} » n’est le nom d’aucune fiche : choisissez, ou corrigez."
    return f"« {texte} » n’est le nom d’aucune fiche, et rien n’y ressemble."
