"""What the directory, the team and the projects say in the annual report: never a name."""

from decimal import ROUND_HALF_UP, Decimal

from django.db.models import QuerySet

from acteurs.designations import fonctions_de
from acteurs.models import (
    College,
    MandatCopil,
    Offre,
    PosteCellule,
    ProcessPostes,
    Projet,
    Structure,
)
from cellule.instantane import (
    Bloc,
    Cadre,
    Nature,
    Place,
    complement,
    debut_de,
    section,
    tableau,
    texte,
)


@complement("hote")
def hote(cadre: Cadre) -> str:
    """The name of the host establishment; empty when the directory has none of that FINESS."""
    finess = cadre.cellule.etablissement_finess
    porteurs = Structure.objects.filter(
        finess=finess, type="ETABLISSEMENT", survivante__isnull=True
    ).order_by("code")
    return (porteurs.values_list("nom", flat=True).first() or "") if finess else ""


@complement("fonctions")
def fonctions(cadre: Cadre, designations: list[str]) -> dict[str, str]:
    """What may be printed where somebody was designated: a function, never a name."""
    return fonctions_de(designations, cadre.dernier)


@complement("etp")
def etp(cadre: Cadre) -> dict[str, str]:
    """Full-time equivalents of the salaried team: on the last day, and on average over the year.

    Both to the hundredth, as text; the days to come count in neither.
    """
    jours = (cadre.dernier - cadre.premier).days + 1
    en_poste, jours_d_etp = Decimal(), Decimal()
    for poste in PosteCellule.objects.filter(cadre.touche("debut", "fin")):
        debut, fin = max(poste.debut, cadre.premier), min(poste.fin or cadre.dernier, cadre.dernier)
        jours_d_etp += poste.etp * ((fin - debut).days + 1)
        en_poste += poste.etp if fin == cadre.dernier else 0
    return {
        nom: str(valeur.quantize(Decimal("0.01"), ROUND_HALF_UP))
        for nom, valeur in (("en_poste", en_poste), ("moyen", jours_d_etp / jours))
    }


@section(
    "equipe",
    place=Place.CELLULE,
    titre="L’équipe",
    si_vide="Aucun poste n’est enregistré pour l’année.",
    rang=10,
)
def equipe(cadre: Cadre) -> list[Bloc]:
    postes = list(PosteCellule.objects.filter(cadre.touche("debut", "fin")).order_by("debut", "pk"))
    if not postes:
        return []
    presents = [p for p in postes if p.fin is None or p.fin >= cadre.dernier]
    return [
        tableau(
            "Postes de l’équipe salariée dans l’année",
            [
                ("Fonction", Nature.TEXTE),
                ("Depuis le", Nature.DATE),
                ("Jusqu’au", Nature.DATE),
                ("ETP", Nature.DECIMAL),
            ],
            [(p.fonction, p.debut, p.fin, p.etp) for p in postes],
            total=("En poste au dernier jour", None, None, sum(p.etp for p in presents)),
        )
    ]


@section(
    "copil",
    place=Place.GOUVERNANCE,
    titre="Composition du comité de pilotage",
    si_vide="Aucun mandat au comité de pilotage n’est en cours au dernier jour de l’année.",
    rang=10,
)
def copil(cadre: Cadre) -> list[Bloc]:
    """D1: « Fonction et structure d’appartenance des membres du COPIL »."""
    mandats, sur = debut_de(
        MandatCopil.objects.filter(cadre.actif_au_dernier_jour("debut", "fin"))
        .select_related("structure")
        .order_by("debut", "pk")
    )
    if not mandats:
        return []
    rangs = {college: rang for rang, college in enumerate(College.values)}
    mandats.sort(key=lambda m: (rangs[m.college], m.qualite != "titulaire"))
    blocs = [
        tableau(
            "Fonction et structure d’appartenance des membres",
            [
                ("Collège", Nature.TEXTE),
                ("Fonction", Nature.TEXTE),
                ("Structure", Nature.TEXTE),
                ("Qualité", Nature.COURT),
            ],
            [
                (_capitale(m.get_college_display()), m.fonction, m.structure.nom,
                 m.get_qualite_display())
                for m in mandats
            ],
            sur=sur,
        )
    ]  # fmt: skip
    absents = [c.label for c in College if c.value not in {m.college for m in mandats}]
    if absents:
        blocs.append(texte(f"Collèges sans membre\u00a0: {', '.join(absents)}."))
    return blocs


