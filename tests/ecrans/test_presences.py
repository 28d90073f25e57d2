"""Attendance through its pages, without a browser: tick, search, paste, review, save."""

import re
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acteurs.models import Professionnel
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from evenements.models import Activite, Participation
from tests.fabriques import (
    ActiviteFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
)

from .conftest import lu

pytestmark = pytest.mark.django_db
CHAMP = re.compile(r"<input\b([^>]*)>|<(select|textarea)\b([^>]*)>(.*?)</\2>", re.S)


def champs(reponse) -> dict[str, str]:
    """What a browser would send of the form of a page, its buttons left out."""
    envoi = {}
    for entree, balise, autres, dedans in CHAMP.findall(reponse.content.decode()):
        attributs = entree or autres
        lus = dict(re.findall(r'([\w-]+)="([^"]*)"', attributs))
        coche = lus.get("type") not in ("checkbox", "radio") or " checked" in attributs
        if "name" not in lus or not coche or lus.get("type") == "file":
            continue
        valeur = lus.get("value", "")
        if balise == "select":
            options = re.findall(r'<option value="([^"]*)"( selected)?', dedans)
            valeur = next((v for v, choisie in options if choisie), options[0][0])
        envoi[lus["name"]] = unescape(valeur if balise != "textarea" else dedans.strip())
    return {nom: v for nom, v in envoi.items() if nom not in ("theme", "csrfmiddlewaretoken")}


@pytest.fixture
def reunion(cellule, en_novembre) -> Activite:
    """A meeting of November; that of October had Anne, and Bruno excused."""
    with perimetre(cellule, ecriture=True):
        had = StructureFabrique(nom="HAD du Nord")
        gens = {}
        for nom in ("Anne", "Bruno", "Chloe"):
            gens[nom] = ProfessionnelFabrique(nom=f"{nom}son", prenom="Zoé", structure=had)
        avant = ActiviteFabrique(type="copil", debut="2025-10-10", intitule="COPIL d’octobre")
        ParticipationFabrique(activite=avant, professionnel=gens["Anne"])
        ParticipationFabrique(activite=avant, professionnel=gens["Bruno"], statut="excuse")
        return ActiviteFabrique(type="copil", debut="2025-11-18", intitule="COPIL de novembre")


@pytest.fixture
def adresse(reunion) -> str:
    return f"/c/gironde/journal/{reunion.pk}/presences/"


def cle(cellule, nom: str) -> str:
    with perimetre(cellule):
        return f"p-{Professionnel.objects.get(nom=nom).pk}-0"


def notees(cellule, activite) -> list[tuple]:
    with perimetre(cellule):
        lignes = Participation.objects.filter(activite=activite)
        return sorted(lignes.values_list("professionnel__nom", "statut", "qualite"))


def test_usual_people_are_ticked_as_the_last_time_and_saved(page, cellule, reunion, adresse):
    client = page(Role.CHARGE_MISSION)
    reponse = client.get(adresse)
    assert "Cochées d’après « COPIL d’octobre » du 10 octobre 2025" in lu(reponse)
    envoi = champs(reponse)
    assert envoi[cle(cellule, "Anneson")] == "oui"
    assert cle(cellule, "Brunoson") not in envoi
    assert notees(cellule, reunion) == []
    bruno = cle(cellule, "Brunoson")
    envoi |= {bruno: "oui", f"{bruno}-statut": "excuse", f"{bruno}-qualite": "", "anonymes": "3"}
    suite = client.post(adresse, envoi, follow=True)
    assert "Présences de « COPIL de novembre » : enregistrées." in lu(suite)
    assert notees(cellule, reunion) == [
        ("Anneson", "present", "participant"), ("Brunoson", "excuse", "")]  # fmt: skip
    with perimetre(cellule):
        assert Activite.objects.get(pk=reunion.pk).anonymes == 3
    del (retrait := champs(suite))[cle(cellule, "Anneson")]
    client.post(adresse, retrait)
    assert notees(cellule, reunion) == [("Brunoson", "excuse", "")]


