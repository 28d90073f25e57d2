"""A new version of the framework: 2025 and 2026 stay to the letter, 2027 follows it, everywhere."""

import json
import re
from datetime import date
from io import StringIO

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cellule.models import Role
from cellule.perimetre import perimetre
from cellule.tasks import executer
from cellule.travaux import demander
from indicateurs.calcul import calculer
from indicateurs.catalogue import CATALOGUE
from indicateurs.models import Releve
from indicateurs.partages import partages
from rapports.compilation.compiler import compiler
from rapports.compilation.en_json import en_json as en_json_national
from rapports.compilation.lecture import lire_la_nation
from rapports.instantane import photographier
from rapports.presentation.contexte import contexte
from tests.ecrans.conftest import liens, lu

ARRET = date(2028, 2, 1)
PASSEES = (2025, 2026)


def en_json(cellule, annee: int) -> dict:
    with perimetre(cellule):
        resultats = calculer(cellule, annee, arret=ARRET)
        return {
            "version": resultats.version,
            "resultats": resultats.en_json(),
            "partages": partages(resultats),
            "photo": photographier(cellule, annee, ARRET),
        }


def corps(reponse) -> str:
    """A page, but for its token and for the menu of the other years."""
    html = re.sub(r"\b\w{64}\b", "jeton CSRF", reponse.content.decode())
    return re.sub(r'<details class="deroulant">.*?</details>', "", html, flags=re.S)


def pages(client, annee: int) -> dict[str, str]:
    adresses = ["", *(f"indicateurs/{code}/" for code in CATALOGUE.en(annee))]
    return {a: corps(client.get(f"/c/gironde/{a}", {"annee": annee})) for a in adresses}


def test_the_past_stays_to_the_letter(trois_annees, reviser, page):
    client = page(Role.LECTEUR)
    agent = page(Role.AGENT_ARS, region_id="75", cellule=None)

    def tout() -> list[dict]:
        regions = [
            corps(agent.get("/ars/75/cellules/gironde/", {"annee": annee})) for annee in PASSEES
        ]
        return [
            *(en_json(trois_annees, annee) for annee in PASSEES),
            *(pages(client, annee) for annee in PASSEES),
            *({"region": region} for region in regions),
            {"commande": [commande(annee) for annee in PASSEES]},
        ]

    avant = tout()
    reviser()
    assert tout() == avant


def commande(annee: int, *options: str) -> str:
    sortie = StringIO()
    call_command(
        "calculer_indicateurs", "gironde", str(annee), "--arret", "2028-02-01", *options,
        stdout=sortie,
    )  # fmt: skip
    return sortie.getvalue()


def test_the_new_year_is_computed_by_the_new_version(trois_annees, reviser):
    reviser()
    lus = json.loads(commande(2027, "--json"))
    assert list(lus) == list(CATALOGUE.en(2027))
    assert "I3" not in lus
    assert lus["D2"]["mesures"] == {"reunions": 1}
    # Two projects of 2027 and one of each year before are supported; one ends in 2027.
    assert lus["A5"]["mesures"] == {"termines": 1}
    assert lus["A5"]["exclus"] == {"ouvert": 3}
    assert lus["D9"] == {
        "etat": "incomplet",
        "mesures": {"actions": 1, "a_dater": 1},
        "ventilation": {},
        "candidats": 2,
        "comptes": 1,
        "exclus": {"second_semestre": 1},
    }
    assert "règles 2027.1" in commande(2027)
    assert "Projets menés à leur terme" in commande(2027)


def test_pages_follow_the_version_of_their_year(trois_annees, reviser, page):
    reviser()
    client = page(Role.LECTEUR)
    tableau = client.get("/c/gironde/", {"annee": 2027})
    assert "13 indicateurs socle" in lu(tableau)
    assert "11 autres indicateurs" in lu(tableau)
    assert "/c/gironde/indicateurs/D9/?annee=2027" in liens(tableau)
    assert "Mise à jour et consultation du site" not in lu(tableau)
    ajoute = client.get("/c/gironde/indicateurs/D9/", {"annee": 2027})
    assert "Nombre d’actions menées au premier semestre" in lu(ajoute)
    assert "Second semestre" in lu(ajoute)
    assert "Il manque quelque chose : 1 à dater." in lu(ajoute)
    assert "?annee=2026" not in liens(ajoute)
    for code, annee in (("D9", 2026), ("I3", 2027)):
        assert client.get(f"/c/gironde/indicateurs/{code}/", {"annee": annee}).status_code == 404


