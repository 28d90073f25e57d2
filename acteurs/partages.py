"""What a shared row says to the other cells, and how they take it up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from acteurs.models import AppelAProjets, BonnePratique, EtapeProjet, Projet
from cellule.models import Departement, ModelePartage
from cellule.typographie import INSECABLE, en_capitale, jour_en_lettres

LONGUEUR_D_UNE_SOURCE = 500


@dataclass(frozen=True)
class Mention:
    """One column of a shared row, in words; `long` for what people wrote at length."""

    libelle: str
    texte: str
    long: bool = False
    lien: bool = False


def presenter(ligne: ModelePartage) -> list[Mention]:
    """The columns that its cell lets the others read, those that say something."""
    return list(_mentions(ligne))


def _mentions(ligne: ModelePartage) -> Iterator[Mention]:
    for nom in ligne.communes:
        if str(getattr(ligne, nom)) == str(ligne):
            continue  # the title of the page
        champ = ligne._meta.get_field(nom)
        texte = _en_mots(ligne, nom)
        if texte:
            lien = nom == "lien" and texte.startswith(("https://", "http://"))
            long = champ.get_internal_type() == "TextField"
            yield Mention(en_capitale(str(champ.verbose_name)), texte, long, lien)


def _en_mots(ligne: ModelePartage, nom: str) -> str:
    valeur = getattr(ligne, nom)
    if nom == "departements":
        noms = dict(Departement.objects.filter(pk__in=valeur).values_list("pk", "nom"))
        return ", ".join(f"{noms.get(code, code)} ({code})" for code in valeur)
    if isinstance(valeur, date):
        return jour_en_lettres(valeur)
    if ligne._meta.get_field(nom).choices:
        return en_capitale(str(getattr(ligne, f"get_{nom}_display")()))
    return str(valeur or "")


# --- To take up: what the form of a new row begins with ------------------------------


def reprise_d_un_projet(ligne: Projet | BonnePratique) -> dict[str, str]:
    """A project of ours after one of another cell, or after a practice: its origin in words."""
    nature = ligne.nature if isinstance(ligne, Projet) else ligne.domaine
    source = f"«{INSECABLE}{ligne}{INSECABLE}», {ligne.cellule.nom}"
    return _pleins(
        intitule=str(ligne),
        nature=nature,
        etape=EtapeProjet.IDEE.value,
        source=source[:LONGUEUR_D_UNE_SOURCE],
    )


def reproduction(projet: Projet) -> dict[str, str]:
    """A project of ours in another territory: carrier, departments and partners are to be said."""
    return _pleins(
        intitule=projet.intitule,
        nature=projet.nature,
        etape=EtapeProjet.IDEE.value,
        modele=f"{projet.intitule} ({projet.code})",
    )


def reprise_d_un_appel(appel: AppelAProjets) -> dict[str, str]:
    jours = {
        nom: jour.isoformat() for nom in ("publie_le", "echeance") if (jour := getattr(appel, nom))
    }
    return _pleins(
        intitule=appel.intitule,
        nature=appel.nature,
        emetteur=appel.emetteur,
        lien=appel.lien,
        public=appel.public,
        **jours,
    )


def pratique_d_un_projet(projet: Projet) -> dict[str, str]:
    """The sheet of a good practice after a project that has ended."""
    porteur = projet.porteur
    return _pleins(
        titre=projet.intitule[:300],
        domaine=projet.nature,
        description=projet.resultat,
        projet=f"{projet.intitule} ({projet.code})",
        structure=f"{porteur.nom} ({porteur.code})" if porteur else "",
    )


def _pleins(**champs: str) -> dict[str, str]:
    return {nom: valeur for nom, valeur in champs.items() if valeur}
