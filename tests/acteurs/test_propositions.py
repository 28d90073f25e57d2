"""From files to proposals, from proposals to the directory: once, traced, by cell."""

from datetime import date

import pytest

from acteurs.actions import creer_structure, fusionner_structures, modifier_structure
from acteurs.actions.propositions import accepter, proposer, refuser, revenir
from acteurs.finess import Demande, comparer, lire
from acteurs.models import Proposition, Structure
from acteurs.requetes_propositions import fiches_connues
from cellule.models import Trace
from cellule.perimetre import perimetre
from tests.acteurs.finess.conftest import (
    TOUS,
    activite,
    etablissement,
    fichier,  # noqa: F401
    flux_activites,
    flux_structures,
    ligne_502,
)
from tests.fabriques import PropositionFabrique, StructureFabrique

pytestmark = pytest.mark.usefixtures("dans_la_cellule")
ENTETE = "finess;etalab;111;2026-05-12"


@pytest.fixture
def lecture(fichier):  # noqa: F811
    """`lecture(ligne, …)`: the whole of a reading, as the job does it."""

    def faire(*lignes: str, complet: bool = False, fichiers=(), types=TOUS):
        lus = fichiers or [fichier("\n".join([ENTETE, *lignes]))]
        fiches = fiches_connues()
        suivis = frozenset(f.finess for f in fiches if f.finess)
        releve = lire(lus, Demande(frozenset({"33", "40"}), frozenset(types), suivis))
        ecarts = comparer(releve, fiches, complet=complet, jour=date(2026, 11, 26))
        return proposer(releve=releve, ecarts=ecarts, fiches=fiches, complet=complet)

    return faire


def ehpad(**champs) -> Structure:
    return creer_structure(
        **{"nom": "EHPAD Les Ormes", "type": "EHPAD", "echelon": "local", "departement": "33",
           "commune": "33063", "finess": "330000001", **champs}
    )  # fmt: skip


def actes() -> list[str]:
    return list(Trace.objects.order_by("pk").values_list("acte", flat=True))


def seule() -> Proposition:
    return Proposition.objects.get()


# --- Reading -------------------------------------------------------------------------------------


def test_a_reading_writes_proposals_and_one_trace(lecture):
    bilan = lecture(ligne_502(), ligne_502(finess="330000002", categorie="603", rs="MSP"))
    assert (bilan.nouvelles, bilan.a_change) == (2, True)
    (trace,) = Trace.objects.all()
    assert (trace.acte, trace.objet) == ("lire un fichier officiel", "fichier")
    assert trace.details == {"nouvelles": 2}
    proposition = Proposition.objects.get(type="EHPAD")
    assert (proposition.origine, proposition.origine_du) == ("fichier", date(2026, 5, 12))
    assert (proposition.etat, proposition.nom) == ("a_examiner", "EHPAD les Ormes")
    assert not Structure.objects.exists()


def test_the_same_file_again_writes_nothing(lecture):
    lecture(ligne_502())
    avant = list(Proposition.objects.values())
    bilan = lecture(ligne_502())
    assert (bilan.inchangees, bilan.a_change) == (1, False)
    assert list(Proposition.objects.values()) == avant
    assert len(actes()) == 1


def test_a_newer_file_brings_the_proposal_up_to_date(lecture):
    lecture(ligne_502())
    avant = seule()
    lecture(ligne_502(telephone="0556000000"))
    assert seule().pk == avant.pk
    assert seule().colonnes["telephone"]["apres"] == "0556000000"


def test_what_the_file_no_longer_says_disappears(lecture):
    structure = ehpad(telephone="0556000000")
    lecture(ligne_502(telephone="0556999999"))
    assert seule().structure == structure
    bilan = lecture(ligne_502(telephone="0556000000"))
    assert (bilan.retirees, Proposition.objects.count()) == (1, 0)


def test_what_another_file_says_nothing_of_stays(lecture):
    lecture(ligne_502())
    lecture(ligne_502(finess="400000001", departement="40"))
    assert Proposition.objects.count() == 2


