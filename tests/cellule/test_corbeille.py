"""The bin: what is removed goes whole, counts nowhere, and comes back as it was."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from acteurs.actions import creer_structure, enregistrer_projets, enregistrer_structures
from acteurs.models import Professionnel, Structure
from antennes.models import Antenne
from cellule.actions.corbeille import DejaFait, effacer, retablir, vider_les_anciennes
from cellule.dossier.exportation import lignes
from cellule.dossier.registre import tables
from cellule.models import Corbeille, LienInterne, Trace
from cellule.perimetre import perimetre
from cellule.rls import modeles_du_mur
from cellule.tasks import ranger
from evenements.actions import (
    creer_activite,
    enregistrer_activites,
    enregistrer_comptes_rendus,
    enregistrer_presences,
    enregistrer_seances,
    modifier_activite,
    planifier_seances,
)
from evenements.models import Activite, ActiviteRetiree, DerniereRencontre, Participation, Seance
from tests import fabriques

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dans_la_cellule")]


def dossier() -> dict[str, list]:
    """Everything that an export of the cell writes."""
    return {nom: [list(ligne) for ligne in lignes(table)] for nom, table in tables().items()}


def brutes() -> dict[str, list]:
    """Every column of every row of the tables that the bin does not make itself; those that
    triggers keep are written anew, under another key, and what calendars are told of an activity
    goes on counting."""
    sans = (Trace, Corbeille, DerniereRencontre, ActiviteRetiree)
    aux_calendriers = ("revision", "revisee_le")
    lues = {
        modele._meta.label: [
            {nom: valeur for nom, valeur in ligne.items() if nom not in aux_calendriers}
            for ligne in modele.objects.order_by("pk").values()
        ]
        for modele in modeles_du_mur()
        if modele not in sans
    }
    gardees = DerniereRencontre.objects.order_by("structure")
    return lues | {"gardées": list(gardees.values("structure", "jour", "prochain"))}


@pytest.fixture
def formation() -> Activite:
    """A training with all that hangs on an activity, beside another one."""
    fabriques.ParticipationFabrique()
    structures = [fabriques.StructureFabrique(code=f"s-{n}") for n in (2, 1)]
    antennes = [fabriques.AntenneFabrique(code=f"a-{n}") for n in (2, 1)]
    formation = creer_activite(
        code="f-1",
        type="formation",
        role="dispensee",
        intitule="Soins palliatifs à domicile",
        debut="2025-03-01T09:30",
        statut="tenu",
        antennes=antennes,
        structures=structures,
        heures="7.25",
    )
    gens = [fabriques.ProfessionnelFabrique() for _ in range(3)]
    presences = [{"professionnel": une, "statut": "present"} for une in (*gens, gens[0])]
    enregistrer_presences(formation, presences)
    planifier_seances(
        formation,
        [{"debut": f"2025-0{mois}-10", "heures": "3.5", "statut": "tenu"} for mois in (4, 5)],
    )
    enregistrer_comptes_rendus.creer(
        {"code": "cr-1", "activite": formation, "rubrique": "decision", "texte": "Recommencer"}
    )
    return formation


def test_removed_activity_comes_back_as_it_was(formation):
    avant, avant_brutes = dossier(), brutes()
    trace = enregistrer_activites.supprimer(formation)
    assert not Seance.objects.exists()
    assert Participation.objects.count() == 1
    assert "f-1" not in str(dossier())
    entree = Corbeille.objects.get()
    assert len(entree.contenu) == 1 + 2 + 2 + 4 + 2 + 1
    assert entree.trace == trace
    retablir(entree)
    assert dossier() == avant
    assert brutes() == avant_brutes
    assert not Corbeille.objects.exists()


@pytest.mark.parametrize("nom", sorted(tables()))
def test_row_of_any_table_is_removed_and_comes_back_with_one_trace_each(nom):
    table = tables()[nom]
    fabrique = next(
        une
        for cle, une in vars(fabriques).items()
        if cle.endswith("Fabrique") and une._meta.model is table.modele
    )
    objet = fabrique()
    objet.refresh_from_db()
    avant, texte = brutes(), str(objet)
    trace = table.ecrire().supprimer(objet)
    assert (trace.geste, trace.table, trace.objet) == ("suppression", nom, texte[:300])
    assert not table.modele.objects.filter(pk=trace.cle).exists()
    retour = retablir(Corbeille.objects.get())
    assert (retour.geste, retour.table, retour.cle) == ("retablissement", nom, trace.cle)
    assert brutes() == avant
    assert Trace.objects.count() == 2


def test_what_is_in_the_bin_is_counted_nowhere(formation):
    annees = Activite.objects.filter(annee_retenue=2025, type="formation", statut_retenu="tenu")
    assert annees.count() == 1
    enregistrer_activites.supprimer(formation)
    assert not annees.exists()
    assert all("Soins palliatifs à domicile" not in str(rang) for rang in dossier().values())


def test_twice_is_once(formation):
    enregistrer_activites.supprimer(formation)
    entree = Corbeille.objects.get()
    retablir(entree)
    with pytest.raises(DejaFait, match="déjà revenue"):
        retablir(entree)
    assert Activite.objects.filter(code="f-1").count() == 1
    assert Trace.objects.filter(geste="retablissement").count() == 1


def test_session_that_goes_and_returns_moves_what_is_kept_of_its_training(formation):
    premiere = Seance.objects.order_by("jour").first()
    enregistrer_seances.supprimer(premiere)
    formation.refresh_from_db()
    assert formation.jour_retenu.month == 5
    retablir(Corbeille.objects.get())
    formation.refresh_from_db()
    assert formation.jour_retenu.month == 4


def test_session_does_not_return_to_what_is_no_longer_a_training(formation):
    for seance in Seance.objects.all():
        enregistrer_seances.supprimer(seance)
    modifier_activite(formation, type="evenement", role="organisateur")
    with pytest.raises(ValidationError, match="n’est pas une formation"):
        retablir(Corbeille.objects.first())
    assert not Seance.objects.exists()
    assert Corbeille.objects.count() == 2


def test_row_that_others_cite_stays_and_says_by_how_many():
    structure = fabriques.StructureFabrique(code="s-1")
    for rang in range(3):
        activite = fabriques.ActiviteFabrique(code=f"x-{rang}")
        fabriques.StructureRencontreeFabrique(activite=activite, structure=structure)
    fabriques.MandatCopilFabrique(structure=structure)
    with pytest.raises(ValidationError) as refus:
        enregistrer_structures.supprimer(structure)
    (message,) = refus.value.messages
    assert "3\u00a0activités et 1\u00a0mandat" in message
    assert "citent cette fiche" in message
    assert Structure.objects.filter(pk=structure.pk).exists()
    assert not Corbeille.objects.exists()
    assert not Trace.objects.exists()


def test_one_citation_is_told_in_the_singular():
    personne = fabriques.ParticipationFabrique().professionnel
    with pytest.raises(ValidationError, match="participation cite cette fiche"):
        tables()["professionnels"].ecrire().supprimer(personne)
    assert Professionnel.objects.filter(pk=personne.pk).exists()


def test_row_does_not_come_back_without_what_it_cites():
    offre = fabriques.OffreFabrique()
    structure = offre.structure
    tables()["offres"].ecrire().supprimer(offre)
    enregistrer_structures.supprimer(structure)
    premiere = Corbeille.objects.order_by("pk").first()
    with pytest.raises(ValidationError, match=f"{structure.nom}.*est aussi à la corbeille"):
        retablir(premiere)
    effacer(Corbeille.objects.order_by("pk").last())
    with pytest.raises(ValidationError, match="n’existe plus"):
        retablir(premiere)
    assert not tables()["offres"].modele.objects.exists()


def test_code_taken_meanwhile_is_told_in_words():
    structure = creer_structure(
        code="s-9", nom="Avant", type="EMSP", echelon="local", departement="33"
    )
    enregistrer_structures.supprimer(structure)
    creer_structure(code="s-9", nom="Après", type="EMSP", echelon="local", departement="33")
    with pytest.raises(ValidationError, match=r"Après.*a pris sa place entre-temps \(même code"):
        retablir(Corbeille.objects.get())


def test_new_code_is_never_one_that_may_come_back():
    champs = {"nom": "n", "type": "EMSP", "echelon": "local", "departement": "33"}
    premiere = creer_structure(**champs)
    enregistrer_structures.supprimer(premiere)
    seconde = creer_structure(**champs)
    assert (premiere.code, seconde.code) == ("str-001", "str-002")
    retablir(Corbeille.objects.get())
    assert Structure.objects.count() == 2


def test_merged_sheet_comes_back_to_the_end_of_its_merges():
    a, b, c = (fabriques.StructureFabrique(code=code) for code in "abc")
    enregistrer_structures.modifier(a, {"fusionnee_dans": "b"})
    enregistrer_structures.supprimer(a)
    enregistrer_structures.modifier(b, {"fusionnee_dans": "c"})
    retablir(Corbeille.objects.get())
    assert Structure.objects.get(code="a").survivante == c


def test_account_closed_meanwhile_leaves_the_person_without_one():
    personne = fabriques.ProfessionnelFabrique(utilisateur=fabriques.UtilisateurFabrique())
    tables()["professionnels"].ecrire().supprimer(personne)
    fabriques.UtilisateurFabrique._meta.model.objects.all().delete()
    retablir(Corbeille.objects.get())
    assert Professionnel.objects.get().utilisateur is None


def test_many_rows_go_and_return_together():
    projets = [fabriques.ProjetFabrique(code=f"p-{n}") for n in range(3)]
    fabriques.ActeFabrique(projet=projets[1])
    avant = brutes()
    trace = enregistrer_projets.supprimer_plusieurs(projets)
    assert (trace.objet, trace.cle) == ("3\u00a0projets", None)
    assert [ligne["avant"]["code"] for ligne in trace.lignes] == ["p-0", "p-1", "p-2"]
    retablir(Corbeille.objects.get())
    assert brutes() == avant
    assert Trace.objects.count() == 2


def test_no_key_between_rows_is_emptied_by_a_removal():
    """What comes back could not tell whose it was."""
    vides = [
        f"{modele._meta.label}.{champ.name}"
        for modele in modeles_du_mur()
        for champ in modele._meta.local_fields
        if isinstance(champ, LienInterne)
        and champ.remote_field.on_delete.__name__ in ("SET_NULL", "SET_DEFAULT", "SET")
    ]
    assert vides == []


# --- For good ------------------------------------------------------------------------


def test_bin_keeps_twenty_nine_days_and_not_thirty():
    jour = datetime(2026, 3, 1, 12, tzinfo=UTC)
    with time_machine.travel(jour, tick=False) as horloge:
        tables()["antennes"].ecrire().supprimer(fabriques.AntenneFabrique())
        horloge.move_to(jour + timedelta(days=29))
        assert Corbeille.objects.get().jours_restants == 1
        assert vider_les_anciennes() == 0
        horloge.move_to(jour + timedelta(days=30))
        assert vider_les_anciennes() == 1
    assert not Corbeille.objects.exists()
    assert not Antenne.objects.exists()
    assert list(Trace.objects.values_list("acte", flat=True)) == [
        "vider la corbeille",
        "supprimer : antenne",
    ]


def test_one_entry_is_removed_for_good_with_one_trace():
    for _ in range(2):
        tables()["antennes"].ecrire().supprimer(fabriques.AntenneFabrique())
    effacer(Corbeille.objects.first())
    assert Corbeille.objects.count() == 1
    assert Trace.objects.filter(acte="supprimer définitivement : antenne").count() == 1
    assert Trace.objects.count() == 3


def test_task_empties_its_own_cell_only(cellule, voisine):
    longtemps = datetime.now(UTC) - timedelta(days=31)
    with time_machine.travel(longtemps, tick=False):
        for une in (cellule, voisine):
            with perimetre(une, ecriture=True):
                tables()["antennes"].ecrire().supprimer(fabriques.AntenneFabrique())
    assert "1 suppressions effacées" in ranger(cellule_id=cellule.pk)
    assert not Corbeille.objects.exists()
    with perimetre(voisine):
        assert Corbeille.objects.count() == 1
