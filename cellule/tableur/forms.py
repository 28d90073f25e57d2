"""What is asked of the person: the file, where the table begins, the column of each heading."""

from collections.abc import Iterator, Mapping

from django import forms
from django.core.validators import MaxValueValidator

from cellule.dossier.deduction import Colonne
from cellule.dossier.genres import Booleen, Enumeration, Refus
from cellule.models import Departement
from cellule.territoires import noms_departements
from cellule.typographie import en_capitale

from .declaration import Importable
from .entete import Tableau
from .lecture import Grille
from .lecture.base import OCTETS_MAXI
from .mots import plier
from .reglages import Reglages
from .valeurs import Traducteur

UN_SEUL = "Choisissez un fichier, ou collez un tableau : pas les deux."
RIEN = "Choisissez un fichier, ou collez un tableau."
TROP_GROS = (
    f"Ce fichier dépasse {OCTETS_MAXI // 2**20} Mo : gardez les seules lignes et colonnes à "
    "importer, ou partagez-le en plusieurs fichiers."
)


class FichierForm(forms.Form):
    """A file, or what was copied from a spreadsheet."""

    sans_facultatif = True

    fichier = forms.FileField(
        label="Fichier",
        help_text="Excel (.xlsx), LibreOffice (.ods), CSV ou texte : 10 Mo et 20 000 lignes au "
        "plus. Vous pouvez le glisser sur ce bouton.",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv,.tsv,.txt"}),
    )
    texte = forms.CharField(
        label="Ou un tableau collé",
        help_text="Copiez les cellules dans votre tableur, titres compris, et collez-les ici.",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean(self) -> dict:
        donnees = super().clean()
        fichier, texte = donnees.get("fichier"), (donnees.get("texte") or "").strip()
        if fichier and fichier.size > OCTETS_MAXI:
            self.add_error("fichier", TROP_GROS)
        elif fichier and texte:
            self.add_error("fichier", UN_SEUL)
        elif not fichier and not texte and not self.errors:
            self.add_error("fichier", RIEN)
        return donnees

    def contenu(self) -> tuple[str, bytes]:
        """The name and the bytes of what was given."""
        if fichier := self.cleaned_data["fichier"]:
            return fichier.name, fichier.read()
        return "", self.cleaned_data["texte"].encode()


class EnTeteForm(forms.Form):
    """Where the table begins; the page is drawn again from it."""

    sans_facultatif = True

    entete = forms.IntegerField(label="Ligne des titres de colonne", min_value=1)
    hauteur = forms.TypedChoiceField(
        label="Hauteur des titres",
        choices=[(1, "une ligne"), (2, "deux lignes")],
        coerce=int,
        required=False,
        empty_value=1,
    )

    def __init__(self, *args, grille: Grille, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        derniere = grille.rangees[-1].numero if grille.rangees else 1
        self.fields["entete"].validators.append(MaxValueValidator(derniere))


class ColonnesForm(forms.Form):
    """For each column of the table: its column in the file, the value of those that lack it."""

    def __init__(
        self, *args, importable: Importable, tableau: Tableau, reglages: Reglages, **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        self.importable, self.lue = importable, reglages
        places = [(colonne.place, colonne.nom) for colonne in tableau.colonnes]
        for colonne in importable.table.colonnes:
            libelle = importable.libelle(colonne.nom)
            self.fields[f"place_{colonne.nom}"] = forms.TypedChoiceField(
                label=libelle,
                choices=[("", "— pas dans le fichier —"), *places],
                coerce=int,
                empty_value=None,
                required=False,
                initial=reglages.colonnes.get(colonne.nom),
            )
            if colonne.nom in importable.fixables:
                self.fields[f"fixe_{colonne.nom}"] = _champ_fixe(
                    colonne, libelle, reglages.fixes.get(colonne.nom, "")
                )

    def rangees(self) -> Iterator[dict[str, object]]:
        """What the page draws, column by column."""
        for colonne in self.importable.table.colonnes:
            fixe = f"fixe_{colonne.nom}"
            yield {
                "place": self[f"place_{colonne.nom}"],
                "fixe": self[fixe] if fixe in self.fields else None,
                "requise": colonne.requise and colonne.nom != "code",
                "aide": aide_de(self.importable, colonne),
            }

    def clean(self) -> dict:
        donnees = super().clean()
        prises: dict[int, str] = {}
        for nom in self.importable.table.noms:
            place = donnees.get(f"place_{nom}")
            if place is None:
                continue
            if place in prises:
                self.add_error(
                    f"place_{nom}", f"Cette colonne du fichier est déjà « {prises[place]} »."
                )
            prises[place] = self.importable.libelle(nom)
        if not prises and not self.errors:
            raise forms.ValidationError("Choisissez au moins une colonne du fichier.")
        self._lire_les_fixes(donnees)
        return donnees

    def _lire_les_fixes(self, donnees: dict) -> None:
        traducteur = Traducteur(self.importable, lambda colonne, texte, present: texte)
        for nom in self.importable.fixables:
            colonne = self.importable.table.par_nom[nom]
            if not (texte := donnees.get(f"fixe_{nom}")):
                continue
            try:
                colonne.lire(traducteur.lire(colonne, texte))
            except Refus as refus:
                self.add_error(f"fixe_{nom}", f"{str(refus)[:1].upper()}{str(refus)[1:]}.")

    def reglages(self) -> Reglages:
        donnees = self.cleaned_data
        noms = self.importable.table.noms
        return Reglages(
            self.lue.feuille,
            self.lue.entete,
            self.lue.hauteur,
            {n: donnees[f"place_{n}"] for n in noms if donnees[f"place_{n}"] is not None},
            {n: donnees[f"fixe_{n}"] for n in noms if donnees.get(f"fixe_{n}")},
            self.lue.valeurs,
        )


class MotsForm(forms.Form):
    """The words of the file that are no value of their column, and what each means."""

    sans_facultatif = True

    def __init__(self, *args, importable: Importable, inconnus: list[dict], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.importable, self.inconnus = importable, inconnus
        for rang, inconnu in enumerate(inconnus):
            colonne = importable.table.par_nom[inconnu["colonne"]]
            lignes = inconnu["lignes"]
            self.fields[f"mot_{rang}"] = forms.ChoiceField(
                label=f"{importable.libelle(colonne.nom)} «\u00a0{inconnu['mot']}\u00a0»",
                help_text=f"{lignes} ligne{'s' if lignes > 1 else ''}",
                choices=[("", "— une erreur du fichier —"), *_choix(colonne)],
                required=False,
            )

    def valeurs(self, avant: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
        """The words known before, and these."""
        connus = {nom: dict(mots) for nom, mots in avant.items()}
        for rang, inconnu in enumerate(self.inconnus):
            if code := self.cleaned_data[f"mot_{rang}"]:
                connus.setdefault(inconnu["colonne"], {})[plier(inconnu["mot"])] = code
        return connus


def _champ_fixe(colonne: Colonne, libelle: str, depart: str) -> forms.Field:
    options = {
        "label": f"{libelle}, valeur des fiches nouvelles",
        "required": False,
        "initial": depart,
    }
    choix = _choix(colonne)
    if choix:
        return forms.ChoiceField(choices=[("", "—"), *choix], **options)
    return forms.CharField(max_length=200, **options)


def _choix(colonne: Colonne) -> list[tuple[str, str]]:
    if isinstance(colonne.genre, Enumeration):
        return [(code, en_capitale(str(mots))) for code, mots in colonne.champ.flatchoices]
    if isinstance(colonne.genre, Booleen):
        return [("oui", "Oui"), ("non", "Non")]
    if colonne.champ.related_model is Departement:
        return [(code, f"{code} {nom}") for code, nom in noms_departements().items()]
    return []


def aide_de(importable: Importable, colonne: Colonne) -> str:
    """What the column takes, in a few words."""
    if colonne.nom == "code":
        return "laissez vide pour une fiche nouvelle : son code lui sera donné"
    if colonne.cible is not None:
        return "le code ou le nom de la fiche, déjà dans la cellule"
    if isinstance(colonne.genre, Enumeration):
        return "le code ou le nom : " + ", ".join(colonne.genre.choix[:4]) + "…"
    if colonne.champ.related_model is Departement or colonne.nom == "departements":
        return "code ou nom"
    return {
        "DateField": "31/12/2025 ou 2025-12-31",
        "BooleanField": "oui, non, x, 1 ou 0",
        "PositiveIntegerField": "un nombre entier",
    }.get(colonne.champ.get_internal_type(), "")
