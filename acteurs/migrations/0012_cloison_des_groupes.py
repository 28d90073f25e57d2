"""The wall around the working groups and their members."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0011_groupes_de_travail")]

    operations = [Cloisonner("groupedetravail"), Cloisonner("membredegroupe")]
