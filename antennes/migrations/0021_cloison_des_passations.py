"""The wall around the files of handover."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("antennes", "0020_passations")]

    operations = [Cloisonner("dossierdepassation")]
