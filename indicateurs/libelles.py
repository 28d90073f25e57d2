"""The words of the results, in one place: pages, report and exports read them here.

Why a row is excluded and what to do about it, why an indicator is in its state, what a label of
a breakdown means. Codes come from the counting rules; no code ever reaches a reader.
"""

from collections.abc import Callable

from acteurs.models import College, TypeStructure
from cellule.typographie import INSECABLE, en_capitale, typo
from cellule.typographie import nombre as en_chiffres
from evenements.models import (
    Cadre,
    NatureContact,
    NatureMutualisation,
    NaturePublication,
    NatureRessource,
    Publication,
    RoleCellule,
)

from .accord import au_pluriel, compter
from .catalogue import Changement, Etat, Indicateur, Motif, changements_entre
from .frequentation import NON_NOMMES, SANS_STRUCTURE
from .resultats import Resultat

HORS_PERIMETRE = "hors_perimetre:"


# Reasons common to several indicators; those of one indicator are under (code, reason).
MOTIFS: dict[str | tuple[str, str], Motif] = {
    "annulee": Motif("Annulation", "Ce qui a été annulé ne compte pas."),
    "reportee": Motif(
        "Report",
        "Ce qui a été reporté compte à sa nouvelle date.",
        "Vérifiez que la nouvelle date est au journal.",
    ),
    "a_venir": Motif("Date à venir", "La date n’est pas encore passée."),
    "a_confirmer": Motif(
        "À confirmer",
        "La date est passée et personne n’a dit si l’activité a eu lieu.",
        "Dites si elle a été tenue, annulée ou reportée : l’indicateur reste incomplet d’ici là.",
    ),
    "date_future": Motif(
        "Date après l’arrêt des chiffres",
        "La date est postérieure au dernier jour compté.",
        "Vérifiez la date ; si elle est juste, la ligne comptera ce jour-là.",
    ),
    "termine": Motif("Mandat terminé", "Le mandat a pris fin avant le dernier jour compté."),
    ("D3", "en_cours"): Motif(
        "Pas encore publié",
        "Un diagnostic compte à partir de sa publication.",
        "S’il est publié, donnez sa date de publication.",
    ),
    ("D7", "en_cours"): Motif(
        "Pas encore close",
        "Une enquête compte dans l’année où elle est close.",
        "Si elle est finie, donnez sa date de clôture.",
    ),
    "ancien": Motif(
        "Publication de plus de cinq ans", "Un état des lieux vaut cinq ans, jour pour jour."
    ),
    "abandonnee": Motif("Action abandonnée", "Une action abandonnée ne compte pas."),
    "prevue": Motif(
        "Action seulement prévue",
        "Une action compte quand elle est engagée.",
        "Si elle a commencé, passez-la en cours.",
    ),
    "retiree": Motif(
        "Plus en ligne", "La ressource n’était pas en ligne au dernier jour compté."
    ),
    "hors_region": Motif(
        "Hors de la région",
        "La structure n’est pas dans un département de la cellule.",
        "Vérifiez le département de sa fiche.",
    ),
    "inactive": Motif(
        "Structure fermée",
        "La structure n’était ouverte aucun jour de l’année.",
        "Vérifiez les dates d’ouverture et de fermeture de sa fiche.",
    ),
    "relayee": Motif(
        "Enquête seulement relayée",
        "Elle est conduite par d’autres : la cellule l’a seulement transmise.",
    ),
    "cellule_absente": Motif(
        "Cellule absente",
        "Aucun membre de l’équipe de la cellule n’est noté présent.",
        "Si la cellule y était, ajoutez la personne aux présents.",
    ),
    "ferme": Motif("Fermé au dernier jour", "Il n’était plus ouvert au dernier jour compté."),
    "sans_partenaire_regional": Motif(
        "Aucun partenaire régional",
        "Aucune structure d’échelon régional, hors équipes de soins palliatifs et ARS, n’a été "
        "rencontrée ce jour-là.",
        "S’il y en avait une, ajoutez-la aux structures, ou vérifiez son échelon.",
    ),
    "sans_equipe_du_perimetre": Motif(
        "Aucune équipe du périmètre",
        "Aucune équipe de soins palliatifs du périmètre n’a été rencontrée ce jour-là.",
        "S’il y en avait une, ajoutez-la aux structures, ou vérifiez sa fiche.",
    ),
    "sans_acteur_partenaire": Motif(
        "Aucun acteur partenaire",
        "Aucune structure autre que les équipes de soins palliatifs, l’ARS et les partenaires "
        "régionaux n’a été rencontrée ce jour-là.",
        "S’il y en avait une, ajoutez-la aux structures.",
    ),
    "sans_antenne": Motif(
        "Aucune antenne nommée",
        "La réunion n’est rattachée à aucune antenne de la cellule.",
        "Nommez l’antenne réunie.",
    ),
    "relaye": Motif(
        "Projet seulement relayé",
        "L’accompagnement n’a pas de premier jour : le projet a été relayé, pas accompagné.",
        "S’il est accompagné, donnez le premier jour.",
    ),
    "repost": Motif("Offre remise en ligne", "L’offre d’origine compte déjà, une seule fois."),
}  # fmt: skip


def motif(indicateur: Indicateur, raison: str) -> Motif:
    """The words of a reason for an indicator; an unknown one fails loudly."""
    if raison in indicateur.motifs:
        return indicateur.motifs[raison]
    propre = (indicateur.code, raison)
    return MOTIFS[propre if propre in MOTIFS else raison]


