"""The contents of the report: its chapters in order, and the titles of its pages."""

from dataclasses import dataclass, field

Entrees = list[tuple[str, str]]


@dataclass(frozen=True)
class Chapitre:
    """An entry of the contents; `sous` its own entries."""

    ancre: str
    lettre: str
    titre: str
    sous: Entrees = field(default_factory=list)


def sommaire(photo: dict, missions: list[dict], *, mot: bool, evolution: str) -> dict:
    """The chapters by anchor, in order. `mot`: a word of introduction was written; `evolution`:
    the title of the charts, empty without them."""
    indicateurs = photo["indicateurs"].values()
    socle = sum(i["socle"] for i in indicateurs)
    chapitres = [Chapitre("mot", "", "Le mot d’introduction")] if mot else []
    chapitres.append(
        Chapitre("chiffres", "", "Les chiffres clés", [("evolution", evolution)] * bool(evolution))
    )
    corps = [("cellule", "La cellule et sa gouvernance"), ("maillage", "Le maillage du territoire")]
    sous = {}
    for mission in missions:
        corps.append((mission["ancre"], f"Mission {mission['rang']}. {mission['libelle']}"))
        sous[mission["ancre"]] = [(r["ancre"], r["titre"]) for r in mission["rubriques"]]
    if photo["propres"]:
        corps.append(("propres", "Les indicateurs propres à la cellule"))
    corps += [
        ("impact", "L’impact et les points de vigilance"),
        ("finance", "Le bilan financier"),
        ("programme", f"Le programme d’actions {photo['annee'] + 1}"),
    ]
    chapitres += [Chapitre(ancre, "", titre, sous.get(ancre, [])) for ancre, titre in corps]
    annexes = [
        f"Les {socle} indicateurs du socle",
        f"Les {len(indicateurs)} indicateurs et l’année précédente",
        "Évènements",
        "Formations",
        "Équipes rencontrées et non rencontrées",
        "Projets accompagnés",
        "Méthode, périmètre et exclusions",
        "Sigles",
    ]
    chapitres += [
        Chapitre(f"annexe_{lettre.lower()}", lettre, titre)
        for lettre, titre in zip("ABCDEFGH", annexes, strict=True)
    ]
    return {chapitre.ancre: chapitre for chapitre in chapitres}