def test_nobody_is_ticked_before_a_meeting_to_come(page, cellule, en_novembre, reunion):
    with perimetre(cellule, ecriture=True):
        future = ActiviteFabrique(type="copil", debut="2025-12-18", statut="planifie")
    envoi = champs(page().get(f"/c/gironde/journal/{future.pk}/presences/"))
    anne = cle(cellule, "Anneson")
    assert anne not in envoi and envoi[f"{anne}-statut"] == "inscrit"


def test_search_keeps_what_is_ticked_and_writes_nothing(page, cellule, reunion, adresse):
    client, chloe = page(), cle(cellule, "Chloeson")
    envoi = champs(client.get(adresse)) | {"q": "chloe nord", "chercher": "oui", "anonymes": "2"}
    reponse = client.post(adresse, envoi)
    assert "1 personne pour « chloe nord »" in lu(reponse)
    assert notees(cellule, reunion) == []
    trouve = champs(reponse)
    assert trouve[cle(cellule, "Anneson")] == "oui" and trouve["anonymes"] == "2"
    assert chloe not in trouve and f"{chloe}-statut" in trouve
    # A second search keeps the person ticked after the first one.
    reponse = client.post(adresse, trouve | {chloe: "oui", "q": "personne de ce nom"})
    assert "Personne ne répond à « personne de ce nom »" in lu(reponse)
    client.post(adresse, champs(reponse))
    assert [nom for nom, *_ in notees(cellule, reunion)] == ["Anneson", "Chloeson"]


def test_person_chosen_by_her_code_is_ticked(page, cellule, reunion, adresse):
    with perimetre(cellule):
        code = Professionnel.objects.get(nom="Chloeson").code
    client = page()
    envoi = champs(client.get(adresse)) | {"q": f"Zoé Chloeson ({code})"}
    trouve = champs(client.post(adresse, envoi))
    assert (trouve[cle(cellule, "Chloeson")], trouve["q"]) == ("oui", "")


def test_what_another_has_noted_meanwhile_is_shown(page, cellule, reunion, adresse):
    client, anne, bruno = page(), cle(cellule, "Anneson"), cle(cellule, "Brunoson")
    envoi = champs(client.get(adresse)) | {f"{anne}-statut": "absent"}
    with perimetre(cellule, ecriture=True):
        for nom, statut in (("Anneson", "excuse"), ("Brunoson", "present"), ("Chloeson", "absent")):
            qui = Professionnel.objects.get(nom=nom)
            ParticipationFabrique(activite=reunion, professionnel=qui, statut=statut)
    reponse = client.post(adresse, envoi)
    assert reponse.status_code == 409
    assert "Entre-temps, une autre personne a écrit : excusé" in lu(reponse)
    assert notees(cellule, reunion)[0] == ("Anneson", "excuse", "")
    revus = champs(reponse)
    assert (revus[bruno], revus[f"{bruno}-statut"], revus[f"{anne}-statut"]) == (
        "oui", "present", "absent")  # fmt: skip
    assert client.post(adresse, revus).status_code == 302
    assert [(nom, statut) for nom, statut, _ in notees(cellule, reunion)] == [
        ("Anneson", "absent"), ("Brunoson", "present"), ("Chloeson", "absent")]  # fmt: skip


def test_wrong_number_keeps_the_ticks(page, cellule, reunion, adresse):
    client = page()
    reponse = client.post(adresse, champs(client.get(adresse)) | {"anonymes": "-2"})
    assert reponse.status_code == 400
    assert champs(reponse)[cle(cellule, "Anneson")] == "oui"
    assert champs(reponse)["anonymes"] == "-2"


LISTE = (
    "COPIL du 18/11/2025;;;\nNom;Prénom;Établissement;Présent\n"
    "ANNESON;Zoé;;x\nBrunosson;Zoé;emsp du CHU;x\nRoy;Luc;HAD du nord;x\nInconnu;Jean;;\nTotal;4;;"
)


