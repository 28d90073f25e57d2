"""Duplicates: found, set aside, merged, and put back exactly."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acteurs.actions import (
    creer_professionnel,
    creer_structure,
    enregistrer_affectations,
    enregistrer_copil,
    enregistrer_professionnels,
    fusionner_personnes,
    modifier_professionnel,
)
from acteurs.actions.comptes import rattacher_compte
from acteurs.doublons import personnes_en_double, se_ressemblent, structures_en_double
from acteurs.models import Affectation, PaireEcartee, Professionnel, Structure
from cellule.actions.annulation import annuler
from cellule.dossier.exportation import lignes
from cellule.dossier.registre import tables
from cellule.models import Corbeille, Role, Trace
from cellule.perimetre import perimetre
from evenements.models import Participation, Presence, Rencontre
from tests.ecrans.conftest import lu
from tests.fabriques import (
    ActiviteFabrique,
    LigneCompteRenduFabrique,
    MandatFabrique,
    ParticipationFabrique,
    PosteCelluleFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
    UtilisateurFabrique,
)

pytestmark = pytest.mark.django_db
DOUBLONS = "/c/gironde/annuaire/doublons/"


def equipe(**champs) -> Structure:
    return creer_structure(
        **{"nom": "EMSP", "type": "EMSP", "echelon": "local", "departement": "33", **champs}
    )


def dossier() -> dict[str, list]:
    """All that an export would hold."""
    return {nom: sorted(map(str, lignes(table))) for nom, table in tables().items()}


@pytest.fixture
def deux(cellule) -> tuple[Professionnel, Professionnel]:
    """The same woman twice, with rows of every kind that may name her."""
    with perimetre(cellule, ecriture=True):
        ici, ailleurs = equipe(nom="EMSP du Bassin"), equipe(nom="HAD du Parc", type="HAD")
        reste = creer_professionnel(nom="Le Goff", prenom="Anne", structure=ici)
        doublon = creer_professionnel(
            nom="Le Goff", prenom="Ane", structure=ailleurs, email="anne@exemple.fr"
        )
        ensemble = ActiviteFabrique(type="reunion_antenne")
        ParticipationFabrique(activite=ensemble, professionnel=reste, structure=ici,
                              statut="excuse")  # fmt: skip
        ParticipationFabrique(activite=ensemble, professionnel=doublon, structure=ici)
        ParticipationFabrique(activite=ActiviteFabrique(), professionnel=doublon)
        ParticipationFabrique(activite=ActiviteFabrique(), professionnel=reste)
        enregistrer_copil.creer(
            {"professionnel": doublon, "fonction": "cadre", "structure": ailleurs,
             "college": "domicile", "qualite": "titulaire", "debut": "2024-01-01"}
        )  # fmt: skip
        MandatFabrique(professionnel=doublon)
        PosteCelluleFabrique(professionnel=doublon)
        LigneCompteRenduFabrique(responsable=doublon)
    return reste, doublon


def chiffres() -> tuple:
    """Who was counted where, for which structures: what the indicators read."""
    return (
        sorted(Rencontre.objects.values_list("activite_id", "structure_id").distinct()),
        sorted(Presence.objects.filter(comptee=True).values_list("activite_id", "structure_id")),
    )


def test_all_that_names_the_duplicate_moves_and_the_figures_stay(cellule, deux):
    reste, doublon = deux
    with perimetre(cellule, ecriture=True):
        avant, traces = chiffres(), Trace.objects.count()
        fusionner_personnes(doublon=doublon, reste=reste, valeurs={"email": "anne@exemple.fr"})
        assert chiffres() == avant
        assert Trace.objects.count() == traces + 1
        reste.refresh_from_db()
        assert reste.email == "anne@exemple.fr"
        assert set(Participation.objects.values_list("professionnel", flat=True)) == {reste.pk}
        assert Participation.objects.count() == 3  # two rows said the same meeting
        assert not Participation.objects.filter(statut="excuse").exists()
        for siennes in (reste.mandats_copil, reste.mandats_referent, reste.postes):
            assert siennes.count() == 1
        assert list(Professionnel.objects.filter(nom="Le Goff")) == [reste]
        assert Corbeille.objects.count() == 1


def test_undo_puts_everything_back(cellule, deux):
    reste, doublon = deux
    with perimetre(cellule, ecriture=True):
        avant, presences = dossier(), chiffres()
        affectations = sorted(Affectation.objects.values_list())
        trace = fusionner_personnes(
            doublon=doublon,
            reste=reste,
            valeurs={"email": "anne@exemple.fr", "prenom": "Ane", "structure": doublon.structure},
        )
        assert dossier() != avant
        annuler(trace)
        assert dossier() == avant
        assert chiffres() == presences
        assert sorted(Affectation.objects.values_list()) == affectations
        with pytest.raises(ValidationError):
            annuler(trace)


def test_what_was_changed_or_removed_since_stays_so(cellule, deux):
    reste, doublon = deux
    with perimetre(cellule, ecriture=True):
        cle = doublon.pk
        trace = fusionner_personnes(doublon=doublon, reste=reste, valeurs={"email": "a@b.fr"})
        reste.refresh_from_db()
        modifier_professionnel(reste, email="autre@exemple.fr")
        partie = Participation.objects.filter(statut="present").first()
        partie.activite.delete()
        annuler(trace)
        reste.refresh_from_db()
        assert reste.email == "autre@exemple.fr"
        assert Professionnel.objects.filter(pk=cle).exists()


def test_only_the_one_who_stays_may_have_an_account(cellule, deux):
    reste, doublon = deux
    with perimetre(cellule, ecriture=True):
        rattacher_compte(doublon, UtilisateurFabrique())
        avant = dossier()
        with pytest.raises(ValidationError, match="a un compte"):
            fusionner_personnes(doublon=doublon, reste=reste, valeurs={})
        assert dossier() == avant
        fusionner_personnes(doublon=reste, reste=doublon, valeurs={})
        doublon.refresh_from_db()
        assert doublon.utilisateur


def test_preview_says_what_differs_and_what_moves_then_does_it(page, cellule, deux):
    reste, doublon = deux
    client = page()
    adresse = f"/c/gironde/annuaire/professionnels/{reste.pk}/fusionner/"
    apercu = lu(client.get(adresse, {"avec": doublon.pk}))
    assert "2 participations" in apercu and "1 mandat" in apercu and "HAD du Parc" in apercu
    choix = {"avec": doublon.pk, "choix_email": "doublon", "choix_prenom": "reste"}
    client.post(adresse, choix)
    with perimetre(cellule):
        reste.refresh_from_db()
        assert (reste.prenom, reste.email) == ("Anne", "anne@exemple.fr")
        trace = Trace.objects.latest("pk")
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert Professionnel.objects.filter(pk=doublon.pk).exists()


def test_structures_merge_by_their_own_column_and_come_back(page, cellule):
    with perimetre(cellule, ecriture=True):
        reste, doublon = equipe(telephone=""), equipe(nom="E.M.S.P.", telephone="05 56")
        personne = ProfessionnelFabrique(structure=doublon)
        avant, traces = dossier(), Trace.objects.count()
    client = page()
    adresse = f"/c/gironde/annuaire/{reste.pk}/fusionner/"
    assert "E.M.S.P." in lu(client.get(adresse, {"avec": doublon.pk}))
    client.post(adresse, {"avec": doublon.pk, "choix_telephone": "doublon"})
    with perimetre(cellule):
        reste.refresh_from_db()
        doublon.refresh_from_db()
        assert (reste.telephone, doublon.fusionnee_dans_id) == ("05 56", reste.pk)
        assert doublon.survivante_id == reste.pk
        personne.refresh_from_db()
        assert personne.structure_id == doublon.pk
        assert Trace.objects.count() == traces + 1
        trace = Trace.objects.latest("pk")
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert dossier() == avant


def test_suspected_pairs_and_those_that_are_not(cellule):
    with perimetre(cellule, ecriture=True):
        memes = [equipe(nom=nom, finess="330000001") for nom in ("Alpha", "Oméga")]
        equipe(nom="Bêta", finess="330000001", type="LISP")
        noms = [equipe(nom="Équipe du Médoc"), equipe(nom="equipe du medoc", type="USP")]
        equipe(nom="Équipe du Médoc", departement="40")
        proches = [equipe(nom="Hospitalisation de Libourne"),
                   equipe(nom="Hospitalisations de Libourne")]  # fmt: skip
        trouvees = {p.cle: p.raison for p in structures_en_double()}
        assert trouvees == {
            tuple(sorted(f.pk for f in memes)): "Même FINESS, même type",
            tuple(sorted(f.pk for f in noms)): "Même nom, même département",
            tuple(sorted(f.pk for f in proches)): "Noms très proches",
        }
        creer_professionnel(nom="Martin", prenom="Paul", email="P@exemple.fr")
        creer_professionnel(nom="Dupuis", prenom="Léa", email="p@exemple.fr")
        assert [p.raison for p in personnes_en_double()] == ["Même adresse électronique"]


def test_numbers_tell_two_teams_apart():
    assert not se_ressemblent("unite de soins palliatifs 1", "unite de soins palliatifs 2")
    assert se_ressemblent("unite de soins palliatifs", "unite de soin palliatifs")


def test_a_pair_said_distinct_is_not_proposed_again(page, cellule):
    with perimetre(cellule, ecriture=True):
        une, autre = equipe(nom="Équipe du Médoc"), equipe(nom="Équipe du Medoc")
    client = page()
    assert "Même nom" in lu(client.get(DOUBLONS))
    donnees = {"sorte": "structures", "une": une.pk, "autre": autre.pk}
    assert page(Role.LECTEUR).post(f"{DOUBLONS}ecarter/", donnees).status_code == 403
    client.post(f"{DOUBLONS}ecarter/", donnees)
    assert "Même nom" not in lu(client.get(DOUBLONS))
    with perimetre(cellule):
        paire = PaireEcartee.objects.get()
        assert Trace.objects.filter(acte="écarter : doublon").count() == 1
    client.post(f"{DOUBLONS}ecarter/", {"paire": paire.pk})
    assert "Même nom" in lu(client.get(DOUBLONS))


def test_the_page_of_duplicates_asks_as_many_queries_for_many(page, cellule):
    client = page()

    def peupler(depuis: int, combien: int) -> None:
        with perimetre(cellule, ecriture=True):
            for rang in range(depuis, depuis + combien):
                for _ in range(2):
                    StructureFabrique(nom=f"Double {rang}")
                    ProfessionnelFabrique(nom=f"Double {rang}", structure=None)

    peupler(0, 1)
    client.get(DOUBLONS)
    with CaptureQueriesContext(connection) as peu:
        client.get(DOUBLONS)
    peupler(1, 30)
    with CaptureQueriesContext(connection) as beaucoup:
        assert lu(client.get(DOUBLONS)).count("Comparer") == 62
    assert len(beaucoup) == len(peu)


# --- Who works where -----------------------------------------------------------------


def suite(personne: Professionnel) -> list[tuple]:
    lues = Affectation.objects.filter(professionnel=personne).order_by("pk")
    return [(str(a.structure), str(a.debut or ""), str(a.fin or "")) for a in lues]


def test_a_change_of_main_structure_is_dated_and_undone_the_same_day(cellule):
    with perimetre(cellule, ecriture=True):
        ici, ailleurs = equipe(nom="Ici"), equipe(nom="Ailleurs")
        with time_machine.travel("2025-03-01 12:00+01:00", tick=False):
            personne = creer_professionnel(nom="Le Goff", structure=ici)
            assert suite(personne) == [("Ici", "", "")]
        with time_machine.travel("2025-06-10 12:00+01:00", tick=False):
            trace = enregistrer_professionnels.changer(personne, {"structure": ailleurs})
            parti = [("Ici", "", "2025-06-10"), ("Ailleurs", "2025-06-10", "")]
            assert suite(personne) == parti
            annuler(trace)
            assert suite(personne) == [("Ici", "", "")]
            personne.refresh_from_db()
            modifier_professionnel(personne, structure=ailleurs)
        assert suite(personne) == parti


def test_a_second_place_is_kept_beside_the_main_one(page, cellule):
    with perimetre(cellule, ecriture=True):
        ici, ailleurs = equipe(nom="Ici"), equipe(nom="Ailleurs")
        personne = creer_professionnel(nom="Le Goff", prenom="Anne", structure=ici)
    client = page()
    client.post(
        "/c/gironde/annuaire/affectations/nouvelle/",
        {"professionnel": f"Anne Le Goff ({personne.code})",
         "structure": f"Ailleurs ({ailleurs.code})", "fonction": "médecin", "debut": "2025-01-01"},
    )  # fmt: skip
    assert "depuis le 1 er janvier 2025" in lu(client.get(f"/c/gironde/annuaire/{ailleurs.pk}/"))
    assert "Anne Le Goff" in lu(client.get(f"/c/gironde/annuaire/{ici.pk}/"))
    with perimetre(cellule, ecriture=True):
        modifier_professionnel(personne, structure=ailleurs)
        assert ("Ailleurs", "2025-01-01", "") in suite(personne)
        seconde = Affectation.objects.get(debut="2025-01-01")
        enregistrer_affectations.changer(seconde, {"fin": "2025-02-01"})
        Affectation.objects.filter(structure=ici).update(fin=date(2025, 3, 1))
    assert "Y ont travaillé" in lu(client.get(f"/c/gironde/annuaire/{ici.pk}/"))
