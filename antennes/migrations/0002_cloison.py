"""The wall around this app's tables, in the order of their keys."""

from django.db import migrations

from cellule.rls import Cloisonner

class Migration(migrations.Migration):
    dependencies = [
        ("antennes", "0001_initial"),
        ("cellule", "0002_cloison"),
        ("acteurs", "0002_cloison"),
    ]

    operations = [
        Cloisonner("antenne"),
        Cloisonner("mandat"),
    ]