def test_a_comparison_says_that_the_definition_changed(trois_annees, reviser, page):
    reviser()
    client = page(Role.LECTEUR)

    def lire(code: str, annee: int = 2027) -> str:
        return lu(client.get(f"/c/gironde/indicateurs/{code}/", {"annee": annee}))

    assert "1 réunion tenue contre 1 en 2026, autre définition" in lire("D2")
    assert (
        "La définition de cet indicateur a changé en 2027 (version 2027.1 du cadre national) : "
        "son libellé officiel. Les deux années ne se comparent pas directement." in lire("D2")
    )
    assert "(version 2027.1 du cadre national) : ce qui est compté." in lire("A5")
    assert "Projets menés à leur terme 1 –" in lire("A5")
    assert "est entré au cadre national en 2027 (version 2027.1) : 2026 n’a pas" in lire("D9")
    for code, annee in (("D2", 2026), ("A5", 2028), ("C4", 2027)):
        assert "définition" not in lire(code, annee)
    assert "autre définition" in lu(client.get("/c/gironde/", {"annee": 2027}))


def test_the_region_reads_the_socle_of_the_year(trois_annees, reviser, page):
    reviser()
    agent = page(Role.AGENT_ARS, region_id="75", cellule=None)
    for annee, presents in ((2026, (True, False)), (2027, (False, True))):
        texte = lu(agent.get("/ars/75/cellules/gironde/", {"annee": annee}))
        titres = ("Réunions du comité de pilotage", "Actions datées du premier semestre")
        assert tuple(titre in texte for titre in titres) == presents


def relever(cellule, annee: int) -> None:
    with perimetre(cellule, ecriture=True):
        ligne = demander("indicateurs", parametres={"annee": annee, "arret": ARRET})
    executer(cellule_id=cellule.pk, travail_id=ligne.pk)


def test_stored_results_carry_the_version_of_their_year(trois_annees, reviser):
    reviser()
    for annee in (2026, 2027):
        relever(trois_annees, annee)
    with perimetre(trois_annees):
        lus = {
            annee: dict(Releve.objects.filter(annee=annee).values_list("code", "version"))
            for annee in (2026, 2027)
        }
    assert lus == {annee: dict.fromkeys(CATALOGUE.en(annee), version)
                   for annee, version in ((2026, "2022.1"), (2027, "2027.1"))}  # fmt: skip


def test_the_report_photo_holds_the_words_and_the_version_of_its_year(trois_annees, reviser):
    reviser()
    with perimetre(trois_annees):
        photo = photographier(trois_annees, 2027, ARRET)
    assert photo["catalogue"] == "2027.1"
    assert photo["missions"][0]["indicateurs"][-1] == "D9"
    assert "I3" not in photo["missions"][3]["indicateurs"]
    fiches = photo["indicateurs"]
    assert fiches["D2"]["libelle"] == "Nombre de séances plénières du COPIL"
    assert "son libellé officiel" in fiches["D2"]["changement"]
    assert fiches["D2"]["mesures"][0]["precedent"] == 1
    # Another rule: last year's figure is not beside this year's.
    assert fiches["A5"]["mesures"] == [
        {"nom": "termines", "libelle": "projets menés à leur terme", "nature": "nombre",
         "valeur": 1, "calcule": 1, "corrigee": False, "precedent": None}
    ]  # fmt: skip
    assert fiches["A5"]["etat_precedent"] is None
    assert fiches["D9"]["exclus"][0]["mots"] == "Second semestre"
    assert fiches["C4"]["changement"] == ""
    # What is printed is made of it, key figures included, without a word of the old version.
    imprime = contexte(photo)
    assert "A5" not in {chiffre.code for chiffre in imprime["chiffres"]}
    assert "Projets accompagnés" not in {f.donnees["titre"] for m in imprime["missions"]
                                         for r in m["rubriques"] for f in r["fiches"]}  # fmt: skip


def test_a_year_of_the_past_costs_the_same_queries(trois_annees, reviser):
    def requetes() -> int:
        with perimetre(trois_annees), CaptureQueriesContext(connection) as prises:
            calculer(trois_annees, 2026, arret=ARRET)
        return len(prises)

    avant = requetes()
    reviser()
    assert requetes() == avant <= 29


def test_the_nation_is_compiled_by_the_framework_of_the_year_and_says_what_changed(
    trois_annees, reviser
):
    """Also for the figures stored before the framework changed."""
    relever(trois_annees, 2026)
    relever(trois_annees, 2027)
    reviser()
    ancienne = en_json_national(compiler(lire_la_nation(2027), 2027, provisoires=True))
    assert ancienne["totaux"]["D9"]["cellules"] == {"actions": 0, "a_dater": 0}
    relever(trois_annees, 2027)
    nation = lire_la_nation(2026, 2027)
    avant, apres = (compiler(nation, annee, provisoires=True, tous=True) for annee in (2026, 2027))
    assert (avant.catalogue, apres.catalogue) == ("2022.1", "2027.1")
    assert list(avant.indicateurs) == list(CATALOGUE.en(2026))
    assert list(apres.indicateurs) == list(CATALOGUE.en(2027))
    lue = en_json_national(apres, avant)
    assert [i["code"] for i in lue["indicateurs"] if i["definition_changee"]] == ["D2", "D9", "A5"]
    assert lue["totaux"]["A5"]["mesures"] == {"termines": 1}
    assert lue["comparaison"]["totaux"]["A5"]["mesures"]["projets"] == 3
    assert lue["totaux"]["D9"]["mesures"]["actions"] == 1
