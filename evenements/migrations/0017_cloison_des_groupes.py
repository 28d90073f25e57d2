"""The wall around the meetings of the working groups."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0012_cloison_des_groupes"),
        ("evenements", "0016_groupes_de_travail"),
    ]

    operations = [Cloisonner("reuniondegroupe")]
