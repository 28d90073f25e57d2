"""The candidates of each indicator counted a third time, in raw SQL, straight from the rules.

Nothing that the product derives is read: neither the day kept for an activity, nor the survivor
of a merge, nor its views. `arret` bounds what the rules bound by the last day.
"""

from datetime import date

from django.db import connection

from cellule.models import Cellule

# « With an offset it is converted first, without one it is already local. »
JOUR_LOCAL = r"""
    CASE WHEN {0} ~ 'T.*(Z|[+-]\d\d:\d\d)$'
         THEN ({0}::timestamptz AT TIME ZONE %(fuseau)s)::date
         ELSE left({0}, 10)::date END
"""

# « `debut` is the earliest held session; else the earliest planned one; else the earliest. »
ACTIVITES = f"""
SELECT count(*) FROM evenements_activite a
LEFT JOIN LATERAL (
    SELECT coalesce(min(jour) FILTER (WHERE statut = 'tenu'),
                    min(jour) FILTER (WHERE statut = 'planifie'), min(jour)) AS jour
    FROM (SELECT {JOUR_LOCAL.format("s.debut")} AS jour, s.statut
          FROM evenements_seance s
          WHERE s.activite_id = a.id AND s.cellule_id = %(cellule)s) s
) seances ON true
WHERE a.cellule_id = %(cellule)s
  AND coalesce(seances.jour, {JOUR_LOCAL.format("a.debut")}) BETWEEN %(premier)s AND %(fin)s
"""
RENCONTRES = f"""{ACTIVITES} AND a.type IN
    ('rencontre_equipe', 'rencontre_partenaire', 'reunion_antenne', 'groupe_travail')"""


def _activites(condition: str) -> str:
    return f"{ACTIVITES} AND {condition}"


def _actifs(table: str, debut: str, fin: str, condition: str = "true") -> str:
    """Active in Y, also « touches Y »."""
    return f"""SELECT count(*) FROM {table} WHERE cellule_id = %(cellule)s
        AND {debut} <= %(dernier)s AND ({fin} IS NULL OR {fin} >= %(premier)s) AND {condition}"""


def _dates(table: str, colonne: str, borne: str) -> str:
    return f"""SELECT count(*) FROM {table} WHERE cellule_id = %(cellule)s
        AND {colonne} BETWEEN %(premier)s AND %({borne})s"""


def _parutions(condition: str) -> str:
    return f"""SELECT count(*) FROM evenements_parution p
        JOIN evenements_publication l ON l.id = p.publication_id
        WHERE p.cellule_id = %(cellule)s AND p.date BETWEEN %(premier)s AND %(fin)s
        AND {condition}"""


CANDIDATS = {
    "D1": _actifs("acteurs_mandatcopil", "debut", "fin"),
    "D2": _activites("a.type = 'copil'"),
    "D3": """SELECT count(*) FROM evenements_diagnostic
        WHERE cellule_id = %(cellule)s AND statut IN ('publie', 'en_cours')""",
    "D4": _actifs("evenements_action", "debut", "fin"),
    "D5": _actifs("evenements_ressourceweb", "en_ligne_le", "retiree_le"),
    "D6": """
        WITH RECURSIVE chaine AS (
            SELECT v.structure_id AS id FROM acteurs_verification v
            WHERE v.cellule_id = %(cellule)s AND v.date BETWEEN %(premier)s AND %(dernier)s
            UNION
            SELECT s.fusionnee_dans_id FROM chaine JOIN acteurs_structure s ON s.id = chaine.id
            WHERE s.fusionnee_dans_id IS NOT NULL
        )
        SELECT count(*) FROM acteurs_structure JOIN chaine USING (id)
        WHERE fusionnee_dans_id IS NULL AND type <> 'CELLULE'""",
    "D7": """SELECT count(*) FROM evenements_enquete WHERE cellule_id = %(cellule)s
        AND CASE WHEN statut = 'close' THEN close_le ELSE ouverte_le END
            BETWEEN %(premier)s AND %(fin)s""",
    "D8": _activites("a.type = 'reunion_ars'"),
    "A1": _actifs("evenements_moyencontact", "debut", "fin"),
    "A2": RENCONTRES,
    "A3": RENCONTRES,
    "A4": _activites("a.type = 'reunion_antenne'"),
    "A5": """
        SELECT count(*) FROM acteurs_projet p WHERE p.cellule_id = %(cellule)s
        AND CASE WHEN p.debut_accompagnement IS NULL
            THEN EXISTS (SELECT FROM acteurs_acte x WHERE x.projet_id = p.id
                         AND x.date BETWEEN %(premier)s AND %(dernier)s)
            ELSE p.debut_accompagnement <= %(dernier)s
                 AND (p.fin_accompagnement IS NULL OR p.fin_accompagnement >= %(premier)s) END""",
    "A6": _dates("acteurs_offre", "publiee_le", "dernier"),
    "A7": _dates("evenements_mutualisation", "date", "dernier"),
    "A8": _activites("a.type = 'reunion_intercellules'"),
    "C1": RENCONTRES,
    "C2": _activites("a.type = 'evenement' AND a.role IN ('organisateur', 'co_organisateur')"),
    "C3": _activites("a.type = 'evenement' AND a.role = 'associe'"),
    "C4": _activites("a.type = 'formation'"),
    "C5": _parutions("l.nature = 'newsletter'"),
    "I1": _dates("evenements_actioncampagne", "date", "fin"),
    "I2": _actifs("evenements_publication", "ouvert_le", "ferme_le", "nature <> 'newsletter'"),
    "I3": _parutions("p.mise_a_jour AND l.nature IN ('site', 'page')"),
}


def candidats(cellule: Cellule, annee: int, arret: date) -> dict[str, int]:
    """How many candidates each indicator has; inside the perimeter of the cell."""
    fin = date(annee, 12, 31)
    parametres = {
        "cellule": cellule.pk,
        "fuseau": cellule.fuseau,
        "premier": date(annee, 1, 1),
        "fin": fin,
        "dernier": min(fin, arret),
    }
    with connection.cursor() as curseur:
        return {
            code: curseur.execute(requete, parametres).fetchone()[0]
            for code, requete in CANDIDATS.items()
        }
