"""What the cell writes, corrects and adds: kept in the snapshot, printed at its place, marked."""

import copy
import json
from datetime import date
from decimal import Decimal

import pytest

from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from rapports.instantane import FORMAT, photographier
from rapports.mise_en_page import en_html
from rapports.presentation import contexte
from rapports.presentation.sceau import sceller
from rapports.redaction import AUTRES, RUBRIQUES
from tests.fabriques import (
    ActiviteFabrique,
    CorrectionFabrique,
    DepenseFabrique,
    FinancementFabrique,
    IndicateurPropreFabrique,
    LigneProgrammeFabrique,
    PosteCelluleFabrique,
    TexteFabrique,
)

from .conftest import ARRET
from .lecture import arbre, fiche, lignes_de, serre, texte

pytestmark = pytest.mark.django_db

MOTIF = "Une réunion n'était pas au journal"


@pytest.fixture
def corrigee(dans_la_cellule) -> dict:
    """Two meetings known, three said by the cell; and a rate contested without another value."""
    ActiviteFabrique.create_batch(2, type="copil")
    CorrectionFabrique(annee=2025, code="D2", mesure="reunions", valeur=3, motif=MOTIF)
    CorrectionFabrique(annee=2025, code="C2", mesure="evenements", valeur=None, motif="À revoir")
    CorrectionFabrique(annee=2024, code="D2", mesure="reunions", valeur=7, motif="Ancien")
    return photographier(dans_la_cellule, 2025, ARRET)


def mesure(photo: dict, code: str, nom: str) -> dict:
    return next(m for m in photo["indicateurs"][code]["mesures"] if m["nom"] == nom)


def test_corrected_value_is_counted_and_the_computed_one_stays(corrigee):
    lue = mesure(corrigee, "D2", "reunions")
    assert (lue["valeur"], lue["calcule"], lue["corrigee"], lue["precedent"]) == (3, 2, True, 7)
    assert corrigee["indicateurs"]["D2"]["corrections"] == [
        {"mesure": "reunions", "libelle": "réunions tenues", "calcule": 2, "valeur": 3,
         "motif": MOTIF}
    ]  # fmt: skip
    contestee = mesure(corrigee, "C2", "evenements")
    assert (contestee["valeur"], contestee["corrigee"]) == (0, False)
    assert corrigee["series"]["D2"][-1]["valeur"] == 3


def test_correction_is_printed_with_both_values_and_the_motive(corrigee):
    page = arbre(en_html(corrigee))
    bloc = fiche(page, "D2")
    assert texte(bloc.xpath(".//p[contains(@class, 'fiche-valeur')]")[0]) == "3"
    assert "réunions tenues (corrigé)" in texte(bloc)
    assert "complet, corrigé" in texte(bloc)
    assert lignes_de(bloc)["Réunions tenues"] == ["2", "3", "Une réunion n’était pas au journal"]
    assert lignes_de(fiche(page, "C2"))["Évènements"][1] == "contestée, sans autre valeur"
    carte = page.xpath("//li[@class='carte-chiffre'][contains(., 'comité de pilotage')]")[0]
    assert texte(carte).startswith("Réunions du comité de pilotage 3 corrigé")
    methode = lignes_de(page.xpath("//section[h1[@id='annexe_g']]//table")[0])
    assert methode["D2"][:3] == ["Réunions tenues", "2", "3"]


def test_value_given_where_nothing_was_known_is_no_silence(dans_la_cellule):
    CorrectionFabrique(annee=2025, code="D2", mesure="reunions", valeur=0, motif=MOTIF)
    photo = photographier(dans_la_cellule, 2025, ARRET)
    assert photo["indicateurs"]["D2"]["etat"] == "non_renseigne"
    bloc = fiche(arbre(en_html(photo)), "D2")
    assert texte(bloc.xpath(".//p[contains(@class, 'fiche-valeur')]")[0]) == "0"


def test_every_text_is_printed_once_at_its_place(vide):
    cles = [rubrique.cle for rubrique in RUBRIQUES] + [*AUTRES, "indicateur:D2", "section:equipe"]
    vide["textes"] = {cle: f"Texte de **{cle.replace('_', '-')}**." for cle in cles}
    page = arbre(en_html(vide))
    for cle in cles:
        trouves = page.xpath(f"//strong[.='{cle.replace('_', '-')}']")
        assert len(trouves) == 1, cle
    assert "Le mot d’introduction" in texte(page.xpath("//section[@class='chapitre mot']/h1")[0])
    assert page.xpath("//section[contains(@class, 'sommaire')]//a[@href='#mot']")
    assert "indicateur:D2" in texte(fiche(page, "D2"))


