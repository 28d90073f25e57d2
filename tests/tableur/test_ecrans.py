"""The three steps in a browser without script: what each shows, what each refuses."""

import html
import re
from datetime import timedelta

import pytest
from celery import current_app
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from acteurs.models import Structure
from cellule.models import Depot, Role, Trace, Travail
from cellule.perimetre import perimetre
from cellule.tableur.actions import purger
from cellule.tableur.views import commun as views
from cellule.travaux.execution import mener
from tests.ecrans.conftest import lu
from tests.fabriques import StructureFabrique

from .conftest import tout
from .fichiers import csv, xlsx

pytestmark = pytest.mark.django_db
IMPORTER = "/c/gironde/importer/structures/"
LISTE = "/c/gironde/annuaire/"
BON = csv("Nom;Type;Département", "USP de Dax;USP;40", "HAD de Pau;HAD;64")
FAUTIF = csv("Nom;Type;Département", "USP de Dax;USP;40", "HAD de Pau;=HADE;64")


@pytest.fixture
def client(page):
    return page(Role.CHARGE_MISSION)


def deposer(client, octets: bytes = BON, nom: str = "annuaire.csv") -> str:
    """Give a file; the address of its columns."""
    reponse = client.post(IMPORTER, {"fichier": SimpleUploadedFile(nom, octets)})
    assert reponse.status_code == 302, lu(reponse)
    return reponse["Location"]


def champs(reponse) -> dict[str, str]:
    """The fields of the last form of a page, as the browser would send them."""
    texte = re.findall(r'<form method="post".*?</form>', reponse.content.decode(), re.S)[-1]
    envoi = {}
    for nom, corps in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', texte, re.S):
        choisi = re.search(r'<option value="([^"]*)" selected', corps)
        envoi[nom] = html.unescape(choisi[1]) if choisi else ""
    for nom, valeur in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', texte):
        envoi[nom] = html.unescape(valeur)
    return envoi


def controler(client, adresse: str, **choix):
    return client.post(adresse, champs(client.get(adresse)) | choix, follow=True)


def valider(client, controle: str):
    (empreinte,) = re.findall(
        r'name="reglages" value="(\w+)"', client.get(controle).content.decode()
    )
    return client.post(controle, {"reglages": empreinte}, follow=True)


def test_a_file_goes_through_the_three_steps(client, cellule, structures):
    adresse = deposer(client)
    texte = lu(client.get(adresse))
    assert "A Nom Nom B Type Type C Département Département" in texte
    assert "2 lignes" in texte and "Texte lu en UTF-8, séparateur : point-virgule" in texte
    texte = lu(controler(client, adresse))
    assert "Le fichier peut être importé" in texte and "Fiches nouvelles 2" in texte
    assert structures("nom") == []
    texte = lu(valider(client, f"{adresse}controle/"))
    assert "L’import est fait 2 fiches créées, 0 modifiée, 0 inchangée." in texte
    assert structures("code", "nom", "echelon") == [
        ("str-001", "USP de Dax", "local"),
        ("str-002", "HAD de Pau", "local"),
    ]
    with perimetre(cellule):
        assert Trace.objects.get().acte == "enregistrer des structures"


def test_what_is_pasted_is_read_too(client):
    reponse = client.post(IMPORTER, {"texte": "Nom\tType\nUSP de Dax\tUSP"}, follow=True)
    assert "USP de Dax" in lu(reponse) and "texte collé" in lu(reponse)


