"""Regions and departments of the COG 2026 (INSEE; `cellule/donnees/README.md`)."""

import csv
from pathlib import Path

from django.db import migrations

DONNEES = Path(__file__).resolve().parents[1] / "donnees"


def charger(apps, schema_editor) -> None:
    """Create the 18 regions and 101 departments."""
    region, departement = (apps.get_model("cellule", nom) for nom in ("Region", "Departement"))
    region.objects.bulk_create(
        [region(code=ligne["code"], nom=ligne["nom"]) for ligne in lire("regions.csv")]
    )
    departement.objects.bulk_create(
        [
            departement(
                code=ligne["code"],
                nom=ligne["nom"],
                region_id=ligne["region_code"],
                population=int(ligne["population_2024_estimee"]),
                population_75_plus=int(ligne["pop_75_plus_2024"]),
            )
            for ligne in lire("departements.csv")
        ]
    )


def lire(nom: str) -> list[dict[str, str]]:
    with (DONNEES / nom).open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))


class Migration(migrations.Migration):
    dependencies = [("cellule", "0002_cloison")]

    operations = [migrations.RunPython(charger, migrations.RunPython.noop)]
