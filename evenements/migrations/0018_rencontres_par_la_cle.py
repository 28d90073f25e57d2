"""What rows that come bring nearer is read by keys, whatever the planner believes.

Activities and those whom they met are written by the same batches, before any statistics of them
exist: joined, each row of a batch was compared with every activity of the cell.
"""

from django.db import migrations

# OFFSET 0 keeps each read where it is written: one row, by its key.
RAPPROCHER = """
CREATE OR REPLACE FUNCTION evenements_rapprocher_rencontres(activites bigint[], structures bigint[])
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    touchees bigint[];
BEGIN
    touchees := ARRAY(SELECT DISTINCT unnest(structures));
    PERFORM 1 FROM acteurs_structure WHERE id = ANY (touchees) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO evenements_derniererencontre AS d (cellule_id, structure_id, jour, prochain)
    SELECT s.cellule_id, s.id,
           max(a.jour_retenu) FILTER (WHERE a.jour_retenu <= CURRENT_DATE),
           min(a.jour_retenu) FILTER (WHERE a.jour_retenu > CURRENT_DATE)
    FROM (
        SELECT DISTINCT r.activite_id, r.structure_id
        FROM unnest(activites, structures) r(activite_id, structure_id)
    ) r
    CROSS JOIN LATERAL (
        SELECT t.cellule_id, t.id FROM acteurs_structure t WHERE t.id = r.structure_id OFFSET 0
    ) s
    CROSS JOIN LATERAL (
        SELECT t.jour_retenu, t.statut_retenu, t.type
        FROM evenements_activite t WHERE t.id = r.activite_id OFFSET 0
    ) a
    WHERE a.statut_retenu = 'tenu' AND a.type IN
        ('rencontre_equipe', 'rencontre_partenaire', 'reunion_antenne', 'groupe_travail')
    GROUP BY s.cellule_id, s.id
    ON CONFLICT (cellule_id, structure_id) DO UPDATE SET
        jour = GREATEST(d.jour, EXCLUDED.jour), prochain = LEAST(d.prochain, EXCLUDED.prochain);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("evenements", "0017_cloison_des_groupes")]

    # The function of 0011 does the same: nothing is to be put back.
    operations = [migrations.RunSQL(RAPPROCHER, migrations.RunSQL.noop)]
