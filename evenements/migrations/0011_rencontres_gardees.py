"""The wall around the last meetings, and the triggers that alone keep them.

A structure was met in a held activity of the meeting types that names it, or by somebody outside
the team who came for it, or who works there and came for none (the view `evenements_rencontre`).
Whatever writes these rows (a screen, an import, the bin, a merge) changes the last meeting with
them. Rows that come can only bring it nearer; any other change has it reckoned again, by the
indexes of the structure's own rows.
"""

from django.db import migrations

from cellule.perimetre import perimetre, politiques_en_vigueur
from cellule.rls import Cloisonner

TENUES = """a.statut_retenu = 'tenu' AND a.type IN
    ('rencontre_equipe', 'rencontre_partenaire', 'reunion_antenne', 'groupe_travail')"""

JOURS = f"""
CREATE FUNCTION evenements_jours_de_rencontre(
    voulue bigint, au date, OUT passe date, OUT prochain date
) LANGUAGE plpgsql STABLE AS $$ BEGIN
SELECT max(a.jour_retenu) FILTER (WHERE a.jour_retenu <= au),
       min(a.jour_retenu) FILTER (WHERE a.jour_retenu > au)
INTO passe, prochain
FROM (
    SELECT l.activite_id
    FROM acteurs_structure s
    JOIN evenements_structurerencontree l ON l.structure_id = s.id
    WHERE s.id = voulue OR s.survivante_id = voulue
    UNION ALL
    SELECT p.activite_id
    FROM acteurs_structure s
    JOIN evenements_participation p ON p.structure_id = s.id
    JOIN acteurs_professionnel pr ON pr.id = p.professionnel_id
    WHERE (s.id = voulue OR s.survivante_id = voulue)
      AND p.statut = 'present' AND NOT pr.equipe_cellule
    UNION ALL
    SELECT p.activite_id
    FROM acteurs_structure s
    JOIN acteurs_professionnel pr ON pr.structure_id = s.id
    JOIN evenements_participation p ON p.professionnel_id = pr.id
    WHERE (s.id = voulue OR s.survivante_id = voulue)
      AND p.structure_id IS NULL AND p.statut = 'present' AND NOT pr.equipe_cellule
) r
JOIN evenements_activite a ON a.id = r.activite_id
WHERE {TENUES};
END $$;
"""

# Two people who write about the same structures do it one after the other: the second one then
# sees what the first has written.
RECOMPTER = """
CREATE FUNCTION evenements_recompter_rencontres(touchees bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    survivantes bigint[];
BEGIN
    survivantes := ARRAY(
        SELECT DISTINCT COALESCE(s.survivante_id, s.id) FROM acteurs_structure s
        WHERE s.id = ANY (touchees)
    ) || touchees;
    PERFORM 1 FROM acteurs_structure WHERE id = ANY (survivantes) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM evenements_derniererencontre WHERE structure_id = ANY (survivantes);
    INSERT INTO evenements_derniererencontre (cellule_id, structure_id, jour, prochain)
    SELECT s.cellule_id, s.id, j.passe, j.prochain
    FROM acteurs_structure s, evenements_jours_de_rencontre(s.id, CURRENT_DATE) j
    WHERE s.id = ANY (survivantes) AND s.survivante_id IS NULL
      AND COALESCE(j.passe, j.prochain) IS NOT NULL;
END $$;
"""

RAPPROCHER = f"""
CREATE FUNCTION evenements_rapprocher_rencontres(activites bigint[], structures bigint[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM acteurs_structure WHERE id = ANY (structures) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO evenements_derniererencontre AS d (cellule_id, structure_id, jour, prochain)
    SELECT s.cellule_id, s.id,
           max(a.jour_retenu) FILTER (WHERE a.jour_retenu <= CURRENT_DATE),
           min(a.jour_retenu) FILTER (WHERE a.jour_retenu > CURRENT_DATE)
    FROM unnest(activites, structures) r(activite_id, structure_id)
    JOIN acteurs_structure s ON s.id = r.structure_id
    JOIN evenements_activite a ON a.id = r.activite_id
    WHERE {TENUES}
    GROUP BY s.cellule_id, s.id
    ON CONFLICT (cellule_id, structure_id) DO UPDATE SET
        jour = GREATEST(d.jour, EXCLUDED.jour), prochain = LEAST(d.prochain, EXCLUDED.prochain);
END $$;
"""

PRESENCES = """
CREATE FUNCTION evenements_presences_rencontrent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    activites bigint[];
    structures bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(p.activite_id), array_agg(COALESCE(s.survivante_id, s.id))
        INTO activites, structures
        FROM nouvelles p
        JOIN acteurs_professionnel pr ON pr.id = p.professionnel_id
        JOIN acteurs_structure s ON s.id = COALESCE(p.structure_id, pr.structure_id)
        WHERE p.statut = 'present' AND NOT pr.equipe_cellule;
        PERFORM evenements_rapprocher_rencontres(activites, structures);
    ELSE
        SELECT array_agg(COALESCE(p.structure_id, pr.structure_id)) INTO structures
        FROM anciennes p JOIN acteurs_professionnel pr ON pr.id = p.professionnel_id;
        IF TG_OP = 'UPDATE' THEN
            structures := structures || ARRAY(
                SELECT COALESCE(p.structure_id, pr.structure_id)
                FROM nouvelles p JOIN acteurs_professionnel pr ON pr.id = p.professionnel_id
            );
        END IF;
        PERFORM evenements_recompter_rencontres(structures);
    END IF;
    RETURN NULL;
END $$;
"""

