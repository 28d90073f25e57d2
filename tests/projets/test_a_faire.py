"""What is due on a project or a call is among what waits for the team, until it is done."""

from datetime import date, timedelta

from acteurs.actions import creer_appel, dire_relayes, fixer_la_relance
from acteurs.requetes_projets import BIENTOT
from cellule.perimetre import perimetre
from tests.ecrans.conftest import liens, lu
from tests.projets.conftest import JOUR, RACINE

ADRESSE = "/c/gironde/a-faire/"


def test_a_reminder_waits_until_it_is_put_off(page, ici):
    navigateur = page()
    reponse = navigateur.get(ADRESSE)
    assert "Demander le bilan, relance prévue le 10 juin 2026" in lu(reponse)
    assert f"{RACINE}{ici.nuit.pk}/" in liens(reponse)
    assert "Valise multisensorielle" not in lu(reponse)
    with perimetre(ici.cellule, ecriture=True):
        fixer_la_relance([ici.nuit], relance_le=JOUR + timedelta(days=1))
    assert "Astreinte de nuit partagée" not in lu(navigateur.get(ADRESSE))


def test_a_call_that_ends_soon_waits_until_it_is_relayed(page, cellule):
    with perimetre(cellule, ecriture=True):
        proche, *_ = [
            creer_appel(intitule=mots, nature="aap", emetteur="ARS", echeance=JOUR + dans)
            for mots, dans in (
                ("Appel proche", BIENTOT),
                ("Appel lointain", BIENTOT + timedelta(days=1)),
                ("Appel clos", timedelta(days=-1)),
            )
        ]
    texte = lu(page().get(ADRESSE))
    assert "Appel proche" in texte and "lointain" not in texte and "clos" not in texte
    with perimetre(cellule, ecriture=True):
        dire_relayes([proche], relaye_le=date(2026, 6, 15))
    assert "Appel proche" not in lu(page().get(ADRESSE))
