"""A list to read, then its lines to decide: plain rows, for a list may have five hundred."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date

from django import forms

from evenements.actions.presences import Decision, Sort
from evenements.emargement import (
    LIGNES_MAXI,
    Candidat,
    Ecartee,
    Etat,
    LigneLue,
    Liste,
    Rapprochement,
    lire_fichier,
    lire_texte,
)
from evenements.models import Activite, StatutPresence
from evenements.requetes_presences import (
    Notee,
    feuille_de,
    rapprocher_de_l_annuaire,
    structures_nommees,
)

from .forms_presences import STATUTS, en_json, statut_par_defaut

CHOISIR = "Dites ce que devient cette ligne."
NOM_REQUIS = "Une fiche a au moins un nom."
VIENT_D_ARRIVER = (
    "Une personne de ce nom vient d’être ajoutée à l’annuaire : choisissez-la, ou confirmez."
)
CHANGE_ENTRE_TEMPS = (
    "Quelqu’un a changé les présences de cette activité pendant votre relecture. Rien n’est encore "
    "enregistré : relisez les lignes signalées, puis enregistrez de nouveau."
)
PERSONNE = "p"


class ListeForm(forms.Form):
    """What is pasted, or a file."""

    texte = forms.CharField(
        label="Coller une liste",
        help_text="Depuis Excel, Teams, Zoom, un courriel ou un compte rendu : une personne par "
        "ligne, ou des adresses. Les titres de colonnes sont reconnus.",
        required=False,
        strip=False,
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    fichier = forms.FileField(
        label="Ou donner un fichier",
        help_text="Classeur .xlsx, fichier CSV, rapport de présence de Teams ou de Zoom.",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )
    sans_facultatif = True

    def clean(self) -> dict:
        donnees = super().clean()
        texte, fichier = donnees.get("texte", "").strip(), donnees.get("fichier")
        if not self.errors and bool(texte) == bool(fichier):
            mot = "l’un ou l’autre, pas les deux" if texte else "collez une liste ou un fichier"
            self.add_error("texte", f"Donnez une liste : {mot}.")
        return donnees

    def lire(self) -> Liste:
        fichier = self.cleaned_data["fichier"]
        if fichier:
            return lire_fichier(fichier.read(), fichier.name)
        return lire_texte(self.cleaned_data["texte"])


@dataclass
class LigneDeRevue:
    """One line of the review: who it may be, what is decided."""

    rang: int
    rapprochement: Rapprochement
    statut: str
    choix: str = ""
    nom: str = ""
    prenom: str = ""
    fonction: str = ""
    structure: str | None = None
    erreur: str = ""
    deja: str = ""
    # The keys of the people that the page has proposed.
    proposees: list[int] = field(default_factory=list)

    @property
    def ligne(self) -> LigneLue:
        return self.rapprochement.ligne

    @property
    def candidats(self) -> tuple[Candidat, ...]:
        return self.rapprochement.candidats

    @property
    def personne(self) -> int | None:
        reste = self.choix.removeprefix(PERSONNE)
        return int(reste) if self.choix.startswith(PERSONNE) and reste.isdecimal() else None

    def decision(self) -> Decision:
        commun = {"numero": self.ligne.numero, "statut": self.statut}
        if self.personne is not None:
            siennes = [
                c.fiche.code_structure for c in self.candidats if c.fiche.pk == self.personne
            ]
            autre = self.structure if self.structure not in siennes else None
            return Decision(Sort.PERSONNE, professionnel=self.personne, structure=autre, **commun)
        sort = Sort(self.choix)
        if sort is not Sort.NOUVELLE:
            return Decision(sort, **commun)
        return Decision(
            sort,
            nom=self.nom,
            prenom=self.prenom,
            fonction=self.fonction,
            courriel=self.ligne.courriel,
            structure=self.structure,
            **commun,
        )


@dataclass
class Revue:
    """The lines of a list, in the form that carries them all."""

    lignes: list[LigneDeRevue]
    ecartees: list[Ecartee]
    repetees: int
    feuille: Mapping[str, Notee]
    vu: str = ""
    change_entre_temps: bool = False
    erreurs: list[str] = field(default_factory=list)
    statuts = STATUTS

    @classmethod
    def d_une_liste(cls, liste: Liste, *, activite: Activite, jour: date) -> "Revue":
        revue = cls._rapprocher(liste.lignes, activite, jour)
        revue.ecartees, revue.repetees = liste.ecartees, liste.repetees
        revue.vu = revue.present
        for une in revue.lignes:
            une.proposees = [candidat.fiche.pk for candidat in une.candidats]
            if une.rapprochement.personne:
                une.choix = f"{PERSONNE}{une.rapprochement.personne.pk}"
        return revue

    @classmethod
    def d_un_envoi(cls, data, *, activite: Activite, jour: date) -> "Revue":
        """The review as it was sent; ValueError when its list is not of our making."""
        try:
            lu = json.loads(data.get("lignes", ""))
            lignes = [LigneLue(**{k: v for k, v in li.items() if k != "vues"}) for li in lu["l"]]
            ecartees = [Ecartee(*e) for e in lu["e"]]
            proposees = [[int(cle) for cle in li["vues"]] for li in lu["l"]]
            repetees = int(lu["r"])
        except (TypeError, KeyError, AttributeError) as erreur:
            raise ValueError from erreur
        if len(lignes) > LIGNES_MAXI or not all(map(_est_une_ligne, lignes)):
            raise ValueError
        revue = cls._rapprocher(lignes, activite, jour)
        revue.ecartees, revue.repetees, revue.vu = ecartees, repetees, data.get("vu", "")
        for une, vues in zip(revue.lignes, proposees, strict=True):
            une.proposees = vues
            une.choix = data.get(f"choix-{une.rang}", "")
            une.statut = data.get(f"statut-{une.rang}", une.statut)
            for champ in ("nom", "prenom", "fonction"):
                setattr(une, champ, data.get(f"{champ}-{une.rang}", getattr(une, champ)).strip())
        return revue

    @classmethod
    def _rapprocher(cls, lues: list[LigneLue], activite: Activite, jour: date) -> "Revue":
        feuille, defaut = feuille_de(activite), statut_par_defaut(activite, jour)
        structures = structures_nommees(ligne.structure for ligne in lues)
        notees = {notee.professionnel: notee.statut for notee in feuille.values()}
        lignes = [
            LigneDeRevue(
                rang,
                rapprochement,
                statut=rapprochement.ligne.statut or defaut,
                nom=rapprochement.ligne.nom,
                prenom=rapprochement.ligne.prenom,
                fonction=rapprochement.ligne.fonction,
                structure=structures.get(rapprochement.ligne.structure),
                deja=_deja(rapprochement, notees),
            )
            for rang, rapprochement in enumerate(rapprocher_de_l_annuaire(lues))
        ]
        return cls(lignes, [], 0, feuille)

    @property
    def present(self) -> str:
        """What is noted now, to compare with what was when the review began."""
        return en_json({cle: notee.statut for cle, notee in self.feuille.items()})

    @property
    def etat(self) -> str:
        """The list, for the form to carry."""
        lignes = [{**asdict(une.ligne), "vues": une.proposees} for une in self.lignes]
        return en_json({"l": lignes, "e": self.ecartees, "r": self.repetees})

    def groupe(self, etat: Etat) -> list[LigneDeRevue]:
        return [une for une in self.lignes if une.rapprochement.etat is etat]

    @property
    def groupes(self) -> list[tuple[str, str, list[LigneDeRevue]]]:
        """What asks for an answer comes first."""
        titres = (
            (Etat.A_VERIFIER, "À vérifier"),
            (Etat.INCONNUE, "Inconnues de l’annuaire"),
            (Etat.RECONNUE, "Reconnues"),
        )
        return [(etat.value, mots, du) for etat, mots in titres if (du := self.groupe(etat))]

    @property
    def fautives(self) -> list[LigneDeRevue]:
        return [une for une in self.lignes if une.erreur]

    def appliquer_a_un_groupe(self, data) -> bool:
        """One answer for every line of a group that has none yet: the page comes back with it."""
        etat, _, choix = data.get("tous", "").partition(":")
        if etat not in list(Etat) or choix not in list(Sort):
            return False
        for une in self.groupe(Etat(etat)):
            une.choix = une.choix or choix
        return True

    def controler(self) -> bool:
        if self.vu != self.present:
            self.change_entre_temps, self.vu = True, self.present
            self.erreurs.append(CHANGE_ENTRE_TEMPS)
        for une in self.lignes:
            une.erreur = self._erreur(une)
        return not self.erreurs and not self.fautives

    def _erreur(self, une: LigneDeRevue) -> str:
        if une.statut not in StatutPresence.values:
            return "Choisissez un statut de la liste."
        if une.personne is None and une.choix not in list(Sort):
            return CHOISIR
        if une.choix != Sort.NOUVELLE:
            return ""
        nouveaux = [c.fiche.pk for c in une.candidats if c.fiche.pk not in une.proposees]
        une.proposees += nouveaux
        return VIENT_D_ARRIVER if nouveaux else "" if une.nom else NOM_REQUIS

    def decisions(self) -> list[Decision]:
        return [une.decision() for une in self.lignes]

    @property
    def en_double(self) -> set[int]:
        """The people that two lines name."""
        comptes = Counter(une.personne for une in self.lignes if une.personne is not None)
        return {cle for cle, nombre in comptes.items() if nombre > 1}


def _est_une_ligne(ligne: LigneLue) -> bool:
    textes = [valeur for nom, valeur in asdict(ligne).items() if nom != "numero"]
    return isinstance(ligne.numero, int) and all(isinstance(texte, str) for texte in textes)


def _deja(rapprochement: Rapprochement, notees: Mapping[int, str]) -> str:
    """The status already noted of the person recognised, in words."""
    personne = rapprochement.personne
    return dict(STATUTS).get(notees.get(personne.pk, ""), "") if personne else ""
