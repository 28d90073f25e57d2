"""What the feed says, and how: RFC 5545, changes told, nothing of anybody."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cellule.actions.corbeille import retablir
from cellule.models import Corbeille
from cellule.perimetre import perimetre
from evenements.actions import (
    enregistrer_activites,
    modifier_activite,
    planifier_seances,
    reporter_activite,
)
from evenements.actions.confirmation import dire_ce_qui_a_eu_lieu
from evenements.flux.requetes import abonnement_du_jeton
from evenements.models import Activite, ActiviteRetiree
from tests.fabriques import (
    ActiviteFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    MandatFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
)

from .conftest import noter, vieillir

pytestmark = pytest.mark.django_db


def dans(jours: int, heure: str = "T14:00") -> str:
    return f"{timezone.localdate() + timedelta(days=jours)}{heure}"


def changer(cellule, activite: Activite, **champs) -> None:
    """In a transaction of its own, as a page does."""
    vieillir(cellule)
    with perimetre(cellule, ecriture=True):
        modifier_activite(Activite.objects.get(pk=activite.pk), **champs)


def test_lines_are_folded_at_75_octets_and_end_as_they_must(cellule, agenda):
    long = "Coordination à l’été : équipes, évènements, « fin de vie » ; suite, été œuvre " * 5
    noter(cellule, long[:400], dans(3), lieu="Hôpital Élisabeth, salle n° 2\\bis")
    octets = agenda.demander().content
    lignes = octets.split(b"\r\n")
    assert octets.endswith(b"END:VCALENDAR\r\n")
    assert all(len(ligne) <= 75 and b"\n" not in ligne for ligne in lignes)
    assert any(ligne.startswith(b" ") for ligne in lignes)
    octets.decode()  # folded between letters, not inside one: each line alone is a text
    assert [ligne.decode() for ligne in lignes]
    (un,) = agenda.evenements().values()
    (autre,) = agenda.lus_par_un_autre().values()
    assert str(un["summary"]) == autre.summary
    assert autre.summary.startswith("Coordination à l’été\xa0: équipes, évènements, «\xa0fin")
    assert str(un["location"]) == autre.location == "Hôpital Élisabeth, salle n° 2\\bis"


def test_the_calendar_says_its_name_its_pace_and_where_the_sheet_is(cellule, agenda, settings):
    settings.ADRESSE_PUBLIQUE = "https://maillage.example.org"
    activite = noter(cellule, "Réunion", dans(3), modalite="visio")
    calendrier = agenda.lire()
    assert str(calendrier["x-wr-calname"]) == "Cellule de Gironde"
    assert calendrier["refresh-interval"].to_ical() == b"PT6H"
    assert calendrier["refresh-interval"].params["VALUE"] == "DURATION"
    assert str(calendrier["x-published-ttl"]) == "PT6H"
    assert (calendrier["version"], calendrier["method"]) == ("2.0", "PUBLISH")
    evenement = agenda.evenements()["Réunion"]
    fiche = f"https://maillage.example.org/c/gironde/journal/{activite.pk}/"
    assert evenement["url"] == fiche
    assert str(evenement["description"]).splitlines()[0] == "Réunion d’antenne, en visioconférence"
    assert fiche in str(evenement["description"])
    assert not {"organizer", "attendee"} & {nom.lower() for nom in evenement}


def test_a_change_keeps_the_uid_and_grows_the_sequence(cellule, agenda):
    activite = noter(cellule, "Avant", dans(3))
    avant = agenda.evenements()["Avant"]
    changer(cellule, activite, intitule="Après")
    apres = agenda.evenements()["Après"]
    assert apres["uid"] == avant["uid"]
    assert (avant["sequence"], apres["sequence"]) == (0, 1)
    assert apres["last-modified"].dt > avant["last-modified"].dt - timedelta(days=1)
    changer(cellule, activite, debut=dans(4))
    assert agenda.evenements()["Après"]["sequence"] == 2
    changer(cellule, activite, debut=dans(4))
    assert agenda.evenements()["Après"]["sequence"] == 2, "nothing changed"


def test_sessions_antennas_and_bulk_writes_grow_the_sequence_too(cellule, agenda):
    formation = noter(cellule, "DU", dans(3), type="formation", role="dispensee")
    autre = noter(cellule, "Ailleurs", dans(3))
    with perimetre(cellule, ecriture=True):
        antenne = AntenneFabrique()
    actes = (
        lambda f: planifier_seances(f, [{"debut": dans(5), "statut": "planifie"}]),
        lambda f: modifier_activite(f, antennes=[antenne]),
        lambda f: enregistrer_activites.changer_plusieurs([(f, {"lieu": "Bordeaux"})]),
        lambda f: enregistrer_activites(
            lignes=[{**enregistrer_activites.valeurs(f), "nature": "universitaire"}]
        ),
    )
    for rang, acte in enumerate(actes, start=1):
        vieillir(cellule)
        with perimetre(cellule, ecriture=True):
            acte(Activite.objects.get(pk=formation.pk))
        assert agenda.evenements()["DU"]["sequence"] == rang
    assert agenda.evenements()["Ailleurs"]["sequence"] == autre.revision


def test_cancelled_and_put_off_stay_ninety_days_as_such(cellule, agenda):
    annulee, reportee = noter(cellule, "Un", dans(3)), noter(cellule, "Deux", dans(4))
    vieillir(cellule)
    with perimetre(cellule, ecriture=True):
        dire_ce_qui_a_eu_lieu(annulee, statut="annule", jour=timezone.localdate())
        reporter_activite(reportee, jour=timezone.localdate() + timedelta(days=9))
    lus, autres = agenda.evenements(), agenda.lus_par_un_autre()
    assert set(lus) == {"Annulée\xa0: Un", "Reportée\xa0: Deux", "Deux"}
    assert lus["Annulée\xa0: Un"]["status"] == lus["Reportée\xa0: Deux"]["status"] == "CANCELLED"
    assert lus["Annulée\xa0: Un"]["sequence"] == 1
    assert autres["Annulée\xa0: Un"].status == "CANCELLED"
    vieillir(cellule, jours=89)
    assert len(agenda.evenements()) == 3
    vieillir(cellule, jours=91)
    assert set(agenda.evenements()) == {"Deux"}


def test_removed_is_told_and_comes_back_under_a_later_sequence(cellule, agenda):
    activite = noter(cellule, "Avec Zoé Zingaro", dans(3), antennes=[])
    changer(cellule, activite, lieu="Pau")
    avant = agenda.evenements()["Avec Zoé Zingaro"]
    vieillir(cellule)
    with perimetre(cellule, ecriture=True):
        enregistrer_activites.supprimer(Activite.objects.get())
    (retiree,) = agenda.evenements().values()
    assert str(retiree["summary"]) == "Supprimée\xa0: Réunion d’antenne"
    assert (retiree["uid"], retiree["status"]) == (avant["uid"], "CANCELLED")
    assert retiree.start == avant.start
    assert retiree["sequence"] == avant["sequence"] + 1
    texte = agenda.demander().content.decode()
    assert "Zingaro" not in texte and "Pau" not in texte and "URL" not in texte
    with perimetre(cellule, ecriture=True):
        retablir(Corbeille.objects.get())
    (revenue,) = agenda.evenements().values()
    assert (str(revenue["summary"]), revenue["uid"]) == ("Avec Zoé Zingaro", avant["uid"])
    assert revenue["sequence"] == retiree["sequence"] + 1
    with perimetre(cellule, ecriture=True):
        enregistrer_activites.supprimer(Activite.objects.get())
    assert [e["sequence"] for e in agenda.evenements().values()] == [revenue["sequence"] + 1]


def test_removed_is_told_ninety_days_even_once_the_bin_is_empty(cellule, agenda):
    noter(cellule, "Un", dans(3))
    noter(cellule, "Jadis", dans(-500), statut="tenu")
    with perimetre(cellule, ecriture=True):
        enregistrer_activites.supprimer_plusieurs(Activite.objects.all())
        Corbeille.objects.all().delete()
        assert ActiviteRetiree.objects.count() == 1, "what is in no calendar is told to none"
    assert len(agenda.evenements()) == 1
    with perimetre(cellule, ecriture=True):
        ActiviteRetiree.objects.update(retiree_le=timezone.now() - timedelta(days=91))
    assert not agenda.evenements()
    noter(cellule, "Deux", dans(3))
    with perimetre(cellule, ecriture=True):
        enregistrer_activites.supprimer(Activite.objects.get())
        assert ActiviteRetiree.objects.count() == 1, "the old ones are forgotten"


def test_a_training_with_sessions_is_removed_session_by_session(cellule, agenda):
    formation = noter(cellule, "DU", dans(3), type="formation", role="dispensee")
    with perimetre(cellule, ecriture=True):
        planifier_seances(
            formation, [{"debut": dans(n), "statut": "planifie"} for n in (9, 5)]
        )  # not in their order
    avant = {e["uid"]: e.start for e in agenda.evenements().values()}
    with perimetre(cellule, ecriture=True):
        enregistrer_activites.supprimer(Activite.objects.get())
    apres = {e["uid"]: e.start for e in agenda.lire().events}
    assert len(avant) == 2 and apres == avant


@pytest.mark.parametrize(
    "titre",
    ["Point avec Mme Durand", "Rencontre du Dr Garnier", "Avec le professeur Élie Roux",
     "Suivi de ZINGARO", "Appeler le 02 61 91 22 31", "Appeler le +33 6 39 98 00 11"],
)  # fmt: skip
def test_a_title_that_names_somebody_gives_way_to_the_type(titre, cellule, agenda):
    activite = noter(cellule, titre, dans(3), lieu="Cabinet du Dr Garnier, 0261912231, Pau")
    with perimetre(cellule, ecriture=True):
        ParticipationFabrique(activite=activite, professionnel=ProfessionnelFabrique(nom="Zingaro"))
    (evenement,) = agenda.evenements().values()
    assert str(evenement["summary"]) == "Réunion d’antenne"
    assert str(evenement["location"]) == "Cabinet du …, …, Pau"
    texte = agenda.demander().content.decode()
    assert not re.search(r"Durand|Garnier|Roux|ZINGARO|22 31|00 11|2231", texte)


def test_a_name_inside_a_word_is_not_a_name(cellule, agenda):
    activite = noter(cellule, "Réunion de Royan : liaison ville-hôpital", dans(3))
    with perimetre(cellule, ecriture=True):
        for nom in ("Roy", "Li"):
            ParticipationFabrique(activite=activite, professionnel=ProfessionnelFabrique(nom=nom))
    assert set(agenda.evenements()) == {"Réunion de Royan\xa0: liaison ville-hôpital"}


def test_past_a_year_and_future_beyond_reason_are_left_out(cellule, agenda):
    for nom, jours in {"Trop vieux": -366, "Vieux": -365, "Loin": 1800, "Trop loin": 1900}.items():
        noter(cellule, nom, dans(jours), statut="planifie")
    assert set(agenda.evenements()) == {"Vieux", "Loin"}


def test_each_scope_shows_its_antennas(cellule, suivre):
    with perimetre(cellule, ecriture=True):
        soi = ProfessionnelFabrique()
        nord, sud, ancienne = (AntenneFabrique(nom=nom) for nom in ("Nord", "Sud", "Ancienne"))
        MandatFabrique(antenne=nord, professionnel=soi, fin=None)
        MandatFabrique(antenne=ancienne, professionnel=soi, fin="2024-12-31")
        MandatFabrique(antenne=sud, professionnel=ProfessionnelFabrique(), fin=None)
        for antenne in (nord, sud, ancienne):
            activite = ActiviteFabrique(intitule=f"À {antenne}", debut=dans(3, ""))
            AntenneConcerneeFabrique(activite=activite, antenne=antenne)
        ActiviteFabrique(intitule="Ailleurs", debut=dans(3, ""))
    toute = suivre(jeton="a")
    mienne = suivre(jeton="b", portee="mes_antennes")
    with perimetre(cellule, ecriture=True):
        soi.utilisateur = suivre_par(cellule, "b")
        soi.save()
    une = suivre(jeton="c", portee="antenne", antenne=sud)
    assert set(toute.evenements()) == {"À Nord", "À Sud", "À Ancienne", "Ailleurs"}
    assert set(mienne.evenements()) == {"À Nord"}
    assert set(une.evenements()) == {"À Sud"}
    noms = [str(agenda.lire()["x-wr-calname"]) for agenda in (toute, mienne, une)]
    assert noms == [
        "Cellule de Gironde", "Mes antennes, Cellule de Gironde", "Sud, Cellule de Gironde",
    ]  # fmt: skip
    with perimetre(cellule, ecriture=True):
        enregistrer_activites.supprimer(Activite.objects.get(intitule="À Sud"))
    assert [len(a.evenements()) for a in (toute, mienne, une)] == [4, 1, 1]
    assert "Supprimée" in une.demander().content.decode()
    assert "Supprimée" not in mienne.demander().content.decode()


def suivre_par(cellule, jeton):
    """Who keeps the address of this token."""
    return abonnement_du_jeton(jeton).utilisateur
