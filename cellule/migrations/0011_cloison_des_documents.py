"""The wall around the documents named beside the rows."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("cellule", "0010_documents")]

    operations = [Cloisonner("document")]
