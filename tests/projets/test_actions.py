"""The acts on projects, calls and practices: one trace each, undone together."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from acteurs.actions import (
    changer_l_etape,
    creer_appel,
    creer_pratique,
    creer_projet,
    dire_relayes,
    enregistrer_projets,
    fixer_la_relance,
    modifier_projet,
    noter_un_acte,
    partager,
)
from acteurs.actions.projets import tenir_projets
from acteurs.actions.suivi import tenir_appels, tenir_pratiques
from acteurs.models import AppelAProjets, BonnePratique, Projet
from cellule.actions.annulation import annuler
from cellule.actions.corbeille import retablir
from cellule.dossier.registre import tables, tables_des_ecrans
from cellule.models import Corbeille, Trace
from cellule.perimetre import perimetre

pytestmark = pytest.mark.usefixtures("dans_la_cellule")


def projets(combien: int = 3) -> list[Projet]:
    return [
        creer_projet(intitule=f"Projet {n}", nature="domicile", etape="idee")
        for n in range(combien)
    ]


def traces() -> int:
    return Trace.objects.count()


ACTES = {
    "etape": (changer_l_etape, {"etape": "depose"}),
    "relance": (fixer_la_relance, {"relance_le": date(2026, 7, 1), "relance_texte": "Bilan"}),
    "partage": (partager, {"partage": True}),
}


@pytest.mark.parametrize(("acte", "champs"), ACTES.values(), ids=ACTES)
def test_a_bulk_act_leaves_one_trace_and_is_undone_whole(acte, champs):
    lignes = projets()
    avant, deja = list(Projet.objects.order_by("pk").values()), traces()
    combien, trace = acte(lignes, **champs)
    assert (combien, traces()) == (3, deja + 1)
    for nom, valeur in champs.items():
        assert set(Projet.objects.values_list(nom, flat=True)) == {valeur}
    annuler(trace)
    assert list(Projet.objects.order_by("pk").values()) == avant


@pytest.mark.parametrize(("acte", "champs"), ACTES.values(), ids=ACTES)
def test_what_changes_nothing_leaves_no_trace(acte, champs):
    lignes = projets(1)
    acte(lignes, **champs)
    deja = traces()
    assert acte(lignes, **champs) == (0, None)
    assert traces() == deja


def test_without_a_day_there_is_no_reminder_and_no_words_of_one():
    lignes = projets(1)
    fixer_la_relance(lignes, relance_le=date(2026, 7, 1), relance_texte="Bilan")
    fixer_la_relance(lignes, relance_le=None, relance_texte="Bilan")
    assert (lignes[0].relance_le, lignes[0].relance_texte) == (None, "")


def test_an_unknown_stage_is_refused_for_all():
    lignes = projets(2)
    with pytest.raises(ValidationError):
        changer_l_etape(lignes, etape="ailleurs")
    assert set(Projet.objects.values_list("etape", flat=True)) == {"idee"}


def test_calls_are_relayed_together_in_one_trace():
    appels = [creer_appel(intitule=f"Appel {n}", nature="ami", emetteur="ARS") for n in range(2)]
    deja = traces()
    assert dire_relayes(appels, relaye_le=date(2026, 6, 1))[0] == 2
    assert traces() == deja + 1
    assert set(AppelAProjets.objects.values_list("relaye_le", flat=True)) == {date(2026, 6, 1)}


@pytest.mark.parametrize(
    ("champs", "colonne"),
    [
        ({"lien": "example.org"}, "lien"),
        ({"lien": "javascript:alert(1)"}, "lien"),
        ({"publie_le": "2026-05-01", "echeance": "2026-04-30"}, "echeance"),
        ({"nature": "autre"}, "nature"),
        ({"emetteur": ""}, "emetteur"),
    ],
)
def test_a_call_goes_through_a_guard(champs, colonne):
    with pytest.raises(ValidationError) as refus:
        creer_appel(**{"intitule": "Appel", "nature": "aap", "emetteur": "ARS", **champs})
    assert list(refus.value.message_dict) == [colonne]
    assert not AppelAProjets.objects.exists()


def test_each_single_act_leaves_one_trace():
    (projet,) = projets(1)
    for acte in (
        lambda: noter_un_acte(projet, date=date(2026, 6, 1), nature="autre"),
        lambda: modifier_projet(projet, source="« X », Cellule Y"),
        lambda: creer_appel(intitule="Appel", nature="aap", emetteur="ARS"),
        lambda: creer_pratique(titre="Pratique", description="…", projet=projet),
    ):
        deja = traces()
        acte()
        assert traces() == deja + 1


@pytest.mark.parametrize("genre", ["appel", "pratique", "projet"])
def test_what_is_removed_waits_in_the_bin_and_comes_back(genre):
    ecriture, ligne = {
        "appel": lambda: (tenir_appels, creer_appel(intitule="A", nature="aap", emetteur="ARS")),
        "pratique": lambda: (tenir_pratiques, creer_pratique(titre="P", description="…")),
        "projet": lambda: (tenir_projets, projets(1)[0]),
    }[genre]()
    partager([ligne], partage=True)
    modele, avant = type(ligne), type(ligne).objects.values().get()
    ecriture.supprimer(ligne)
    assert not modele.objects.exists()
    retablir(Corbeille.objects.get())
    assert modele.objects.values().get() == avant


def test_a_project_told_by_a_practice_is_not_removed():
    (projet,) = projets(1)
    creer_pratique(titre="P", description="…", projet=projet)
    with pytest.raises(ValidationError, match="bonne pratique"):
        tenir_projets.supprimer(projet)
    assert Projet.objects.exists()


def test_a_practice_names_a_project_of_its_own_cell(voisine):
    with perimetre(voisine, ecriture=True):
        creer_projet(code="la-bas", intitule="X", nature="domicile", etape="idee", partage=True)
    with pytest.raises(ValidationError, match="inconnu"):
        creer_pratique(titre="P", description="…", projet="la-bas")
    assert not BonnePratique.objects.exists()


# --- Beside the exchange format ------------------------------------------------------


def test_the_format_has_none_of_these_columns_nor_tables():
    assert not {"relance_le", "partage", "source"} & set(tables()["projets"].noms)
    assert not {"appels_a_projets", "bonnes_pratiques"} & tables().keys()
    assert {"appels_a_projets", "bonnes_pratiques", "projets"} <= tables_des_ecrans().keys()


def test_an_import_leaves_what_only_the_screens_keep():
    (projet,) = projets(1)
    modifier_projet(projet, partage=True, relance_le="2026-07-01", source="Ailleurs")
    ligne = {**enregistrer_projets.valeurs(projet), "intitule": "Renommé"}
    assert enregistrer_projets(lignes=[ligne]).modifies == 1
    projet.refresh_from_db()
    assert (projet.intitule, projet.partage, projet.source) == ("Renommé", True, "Ailleurs")
    assert projet.relance_le == date(2026, 7, 1)


def test_every_table_of_the_screens_has_its_action():
    """Found by their modules alone: the demo and the undoing of an act know no other."""
    for table in tables_des_ecrans().values():
        assert table.ecrire().table is table
