"""Working groups: their sheet, their meetings with attendance and minutes, from plan to undo."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from acteurs.actions import creer_groupe, enregistrer_groupes, fusionner_personnes
from acteurs.models import GroupeDeTravail, MembreDeGroupe, Professionnel
from cellule.actions.annulation import annuler
from cellule.actions.corbeille import retablir
from cellule.dossier.registre import tables, tables_des_ecrans
from cellule.models import Corbeille, Role, Trace
from cellule.perimetre import perimetre
from evenements.actions import dire_le_groupe, enregistrer_activites, reporter_activite
from evenements.models import Activite, ReunionDeGroupe
from tests.ecrans.conftest import en_novembre, liens, lu  # noqa: F401
from tests.fabriques import (
    ActiviteFabrique,
    GroupeDeTravailFabrique,
    LigneCompteRenduFabrique,
    MembreDeGroupeFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    ReunionDeGroupeFabrique,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("en_novembre")]
GROUPES = "/c/gironde/gouvernance/groupes/"


@pytest.fixture
def domicile(cellule) -> GroupeDeTravail:
    """A group of two members, with a meeting held and one to come."""
    with perimetre(cellule, ecriture=True):
        groupe = GroupeDeTravailFabrique(nom="Domicile", objet="Le retour à domicile")
        for nom in ("Le Goff", "Morvan"):
            personne = ProfessionnelFabrique(nom=nom, prenom="Anne")
            MembreDeGroupeFabrique(groupe=groupe, professionnel=personne)
        for jour, statut in (("2025-03-04", "tenu"), ("2025-12-09", "planifie")):
            activite = ActiviteFabrique(
                type="groupe_travail", debut=jour, statut=statut, intitule=f"Réunion du {jour}"
            )
            ReunionDeGroupeFabrique(groupe=groupe, activite=activite)
    return groupe


def tenue() -> Activite:
    return Activite.objects.get(statut="tenu")


def noms(reponse) -> list[str]:
    return [str(ligne) for ligne in reponse.context["page"].object_list]


# --- The sheet -----------------------------------------------------------------------


def test_a_group_is_added_with_its_members_and_taken_back(page, cellule):
    with perimetre(cellule, ecriture=True):
        personnes = [ProfessionnelFabrique(code=f"pro-{n}") for n in (1, 2)]
    client = page()
    envoi = {
        "nom": "Pédiatrie", "objet": "Qui appeler", "membres": ["(pro-1)", "(pro-2)"],
        "animateur": "(pro-2)", "debut": "2025-01-15",
    }  # fmt: skip
    reponse = client.post(f"{GROUPES}nouvelle/", envoi, follow=True)
    with perimetre(cellule):
        groupe = GroupeDeTravail.objects.get()
        assert (groupe.code, groupe.animateur) == ("gt-001", personnes[1])
        assert list(groupe.membres.order_by("pk")) == personnes
        (trace,) = Trace.objects.all()
    texte = lu(reponse)
    assert "Groupe de travail, animé par" in texte and "Qui appeler" in texte
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert not GroupeDeTravail.objects.exists() and not MembreDeGroupe.objects.exists()


def test_an_end_before_the_beginning_is_refused_at_its_field(page, cellule):
    envoi = {"nom": "Pédiatrie", "debut": "2025-02-01", "fin": "2025-01-01"}
    reponse = page().post(f"{GROUPES}nouvelle/", envoi)
    assert (reponse.status_code, list(reponse.context["form"].errors)) == (400, ["fin"])


def test_the_sheet_shows_meetings_attendance_minutes_and_what_is_open(page, cellule, domicile):
    with perimetre(cellule, ecriture=True):
        for _ in range(3):
            ParticipationFabrique(activite=tenue())
        ParticipationFabrique(activite=tenue(), statut="excuse")
        LigneCompteRenduFabrique(
            activite=tenue(), rubrique="decision", suite="ouverte", texte="Écrire la fiche",
            echeance=date(2025, 12, 1),
        )  # fmt: skip
        LigneCompteRenduFabrique(activite=tenue(), rubrique="decision", suite="faite", texte="Fini")
        cle = tenue().pk
    reponse = page(Role.LECTEUR).get(f"{GROUPES}{domicile.pk}/")
    texte = lu(reponse)
    for mots in ("Anne Le Goff", "Anne Morvan", "À venir", "Passées", "3 participants",
                 "compte rendu de 2 lignes", "À suivre", "Écrire la fiche"):  # fmt: skip
        assert mots in texte, mots
    assert "Fini" not in texte and "Planifier une réunion" not in texte
    assert f"/c/gironde/journal/{cle}/#compte-rendu" in liens(reponse)
    assert f"/c/gironde/journal/{cle}/presences/" not in liens(reponse)


def test_a_meeting_is_planned_from_the_sheet(page, cellule, domicile):
    client = page()
    fiche = client.get(f"{GROUPES}{domicile.pk}/")
    planifier = next(lien for lien in liens(fiche) if "statut=planifie" in lien)
    formulaire = client.get(planifier).context["form"]
    envoi = {nom: v for nom in formulaire.fields if (v := formulaire[nom].value())}
    assert envoi["groupe"] == f"Domicile ({domicile.code})"
    assert envoi["intitule"] == "Groupe de travail\u00a0: Domicile"
    assert "jour" not in envoi, "a meeting to plan has no day yet"
    assert (envoi["statut"], envoi["objectifs"]) == ("planifie", "Le retour à domicile")
    reponse = client.post(planifier, envoi | {"jour": "2026-01-20"})
    assert reponse.status_code == 302, reponse.context["form"].errors
    assert reponse.url == f"{GROUPES}{domicile.pk}/"
    assert "20 janvier 2026" in lu(client.get(reponse.url))
    with perimetre(cellule):
        neuve = Activite.objects.get(debut="2026-01-20")
        assert (neuve.type, neuve.liens_groupes.get().groupe) == ("groupe_travail", domicile)
        creation = Trace.objects.get(table="activites", geste="creation")
    client.post(f"/c/gironde/annuler/{creation.pk}/")
    with perimetre(cellule):
        assert (Activite.objects.count(), ReunionDeGroupe.objects.count()) == (2, 2)


def test_the_presences_propose_the_members_of_the_group(page, cellule, domicile):
    with perimetre(cellule, ecriture=True):
        venue = Professionnel.objects.get(nom="Morvan")
        ParticipationFabrique(activite=tenue(), professionnel=venue)
        ailleurs = ActiviteFabrique(type="groupe_travail", debut="2025-06-01", statut="tenu")
        ParticipationFabrique(activite=ailleurs, professionnel=ProfessionnelFabrique(nom="Autre"))
        prevue = Activite.objects.get(statut="planifie")
    texte = lu(page().get(f"/c/gironde/journal/{prevue.pk}/presences/"))
    assert "Anne Morvan" in texte and "Anne Le Goff" in texte and "membre du groupe" in texte
    assert "Autre" not in texte.split("Autres personnes")[0]


# --- The group of a meeting ----------------------------------------------------------


def test_the_form_of_a_meeting_says_changes_and_takes_away_its_group(page, cellule, domicile):
    with perimetre(cellule, ecriture=True):
        autre, cle = GroupeDeTravailFabrique(nom="EHPAD"), tenue().pk
    client, adresse = page(), f"/c/gironde/journal/{tenue_de(cellule)}/modifier/"
    for groupe, attendu in ((f"EHPAD ({autre.code})", [autre]), ("", [])):
        formulaire = client.get(adresse).context["form"]
        envoi = {nom: formulaire[nom].value() or "" for nom in formulaire.fields}
        client.post(adresse, envoi | {"groupe": groupe})
        with perimetre(cellule):
            assert [lien.groupe for lien in ReunionDeGroupe.objects.filter(activite=cle)] == attendu
    with perimetre(cellule, ecriture=True):
        trace = Trace.objects.filter(table="reunions_de_groupes").latest("pk")
        annuler(trace)
        assert ReunionDeGroupe.objects.get(activite=cle).groupe == autre
    assert "EHPAD" in lu(client.get(f"/c/gironde/journal/{cle}/"))


def tenue_de(cellule) -> int:
    with perimetre(cellule):
        return tenue().pk


def test_another_type_leaves_the_group(page, cellule, domicile):
    client, adresse = page(), f"/c/gironde/journal/{tenue_de(cellule)}/modifier/"
    formulaire = client.get(adresse).context["form"]
    envoi = {nom: formulaire[nom].value() or "" for nom in formulaire.fields}
    client.post(adresse, envoi | {"type": "bureau"})
    with perimetre(cellule):
        assert tenue().type == "bureau"
        assert ReunionDeGroupe.objects.count() == 1


def test_a_meeting_put_off_stays_one_of_the_group(dans_la_cellule, domicile):
    nouvelle, _ = reporter_activite(Activite.objects.get(statut="planifie"), jour=date(2026, 1, 15))
    assert nouvelle.liens_groupes.get().groupe == domicile


def test_saying_the_same_group_twice_leaves_no_trace(dans_la_cellule, domicile):
    avant = Trace.objects.count()
    assert dire_le_groupe(tenue(), domicile) is None
    assert Trace.objects.count() == avant


# --- To the bin and back -------------------------------------------------------------


def test_a_group_that_goes_leaves_its_meetings_and_comes_back_with_them(dans_la_cellule, domicile):
    enregistrer_groupes.supprimer(domicile)
    assert (Activite.objects.count(), ReunionDeGroupe.objects.count()) == (2, 0)
    retablir(Corbeille.objects.get())
    assert (ReunionDeGroupe.objects.count(), MembreDeGroupe.objects.count()) == (2, 2)


def test_a_meeting_that_goes_comes_back_in_its_group(dans_la_cellule, domicile):
    annuler(enregistrer_activites.supprimer(tenue()))
    assert ReunionDeGroupe.objects.filter(activite=tenue(), groupe=domicile).exists()


def test_an_act_on_many_groups_is_undone(page, cellule, domicile):
    with perimetre(cellule, ecriture=True):
        autre = GroupeDeTravailFabrique()
    client = page()
    envoi = {"lignes": [domicile.pk, autre.pk], "requete": "", "confirme": "1"}
    client.post(f"{GROUPES}actes/", envoi | {"acte": "terminer", "fin": "2025-11-01"})
    with perimetre(cellule, ecriture=True):
        assert GroupeDeTravail.objects.filter(fin=date(2025, 11, 1)).count() == 2
        annuler(Trace.objects.latest("pk"))
        assert GroupeDeTravail.objects.filter(fin=None).count() == 2
    client.post(f"{GROUPES}actes/", envoi | {"acte": "supprimer"})
    with perimetre(cellule, ecriture=True):
        assert not GroupeDeTravail.objects.exists()
        annuler(Trace.objects.latest("pk"))
        assert ReunionDeGroupe.objects.count() == 2


def test_two_sheets_of_a_person_make_one_member_and_come_apart_again(dans_la_cellule, domicile):
    reste, doublon = Professionnel.objects.order_by("pk").filter(groupes=domicile)
    seul = GroupeDeTravailFabrique()
    MembreDeGroupeFabrique(groupe=seul, professionnel=doublon)
    trace = fusionner_personnes(doublon=doublon, reste=reste, valeurs={})
    assert list(reste.groupes.order_by("pk")) == [domicile, seul]
    annuler(trace)
    doublon = Professionnel.objects.get(code=doublon.code)
    assert list(doublon.groupes.order_by("pk")) == [domicile, seul]
    assert list(reste.groupes.all()) == [domicile]


# --- The list ------------------------------------------------------------------------


def test_the_list_says_the_meetings_and_keeps_to_those_at_work(page, cellule, domicile):
    with perimetre(cellule, ecriture=True):
        GroupeDeTravailFabrique(nom="Terminé", objet="", fin=date(2024, 12, 31))
    client = page(Role.LECTEUR)
    reponse = client.get(GROUPES, follow=True)
    assert noms(reponse) == ["Domicile"]
    ligne = lu(reponse).split("Domicile", 1)[1]
    assert "4 mars 2025" in ligne and "9 déc. 2025" in ligne
    assert noms(client.get(f"{GROUPES}?moment=finis")) == ["Terminé"]
    assert noms(client.get(f"{GROUPES}?q=retour")) == ["Domicile"]
    assert GROUPES in liens(client.get("/c/gironde/gouvernance/copil/"))


def peupler(cellule, combien: int) -> None:
    with perimetre(cellule, ecriture=True):
        for _ in range(combien):
            groupe = GroupeDeTravailFabrique(animateur=ProfessionnelFabrique())
            MembreDeGroupeFabrique.create_batch(2, groupe=groupe)
            ReunionDeGroupeFabrique.create_batch(2, groupe=groupe)


def peupler_le_groupe(cellule, groupe: GroupeDeTravail, combien: int) -> None:
    with perimetre(cellule, ecriture=True):
        for lien in ReunionDeGroupeFabrique.create_batch(combien, groupe=groupe):
            ParticipationFabrique(activite=lien.activite)
            LigneCompteRenduFabrique(activite=lien.activite, suite="ouverte")
            MembreDeGroupeFabrique(groupe=groupe)


@pytest.mark.parametrize("adresse", ["?colonnes=nom&colonnes=membres&colonnes=projet", "{}/"])
def test_thirty_rows_cost_the_queries_of_one(page, cellule, domicile, adresse):
    client, couts = page(), []
    for combien in (1, 29):
        peupler(cellule, combien)
        peupler_le_groupe(cellule, domicile, combien)
        client.get(GROUPES + adresse.format(domicile.pk))
        with CaptureQueriesContext(connection) as lues:
            assert client.get(GROUPES + adresse.format(domicile.pk)).status_code == 200
        couts.append(len(lues))
    assert couts[0] == couts[1] <= 40


# --- Rights, the wall, the format ----------------------------------------------------


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_readers_read_and_write_nothing(page, cellule, domicile, role):
    client, fiche = page(role), f"{GROUPES}{domicile.pk}/"
    assert client.get(fiche).status_code == 200
    for adresse in (f"{GROUPES}nouvelle/", f"{fiche}modifier/", f"{fiche}supprimer/"):
        assert client.post(adresse, {"nom": "Autre"}).status_code == 403
    with perimetre(cellule):
        assert GroupeDeTravail.objects.get().nom == "Domicile"


def test_a_group_of_another_cell_is_neither_read_nor_named(page, cellule, voisine, domicile):
    with perimetre(voisine, ecriture=True):
        ailleurs = creer_groupe(nom="Mascareignes")
    client = page()
    assert client.get(f"{GROUPES}{ailleurs.pk}/").status_code == 404
    assert "Mascareignes" not in lu(client.get(f"{GROUPES}?page=1"))
    adresse = reverse("modifier_activite", args=["gironde", tenue_de(cellule)])
    formulaire = client.get(adresse).context["form"]
    envoi = {nom: formulaire[nom].value() or "" for nom in formulaire.fields}
    reponse = client.post(adresse, envoi | {"groupe": "Mascareignes"})
    assert (reponse.status_code, list(reponse.context["form"].errors)) == (400, ["groupe"])


def test_the_exchange_format_knows_nothing_of_them():
    ajoutees = {"groupes_de_travail", "reunions_de_groupes"}
    assert ajoutees <= tables_des_ecrans().keys() and not ajoutees & tables().keys()
