"""What the example makes of what its antennas said: pistes at each step of the loop, and news."""

from datetime import date, timedelta

from acteurs.models import Projet
from antennes.models import CLOSES, Antenne, EtatPiste
from antennes.pistes.actions import creer_piste, enregistrer_nouvelles
from antennes.pistes.requetes import lignes_a_suivre
from cellule.models import Cellule
from cellule.perimetre import exiger
from cellule.typographie import typo
from evenements.models import LigneCompteRendu, StatutActivite, TypeActivite

COMBIEN, UNE_SUR = 20, 2
# By words of the line: how it ended, the project that answers it, what was answered.
SUITES = {
    "vendredi": (
        EtatPiste.ABOUTIE, "prj-07", "Un protocole avec le SAMU évite les sorties sans solution.",
    ),
    "médecins traitants": (EtatPiste.EN_COURS, "prj-08", ""),
    "sous-cutanées": (EtatPiste.EN_COURS, "prj-10", ""),
    "annuaire": (EtatPiste.ABOUTIE, "", "L'annuaire est public, et vérifié chaque année."),
    "fiche de liaison": (
        EtatPiste.SANS_SUITE, "", "Le dispositif d'appui à la coordination en a déjà une.",
    ),
}  # fmt: skip
# One out of so many waits for its answer, whatever it says.
EN_ATTENTE = 4
DELAI = timedelta(days=90)
NOUVELLES = (
    ("nf", "equipe", "L'équipe mobile recrute un second médecin, la cadre part à l'été."),
    ("co", "besoin", "Trois EHPAD demandent une formation aux soins de bouche avant l'hiver."),
    ("hb", "projet", "Une maison de santé prépare une permanence palliative de proximité."),
    ("nf", "besoin", "Les infirmières libérales cherchent un numéro à appeler le samedi."),
)  # fmt: skip


def completer_l_exemple() -> int:
    """How many rows were added."""
    jour = Cellule.objects.get(pk=exiger().cellule_id).aujourdhui()
    return _ouvrir_des_pistes(jour) + _noter_des_nouvelles(jour)


def _ouvrir_des_pistes(jour: date) -> int:
    """On the lines of the meetings held by antennas, one out of so many, the last first."""
    dites = lignes_a_suivre().filter(
        activite__type=TypeActivite.REUNION_ANTENNE,
        activite__statut_retenu=StatutActivite.TENU,
        projet=None,
    )
    retenues = list(dites.select_related("activite").order_by("-activite__jour_retenu", "code"))
    retenues = retenues[::UNE_SUR][:COMBIEN]
    projets = {projet.code: projet for projet in Projet.objects.all()}
    for rang, ligne in enumerate(retenues):
        etat, code, reponse = _suite(ligne, rang)
        _ouvrir(ligne, etat, projets.get(code), reponse, jour)
    return len(retenues)


def _suite(ligne: LigneCompteRendu, rang: int) -> tuple[EtatPiste, str, str]:
    trouvees = (suite for mots, suite in SUITES.items() if mots in ligne.texte)
    attend = (EtatPiste.OUVERTE, "", "")
    return attend if rang % EN_ATTENTE == 0 else next(trouvees, attend)


def _ouvrir(
    ligne: LigneCompteRendu, etat: EtatPiste, projet: Projet | None, reponse: str, jour: date
) -> None:
    ouverte_le = min(ligne.activite.jour_retenu, jour)
    creer_piste(
        intitule=ligne.texte,
        theme=ligne.theme,
        etat=etat.value,
        antennes=list(ligne.activite.antennes.all()),
        responsable=ligne.responsable,
        ligne=ligne,
        projet=projet,
        ouverte_le=ouverte_le,
        close_le=min(ouverte_le + DELAI, jour) if etat in CLOSES else None,
        reponse=typo(reponse),
    )


def _noter_des_nouvelles(jour: date) -> int:
    """The last days' first; one of them was read."""
    antennes = {une.code: une for une in Antenne.objects.all()}
    notees = [nouvelle for nouvelle in NOUVELLES if nouvelle[0] in antennes]
    for rang, (code, nature, texte) in enumerate(notees):
        dite_le = jour - timedelta(days=3 * rang + 1)
        enregistrer_nouvelles.creer(
            {
                "antenne": antennes[code],
                "nature": nature,
                "texte": typo(texte),
                "jour": dite_le,
                "auteur": "Référent de démonstration",
                "lue_le": jour if rang == len(notees) - 1 else None,
            }
        )
    return len(notees)
