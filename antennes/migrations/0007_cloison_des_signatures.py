"""The wall around the sheets that people sign."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("antennes", "0006_signatures")]

    operations = [Cloisonner("feuilleasigner"), Cloisonner("signature")]
