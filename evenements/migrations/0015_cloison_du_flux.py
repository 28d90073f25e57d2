"""The wall around the addresses of the calendars, and around what they are told has gone."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("evenements", "0014_flux")]

    operations = [Cloisonner("abonnement"), Cloisonner("activiteretiree")]
