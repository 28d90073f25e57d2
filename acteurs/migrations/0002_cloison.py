"""The wall around this app's tables, in the order of their keys."""

from django.db import migrations

from cellule.rls import Cloisonner

class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0001_initial"),
        ("cellule", "0002_cloison"),
    ]

    operations = [
        Cloisonner("structure"),
        Cloisonner("verification"),
        Cloisonner("professionnel"),
        Cloisonner("postecellule"),
        Cloisonner("mandatcopil"),
        Cloisonner("projet"),
        Cloisonner("partenairedeprojet"),
        Cloisonner("acte"),
        Cloisonner("offre"),
        Cloisonner("processpostes"),
    ]
