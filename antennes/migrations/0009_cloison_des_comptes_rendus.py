"""The wall around the minutes that were sent."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("antennes", "0008_comptes_rendus")]

    operations = [Cloisonner("compterendu"), Cloisonner("envoidecompterendu")]