def test_what_a_whole_file_no_longer_has_disappears(lecture):
    lecture(ligne_502())
    bilan = lecture(ligne_502(finess="330000002", categorie="355"), complet=True)
    assert (bilan.retirees, Proposition.objects.count()) == (1, 0)


def test_a_kind_that_was_not_asked_for_is_left_as_it_is(lecture):
    lecture(ligne_502())
    lecture(ligne_502(finess="330000002", categorie="355"), complet=True, types={"MSP"})
    assert Proposition.objects.count() == 1


def test_what_somebody_wrote_by_hand_is_proposed_no_more(lecture):
    lecture(ligne_502())
    ehpad()
    lecture(ligne_502(finess="400000001", departement="40"))
    assert [p.finess for p in Proposition.objects.all()] == ["400000001"]


def test_a_refused_one_comes_back_only_with_other_contents(lecture):
    lecture(ligne_502())
    refuser(cles=[seule().pk])
    assert lecture(ligne_502()).deja_decidees == 1
    assert Proposition.objects.count() == 1
    lecture(ligne_502(rs="EHPAD DU PARC"))
    assert [p.etat for p in Proposition.objects.order_by("pk")] == ["refusee", "a_examiner"]


def test_of_a_change_only_the_values_that_nobody_refused_come_back(lecture):
    ehpad(telephone="0556000000")
    lecture(ligne_502(telephone="0556999999"))
    refuser(cles=[seule().pk])
    lecture(ligne_502(telephone="0556999999", ouverte="2001-05-02"))
    assert Proposition.objects.get(etat="a_examiner").colonnes.keys() == {"ouverte_le"}


def test_an_absence_that_was_refused_is_not_said_again_by_the_next_file(lecture, fichier):  # noqa: F811
    ehpad(finess="330000009")
    lecture(ligne_502(categorie="355"), complet=True)
    refuser(cles=[seule().pk])
    suivant = fichier(f"finess;etalab;112;2026-06-12\n{ligne_502(categorie='355')}")
    assert lecture(fichiers=[suivant], complet=True).deja_decidees == 1
    assert not Proposition.objects.filter(etat="a_examiner").exists()


def test_both_flows_together_propose_named_offers(lecture, fichier):  # noqa: F811
    offres = fichier(flux_activites(f330000001=[activite("N2"), activite("N4")]), nom="activites")
    sites = fichier(flux_structures(etablissement()), nom="structures")
    assert lecture(fichiers=[sites, offres]).nouvelles == 2
    assert {p.origine for p in Proposition.objects.all()} == {"activites"}
    bilan = accepter(cles=Proposition.objects.values_list("pk", flat=True))
    assert len(bilan.faites) == 2
    assert sorted(Structure.objects.values_list("type", "finess", "lits")) == [
        ("EMSP", "330000001", None),
        ("LISP", "330000001", 4),
    ]
    assert not lecture(fichiers=[sites, offres]).a_change


# --- Accept --------------------------------------------------------------------------------------


def test_accepting_a_new_one_creates_the_sheet_with_one_trace(lecture):
    lecture(ligne_502(telephone="0556000000"))
    decision = accepter(cles=[seule().pk])
    structure = Structure.objects.get()
    assert (structure.code, structure.type, structure.departement_id, structure.telephone) == (
        "str-001", "EHPAD", "33", "0556000000",
    )  # fmt: skip
    assert structure.publiee is False
    assert actes() == ["lire un fichier officiel", "créer : structure"]
    proposition = seule()
    assert decision.faites == [proposition]
    assert (proposition.etat, proposition.structure) == ("acceptee", structure)
    assert proposition.decidee_le is not None


def test_accepting_a_change_writes_what_differs_with_one_trace(lecture):
    structure = ehpad(telephone="0556000000", email="a@exemple.fr")
    lecture(ligne_502(telephone="0556999999", ouverte="2001-05-02"))
    accepter(cles=[seule().pk])
    structure.refresh_from_db()
    assert (structure.telephone, structure.ouverte_le, structure.email) == (
        "0556999999", date(2001, 5, 2), "a@exemple.fr",
    )  # fmt: skip
    assert actes()[2:] == ["modifier : structure"]
    trace = Trace.objects.latest("pk")
    assert trace.details["avant"] == {"telephone": "0556000000", "ouverte_le": ""}


