"""An invitation stays when its meeting goes to the bin."""

from django.db import migrations, models

from cellule.rls import Relier


class Delier(Relier):
    """Take the composite key away; put it back when undone."""

    def database_forwards(self, *etats) -> None:
        super().database_backwards(*etats)

    def database_backwards(self, *etats) -> None:
        super().database_forwards(*etats)


class Migration(migrations.Migration):

    dependencies = [
        ('antennes', '0018_photo_du_brouillon'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='invitation',
            name='invitation_unique',
        ),
        Delier('invitation', 'activite'),
        migrations.AlterField(
            model_name='invitation',
            name='activite',
            field=models.BigIntegerField('clé de l’activité'),
        ),
        migrations.RenameField(
            model_name='invitation',
            old_name='activite',
            new_name='cle',
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('cellule', 'cle', 'adresse'), name='invitation_unique'),
        ),
    ]
