"""What several files say together of the offers of some departments.

The files that say which offers exist are read first; the establishments, which give their names
and places, then; only those asked for are kept.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from acteurs.models import SourceProposition as Source
from acteurs.offre import CATEGORIES, PAR_ACTIVITE

from .fiches import Activite, Etablissement, Fautive, departement_du_finess
from .fichiers import Fichier, Role

FAUTIVES_GARDEES = 100
CLE_HAD = "HAD"
# Told which part of which file is read.
Suivi = Callable[[Fichier, float], None]


@dataclass(frozen=True)
class Demande:
    """What is looked for: where, which types, and the FINESS numbers that the directory has."""

    departements: frozenset[str]
    types: frozenset[str]
    suivis: frozenset[str] = frozenset()


@dataclass
class Offre:
    """One (FINESS, type) of the files; `site` is its establishment once it is known."""

    finess: str
    type: str
    source: Source
    active: bool = False
    lits: int | None = None
    lits_inconnus: bool = False
    fin: date | None = None
    probable: bool = False
    nom: str = ""
    site: Etablissement | None = None

    def ajouter(self, activite: Activite) -> None:
        """Another modality of the same offer: it is open if one is, its beds are their sum."""
        if activite.active:
            self.active = True
            self.probable = self.probable or activite.probable
            if activite.lits is None:
                self.lits_inconnus = True
            else:
                self.lits = (self.lits or 0) + activite.lits
        elif activite.fin and (self.fin is None or activite.fin > self.fin):
            self.fin = activite.fin
        self.nom = self.nom or activite.nom

    @property
    def lits_sus(self) -> int | None:
        """A sum of which a part is empty is not known."""
        return None if self.lits_inconnus else self.lits

    @property
    def departement(self) -> str:
        return self.site.departement if self.site else departement_du_finess(self.finess)


@dataclass
class Releve:
    """The result of a reading."""

    fichiers: list[Fichier]
    demande: Demande
    offres: dict[tuple[Source, str, str], Offre] = field(default_factory=dict)
    # The establishments of the directory's sheets, and those of the offers.
    sites: dict[str, Etablissement] = field(default_factory=dict)
    # Where each source speaks: without a row of a department, it says nothing of what is not there.
    couverts: dict[Source, set[str]] = field(default_factory=dict)
    lues: int = 0
    fautives: list[Fautive] = field(default_factory=list)
    nb_fautives: int = 0
    sources_abimees: set[Source] = field(default_factory=set)

    def origine(self, source: Source) -> tuple[str, date | None]:
        """The names of the files of a source, and the last of their days."""
        siens = [f for f in self.fichiers if f.disposition.source == source]
        jours = [f.jour for f in siens if f.jour]
        return ", ".join(f.nom for f in siens)[:300], max(jours, default=None)

    def sait_tout(self, source: Source, departement: str) -> bool:
        """True if a whole file of this source would have what is not in it: it was read without a
        fault, and it has something of the department."""
        return source not in self.sources_abimees and departement in self.couverts.get(source, ())

    def noter_la_faute(self, faute: Fautive, fichier: Fichier) -> None:
        self.nb_fautives += 1
        self.sources_abimees.add(fichier.disposition.source)
        if len(self.fautives) < FAUTIVES_GARDEES:
            self.fautives.append(Fautive(f"{fichier.nom}, {faute.ou}", faute.message))


def lire(fichiers: Iterable[Fichier], demande: Demande, *, suivi: Suivi | None = None) -> Releve:
    """Read the files once each, the offers first."""
    ordonnes = sorted(fichiers, key=lambda f: f.disposition.role == Role.ETABLISSEMENTS)
    releve = Releve(ordonnes, demande)
    for fichier in ordonnes:
        source = fichier.disposition.source
        for element in fichier.elements(partial(suivi, fichier) if suivi else None):
            releve.lues += 1
            if isinstance(element, Fautive):
                releve.noter_la_faute(element, fichier)
            elif isinstance(element, Activite):
                _noter_l_activite(releve, element, source)
            else:
                _noter_le_site(releve, element, source)
    _situer(releve)
    return releve


def _noter_l_activite(releve: Releve, activite: Activite, source: Source) -> None:
    if source != Source.SAE:
        releve.couverts.setdefault(source, set()).add(departement_du_finess(activite.finess))
    if activite.type in releve.demande.types:
        cle = (source, activite.finess, activite.type)
        offre = releve.offres.get(cle)
        if offre is None:
            offre = releve.offres[cle] = Offre(activite.finess, activite.type, source)
        offre.ajouter(activite)


def _noter_le_site(releve: Releve, site: Etablissement, source: Source) -> None:
    demande = releve.demande
    ici = site.departement in demande.departements
    if ici:
        releve.couverts.setdefault(source, set()).add(site.departement)
    par_categorie = CATEGORIES.get(site.categorie) if source != Source.SAE else None
    if ici and par_categorie in demande.types:
        cle = (source, site.finess, par_categorie.value)
        releve.offres[cle] = Offre(
            site.finess, par_categorie.value, source, active=not site.ferme, fin=site.fermee_le
        )
        releve.sites[site.finess] = site
    elif site.finess in demande.suivis or _porte_une_offre(releve, site.finess):
        deja = releve.sites.get(site.finess)
        if deja is None or source != Source.SAE:
            releve.sites[site.finess] = site


def _porte_une_offre(releve: Releve, finess: str) -> bool:
    types = releve.demande.types & {*PAR_ACTIVITE, CLE_HAD}
    sources = (Source.FINESS_ACTIVITES, Source.SAE)
    return any((source, finess, type_) in releve.offres for source in sources for type_ in types)


def _situer(releve: Releve) -> None:
    """Give each offer its establishment; those of other departments are left out, but for the
    FINESS of the directory, whose sheets know their department better than the number does."""
    for cle, offre in list(releve.offres.items()):
        offre.site = releve.sites.get(offre.finess)
        ici = offre.departement in releve.demande.departements
        if not ici and offre.finess not in releve.demande.suivis:
            del releve.offres[cle]
