"""The wall around what a cell asks of its référents."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("antennes", "0016_mandats")]

    operations = [Cloisonner("fonctionreferent")]