NOMMEES = """
CREATE FUNCTION evenements_nommees_rencontrent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    activites bigint[];
    structures bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(l.activite_id), array_agg(COALESCE(s.survivante_id, s.id))
        INTO activites, structures
        FROM nouvelles l JOIN acteurs_structure s ON s.id = l.structure_id;
        PERFORM evenements_rapprocher_rencontres(activites, structures);
    ELSE
        SELECT array_agg(structure_id) INTO structures FROM anciennes;
        IF TG_OP = 'UPDATE' THEN
            structures := structures || ARRAY(SELECT structure_id FROM nouvelles);
        END IF;
        PERFORM evenements_recompter_rencontres(structures);
    END IF;
    RETURN NULL;
END $$;
"""

ACTIVITES = """
CREATE FUNCTION evenements_activites_rencontrent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changees bigint[];
BEGIN
    SELECT array_agg(n.id) INTO changees
    FROM anciennes o JOIN nouvelles n ON n.id = o.id
    WHERE (o.type, o.statut_retenu, o.jour_retenu)
        IS DISTINCT FROM (n.type, n.statut_retenu, n.jour_retenu);
    IF changees IS NOT NULL THEN
        PERFORM evenements_recompter_rencontres(ARRAY(
            SELECT structure_id FROM evenements_rencontre WHERE activite_id = ANY (changees)
        ));
    END IF;
    RETURN NULL;
END $$;
"""

PERSONNES = """
CREATE FUNCTION evenements_personnes_rencontrent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changees bigint[];
    structures bigint[];
BEGIN
    SELECT array_agg(n.id), array_agg(o.structure_id) || array_agg(n.structure_id)
    INTO changees, structures
    FROM anciennes o JOIN nouvelles n ON n.id = o.id
    WHERE (o.structure_id, o.equipe_cellule) IS DISTINCT FROM (n.structure_id, n.equipe_cellule);
    IF changees IS NOT NULL THEN
        PERFORM evenements_recompter_rencontres(structures || ARRAY(
            SELECT structure_id FROM evenements_participation
            WHERE professionnel_id = ANY (changees) AND structure_id IS NOT NULL
        ));
    END IF;
    RETURN NULL;
END $$;
"""

FUSIONS = """
CREATE FUNCTION evenements_fusions_rencontrent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    structures bigint[];
BEGIN
    SELECT array_agg(n.id) || array_agg(o.survivante_id) || array_agg(n.survivante_id)
    INTO structures
    FROM anciennes o JOIN nouvelles n ON n.id = o.id
    WHERE o.survivante_id IS DISTINCT FROM n.survivante_id;
    IF structures IS NOT NULL THEN
        PERFORM evenements_recompter_rencontres(structures);
    END IF;
    RETURN NULL;
END $$;
"""

FONCTIONS = {
    "evenements_jours_de_rencontre(bigint, date)": JOURS,
    "evenements_recompter_rencontres(bigint[])": RECOMPTER,
    "evenements_rapprocher_rencontres(bigint[], bigint[])": RAPPROCHER,
    "evenements_presences_rencontrent()": PRESENCES,
    "evenements_nommees_rencontrent()": NOMMEES,
    "evenements_activites_rencontrent()": ACTIVITES,
    "evenements_personnes_rencontrent()": PERSONNES,
    "evenements_fusions_rencontrent()": FUSIONS,
}

VUES = {
    "INSERT": "NEW TABLE AS nouvelles",
    "UPDATE": "OLD TABLE AS anciennes NEW TABLE AS nouvelles",
    "DELETE": "OLD TABLE AS anciennes",
}
# What each table's writes may change, and the function that says it.
DECLENCHEURS = {
    "evenements_participation": ("evenements_presences_rencontrent", tuple(VUES)),
    "evenements_structurerencontree": ("evenements_nommees_rencontrent", tuple(VUES)),
    "evenements_activite": ("evenements_activites_rencontrent", ("UPDATE",)),
    "acteurs_professionnel": ("evenements_personnes_rencontrent", ("UPDATE",)),
    "acteurs_structure": ("evenements_fusions_rencontrent", ("UPDATE",)),
}


def _declencher(table: str, fonction: str, acte: str) -> migrations.RunSQL:
    nom = f"{table}_rencontres_{acte.lower()}"
    return migrations.RunSQL(
        f"CREATE TRIGGER {nom} AFTER {acte} ON {table} REFERENCING {VUES[acte]}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {fonction}()",
        f"DROP TRIGGER {nom} ON {table}",
    )


def compter(apps, schema_editor) -> None:
    """What was met before the triggers; the policies bind the owner too."""
    cellules = apps.get_model("cellule", "Cellule").objects.order_by("pk")
    for cle in list(cellules.values_list("pk", flat=True)):
        with perimetre(cle, ecriture=True), politiques_en_vigueur():
            schema_editor.execute(
                "SELECT evenements_recompter_rencontres(ARRAY(SELECT id FROM acteurs_structure))"
            )


class Migration(migrations.Migration):
    dependencies = [("evenements", "0010_derniere_rencontre")]

    operations = [
        Cloisonner("derniererencontre"),
        *(
            migrations.RunSQL(creation, f"DROP FUNCTION {signature}")
            for signature, creation in FONCTIONS.items()
        ),
        *(
            _declencher(table, fonction, acte)
            for table, (fonction, actes) in DECLENCHEURS.items()
            for acte in actes
        ),
        migrations.RunPython(compter, migrations.RunPython.noop),
    ]
