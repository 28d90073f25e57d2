"""The last meeting that triggers keep is the one that the rows say, whatever is written."""

import random
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Max
from django.utils import timezone

from acteurs.models import Professionnel, Structure
from cellule.perimetre import perimetre
from evenements.models import (
    Activite,
    DerniereRencontre,
    Participation,
    Rencontre,
    StatutActivite,
    StatutPresence,
    StructureRencontree,
    TypeActivite,
)
from evenements.requetes_rencontres import derniere_rencontre, rencontres_tenues
from tests.fabriques import (
    ActiviteFabrique,
    CelluleFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
    StructureRencontreeFabrique,
)

JOUR = timezone.localdate()
UN_JOUR = timedelta(days=1)
DEMAIN = JOUR + UN_JOUR


@pytest.fixture
def ici(db):
    with perimetre(CelluleFabrique(), ecriture=True) as ici:
        yield ici


def activite(jour=JOUR, **champs) -> Activite:
    options = {
        "type": TypeActivite.REUNION_ANTENNE,
        "statut": StatutActivite.TENU,
        "statut_retenu": champs.get("statut", StatutActivite.TENU),
        "debut": jour.isoformat(),
        "jour_debut": jour,
        "jour_retenu": jour,
        "annee_retenue": jour.year,
    }
    return ActiviteFabrique(**options | champs)


def activite_sans_l_ecrire(rang: int) -> Activite:
    return Activite(
        code=f"a{rang}",
        intitule="Réunion",
        type=TypeActivite.REUNION_ANTENNE,
        statut=StatutActivite.TENU,
        statut_retenu=StatutActivite.TENU,
        debut=JOUR.isoformat(),
        jour_debut=JOUR,
        jour_retenu=JOUR,
        annee_retenue=JOUR.year,
    )


def gardee(structure: Structure, jour: date = JOUR) -> date | None:
    lue = Structure.objects.annotate(lue=derniere_rencontre(jour)).get(pk=structure.pk)
    return lue.lue


def test_an_attendance_then_a_later_one_then_none(ici):
    structure = StructureFabrique()
    personne = ProfessionnelFabrique(structure=structure)
    avant = ParticipationFabrique(activite=activite(JOUR - UN_JOUR), professionnel=personne)
    apres = ParticipationFabrique(activite=activite(), professionnel=personne)
    assert gardee(structure) == JOUR
    apres.delete()
    assert gardee(structure) == JOUR - UN_JOUR
    avant.delete()
    assert gardee(structure) is None
    assert not DerniereRencontre.objects.exists()


def test_saving_a_structure_read_before_changes_nothing(ici):
    structure = StructureFabrique()
    lue = Structure.objects.get(pk=structure.pk)
    StructureRencontreeFabrique(structure=structure, activite=activite())
    lue.nom = "Autre nom"
    lue.save()
    assert gardee(structure) == JOUR


def test_a_held_day_to_come_hides_no_meeting(ici):
    structure = StructureFabrique()
    StructureRencontreeFabrique(structure=structure, activite=activite(JOUR - UN_JOUR))
    StructureRencontreeFabrique(structure=structure, activite=activite(JOUR + 9 * UN_JOUR))
    assert gardee(structure) == JOUR - UN_JOUR
    assert gardee(structure, JOUR + 9 * UN_JOUR) == JOUR + 9 * UN_JOUR


def test_each_cell_has_its_own(db):
    # Days past for PostgreSQL too, whose day is not always ours: what is kept is read as such.
    jours = {CelluleFabrique(): JOUR - UN_JOUR, CelluleFabrique(): JOUR - 2 * UN_JOUR}
    for cellule, jour in jours.items():
        with perimetre(cellule, ecriture=True):
            StructureRencontreeFabrique(activite=activite(jour))
    for cellule, jour in jours.items():
        with perimetre(cellule):
            assert [d.jour for d in DerniereRencontre.objects.all()] == [jour]


