"""The wall around this app's tables, in the order of their keys."""

from django.db import migrations

from cellule.rls import Cloisonner

# « Append-only » (maison §8): whoever writes the trail, nobody rewrites it.
TRACE_INALTERABLE = """
CREATE FUNCTION trace_inalterable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Une trace ne se modifie ni ne se supprime.';
END $$;
CREATE TRIGGER trace_inalterable BEFORE UPDATE OR DELETE ON cellule_trace
    FOR EACH ROW EXECUTE FUNCTION trace_inalterable();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cellule", "0001_initial"),
    ]

    operations = [
        Cloisonner("travail"),
        Cloisonner("trace"),
        migrations.RunSQL(TRACE_INALTERABLE, "DROP FUNCTION trace_inalterable CASCADE"),
    ]
