"""The wall around this app's tables, in the order of their keys."""

from django.db import migrations

from cellule.rls import Cloisonner

class Migration(migrations.Migration):
    dependencies = [
        ("evenements", "0001_initial"),
        ("cellule", "0002_cloison"),
        ("acteurs", "0002_cloison"),
        ("antennes", "0002_cloison"),
    ]

    operations = [
        Cloisonner("activite"),
        Cloisonner("antenneconcernee"),
        Cloisonner("structurerencontree"),
        Cloisonner("seance"),
        Cloisonner("participation"),
        Cloisonner("lignecompterendu"),
        Cloisonner("diagnostic"),
        Cloisonner("action"),
        Cloisonner("partenaireaction"),
        Cloisonner("enquete"),
        Cloisonner("mutualisation"),
        Cloisonner("ressourceweb"),
        Cloisonner("moyencontact"),
        Cloisonner("publication"),
        Cloisonner("actioncampagne"),
        Cloisonner("parution"),
        Cloisonner("audience"),
        Cloisonner("diffusion"),
    ]
