"""The wall around the communes and what was said with them."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0013_communes")]

    operations = [Cloisonner("suivicommune"), Cloisonner("echangecommune")]