def test_nothing_is_printed_for_what_nobody_wrote(vide):
    page = arbre(en_html(vide))
    assert not page.xpath("//*[contains(@class, 'ecrit')]|//h1[@id='mot']|//h1[@id='propres']")
    assert not page.xpath("//*[@id='evolution']")


def test_texts_keep_their_marks_and_no_markup_of_their_own(dans_la_cellule):
    TexteFabrique(annee=2025, cle="redaction:mot", contenu="- un\n- **deux** <script>x</script>")
    TexteFabrique(annee=2025, cle="redaction:impact", contenu="  \n ")
    TexteFabrique(annee=2024, cle="redaction:perspectives", contenu="d’avant")
    photo = photographier(dans_la_cellule, 2025, ARRET)
    assert list(photo["textes"]) == ["redaction:mot"]
    html = en_html(photo)
    assert "<strong>deux</strong> &lt;script&gt;" in html
    assert "d’avant" not in html


def test_own_indicators_stand_apart_in_their_order(dans_la_cellule):
    IndicateurPropreFabrique(annee=2025, titre="Second", valeur="2", unite="jours", rang=2)
    IndicateurPropreFabrique(annee=2025, titre="Premier", valeur="", cible="9", rang=1)
    IndicateurPropreFabrique(annee=2024, titre="Ancien")
    photo = photographier(dans_la_cellule, 2025, ARRET)
    assert [propre["titre"] for propre in photo["propres"]] == ["Premier", "Second"]
    page = arbre(en_html(photo))
    lignes = lignes_de(page.xpath("//section[h1[@id='propres']]")[0])
    assert lignes["Premier"][0] == "–"
    assert lignes["Second"][0] == "2 jours"


def test_series_begin_with_the_first_year_that_says_something(dans_la_cellule):
    for jour in ("2023-03-01", "2025-03-01", "2025-04-01"):
        ActiviteFabrique(type="copil", debut=jour)
    photo = photographier(dans_la_cellule, 2025, ARRET)
    assert [(p["annee"], p["valeur"]) for p in photo["series"]["D2"]] == [
        (2023, 1), (2024, 0), (2025, 2),
    ]  # fmt: skip
    assert photo["series"]["D2"][1]["etat"] == "non_renseigne"
    page = arbre(en_html(photo))
    ligne = lignes_de(page.xpath("//table[contains(@class, 'annees')]")[0])
    assert ligne["Réunions du comité de pilotage"] == ["1", "n.r.", "2"]


def test_a_chart_says_its_values_to_who_does_not_see_it(annee):
    page = arbre(en_html(annee.photo))
    phrases = [texte(t) for t in page.xpath("//svg[@class='annees']/title")]
    vues = [calculer_(annee, n) for n in (2024, 2025)]
    assert len(phrases) == 9
    attendue = f"2024 : {vues[0]}, 2025 : {vues[1]}."
    assert phrases[0] == f"Équipes de soins palliatifs rencontrées. {attendue}"


def calculer_(annee, an: int) -> int:
    resultats = annee.resultats if an == 2025 else annee.precedents
    return resultats["A3"]["mesures"]["rencontrees"]


def test_series_hold_five_years_at_most(dans_la_cellule):
    for an in range(2019, 2026):
        ActiviteFabrique(type="copil", debut=f"{an}-03-01")
    lues = photographier(dans_la_cellule, 2025, ARRET)["series"]["D2"]
    assert [p["annee"] for p in lues] == [2021, 2022, 2023, 2024, 2025]
    for point in lues:
        computed = calculer(dans_la_cellule, point["annee"], arret=ARRET, codes=["D2"])["D2"]
        assert point["valeur"] == computed.valeur


def test_posts_are_beside_the_indication_of_the_framework(dans_la_cellule):
    PosteCelluleFabrique(fonction="coordination", etp="0.8", debut=date(2025, 1, 1))
    photo = photographier(dans_la_cellule, 2025, ARRET)
    assert photo["etp"] == {"en_poste": "0.80", "moyen": "0.80", "indicatif": "3"}
    assert "0,8 ETP en poste au dernier jour" in serre(en_html(photo))
    assert "donne 3 ETP à titre indicatif" in serre(en_html(photo))


