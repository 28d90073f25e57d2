"""The lists of projects, calls and good practices, ours and those that other cells share."""

from acteurs import droits
from acteurs.actions.suivi import changer_l_etape, dire_relayes, fixer_la_relance, partager
from acteurs.forms_projets import EtapeForm, RelaisForm, RelanceForm
from acteurs.models import AppelAProjets, BonnePratique, Projet
from acteurs.requetes_projets import (
    appels_d_ailleurs,
    appels_de,
    pratiques_d_ailleurs,
    pratiques_de,
    projets_d_ailleurs,
    projets_de,
)
from acteurs.tables_projets import (
    AppelFiltre,
    AppelPartageFiltre,
    AppelPartageTable,
    AppelTable,
    PratiqueFiltre,
    PratiquePartageFiltre,
    PratiquePartageTable,
    PratiqueTable,
    ProjetFiltre,
    ProjetPartageFiltre,
    ProjetPartageTable,
    ProjetTable,
)
from cellule.listes import Acte, Liste

ONGLETS = (
    ("Liste", "liste_projets"),
    ("Par étape", "tableau_des_projets"),
    ("Appels", "liste_appels"),
    ("Bonnes pratiques", "liste_pratiques"),
    ("Autres cellules", "liste_projets_partages"),
)
ONGLETS_AILLEURS = (
    ("Projets de ma cellule", "liste_projets"),
    ("Projets partagés", "liste_projets_partages"),
    ("Pratiques partagées", "liste_pratiques_partagees"),
    ("Appels partagés", "liste_appels_partages"),
)
RIEN_DE_PARTAGE = (
    "Les autres cellules n’ont encore rien partagé ici. Montrez l’exemple : dans vos listes, "
    "cochez ce qui peut servir ailleurs, puis « Partager avec les autres cellules »."
)

PARTAGER = Acte(
    code="partager",
    libelle="Partager avec les autres cellules",
    faire=lambda lignes: partager(lignes, partage=True),
    question="Les autres cellules liront la présentation de ces fiches et le nom de votre "
    "cellule : ni le porteur, ni les partenaires, ni les actes, ni les relances, ni les notes. "
    "Relisez les textes d’abord : aucun nom de personne ne doit y figurer.",
    icone="users",
)
NE_PLUS_PARTAGER = Acte(
    code="garder",
    libelle="Ne plus partager",
    faire=lambda lignes: partager(lignes, partage=False),
    question="Ces fiches ne seront plus visibles que de votre cellule. Ce que d’autres ont déjà "
    "repris leur reste.",
    icone="lock",
)
ETAPE = Acte(
    code="etape",
    libelle="Changer d’étape",
    faire=changer_l_etape,
    formulaire=EtapeForm,
)
RELANCE = Acte(
    code="relance",
    libelle="Fixer une relance",
    faire=fixer_la_relance,
    formulaire=RelanceForm,
)
RELAYER = Acte(
    code="relayer",
    libelle="Marquer comme relayés",
    faire=dire_relayes,
    formulaire=RelaisForm,
)

PROJETS = Liste(
    nom="projets",
    titre="Projets",
    mots=("projet", "projets"),
    modele=Projet,
    table=ProjetTable,
    filtre=ProjetFiltre,
    lignes=projets_de,
    droit=droits.LIRE_PROJETS.code,
    droit_ecrire=droits.ECRIRE_PROJETS.code,
    tri=("intitule",),
    actes=(ETAPE, RELANCE, PARTAGER, NE_PLUS_PARTAGER),
    chapo="Ceux que la cellule accompagne, ceux qu’elle relaie.",
    icone="folder-kanban",
    creation="nouvelle_projet",
    creer="Nouveau projet",
    importation="projets",
    vide="Notez le premier projet qu’un acteur vous a confié, même à l’état d’idée : chaque acte "
    "d’accompagnement s’y ajoutera.",
    onglets=ONGLETS,
)
PROJETS_PARTAGES = Liste(
    nom="projets_partages",
    titre="Projets partagés par d’autres cellules",
    mots=("projet", "projets"),
    modele=Projet,
    table=ProjetPartageTable,
    filtre=ProjetPartageFiltre,
    lignes=projets_d_ailleurs,
    droit=droits.LIRE_PROJETS.code,
    tri=("intitule",),
    chapo="Ce qui s’est fait ailleurs, à reproduire chez vous.",
    icone="folder-kanban",
    vide=RIEN_DE_PARTAGE,
    onglets=ONGLETS_AILLEURS,
)
APPELS = Liste(
    nom="appels",
    titre="Appels à projets et à recherche",
    mots=("appel", "appels"),
    modele=AppelAProjets,
    table=AppelTable,
    filtre=AppelFiltre,
    lignes=appels_de,
    droit=droits.LIRE_PROJETS.code,
    droit_ecrire=droits.ECRIRE_PROJETS.code,
    tri=("-echeance",),
    actes=(RELAYER, PARTAGER, NE_PLUS_PARTAGER),
    chapo="Ce que la cellule repère pour les acteurs, et relaie avant la date limite.",
    icone="megaphone",
    creation="nouvelle_appel",
    creer="Nouvel appel",
    vide="Notez le premier appel repéré, avec sa date limite : vous verrez d’ici ce qui se termine "
    "bientôt et ce qui reste à relayer.",
    onglets=ONGLETS,
)
APPELS_PARTAGES = Liste(
    nom="appels_partages",
    titre="Appels partagés par d’autres cellules",
    mots=("appel", "appels"),
    modele=AppelAProjets,
    table=AppelPartageTable,
    filtre=AppelPartageFiltre,
    lignes=appels_d_ailleurs,
    droit=droits.LIRE_PROJETS.code,
    tri=("-echeance",),
    icone="megaphone",
    vide=RIEN_DE_PARTAGE,
    onglets=ONGLETS_AILLEURS,
)
PRATIQUES = Liste(
    nom="pratiques",
    titre="Bonnes pratiques",
    mots=("pratique", "pratiques"),
    modele=BonnePratique,
    table=PratiqueTable,
    filtre=PratiqueFiltre,
    lignes=pratiques_de,
    droit=droits.LIRE_PROJETS.code,
    droit_ecrire=droits.ECRIRE_PROJETS.code,
    tri=("titre",),
    actes=(PARTAGER, NE_PLUS_PARTAGER),
    chapo="Ce qui a réussi ici et mérite d’être fait ailleurs.",
    icone="leaf",
    creation="nouvelle_pratique",
    creer="Nouvelle pratique",
    vide="Partez d’un projet terminé : sa fiche propose « En faire une bonne pratique ». Ou "
    "décrivez-en une ici.",
    onglets=ONGLETS,
)
PRATIQUES_PARTAGEES = Liste(
    nom="pratiques_partagees",
    titre="Bonnes pratiques partagées par d’autres cellules",
    mots=("pratique", "pratiques"),
    modele=BonnePratique,
    table=PratiquePartageTable,
    filtre=PratiquePartageFiltre,
    lignes=pratiques_d_ailleurs,
    droit=droits.LIRE_PROJETS.code,
    tri=("titre",),
    icone="leaf",
    vide=RIEN_DE_PARTAGE,
    onglets=ONGLETS_AILLEURS,
)
