"""One page for the readings of all channels: a month, a value each, the last one beside it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.db.models import Q

from cellule.champs import EntierFrancais, Jour
from cellule.concurrence import AvecTemoin
from evenements.models import FLUX, STOCKS, Audience, Mesure, NaturePublication, Publication

# What a channel is usually read by; what it was read by already is added.
MESURES_D_USAGE: dict[str, tuple[Mesure, ...]] = {
    NaturePublication.NEWSLETTER: (Mesure.ABONNES, Mesure.DESTINATAIRES),
    NaturePublication.SITE: (Mesure.VISITEURS, Mesure.VISITES),
    NaturePublication.PAGE: (Mesure.VISITEURS, Mesure.VISITES),
    NaturePublication.RESEAU_SOCIAL: (Mesure.ABONNES,),
    NaturePublication.PLATEFORME: (Mesure.INSCRITS,),
    NaturePublication.LISTE_DIFFUSION: (Mesure.INSCRITS,),
    NaturePublication.AUTRE: (Mesure.ABONNES,),
}
NOURRIT = {
    NaturePublication.NEWSLETTER: "C5",
    NaturePublication.SITE: "I2 et I3",
    NaturePublication.PAGE: "I2 et I3",
}


def dernier_jour(mois: date) -> date:
    return (mois.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@dataclass
class Case:
    """One value to read: its field, what it was last, and when."""

    publication: Publication
    mesure: Mesure
    presente: Audience | None = None
    derniere: Audience | None = None

    @property
    def nom(self) -> str:
        return f"r{self.publication.pk}_{self.mesure.value}"

    @property
    def nourrit(self) -> str:
        return NOURRIT.get(NaturePublication(self.publication.nature), "I2")

    @property
    def est_un_stock(self) -> bool:
        return self.mesure in STOCKS


def cases_du_mois(mois: date, jour: date) -> list[Case]:
    """What is read of each publication active in a month; `jour` dates the stocks.

    Two queries, whatever the number of channels.
    """
    fin = dernier_jour(mois)
    actives = Publication.objects.filter(
        Q(ferme_le__isnull=True) | Q(ferme_le__gte=mois), ouvert_le__lte=fin
    ).order_by("cle_tri", "pk")
    lues: dict[tuple[int, str], list[Audience]] = {}
    for releve in Audience.objects.filter(date__lte=fin).order_by("periode", "pk"):
        lues.setdefault((releve.publication_id, releve.mesure), []).append(releve)
    cases = []
    for publication in actives:
        usages = MESURES_D_USAGE[NaturePublication(publication.nature)]
        deja = tuple(Mesure(m) for p, m in lues if p == publication.pk)
        for mesure in dict.fromkeys((*usages, *sorted(deja))):
            periode = mois if mesure in FLUX else jour
            siennes = lues.get((publication.pk, mesure.value), [])
            presente = next((r for r in siennes if r.periode == periode), None)
            anterieures = [r for r in siennes if r.periode < periode]
            derniere = anterieures[-1] if anterieures else None
            cases.append(Case(publication, mesure, presente, derniere))
    return cases


class RelevesForm(AvecTemoin):
    """A field a case; what is left empty is not read, zero is a value."""

    sans_facultatif = True

    def __init__(self, *args, cases: list[Case], **kwargs) -> None:
        self.cases = cases
        present = {case.nom: str(case.presente.valeur) if case.presente else "" for case in cases}
        super().__init__(*args, present=present, **kwargs)
        for case in cases:
            self.fields[case.nom] = EntierFrancais(
                label=f"{case.publication.nom}, {case.mesure.label}", required=False, min_value=0
            )

    def changees(self) -> list[tuple[Case, int | None]]:
        """The cases whose value is another than the one that is kept."""
        return [
            (case, valeur)
            for case in self.cases
            if (valeur := self.cleaned_data.get(case.nom))
            != (case.presente.valeur if case.presente else None)
        ]


class MoisForm(forms.Form):
    """Which month, and for the stocks which day of it."""

    mois = forms.RegexField(r"^[12][0-9]{3}-(0[1-9]|1[0-2])$", required=False, strip=True)
    jour = Jour(required=False)

    def __init__(self, *args, aujourdhui: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.aujourdhui = aujourdhui

    def clean(self) -> dict:
        """The day is in the month, and not in the future."""
        donnees = super().clean()
        texte = donnees.get("mois") or f"{self.aujourdhui:%Y-%m}"
        mois = date.fromisoformat(f"{texte}-01")
        if mois > self.aujourdhui:
            raise forms.ValidationError("Ce mois n’a pas commencé.")
        fin = min(dernier_jour(mois), self.aujourdhui)
        jour = donnees.get("jour") or fin
        if not mois <= jour <= fin:
            raise forms.ValidationError("Le jour du relevé est dans le mois, et pas à venir.")
        return {"mois": mois, "jour": jour}
