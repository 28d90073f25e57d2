"""Three communes of the example, at three stages of a project of *maison de santé*."""

from datetime import timedelta

from acteurs.communes.actions import creer_commune, noter_un_echange
from acteurs.models import EtapeCommune, Professionnel, Projet
from cellule.actions.cellules import regler_la_cellule
from cellule.demo.registre import declarer_complement
from cellule.models import Cellule
from cellule.perimetre import exiger
from cellule.typographie import typo

# Name, stage, mayor's team, where it stands, exchanges (days before, nature, words), reminder.
COMMUNES = (
    (
        "Plougastel-du-Bourg", EtapeCommune.PROJET, "Maire, adjointe à la santé",
        "Neuf professionnels écrivent le projet de santé ; un local est proposé par la commune.",
        ((150, "premiere", "Neuf professionnels, au foyer communal"),
         (60, "reunion", "Lecture du projet avec la fédération régionale"),
         (20, "information", "Point d'étape au bureau municipal")),
        (-3, "Demander la date du dépôt du projet"),
    ),
    (
        "Saint-Tudec", EtapeCommune.RENCONTRES, "Maire, directrice générale des services",
        "Une première rencontre a réuni les infirmières et le médecin de la commune.",
        ((40, "premiere", "Quatre professionnels, à la mairie"),),
        (12, "Proposer une deuxième rencontre"),
    ),
    (
        "Kerlaz-les-Landes", EtapeCommune.CONTACT, "Maire",
        "", ((15, "echange", "Appel du maire : deux départs en retraite prévus"),), None,
    ),
)  # fmt: skip


@declarer_complement
def completer_les_communes() -> int:
    """The setting of the cell, and the communes: how many rows."""
    cellule = Cellule.objects.get(pk=exiger().cellule_id)
    regler_la_cellule(cellule, suit_les_communes=True)
    jour, projet = cellule.aujourdhui(), Projet.objects.order_by("code").first()
    gens = list(Professionnel.objects.filter(equipe_cellule=False).order_by("code")[:2])
    for rang, (nom, etape, mairie, ou, echanges, relance) in enumerate(COMMUNES):
        suivi = creer_commune(
            commune=nom,
            departement=cellule.departements[rang % len(cellule.departements)],
            etape=etape.value,
            mairie=mairie,
            avancement=typo(ou),
            elu=gens[rang] if rang < len(gens) else None,
            designe_le=jour - timedelta(days=200 - 60 * rang) if rang < len(gens) else None,
            projet=projet if etape == EtapeCommune.PROJET else None,
        )
        dans, objet = relance or (None, "")
        for avant, nature, texte in echanges:
            noter_un_echange(
                suivi,
                date=jour - timedelta(days=avant),
                nature=nature,
                texte=typo(texte),
                relance_le=jour + timedelta(days=dans) if dans is not None else None,
                relance_texte=objet,
            )
    return len(COMMUNES) + sum(len(une[4]) for une in COMMUNES)
