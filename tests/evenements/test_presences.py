"""Attendance written: the sheet, an imported list, who usually comes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acteurs.models import Professionnel
from cellule.models import Trace
from cellule.perimetre import perimetre
from evenements.actions.presences import (
    Decision,
    Pointage,
    Sort,
    importer_des_presences,
    noter_les_presences,
)
from evenements.models import Activite, Participation
from evenements.requetes_presences import (
    chercher_des_personnes,
    feuille_de,
    presences_habituelles,
    structures_nommees,
)
from tests.fabriques import (
    ActiviteFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
)

pytestmark = pytest.mark.usefixtures("dans_la_cellule")


def personne(nom: str, **champs) -> Professionnel:
    return ProfessionnelFabrique(nom=nom, prenom="Zoé", **champs)


def de(quelqu_un: Professionnel, statut: str = "present", **champs) -> Decision:
    return Decision(Sort.PERSONNE, statut, professionnel=quelqu_un.pk, **champs)


def notees(activite: Activite) -> list[tuple]:
    lignes = Participation.objects.filter(activite=activite).order_by("professionnel__nom", "pk")
    return list(lignes.values_list("professionnel__nom", "statut", "qualite"))


def test_sheet_keeps_what_it_does_not_show():
    activite, anne, bruno = ActiviteFabrique(), personne("Anne"), personne("Bruno")
    had = StructureFabrique(nom="HAD")
    ParticipationFabrique(activite=activite, professionnel=anne, structure=had, compte=True)
    ParticipationFabrique(activite=activite, professionnel=anne, qualite="intervenant")
    ParticipationFabrique(activite=activite, professionnel=bruno)
    noter_les_presences(
        activite,
        pointages={
            f"{anne.pk}-0": Pointage("excuse", ""),
            f"{anne.pk}-1": Pointage("present", "intervenant"),
            f"{personne('Chloé').pk}-0": Pointage("present", "animateur"),
        },
        anonymes=4,
    )
    assert notees(activite) == [
        ("Anne", "present", "intervenant"), ("Anne", "excuse", ""),
        ("Chloé", "present", "animateur")]  # fmt: skip
    excuse = Participation.objects.get(statut="excuse")
    assert (excuse.structure, excuse.compte) == (had, True)
    assert Activite.objects.get().anonymes == 4


def test_sheet_leaves_one_trace_of_attendance_and_none_when_nothing_changes():
    activite, gens = ActiviteFabrique(anonymes=2), [personne(f"Nom{n}") for n in range(5)]
    pointages = {f"{p.pk}-0": Pointage("present", "participant") for p in gens}
    for _ in range(2):
        noter_les_presences(activite, pointages=pointages, anonymes=2)
    trace = Trace.objects.get()
    assert (trace.acte, trace.details["crees"]) == ("enregistrer des participations", 5)


def test_list_adds_brings_up_to_date_and_never_doubles():
    activite, anne, bruno = ActiviteFabrique(anonymes=3), personne("Anne"), personne("Bruno")
    ParticipationFabrique(activite=activite, professionnel=anne, qualite="animateur")
    ParticipationFabrique(activite=activite, professionnel=bruno, statut="inscrit")
    bilan = importer_des_presences(
        activite,
        decisions=[
            de(anne), de(bruno, "excuse"), de(bruno), de(personne("Chloé"), "excuse"),
            Decision(Sort.ANONYME, "present"), Decision(Sort.ANONYME, "excuse"),
            Decision(Sort.IGNOREE, "present"),
        ],
    )  # fmt: skip
    assert notees(activite) == [
        ("Anne", "present", "animateur"), ("Bruno", "present", ""), ("Chloé", "excuse", ""),
    ]  # fmt: skip
    assert vars(bilan) == {
        "ajoutees": 1, "changees": 1, "creees": 0, "anonymes": 1, "ignorees": 2}  # fmt: skip
    assert Activite.objects.get().anonymes == 4
    assert sorted(Trace.objects.values_list("acte", flat=True)) == [
        "enregistrer des participations", "modifier : activité"]  # fmt: skip
    importer_des_presences(activite, decisions=[de(anne), de(bruno)])
    assert Trace.objects.count() == 2


def test_nobody_is_created_unless_asked_for_by_name():
    activite, avant = ActiviteFabrique(), Professionnel.objects.count()
    importer_des_presences(
        activite, decisions=[Decision(Sort.ANONYME, "present"), Decision(Sort.IGNOREE, "present")]
    )
    assert Professionnel.objects.count() == avant
    structure = StructureFabrique(nom="HAD du Nord")
    voulue = Decision(Sort.NOUVELLE, "present", nom="Roy", prenom="Luc", fonction="IDE",
                      courriel="luc@example.org", structure=structure.code)  # fmt: skip
    importer_des_presences(activite, decisions=[voulue])
    cree = Professionnel.objects.get(nom="Roy")
    assert (cree.prenom, cree.profession, cree.email) == ("Luc", "IDE", "luc@example.org")
    assert cree.structure == structure and cree.code.startswith("pro-")
    assert Participation.objects.get().structure is None
    assert Trace.objects.filter(acte="créer : professionnel").count() == 1


def test_nothing_is_written_when_one_line_is_refused():
    activite, anne = ActiviteFabrique(), personne("Anne")
    with pytest.raises(ValidationError, match="Ligne 7"):
        importer_des_presences(
            activite,
            decisions=[de(anne), Decision(Sort.NOUVELLE, "present", numero=7, nom="x" * 201)],
        )
    assert not Participation.objects.exists() and not Trace.objects.exists()


def test_person_of_another_cell_is_refused(voisine):
    activite = ActiviteFabrique()
    with perimetre(voisine, ecriture=True):
        intrus = personne("Canari")
    with pytest.raises(ValidationError, match="n’est plus dans l’annuaire"):
        importer_des_presences(activite, decisions=[de(intrus)])
    with pytest.raises(ValidationError, match="n’est plus dans l’annuaire"):
        noter_les_presences(
            activite, pointages={f"{intrus.pk}-0": Pointage("present", "")}, anonymes=None
        )
    assert chercher_des_personnes("canari") == []
    assert not Participation.objects.exists()


@pytest.mark.parametrize("ecrire", ["liste", "feuille"])
def test_same_queries_for_one_line_and_thirty(ecrire):
    gens = [personne(f"Nom{n}") for n in range(31)]

    def compter(quels) -> int:
        activite = ActiviteFabrique(anonymes=1)
        with CaptureQueriesContext(connection) as requetes:
            if ecrire == "liste":
                importer_des_presences(activite, decisions=[de(p) for p in quels])
            else:
                pointages = {f"{p.pk}-0": Pointage("present", "") for p in quels}
                noter_les_presences(activite, pointages=pointages, anonymes=1)
        assert Participation.objects.filter(activite=activite).count() == len(quels)
        return len(requetes)

    assert compter(gens[:1]) == compter(gens[1:])


def reunion(jour: str, *presents, statut: str = "tenu", antenne=None, **champs) -> Activite:
    activite = ActiviteFabrique(
        debut=jour, statut=statut, **{"type": "reunion_antenne", **champs}
    )  # fmt: skip
    if antenne:
        AntenneConcerneeFabrique(activite=activite, antenne=antenne)
    for present in presents:
        qui, dit = present if isinstance(present, tuple) else (present, "present")
        ParticipationFabrique(activite=activite, professionnel=qui, statut=dit)
    return activite


def habituelles(activite: Activite) -> list[tuple]:
    return [
        (h.fiche.nom, h.fois, h.statut, h.la_derniere_fois)
        for h in presences_habituelles(activite).personnes
    ]


def test_usual_people_are_those_of_the_same_antenna():
    nord, sud = AntenneFabrique(), AntenneFabrique()
    anne, bruno, chloe, ailleurs = (personne(n) for n in ("Anne", "Bruno", "Chloé", "Diane"))
    reunion("2025-01-10", anne, bruno, antenne=nord)
    reunion("2025-02-10", anne, (bruno, "excuse"), antenne=nord)
    derniere = reunion("2025-03-10", anne, chloe, antenne=nord)
    reunion("2025-03-12", ailleurs, antenne=sud)
    reunion("2025-03-13", ailleurs, antenne=nord, statut="annule")
    reunion("2025-03-14", ailleurs, antenne=nord, type="copil")
    reunion("2025-06-10", ailleurs, antenne=nord)
    cette_fois = reunion("2025-04-10", antenne=nord)
    assert habituelles(cette_fois) == [
        ("Anne", 3, "present", True),
        ("Chloé", 1, "present", True),
        ("Bruno", 1, "excuse", False),
    ]
    assert presences_habituelles(cette_fois).derniere == derniere
    assert presences_habituelles(cette_fois).activites == 3


def test_usual_people_of_a_working_group_are_those_of_its_nature():
    anne, bruno = personne("Anne"), personne("Bruno")
    groupe = {"type": "groupe_travail", "nature": "HAD et EHPAD"}
    reunion("2025-01-10", anne, **groupe)
    reunion("2025-02-10", bruno, type="groupe_travail", nature="Recherche")
    assert habituelles(reunion("2025-03-10", **groupe)) == [("Anne", 1, "present", True)]
    sans_nature = reunion("2025-03-10", type="groupe_travail")
    assert [nom for nom, *_ in habituelles(sans_nature)] == ["Bruno", "Anne"]
    assert habituelles(reunion("2025-03-10", type="bureau")) == []


def test_at_most_sixty_usual_people_in_as_many_queries():
    def compter(nombre: int, nature: str) -> int:
        groupe = {"type": "groupe_travail", "nature": nature}
        reunion("2025-01-10", *(personne(f"Nom{n:03}") for n in range(nombre)), **groupe)
        activite = reunion("2025-02-10", **groupe)
        with CaptureQueriesContext(connection) as requetes:
            assert len(presences_habituelles(activite).personnes) == min(nombre, 60)
        return len(requetes)

    assert compter(1, "un") == compter(70, "plusieurs") <= 6


def test_people_are_found_by_name_or_structure_without_accents():
    had = StructureFabrique(nom="HAD du Léman")
    anne = personne("Lévêque", structure=had)
    personne("Roy", structure=had)
    ProfessionnelFabrique(nom="Leveque", prenom="Paul")
    for texte in ("LEVEQUE leman", "  zoé  Lévêque ", "levê lém had"):
        assert [fiche.pk for fiche in chercher_des_personnes(texte)] == [anne.pk]
    assert chercher_des_personnes(" - ") == []


def test_structure_of_a_list_is_known_when_one_alone_has_the_name():
    une = StructureFabrique(nom="EMSP du CHU")
    for _ in range(2):
        StructureFabrique(nom="USP Nord")
    absorbee = StructureFabrique(nom="Ancienne EMSP", survivante=une, fusionnee_dans=une)
    assert absorbee.survivante == une
    nommees = structures_nommees(["emsp du chu", "USP Nord", "Ancienne EMSP", "Autre", ""])
    assert nommees == {"emsp du chu": une.code, "Ancienne EMSP": une.code}


def test_sheet_names_each_line_of_a_person():
    activite, anne = ActiviteFabrique(), personne("Anne")
    for statut in ("present", "excuse"):
        ParticipationFabrique(activite=activite, professionnel=anne, statut=statut)
    assert [(n.cle, n.statut) for n in feuille_de(activite).values()] == [
        (f"{anne.pk}-0", "present"), (f"{anne.pk}-1", "excuse")]  # fmt: skip
