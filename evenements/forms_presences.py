"""The sheet of attendance as a form: one box a person, seen by two people at once."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from cellule.concurrence import AvecTemoin
from evenements.actions.presences import Pointage
from evenements.emargement import Fiche
from evenements.models import Activite, Qualite, StatutPresence
from evenements.requetes_presences import (
    TROUVES_MAXI,
    Habitudes,
    Notee,
    chercher_des_personnes,
    feuille_de,
    fiches,
    presences_habituelles,
)

CLE = re.compile(r"^p-(\d{1,18}-\d{1,4})$")
CODE_FINAL = re.compile(r"\(([-\w]+)\)\s*$")
STATUTS = [
    (statut.value, statut.label)
    for statut in (
        StatutPresence.PRESENT,
        StatutPresence.EXCUSE,
        StatutPresence.ABSENT,
        StatutPresence.INSCRIT,
    )
]
# Shown at once, beside those who came the last time; the others are one press away.
REGULIERES = 12
GROUPES = ("notees", "habituelles", "autres_habituelles", "trouvees")
QUALITES = [("", "sans précision"), *Qualite.choices]


def statut_par_defaut(activite: Activite, jour: date) -> str:
    """Nobody is present yet at what is still to come."""
    a_venir = activite.jour_retenu > jour
    return (StatutPresence.INSCRIT if a_venir else StatutPresence.PRESENT).value


def ecrire(statut: str, qualite: str) -> str:
    """The value of a line of the sheet; nothing when it is not ticked."""
    return f"{statut}|{qualite}"


class CaseDePresence(forms.Widget):
    """A box that shows, once ticked, the status and the quality: one text for the three."""

    template_name = "evenements/case_de_presence.html"

    def __init__(self, fiche: Fiche, *, defaut: str, note: str = "") -> None:
        super().__init__()
        self.fiche, self.defaut, self.note = fiche, defaut, note

    def value_from_datadict(self, data, files, name: str) -> str:
        recu = data.get(name) or ""
        if not recu or "|" in recu:  # nothing, or the whole value
            return recu
        return ecrire(data.get(f"{name}-statut", ""), data.get(f"{name}-qualite", ""))

    def get_context(self, name: str, value: str | None, attrs) -> dict:
        contexte = super().get_context(name, None, attrs)
        statut, _, qualite = (value or ecrire(self.defaut, Qualite.PARTICIPANT)).partition("|")
        contexte["widget"] |= {
            "coche": bool(value),
            "fiche": self.fiche,
            "mots": ", ".join(filter(None, [self.fiche.fonction, self.fiche.structure, self.note])),
            "statut": statut,
            "statuts": STATUTS,
            "qualite": qualite,
            "qualites": QUALITES,
        }
        return contexte


class ChampDePresence(forms.Field):
    """« present|animateur », or nothing."""

    def __init__(self, fiche: Fiche, **options) -> None:
        widget = CaseDePresence(fiche, **options)
        super().__init__(label=str(fiche), required=False, widget=widget)

    def to_python(self, value: str | None) -> str:
        statut, _, qualite = (value or "").partition("|")
        if value and (statut not in StatutPresence.values or qualite not in ("", *Qualite.values)):
            raise ValidationError("Choisissez un statut et une qualité de la liste.")
        return value or ""


class FeuilleForm(AvecTemoin):
    """Everybody that the page shows: already noted, usual, found by a search."""

    anonymes = forms.IntegerField(
        label="Participants non nommés",
        help_text="Zéro se saisit : un nombre vide veut dire qu’on ne sait pas.",
        required=False,
        min_value=0,
        max_value=2**31 - 1,
    )
    q = forms.CharField(
        label="Ajouter une autre personne",
        help_text="Quelques lettres de son nom ou de sa structure.",
        required=False,
        max_length=200,
        # With a script, suggestions: « Marie Dupont (pro-001) ».
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-choix": "professionnels"}),
    )
    q_vue = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, activite: Activite, jour: date) -> None:
        self.defaut = statut_par_defaut(activite, jour)
        deja = feuille_de(activite)
        self.habitudes = presences_habituelles(activite)
        self.groupes: dict[str, list[str]] = {groupe: [] for groupe in GROUPES}
        self.champs: dict[str, ChampDePresence] = {}
        self.en_recherche, self.ajoutee = False, ""
        data = self._lire_la_recherche(data) if data is not None else None
        self._disposer(data, deja)
        montrees = dict.fromkeys(self.champs, "")
        montrees |= {f"p-{n.cle}": ecrire(n.statut, n.qualite) for n in deja.values()}
        nombre = "" if activite.anonymes is None else str(activite.anonymes)
        super().__init__(data, present={**montrees, "anonymes": nombre})
        self.fields |= self.champs
        self.fields["q"].widget.attrs |= {"autofocus": True} if self.en_recherche else {}
        if not deja and jour >= activite.jour_retenu:
            # As the last time: nothing is noted before the sheet is saved.
            for habitue in self.habitudes.personnes:
                if habitue.la_derniere_fois:
                    nom = f"p-{habitue.fiche.pk}-0"
                    self.initial[nom] = ecrire(self.defaut, Qualite.PARTICIPANT)

    def _lire_la_recherche(self, data):
        """A search that was typed and not yet made is made first: nothing typed is lost. « Marie
        Dupont (pro-001) », chosen among the suggestions, is that person, ticked."""
        q = data.get("q", "").strip()[:200]
        self.en_recherche = "chercher" in data or q not in ("", data.get("q_vue", ""))
        if not self.en_recherche:
            return data
        data = data.copy()
        code = CODE_FINAL.search(q)
        trouvees = fiches(code=code[1]) if code else []
        if trouvees:
            self.ajoutee, nom = str(trouvees[0]), f"p-{trouvees[0].pk}-0"
            data[nom] = "oui"
            data.setdefault(f"{nom}-statut", self.defaut)
            data.setdefault(f"{nom}-qualite", Qualite.PARTICIPANT.value)
            data["q"] = q = ""
        data["q_vue"] = q
        return data

    def _disposer(self, data, deja: Mapping[str, Notee]) -> None:
        """The fields of the page, each once."""
        cochees = [trouve[1] for nom in data or () if (trouve := CLE.match(nom))]
        cochees = [cle for cle in cochees if cle in deja or cle.endswith("-0")]
        cles = {int(cle.partition("-")[0]) for cle in (*deja, *cochees)}
        connues = {fiche.pk: fiche for fiche in fiches(pk__in=cles)} if cles else {}
        for cle, notee in deja.items():
            ailleurs = notee.pour and notee.pour != connues[notee.professionnel].structure
            self._placer("notees", cle, connues, f"pour {notee.pour}" if ailleurs else "")
        for rang, habitue in enumerate(self.habitudes.personnes):
            devant = rang < REGULIERES or habitue.la_derniere_fois or habitue.membre
            groupe = "habituelles" if devant else "autres_habituelles"
            note = "membre du groupe" if habitue.membre else _note(habitue.fois, self.habitudes)
            fiche = habitue.fiche
            self._placer(groupe, f"{fiche.pk}-0", {fiche.pk: fiche}, note)
        for cle in cochees:
            self._placer("trouvees", cle, connues)
        q = (data or {}).get("q_vue", "")
        self.resultats = chercher_des_personnes(q) if q else []
        self.trop_de_resultats = len(self.resultats) == TROUVES_MAXI
        self.deja_montrees = sum(f"p-{f.pk}-0" in self.champs for f in self.resultats)
        for fiche in self.resultats:
            self._placer("trouvees", f"{fiche.pk}-0", {fiche.pk: fiche})

    def _placer(self, groupe: str, cle: str, connues: Mapping[int, Fiche], note: str = "") -> None:
        fiche, nom = connues.get(int(cle.partition("-")[0])), f"p-{cle}"
        if fiche and nom not in self.champs:
            self.champs[nom] = ChampDePresence(fiche, defaut=self.defaut, note=note)
            self.groupes[groupe].append(nom)

    def _confronter(self, vu: dict[str, str], donnees: dict) -> None:
        """A line that the page did not show was not noted then."""
        super()._confronter(dict.fromkeys(self.champs, "") | vu, donnees)

    def en_mots(self, nom: str, texte: str) -> str:
        if nom not in self.champs:
            return texte
        statut, _, qualite = texte.partition("|")
        mots = [dict(STATUTS).get(statut, ""), dict(QUALITES)[qualite] if qualite else ""]
        return ", ".join(filter(None, mots)) or "pas de présence"

    @property
    def lignes(self) -> dict[str, list[forms.BoundField]]:
        """The fields of each group."""
        return {groupe: [self[nom] for nom in noms] for groupe, noms in self.groupes.items()}

    @property
    def autres_cochees(self) -> bool:
        return any(self[nom].value() for nom in self.groupes["autres_habituelles"])

    @property
    def cochees_d_avance(self) -> bool:
        return not self.is_bound and any(self.initial.get(n) for n in self.groupes["habituelles"])

    def pointages(self) -> dict[str, Pointage]:
        return {
            nom.removeprefix("p-"): Pointage(*valeur.split("|"))
            for nom in self.champs
            if (valeur := self.cleaned_data[nom])
        }


def _note(fois: int, habitudes: Habitudes) -> str:
    if not fois:
        return ""
    return f"{fois} fois sur les {habitudes.activites} dernières" if habitudes.activites > 1 else ""


def en_json(valeur: Mapping | Sequence) -> str:
    return json.dumps(valeur, ensure_ascii=False, separators=(",", ":"))
