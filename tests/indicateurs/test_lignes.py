"""The rows behind each figure: the same as the figure, read page by page, of one cell only."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cellule.models import Cellule
from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from indicateurs.candidats import Candidats, Ligne
from indicateurs.resultats import Resultats
from tests.outils.dossiers import TABLES, dossier
from tests.outils.fichiers import Tables, depuis_csv
from tests.outils.reference import lignes as lignes_attendues

from .chargement import CALCULS, EXEMPLE, cellule_de, charger
from .dossier import Dossier

TAILLE = 20
TAILLES = dict.fromkeys(TABLES, 12) | {"activites": 60, "seances": 30, "participations": 60}


def toutes(candidats: Candidats, motif: str | None) -> list[Ligne]:
    """Every page, to the end."""
    lignes: list[Ligne] = []
    while page := candidats.lignes(motif=motif, debut=len(lignes), taille=TAILLE):
        assert len(page) <= TAILLE
        lignes += page
    return lignes


def verifier(cellule: Cellule, tables: Tables, annee: int, arret: date) -> None:
    with perimetre(cellule):
        for code, resultat in calculer(cellule, annee, arret=arret).items():
            attendues = lignes_attendues(tables, annee, arret)[code]
            for motif in ("", *resultat.exclus):
                lignes = toutes(resultat.candidats, motif)
                assert {ligne.motif for ligne in lignes} <= {motif}
                noms = sorted(ligne.code or ligne.intitule for ligne in lignes)
                assert noms == attendues.pop(motif, []), (code, motif)
            assert not attendues, (code, attendues)
            exclues = Counter(ligne.motif for ligne in toutes(resultat.candidats, None))
            assert exclues == resultat.exclus, code


def test_rows_of_the_example_year_are_those_of_the_counts(db):
    tables = depuis_csv(EXEMPLE)
    with cellule_de(tables) as cellule:
        for annee, arret in CALCULS[:2]:
            verifier(cellule, tables, annee, arret)


@pytest.mark.parametrize("graine", range(4))
def test_rows_of_random_dossiers_are_those_of_the_counts(db, graine):
    tables = dossier(graine, TAILLES)
    with cellule_de(tables) as cellule:
        for annee, arret in CALCULS[:2]:
            verifier(cellule, tables, annee, arret)


# -- one cell only ------------------------------------------------------------------------------


def photo(cellule: Cellule, resultats: Resultats) -> list:
    return [
        (code, resultat.en_json(), toutes(resultat.candidats, ""), toutes(resultat.candidats, None))
        for code, resultat in resultats.items()
    ]


def test_neither_figures_nor_rows_come_from_another_cell(db):
    """The neighbour has the same codes, its own words, other rows and other merges."""
    ici = dossier(1, TAILLES)
    la_bas = dossier(2, TAILLES)
    for lignes in la_bas.values():
        for ligne in lignes:
            ligne.update({n: "CANARI" for n in ("intitule", "nom", "campagne", "url")
                          if n in ligne})  # fmt: skip
    la_bas["cellule"][0]["code"] = "voisine"
    arret = date(2026, 1, 31)
    cellule = charger(ici)
    with perimetre(cellule):
        seule = photo(cellule, calculer(cellule, 2025, arret=arret))
    assert sum(len(comptees) for _, _, comptees, _ in seule) > 50

    voisine = charger(la_bas)
    with perimetre(cellule):
        ensemble = photo(cellule, calculer(cellule, 2025, arret=arret))
    with perimetre(voisine):
        ailleurs = photo(voisine, calculer(voisine, 2025, arret=arret))

    assert ensemble == seule
    assert "CANARI" not in repr(seule)
    assert "CANARI" in repr(ailleurs)
    assert ailleurs != seule


# -- queries ------------------------------------------------------------------------------------


def de_tout(nombre: int) -> Dossier:
    """Each kind of fact so many times: counted, excluded, met, represented, merged, read."""
    d = Dossier()
    salarie = d.salarie()
    for n in range(nombre):
        survivante = d.structure("USP")
        equipe = d.structure("EMSP", fusionnee_dans=survivante)
        regionale = d.structure("URPS", echelon="regional")
        cpts, had = d.structure("CPTS"), d.structure("HAD")
        quelqu_un = d.personne(equipe)
        antenne = d.ajouter("antennes", code=f"antenne-{n}")
        rencontres = [equipe, regionale, cpts, had]
        for activite in (
            d.activite("reunion_antenne", antennes=antenne, structures=rencontres),
            d.activite("rencontre_equipe", structures=rencontres),
            d.activite("reunion_ars"),
            d.activite("reunion_intercellules"),
            d.activite("copil"),
            d.activite("evenement", role="organisateur", nature=f"nature {n}"),
            d.activite("evenement", role="associe"),
            d.formation(heures="2"),
        ):
            d.presence(activite, quelqu_un)
            d.presence(activite, salarie)
        for statut in ("annule", "reporte", "planifie"):
            d.activite("rencontre_equipe", statut=statut)
        d.seance(d.formation(), "2025-03-01", heures="3")
        d.ajouter("copil", professionnel=quelqu_un, structure=equipe)
        projet = d.ajouter("projets", partenaires=cpts, commun="oui", construit_le="2025-02-01",
                           debut_accompagnement="2025-01-01")  # fmt: skip
        d.ajouter("actes", projet=projet)
        d.ajouter("verifications", structure=equipe)
        d.ajouter("offres", structure=equipe)
        d.ajouter("diagnostics", publie_le="2025-02-01")
        d.ajouter("actions", partenaires=cpts)
        d.ajouter("enquetes", statut="close", close_le="2025-04-01")
        for table in ("ressources_web", "moyens_contact", "mutualisations", "process_postes",
                      "actions_campagne"):  # fmt: skip
            d.ajouter(table)
        for nature in ("newsletter", "site"):
            publication = d.ajouter("publications", nature=nature)
            parution = d.ajouter("parutions", publication=publication, mise_a_jour="oui")
            d.ajouter("diffusions", parution=parution, document=f"document {n}")
            for mesure in ("abonnes", "visites"):
                d.ajouter("audiences", publication=publication, mesure=mesure)
    return d


def requetes(cellule: Cellule) -> tuple[int, Resultats]:
    """How many queries compute the 24 indicators, those of the transaction included."""
    with CaptureQueriesContext(connection) as lues, perimetre(cellule):
        resultats = calculer(cellule, 2025, arret=date(2026, 1, 31))
    assert min(r.comptes for r in resultats.values()) >= 1
    return len(lues), resultats


def test_the_24_indicators_cost_the_same_few_queries_whatever_the_rows(db):
    couts = []
    for nombre in (1, 30):
        with cellule_de(de_tout(nombre).tables) as cellule:
            cout, resultats = requetes(cellule)
        couts.append(cout)
        assert resultats["D2"].comptes == resultats["A3"].valeur == nombre

    assert couts[0] == couts[1] <= 30


def test_a_page_of_rows_costs_the_same_queries_whatever_the_rows(db):
    couts = []
    for nombre in (1, 30):
        with cellule_de(de_tout(nombre).tables) as cellule, perimetre(cellule):
            resultats = calculer(cellule, 2025, arret=date(2026, 1, 31))
            with CaptureQueriesContext(connection) as lues:
                for resultat in resultats.values():
                    assert resultat.candidats.lignes(motif="", debut=0, taille=100)
        couts.append(len(lues))

    assert couts[0] == couts[1] <= 24
