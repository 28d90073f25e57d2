"""How people write the directory in their spreadsheets: headings, words, what tells two apart."""

from acteurs import colonnes, droits
from acteurs.actions.personnes import PREFIXE as PREFIXE_PROFESSIONNEL
from acteurs.actions.projets import PREFIXE_PROJET
from acteurs.actions.structures import PREFIXE as PREFIXE_STRUCTURE
from cellule.tableur import Cle, Importable, inscrire

COURRIELS = ("email", "e-mail", "mail", "courriel", "adresse e-mail", "adresse mail", "mél")

STRUCTURES = Importable(
    table=colonnes.STRUCTURES,
    titre="Structures",
    une="une structure",
    droit=droits.ECRIRE.code,
    icone="building-2",
    aide="Équipes, établissements, associations de l’annuaire. Une ligne est reconnue par son "
    "code, son FINESS ou son nom.",
    prefixe=PREFIXE_STRUCTURE,
    cles=(
        Cle(("finess",), sauf_si_different=("type",)),
        Cle(("nom",), sauf_si_different=("departement", "type", "finess")),
    ),
    synonymes={
        "code": ("code maillage", "identifiant"),
        "nom": (
            "nom de la structure",
            "structure",
            "raison sociale",
            "rs",
            "établissement",
            "nom de l’établissement",
            "intitulé",
            "dénomination",
            "équipe",
        ),
        "type": ("type de structure", "catégorie", "nature", "sigle", "type d’équipe"),
        "echelon": ("niveau", "rayonnement", "échelle"),
        "departement": (
            "dép",
            "dept",
            "dpt",
            "départements",
            "code département",
            "n° département",
            "numéro de département",
        ),
        "commune": ("code insee", "insee", "code commune", "commune insee"),
        "finess": (
            "n° finess",
            "numéro finess",
            "finess et",
            "finess geo",
            "nofinesset",
            "fi",
            "finess établissement",
        ),
        "ouverte_le": ("ouverture", "date d’ouverture", "créée le", "date de création"),
        "fermee_le": ("fermeture", "date de fermeture"),
        "lits": ("nombre de lits", "nb lits", "nb de lits", "capacité", "places"),
        "telephone": (
            "tél",
            "tel.",
            "téléphone fixe",
            "n° de téléphone",
            "numéro de téléphone",
        ),
        "email": COURRIELS,
        "publiee": ("publiée", "publier", "annuaire public", "visible"),
    },
    valeurs={
        "type": {
            "unités de soins palliatifs": "USP",
            "équipes mobiles de soins palliatifs": "EMSP",
            "équipe mobile": "EMSP",
            "lits identifiés": "LISP",
            "lit identifié de soins palliatifs": "LISP",
            "hospitalisation à domicile (HAD)": "HAD",
            "hôpital de jour": "HDJ",
            "maison de santé": "MSP",
            "ehpad": "EHPAD",
            "établissement": "ETABLISSEMENT",
            "centre hospitalier": "ETABLISSEMENT",
            "CH": "ETABLISSEMENT",
            "CHU": "ETABLISSEMENT",
            "clinique": "ETABLISSEMENT",
            "hôpital": "ETABLISSEMENT",
            "cabinet": "CABINET",
            "association de bénévoles": "ASSO_BENEVOLES",
            "bénévoles": "ASSO_BENEVOLES",
            "association d’usagers": "ASSO_USAGERS",
            "espace éthique": "ESPACE_ETHIQUE",
            "université": "UNIVERSITE",
            "collectivité": "COLLECTIVITE",
            "autres": "AUTRE",
        },
        "echelon": {
            "département": "departemental",
            "région": "regional",
            "nation": "national",
            "locale": "local",
        },
    },
    fixables=("type", "echelon", "departement"),
    proposees={"echelon": "local"},
    designations=("nom", "finess"),
    telephones=("telephone",),
    courriels=("email",),
    communes=("commune",),
)

PROFESSIONNELS = Importable(
    table=colonnes.PROFESSIONNELS,
    titre="Professionnels",
    une="une personne",
    droit=droits.ECRIRE.code,
    icone="users",
    aide="Personnes du réseau. Une ligne est reconnue par son code, son adresse électronique "
    "ou ses nom et prénom.",
    prefixe=PREFIXE_PROFESSIONNEL,
    cles=(
        Cle(("email",), sauf_si_different=("nom", "prenom")),
        Cle(("nom", "prenom"), sauf_si_different=("email", "structure")),
    ),
    synonymes={
        "code": ("code maillage", "identifiant"),
        "nom": ("nom de famille", "nom d’usage", "noms"),
        "prenom": ("prénoms",),
        "profession": ("métier", "fonction", "qualité", "spécialité", "poste"),
        "structure": (
            "structure",
            "établissement",
            "équipe",
            "lieu d’exercice",
            "employeur",
            "organisme",
        ),
        "email": COURRIELS,
        "equipe_cellule": ("équipe de la cellule", "équipe cellule", "salarié de la cellule"),
    },
    fixables=("profession", "equipe_cellule"),
    proposees={"equipe_cellule": "non"},
    designations=("email",),
    courriels=("email",),
)

PROJETS = Importable(
    table=colonnes.PROJETS,
    titre="Projets",
    une="un projet",
    droit=droits.ECRIRE.code,
    icone="folder-kanban",
    aide="Projets accompagnés ou relayés. Une ligne est reconnue par son code ou son intitulé.",
    prefixe=PREFIXE_PROJET,
    cles=(Cle(("intitule",), sauf_si_different=("porteur",)),),
    synonymes={
        "code": ("code maillage", "identifiant"),
        "intitule": ("titre", "nom", "nom du projet", "projet", "titre du projet", "libellé"),
        "nature": ("type", "type de projet", "nature du projet", "thème"),
        "porteur": ("structure porteuse", "porteur du projet", "structure", "établissement"),
        "departements": ("département", "territoire", "dép", "dept", "dpt"),
        "partenaires": ("partenaire", "structures partenaires", "avec"),
        "commun": ("commun", "projet commun"),
        "construit_le": ("date de construction",),
        "debut_accompagnement": (
            "début",
            "date de début",
            "accompagné depuis",
            "début accompagnement",
        ),
        "fin_accompagnement": ("fin", "date de fin", "fin accompagnement"),
        "etape": ("état", "avancement", "statut", "stade"),
        "modele": ("projet modèle", "réplique de"),
        "resultat": ("résultats", "bilan"),
    },
    valeurs={
        "etape": {
            "en montage": "montage",
            "déposée": "depose",
            "réalisé": "termine",
            "achevé": "termine",
            "abandon": "abandonne",
        }
    },
    fixables=("nature", "etape"),
    designations=("intitule",),
)

inscrire(STRUCTURES, PROFESSIONNELS, PROJETS)
