"""What a cell marks is read from every cell, and written by none but itself; the rest stays behind
the wall (docs/decisions/shared-rows-between-cells.md)."""

from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from acteurs.models import Acte, AppelAProjets, BonnePratique, PartenaireDeProjet, Projet, Structure
from cellule.cloison import verifier
from cellule.models import ModelePartage
from cellule.perimetre import HorsPerimetre, partagees_ailleurs, perimetre
from cellule.rls import modeles_du_mur
from tests.cloison.test_verifier_cloison import en_proprietaire
from tests.fabriques import (
    ActeFabrique,
    AppelAProjetsFabrique,
    BonnePratiqueFabrique,
    PartenaireDeProjetFabrique,
    ProjetFabrique,
    StructureFabrique,
)

PARTAGEABLES = [m for m in modeles_du_mur() if issubclass(m, ModelePartage)]
FABRIQUES = {
    Projet: (ProjetFabrique, "intitule"),
    AppelAProjets: (AppelAProjetsFabrique, "intitule"),
    BonnePratique: (BonnePratiqueFabrique, "titre"),
}


@dataclass(frozen=True)
class Voisins:
    """Of each shareable table: our row, and over there a marked row and one that is not."""

    marques: dict[type, object]
    gardes: dict[type, object]


@pytest.fixture
def voisins(ici, la_bas) -> Voisins:
    with perimetre(ici.cellule, ecriture=True):
        for fabrique, champ in FABRIQUES.values():
            fabrique(**{champ: "à nous"})
    with perimetre(la_bas.cellule, ecriture=True):
        return Voisins(
            {m: f(**{c: "pour tous"}, partage=True) for m, (f, c) in FABRIQUES.items()},
            {m: f(**{c: "pour eux"}) for m, (f, c) in FABRIQUES.items()},
        )


def lus_en_sql(modele) -> set[str]:
    champ = FABRIQUES[modele][1]
    with connection.cursor() as curseur:
        curseur.execute(f"SELECT {champ} FROM {modele._meta.db_table}")
        lus = {mots for (mots,) in curseur.fetchall()}
    return lus & {"à nous", "pour tous", "pour eux"}


def test_every_shareable_table_is_tried_here():
    assert set(PARTAGEABLES) == set(FABRIQUES)


@pytest.mark.parametrize("modele", FABRIQUES, ids=lambda m: m.__name__)
def test_sql_shows_what_is_marked_and_nothing_else(modele, voisins, ici, la_bas):
    with perimetre(ici.cellule):
        assert lus_en_sql(modele) == {"à nous", "pour tous"}
    with perimetre(la_bas.cellule):
        assert lus_en_sql(modele) == {"pour tous", "pour eux"}
    assert lus_en_sql(modele) == set()  # outside any cell


@pytest.mark.parametrize("modele", FABRIQUES, ids=lambda m: m.__name__)
def test_the_manager_never_shows_the_rows_of_another_cell(modele, voisins, ici):
    champ = FABRIQUES[modele][1]
    with perimetre(ici.cellule):
        assert not modele.objects.filter(**{f"{champ}__startswith": "pour"}).exists()
        with pytest.raises(modele.DoesNotExist):
            modele.objects.get(pk=voisins.marques[modele].pk)
        ailleurs = partagees_ailleurs(modele)
        assert [getattr(ligne, champ) for ligne in ailleurs] == ["pour tous"]
        assert ailleurs.get().cellule.code == "la-bas"


@pytest.mark.parametrize("modele", FABRIQUES, ids=lambda m: m.__name__)
def test_a_row_shared_no_longer_is_seen_no_longer(modele, voisins, ici, la_bas):
    with perimetre(la_bas.cellule, ecriture=True):
        modele.objects.filter(pk=voisins.marques[modele].pk).update(partage=False)
    with perimetre(ici.cellule):
        assert not partagees_ailleurs(modele).exists()
        assert lus_en_sql(modele) == {"à nous"}


def test_shared_rows_are_asked_for_inside_a_cell(voisins):
    with pytest.raises(HorsPerimetre):
        list(partagees_ailleurs(Projet))
    with pytest.raises(HorsPerimetre):
        partagees_ailleurs(Projet).exists()


def test_a_table_that_is_not_shared_has_no_such_reading(ici):
    with perimetre(ici.cellule), pytest.raises(HorsPerimetre, match="ne se partage pas"):
        partagees_ailleurs(Structure)


@pytest.mark.parametrize(
    "ecrire",
    [
        lambda lignes: lignes.update(intitule="pris"),
        lambda lignes: lignes.delete(),
        lambda lignes: lignes.bulk_update([], ["intitule"]),
        lambda lignes: lignes.bulk_create([]),
        lambda lignes: lignes.get().save(),
        lambda lignes: lignes.get().delete(),
    ],
    ids=["update", "delete", "bulk_update", "bulk_create", "save", "delete one"],
)
def test_nobody_else_writes_a_shared_row(ecrire, voisins, ici, la_bas):
    with perimetre(ici.cellule, ecriture=True), pytest.raises(HorsPerimetre):
        ecrire(partagees_ailleurs(Projet))
    with perimetre(la_bas.cellule):
        assert Projet.objects.get(pk=voisins.marques[Projet].pk).intitule == "pour tous"


