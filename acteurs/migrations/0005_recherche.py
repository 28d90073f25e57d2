"""What rows are sorted and found by."""

from django.db import migrations, models

from cellule.actions.remplissage import remplir_partout
from cellule.tri import cle_de_tri, texte_de_recherche


# As `TypeStructure` says them: the words of a migration do not change with the model.
TYPES = {
    "USP": "unité de soins palliatifs",
    "EMSP": "équipe mobile de soins palliatifs",
    "LISP": "lits identifiés de soins palliatifs",
    "HAD": "hospitalisation à domicile",
    "ERRSPP": "équipe ressource régionale de soins palliatifs pédiatriques",
    "HDJ": "hôpital de jour de soins palliatifs",
    "ETSP": "équipe territoriale de soins palliatifs",
    "DAC": "dispositif d’appui à la coordination",
    "CPTS": "communauté professionnelle territoriale de santé",
    "MSP": "maison de santé pluriprofessionnelle",
    "EHPAD": "établissement d’hébergement pour personnes âgées dépendantes",
    "ESMS": "établissement ou service social ou médico-social",
    "URPS": "union régionale des professionnels de santé",
    "ETABLISSEMENT": "établissement de santé",
    "CABINET": "cabinet de ville",
    "ASSO_BENEVOLES": "association de bénévoles d’accompagnement",
    "ASSO_USAGERS": "association d’usagers ou d’aidants",
    "ESPACE_ETHIQUE": "espace de réflexion éthique",
    "SOCIETE_SAVANTE": "société savante",
    "UNIVERSITE": "université ou école",
    "COLLECTIVITE": "collectivité territoriale",
    "ARS": "agence régionale de santé",
    "CELLULE": "cellule d’animation régionale",
    "AUTRE": "autre",
}


def remplir(apps, schema_editor) -> None:
    remplir_partout(
        apps,
        "acteurs.Structure",
        lambda s: {"recherche": texte_de_recherche(s.nom, s.type, TYPES[s.type], s.finess, s.code)},
    )
    remplir_partout(
        apps,
        "acteurs.Professionnel",
        lambda p: {"recherche": texte_de_recherche(p.prenom, p.nom, p.profession, p.email, p.code)},
    )
    remplir_partout(
        apps,
        "acteurs.Projet",
        lambda p: {
            "cle_tri": cle_de_tri(p.intitule, longueur=300),
            "recherche": texte_de_recherche(p.intitule, p.nature, p.code),
        },
    )
    remplir_partout(
        apps, "acteurs.Offre", lambda o: {"cle_tri": cle_de_tri(o.poste, longueur=300)}
    )


class Migration(migrations.Migration):

    dependencies = [
        ('acteurs', '0004_cloison_des_propositions'),
    ]

    operations = [
        migrations.AddField(
            model_name='offre',
            name='cle_tri',
            field=models.CharField(default='', editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name='professionnel',
            name='recherche',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='projet',
            name='cle_tri',
            field=models.CharField(default='', editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name='projet',
            name='recherche',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='structure',
            name='recherche',
            field=models.TextField(default='', editable=False),
        ),
        migrations.RunPython(remplir, migrations.RunPython.noop),
    ]
