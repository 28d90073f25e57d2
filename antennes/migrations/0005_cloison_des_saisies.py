"""The wall around what a phone sends."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("antennes", "0004_saisies_de_reunions")]

    operations = [
        Cloisonner("saisiedereunion"),
        Cloisonner("brouillondereunion"),
        Cloisonner("photodereunion"),
    ]
