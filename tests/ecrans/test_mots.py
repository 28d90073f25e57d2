"""Every code that a result may hold has its words, and numbers agree with theirs."""

import ast
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import indicateurs.catalogue
from indicateurs.accord import accorder, au_pluriel, compter
from indicateurs.catalogue import CATALOGUE, Etat, Mesure, NatureMesure
from indicateurs.catalogue.base import MANQUES
from indicateurs.libelles import MOTIFS, SORTES, etats_en_mots, motif
from indicateurs.presentation import TONS, ecrire, en_phrase

INDICATEURS = CATALOGUE.en(2025)

# regles §1 and §2: the common reasons, then the own exclusions, by indicator.
COMMUNES = ("annulee", "reportee", "a_venir", "a_confirmer", "date_future")
JOURNAL = ("D2", "D8", "A2", "A3", "A4", "A8", "C1", "C2", "C3", "C4")
PROPRES = {
    "D1": ["termine"], "D3": ["en_cours", "ancien"], "D4": ["abandonnee", "prevue"],
    "D5": ["retiree"], "D6": ["hors_region", "inactive"],
    "D7": ["annulee", "en_cours", "relayee"], "D8": ["cellule_absente"], "A1": ["ferme"],
    "A2": ["sans_partenaire_regional"], "A3": ["sans_equipe_du_perimetre"],
    "A4": ["sans_antenne"], "A5": ["relaye"], "A6": ["repost"], "A8": ["cellule_absente"],
    "C1": ["sans_acteur_partenaire"], "C5": ["date_future"], "I1": ["date_future"],
    "I2": ["ferme"], "I3": ["date_future"],
}  # fmt: skip


def raisons() -> list[tuple[str, str]]:
    communes = [(code, raison) for code in JOURNAL for raison in COMMUNES]
    return communes + [(code, raison) for code, siennes in PROPRES.items() for raison in siennes]


@pytest.mark.parametrize(("code", "raison"), raisons())
def test_reason_has_words(code, raison):
    mots = motif(INDICATEURS[code], raison)
    for phrase in (mots.libelle, mots.explication, mots.a_faire):
        assert "_" not in phrase
        assert not re.search(r" [:;!?]", phrase), "espace ordinaire"
    assert mots.explication.endswith(".")


def test_no_reason_of_the_rules_is_forgotten_and_none_is_invented():
    connues = {raison for _, raison in raisons()}
    assert {cle if isinstance(cle, str) else cle[1] for cle in MOTIFS} == connues


def test_unknown_reason_fails_loudly():
    with pytest.raises(KeyError):
        motif(INDICATEURS["D2"], "inventee")


def test_every_breakdown_and_state_has_words():
    assert {indicateur.ventilation for indicateur in INDICATEURS.values()} <= {
        *SORTES,
        "publication",
    }
    assert set(TONS) == set(Etat)
    assert {etats_en_mots(etat, 2) for etat in Etat} == {
        "2\u00a0complets", "2\u00a0zéros constatés", "2\u00a0incomplets",
        "2\u00a0non renseignés", "2\u00a0sans objet",
    }  # fmt: skip
    assert etats_en_mots(Etat.INCOMPLET, 1) == "1\u00a0incomplet"


def test_measures_that_make_incomplete_are_those_of_the_catalogue():
    """A measure that a declaration gives to `incomplet` is told in words on the pages."""
    dossier = Path(indicateurs.catalogue.__file__).parent
    nommees = set()
    for fichier in dossier.glob("*.py"):
        for noeud in ast.walk(ast.parse(fichier.read_text())):
            if isinstance(noeud, ast.keyword) and noeud.arg == "incomplet":
                nommees |= {
                    n.id if isinstance(n, ast.Name) else n.attr
                    for n in ast.walk(noeud.value)
                    if isinstance(n, ast.Name | ast.Attribute)
                }
    nommees -= {"affluence"}
    assert nommees == {*MANQUES} - {"non_renseignes"}
    mesures = {mesure.nom for i in INDICATEURS.values() for mesure in i.mesures}
    assert mesures >= set(MANQUES)


SINGULIERS = {
    "réunions tenues": "réunion tenue",
    "collèges représentés, sur dix": "collège représenté, sur dix",
    "personnes différentes, au moins": "personne différente, au moins",
    "réunions sans participants renseignés": "réunion sans participants renseignés",
    "mois avec une mise à jour": "mois avec une mise à jour",
    "mises à jour": "mise à jour",
    "canaux ouverts": "canal ouvert",
    "nouveaux": "nouveau",
    "clos dans l’année": "clos dans l’année",
    "avec des partenaires": "avec des partenaires",
    "projets communs construits": "projet commun construit",
    "lettres sans relevé d’abonnés": "lettre sans relevé d’abonnés",
    "référentiels et recommandations diffusés": "référentiel ou recommandation diffusé",
    "autres cellules": "autre cellule",
    "départements de la cellule": "département de la cellule",
}


@pytest.mark.parametrize(("plusieurs", "un"), SINGULIERS.items())
def test_label_agrees_with_its_number(plusieurs, un):
    assert accorder(plusieurs, 1) == accorder(plusieurs, 0) == accorder(plusieurs, 1.5) == un
    assert accorder(plusieurs, 2) == plusieurs


def test_labels_of_the_catalogue_are_plurals_that_the_singular_shortens():
    """A new label that the singular would leave plural is seen here."""
    for indicateur in INDICATEURS.values():
        for mesure in indicateur.mesures:
            if mesure.nature is NatureMesure.NOMBRE:
                tete = accorder(mesure.libelle, 1).split(" ")[0]
                assert not tete.endswith("s") or tete in ("mois", "clos", "sans"), mesure.libelle


@pytest.mark.parametrize(
    ("un", "plusieurs"),
    [("réunion d’antenne", "réunions d’antenne"), ("rencontre", "rencontres"),
     ("canal", "canaux"), ("mise à jour", "mises à jour")]
)  # fmt: skip
def test_what_is_counted_takes_its_plural(un, plusieurs):
    assert au_pluriel(un) == plusieurs


@pytest.mark.parametrize(
    ("nature", "valeur", "ecrit"),
    [
        (NatureMesure.NOMBRE, 1240, "1\u00a0240"),
        (NatureMesure.NOMBRE, 0, "0"),
        (NatureMesure.NOMBRE, None, "non renseigné"),
        (NatureMesure.TAUX, 66.7, "66,7\u00a0%"),
        (NatureMesure.TAUX, None, "s.o."),
        (NatureMesure.OUI_NON, False, "non"),
        (NatureMesure.HEURES, Decimal("7.50"), "7,5\u00a0heures"),
        (NatureMesure.HEURES, Decimal("1"), "1\u00a0heure"),
        (NatureMesure.DATE, date(2025, 10, 1), "1er\u00a0octobre 2025"),
        (NatureMesure.DATE, None, "non renseigné"),
    ],
)
def test_measure_is_written_in_french(nature, valeur, ecrit):
    assert ecrire(Mesure("m", "mesures", nature), valeur) == ecrit


def test_measure_in_a_sentence():
    assert en_phrase(Mesure("m", "réunions"), 1) == "1\u00a0réunion"
    taux = Mesure("m", "taux de réponse", NatureMesure.TAUX)
    assert en_phrase(taux, 50) == "taux de réponse\u00a0: 50\u00a0%"
    assert compter(1000, "lignes") == "1\u00a0000\u00a0lignes"
