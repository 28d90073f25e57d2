"""The wall around who works where, and around the pairs that are not duplicates."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0009_doublons_et_affectations")]

    operations = [Cloisonner("affectation"), Cloisonner("paireecartee")]
