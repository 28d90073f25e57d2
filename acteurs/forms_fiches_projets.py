"""Forms of the sheets: what they ask, in which order, and why."""

from acteurs.colonnes import ACTES, APPELS, PRATIQUES, PROJETS_SUIVIS
from cellule.fiches import FormulaireDeFiche

PARTAGE = (
    "Les autres cellules lisent la présentation de la fiche et le nom de votre cellule, rien "
    "d’autre. Relisez les textes : aucun nom de personne ne doit y figurer."
)
SANS_PATIENT = "Jamais de patient, ni de cas que l’on pourrait reconnaître."


class ProjetForm(FormulaireDeFiche):
    table = PROJETS_SUIVIS
    champs = (
        "intitule",
        "nature",
        "etape",
        "porteur",
        "departements",
        "partenaires",
        "debut_accompagnement",
        "fin_accompagnement",
        "commun",
        "construit_le",
        "modele",
        "source",
        "resultat",
        "relance_le",
        "relance_texte",
        "partage",
    )
    libelles = {
        "debut_accompagnement": "Accompagné depuis le",
        "fin_accompagnement": "Accompagné jusqu’au",
        "modele": "Reproduit le projet",
        "source": "Repris d’une autre cellule",
        "resultat": "Résultat et évaluation",
        "relance_texte": "Objet de la relance",
    }
    aides = {
        "nature": "Organisation, formation, domicile, pédiatrie…",
        "porteur": "La structure qui conduit le projet.",
        "debut_accompagnement": "Il compte alors dans l’indicateur A5. Vide : seulement relayé.",
        "fin_accompagnement": "Sans cette date, il compte encore chaque année dans A5.",
        "commun": "Construit avec un partenaire régional : il compte dans l’indicateur A2 à sa "
        "date de construction.",
        "modele": "Un projet de votre cellule, si celui-ci le reprend dans un autre territoire.",
        "source": "Le nom du projet et celui de la cellule qui l’a partagé.",
        "resultat": f"Ce qui a changé, ce que dit l’évaluation. {SANS_PATIENT}",
        "relance_le": "Ce jour-là, le projet remonte parmi les relances à faire.",
        "partage": PARTAGE,
    }

    def preparer(self) -> None:
        """The departments of the cell, and those that the project has already."""
        siens = {*self.cellule.departements, *(self.ligne.departements if self.ligne else ())}
        champ = self.fields["departements"]
        champ.choices = [choix for choix in champ.choices if choix[0] in siens]


class ActeDeFicheForm(FormulaireDeFiche):
    table = ACTES
    champs = ("projet", "date", "nature", "texte")
    aides = {"texte": f"Une phrase suffit. {SANS_PATIENT}"}


class AppelForm(FormulaireDeFiche):
    table = APPELS
    champs = (
        "intitule",
        "nature",
        "emetteur",
        "lien",
        "public",
        "publie_le",
        "echeance",
        "relaye_le",
        "note",
        "partage",
    )
    radios = ("nature",)
    aides = {
        "lien": "L’adresse complète de l’appel, qui commence par https://.",
        "public": "Qui peut répondre : équipes mobiles, EHPAD, associations…",
        "echeance": "Le dernier jour pour répondre.",
        "relaye_le": "Le jour où vous l’avez fait connaître aux acteurs. Vide : à relayer.",
        "note": "Pour votre équipe seulement : jamais montrée aux autres cellules.",
        "partage": PARTAGE,
    }


class PratiqueForm(FormulaireDeFiche):
    table = PRATIQUES
    champs = (
        "titre",
        "domaine",
        "contexte",
        "description",
        "conditions",
        "projet",
        "structure",
        "contact",
        "publiee_le",
        "partage",
    )
    libelles = {"domaine": "Domaine ou public"}
    aides = {
        "contexte": f"Le besoin de départ, le territoire. {SANS_PATIENT}",
        "description": f"Ce qui est fait, par qui, avec quels moyens. {SANS_PATIENT}",
        "conditions": "Ce sans quoi cela ne marche pas ailleurs.",
        "projet": "Le projet que vous avez accompagné. Jamais montré aux autres cellules.",
        "structure": "Celle qui le fait. Jamais montrée aux autres cellules.",
        "contact": "Une fonction et une adresse de service, par exemple « secrétariat de la "
        "cellule » : ni nom de personne, ni patient.",
        "partage": PARTAGE,
    }
