"""The forms of the programme: one action; what became of last year's, all in one table."""

from django import forms

from cellule.champs import Jour
from cellule.concurrence import AvecTemoin, TexteLong
from cellule.typographie import en_capitale
from indicateurs.catalogue import CATALOGUE, CODES
from indicateurs.catalogue import Mission as MissionDuCadre
from rapports.actions.programme import Suite
from rapports.forms.argent import choix, jour_ecrit
from rapports.models import LigneProgramme, Mission, Realisation


class ActionForm(AvecTemoin):
    """One action of the programme of a year."""

    mission = forms.ChoiceField(label="Mission", choices=Mission, widget=forms.RadioSelect)
    objectif = TexteLong(label="Objectif", widget=forms.Textarea(attrs={"rows": 2}))
    action = TexteLong(
        label="Action",
        help_text="Sans nom de personne : le rapport l’imprime telle quelle.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    pilote = forms.CharField(
        label="Pilote",
        help_text="Une fonction ou un groupe, par exemple « coordinatrice » ou « les référents ». "
        "Si vous écrivez le nom ou le code d’une personne de l’annuaire, le rapport imprime sa "
        "fonction.",
        required=False,
        max_length=300,
    )
    echeance = Jour(label="Échéance", required=False)
    indicateur = forms.ChoiceField(
        label="Indicateur",
        help_text="Celui où l’on verra si l’objectif est atteint.",
        required=False,
    )

    def __init__(self, *args, annee: int, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicateur"].choices = indicateurs_de(annee, self.present.get("indicateur"))

    @staticmethod
    def montrer(ligne: LigneProgramme) -> dict[str, str]:
        return {
            "mission": ligne.mission,
            "objectif": ligne.objectif,
            "action": ligne.action,
            "pilote": ligne.pilote,
            "echeance": jour_ecrit(ligne.echeance),
            "indicateur": ligne.indicateur,
        }

    def colonnes(self) -> dict[str, object]:
        return dict(self.cleaned_data)


def indicateurs_de(annee: int, deja: str | None = None) -> list:
    """The indicators of a year by mission; the one that a line has already stays on offer."""
    catalogue = CATALOGUE.en(annee)
    groupes = [
        (m.libelle, [(c, f"{c} {i.titre}") for c, i in catalogue.items() if i.mission is m])
        for m in MissionDuCadre
    ]
    if deja in CODES and deja not in catalogue:
        groupes.append(("Hors du catalogue de l’année", [(deja, deja)]))
    return [("", "Aucun"), *groupes]


class SuiteForm(AvecTemoin):
    """What became of one action; its prefix is the key of the line."""

    realisation = forms.ChoiceField(
        label="Réalisation",
        choices=[("", "À dire"), *choix(Realisation)],
        required=False,
    )
    bilan = TexteLong(
        label="Bilan",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sans_facultatif = True

    def __init__(self, *args, ligne: LigneProgramme, **kwargs) -> None:
        super().__init__(*args, prefix=str(ligne.pk), present=self.montrer(ligne), **kwargs)
        self.ligne = ligne
        for champ in ("realisation", "bilan"):
            self.fields[champ].widget.attrs["aria-label"] = (
                f"{self.fields[champ].label} : {en_capitale(ligne.action)}"
            )

    @staticmethod
    def montrer(ligne: LigneProgramme) -> dict[str, str]:
        return {"realisation": ligne.realisation, "bilan": ligne.bilan}

    def suite(self) -> Suite:
        return Suite(**self.cleaned_data)
