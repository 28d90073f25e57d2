"""What issues and campaign actions are sorted and found by."""

from django.db import migrations, models

from cellule.actions.remplissage import remplir_partout
from cellule.tri import cle_de_tri


def remplir(apps, schema_editor) -> None:
    for modele, nom in (("Parution", "intitule"), ("ActionCampagne", "campagne")):
        remplir_partout(
            apps,
            f"evenements.{modele}",
            lambda ligne, nom=nom: {"cle_tri": cle_de_tri(getattr(ligne, nom), longueur=300)},
        )


def _champ() -> models.CharField:
    return models.CharField(default="", editable=False, max_length=300)


class Migration(migrations.Migration):
    dependencies = [("evenements", "0004_recherche")]

    operations = [
        migrations.AddField("parution", "cle_tri", _champ()),
        migrations.AddField("actioncampagne", "cle_tri", _champ()),
        migrations.RunPython(remplir, migrations.RunPython.noop),
    ]