@pytest.mark.parametrize("ordre", ["UPDATE acteurs_projet SET nature = 'pris' WHERE id = %s",
                                   "UPDATE acteurs_projet SET partage = false WHERE id = %s",
                                   "DELETE FROM acteurs_projet WHERE id = %s"])  # fmt: skip
def test_sql_changes_no_shared_row_of_another_cell(ordre, voisins, ici):
    with perimetre(ici.cellule, ecriture=True), connection.cursor() as curseur:
        curseur.execute(ordre, [voisins.marques[Projet].pk])
        assert curseur.rowcount == 0


def test_sql_gives_no_shared_row_to_another_cell(voisins, ici, la_bas):
    """Nor is a row of ours moved there, nor made there."""
    with perimetre(ici.cellule, ecriture=True), connection.cursor() as curseur:
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            curseur.execute(
                "UPDATE acteurs_projet SET cellule_id = %s, partage = true", [la_bas.cellule.pk]
            )
        curseur.execute("SELECT count(*) FROM acteurs_projet WHERE NOT partage")
        assert curseur.fetchone()[0] > 0


def test_the_keys_of_a_shared_row_lead_nowhere(voisins, ici, la_bas):
    projet = voisins.marques[Projet]
    with perimetre(la_bas.cellule, ecriture=True):
        ActeFabrique(projet=projet), PartenaireDeProjetFabrique(projet=projet)
    with perimetre(ici.cellule):
        lu = partagees_ailleurs(Projet).get()
        with pytest.raises(Structure.DoesNotExist):
            _ = lu.porteur
        assert partagees_ailleurs(Projet).select_related("porteur").get().porteur is None
        assert not lu.actes.exists() and not lu.partenaires.exists()
        with connection.cursor() as curseur:
            for modele in (Acte, PartenaireDeProjet, Structure):
                curseur.execute(
                    f"SELECT count(*) FROM {modele._meta.db_table} WHERE cellule_id = %s",
                    [la_bas.cellule.pk],
                )
                assert curseur.fetchone() == (0,)


def test_a_row_of_ours_cannot_point_to_a_shared_row(voisins, ici):
    with perimetre(ici.cellule, ecriture=True):
        with pytest.raises(DatabaseError), transaction.atomic():
            ActeFabrique(projet=voisins.marques[Projet], projet_id=voisins.marques[Projet].pk)
            connection.check_constraints()
        with pytest.raises(DatabaseError), transaction.atomic():
            ProjetFabrique(porteur=StructureFabrique(), modele_id=voisins.marques[Projet].pk)
            connection.check_constraints()


def test_the_nation_does_not_read_them(voisins):
    with transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(f"SET LOCAL ROLE {settings.ROLE_NATIONAL}")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            curseur.execute("SELECT * FROM acteurs_projet")
        curseur.execute(f"SET LOCAL ROLE {settings.ROLE_APPLICATION}")


def test_a_marked_row_is_no_hole_and_the_others_are(voisins):
    assert verifier(connection) == []
    en_proprietaire(
        "DROP POLICY lecture_partagee ON acteurs_projet",
        "CREATE POLICY lecture_partagee ON acteurs_projet FOR SELECT TO cellule_app USING (true)",
    )
    trous = verifier(connection)
    assert "acteurs_projet : la politique lecture_partagee n’est pas celle attendue." in trous
    assert "acteurs_projet : des lignes sont visibles sans périmètre." in trous
    assert "acteurs_projet : la cellule ici voit des lignes d’une autre." in trous


def test_marked_rows_seen_outside_any_cell_are_a_hole(voisins):
    en_proprietaire(
        "DROP POLICY lecture_partagee ON acteurs_projet",
        "CREATE POLICY lecture_partagee ON acteurs_projet FOR SELECT TO cellule_app"
        " USING (partage)",
    )
    trous = verifier(connection)
    assert "acteurs_projet : des lignes sont visibles sans périmètre." in trous
    assert "acteurs_projet : la cellule ici voit des lignes d’une autre." not in trous


def test_sharing_a_table_that_is_not_to_be_is_a_hole(db):
    en_proprietaire(
        "ALTER TABLE acteurs_structure ADD COLUMN partage boolean DEFAULT true",
        "CREATE POLICY lecture_partagee ON acteurs_structure FOR SELECT TO cellule_app"
        " USING (partage)",
    )
    trous = verifier(connection)
    assert "acteurs_structure : la politique lecture_partagee est de trop." in trous
