"""The wall around the files that wait to be imported."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("cellule", "0006_depot")]

    operations = [Cloisonner("depot")]
