"""Undoing an act: as it was before, or nothing and the reason; and undone in its turn."""

import pytest
from django.core.exceptions import ValidationError

from acteurs.actions import enregistrer_projets, fusionner_structures
from acteurs.models import Projet, Structure
from cellule.actions.annulation import annuler
from cellule.actions.corbeille import DejaFait
from cellule.models import Corbeille, Trace
from cellule.trace import au_nom_de, avec_trace, tracer
from evenements.actions import (
    creer_activite,
    enregistrer_activites,
    enregistrer_presences,
    modifier_activite,
)
from evenements.models import Activite, Participation
from tests import fabriques

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dans_la_cellule")]


def champs(**autres) -> dict[str, object]:
    return {
        "type": "reunion_antenne",
        "intitule": "Réunion",
        "debut": "2025-03-01",
        "statut": "planifie",
        **autres,
    }


@pytest.fixture
def activite() -> Activite:
    return creer_activite(
        **champs(structures=[fabriques.StructureFabrique(code=c) for c in ("s-2", "s-1")])
    )


def derniere() -> Trace:
    return Trace.objects.latest("pk")


def test_creation_goes_to_the_bin_and_comes_back(activite):
    # `revisee_le` is of the calendars, which go on counting.
    montrees = [c.attname for c in Activite._meta.concrete_fields if c.name != "revisee_le"]
    avant = Activite.objects.values(*montrees).get()
    creation = derniere()
    assert (creation.geste, creation.table, creation.cle) == ("creation", "activites", activite.pk)
    faite = annuler(creation)
    assert (faite.geste, faite.acte) == ("suppression", "annuler : activité")
    assert faite.details["annule"] == creation.pk
    assert not Activite.objects.exists()
    with pytest.raises(DejaFait, match="déjà à la corbeille"):
        annuler(creation)
    refaite = annuler(faite)
    assert Activite.objects.values(*montrees).get() == avant
    assert annuler(refaite).geste == "suppression"
    assert not Activite.objects.exists()
    assert Trace.objects.count() == 4


def test_change_is_put_back_and_done_again(activite):
    _, trace = avec_trace(
        lambda: modifier_activite(activite, statut="tenu", structures=["s-1"], heures="2.50")
    )
    faite = annuler(trace)
    activite.refresh_from_db()
    assert (activite.statut, activite.statut_retenu, activite.heures) == (
        "planifie", "planifie", None,
    )  # fmt: skip
    assert enregistrer_activites.valeurs(activite)["structures"] == ["s-2", "s-1"]
    assert faite.details["avant"] == trace.details["apres"]
    with pytest.raises(DejaFait, match="déjà annulé"):
        annuler(trace)
    annuler(faite)
    assert enregistrer_activites.valeurs(Activite.objects.get())["structures"] == ["s-1"]
    assert Trace.objects.count() == 4


def test_what_was_changed_elsewhere_is_kept(activite):
    trace = enregistrer_activites.changer(activite, {"statut": "tenu"})
    enregistrer_activites.changer(activite, {"lieu": "Brest"})
    annuler(trace)
    activite.refresh_from_db()
    assert (activite.statut, activite.lieu) == ("planifie", "Brest")


def test_change_made_since_is_never_written_over(activite):
    trace = enregistrer_activites.changer(activite, {"statut": "tenu", "lieu": "Brest"})
    with au_nom_de("Paul Martin <paul@exemple.fr>"):
        enregistrer_activites.changer(activite, {"statut": "annule"})
    with pytest.raises(ValidationError) as refus:
        annuler(trace)
    (message,) = refus.value.messages
    dit = message.replace("\u00a0", " ")
    assert dit.startswith("« Statut » vaut maintenant « annulée » : Paul Martin l’a changé le")
    activite.refresh_from_db()
    assert (activite.statut, activite.lieu) == ("annule", "Brest")
    assert Trace.objects.count() == 3


def test_change_without_a_trace_is_not_written_over_either(activite):
    trace = enregistrer_activites.changer(activite, {"statut": "tenu"})
    Activite.objects.update(statut="reporte", statut_retenu="reporte")
    with pytest.raises(ValidationError, match="quelqu’un l’a changé depuis"):
        annuler(trace)


def test_change_of_a_row_in_the_bin_waits_for_its_return(activite):
    trace = enregistrer_activites.changer(activite, {"statut": "tenu"})
    enregistrer_activites.supprimer(activite)
    with pytest.raises(ValidationError, match="activité n’est plus là"):
        annuler(trace)


def test_creation_that_others_cite_since_stays():
    _, trace = avec_trace(
        lambda: enregistrer_projets.creer(
            {"code": "p", "intitule": "P", "nature": "essai", "etape": "idee"}
        )
    )
    fabriques.LigneCompteRenduFabrique(projet=Projet.objects.get())
    with pytest.raises(ValidationError, match="cite cette fiche"):
        annuler(trace)
    assert Projet.objects.exists()


