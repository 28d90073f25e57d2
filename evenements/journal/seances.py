"""The sessions of a training in a form: a row each, a few empty ones for more, no script."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError

from cellule.champs import NombreFrancais
from cellule.dossier.genres import sans_zeros
from cellule.moments import lire_moment
from cellule.typographie import en_capitale
from evenements.models import Seance, StatutActivite

VIDES = 3
PARTIES = ("jour", "heure", "heures", "statut")
# Between the parts of one session, in the text by which a form remembers it.
JOINT = "\t"


@dataclass(frozen=True)
class Rangee:
    """One session as typed; `debut` is what was written of it, kept while its day and hour are."""

    jour: str = ""
    heure: str = ""
    heures: str = ""
    statut: str = StatutActivite.TENU.value

    @property
    def vide(self) -> bool:
        return not (self.jour or self.heure or self.heures)


class SuiteDeSeances(forms.Widget):
    """Rows of a day, an hour, a duration and a status."""

    template_name = "evenements/seances.html"
    use_fieldset = True

    def value_from_datadict(self, data, files, name: str) -> list[str]:
        if not hasattr(data, "getlist"):
            return list(data.get(name) or [])
        colonnes = [data.getlist(f"{name}_{partie}") for partie in PARTIES]
        rangees = [
            Rangee(*(v.strip() for v in valeurs)) for valeurs in zip(*colonnes, strict=False)
        ]
        return [JOINT.join(_parties(r)) for r in rangees if not r.vide]

    def value_omitted_from_data(self, data, files, name: str) -> bool:
        return f"{name}_jour" not in data

    def get_context(self, name: str, value, attrs) -> dict:
        contexte = super().get_context(name, None, attrs)
        rangees = [lire(texte) for texte in value or []]
        contexte["widget"] |= {
            "rangees": [*rangees, *[Rangee()] * VIDES],
            "statuts": [(v, en_capitale(mot)) for v, mot in StatutActivite.choices],
            "invalide": "aria-invalid" in contexte["widget"]["attrs"],
        }
        return contexte

    def id_for_label(self, id_: str, index=None) -> str:
        return f"{id_}_jour_1"


def _parties(rangee: Rangee) -> tuple[str, ...]:
    return rangee.jour, rangee.heure, rangee.heures, rangee.statut


def lire(texte: str) -> Rangee:
    return Rangee(*texte.split(JOINT))


def montrer(seances: Iterable[Seance]) -> list[str]:
    """Sessions as the form writes them."""
    return [JOINT.join(_parties(_rangee(seance))) for seance in seances]


def _rangee(seance: Seance) -> Rangee:
    moment = lire_moment(seance.debut)
    a_une_heure = isinstance(moment, datetime)
    return Rangee(
        jour=(moment.date() if a_une_heure else moment).isoformat(),
        heure=f"{moment:%H:%M}" if a_une_heure else "",
        heures="" if seance.heures is None else sans_zeros(seance.heures).replace(".", ","),
        statut=seance.statut,
    )


class ChampSeances(forms.Field):
    """`clean` gives what `planifier_seances` takes."""

    widget = SuiteDeSeances

    def to_python(self, value) -> list[str]:
        return list(value or [])

    def clean(self, value) -> list[dict[str, object]]:
        seances, fautes = [], []
        for rang, texte in enumerate(value or [], 1):
            try:
                seances.append(_seance(lire(texte)))
            except ValidationError as refus:
                fautes.append(f"Séance {rang} : {' '.join(refus.messages)}")
        if fautes:
            raise ValidationError(fautes)
        return seances


def _seance(rangee: Rangee) -> dict[str, object]:
    if not rangee.jour:
        raise ValidationError("donnez son jour, ou videz la ligne.")
    jour: date = forms.DateField().clean(rangee.jour)
    heure = forms.TimeField(required=False).clean(rangee.heure)
    return {
        "debut": datetime.combine(jour, heure).isoformat("T", "minutes") if heure else str(jour),
        "heures": NombreFrancais(required=False, min_value=0).clean(rangee.heures),
        "statut": forms.ChoiceField(choices=StatutActivite.choices).clean(rangee.statut),
    }
