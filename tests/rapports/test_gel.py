"""Freezing, as the job does it: what is kept, what later edits leave alone and are told of."""

import hashlib
from io import BytesIO

import pytest
from django.db import connection
from pypdf import PdfReader

from cellule.models import Cellule, Travail
from cellule.perimetre import perimetre
from cellule.tasks import executer
from cellule.travaux import demander
from evenements.actions import creer_activite, enregistrer_presences, modifier_activite
from evenements.models import Activite
from indicateurs.actions import enregistrer_zeros_constates
from indicateurs.calcul import calculer
from rapports import gel
from rapports.ecarts import Ecart, ecarts
from rapports.fabrication import GEL
from rapports.models import EtatRapport, GenrePiece, Piece, Version
from rapports.versions import contenu, dossier_de
from tests.fabriques import (
    CorrectionFabrique,
    ProfessionnelFabrique,
    TravailFabrique,
    UtilisateurFabrique,
)

ANNEE = 2025
SIGNATAIRE = {"nom": "Camille Roux", "fonction": "médecin coordonnateur"}


@pytest.fixture
def annee(cellule: Cellule) -> Cellule:
    """Two COPIL, an event of forty people, somebody's name that no report may hold."""
    with perimetre(cellule, ecriture=True):
        for jour in ("2025-03-10", "2025-09-12"):
            creer_activite(type="copil", intitule="COPIL", debut=jour, statut="tenu")
        evenement = creer_activite(
            type="evenement", role="organisateur", intitule="Journée régionale",
            debut="2025-10-08", statut="tenu", anonymes=40, programme="Le domicile",
        )  # fmt: skip
        present = ProfessionnelFabrique(nom="Zqcanari", prenom="Paule")
        enregistrer_presences(evenement, [{"professionnel": present, "statut": "present"}])
        CorrectionFabrique(code="D2", mesure="reunions", valeur=3, motif="Une réunion oubliée")
    return cellule


def figer(cellule: Cellule, numero: int = 1) -> Travail:
    with perimetre(cellule, ecriture=True):
        travail = demander(
            GEL,
            parametres={"annee": ANNEE, "numero": numero, **SIGNATAIRE},
            demandeur=UtilisateurFabrique(prenom="Camille", nom="Roux"),
        )
    executer(cellule_id=cellule.pk, travail_id=travail.pk)
    with perimetre(cellule):
        return Travail.objects.get(pk=travail.pk)


@pytest.fixture
def version(annee: Cellule, monkeypatch) -> Version:
    """Frozen, without the pages, which take seconds."""
    monkeypatch.setattr(gel, "DOCUMENTS", ())
    return figee(annee)


@pytest.fixture
def complete(annee: Cellule) -> Version:
    return figee(annee)


def figee(annee: Cellule) -> Version:
    travail = figer(annee)
    assert (travail.etat, travail.erreur) == (Travail.Etat.FAIT, "")
    with perimetre(annee):
        return Version.objects.get()


def test_a_version_keeps_everything_and_its_seal(annee, complete):
    version = complete
    with perimetre(annee):
        calcules = calculer(annee, ANNEE, arret=version.arret).en_json()
        photo = contenu(version)
        pieces = {une.genre: une for une in Piece.objects.all()}
        dossier = dossier_de(ANNEE)
    assert pieces.keys() == set(GenrePiece)
    for une in pieces.values():
        assert une.sha256 == hashlib.sha256(bytes(une.octets)).hexdigest()
        assert une.taille == len(bytes(une.octets)) > 10
    assert version.empreinte == pieces[GenrePiece.CONTENU].sha256
    assert (photo["etat"], photo["version"]["numero"]) == ("fige", 1)
    assert photo["version"]["signataire"] == SIGNATAIRE
    sans_corrections = {
        code: {nom: v for nom, v in un.items() if nom != "corrections"}
        for code, un in version.resultats.items()
    }
    assert sans_corrections.keys() == calcules.keys()
    assert sans_corrections["C2"]["mesures"] == calcules["C2"]["mesures"]
    assert version.resultats["D2"]["mesures"] == {"reunions": 2}
    assert version.resultats["D2"]["corrections"] == {"reunions": 3}
    assert dossier.rapport.etat == EtatRapport.FIGE
    assert dossier.derniere.acteur == "Camille Roux"
    nommer_le_signataire_et_personne_d_autre(version, pieces)


