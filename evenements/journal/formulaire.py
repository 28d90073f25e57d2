"""The form of one line of the journal, with only the fields of its type.

Its values are checked by the actions, as any other.
"""

from datetime import date, datetime, time

from django import forms

from cellule.champs import EntierFrancais, Jour, NombreFrancais, Segments
from cellule.choix import ChampFiche, ChampFiches
from cellule.concurrence import TexteLong
from cellule.fiches import FormulaireDeFiche
from cellule.moments import lire_moment
from cellule.recherche import sorte_du_modele
from cellule.typographie import en_capitale
from evenements.colonnes import ACTIVITES
from evenements.journal.seances import ChampSeances, montrer
from evenements.journal.types import AIDES, CHAMPS, COMPTE, ROLES
from evenements.models import Activite, Modalite, StatutActivite, TypeActivite
from evenements.requetes import antennes_connues, equipe_de_la_cellule, groupe_de

# Asked for by the form, and columns of other tables.
AILLEURS = ("jour", "heure", "jour_fin", "equipe", "seances", "groupe")


def choix(enumeration, *, vide: str = "") -> list[tuple[str, str]]:
    premiers = [("", vide)] if vide else []
    return premiers + [(valeur, en_capitale(libelle)) for valeur, libelle in enumeration.choices]


