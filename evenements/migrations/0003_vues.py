"""The two views of regles §1: counted presence, structures met.

`security_invoker`: a view would otherwise read with its owner's rights (technique §3, trap 7).
"""

from django.db import migrations

PRESENCE = """
CREATE VIEW evenements_presence WITH (security_invoker = true) AS
SELECT p.id, p.cellule_id, p.activite_id, p.professionnel_id,
       COALESCE(s.survivante_id, s.id) AS structure_id,
       COALESCE(p.compte, NOT (pr.equipe_cellule OR p.qualite = 'intervenant')) AS comptee,
       pr.equipe_cellule AS de_la_cellule
FROM evenements_participation p
JOIN acteurs_professionnel pr ON pr.id = p.professionnel_id
LEFT JOIN acteurs_structure s ON s.id = COALESCE(p.structure_id, pr.structure_id)
WHERE p.statut = 'present'
"""

RENCONTRE = """
CREATE VIEW evenements_rencontre WITH (security_invoker = true) AS
SELECT l.cellule_id, l.activite_id, COALESCE(s.survivante_id, s.id) AS structure_id
FROM evenements_structurerencontree l
JOIN acteurs_structure s ON s.id = l.structure_id
UNION ALL
SELECT cellule_id, activite_id, structure_id
FROM evenements_presence
WHERE NOT de_la_cellule AND structure_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("evenements", "0002_cloison")]

    operations = [
        migrations.RunSQL(PRESENCE, "DROP VIEW evenements_presence"),
        migrations.RunSQL(RENCONTRE, "DROP VIEW evenements_rencontre"),
    ]
