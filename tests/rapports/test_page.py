"""The page before layout: every figure, in words; headings, tables and links that hold."""

import re
from itertools import pairwise

import pytest

from cellule.typographie import jour_en_lettres, nombre, pourcent
from indicateurs.catalogue import CATALOGUE, CODES, NatureMesure
from rapports.mise_en_page import en_html

from .dossiers import CANARI, SERIN
from .lecture import arbre, fiche, lignes_de, serre, texte

# The session's fixtures load the database, which pytest-django makes for marked tests only.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def page(html):
    return arbre(html)


def ecrite(nature: str, valeur: object) -> str:
    """Written by hand from the rules, not by the code under test."""
    if valeur is None:
        return {NatureMesure.TAUX: "s.o.", NatureMesure.DATE: "aucune"}.get(nature, "n.r.")
    match nature:
        case NatureMesure.OUI_NON:
            return "oui" if valeur else "non"
        case NatureMesure.TAUX:
            return pourcent(valeur)
        case NatureMesure.DATE:
            return jour_en_lettres(valeur, forme="court")
        case NatureMesure.HEURES:
            return f"{nombre(valeur)} h"
    return nombre(valeur)


@pytest.mark.parametrize("code", CODES)
def test_every_measure_is_printed_as_computed(page, annee, code):
    bloc, resultat = fiche(page, code), annee.resultats[code]
    lignes = lignes_de(bloc)
    principale, *autres = CATALOGUE.en(2025)[code].mesures
    grande = texte(bloc.xpath(".//p[contains(@class, 'fiche-valeur')]")[0]).casefold()
    attendue = serre(ecrite(principale.nature, resultat["mesures"][principale.nom]))
    assert grande == attendue or grande.startswith(f"{attendue} sur ")
    for mesure in autres:
        libelle = mesure.libelle[:1].upper() + mesure.libelle[1:]
        voulue = serre(ecrite(mesure.nature, resultat["mesures"][mesure.nom]))
        assert lignes[libelle][0] == voulue


@pytest.mark.parametrize("code", CODES)
def test_every_row_of_a_breakdown_is_printed(page, annee, code):
    titre = annee.photo["indicateurs"][code]["ventilation_titre"]
    lignes = {}
    for tableau in fiche(page, code).xpath(".//table[caption]"):
        if texte(tableau.xpath("./caption")[0]).removesuffix(", suite") == titre:
            lignes |= lignes_de(tableau)
    for part in annee.photo["indicateurs"][code]["ventilation"]:
        valeur = annee.resultats[code]["ventilation"].get(part["cle"])
        if isinstance(valeur, dict):
            attendue = f"{valeur['rencontrees']} sur {valeur['total']}"
        else:
            attendue = "–" if valeur is None else serre(nombre(valeur))
        assert lignes[serre(part["mots"])][0] == attendue


@pytest.mark.parametrize("code", CODES)
def test_official_wording_state_rule_and_exclusions_are_with_the_figure(page, annee, code):
    lu = texte(fiche(page, code))
    donnees = annee.photo["indicateurs"][code]
    assert serre(CATALOGUE.en(2025)[code].libelle) in lu
    assert serre(CATALOGUE.en(2025)[code].regle) in lu
    assert donnees["etat_mots"] in lu
    for exclu in donnees["exclus"]:
        mots = exclu["mots"][:1].lower() + exclu["mots"][1:]
        assert f"{serre(mots)} ({exclu['nombre']})" in lu


def test_incomplete_indicator_says_what_is_missing(page, annee):
    incomplets = [c for c, r in annee.resultats.items() if r["etat"] == "incomplet"]
    assert incomplets
    for code in incomplets:
        (remarque,) = fiche(page, code).xpath(".//p[@class='remarque']")
        for manque in annee.photo["indicateurs"][code]["manques"]:
            assert serre(manque) in texte(remarque)
    assert not fiche(page, "D2").xpath(".//p[@class='remarque']")


def test_core_is_in_the_order_of_the_framework_with_its_wording(page):
    lignes = page.xpath("//section[contains(@class, 'annexe-a')]//tbody/tr")
    assert [texte(ligne[0]) for ligne in lignes] == list(CATALOGUE.socle(2025))
    assert len(lignes) == 13
    for ligne in lignes:
        assert texte(ligne[1]) == serre(CATALOGUE.en(2025)[texte(ligne[0])].libelle)