def test_balance_carries_over_what_the_years_before_left(dans_la_cellule):
    FinancementFabrique(annee=2024, source="fir", montant="100")
    DepenseFabrique(annee=2023, source="fir", poste="autre", montant="30")
    FinancementFabrique(annee=2025, source="fir", montant="10")
    photo = photographier(dans_la_cellule, 2025, ARRET)
    assert Decimal(photo["finance"]["total"]["cumul"]) == 80
    page = arbre(en_html(photo))
    lignes = lignes_de(page.xpath("//section[h1[@id='finance']]")[0])
    assert lignes["Ensemble de 2025"] == ["70,00 €", "10,00 €", "0,00 €", "10,00 €", "80,00 €"]


def test_last_year_s_programme_stands_beside_what_was_done(dans_la_cellule):
    LigneProgrammeFabrique(
        annee=2025, mission="D", objectif="Réunir", action="Trois COPIL", indicateur="D2",
        realisation="reporte", bilan="Deux sur trois",
    )  # fmt: skip
    photo = photographier(dans_la_cellule, 2025, ARRET)
    lignes = lignes_de(arbre(en_html(photo)).xpath("//table[contains(@class, 'programme')]")[0])
    assert lignes["Réunir"] == [
        "Trois COPIL", "D2, réunions tenues : n.r.", "Reporté", "Deux sur trois",
    ]  # fmt: skip


def test_frozen_report_says_its_number_its_day_and_who_signs(vide):
    vide |= {
        "etat": "fige",
        "version": {
            "numero": 2,
            "fige_le": "2026-03-01T23:30:00+00:00",
            "signataire": {"nom": "Anne Le Goff", "fonction": "responsable"},
        },
    }
    couverture = arbre(en_html(vide)).xpath("//section[@class='couverture']")[0]
    # At half past midnight in Paris.
    assert "Version 2, figée le 2 mars 2026" in texte(couverture)
    assert "Signé parAnne Le Goff, responsable" in texte(couverture)


def test_seal_is_that_of_the_snapshot_and_another_for_other_data(vide):
    page = contexte(vide)
    assert "".join(page["sceau"].groupes) == page["empreinte"]
    autre = copy.deepcopy(vide)
    autre["cellule"]["nom"] += "."
    assert contexte(autre)["sceau"].couronnes != page["sceau"].couronnes
    assert sceller(page["empreinte"]) == page["sceau"]


def test_snapshot_of_the_first_format_is_still_printed(vide):
    """A frozen version keeps its shape for ever."""
    assert vide["format"] == FORMAT == 2
    ancienne = json.loads(json.dumps(vide)) | {"format": 1}
    for cle in ("series", "propres", "textes", "etp", "version"):
        del ancienne[cle]
    for indicateur in ancienne["indicateurs"].values():
        for cle in ("corrections", "changement", "preuves"):
            del indicateur[cle]
        for une in indicateur["mesures"]:
            del une["calcule"], une["corrigee"]
    for solde in (*ancienne["finance"]["soldes"], ancienne["finance"]["total"],
                  ancienne["finance"]["precedent"]):  # fmt: skip
        del solde["report"], solde["cumul"]
    (section,) = (s for s in ancienne["sections"] if s["code"] == "couverture")
    section["blocs"] = [
        {"genre": "carte", "titre": "T", "legende": "L",
         "valeurs": {"33": [2, "2 équipes"], "40": [0, "aucune équipe"]}}
    ]  # fmt: skip
    page = arbre(en_html(ancienne))
    assert len(page.xpath("//section[@class='fiche']")) == 24
    assert "2 équipes" in texte(page.xpath("//svg[contains(@class, 'dessin')]/title")[0])


def test_same_snapshot_gives_the_same_page(annee):
    assert en_html(annee.photo) == en_html(json.loads(json.dumps(annee.photo)))


def test_other_cell_s_writings_stay_with_it(cellule, voisine):
    with perimetre(voisine, ecriture=True):
        TexteFabrique(annee=2025, cle="redaction:mot", contenu="chez la voisine")
        CorrectionFabrique(annee=2025, code="D2", mesure="reunions", valeur=9, motif="x")
        IndicateurPropreFabrique(annee=2025, titre="de la voisine")
    with perimetre(cellule):
        assert "voisine" not in json.dumps(photographier(cellule, 2025, ARRET))
