"""Forms of the ground. Values are checked once, by the actions; a form only asks for them."""

from django import forms

from cellule.champs import Segments
from cellule.models import Densite, Departement, FormeJuridique, Region
from cellule.models.cellule import PERIMETRE_EQUIPES_PAR_DEFAUT, TYPES_PALLIATIFS
from cellule.typographie import en_capitale, typo

# The time zones of the regions; a cell keeps its own civil day.
FUSEAUX = {
    "Europe/Paris": "Heure de Paris",
    "America/Guadeloupe": "Heure de la Guadeloupe",
    "America/Martinique": "Heure de la Martinique",
    "America/Cayenne": "Heure de la Guyane",
    "Indian/Reunion": "Heure de La Réunion",
    "Indian/Mayotte": "Heure de Mayotte",
}
FUSEAU_DE_LA_REGION = {
    "01": "America/Guadeloupe",
    "02": "America/Martinique",
    "03": "America/Cayenne",
    "04": "Indian/Reunion",
    "06": "Indian/Mayotte",
}


class PreferencesForm(forms.Form):
    """What an account sets for itself."""

    raccourcis = forms.BooleanField(
        label="Raccourcis clavier",
        help_text="Une touche seule ouvre une page ou la recherche. Décochez si vous dictez vos "
        "textes, ou si votre logiciel d’assistance se sert des mêmes touches.",
        required=False,
    )
    densite = forms.TypedChoiceField(
        label="Densité des listes",
        choices=[(une.value, en_capitale(une.label)) for une in Densite],
        coerce=Densite,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
        bound_field_class=Segments,
    )
    hebdo = forms.BooleanField(
        label="Courriel hebdomadaire des référents",
        help_text="Pour un référent : ses réunions à confirmer, ses tâches, ses antennes sans "
        "réunion, une fois par semaine au plus et seulement s’il y a quelque chose à dire.",
        required=False,
    )
    sans_facultatif = True


class NouvelleCelluleForm(forms.Form):
    """A new cell, opened by the agency of its region."""

    nom = forms.CharField(
        label="Nom",
        help_text="Par exemple : Cellule d’animation régionale de Bretagne.",
        max_length=300,
    )
    sigle = forms.CharField(label="Sigle", required=False, max_length=50)
    code = forms.CharField(
        label="Code",
        help_text="Il fait l’adresse de la cellule et ne changera plus : lettres sans accent, "
        "chiffres et tirets, par exemple « bretagne ».",
        max_length=50,
    )
    departements = forms.MultipleChoiceField(
        label="Départements couverts", widget=forms.CheckboxSelectMultiple
    )
    autres_departements = forms.CharField(
        label="Départements d’autres régions",
        help_text="Seulement pour une cellule mutualisée entre plusieurs régions : leurs codes, "
        "séparés par des virgules, par exemple « 974, 976 ».",
        required=False,
    )
    forme_juridique = forms.ChoiceField(
        label="Forme juridique",
        choices=[(forme.value, en_capitale(forme.label)) for forme in FormeJuridique],
        widget=forms.RadioSelect,
    )
    etablissement_finess = forms.CharField(
        label="FINESS de l’établissement porteur",
        help_text="Neuf caractères, si la cellule est rattachée à un établissement.",
        required=False,
        max_length=9,
    )
    fuseau = forms.ChoiceField(
        label="Fuseau horaire",
        help_text="Chaque activité appartient au jour de cette heure-là.",
        choices=list(FUSEAUX.items()),
    )
    perimetre_equipes = forms.MultipleChoiceField(
        label="Équipes au dénominateur de la part des équipes rencontrées",
        help_text="Les types d’équipes que compte l’indicateur « Équipes de soins palliatifs "
        "rencontrées ».",
        choices=[(code, code) for code in TYPES_PALLIATIFS],
        initial=list(PERIMETRE_EQUIPES_PAR_DEFAUT),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, region: Region, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.region = region
        siens = list(region.departements.all())
        self.fields["departements"].choices = [(d.code, typo(str(d))) for d in siens]
        self.fields["departements"].initial = [d.code for d in siens]
        self.fields["fuseau"].initial = FUSEAU_DE_LA_REGION.get(region.code, "Europe/Paris")

    def clean_autres_departements(self) -> list[Departement]:
        demandes = [code.strip() for code in self.cleaned_data["autres_departements"].split(",")]
        codes = list(dict.fromkeys(filter(None, demandes)))
        connus = Departement.objects.in_bulk(codes)
        if inconnus := [code for code in codes if code not in connus]:
            raise forms.ValidationError(f"Code de département inconnu : {', '.join(inconnus)}.")
        return [connus[code] for code in codes]

    def champs(self) -> dict[str, object]:
        """What `creer_cellule` takes: the regions are those of the departments."""
        champs = dict(self.cleaned_data)
        autres = champs.pop("autres_departements")
        regions = [self.region.code, *(d.region_id for d in autres)]
        departements = [*champs["departements"], *(d.code for d in autres)]
        return champs | {
            "regions": list(dict.fromkeys(regions)),
            "departements": list(dict.fromkeys(departements)),
        }
