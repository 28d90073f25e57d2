"""The proposals of official files: read, looked at, decided, one by one and many at once."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from acteurs.models import Proposition, Structure
from cellule.models import Role, Trace, Travail
from cellule.perimetre import perimetre
from cellule.tasks import executer
from tests.acteurs.finess.conftest import ligne_502
from tests.fabriques import PropositionFabrique, StructureFabrique

from .conftest import liens, lu

pytestmark = pytest.mark.django_db
LISTE = "/c/gironde/annuaire/propositions/"
A_EXAMINER = f"{LISTE}?etat=a_examiner"
TOUTES = f"{LISTE}?page=1"
LIRE = f"{LISTE}lire/"
ACTES = f"{LISTE}actes/"
ENTETE = "finess;etalab;111;2026-05-12"


@pytest.fixture(autouse=True)
def fichiers_a_part(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def proposees(cellule):
    """`proposees(3)`: that many new sheets to examine."""

    def faire(nombre: int = 1, **champs) -> list[Proposition]:
        with perimetre(cellule, ecriture=True):
            return [PropositionFabrique(**champs) for _ in range(nombre)]

    return faire


@pytest.fixture
def changee(cellule):
    """A sheet whose telephone and beds a file would change."""
    with perimetre(cellule, ecriture=True):
        fiche = StructureFabrique(
            nom="LISP – Clinique", type="LISP", finess="330000001", lits=4, telephone="0556000000"
        )
        contenu = {
            "colonnes": {
                "lits": {"avant": "4", "apres": "6"},
                "telephone": {"avant": "0556000000", "apres": "0556999999"},
            },
            "notes": ["À vérifier."],
        }
        return PropositionFabrique(
            nature="changee", finess="330000001", structure=fiche, nom=fiche.nom, contenu=contenu
        )


def decider(client, proposition: Proposition, decision: str = "accepter", **donnees):
    return client.post(
        f"{LISTE}{proposition.pk}/decision/", {"decision": decision, **donnees}, follow=True
    )


def etats(cellule) -> list[str]:
    with perimetre(cellule):
        return list(Proposition.objects.order_by("pk").values_list("etat", flat=True))


def structures(cellule) -> int:
    with perimetre(cellule):
        return Structure.objects.count()


def envoi(*lignes: str, nom: str = "etalab.csv", **champs) -> dict:
    contenu = "\n".join([ENTETE, *lignes]).encode()
    return {"fichiers": [SimpleUploadedFile(nom, contenu)], "partenaires": ["EHPAD"], **champs}


def mener(cellule) -> Travail:
    with perimetre(cellule):
        travail = Travail.objects.latest("pk")
    executer(cellule_id=cellule.pk, travail_id=travail.pk)
    with perimetre(cellule):
        return Travail.objects.get(pk=travail.pk)


# --- The list ------------------------------------------------------------------------------------


def test_an_empty_list_says_the_next_step(page, cellule):
    reponse = page().get(A_EXAMINER)
    assert "Aucun résultat" in lu(reponse) and LIRE in liens(reponse)
    assert "Lisez un fichier FINESS ou SAE" in lu(page().get(TOUTES))
    assert page().get(LISTE)["Location"] == A_EXAMINER


def test_a_row_shows_before_and_after(page, changee):
    texte = lu(page().get(A_EXAMINER))
    assert "LISP – Clinique" in texte and "Changée" in texte
    assert "Lits : 4 → devient 6" in texte
    assert "Téléphone : 0556000000 → devient 0556999999" in texte


def test_a_closure_says_its_day_and_why(page, cellule, proposees):
    with perimetre(cellule, ecriture=True):
        fiche = StructureFabrique()
    contenu = {"colonnes": {"fermee_le": {"avant": "", "apres": "2025-06-30"}},
               "raison": "L’établissement est fermé.", "notes": []}  # fmt: skip
    proposees(nature="fermee", structure=fiche, contenu=contenu)
    assert "Fermée le 30 juin 2025 L’établissement est fermé." in lu(page().get(A_EXAMINER))


@pytest.mark.parametrize(
    ("filtre", "attendues"),
    [("nature=changee", 1), ("nature=nouvelle", 2), ("type=LISP", 3), ("type=USP", 0),
     ("source=sae", 3), ("departement=33", 3), ("q=clinique", 1), ("etat=refusee", 0),
     ("remarque=oui", 1), ("remarque=non", 2)],
)  # fmt: skip
def test_each_filter_keeps_its_rows(page, changee, proposees, filtre, attendues):
    proposees(2)
    texte = lu(page().get(f"{LISTE}?{filtre}"))
    assert ("Aucun résultat" in texte) if not attendues else (f"{attendues} proposition" in texte)


def test_a_wrong_filter_shows_nothing(page, proposees):
    (une,) = proposees()
    reponse = page().get(f"{LISTE}?nature=neuve")
    assert reponse.status_code == 400 and une.nom not in lu(reponse)


def test_the_tabs_count_what_waits(page, changee, proposees):
    proposees(2)
    texte = lu(page().get(A_EXAMINER))
    assert "À examiner 3 Nouvelles 2 Changées 1 Fermées 0" in texte


def test_thirty_cost_the_queries_of_one(page, proposees, django_assert_max_num_queries):
    client, couts = page(), []
    for nombre in (1, 29):
        proposees(nombre)
        with django_assert_max_num_queries(20) as lues:
            client.get(A_EXAMINER)
        couts.append(len(lues))
    assert couts[0] == couts[1]


def test_the_directory_leads_to_the_proposals(page, cellule):
    assert LISTE in liens(page().get("/c/gironde/annuaire/"))


# --- One proposal --------------------------------------------------------------------------------


def test_a_proposal_is_shown_with_its_source_its_codes_and_its_neighbours(page, cellule, changee):
    with perimetre(cellule, ecriture=True):
        StructureFabrique(nom="EMSP – Clinique", finess="330000001")
    texte = lu(page().get(f"{LISTE}{changee.pk}/"))
    for mots in ("SAE", "structures_palliatives_2023.csv", "EMSP – Clinique", "R4 / N2",
                 "RC04 / M18", "probable", "À vérifier.", "Corriger la fiche"):  # fmt: skip
        assert mots in texte, mots


def test_accepting_creates_the_sheet(page, cellule, proposees):
    (une,) = proposees()
    reponse = decider(page(), une)
    assert f"{une.nom} : 1 proposition acceptée." in lu(reponse)
    assert (etats(cellule), structures(cellule)) == (["acceptee"], 1)
    texte = lu(page().get(f"{LISTE}{une.pk}/"))
    assert "Acceptée" in texte and "Créer la fiche" not in texte


def test_an_acceptance_is_undone_from_its_message(page, cellule, changee):
    client = page()
    reponse = decider(client, changee)
    (annuler,) = re.findall(r'action="([^"]+/annuler/[^"]*)"', reponse.content.decode())
    client.post(annuler.replace("&amp;", "&"))
    with perimetre(cellule):
        assert Structure.objects.get().lits == 4
    assert etats(cellule) == ["a_examiner"]


def test_the_sheet_shows_its_codes_and_what_is_proposed(page, changee):
    texte = lu(page().get(f"/c/gironde/annuaire/{changee.structure_id}/"))
    for mots in ("Proposé par FINESS ou la SAE", "changée", "R4 / N2", "RC04 / M18", "probable"):
        assert mots in texte, mots


def test_some_values_of_a_change_are_left(page, cellule, changee):
    decider(page(), changee, choix="oui", colonnes=["lits"])
    with perimetre(cellule):
        fiche = Structure.objects.get()
        assert (fiche.lits, fiche.telephone) == (6, "0556000000")
    assert "laissée" in lu(page().get(f"{LISTE}{changee.pk}/"))


def test_no_value_at_all_is_refused_in_words(page, cellule, changee):
    reponse = decider(page(), changee, choix="oui")
    assert "choisissez au moins une valeur" in lu(reponse)
    assert etats(cellule) == ["a_examiner"]


def test_a_refusal_keeps_its_reason_and_is_taken_back_at_once(page, cellule, proposees):
    (une,) = proposees()
    client = page()
    reponse = decider(client, une, "refuser", motif="Déjà sous un autre nom")
    assert etats(cellule) == ["refusee"]
    (retour,) = re.findall(r'action="([^"]+/revenir/)"', reponse.content.decode())
    assert "Déjà sous un autre nom" in lu(client.get(f"{LISTE}{une.pk}/"))
    assert "remise à examiner" in lu(client.post(retour, follow=True))
    assert etats(cellule) == ["a_examiner"]


def test_an_acceptance_is_not_taken_back_but_says_how(page, cellule, proposees):
    (une,) = proposees()
    client = page()
    decider(client, une)
    reponse = client.post(f"{LISTE}{une.pk}/revenir/", follow=True)
    assert "corrigez sa fiche" in lu(reponse) and structures(cellule) == 1


def test_a_sheet_that_changed_meanwhile_is_shown_again(page, cellule, changee):
    with perimetre(cellule, ecriture=True):
        Structure.objects.update(lits=5)
    reponse = decider(page(), changee)
    assert "a changé depuis la lecture" in lu(reponse)
    assert etats(cellule) == ["a_examiner"] and "5" in lu(reponse)


def test_a_decision_that_says_nothing_does_nothing(page, cellule, proposees):
    (une,) = proposees()
    assert "rien n’est fait" in lu(decider(page(), une, "peut-être"))
    assert etats(cellule) == ["a_examiner"]


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_readers_read_and_decide_nothing(page, cellule, proposees, role):
    (une,) = proposees()
    client = page(role)
    assert une.nom in lu(client.get(A_EXAMINER))
    texte = lu(client.get(f"{LISTE}{une.pk}/"))
    assert "Créer la fiche" not in texte and "Refuser" not in texte
    assert client.get(LIRE).status_code == 403
    for adresse in (f"{LISTE}{une.pk}/decision/", f"{LISTE}{une.pk}/revenir/", ACTES):
        assert client.post(adresse, {"decision": "accepter"}).status_code == 403
    assert etats(cellule) == ["a_examiner"]


def test_the_proposal_of_another_cell_is_not_there(page, cellule, voisine):
    with perimetre(voisine, ecriture=True):
        ailleurs = PropositionFabrique(nom="LISP – Mascareignes", departement_id="974")
    client = page()
    assert "Mascareignes" not in lu(client.get(TOUTES))
    assert client.get(f"{LISTE}{ailleurs.pk}/").status_code == 404
    assert client.post(f"{LISTE}{ailleurs.pk}/decision/").status_code == 404


# --- Many at once --------------------------------------------------------------------------------


def en_masse(client, acte: str, **donnees):
    return client.post(ACTES, {"requete": "etat=a_examiner", "acte": acte, **donnees}, follow=True)


def test_all_those_of_a_filter_are_accepted_after_a_question(page, cellule, proposees):
    proposees(60)
    client = page()
    question = en_masse(client, "accepter", portee="tous")
    assert "60 propositions" in lu(question) and structures(cellule) == 0
    reponse = en_masse(client, "accepter", portee="tous", confirme="oui")
    assert "60 propositions acceptées." in lu(reponse)
    assert structures(cellule) == 60
    with perimetre(cellule):
        assert Trace.objects.filter(acte="accepter des propositions").count() == 1


def test_those_that_are_ticked_are_refused_with_one_reason(page, cellule, proposees):
    deux, _ = proposees(2), proposees(1)
    client = page()
    cles = [p.pk for p in deux]
    assert "Motif" in lu(en_masse(client, "refuser", lignes=cles))
    reponse = en_masse(client, "refuser", lignes=cles, confirme="oui", motif="Hors sujet")
    assert "2 propositions refusées." in lu(reponse)
    assert sorted(etats(cellule)) == ["a_examiner", "refusee", "refusee"]
    client.post(ACTES, {"requete": "etat=refusee", "acte": "revenir", "portee": "tous"})
    assert etats(cellule) == ["a_examiner"] * 3


def test_what_cannot_be_is_said_and_the_rest_is_done(page, cellule, proposees, changee):
    with perimetre(cellule, ecriture=True):
        Structure.objects.update(lits=9)
    proposees(1)
    texte = lu(en_masse(page(), "accepter", portee="tous", confirme="oui"))
    assert "1 proposition acceptée." in texte
    assert "1 fiche a changé depuis la lecture" in texte


# --- Read a file ---------------------------------------------------------------------------------


def test_the_page_says_where_the_files_are(page, cellule):
    texte = lu(page().get(LIRE))
    for mots in (
        "finess-structures",
        "finess-activites",
        "cs1100502",
        "PALIA",
        "EHPAD",
        "complets",
    ):
        assert mots in texte, mots


def test_a_file_is_read_by_a_job_and_its_proposals_wait(page, cellule):
    client = page()
    reponse = client.post(LIRE, envoi(ligne_502(), "structureet;cassée"), follow=True)
    assert "En attente de son tour" in lu(reponse)
    travail = mener(cellule)
    assert travail.etat == "fait"
    assert travail.parametres["fichiers"][0][0].startswith(f"{cellule.pk}/officiels/")
    texte = lu(client.get(reponse.request["PATH_INFO"]))
    assert "1 fiche nouvelle, 0 changée, 0 fermée" in texte
    assert "etalab.csv : FINESS établissements (cs1100502, cs1100507), du 12 mai 2026" in texte
    assert "etalab.csv, ligne 3 : 2 champs trouvés, 32 attendus" in texte
    liste = lu(client.get(A_EXAMINER))
    assert "EHPAD les Ormes" in liste and "Lue" in liste
    with perimetre(cellule):
        assert Proposition.objects.get().origine_du == date(2026, 5, 12)


def test_the_same_file_twice_asks_for_one_job_then_proposes_nothing(page, cellule):
    client = page()
    for _ in range(2):
        client.post(LIRE, envoi(ligne_502()))
    with perimetre(cellule):
        assert Travail.objects.count() == 1
    mener(cellule)
    reponse = client.post(LIRE, envoi(ligne_502()), follow=True)
    mener(cellule)
    assert "Rien de nouveau dans ce fichier" in lu(client.get(reponse.request["PATH_INFO"]))
    assert len(etats(cellule)) == 1


def test_a_file_of_another_kind_is_refused_at_its_field(page, cellule):
    reponse = page().post(
        LIRE, {**envoi(), "fichiers": [SimpleUploadedFile("a.csv", b"nom;prenom")]}
    )
    assert reponse.status_code == 400
    assert "a.csv : Ce fichier commence par « nom;prenom »" in lu(reponse)
    with perimetre(cellule):
        assert not Travail.objects.exists()


@pytest.mark.parametrize(
    ("champs", "mots"),
    [({"fichiers": []}, "obligatoire"), ({"partenaires": []}, "Choisissez au moins un type"),
     ({"partenaires": ["AUTRE"]}, "AUTRE")],
)  # fmt: skip
def test_what_is_missing_is_said(page, cellule, champs, mots):
    reponse = page().post(LIRE, {**envoi(ligne_502()), **champs})
    assert reponse.status_code == 400 and mots in lu(reponse)


def test_a_file_that_is_gone_says_to_send_it_again(page, cellule, settings, tmp_path):
    client = page()
    reponse = client.post(LIRE, envoi(ligne_502()), follow=True)
    settings.MEDIA_ROOT = tmp_path / "ailleurs"
    assert mener(cellule).etat == "echec"
    texte = lu(client.get(reponse.request["PATH_INFO"]))
    assert "Le fichier n’est plus là" in texte and "Envoyer de nouveau" in texte


def test_a_whole_file_closes_what_it_no_longer_has(page, cellule):
    with perimetre(cellule, ecriture=True):
        StructureFabrique(type="EHPAD", finess="330000009")
    page().post(LIRE, envoi(ligne_502(categorie="355"), complet="on"))
    mener(cellule)
    with perimetre(cellule):
        assert Proposition.objects.get().nature == "fermee"