class Ecrivain:
    """Writes anything that may change who was met, at random."""

    def __init__(self, hasard: random.Random) -> None:
        self.hasard = hasard
        self.structures = [StructureFabrique() for _ in range(5)]
        self.gens = [self.personne() for _ in range(6)]
        self.activites = [activite(JOUR - n * UN_JOUR) for n in range(5)]

    def personne(self) -> Professionnel:
        return ProfessionnelFabrique(
            structure=self.hasard.choice([*self.structures, None]),
            equipe_cellule=self.hasard.random() < 0.2,
        )

    def une(self, modele):
        return modele.objects.order_by("?").first()

    def venir(self) -> None:
        ParticipationFabrique(
            activite=self.hasard.choice(self.activites),
            professionnel=self.hasard.choice(self.gens),
            structure=self.hasard.choice([*self.structures, None, None]),
            statut=self.hasard.choice([*StatutPresence.values, StatutPresence.PRESENT]),
        )

    def nommer(self) -> None:
        StructureRencontree.objects.get_or_create(
            activite=self.hasard.choice(self.activites),
            structure=self.hasard.choice(self.structures),
        )

    def effacer(self) -> None:
        ligne = self.une(self.hasard.choice([Participation, StructureRencontree]))
        if ligne:
            ligne.delete()

    def corriger_une_presence(self) -> None:
        ligne = self.une(Participation)
        if ligne:
            ligne.structure = self.hasard.choice([*self.structures, None])
            ligne.statut = self.hasard.choice(StatutPresence.values)
            ligne.save()

    def corriger_une_activite(self) -> None:
        une = self.hasard.choice(self.activites)
        jour = JOUR - self.hasard.randrange(-3, 60) * UN_JOUR
        statut = self.hasard.choice([*StatutActivite.values, StatutActivite.TENU])
        Activite.objects.filter(pk=une.pk).update(
            type=self.hasard.choice([TypeActivite.COPIL, TypeActivite.REUNION_ANTENNE]),
            statut=statut,
            statut_retenu=statut,
            jour_retenu=jour,
            annee_retenue=jour.year,
        )

    def changer_d_employeur(self) -> None:
        qui = self.hasard.choice(self.gens)
        qui.structure = self.hasard.choice([*self.structures, None])
        qui.equipe_cellule = self.hasard.random() < 0.3
        qui.save()

    def fusionner(self) -> None:
        """One into another that survives, or apart again."""
        une, dans = self.hasard.sample(self.structures, 2)
        vivante = Structure.objects.get(pk=dans.pk).survivante_id is None
        absorbe = Structure.objects.filter(survivante=une.pk).exists()
        libre = self.hasard.random() < 0.4 or not vivante or absorbe
        Structure.objects.filter(pk=une.pk).update(survivante=None if libre else dans)


def comparer(jour: date, acte: str) -> int:
    """Every structure, with what the view says of it; return how many were met."""
    tenues = Rencontre.objects.filter(rencontres_tenues(jour, "activite__"))
    dites = dict(tenues.values_list("structure").annotate(d=Max("activite__jour_retenu")))
    survivantes = Structure.objects.filter(survivante=None)
    lues = survivantes.annotate(lue=derniere_rencontre(jour)).values_list("pk", "lue")
    assert {cle: lue for cle, lue in lues if lue} == dites, acte
    return len(dites)


@pytest.mark.parametrize("graine", range(6))
def test_what_is_kept_is_what_the_rows_say(ici, graine):
    hasard = random.Random(graine)
    ecrivain = Ecrivain(hasard)
    actes = [ecrivain.venir] * 3 + [
        ecrivain.nommer,
        ecrivain.effacer,
        ecrivain.corriger_une_presence,
        ecrivain.corriger_une_activite,
        ecrivain.changer_d_employeur,
        ecrivain.fusionner,
    ]
    rencontrees = 0
    for _ in range(60):
        acte = hasard.choice(actes)
        acte()
        for jour in (JOUR, DEMAIN):
            rencontrees += comparer(jour, acte.__name__)
    assert rencontrees > 10  # it is not of nothing that they agree


def lues(table: str) -> int:
    """The rows of a table that this transaction has read so far, in whatever way."""
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT COALESCE(seq_tup_read, 0) + COALESCE(idx_tup_fetch, 0)"
            " FROM pg_stat_xact_user_tables WHERE relname = %s",
            [table],
        )
        return curseur.fetchone()[0]


def test_rows_that_come_are_not_compared_with_every_activity(ici):
    """As an import does: activities and whom they met, batch after batch in one transaction, where
    no statistics are taken."""
    par_lot, structures = 200, StructureFabrique.create_batch(10)
    for lot in range(10):
        activites = Activite.objects.bulk_create(
            activite_sans_l_ecrire(lot * par_lot + rang) for rang in range(par_lot)
        )
        avant = lues("evenements_activite")
        StructureRencontree.objects.bulk_create(
            StructureRencontree(activite=une, structure=structures[rang % 10])
            for rang, une in enumerate(activites)
        )
    assert lues("evenements_activite") - avant <= 3 * par_lot
    assert gardee(structures[0]) == JOUR