def test_whole_path_of_a_pasted_list(page, cellule, reunion, adresse):
    client, importer = page(), f"{adresse}importer/"
    with perimetre(cellule, ecriture=True):
        StructureFabrique(nom="EMSP du CHU")
    assert client.get(importer).status_code == 200
    revue = client.post(importer, {"texte": LISTE})
    texte = lu(revue)
    assert texte.index("À vérifier (1)") < texte.index("Inconnues de l’annuaire (2)")
    assert "Zoé Brunoson, HAD du Nord nom très proche" in texte
    assert "2 lignes laissées de côté" in texte
    with perimetre(cellule):
        avant = Professionnel.objects.count()
    refus = client.post(importer, champs(revue))
    assert refus.status_code == 400
    assert lu(refus).count("Erreur : Dites ce que devient cette ligne.") == 3
    assert notees(cellule, reunion) == []
    bruno = cle(cellule, "Brunoson").removesuffix("-0").replace("-", "")
    choix = champs(refus) | {"choix-1": bruno, "choix-2": "nouvelle", "fonction-2": "cadre"}
    tous = client.post(importer, choix | {"tous": "inconnue:anonyme"})
    assert champs(tous)["choix-2"] == "nouvelle" and champs(tous)["choix-3"] == "anonyme"
    fin = client.post(importer, champs(tous), follow=True)
    assert "Zoé Brunoson HAD du Nord, pour EMSP du CHU" in lu(fin)
    assert "3 présences ajoutées, 1 fiche créée, 1 ligne ignorée" in lu(fin)
    assert [(nom, statut) for nom, statut, _ in notees(cellule, reunion)] == [
        ("Anneson", "present"), ("Brunoson", "present"), ("Roy", "present")]  # fmt: skip
    with perimetre(cellule):
        assert Professionnel.objects.count() == avant + 1
        cree = Professionnel.objects.get(nom="Roy")
        assert (cree.prenom, cree.profession, cree.structure.nom) == ("Luc", "cadre", "HAD du Nord")
        actes = list(Trace.objects.order_by("pk").values_list("acte", flat=True))
    assert actes == ["créer : professionnel", "enregistrer des participations"]
    encore = client.post(importer, {"texte": "Zoé Anneson\nZoé Brunoson"})
    assert lu(encore).count("déjà notée") == 2
    assert "rien de nouveau" in lu(client.post(importer, champs(encore), follow=True))


def test_homonym_is_created_only_when_said(page, cellule, reunion, adresse):
    with perimetre(cellule, ecriture=True):
        ProfessionnelFabrique(nom="Anneson", prenom="Zoé")
    client, importer = page(), f"{adresse}importer/"
    revue = client.post(importer, {"texte": "Zoé ANNESON"})
    assert "même nom que 2 personnes" in lu(revue) and "choix-0" not in champs(revue)
    client.post(importer, champs(revue) | {"choix-0": "nouvelle"})
    with perimetre(cellule):
        assert Professionnel.objects.filter(nom__iexact="anneson").count() == 3


def test_file_is_read_and_its_faults_are_said(page, cellule, reunion, adresse):
    client, importer = page(), f"{adresse}importer/"
    fichier = BytesIO("Nom;Prénom\r\nANNESON;Zoé\r\n".encode("cp1252"))
    fichier.name = "liste.csv"
    assert "Reconnues (1)" in lu(client.post(importer, {"fichier": fichier}))
    refus = client.post(importer, {"texte": "Nom;Prénom\n=A1;Zoé\n2,601E+13;Luc"})
    assert refus.status_code == 400
    assert "Ligne 2 : colonne A, « =A1 » est une formule" in lu(refus)
    assert "Ligne 3 : colonne A, « 2,601E+13 » n’est pas un nom" in lu(refus)
    assert "2,601E+13" in champs(refus)["texte"]
    for envoi in ({}, {"texte": "  "}):
        assert "Donnez une liste" in lu(client.post(importer, envoi))


