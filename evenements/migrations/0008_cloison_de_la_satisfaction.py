"""The wall around the satisfaction."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("evenements", "0007_satisfaction")]

    operations = [Cloisonner("satisfaction")]