class Heure(forms.TimeField):
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class ActiviteForm(FormulaireDeFiche):
    """One activity. Only its title, its day, its status, and the role of some are compulsory."""

    table = ACTIVITES
    # What an address may fill in (`?structures=…&jour=…`).
    champs = ("type", "groupe", "intitule", "statut", "jour", "heure", "structures", "antennes",
              "lieu", "modalite", "objectifs", "programme", "heures", "role",
              "nature")  # fmt: skip

    type = forms.ChoiceField(label="Type", choices=choix(TypeActivite))
    groupe = ChampFiche(
        "groupes",
        label="Groupe de travail",
        help_text="Celui dont c’est la réunion, s’il a sa fiche : elle y paraîtra.",
        required=False,
    )
    intitule = forms.CharField(label="Intitulé", max_length=500)
    role = forms.ChoiceField(label="Rôle de la cellule", widget=forms.RadioSelect)
    nature = forms.CharField(label="Nature", required=False, max_length=200)
    jour = Jour(label="Jour")
    heure = Heure(label="Heure", required=False)
    jour_fin = Jour(label="Dernier jour", help_text="Si elle dure plusieurs jours.", required=False)
    statut = forms.ChoiceField(
        label="Où en est-elle ?",
        choices=choix(StatutActivite),
        widget=forms.RadioSelect,
        bound_field_class=Segments,
    )
    seances = ChampSeances(
        label="Séances",
        help_text="S’il y en a : elles disent alors quand la formation a lieu, et si elle est "
        "tenue. Le reste peut venir plus tard.",
        required=False,
    )
    heures = NombreFrancais(label="Durée en heures", required=False, min_value=0)
    structures = ChampFiches(
        "structures",
        label="Structures rencontrées",
        help_text="Tapez quelques lettres du nom : l’annuaire propose la suite.",
        required=False,
    )
    modalite = forms.ChoiceField(
        label="Modalité", choices=choix(Modalite, vide="Non précisée"), required=False
    )
    lieu = forms.CharField(label="Lieu", required=False, max_length=500)
    antennes = forms.MultipleChoiceField(
        label="Antennes", required=False, widget=forms.CheckboxSelectMultiple
    )
    equipe = forms.MultipleChoiceField(
        label="Présents de l’équipe de la cellule",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    anonymes = EntierFrancais(
        label="Nombre de participants non nommés",
        help_text="Zéro se saisit : un nombre vide veut dire qu’on ne sait pas.",
        required=False,
        min_value=0,
    )
    objectifs = TexteLong(
        label="Objectifs", help_text="N’écrivez jamais le nom d’un patient.", required=False
    )
    programme = TexteLong(label="Programme ou ordre du jour", required=False)
    cle_partage = forms.CharField(
        label="Clé de partage",
        help_text="La même clé chez plusieurs cellules : un seul fait pour la nation.",
        required=False,
        max_length=200,
    )

    def __init__(self, data=None, *args, ligne: Activite | None = None, **kwargs) -> None:
        depart = kwargs.get("initial") or {}
        source = (data or {}).get("type") or (ligne.type if ligne else depart.get("type", ""))
        self.genre = source if source in CHAMPS else ""
        super().__init__(data, *args, ligne=ligne, **kwargs)

    def preparer(self) -> None:
        """Keep the fields of the type; its own words beside them."""
        gardes = {"type", "vu", *CHAMPS.get(self.genre, ())}
        if self.ligne:
            gardes -= {"equipe"}  # the named attendance has its own page
        else:
            self.fields["type"].widget = forms.HiddenInput()
            # What is planned has no day yet; what took place, usually today.
            if self.initial.setdefault("statut", StatutActivite.TENU) != StatutActivite.PLANIFIE:
                self.initial.setdefault("jour", self.cellule.aujourdhui())
        for nom in set(self.fields) - gardes:
            del self.fields[nom]
        if self.genre:
            self.order_fields(["type", *CHAMPS[self.genre]])
            self.fields["type"].help_text = COMPTE.get(self.genre, "")
        for nom, aide in AIDES.get(self.genre, {}).items():
            self.fields[nom].help_text = aide
        if "role" in self.fields:
            self.fields["role"].choices = [
                (r.value, en_capitale(r.label)) for r in ROLES[self.genre]
            ]
        if "antennes" in self.fields:
            self.fields["antennes"].choices = [(a.code, a.nom) for a in antennes_connues()]
        if "equipe" in self.fields:
            self.fields["equipe"].choices = [(p.code, str(p)) for p in equipe_de_la_cellule()]

    def montrer(self, ligne: Activite) -> dict[str, str | list[str]]:
        """The line as the fields of its type write it; without seconds, so that an hour left as it
        is changes nothing."""
        moment, fin = lire_moment(ligne.debut), lire_moment(ligne.fin) if ligne.fin else None
        a_une_heure = isinstance(moment, datetime)
        propres: dict[str, str | list[str]] = {
            "jour": _jour(moment).isoformat(),
            "heure": f"{moment:%H:%M}" if a_une_heure else "",
            "jour_fin": _jour(fin).isoformat() if fin else "",
            "antennes": [antenne.code for antenne in ligne.antennes.all()],
        }
        if "groupe" in CHAMPS[self.genre]:
            propres["groupe"] = groupe_designe(ligne)
        noms = [nom for nom in ("type", *CHAMPS[self.genre]) if nom != "equipe"]
        montre = {nom: propres.get(nom, "") for nom in noms}
        for nom in noms:
            if nom == "seances":
                montre[nom] = montrer(ligne.seances.all())
            elif nom not in propres:
                montre[nom] = self.valeur(ligne, nom)
        return montre

    def champ_de(self, colonne: str) -> str:
        """Which field asks for a column that is refused."""
        if colonne == "fin" and "jour_fin" in self.fields:
            return "jour_fin"
        return "jour" if colonne in ("debut", "fin") else colonne

    def clean_role(self) -> str:
        if self.cleaned_data["role"] not in ROLES.get(self.genre, ()):
            raise forms.ValidationError("Dites le rôle de la cellule.")
        return self.cleaned_data["role"]

    def colonnes(self) -> dict[str, object]:
        """The columns of the journal, then what goes with it: `equipe`, `seances`."""
        colonnes = {nom: v for nom, v in self.cleaned_data.items() if nom not in AILLEURS}
        colonnes.pop("relu", None)
        if self.genre not in ROLES:
            colonnes["role"] = ""
        if self._change("jour", "heure"):
            colonnes["debut"] = self._debut()
        if "jour_fin" in self.fields and self._change("jour_fin"):
            fin = self.cleaned_data["jour_fin"]
            colonnes["fin"] = str(fin) if fin else ""
        for nom in ("equipe", "seances", "groupe"):
            if nom in self.fields:
                colonnes[nom] = self.cleaned_data[nom]
        return colonnes

    def _change(self, *noms: str) -> bool:
        """What was written of a moment stays, to the second, unless it was touched."""
        return self.ligne is None or any(
            self._lu(nom, self._recu(nom)) != self._lu(nom, self.present[nom]) for nom in noms
        )

    def _debut(self) -> str:
        jour: date = self.cleaned_data["jour"]
        heure: time | None = self.cleaned_data.get("heure")
        return datetime.combine(jour, heure).isoformat("T", "minutes") if heure else str(jour)


def groupe_designe(activite: Activite) -> str:
    """The working group of a meeting, as a field writes it."""
    groupe = groupe_de(activite)
    return sorte_du_modele(type(groupe)).designer(groupe) if groupe else ""


def _jour(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
