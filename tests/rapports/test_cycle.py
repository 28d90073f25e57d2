"""Every step of the cycle, allowed and refused; what is frozen stays so, even for SQL."""

import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cellule.models import Trace
from cellule.perimetre import perimetre
from rapports.actions import cycle
from rapports.actions.cycle import Auteur, Fichier, PassageRefuse
from rapports.cycle import LIBELLES, PASSAGES, TONS, Acte, permis
from rapports.models import Cote, Etape, EtatRapport, GenrePiece, Piece, Rapport, Version
from rapports.versions import contenu, dossier_de, rapport_de, versions_de
from tests.fabriques import AvisFabrique

ANNEE = 2025
AUTEUR = Auteur("Camille Roux", "responsable")
# The steps that bring a new report to each state.
CHEMINS = {
    EtatRapport.BROUILLON: (),
    EtatRapport.FIGE: (Acte.FIGER,),
    EtatRapport.TRANSMIS: (Acte.FIGER, Acte.TRANSMETTRE),
    EtatRapport.CORRECTION: (Acte.FIGER, Acte.TRANSMETTRE, Acte.DEMANDER_CORRECTION),
    EtatRapport.ACCEPTE: (Acte.FIGER, Acte.TRANSMETTRE, Acte.ACCEPTER),
}
PERMIS = {
    (EtatRapport.BROUILLON, Acte.FIGER): EtatRapport.FIGE,
    (EtatRapport.FIGE, Acte.FIGER): EtatRapport.FIGE,
    (EtatRapport.FIGE, Acte.TRANSMETTRE): EtatRapport.TRANSMIS,
    (EtatRapport.TRANSMIS, Acte.ACCEPTER): EtatRapport.ACCEPTE,
    (EtatRapport.TRANSMIS, Acte.DEMANDER_CORRECTION): EtatRapport.CORRECTION,
    (EtatRapport.CORRECTION, Acte.FIGER): EtatRapport.FIGE,
}


def figer(numero: int | None = None, texte: bytes = b'{"annee": 2025}') -> Version:
    return cycle.figer_version(
        annee=ANNEE,
        numero=numero or 1 + len(versions_de(ANNEE)),
        arret=date(2026, 1, 31),
        fige_le=timezone.now(),
        catalogue="2022.1",
        format=2,
        resultats={"D2": {"etat": "valeur"}},
        partages={},
        fichiers=[Fichier(GenrePiece.CONTENU, "contenu.json", "application/json", texte)],
        auteur=AUTEUR,
    )


def franchir(acte: Acte) -> None:
    version = rapport_de(ANNEE).version_id or 0
    match acte:
        case Acte.FIGER:
            figer()
        case Acte.TRANSMETTRE:
            cycle.transmettre(annee=ANNEE, version=version, auteur=AUTEUR)
        case Acte.ACCEPTER:
            cycle.accepter(annee=ANNEE, version=version, auteur=Auteur("Agence"))
        case Acte.DEMANDER_CORRECTION:
            cycle.demander_correction(
                annee=ANNEE, version=version, auteur=Auteur("Agence"), motif="A3 est faux"
            )


def amener(etat: EtatRapport) -> None:
    for acte in CHEMINS[etat]:
        franchir(acte)


@pytest.mark.parametrize(("etat", "acte"), list(product(EtatRapport, Acte)))
def test_each_step_from_each_state(dans_la_cellule, etat, acte):
    amener(etat)
    pas = len(dossier_de(ANNEE).etapes)
    if (etat, acte) in PERMIS:
        franchir(acte)
        dossier = dossier_de(ANNEE)
        assert dossier.rapport.etat == PERMIS[etat, acte]
        assert len(dossier.etapes) == pas + 1
        assert dossier.derniere.etat == dossier.rapport.etat
        assert dossier.derniere.empreinte == dossier.rapport.version.empreinte
        assert Trace.objects.first().objet.startswith("2025, version ")
    else:
        traces = Trace.objects.count()
        with pytest.raises(PassageRefuse):
            franchir(acte)
        assert rapport_de(ANNEE).etat == etat
        assert len(dossier_de(ANNEE).etapes) == pas
        assert Trace.objects.count() == traces


def test_the_table_of_steps_is_the_one_tested_and_the_one_of_the_database():
    declares = {
        (etat, acte): PASSAGES[acte].vers for acte in Acte for etat in PASSAGES[acte].depuis
    }
    assert declares == PERMIS
    assert all(
        permis(acte, etat) == ((etat, acte) in PERMIS) for etat, acte in product(EtatRapport, Acte)
    )
    sql = Path("rapports/migrations/0005_scelle.py").read_text(encoding="utf-8")
    liste = re.search(r"ARRAY\[(.*?)\]", sql, re.DOTALL).group(1)
    en_base = {tuple(mots.split()) for mots in re.findall(r"'([^']+)'", liste)}
    assert en_base == {(etat.value, vers.value) for (etat, _), vers in PERMIS.items()}