def test_exclusions_and_counted_make_the_candidates(page):
    lignes = page.xpath("//table[contains(@class, 'exclusions')]/tbody/tr")
    assert len(lignes) == 24
    for ligne in lignes:
        au_dossier, comptes, exclus = (int(texte(case).replace(" ", "")) for case in ligne[2:5])
        assert au_dossier == comptes + exclus
        assert sum(map(int, re.findall(r": (\d+)", texte(ligne[5])))) == exclus


def test_no_name_of_a_person_and_nothing_of_another_cell(html):
    assert CANARI not in html.casefold()
    assert SERIN not in html.casefold()


def test_headings_are_nested_and_named(page):
    niveaux = [int(titre.tag[1]) for titre in page.xpath("//h1|//h2|//h3")]
    assert all(apres <= avant + 1 for avant, apres in pairwise(niveaux))
    assert all(texte(titre) for titre in page.xpath("//h1|//h2|//h3"))


def test_contents_lead_to_anchors_that_exist_once(page):
    ancres = [lien.get("href")[1:] for lien in page.xpath("//a")]
    assert len(ancres) > 25
    identifiants = page.xpath("//@id")
    assert len(set(identifiants)) == len(identifiants)
    assert set(ancres) <= set(identifiants)


def test_tables_have_headers_with_scope_and_rows_of_one_width(page):
    for tableau in page.xpath("//table"):
        assert all(entete.get("scope") in ("row", "col") for entete in tableau.xpath(".//th"))
        largeurs = {
            sum(int(case.get("colspan", 1)) for case in ligne) for ligne in tableau.xpath(".//tr")
        }
        assert len(largeurs) == 1
        assert tableau.xpath("./tbody/tr") or "faits" in (tableau.get("class") or "")
        assert all(texte(entete) for entete in tableau.xpath("./thead//th"))


def test_map_says_in_words_what_it_shows(page):
    dessin = page.xpath("//svg[contains(@class, 'dessin')]")[0]
    phrase = texte(dessin.xpath("./title")[0])
    assert "Finistère : 7 équipes, dont" in phrase
    coordonnees = " ".join(v for noeud in dessin.iter() for v in noeud.attrib.values())
    assert not re.search(r"\d,\d", coordonnees)


def test_page_opens_nothing(html, page):
    assert not page.xpath("//img|//link|//script|//iframe|//object|//*[@src]")
    assert not re.search(r"url\((?!#)|@import", html)


def test_empty_sections_say_so_and_unknown_is_never_zero(vide):
    page = arbre(en_html(vide))
    phrases = {texte(p) for p in page.xpath("//p[@class='vide']")}
    for phrase in (
        "Aucune convention enregistrée ne couvre l’année.",
        "Aucun poste n’est enregistré pour l’année.",
        "La cellule n’a pas d’antenne.",
        "Aucune ressource et aucune dépense ne sont enregistrées pour 2025.",
        "Aucune action n’est encore prévue pour 2026.",
        "Aucun évènement tenu n’est au journal de l’année.",
        "Aucun projet n’a été accompagné dans l’année.",
    ):
        assert phrase in phrases
    valeurs = {texte(p) for p in page.xpath("//p[contains(@class, 'chiffre-valeur')]")}
    assert valeurs == {"non renseigné", "sans objet"}
    grandes = {texte(p) for p in page.xpath("//p[contains(@class, 'fiche-valeur')]")}
    assert grandes == {"non renseigné", "sans objet"}


def test_year_under_way_is_not_compared_as_if_it_were_over(vide):
    en_cours = vide | {"annee": 2026, "arret": "2026-06-30", "dernier_jour": "2026-06-30"}
    assert "elle n’est pas finie" in en_html(en_cours)
    assert "elle n’est pas finie" not in en_html(vide)


def test_what_people_type_is_escaped_and_set_in_french(vide):
    vide["cellule"]["nom"] = "L'Ajonc <b>bleu</b> : suite"
    html = en_html(vide)
    assert "L’Ajonc &lt;b&gt;bleu&lt;/b&gt;\u00a0: suite" in html
    assert "<b>bleu" not in html
