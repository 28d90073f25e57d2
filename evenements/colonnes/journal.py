"""The journal, its sessions, attendance and minutes."""

from django.db.models import Q

from cellule.dossier.genres import Moment, cite
from cellule.dossier.regles import moments_en_ordre, regle
from cellule.dossier.tables import Condition, Contexte, Ligne, Table
from cellule.moments import jour_local
from cellule.tri import LONGUEUR, cle_de_tri, texte_de_recherche
from evenements.models import Activite, LigneCompteRendu, Participation, Seance, TypeActivite
from evenements.models.activites import ROLES_D_EVENEMENT, ROLES_DE_FORMATION

ROLES_DU_TYPE = {
    TypeActivite.EVENEMENT.value: [role.value for role in ROLES_D_EVENEMENT],
    TypeActivite.FORMATION.value: [role.value for role in ROLES_DE_FORMATION],
}


@regle("type", "role")
def role_selon_le_type(ligne: Ligne) -> str | None:
    permis = ROLES_DU_TYPE.get(ligne["type"])
    trouve = f"{cite(ligne['role'])} trouvé" if ligne["role"] else "valeur requise"
    if permis is None and ligne["role"]:
        return f"{trouve} : doit être vide pour {ligne['type']}"
    if permis is not None and ligne["role"] not in permis:
        return f"{trouve} : pour {ligne['type']}, {' ou '.join(permis)}"
    return None


def deduits_de_l_activite(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    """Its own day and status, those of its sessions come after (`actions.retenir`); its key."""
    jour = jour_local(ligne["debut"], contexte.zone)
    return {
        "jour_debut": jour,
        "jour_retenu": jour,
        "annee_retenue": jour.year,
        "statut_retenu": ligne["statut"],
        "cle_tri": cle_de_tri(ligne["intitule"], longueur=LONGUEUR),
        "recherche": texte_de_recherche(
            ligne["intitule"], ligne["type"], ligne["nature"], ligne["lieu"], ligne["code"]
        ),
    }


def jour_de_la_seance(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    return {"jour": jour_local(ligne["debut"], contexte.zone)}


def d_une_activite_de_l_annee(annee: int) -> Q:
    return Q(activite__annee_retenue=annee)


ACTIVITES = Table(
    nom="activites",
    modele=Activite,
    noms=(
        "code",
        "type",
        "intitule",
        "debut",
        "fin",
        "statut",
        "role",
        "nature",
        "modalite",
        "antennes",
        "structures",
        "objectifs",
        "programme",
        "lieu",
        "anonymes",
        "heures",
        "cle_partage",
    ),
    cle=("code",),
    genres={"debut": Moment(), "fin": Moment()},
    regles=(role_selon_le_type, moments_en_ordre("debut", "fin")),
    calculer=deduits_de_l_activite,
    de_l_annee=lambda annee: Q(annee_retenue=annee),
)

SEANCES = Table(
    nom="seances",
    modele=Seance,
    noms=("activite", "debut", "heures", "statut"),
    genres={"debut": Moment()},
    conditions=(
        Condition("activite", "type", TypeActivite.FORMATION.value, "n’est pas une formation"),
    ),
    calculer=jour_de_la_seance,
    de_l_annee=d_une_activite_de_l_annee,
)

PARTICIPATIONS = Table(
    nom="participations",
    modele=Participation,
    noms=("activite", "professionnel", "structure", "statut", "qualite", "compte"),
    de_l_annee=d_une_activite_de_l_annee,
)

COMPTES_RENDUS = Table(
    nom="comptes_rendus",
    modele=LigneCompteRendu,
    noms=(
        "code",
        "activite",
        "rubrique",
        "texte",
        "theme",
        "projet",
        "suite",
        "responsable",
        "echeance",
    ),
    cle=("code",),
    de_l_annee=d_une_activite_de_l_annee,
)
