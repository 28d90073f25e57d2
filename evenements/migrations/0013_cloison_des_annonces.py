"""The wall around what the next letter should say."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("evenements", "0012_annonces")]

    operations = [Cloisonner("annonce")]