def manques(resultat: Resultat) -> list[str]:
    """What an incomplete indicator waits for: « 2 rencontres à confirmer »."""
    if resultat.etat is not Etat.INCOMPLET:
        return []
    attentes = []
    if a_confirmer := resultat.exclus.get("a_confirmer"):
        candidats = au_pluriel(resultat.indicateur.candidat)
        attentes.append(f"{compter(a_confirmer, candidats)} à confirmer")
    attentes += [
        compter(resultat.mesures[mesure.nom], mesure.libelle)
        for mesure in resultat.indicateur.mesures
        if mesure.nom in resultat.indicateur.manques and resultat.mesures[mesure.nom]
    ]
    return attentes


SANS_OBJET = "Cet indicateur ne concerne pas la cellule cette année."

_AU_PLURIEL = {
    Etat.VALEUR: "complets",
    Etat.ZERO: "zéros constatés",
    Etat.INCOMPLET: "incomplets",
    Etat.NON_RENSEIGNE: "non renseignés",
    Etat.SANS_OBJET: "sans objet",
}


def etats_en_mots(etat: Etat, n: int) -> str:
    """« 9 complets », « 1 zéro constaté »."""
    return f"{en_chiffres(n)}{INSECABLE}{_AU_PLURIEL[etat] if n > 1 else etat.libelle}"


def raison_de_l_etat(resultat: Resultat, *, zero_constate: bool = False) -> str:
    """One sentence: why this indicator is in this state. `zero_constate`: the cell declared it."""
    match resultat.etat:
        case Etat.INCOMPLET:
            return f"Il manque quelque chose{INSECABLE}: {', '.join(manques(resultat))}."
        case Etat.NON_RENSEIGNE:
            return (
                "Rien n’est renseigné pour cette année : ce n’est pas un zéro. Si rien n’a eu "
                "lieu, la cellule peut déclarer un zéro constaté."
            )
        case Etat.SANS_OBJET:
            return resultat.indicateur.sans_objet or SANS_OBJET
        case Etat.ZERO if zero_constate:
            return "La cellule a déclaré qu’il ne s’est rien passé : c’est un zéro constaté."
        case Etat.ZERO if resultat.valeur is False:
            return "L’année est renseignée, et la réponse est non."
        case Etat.ZERO:
            return "L’année est renseignée, et rien n’y compte : c’est un vrai zéro."
    return "L’année est renseignée et rien n’attend de confirmation."


# --- From one year to the next -----------------------------------------------------------


def changement_en_mots(
    avant: Indicateur | None, apres: Indicateur, *, annee: int, version: str
) -> str:
    """Why the figures of `annee` and of the year before do not compare; empty when they do."""
    match changements_entre(avant, apres):
        case ():
            return ""
        case (Changement.AJOUT,):
            return (
                f"Cet indicateur est entré au cadre national en {annee} (version {version})"
                f"{INSECABLE}: {annee - 1} n’a pas de valeur."
            )
        case changes:
            ce_qui_change = " et ".join(CE_QUI_CHANGE[un] for un in changes)
            return (
                f"La définition de cet indicateur a changé en {annee} (version {version} du "
                f"cadre national){INSECABLE}: {ce_qui_change}. Les deux années ne se comparent "
                "pas directement."
            )


CE_QUI_CHANGE = {
    Changement.LIBELLE: "son libellé officiel",
    Changement.REGLE: "ce qui est compté",
}


# --- Breakdowns --------------------------------------------------------------------------


def type_de_structure(code: str) -> str:
    """« Équipe mobile de soins palliatifs (EMSP) »; a code that is no acronym is not shown."""
    libelle = en_capitale(TypeStructure(code).label)
    return f"{libelle} ({code})" if code in SIGLES else libelle


# Types known by their acronym in the trade.
SIGLES = frozenset({
    "USP", "EMSP", "LISP", "HAD", "ERRSPP", "HDJ", "ETSP",
    "DAC", "CPTS", "MSP", "EHPAD", "ESMS", "URPS", "ARS",
})  # fmt: skip


def _type_d_equipe(code: str) -> str:
    return type_de_structure(code.removeprefix(HORS_PERIMETRE))


def _type_de_participant(code: str) -> str:
    return SANS_TYPE.get(code) or type_de_structure(code)


SANS_TYPE = {NON_NOMMES: "Participants non nommés", SANS_STRUCTURE: "Personnes sans structure"}


def _parmi(choix) -> Callable[[str], str]:
    return lambda code: en_capitale(choix(code).label)


# Kinds of breakdown (`Indicateur.ventilation`); the empty kind is free text.
SORTES: dict[str, Callable[[str], str]] = {
    "": lambda texte: en_capitale(typo(texte)),
    "college": _parmi(College),
    "type_structure": type_de_structure,
    "type_equipe": _type_d_equipe,
    "type_participant": _type_de_participant,
    "nature_ressource": _parmi(NatureRessource),
    "nature_contact": _parmi(NatureContact),
    "nature_mutualisation": _parmi(NatureMutualisation),
    "nature_publication": _parmi(NaturePublication),
    "cadre": _parmi(Cadre),
    "role": _parmi(RoleCellule),
}


def etiquettes(resultat: Resultat) -> dict[str, str]:
    """The labels of a breakdown in words. In the cell's perimeter: newsletters have names."""
    sorte, codes = resultat.indicateur.ventilation, list(resultat.ventilation)
    if sorte != "publication":
        return {code: SORTES[sorte](code) for code in codes}
    noms = dict(Publication.objects.filter(code__in=codes).values_list("code", "nom"))
    return {code: typo(noms[code]) for code in codes}
