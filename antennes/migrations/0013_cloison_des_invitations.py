"""The wall around the invitations."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("antennes", "0012_invitations")]

    operations = [Cloisonner("invitation")]
