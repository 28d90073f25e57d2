"""The wall around this app's tables, in the order of their keys."""

from django.db import migrations

from cellule.rls import Cloisonner

class Migration(migrations.Migration):
    dependencies = [
        ("rapports", "0001_initial"),
        ("cellule", "0002_cloison"),
    ]

    operations = [
        Cloisonner("convention"),
        Cloisonner("financement"),
        Cloisonner("depense"),
        Cloisonner("ligneprogramme"),
    ]
