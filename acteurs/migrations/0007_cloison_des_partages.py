"""The wall around what the cell passes on; what is marked in these tables is read by all cells."""

from django.db import migrations

from cellule.rls import Cloisonner, Partager


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0006_projets")]

    operations = [
        Partager("projet"),
        Cloisonner("appelaprojets", partage=True),
        Cloisonner("bonnepratique", partage=True),
    ]