def test_some_values_of_a_change_may_be_left(lecture):
    structure = ehpad(telephone="0556000000")
    lecture(ligne_502(telephone="0556999999", ouverte="2001-05-02"))
    accepter(cles=[seule().pk], colonnes=["ouverte_le"])
    structure.refresh_from_db()
    assert (structure.telephone, structure.ouverte_le) == ("0556000000", date(2001, 5, 2))
    assert seule().contenu["laissees"] == ["telephone"]
    assert not lecture(ligne_502(telephone="0556999999", ouverte="2001-05-02")).a_change


def test_accepting_a_closure_dates_the_end_of_the_sheet(lecture, fichier):  # noqa: F811
    structure = ehpad()
    flux = fichier(flux_structures(etablissement(fermeture="2025-06-30", etat="I")))
    lecture(fichiers=[flux])
    accepter(cles=[seule().pk])
    structure.refresh_from_db()
    assert structure.fermee_le == date(2025, 6, 30)


def test_many_at_once_leave_one_trace(lecture):
    ehpad(finess="330000031", telephone="0556000000")
    lecture(
        *[ligne_502(finess=f"3300000{n}", rs=f"EHPAD {n}") for n in range(10, 30)],
        ligne_502(finess="330000031", telephone="0556999999"),
    )
    avant = len(actes())
    decision = accepter(cles=Proposition.objects.values_list("pk", flat=True))
    assert (len(decision.faites), Structure.objects.count()) == (21, 21)
    assert actes()[avant:] == ["accepter des propositions"]
    avants = [ligne["avant"] for ligne in Trace.objects.latest("pk").lignes]
    assert avants == [{}] * 20 + [{"telephone": "0556000000"}]
    assert not Proposition.objects.exclude(etat="acceptee").exists()
    assert not Proposition.objects.filter(structure=None).exists()


def test_a_sheet_that_changed_meanwhile_is_shown_again(lecture):
    structure = ehpad(telephone="0556000000")
    lecture(ligne_502(telephone="0556999999"))
    modifier_structure(structure, telephone="0556111111")
    decision = accepter(cles=[seule().pk])
    assert (decision.faites, len(decision.a_relire)) == ([], 1)
    assert seule().etat == "a_examiner"
    assert seule().colonnes["telephone"] == {"avant": "0556111111", "apres": "0556999999"}
    assert accepter(cles=[seule().pk]).faites


def test_what_the_directory_has_by_now_goes(lecture):
    lecture(ligne_502())
    ehpad()
    decision = accepter(cles=[seule().pk])
    assert len(decision.sans_objet) == 1 and not Proposition.objects.exists()
    assert Structure.objects.count() == 1


def test_a_change_of_a_sheet_merged_meanwhile_goes(lecture):
    structure = ehpad(telephone="0556000000")
    lecture(ligne_502(telephone="0556999999"))
    fusionner_structures(absorbee=structure, dans=ehpad(finess=""))
    assert len(accepter(cles=[seule().pk]).sans_objet) == 1


def test_two_sources_that_propose_the_same_sheet_make_one():
    deux = [PropositionFabrique(finess="330000001", source=s) for s in ("sae", "finess_activites")]
    decision = accepter(cles=[p.pk for p in deux])
    assert (len(decision.faites), len(decision.sans_objet)) == (1, 1)
    assert Structure.objects.count() == 1


def test_two_sources_that_change_the_same_sheet_are_taken_one_after_the_other():
    structure = creer_structure(
        nom="LISP", type="LISP", echelon="local", departement="33", finess="330000001", lits=4
    )
    for source, lits in (("sae", "5"), ("finess_activites", "6")):
        PropositionFabrique(
            source=source, nature="changee", finess="330000001", structure=structure,
            contenu={"colonnes": {"lits": {"avant": "4", "apres": lits}}, "notes": []},
        )  # fmt: skip
    decision = accepter(cles=Proposition.objects.order_by("pk").values_list("pk", flat=True))
    assert (len(decision.faites), len(decision.a_relire)) == (1, 1)
    assert accepter(cles=[decision.a_relire[0].pk]).a_relire, "its present value is shown first"


