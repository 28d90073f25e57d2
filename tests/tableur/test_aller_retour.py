"""What we export comes back without a change: by the lists, by the format, by hand."""

import pytest

from acteurs.listes import STRUCTURES
from cellule.dossier.exportation import lignes
from cellule.dossier.registre import tables
from cellule.listes.fichiers import FORMATS, Tableau
from cellule.models import Role
from cellule.perimetre import perimetre
from cellule.tableur import importables
from tests.fabriques import (
    PartenaireDeProjetFabrique,
    ProfessionnelFabrique,
    ProjetFabrique,
    StructureFabrique,
)

from .conftest import messages, tout

pytestmark = pytest.mark.django_db


@pytest.fixture
def plein(cellule):
    """A directory with all that a file may spoil: zeros, plus signs, commas, no-break spaces."""
    with perimetre(cellule, ecriture=True):
        ch = StructureFabrique(
            code="str-001", nom="CH de Dax, site\u00a0B", type="ETABLISSEMENT", finess="010001004",
            departement_id="01", commune="01053", telephone="+33 5 58 00 00 00", lits=12,
            ouverte_le="2019-03-01", email="ch@exemple.fr", publiee=True,
        )  # fmt: skip
        usp = StructureFabrique(
            code="str-002", nom="USP", type="USP", finess="010001004", departement_id="01",
            echelon="regional", fermee_le="2024-12-31",
        )  # fmt: skip
        StructureFabrique(code="str-003", nom="USP", type="USP", departement_id="40")
        for code, champs in {
            "pro-001": {"nom": "Martin", "prenom": "Anne", "email": "a@exemple.fr"},
            "pro-002": {"nom": "Martin", "prenom": "Anne", "structure": usp},
            "pro-003": {"nom": "=Dupont", "prenom": "", "structure": ch, "equipe_cellule": True},
        }.items():
            ProfessionnelFabrique(**{"code": code, **champs})
        modele = ProjetFabrique(code="prj-001", intitule="Hôpital de jour", porteur=ch)
        projet = ProjetFabrique(
            code="prj-002", intitule="Équipe mobile", departements=["01", "40"], modele=modele,
            porteur=usp, debut_accompagnement="2025-01-15", commun=True, resultat="Fait\nen mars",
        )  # fmt: skip
        PartenaireDeProjetFabrique(projet=projet, structure=ch, rang=0)
        PartenaireDeProjetFabrique(projet=projet, structure=usp, rang=1)
    return cellule


@pytest.mark.parametrize("forme", FORMATS)
def test_the_list_of_structures_comes_back(page, importer, plein, forme):
    toutes = list(STRUCTURES.table.declarees())
    reponse = page(Role.RESPONSABLE).get(
        "/c/gironde/annuaire/", {"export": forme, "colonnes": toutes}
    )
    assert reponse.status_code == 200
    avant = tout(plein)
    rapport = importer(reponse.content)
    assert messages(rapport) == [] and rapport["inchanges"] == len(avant["structures"])
    assert tout(plein) == avant


def en_fichier(cellule, nom: str, forme: str, *, libelles: bool) -> bytes:
    """A table as a file, with the columns of the format or their labels."""
    table, importable = tables()[nom], importables()[nom]
    with perimetre(cellule):
        rangees = [
            [_ecrite(c, v) for c, v in zip(table.colonnes, ligne, strict=True)]
            for ligne in lignes(table)
        ]
    entetes = [(importable.libelle(n) if libelles else n, "texte") for n in table.noms]
    return FORMATS[forme].ecrire(Tableau(titre=nom, entetes=entetes, lignes=rangees))


def _ecrite(colonne, valeur) -> object:
    """As a list writes it: days are typed, the rest is text."""
    return valeur if hasattr(valeur, "year") else colonne.genre.ecrire(valeur)


@pytest.mark.parametrize("forme", FORMATS)
@pytest.mark.parametrize("nom", importables())
@pytest.mark.parametrize("libelles", [True, False])
def test_every_table_comes_back_by_its_columns_and_by_their_labels(
    importer, plein, nom, forme, libelles
):
    octets, avant = en_fichier(plein, nom, forme, libelles=libelles), tout(plein)
    rapport = importer(octets, table=nom)
    assert messages(rapport) == [] and rapport["inchanges"] == len(avant[nom]) > 1
    assert tout(plein) == avant


def test_a_whole_table_is_made_again_in_an_empty_cell(importer, plein, voisine):
    """What comes back is what was there, not what nobody looked at."""
    fichiers = {nom: en_fichier(plein, nom, "xlsx", libelles=True) for nom in tables_en_ordre()}
    avant = tout(plein)
    with perimetre(plein, ecriture=True):
        for nom in reversed(tables_en_ordre()):
            table = tables()[nom]
            redaction = table.ecrire().rediger(lignes=[])
            table.ecrire().retirer(redaction.en_trop())
    for nom, octets in fichiers.items():
        assert messages(importer(octets, table=nom)) == []
    apres = tout(plein)
    assert {nom: apres[nom] for nom in fichiers} == {nom: avant[nom] for nom in fichiers}


def tables_en_ordre() -> list[str]:
    return [nom for nom in tables() if nom in importables()]


def test_a_name_shared_by_several_stays_the_one_that_is_there(importer, plein):
    """Two sheets are called « USP »: the name alone changes nothing for who works in one."""
    avant = tout(plein)
    octets = b"Code;Structure principale\npro-002;usp\n"
    assert importer(octets, table="professionnels")["inchanges"] == 1
    assert tout(plein) == avant
    (message,) = messages(
        importer(b"Code;Structure principale\npro-001;usp\n", table="professionnels")
    )
    assert "« usp » est le nom de 2 fiches (str-002, str-003) : écrivez le code" in message