def test_attendance_changed_during_the_review_is_said(page, cellule, reunion, adresse):
    client, importer = page(), f"{adresse}importer/"
    revue = client.post(importer, {"texte": "Zoé Anneson"})
    with perimetre(cellule, ecriture=True):
        anne = Professionnel.objects.get(nom="Anneson")
        ParticipationFabrique(activite=reunion, professionnel=anne, statut="excuse")
    reponse = client.post(importer, champs(revue))
    assert reponse.status_code == 409
    assert "Quelqu’un a changé les présences" in lu(reponse) and "déjà notée" in lu(reponse)
    assert notees(cellule, reunion) == [("Anneson", "excuse", "")]
    assert client.post(importer, champs(reponse)).status_code == 302
    assert notees(cellule, reunion) == [("Anneson", "present", "")]


def test_person_who_has_just_arrived_is_not_created_again(page, cellule, reunion, adresse):
    client, importer = page(), f"{adresse}importer/"
    envoi = champs(client.post(importer, {"texte": "Luc ROY"})) | {"choix-0": "nouvelle"}
    with perimetre(cellule, ecriture=True):
        ProfessionnelFabrique(nom="Roy", prenom="Luc")
    reponse = client.post(importer, envoi)
    assert "vient d’être ajoutée à l’annuaire" in lu(reponse)
    with perimetre(cellule):
        assert Professionnel.objects.filter(nom__iexact="roy").count() == 1


@pytest.mark.parametrize(
    "lignes", ["", "{}", "[]", '{"l":[{"numero":"x"}],"e":[],"r":0}', '{"l":1}']
)
def test_review_that_is_not_ours_is_refused(page, cellule, reunion, adresse, lignes):
    reponse = page().post(f"{adresse}importer/", {"lignes": lignes})
    assert reponse.status_code == 400
    assert "Cette page a perdu sa liste" in lu(reponse)


def test_person_of_the_other_cell_is_neither_proposed_nor_taken(
    page, cellule, voisine, reunion, adresse
):
    with perimetre(voisine, ecriture=True):
        intrus = ProfessionnelFabrique(nom="Canari", prenom="Zoé")
    client, importer = page(), f"{adresse}importer/"
    envoi = champs(client.get(adresse))
    assert "Personne ne répond" in lu(client.post(adresse, envoi | {"q": "canari"}))
    intruse = {f"p-{intrus.pk}-0": "oui", f"p-{intrus.pk}-0-statut": "present"}
    client.post(adresse, envoi | intruse)
    assert [nom for nom, *_ in notees(cellule, reunion)] == ["Anneson"]
    revue = client.post(importer, {"texte": "Zoé Canari"})
    assert "Inconnues de l’annuaire (1)" in lu(revue)
    refus = client.post(importer, champs(revue) | {"choix-0": f"p{intrus.pk}"})
    assert refus.status_code == 400 and "n’est plus dans l’annuaire" in lu(refus)


def test_pages_cost_the_same_queries_for_one_person_and_thirty(page, cellule, reunion, adresse):
    client = page()

    def compter(texte: str) -> list[int]:
        nombres = []
        for demander in (
            lambda: client.get(adresse),
            lambda: client.post(f"{adresse}importer/", {"texte": texte}),
        ):
            with CaptureQueriesContext(connection) as requetes:
                assert demander().status_code == 200
            nombres.append(len(requetes))
        return nombres

    with perimetre(cellule, ecriture=True):
        ParticipationFabrique(activite=reunion)
    une = compter("Zoé Nom0")
    with perimetre(cellule, ecriture=True):
        for n in range(30):
            qui = ProfessionnelFabrique(nom=f"Nom{n}", prenom="Zoé")
            ParticipationFabrique(activite=reunion, professionnel=qui)
    assert compter("\n".join(f"Zoé Nom{n}" for n in range(30))) == une


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_readers_do_not_write_attendance(page, reunion, adresse, role):
    assert page(role).get(adresse).status_code == 403
    assert page(role).post(f"{adresse}importer/", {"texte": "Zoé"}).status_code == 403
