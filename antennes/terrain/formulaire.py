"""The form of a meeting: date and people first, the rest is optional."""

import re
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError

from antennes.models import Antenne
from antennes.terrain.actions import Reunion
from antennes.terrain.images import en_jpeg
from antennes.terrain.requetes import attendus, personnes_connues, planifiees
from cellule.models import Cellule
from cellule.patients import AvecGardePatient
from evenements.models import Modalite, Rubrique
from evenements.requetes_presences import Fiche, chercher_des_personnes, fiches

RUBRIQUES = (
    (Rubrique.QUESTION, "Questions"),
    (Rubrique.CONSTAT, "Constats"),
    (Rubrique.PROPOSITION, "Propositions"),
    (Rubrique.VIGILANCE, "Points de vigilance"),
    (Rubrique.DECISION, "Décisions"),
)
PERSONNES_MAXI = 500
CLE_DE_PERSONNE = re.compile(r"[1-9]\d{0,17}", re.ASCII)
INCONNUE = "Une personne n’est plus dans l’annuaire : rechargez la page."
A_VENIR = "Cette date est à venir : une réunion se note une fois tenue."


class ReunionForm(AvecGardePatient):
    """Everything that the page sends; `pour` lists the people it shows, ticked or not."""

    cle = forms.UUIDField(widget=forms.HiddenInput)
    prevue = forms.TypedChoiceField(
        label="Quelle réunion ?",
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    jour = forms.DateField(
        label="Date", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    modalite = forms.ChoiceField(
        label="Modalité",
        choices=[
            (Modalite.PRESENTIEL, "Sur place"),
            (Modalite.VISIO, "Visio"),
            (Modalite.MIXTE, "Mixte"),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    theme = forms.CharField(
        label="Thème",
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"list": "themes", "autocomplete": "off"}),
    )
    anonymes = forms.IntegerField(
        label="Autres présents, non nommés",
        required=False,
        min_value=0,
        max_value=2**31 - 1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    photo = forms.FileField(
        label="Photo de la feuille de présence",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )

    # The photo that the draft had was taken off.
    sans_photo = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, fichiers, *, cellule: Cellule, antenne: Antenne) -> None:
        self.cellule, self.antenne = cellule, antenne
        self.ce_jour = cellule.aujourdhui()
        self.prevues = {une.pk: une for une in planifiees(antenne, self.ce_jour)}
        self.habitudes = attendus(antenne, self.ce_jour)
        premiere = next(iter(self.prevues.values()), None)
        super().__init__(data, fichiers, initial=self._depart(premiere))
        for rubrique, libelle in RUBRIQUES:
            self.fields[rubrique.value] = forms.CharField(
                label=libelle,
                required=False,
                max_length=20_000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields["prevue"].choices = [
            *((une.pk, une.intitule) for une in self.prevues.values()),
            ("", "Une autre réunion"),
        ]
        self.trouvees: list[Fiche] = []

    def _depart(self, premiere) -> dict[str, object]:
        return {
            "cle": uuid4(),
            "jour": min(premiere.jour_retenu, self.ce_jour) if premiere else self.ce_jour,
            "prevue": premiere.pk if premiere else "",
            "theme": "",
            "modalite": (premiere.modalite if premiere else "") or Modalite.PRESENTIEL,
        }

    # --- The people -----------------------------------------------------------------

    def coches(self) -> set[int]:
        """The keys ticked; on a new page, those who came the last time."""
        if not self.is_bound:
            return {h.fiche.pk for h in self.habitudes.personnes if h.la_derniere_fois}
        envoyees = self.data.getlist("presents")[:PERSONNES_MAXI]
        return {int(cle) for cle in envoyees if CLE_DE_PERSONNE.fullmatch(cle)}

    def personnes(self) -> list[tuple[Fiche, bool]]:
        """The people shown, each with its tick: expected, added, found by a search."""
        montrees = {h.fiche.pk: h.fiche for h in self.habitudes.personnes}
        coches = self.coches()
        if ajoutees := coches - montrees.keys():
            montrees |= {fiche.pk: fiche for fiche in fiches(pk__in=ajoutees)}
        montrees |= {fiche.pk: fiche for fiche in self.trouvees}
        return [(fiche, fiche.pk in coches) for fiche in montrees.values()]

    def chercher(self) -> None:
        """Without a script: what « Ajouter une autre personne » finds joins the list."""
        self.trouvees = chercher_des_personnes(self.data.get("q", ""))

    # --- What is sent ---------------------------------------------------------------

    def clean_jour(self):
        jour = self.cleaned_data["jour"]
        if jour > self.ce_jour:
            raise ValidationError(A_VENIR)
        return jour

    def clean_photo(self) -> bytes | None:
        photo = self.cleaned_data["photo"]
        return en_jpeg(photo) if photo else None

    def clean(self) -> dict:
        donnees = super().clean()
        coches = self.coches()
        if coches - personnes_connues(coches):
            self.add_error(None, INCONNUE)
        if not coches and donnees.get("anonymes") is None:
            self.add_error(None, "Cochez qui était là, ou dites combien de personnes sont venues.")
        return donnees

    def reunion(self) -> Reunion:
        donnees = self.cleaned_data
        cle: UUID = donnees["cle"]
        return Reunion(
            antenne=self.antenne,
            cle=cle,
            jour=donnees["jour"],
            modalite=donnees["modalite"],
            theme=donnees["theme"] or self._titre_prevu(),
            presents=sorted(self.coches()),
            anonymes=donnees["anonymes"],
            lignes={r.value: donnees[r.value] for r, _ in RUBRIQUES},
            prevue=self.prevues.get(donnees["prevue"]),
            photo=donnees["photo"],
            sans_photo=donnees["sans_photo"],
        )

    def _titre_prevu(self) -> str:
        prevue = self.prevues.get(self.cleaned_data["prevue"])
        return prevue.intitule if prevue else ""

    def rubriques(self) -> list[forms.BoundField]:
        return [self[rubrique.value] for rubrique, _ in RUBRIQUES]