@pytest.mark.parametrize(
    ("envoi", "attendu"),
    [
        ({}, "Choisissez un fichier, ou collez un tableau."),
        ({"texte": "a;b", "fichier": BON}, "pas les deux"),
        ({"fichier": b"%PDF-1.4"}, "Ce fichier est un PDF"),
        ({"fichier": b"x" * (10 * 2**20 + 1)}, "dépasse 10 Mo"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(client, cellule, envoi, attendu):
    if "fichier" in envoi:
        envoi = envoi | {"fichier": SimpleUploadedFile("f.csv", envoi["fichier"])}
    reponse = client.post(IMPORTER, envoi)
    assert reponse.status_code == 400
    assert attendu in lu(reponse)
    with perimetre(cellule):
        assert not Depot.objects.exists()


def test_errors_are_shown_by_line_and_column_and_nothing_is_written(client, annuaire):
    avant = tout(annuaire)
    adresse = deposer(client, FAUTIF)
    texte = lu(controler(client, adresse))
    assert "Rien ne peut encore être importé" in texte
    assert "Ligne 3 Type (B) =HADE « =HADE » n’est pas dans la liste : USP" in texte
    assert "Importer les 2 lignes" not in texte
    # A button that was kept from elsewhere does nothing either.
    with perimetre(annuaire):
        empreinte = Depot.objects.get().empreinte
    client.post(f"{adresse}controle/", {"reglages": empreinte})
    assert tout(annuaire) == avant


def test_errors_are_a_file_that_runs_nothing(client):
    adresse = deposer(client, FAUTIF)
    controler(client, adresse)
    reponse = client.get(f"{adresse}erreurs.csv")
    assert "gironde-structures-erreurs.csv" in reponse["Content-Disposition"]
    lignes = reponse.content.decode("utf-8-sig").split("\r\n")
    assert lignes[0] == "Ligne;Colonne;Colonne du fichier;Cellule;Erreur"
    assert lignes[1].startswith("3;Type;B;'=HADE;\"«") or lignes[1].startswith("3;Type;B;'=HADE;«")


def test_going_back_keeps_the_columns(client):
    adresse = deposer(client)
    controler(client, adresse, place_commune="", fixe_echelon="regional", place_departement="")
    envoi = champs(client.get(adresse))
    assert (envoi["place_departement"], envoi["fixe_echelon"]) == ("", "regional")
    assert (envoi["place_nom"], envoi["place_type"]) == ("0", "1")


def test_a_heading_that_we_do_not_know_is_chosen_by_the_person(client, structures):
    adresse = deposer(client, csv("Qui;Quoi;Où", "USP de Dax;USP;40"))
    assert "Choisissez au moins une colonne" in lu(controler(client, adresse, place_nom=""))
    choix = {"place_nom": "0", "place_type": "1", "place_departement": "2"}
    controler(client, adresse, **choix)
    valider(client, f"{adresse}controle/")
    assert structures("nom", "type", "departement_id") == [("USP de Dax", "USP", "40")]


def test_one_column_of_the_file_is_one_of_the_list(client):
    adresse = deposer(client)
    reponse = controler(client, adresse, place_commune="0")
    assert reponse.status_code == 400
    assert "Cette colonne du fichier est déjà « Nom »." in lu(reponse)


def test_missing_column_is_said_once_and_filled_by_a_value(client, structures):
    adresse = deposer(client, csv("Nom;Département", *(f"Équipe {n};33" for n in range(30))))
    texte = lu(controler(client, adresse))
    assert texte.count("n’est nulle part") == 1
    assert "« Type » n’est nulle part, et les 30 fiches nouvelles en ont besoin" in texte
    controler(client, adresse, fixe_type="EMSP")
    valider(client, f"{adresse}controle/")
    assert structures("type") == ["EMSP"] * 30


def test_sheet_and_header_are_changed_by_the_address(client):
    octets = xlsx(["x"], ["y"], autres={"Équipes & co": [["Titre"], ["Nom", "Type"], ["a", "USP"]]})
    adresse = deposer(client, octets, "a.xlsx")
    page = client.get(adresse).content.decode()
    (lien,) = re.findall(r'href="(\?feuille=[^"]*quipes[^"]*)"', page)
    page = client.get(adresse + html.unescape(lien))
    assert "A Nom Nom B Type Type" in lu(page)
    page = client.get(adresse, {"feuille": "Équipes & co", "entete": 3, "hauteur": 1})
    assert "A a laissée de côté B USP laissée de côté" in lu(page)
    for faux in ({"feuille": "nulle"}, {"feuille": "Équipes & co", "entete": 99}):
        assert client.get(adresse, faux).status_code == 400


def test_an_empty_sheet_says_what_to_do(client):
    adresse = deposer(client, xlsx(["Nom"], ["a"], autres={"Vide": []}), "a.xlsx")
    assert "Cette feuille est vide" in lu(client.get(adresse, {"feuille": "Vide"}))


def test_a_control_of_other_columns_imports_nothing(client, structures):
    """Two windows: the second has changed the columns that the first shows."""
    adresse = deposer(client)
    controler(client, adresse)
    reponse = client.post(f"{adresse}controle/", {"reglages": "autre"}, follow=True)
    assert "Les colonnes ont changé depuis ce contrôle" in lu(reponse)
    assert structures("nom") == []


def test_a_second_press_imports_once(client, cellule):
    adresse = deposer(client)
    controler(client, adresse)
    (empreinte,) = re.findall(
        r'name="reglages" value="(\w+)"', client.get(f"{adresse}controle/").content.decode()
    )
    for _ in range(2):
        texte = lu(client.post(f"{adresse}controle/", {"reglages": empreinte}, follow=True))
        assert "Fiches nouvelles 2" in texte
    with perimetre(cellule):
        assert Structure.objects.count() == 2
    assert client.get(adresse)["Location"] == f"{adresse}controle/"


def test_long_file_is_a_job(client, cellule, structures, monkeypatch):
    envoyes = []
    monkeypatch.setattr(current_app, "send_task", lambda nom, **_: envoyes.append(nom))
    monkeypatch.setattr(views, "LIGNES_AUSSITOT", 2)
    adresse = deposer(client)

    def faire() -> None:
        with perimetre(cellule):
            travail = Travail.objects.filter(etat=Travail.Etat.ATTENTE).get()
        assert "fait" in mener(cellule_id=cellule.pk, travail_id=travail.pk)

    reponse = client.post(adresse, champs(client.get(adresse)))
    assert reponse["Location"] == f"{adresse}avancement/"
    assert "En attente de son tour (3 lignes)" in lu(client.get(f"{adresse}avancement/"))
    faire()
    assert client.get(f"{adresse}avancement/")["Location"] == f"{adresse}controle/"
    assert structures("nom") == []
    assert "En attente" in lu(valider(client, f"{adresse}controle/"))
    faire()
    texte = lu(client.get(f"{adresse}avancement/", follow=True))
    assert "L’import est fait" in texte and structures("nom") == ["USP de Dax", "HAD de Pau"]


def test_job_taken_up_again_imports_once(client, cellule, structures, monkeypatch):
    """A worker killed after the writing: the next one finds the report and is done."""
    monkeypatch.setattr(current_app, "send_task", lambda nom, **_: None)
    adresse = deposer(client)
    controler(client, adresse)
    monkeypatch.setattr(views, "LIGNES_AUSSITOT", 2)
    valider(client, f"{adresse}controle/")
    with perimetre(cellule):
        travail = Travail.objects.get()
    mener(cellule_id=cellule.pk, travail_id=travail.pk)
    with perimetre(cellule, ecriture=True):
        Travail.objects.filter(pk=travail.pk).update(etat=Travail.Etat.ATTENTE)
    mener(cellule_id=cellule.pk, travail_id=travail.pk)
    assert "2 fiches créées" in lu(client.get(f"{adresse}controle/"))
    assert structures("nom") == ["USP de Dax", "HAD de Pau"]


def test_files_are_forgotten_after_a_day(client, cellule):
    deposer(client)
    deposer(client)
    with perimetre(cellule, ecriture=True):
        vieux = Depot.objects.last()
        Depot.objects.filter(pk=vieux.pk).update(depose_le=timezone.now() - timedelta(hours=25))
        assert purger() == 1
        assert Depot.objects.count() == 1 and not Depot.objects.filter(pk=vieux.pk).exists()


@pytest.mark.parametrize("role", [Role.REFERENT, Role.LECTEUR])
def test_only_the_team_imports(page, client, role):
    adresse = deposer(client)
    lecteur = page(role)
    for une in (IMPORTER, adresse, f"{adresse}controle/", f"{adresse}erreurs.csv"):
        assert lecteur.get(une).status_code == 403
    assert lecteur.post(IMPORTER, {"texte": "Nom\nx"}).status_code == 403
    assert "Importer" not in lu(lecteur.get(LISTE)) and "Importer" in lu(client.get(LISTE))


def test_the_file_of_another_cell_is_not_there(page, client, voisine):
    adresse = deposer(client)
    ailleurs = page(Role.RESPONSABLE, cellule=voisine)
    numero = adresse.rstrip("/").rpartition("/")[2]
    for suite in ("", "controle/", "erreurs.csv", "avancement/"):
        la_bas = f"/c/mascareignes/importer/structures/{numero}/{suite}"
        assert ailleurs.get(la_bas).status_code == 404
        assert client.get(f"{adresse}{suite}").status_code in (200, 302)


def test_a_file_given_for_another_list_goes_back_to_it(client):
    adresse = deposer(client)
    ailleurs = adresse.replace("structures", "professionnels")
    assert client.get(ailleurs)["Location"] == adresse


def test_rows_of_another_cell_are_never_recognised(importer, voisine, cellule, structures):
    with perimetre(voisine, ecriture=True):
        StructureFabrique(code="str-009", nom="USP de Dax", type="USP", finess="400780193")
    importer(csv("Nom;Type;Département;FINESS", "USP de Dax;USP;40;400780193"))
    assert structures("code") == ["str-001"]
    with perimetre(voisine):
        assert Structure.objects.get().code == "str-009"


def test_words_that_are_no_value_are_said_by_the_person(client, structures):
    """« Réseau » is no type of ours: one answer for the whole file, remembered with it alone."""
    adresse = deposer(
        client, csv("Nom;Type;Département", "A;Réseau;40", "B;RESEAU;40", "C;Club;33", "D;USP;33")
    )
    texte = lu(controler(client, adresse))
    assert "Type « Réseau » 1 ligne" in texte and "Type « Club » 1 ligne" in texte
    assert "3 erreurs" in texte
    page = client.get(f"{adresse}controle/")
    mots = re.findall(r'name="(mot_\d)"', page.content.decode())
    envoi = dict.fromkeys(mots, "") | {"mot_0": "DAC", "mot_2": "AUTRE", "traduire": "oui"}
    (envoi["reglages"],) = set(re.findall(r'name="reglages" value="(\w+)"', page.content.decode()))
    texte = lu(client.post(f"{adresse}controle/", envoi, follow=True))
    assert "Le fichier peut être importé" in texte and "Des mots à traduire" not in texte
    # The columns, seen again, forget nothing of it.
    controler(client, adresse)
    valider(client, f"{adresse}controle/")
    assert structures("nom", "type") == [("A", "DAC"), ("B", "DAC"), ("C", "AUTRE"), ("D", "USP")]


@pytest.mark.parametrize("faux", ["PAS_UN_TYPE", ""])
def test_a_word_left_without_an_answer_stays_an_error(client, faux, structures):
    adresse = deposer(client, csv("Nom;Type;Département", "A;Réseau;40"))
    page = controler(client, adresse).content.decode()
    (empreinte,) = set(re.findall(r'name="reglages" value="(\w+)"', page))
    envoi = {"mot_0": faux, "traduire": "oui", "reglages": empreinte}
    texte = lu(client.post(f"{adresse}controle/", envoi, follow=True))
    assert "« Réseau » n’est pas dans la liste" in texte
    assert structures("nom") == []


def test_what_looks_like_a_patient_is_confirmed_or_taken_away(client, structures):
    octets = csv("Nom;Type;Département;Téléphone", "USP de Dax;USP;40;1 85 05 78 006 084 91")
    adresse = deposer(client, octets)
    texte = lu(controler(client, adresse))
    assert "Ligne 2, Téléphone semble contenir un numéro de sécurité sociale" in texte
    texte = lu(valider(client, f"{adresse}controle/"))
    assert "confirmez qu’ils ne contiennent aucune donnée de patient" in texte
    assert structures("nom") == []
    (empreinte,) = re.findall(
        r'name="reglages" value="(\w+)"', client.get(f"{adresse}controle/").content.decode()
    )
    client.post(f"{adresse}controle/", {"reglages": empreinte, "relu": "oui"})
    assert structures("nom") == ["USP de Dax"]
    # Given again, nothing is new: nobody confirms twice.
    assert "semble contenir" not in lu(controler(client, deposer(client, octets)))
