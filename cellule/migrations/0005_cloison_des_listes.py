"""The wall around the saved views."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("cellule", "0004_listes")]

    operations = [Cloisonner("filtreenregistre")]
