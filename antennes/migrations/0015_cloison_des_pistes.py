"""The wall around the pistes and the news of the ground."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [
        ("antennes", "0014_pistes"),
        ("acteurs", "0002_cloison"),
        ("evenements", "0002_cloison"),
    ]

    operations = [
        Cloisonner("piste"),
        Cloisonner("antennedepiste"),
        Cloisonner("nouvelleduterrain"),
    ]
