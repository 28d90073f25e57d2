"""What is frozen stays so: no update and no removal, whoever asks, the owner of the tables included;
and a report only moves along the cycle (`rapports/cycle.py`, which a test compares with this)."""

from django.db import migrations

SCELLEES = ("rapports_version", "rapports_piece", "rapports_etape", "rapports_avis")

REFUSER = """
CREATE FUNCTION rapports_refuser() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% ne se modifie pas : ce qui est figé le reste.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""

AVANCER = """
CREATE FUNCTION rapports_avancer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.etat <> 'brouillon' THEN
            RAISE EXCEPTION 'Un rapport figé ne se supprime pas.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.etat <> 'brouillon' THEN
            RAISE EXCEPTION 'Un rapport commence en brouillon.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.cellule_id, OLD.annee) IS DISTINCT FROM (NEW.cellule_id, NEW.annee) THEN
        RAISE EXCEPTION 'Un rapport ne change ni de cellule ni d’année.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT (OLD.etat || ' ' || NEW.etat) = ANY (ARRAY[
        'brouillon fige', 'fige fige', 'fige transmis', 'transmis accepte',
        'transmis correction_demandee', 'correction_demandee fige'
    ]) THEN
        RAISE EXCEPTION 'Un rapport ne passe pas de % à %.', OLD.etat, NEW.etat
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.etat <> 'fige' AND OLD.version_id IS DISTINCT FROM NEW.version_id THEN
        RAISE EXCEPTION 'Seul le gel change la version d’un rapport.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.etat = 'transmis' AND NEW.transmise_id IS DISTINCT FROM NEW.version_id
       OR NEW.etat <> 'transmis' AND NEW.transmise_id IS DISTINCT FROM OLD.transmise_id THEN
        RAISE EXCEPTION 'La version transmise est celle qui était figée.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""


def _sceller(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_scelle BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION rapports_refuser()",
        f"DROP TRIGGER {table}_scelle ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("rapports", "0004_cloison_du_cycle")]

    operations = [
        migrations.RunSQL(REFUSER, "DROP FUNCTION rapports_refuser()"),
        *(_sceller(table) for table in SCELLEES),
        migrations.RunSQL(AVANCER, "DROP FUNCTION rapports_avancer()"),
        migrations.RunSQL(
            "CREATE TRIGGER rapports_rapport_cycle BEFORE INSERT OR UPDATE OR DELETE"
            " ON rapports_rapport FOR EACH ROW EXECUTE FUNCTION rapports_avancer()",
            "DROP TRIGGER rapports_rapport_cycle ON rapports_rapport",
        ),
    ]