def test_what_the_guards_of_the_directory_refuse_is_said_and_the_rest_done(lecture):
    structure = ehpad(ouverte_le="2025-12-01")
    PropositionFabrique(
        nature="fermee", finess="330000001", type="EHPAD", structure=structure,
        contenu={"colonnes": {"fermee_le": {"avant": "", "apres": "2025-06-30"}}, "notes": []},
    )  # fmt: skip
    PropositionFabrique(finess="330000002")
    decision = accepter(cles=Proposition.objects.values_list("pk", flat=True))
    assert len(decision.faites) == 1
    ((proposition, mots),) = decision.impossibles
    assert proposition.nature == "fermee" and mots.startswith("fermee_le : ")
    assert Proposition.objects.get(pk=proposition.pk).etat == "a_examiner"


def test_a_second_acceptance_does_nothing(lecture):
    lecture(ligne_502())
    cles = [seule().pk]
    accepter(cles=cles)
    avant = len(actes())
    assert (len(accepter(cles=cles).deja), len(actes())) == (1, avant)
    assert len(refuser(cles=cles).deja) == 1
    assert Structure.objects.count() == 1


# --- Refuse, come back ---------------------------------------------------------------------------


def test_refusing_keeps_the_reason_with_one_trace():
    cles = [PropositionFabrique().pk for _ in range(5)]
    decision = refuser(cles=cles, motif="Doublon")
    assert {p.motif for p in Proposition.objects.all()} == {"Doublon"}
    (trace,) = Trace.objects.all()
    assert (trace, trace.motif) == (decision.trace, "Doublon")
    assert trace.acte == "refuser des propositions" and trace.objet.endswith("et 2 autres")
    assert sorted(trace.details["propositions"]) == sorted(cles)


def test_a_refusal_is_taken_back():
    proposition = PropositionFabrique()
    refuser(cles=[proposition.pk], motif="Doublon")
    decision = revenir(cles=[proposition.pk])
    assert decision.faites == [proposition]
    proposition.refresh_from_db()
    assert (proposition.etat, proposition.motif, proposition.decidee_le) == ("a_examiner", "", None)
    assert actes() == ["refuser des propositions", "revenir sur un refus"]


def test_an_acceptance_is_not_taken_back():
    proposition = PropositionFabrique()
    accepter(cles=[proposition.pk])
    decision = revenir(cles=[proposition.pk])
    assert (decision.faites, len(decision.deja)) == ([], 1)
    assert Structure.objects.count() == 1


def test_a_refusal_older_than_what_waits_stays():
    vieille = PropositionFabrique(finess="330000001")
    refuser(cles=[vieille.pk])
    PropositionFabrique(finess="330000001")
    ((_, mots),) = revenir(cles=[vieille.pk]).impossibles
    assert "plus récente" in mots


def test_a_sheet_that_goes_takes_its_proposals_along(lecture):
    lecture(ligne_502())
    accepter(cles=[seule().pk])
    Structure.objects.get().delete()
    assert not Proposition.objects.exists()
    assert lecture(ligne_502()).nouvelles == 1


# --- The wall, the number of queries -------------------------------------------------------------


def test_nothing_of_another_cell_is_read_or_decided(lecture, voisine):
    with perimetre(voisine, ecriture=True):
        StructureFabrique(finess="330000001", type="EHPAD", departement_id="33")
        la_bas = PropositionFabrique(finess="330000001")
    lecture(ligne_502())
    assert seule().nature == "nouvelle"
    for agir in (accepter, refuser, revenir):
        assert agir(cles=[la_bas.pk]).faites == []
    with perimetre(voisine):
        assert Proposition.objects.get().etat == "a_examiner"
        assert Structure.objects.count() == 1


@pytest.mark.parametrize("agir", [accepter, refuser])
def test_thirty_cost_the_queries_of_two(agir, django_assert_max_num_queries):
    couts = []
    StructureFabrique()
    for nombre in (2, 30):
        cles = [PropositionFabrique().pk for _ in range(nombre)]
        with django_assert_max_num_queries(40) as lues:
            agir(cles=cles)
        couts.append(len(lues))
    assert couts[0] == couts[1]
