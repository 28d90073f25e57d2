"""The 24 results of a cell and a year, as a table or as the JSON of regles §2. Writes nothing."""

import json
from collections.abc import Iterator
from textwrap import wrap

from django.core.management.base import BaseCommand, CommandError

from cellule.annees import AnneeIllisible, lire_annee
from cellule.commandes import lire_arret, lire_cellule
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.typographie import INSECABLE, jour_en_lettres, nombre
from indicateurs.calcul import AnneeNonCommencee, calculer
from indicateurs.catalogue import Mission
from indicateurs.libelles import motif
from indicateurs.presentation import en_phrase, valeur_en_mots
from indicateurs.resultats import Resultat, Resultats

LARGEUR = 100


class Command(BaseCommand):
    help = "Calcule les 24 indicateurs d’une cellule pour une année ; n’enregistre rien."

    def add_arguments(self, parser) -> None:
        parser.add_argument("cellule", help="code de la cellule")
        parser.add_argument("annee", help="année civile, par exemple 2025")
        parser.add_argument(
            "--arret", help="jour du calcul, AAAA-MM-JJ (aujourd’hui dans la cellule sinon)"
        )
        parser.add_argument("--json", action="store_true", help="un objet JSON, par code")

    def handle(self, *, cellule: str, annee: str, arret: str | None, json: bool, **_) -> None:
        ici = lire_cellule(cellule)
        jour = lire_arret(arret) if arret is not None else ici.aujourdhui()
        try:
            with perimetre(ici):
                resultats = calculer(ici, lire_annee(annee, jour), arret=jour)
        except (AnneeIllisible, AnneeNonCommencee) as erreur:
            raise CommandError(str(erreur)) from None
        self.stdout.write(en_json(resultats) if json else en_tableau(ici, resultats))


def en_json(resultats: Resultats) -> str:
    return json.dumps(resultats.en_json(), ensure_ascii=False, indent=1)


def en_tableau(cellule: Cellule, resultats: Resultats) -> str:
    titre = max(len(resultat.indicateur.titre) for resultat in resultats.values())
    valeur = max(len(valeur_en_mots(resultat)) for resultat in resultats.values())
    lignes = [
        f"{cellule.nom}, année {resultats.annee}, au {jour_en_lettres(resultats.arret)} "
        f"(règles {resultats.version} ; * : socle)"
    ]
    for rang, mission in enumerate(Mission, 1):
        lignes += ["", *_a_la_ligne(f"Mission {rang}. {mission.libelle}", marge="")]
        for resultat in resultats.values():
            une = resultat.indicateur
            if une.mission is mission:
                lignes.append(
                    f"  {une.code} {'*' if une.socle else ' '} {une.titre:{titre}}  "
                    f"{valeur_en_mots(resultat):>{valeur}}  {resultat.etat.libelle}"
                )
                lignes += _precisions(resultat)
    return "\n".join(lignes)


def _precisions(resultat: Resultat) -> Iterator[str]:
    """The other measures, then what does not count and why."""
    une = resultat.indicateur
    autres = [en_phrase(mesure, resultat.mesures[mesure.nom]) for mesure in une.mesures[1:]]
    yield from _a_la_ligne(f"{INSECABLE}; ".join(autres))
    if resultat.exclus:
        raisons = ", ".join(
            f"{en_minuscule(motif(une, raison).libelle)} ({nombre(combien)})"
            for raison, combien in resultat.exclus.items()
        )
        yield from _a_la_ligne(
            f"lignes comptées{INSECABLE}: {nombre(resultat.comptes)} sur "
            f"{nombre(resultat.total)}{INSECABLE}; exclues{INSECABLE}: {raisons}"
        )


def en_minuscule(texte: str) -> str:
    return texte[:1].lower() + texte[1:]


def _a_la_ligne(texte: str, marge: str = " " * 9) -> list[str]:
    return wrap(texte, LARGEUR, initial_indent=marge, subsequent_indent=marge)
