"""A decision on many proposals is undone whole, or refused in words."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from acteurs.actions import creer_structure, modifier_structure, verifier_structures
from acteurs.actions.propositions import accepter, refuser
from acteurs.models import Proposition, Structure, Verification
from cellule.actions.annulation import annuler
from cellule.actions.corbeille import DejaFait
from cellule.historique import raconter
from cellule.models import Corbeille, Trace
from cellule.requetes import traces_de_la_ligne
from tests.fabriques import PropositionFabrique, StructureFabrique

pytestmark = pytest.mark.usefixtures("dans_la_cellule")


def lisp(**champs) -> Structure:
    return creer_structure(
        **{"nom": "LISP", "type": "LISP", "echelon": "local", "departement": "33",
           "finess": "330000001", "lits": 4, **champs}
    )  # fmt: skip


def changement(structure: Structure, *, lits: str = "6", **champs) -> Proposition:
    colonnes = {
        "lits": {"avant": "4", "apres": lits},
        "telephone": {"avant": "", "apres": "0556000000"},
    }
    return PropositionFabrique(
        nature="changee", finess=structure.finess, structure=structure,
        contenu={"colonnes": colonnes, "notes": []}, **champs,
    )  # fmt: skip


@pytest.fixture
def acceptees():
    """One sheet changed and two created by one acceptance: its trace."""
    changement(lisp())
    PropositionFabrique.create_batch(2)
    accepter(cles=Proposition.objects.values_list("pk", flat=True))
    return Trace.objects.get(acte="accepter des propositions")


def etats() -> set[str]:
    return set(Proposition.objects.values_list("etat", flat=True))


def test_the_sheets_and_the_proposals_are_as_before(acceptees):
    avant = Trace.objects.count()
    faite = annuler(acceptees)
    (restante,) = Structure.objects.all()
    assert (restante.lits, restante.telephone) == (4, "")
    assert (etats(), Proposition.objects.count()) == ({"a_examiner"}, 3)
    neuves = Proposition.objects.filter(nature="nouvelle")
    assert [(p.structure, p.decidee_le) for p in neuves] == [(None, None)] * 2
    assert (faite.acte, faite.geste) == ("annuler : acceptation de propositions", "")
    assert Trace.objects.count() == avant + 3, "the act, and one a gesture on the sheets"
    assert Corbeille.objects.count() == 1


def test_what_was_undone_is_accepted_again(acceptees):
    annuler(acceptees)
    assert len(accepter(cles=Proposition.objects.values_list("pk", flat=True)).faites) == 3
    assert Structure.objects.count() == 3
    with pytest.raises(ValidationError, match="décidée de nouveau depuis"):
        annuler(acceptees)


def test_twice_is_once(acceptees):
    annuler(acceptees)
    with pytest.raises(DejaFait):
        annuler(acceptees)


@pytest.mark.parametrize("cle", ["changee", "nouvelle"])
def test_a_sheet_that_changed_since_refuses_it_all(acceptees, cle):
    structure = Proposition.objects.filter(nature=cle).first().structure
    modifier_structure(structure, telephone="0556999999")
    with pytest.raises(ValidationError, match=r"vaut maintenant .*0556999999.*Rien n’est annulé"):
        annuler(acceptees)
    assert (Structure.objects.count(), etats()) == (3, {"acceptee"})


def test_a_sheet_cited_since_refuses_it_all(acceptees):
    neuve = Proposition.objects.filter(nature="nouvelle").first().structure
    creer_structure(nom="Doublon", type="AUTRE", echelon="local", departement="33",
                    fusionnee_dans=neuve.code)  # fmt: skip
    with pytest.raises(ValidationError, match="cite cette fiche"):
        annuler(acceptees)
    assert etats() == {"acceptee"}
    assert Structure.objects.get(finess="330000001").telephone == "0556000000"


def test_a_more_recent_proposal_refuses_it_all(acceptees):
    une = Proposition.objects.filter(nature="changee").get()
    changement(une.structure, source=une.source, type=une.type, lits="8")
    with pytest.raises(ValidationError, match="plus récente"):
        annuler(acceptees)
    assert Structure.objects.count() == 3


def test_a_proposal_that_went_with_its_sheet_refuses_it_all(acceptees):
    Proposition.objects.filter(nature="nouvelle").first().delete()
    with pytest.raises(ValidationError, match="1 proposition n’est plus là"):
        annuler(acceptees)


def test_the_values_that_were_left_may_be_taken_again():
    une = changement(lisp())
    accepter(cles=[une.pk], colonnes=["lits"])
    annuler(Trace.objects.latest("pk"))
    une.refresh_from_db()
    assert (une.etat, une.contenu.get("laissees")) == ("a_examiner", None)
    accepter(cles=[une.pk])
    assert Structure.objects.get().telephone == "0556000000"


def test_the_one_that_lost_its_object_comes_back_too():
    deux = [PropositionFabrique(finess="330000001", source=s) for s in ("sae", "finess_activites")]
    assert accepter(cles=[p.pk for p in deux]).sans_objet
    annuler(Trace.objects.latest("pk"))
    assert sorted(Proposition.objects.values_list("pk", "etat")) == [
        (p.pk, "a_examiner") for p in deux
    ]
    assert not Structure.objects.exists()


def test_a_refusal_of_many_is_undone():
    cles = [PropositionFabrique().pk for _ in range(3)]
    decision = refuser(cles=cles, motif="Doublon")
    annuler(decision.trace)
    assert set(Proposition.objects.values_list("etat", "motif", "decidee_le")) == {
        ("a_examiner", "", None)
    }
    with pytest.raises(DejaFait):
        annuler(decision.trace)


def test_each_sheet_tells_the_acceptance_in_its_history(acceptees):
    neuve = Proposition.objects.filter(nature="nouvelle").first().structure
    (acte,) = raconter(traces_de_la_ligne("structures", neuve.pk), cle=neuve.pk)
    assert (acte.titre, acte.changements) == ("Ajout", [])
    assert ("Code", neuve.code) in acte.valeurs
    changee = Structure.objects.get(finess="330000001")
    acte = raconter(traces_de_la_ligne("structures", changee.pk), cle=changee.pk)[0]
    assert acte.titre == "Modification" and acte.changements[0].apres


def test_checks_of_many_sheets_are_undone():
    structures = StructureFabrique.create_batch(3)
    jour, auteur = date(2026, 3, 1), "cellule"
    assert verifier_structures(structures[:1], jour=jour, auteur=auteur)[0] == 1
    combien, trace = verifier_structures(structures, jour=jour, auteur=auteur)
    assert (combien, Verification.objects.count()) == (2, 3)
    annuler(trace)
    assert [v.structure for v in Verification.objects.all()] == structures[:1]
    assert verifier_structures(structures[:1], jour=jour, auteur=auteur) == (0, None)


def test_undoing_thirty_costs_the_queries_of_three(django_assert_max_num_queries):
    couts = []
    for nombre in (3, 30):
        fiches = [lisp(finess=f"33{nombre:02d}{n:05d}") for n in range(nombre)]
        cles = [changement(fiche).pk for fiche in fiches]
        cles += [PropositionFabrique().pk for _ in range(nombre)]
        accepter(cles=cles)
        with django_assert_max_num_queries(60) as lues:
            annuler(Trace.objects.latest("pk"))
        couts.append(len(lues))
    assert couts[0] == couts[1]
