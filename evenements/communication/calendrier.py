"""« Calendrier de communication »: a month, a week, or the month as a list."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cellule.dossier.genres import cite
from cellule.droits import droit, peut
from cellule.models import Cellule
from evenements import droits
from evenements.calendrier.grille import adresses, grille
from evenements.calendrier.periode import Periode, PeriodeIllisible, lire_periode, periode_de
from evenements.lettre.requetes import en_attente

from .echeances import GENRES, PAR_CODE, Fenetre, echeances
from .listes import ONGLETS

PERMIS = ("mois", "semaine", "genre", "vue")


class FiltreDeCommunication(forms.Form):
    """One kind of day, or all; the table of days, or a list."""

    sans_facultatif = True

    genre = forms.ChoiceField(
        label="Montrer",
        required=False,
        choices=[("", "Tout"), *((genre.code, genre.libelle) for genre in GENRES)],
    )
    vue = forms.ChoiceField(
        required=False, choices=[("", "Grille"), ("liste", "Liste")], widget=forms.HiddenInput
    )

    def __init__(self, demande: QueryDict) -> None:
        super().__init__(demande)
        self.demande = demande

    def erreurs(self) -> list[str]:
        """What is wrong with what was asked: an unknown word is never « everything »."""
        inconnus = [nom for nom in self.demande if nom not in PERMIS]
        fautes = [f"Le critère {cite(nom)} n’existe pas ici." for nom in inconnus]
        if not self.is_valid():
            fautes += [message for messages in self.errors.values() for message in messages]
        return fautes

    def choisis(self) -> dict[str, str]:
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if valeur}


@droit(droits.COMMUNICATION_LIRE.code)
@require_safe
def calendrier_communication(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """What came out, what is expected, what there is to announce; what the address does not ask
    well is said, with no row."""
    aujourdhui = cellule.aujourdhui()
    filtre = FiltreDeCommunication(request.GET)
    erreurs = filtre.erreurs()
    try:
        periode = lire_periode(
            request.GET.get("mois", ""), request.GET.get("semaine", ""), aujourdhui
        )
    except PeriodeIllisible as refus:
        erreurs.append(str(refus))
        periode = periode_de(aujourdhui, "mois")
    choisis = {} if erreurs else filtre.choisis()
    contexte = {
        "periode": periode,
        "filtre": filtre,
        "erreurs": erreurs,
        "adresses": _adresses(periode, aujourdhui, choisis),
        "en_liste": choisis.get("vue") == "liste",
        "filtre_en_vigueur": "genre" in choisis,
        "peut_ecrire": peut(request, droits.COMMUNICATION_ECRIRE.code),
        "adresse_du_jour": f"{reverse('nouvelle_parution', args=[cellule.code])}?date=",
        "noter": "Prévoir une parution le",
        "passage": "evenements/calendrier_communication_passage.html",
        "onglets": ONGLETS,
    }
    if not erreurs:
        voulus = [PAR_CODE[choisis["genre"]]] if "genre" in choisis else GENRES
        lus = [genre for genre in voulus if peut(request, genre.droit)]
        par_jour = echeances(lus, Fenetre(periode.debut, periode.fin, aujourdhui))
        contexte |= grille(cellule, periode, aujourdhui, par_jour) | {
            "jours": list(par_jour.items()),
            "nombre": sum(map(len, par_jour.values())),
            "en_attente": en_attente().count(),
        }
    status = 400 if erreurs else 200
    return render(request, "evenements/calendrier_communication.html", contexte, status=status)


def _adresses(periode: Periode, aujourdhui: date, choisis: dict[str, str]) -> dict[str, str]:
    """Those of every calendar, and the same days as a list."""
    genre = {nom: valeur for nom, valeur in choisis.items() if nom != "vue"}
    grilles = adresses(periode, aujourdhui, genre)
    en_liste = urlencode({periode.genre: periode.parametre, **genre, "vue": "liste"})
    return adresses(periode, aujourdhui, choisis) | {
        "mois": grilles["mois"],
        "semaine": grilles["semaine"],
        "liste": f"?{en_liste}",
    }
