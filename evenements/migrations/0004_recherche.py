"""What rows are sorted and found by."""

from django.db import migrations, models

from cellule.actions.remplissage import remplir_partout
from cellule.tri import cle_de_tri, texte_de_recherche


NOMMEES = {
    "evenements.Action": "intitule",
    "evenements.Diagnostic": "intitule",
    "evenements.Enquete": "intitule",
    "evenements.Publication": "nom",
}


def remplir(apps, schema_editor) -> None:
    for modele, colonne in NOMMEES.items():
        remplir_partout(apps, modele, par(colonne))
    remplir_partout(
        apps,
        "evenements.Activite",
        lambda a: {
            "cle_tri": cle_de_tri(a.intitule, longueur=300),
            "recherche": texte_de_recherche(a.intitule, a.type, a.nature, a.lieu, a.code),
        },
    )


def par(colonne: str):
    return lambda ligne: {"cle_tri": cle_de_tri(getattr(ligne, colonne), longueur=300)}


class Migration(migrations.Migration):

    dependencies = [
        ('acteurs', '0005_recherche'),
        ('antennes', '0003_recherche'),
        ('cellule', '0008_recherche'),
        ('evenements', '0003_vues'),
    ]

    operations = [
        migrations.AddField(
            model_name='action',
            name='cle_tri',
            field=models.CharField(default='', editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name='activite',
            name='cle_tri',
            field=models.CharField(default='', editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name='activite',
            name='recherche',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='diagnostic',
            name='cle_tri',
            field=models.CharField(default='', editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name='enquete',
            name='cle_tri',
            field=models.CharField(default='', editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name='publication',
            name='cle_tri',
            field=models.CharField(default='', editable=False, max_length=300),
        ),
        migrations.AddIndex(
            model_name='activite',
            index=models.Index(fields=['cellule', 'cle_tri', 'id'], name='activite_par_intitule'),
        ),
        migrations.AlterModelOptions(
            name="publication",
            options={
                "base_manager_name": "objects",
                "ordering": ["cle_tri", "pk"],
                "verbose_name": "publication",
                "verbose_name_plural": "publications",
            },
        ),
        migrations.RunPython(remplir, migrations.RunPython.noop),
    ]