def test_act_on_many_rows_is_undone_together_or_not_at_all():
    activites = [creer_activite(**champs(intitule=f"n° {n}")) for n in range(3)]
    trace = enregistrer_activites.changer_plusieurs((une, {"statut": "tenu"}) for une in activites)
    assert (trace.objet, trace.cle, len(trace.lignes)) == ("3\u00a0activités", None, 3)
    with au_nom_de("Paul <p@x.fr>"):
        autre = enregistrer_activites.changer_plusieurs([(activites[1], {"statut": "annule"})])
    with pytest.raises(ValidationError, match="Paul l’a changé"):
        annuler(trace)
    assert Activite.objects.filter(statut="tenu").count() == 2
    annuler(autre)
    avant = Trace.objects.count()
    faite = annuler(trace)
    assert set(Activite.objects.values_list("statut", flat=True)) == {"planifie"}
    assert Trace.objects.count() == avant + 1
    annuler(faite)
    assert set(Activite.objects.values_list("statut", flat=True)) == {"tenu"}


def test_removal_of_many_rows_is_undone_and_done_again():
    activites = [creer_activite(**champs(intitule=f"n° {n}")) for n in range(3)]
    trace = enregistrer_activites.supprimer_plusieurs(activites)
    retour = annuler(trace)
    assert Activite.objects.count() == 3
    encore = annuler(retour)
    assert not Activite.objects.exists()
    assert (encore.geste, len(encore.lignes), Corbeille.objects.count()) == ("suppression", 3, 1)


def test_merge_is_undone():
    a, b = (fabriques.StructureFabrique(code=code) for code in "ab")
    _, trace = avec_trace(lambda: fusionner_structures(absorbee=a, dans=b))
    assert Structure.objects.get(code="a").survivante == b
    annuler(trace)
    assert Structure.objects.get(code="a").survivante is None


def test_attendance_is_told_in_the_history_of_its_activity_and_is_not_undone(activite):
    personne = fabriques.ProfessionnelFabrique()
    enregistrer_presences(activite, [{"professionnel": personne, "statut": "present"}])
    trace = derniere()
    assert (trace.table, trace.cle, trace.geste) == ("activites", activite.pk, "")
    with pytest.raises(ValidationError, match="ne s’annule pas"):
        annuler(trace)
    assert Participation.objects.count() == 1


@pytest.mark.parametrize("details", [{}, [], {"lignes": []}])
@pytest.mark.parametrize("geste", ["", "creation", "modification", "suppression"])
@pytest.mark.parametrize("table", ["", "structures", "inconnue"])
def test_trace_of_another_act_undoes_nothing(details, geste, table):
    fabriques.StructureFabrique()
    trace = tracer(acte="essayer", details=details, geste=geste, table=table)
    with pytest.raises(ValidationError):
        annuler(trace)
    assert Structure.objects.count() == 1


def test_who_asks_is_told_the_act_that_can_be_undone(activite):
    assert avec_trace(lambda: tracer(acte="essayer").acte) == ("essayer", None)
    (_, dehors) = avec_trace(lambda: avec_trace(lambda: modifier_activite(activite, lieu="Ici")))
    assert dehors == derniere()
    assert avec_trace(lambda: modifier_activite(activite, lieu="Ici"))[1] is None


def test_act_on_many_rows_costs_as_many_queries_as_on_one(django_assert_num_queries):
    def nouvelles(nombre: int) -> list[Activite]:
        return [fabriques.ActiviteFabrique(type="reunion_antenne") for _ in range(nombre)]

    def changer(activites: list[Activite]) -> Trace:
        return enregistrer_activites.changer_plusieurs(
            (une, {"lieu": "Brest"}) for une in activites
        )

    une, trente = nouvelles(1), nouvelles(30)
    with django_assert_num_queries(17):
        seule = changer(une)
    with django_assert_num_queries(17):
        toutes = changer(trente)
    with django_assert_num_queries(24):
        annuler(seule)
    with django_assert_num_queries(24):
        annuler(toutes)
    assert not Activite.objects.exclude(lieu="").exists()


def test_lists_and_inner_references_of_many_rows_are_written():
    for n in range(3):
        fabriques.StructureFabrique(code=f"s-{n}")
    projets = [fabriques.ProjetFabrique(code=f"p-{n}", intitule=f"P{n}") for n in range(3)]
    trace = enregistrer_projets.changer_plusieurs(
        [
            (projets[0], {"partenaires": ["s-2", "s-0"], "modele": "p-2"}),
            (projets[1], {"intitule": "Neuf"}),
            (projets[2], {}),
        ]
    )
    assert [ligne["code"] for ligne in trace.lignes] == ["p-0", "p-1"]
    premier = Projet.objects.get(code="p-0")
    assert enregistrer_projets.valeurs(premier)["partenaires"] == ["s-2", "s-0"]
    assert (premier.modele.code, Projet.objects.get(code="p-1").intitule) == ("p-2", "Neuf")
    with pytest.raises(ValidationError, match="boucle"):
        enregistrer_projets.changer_plusieurs([(projets[2], {"modele": "p-0"})])
    with pytest.raises(ValidationError, match="Un code ne change pas"):
        enregistrer_projets.changer_plusieurs([(projets[2], {"code": "autre"})])
    assert Projet.objects.get(code="p-2").modele is None
    assert Trace.objects.count() == 1
