"""How close the rows of the lists stand, for each account."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cellule', '0011_cloison_des_documents'),
    ]

    operations = [
        migrations.AddField(
            model_name='utilisateur',
            name='densite',
            field=models.CharField(
                choices=[('confortable', 'confortable'), ('compacte', 'compacte')],
                default='confortable',
                max_length=12,
                verbose_name='densité des listes',
            ),
        ),
    ]
