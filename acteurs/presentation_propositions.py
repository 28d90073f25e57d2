"""A proposal in words: what it would change, before and after."""

from dataclasses import dataclass
from datetime import date

from acteurs.actions.propositions import Decision
from acteurs.colonnes import STRUCTURES
from acteurs.models import Echelon, NatureProposition, Proposition, TypeStructure
from cellule.models import Departement
from cellule.typographie import en_capitale, jour_en_lettres, nombre

FLECHE = "→"
# What a list need not repeat of a new sheet: it has these in columns of their own.
DEJA_DITES = frozenset({"nom", "type", "echelon", "departement", "finess"})
JOURS = ("ouverte_le", "fermee_le")
CITEES = 3


@dataclass(frozen=True)
class Changement:
    """One column of a proposal, for the reader."""

    nom: str
    libelle: str
    avant: str
    apres: str
    laissee: bool = False


def libelle(nom: str) -> str:
    if nom == "commune":
        return "Commune"
    champ = STRUCTURES.par_nom[nom].champ
    if champ.related_model is Departement:
        return "Département"
    return en_capitale(str(champ.verbose_name))


def changements(proposition: Proposition) -> list[Changement]:
    """In the order of the sheet."""
    laissees = proposition.contenu.get("laissees", ())
    rangs = {nom: rang for rang, nom in enumerate(STRUCTURES.noms)}
    colonnes = sorted(proposition.colonnes.items(), key=lambda paire: rangs[paire[0]])
    return [
        Changement(
            nom,
            libelle(nom),
            _en_mots(nom, valeurs["avant"]),
            _en_mots(nom, valeurs["apres"]),
            nom in laissees,
        )
        for nom, valeurs in colonnes
    ]


def _en_mots(nom: str, valeur: str) -> str:
    if not valeur:
        return ""
    if nom in JOURS:
        return jour_en_lettres(date.fromisoformat(valeur), forme="court")
    if nom == "type":
        return en_capitale(TypeStructure(valeur).label)
    if nom == "echelon":
        return en_capitale(Echelon(valeur).label)
    return valeur


def resume(proposition: Proposition) -> list[str]:
    """The lines of a proposal in a list: « Lits : 4 → 6 »."""
    if proposition.nature == NatureProposition.FERMEE:
        (fin,) = changements(proposition)
        return [f"Fermée le {fin.apres}", proposition.contenu.get("raison", "")]
    neuve = proposition.nature == NatureProposition.NOUVELLE
    lignes = []
    for c in changements(proposition):
        if neuve and c.nom in DEJA_DITES:
            continue
        avant = "" if neuve else f"{c.avant or 'rien'} {FLECHE} "
        lignes.append(f"{c.libelle}\u00a0: {avant}{c.apres}")
    return lignes or ["Fiche à créer"]


def raconter(decision: Decision, participe: str) -> str:
    """What became of a lot, for the person who decided: « 12 propositions acceptées. »"""
    phrases = []
    if n := len(decision.faites):
        phrases.append(_compter(n, "proposition") + f" {participe}{'s' if n > 1 else ''}.")
    if n := len(decision.a_relire):
        phrases.append(
            f"{_compter(n, 'fiche')} {'ont' if n > 1 else 'a'} changé depuis la lecture du "
            "fichier : relisez, puis acceptez de nouveau."
        )
    if n := len(decision.sans_objet):
        phrases.append(f"{_compter(n, 'proposition')} sans objet : l’annuaire l’a déjà.")
    if n := len(decision.deja):
        phrases.append(f"{_compter(n, 'proposition')} déjà dans un autre état.")
    if decision.impossibles:
        premieres = decision.impossibles[:CITEES]
        mots = " ; ".join(f"{proposition.nom} ({raison})" for proposition, raison in premieres)
        reste = len(decision.impossibles) - len(premieres)
        phrases.append(f"Impossible : {mots}{f' et {reste} autres' if reste else ''}.")
    return " ".join(phrases) or "Rien n’était à décider."


def resultat(compte: dict) -> str:
    """What a reading found: « 12 fiches nouvelles, 1 changée, 0 fermée »."""
    nouvelles, changees, fermees = (compte[nom] for nom in ("nouvelles", "changees", "fermees"))
    return (
        f"{_compter(nouvelles, 'fiche')} nouvelle{'s' if nouvelles > 1 else ''}, "
        f"{_compter(changees, 'changée')}, {_compter(fermees, 'fermée')}"
    )


def _compter(n: int, mot: str) -> str:
    return f"{nombre(n)} {mot}{'s' if n > 1 else ''}"
