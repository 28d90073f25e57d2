"""The lists of the directory."""

from acteurs import droits
from acteurs.actions import (
    enregistrer_professionnels,
    enregistrer_structures,
    fermer_structures,
    publier_structures,
    rattacher_a_une_structure,
    verifier_structures,
)
from acteurs.forms import FermetureForm, VerificationForm
from acteurs.forms_personnes import RattachementForm
from acteurs.models import Professionnel, Structure
from acteurs.requetes import professionnels_de, structures_de
from acteurs.tables_personnes import PersonneFiltre, PersonneTable
from acteurs.tables_structures import StructureFiltre, StructureTable
from cellule.listes import Acte, Liste
from cellule.models import Trace

VERIFIER = Acte(
    code="verifier",
    libelle="Marquer les fiches vérifiées",
    faire=lambda lignes, jour, auteur: verifier_structures(lignes, jour=jour, auteur=auteur),
    formulaire=VerificationForm,
)

PUBLIER = Acte(
    code="publier",
    libelle="Publier dans l’annuaire public",
    faire=lambda lignes: publier_structures(lignes, publiee=True),
)
RETIRER = Acte(
    code="retirer",
    libelle="Retirer de l’annuaire public",
    faire=lambda lignes: publier_structures(lignes, publiee=False),
)
FERMER = Acte(
    code="fermer",
    libelle="Fermer à une date",
    faire=lambda lignes, fermee_le: fermer_structures(lignes, jour=fermee_le),
    formulaire=FermetureForm,
)


def jeter(ecriture) -> Acte:
    """To the bin, all or none."""

    def faire(lignes: list) -> tuple[int, Trace | None]:
        return len(lignes), ecriture.supprimer_plusieurs(lignes)

    return Acte(
        code="supprimer",
        libelle="Mettre à la corbeille",
        faire=faire,
        question="Elles y restent trente jours, d’où elles peuvent revenir.",
        icone="trash-2",
        dangereux=True,
    )


ONGLETS = (
    ("Structures", "liste_structures"),
    ("Professionnels", "liste_professionnels"),
    ("Propositions", "liste_propositions"),
    ("Doublons", "doublons"),
)

STRUCTURES = Liste(
    nom="structures",
    titre="Acteurs et équipes",
    mots=("structure", "structures"),
    modele=Structure,
    table=StructureTable,
    filtre=StructureFiltre,
    lignes=structures_de,
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("nom",),
    actes=(VERIFIER, PUBLIER, RETIRER, FERMER, jeter(enregistrer_structures)),
    icone="users",
    creation="nouvelle_structure",
    creer="Ajouter un acteur",
    vide="Ajoutez la première équipe, ou importez votre tableur.",
    importation="structures",
    onglets=ONGLETS,
)

RATTACHER = Acte(
    code="rattacher",
    libelle="Rattacher à une structure",
    faire=lambda lignes, structure: rattacher_a_une_structure(lignes, structure=structure),
    formulaire=RattachementForm,
)

PROFESSIONNELS = Liste(
    nom="professionnels",
    titre="Professionnels",
    mots=("personne", "personnes"),
    modele=Professionnel,
    table=PersonneTable,
    filtre=PersonneFiltre,
    lignes=professionnels_de,
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("nom",),
    actes=(RATTACHER, jeter(enregistrer_professionnels)),
    icone="user",
    creation="nouvelle_professionnel",
    creer="Ajouter une personne",
    vide="Ajoutez la première personne du réseau, ou importez votre tableur.",
    onglets=ONGLETS,
    importation="professionnels",
)