def accompagnes(cadre: Cadre) -> QuerySet[Projet]:
    """The projects supported in the year, as A5 counts them (regles, A5)."""
    return (
        Projet.objects.filter(
            cadre.touche("debut_accompagnement", "fin_accompagnement"),
            debut_accompagnement__isnull=False,
        )
        .select_related("porteur")
        .order_by("debut_accompagnement", "pk")
    )


@section(
    "projets",
    place=Place.PROJETS,
    titre="Projets accompagnés",
    si_vide="Aucun projet n’a été accompagné dans l’année.",
)
def projets(cadre: Cadre) -> list[Bloc]:
    lus, sur = debut_de(accompagnes(cadre))
    if not lus:
        return []
    lignes = [
        (p.intitule, p.nature, p.porteur.nom if p.porteur else None, p.debut_accompagnement,
         p.fin_accompagnement, p.get_etape_display())
        for p in lus
    ]  # fmt: skip
    return [
        tableau(
            "Projets accompagnés dans l’année",
            [
                ("Projet", Nature.TEXTE),
                ("Nature", Nature.TEXTE),
                ("Porteur", Nature.TEXTE),
                ("Depuis le", Nature.DATE),
                ("Jusqu’au", Nature.DATE),
                ("Étape", Nature.COURT),
            ],
            lignes,
            sur=sur,
        )
    ]


@section(
    "resultats_des_projets",
    place=Place.IMPACT,
    titre="Résultats des projets accompagnés",
    si_vide="Aucun résultat n’est encore écrit pour les projets accompagnés dans l’année.",
)
def resultats_des_projets(cadre: Cadre) -> list[Bloc]:
    lus, sur = debut_de(accompagnes(cadre).exclude(resultat=""))
    if not lus:
        return []
    return [
        tableau(
            "Projets dont le résultat est écrit",
            [("Projet", Nature.TEXTE), ("Étape", Nature.COURT), ("Résultat", Nature.TEXTE)],
            [
                (p.intitule, p.get_etape_display(), p.resultat)
                for p in lus
            ],
            sur=sur,
        )
    ]  # fmt: skip


@section(
    "postes_a_pourvoir",
    place="A6",
    titre="Process et offres",
    si_vide="Aucun process n’est ouvert et aucune offre n’a été relayée dans l’année.",
)
def postes_a_pourvoir(cadre: Cadre) -> list[Bloc]:
    process = ProcessPostes.objects.filter(cadre.actif_au_dernier_jour("debut", "fin"))
    intitules = [p.intitule for p in process]
    blocs = [texte(f"Process en place\u00a0: {', '.join(intitules)}.")] if intitules else []
    offres, sur = debut_de(
        Offre.objects.filter(cadre.dans_l_annee("publiee_le"), repost_de__isnull=True)
        .select_related("structure")
        .order_by("publiee_le", "pk")
    )
    if offres:
        lignes = [(o.poste, o.structure.nom, o.publiee_le) for o in offres]
        blocs.append(
            tableau(
                "Offres relayées",
                [
                    ("Poste", Nature.TEXTE),
                    ("Structure", Nature.TEXTE),
                    ("Publiée le", Nature.DATE),
                ],
                lignes,
                sur=sur,
            )
        )
    return blocs


def _capitale(mots: str) -> str:
    return mots[:1].upper() + mots[1:]
