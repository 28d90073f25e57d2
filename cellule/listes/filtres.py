"""The filters of a list: those of django-filter, with French words and no silent refusal."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date, timedelta

import django_filters as filtres
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_filters.fields import ChoiceField

from cellule.annees import PREMIERE
from cellule.recherche.mots import filtrer_par_mots
from cellule.typographie import en_capitale, jour_en_lettres

from .siens import Siens

ANNEES_LISIBLES = 3000


class SesFiltres(Siens):
    def __deepcopy__(self, memo: dict) -> "SesFiltres":
        copies = SesFiltres((nom, copy(un)) for nom, un in self.items())
        for un in copies.values():
            if un.method:  # which is of the filter that it was given to
                un.method = un.method
        return copies


class FormulaireDeFiltres(forms.Form):
    """All of it is optional: nothing says so field by field."""

    sans_facultatif = True

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for champ in self.fields.values():
            if isinstance(champ, ChoiceField):
                # Those that a function gives would be asked for again by each reader.
                choix, champ.empty_label = list(champ.choices), None
                champ.choices = choix
                champ.widget.choices = choix  # read several times: a list, not what reads one


class FiltreDeListe(filtres.FilterSet):
    """The filters of a list. What is asked and means nothing is an error, never « everything »."""

    class Meta:
        form = FormulaireDeFiltres

    @classmethod
    def get_filters(cls) -> SesFiltres:
        return SesFiltres(super().get_filters())

    def get_form_class(self) -> type[forms.Form]:
        """A class made for this form alone, from the fields of these filters alone."""
        forme = super().get_form_class()
        forme.base_fields = Siens(forme.base_fields)
        return forme

    @classmethod
    def noms(cls) -> list[str]:
        return list(cls.base_filters)

    def erreurs(self) -> list[str]:
        """What is wrong with what was asked, by field."""
        if self.form.is_valid():
            return []
        champs = self.form.fields
        return [
            f"{champs[nom].label} : {' '.join(messages)}"
            for nom, messages in self.form.errors.items()
        ]

    def cherche(self) -> bool:
        """Whether words are sought, which costs a reading of every row."""
        donnees = self.form.cleaned_data if self.form.is_valid() else {}
        return any(
            donnees.get(nom)
            for nom, filtre in self.filters.items()
            if isinstance(filtre, FiltreRecherche)
        )

    def actifs(self) -> list[tuple[str, str]]:
        """The filters in force: name, and in words (« Type : USP »)."""
        return [
            (nom, f"{self.form.fields[nom].label} : {self._en_mots(nom, valeur)}")
            for nom, valeur in self.form.cleaned_data.items()
            if valeur not in (None, "", []) and nom in self.form.fields
        ]

    def _en_mots(self, nom: str, valeur: object) -> str:
        if isinstance(valeur, date):
            return jour_en_lettres(valeur, forme="court")
        choix = {
            str(v): str(mot) for v, mot in _aplatis(getattr(self.form.fields[nom], "choices", ()))
        }
        if isinstance(valeur, list | tuple):
            return ", ".join(choix.get(str(une), str(une)) for une in valeur)
        return choix.get(str(valeur), str(valeur))


def _aplatis(choix: Iterable) -> list[tuple]:
    plats: list[tuple] = []
    for valeur, mots in choix:
        plats += mots if isinstance(mots, list | tuple) else [(valeur, mots)]
    return plats


class FiltreChoix(filtres.ChoiceFilter):
    """One value of an enumeration, or any."""

    def __init__(
        self, libelle: str, choix, *, champ: str | None = None, vide: str = "Tous", **options
    ):
        super().__init__(
            label=libelle,
            field_name=champ,
            choices=_en_capitales(choix),
            empty_label=vide,
            **options,
        )


def _en_capitales(choix) -> object:
    """Words begin with a capital; a function gives the choices when the page is asked for."""
    if callable(choix) and not hasattr(choix, "choices"):
        return lambda: _en_capitales(choix())
    paires = choix.items() if isinstance(choix, Mapping) else getattr(choix, "choices", choix)
    return [(valeur, en_capitale(str(mot))) for valeur, mot in paires]


class FiltreBooleen(filtres.ChoiceFilter):
    """Yes, no, or both."""

    def __init__(
        self,
        libelle: str,
        *,
        champ: str | None = None,
        oui: str = "Oui",
        non: str = "Non",
        **options,
    ):
        super().__init__(
            label=libelle,
            field_name=champ,
            choices=[("oui", oui), ("non", non)],
            empty_label="Tous",
            **options,
        )

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if self.method or value not in ("oui", "non"):
            return super().filter(qs, value) if self.method else qs
        return qs.filter(**{self.field_name: value == "oui"})


class FiltreDepuis(filtres.DateFilter):
    """From a day on, that day included."""

    def __init__(self, libelle: str, *, champ: str, **options):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(
            label=libelle, field_name=champ, lookup_expr="gte", widget=widget, **options
        )


class FiltreJusque(filtres.DateFilter):
    """Up to a day, that day included."""

    def __init__(self, libelle: str, *, champ: str, **options):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(
            label=libelle, field_name=champ, lookup_expr="lte", widget=widget, **options
        )


class FiltreAnnee(filtres.NumberFilter):
    """A civil year."""

    def __init__(self, libelle: str = "Année", *, champ: str, **options):
        super().__init__(
            label=libelle,
            field_name=champ,
            min_value=PREMIERE,
            max_value=ANNEES_LISIBLES,
            decimal_places=0,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            **options,
        )


class FiltreRecherche(filtres.CharFilter):
    """The words typed, each of them found in the folded text of a row (`champ`)."""

    def __init__(self, libelle: str = "Rechercher", *, champ: str = "recherche", **options):
        widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
        super().__init__(label=libelle, field_name=champ, max_length=200, widget=widget, **options)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return filtrer_par_mots(qs, value, self.field_name)


class FiltreMoment(filtres.ChoiceFilter):
    """Where rows with a first and a last day, either of which may be open, stand today; `bientot`
    is within how many days they are said to end soon."""

    def __init__(self, libelle: str = "Moment", *, bientot: int, feminin: bool = False, **options):
        e = "e" if feminin else ""
        super().__init__(
            label=libelle,
            choices=[
                ("actifs", "En cours"),
                ("bientot", f"Qui finissent dans les {bientot} jours"),
                ("finis", f"Terminé{e}s"),
                ("a_venir", "À venir"),
            ],
            empty_label="Tous" if not feminin else "Toutes",
            **options,
        )
        self.bientot = bientot

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        jour = timezone.localdate()
        commencees = qs.filter(Q(debut=None) | Q(debut__lte=jour))
        match value:
            case "actifs":
                return commencees.filter(Q(fin=None) | Q(fin__gte=jour))
            case "bientot":
                limite = jour + timedelta(days=self.bientot)
                return commencees.filter(fin__gte=jour, fin__lte=limite)
            case "finis":
                return qs.filter(fin__lt=jour)
            case "a_venir":
                return qs.filter(debut__gt=jour)
        return qs