def test_each_state_has_words_for_both_sides():
    for cote in Cote:
        assert LIBELLES[cote].keys() == TONS[cote].keys() == set(EtatRapport)
    assert all(LIBELLES[Cote.CELLULE][etat] != LIBELLES[Cote.ARS][etat] for etat in EtatRapport)


def test_a_correction_without_a_reason_is_refused(dans_la_cellule):
    amener(EtatRapport.TRANSMIS)
    with pytest.raises(ValidationError, match="ce qui est à corriger"):
        cycle.demander_correction(
            annee=ANNEE, version=rapport_de(ANNEE).version_id, auteur=AUTEUR, motif="  "
        )
    assert rapport_de(ANNEE).etat == EtatRapport.TRANSMIS


def test_a_new_version_leaves_the_one_before_as_it_was(dans_la_cellule):
    amener(EtatRapport.CORRECTION)
    premiere = rapport_de(ANNEE).version
    seconde = figer(texte=b'{"annee": 2025, "deux": 2}')
    rapport = rapport_de(ANNEE)
    assert [v.numero for v in versions_de(ANNEE)] == [2, 1]
    assert (rapport.version, rapport.transmise) == (seconde, premiere)
    assert contenu(premiere) == {"annee": 2025}
    assert contenu(seconde) == {"annee": 2025, "deux": 2}


def test_an_act_on_an_older_version_is_refused(dans_la_cellule):
    premiere = figer()
    figer()
    with pytest.raises(PassageRefuse, match="plus récente"):
        cycle.transmettre(annee=ANNEE, version=premiere.pk, auteur=AUTEUR)


def test_two_freezings_at_once_make_one_version_of_that_number(dans_la_cellule):
    figer(numero=1)
    with pytest.raises(PassageRefuse, match="vient d’être figée"):
        figer(numero=1)
    assert Version.objects.count() == 1


@pytest.mark.parametrize("verbe", ["UPDATE", "DELETE"])
@pytest.mark.parametrize(
    "table", ["rapports_version", "rapports_piece", "rapports_etape", "rapports_avis"]
)
@pytest.mark.parametrize("role", ["cellule_app", "cellule_owner"])
def test_nothing_frozen_is_altered_by_sql(dans_la_cellule, verbe, table, role):
    amener(EtatRapport.FIGE)
    AvisFabrique(version=rapport_de(ANNEE).version)
    ordre = {
        "UPDATE": f"UPDATE {table} SET cellule_id = cellule_id",
        "DELETE": f"DELETE FROM {table}",
    }[verbe]
    with (
        pytest.raises(DatabaseError, match=r"permission denied|ne se modifie pas"),
        transaction.atomic(),
        connection.cursor() as curseur,
    ):
        curseur.execute(f"SET LOCAL ROLE {role}")
        curseur.execute(ordre)
    assert Version.objects.count() == Piece.objects.count() == Etape.objects.count() == 1


@pytest.mark.parametrize(
    "ordre",
    [
        "UPDATE rapports_rapport SET etat = 'brouillon'",
        "UPDATE rapports_rapport SET annee = 2024",
        "UPDATE rapports_rapport SET version_id = NULL",
        "UPDATE rapports_rapport SET transmise_id = version_id",
        "DELETE FROM rapports_rapport",
        "INSERT INTO rapports_rapport (cellule_id, annee, etat)"
        " SELECT cellule_id, 2030, 'accepte' FROM rapports_rapport",
    ],
)
def test_a_report_only_moves_along_the_cycle_even_by_sql(dans_la_cellule, ordre):
    amener(EtatRapport.FIGE)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as curseur,
    ):
        curseur.execute(ordre)
    assert rapport_de(ANNEE).etat == EtatRapport.FIGE


def test_an_accepted_report_does_not_move_by_sql(dans_la_cellule):
    amener(EtatRapport.ACCEPTE)
    for etat in EtatRapport:
        with (
            pytest.raises(DatabaseError, match="ne passe pas"),
            transaction.atomic(),
            connection.cursor() as curseur,
        ):
            curseur.execute("UPDATE rapports_rapport SET etat = %s", [etat.value])


def test_the_cycle_of_a_cell_is_its_own(cellule, voisine):
    with perimetre(cellule, ecriture=True):
        figer()
    with perimetre(voisine, ecriture=True):
        assert rapport_de(ANNEE).etat == EtatRapport.BROUILLON
        figer()
        assert Rapport.objects.count() == 1