def nommer_le_signataire_et_personne_d_autre(version: Version, pieces: dict[str, Piece]) -> None:
    for genre in (GenrePiece.RAPPORT, GenrePiece.BILAN_FINANCIER, GenrePiece.PROGRAMME):
        pages = PdfReader(BytesIO(bytes(pieces[genre].octets))).pages
        assert "Zqcanari" not in " ".join(page.extract_text() for page in pages)
    couverture = PdfReader(BytesIO(bytes(pieces[GenrePiece.RAPPORT].octets))).pages[0]
    ecrit = couverture.extract_text()
    assert "Camille Roux" in ecrit
    assert version.empreinte[:12] in ecrit.replace(" ", "").replace("\n", "")
    for genre in (GenrePiece.CONTENU, GenrePiece.FAITS):
        assert b"Zqcanari" not in bytes(pieces[genre].octets)


def test_a_job_taken_up_again_after_it_wrote_makes_no_second_version(annee, version):
    with perimetre(annee, ecriture=True):
        Travail.objects.update(etat=Travail.Etat.ATTENTE, resultat={})
        (travail,) = Travail.objects.all()
    executer(cellule_id=annee.pk, travail_id=travail.pk)
    with perimetre(annee):
        travail.refresh_from_db()
        assert (travail.etat, travail.resultat) == ("fait", {"annee": ANNEE, "numero": 1})
        assert Version.objects.count() == 1


def test_who_freezes_after_another_is_told(annee, version):
    with perimetre(annee, ecriture=True):
        travail = TravailFabrique(
            nature=GEL,
            parametres={"annee": ANNEE, "numero": 1, "nom": "Autre", "fonction": ""},
        )
    executer(cellule_id=annee.pk, travail_id=travail.pk)
    with perimetre(annee):
        travail.refresh_from_db()
        assert travail.etat == Travail.Etat.ECHEC
        assert "vient d’être figée" in travail.erreur
        assert Version.objects.count() == 1


def changes(cellule: Cellule, version: Version) -> dict[str, Ecart]:
    with perimetre(cellule):
        return {ecart.indicateur.code: ecart for ecart in ecarts(cellule, version)}


def test_nothing_has_changed_when_nothing_has(annee, version):
    assert changes(annee, version) == {}


def test_an_edit_is_told_with_its_row_and_its_author(annee, version):
    avant = {}
    with perimetre(annee, ecriture=True):
        avant = {une.genre: bytes(une.octets) for une in Piece.objects.all()}
        copil = Activite.objects.filter(type="copil").earliest("debut")
        modifier_activite(copil, statut="annule")
    trouves = changes(annee, version)
    assert set(trouves) == {"D2"}
    (mesure,) = trouves["D2"].mesures
    assert (mesure.avant, mesure.apres) == ("2", "1")
    (cause,) = trouves["D2"].causes
    assert (cause.table, cause.nom, cause.genre) == ("activites", copil.code, "changement")
    assert cause.changements == ["statut\u00a0: tenu → annule"]
    with perimetre(annee):
        assert {une.genre: bytes(une.octets) for une in Piece.objects.all()} == avant
        version.refresh_from_db()
        assert version.resultats["D2"]["mesures"] == {"reunions": 2}
    with perimetre(annee, ecriture=True):
        modifier_activite(copil, statut="tenu")
    assert changes(annee, version) == {}


def test_a_hidden_edit_is_told_too(annee, version):
    """Straight in the database, without a trace: the fingerprints tell."""
    with perimetre(annee, ecriture=True), connection.cursor() as curseur:
        curseur.execute("UPDATE evenements_activite SET anonymes = 45 WHERE type = 'evenement'")
        code = Activite.objects.get(type="evenement").code
    (ecart,) = changes(annee, version).values()
    assert ecart.indicateur.code == "C2"
    assert [(m.avant, m.apres) for m in ecart.mesures] == [("41", "46")]
    assert [(c.table, c.nom, c.genre, c.moment) for c in ecart.causes] == [
        ("activites", code, "changement", None)
    ]


def test_a_person_added_to_the_attendance_is_the_cause(annee, version):
    with perimetre(annee, ecriture=True):
        evenement = Activite.objects.get(type="evenement")
        autre = ProfessionnelFabrique()
        presences = [
            {"professionnel": ligne.professionnel, "statut": "present"}
            for ligne in evenement.participations.all()
        ]
        nouvelle = {"professionnel": autre, "statut": "present"}
        enregistrer_presences(evenement, [*presences, nouvelle])
    ecart = changes(annee, version)["C2"]
    assert ("participations", evenement.code, "changement") in [
        (c.table, c.nom, c.genre) for c in ecart.causes
    ]


def test_a_declared_zero_changes_the_state_and_is_the_cause(annee, version):
    with perimetre(annee, ecriture=True):
        enregistrer_zeros_constates.creer({"annee": ANNEE, "indicateur": "D7"})
    ecart = changes(annee, version)["D7"]
    assert ecart.mesures == []
    assert ecart.etats == ("non renseigné", "zéro constaté")
    assert [c.table for c in ecart.causes] == ["zeros_constates"]
