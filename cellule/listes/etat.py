"""What a person asks of a list, read from the address and nowhere else.

A parameter that is unknown or means nothing is an error with words: the page shows it with no row,
an export refuses (maison §6). Every link of the page is this state, changed in one point.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet, Window
from django.http import QueryDict
from django.utils.functional import cached_property

from cellule.dossier.genres import cite

from .filtres import FiltreDeListe
from .liste import COLONNES, COMMUNS, EXPORT, PAGE, PAR_PAGE, TRI, VUE, Liste

TAILLES = (25, 50, 100, 200)
TAILLE = 50
# What makes a view: saved and compared without the page and the view's own number.
PASSAGERS = (PAGE, VUE, EXPORT)


@dataclass
class Etat:
    """The state of a list: its filters, order, columns and size, or what is wrong with them."""

    liste: Liste
    demande: QueryDict
    filtre: FiltreDeListe
    erreurs: list[str] = field(default_factory=list)
    tri: tuple[str, ...] = ()
    colonnes: tuple[str, ...] = ()
    taille: int = TAILLE
    page: int = 1
    vue: int | None = None

    @property
    def juste(self) -> bool:
        return not self.erreurs

    @property
    def lignes(self) -> QuerySet:
        """The rows asked for, sorted: the page, the count, the export and the acts read these."""
        if self.erreurs:
            return self.liste.modele.objects.none()
        return self._demandees

    @cached_property
    def _demandees(self) -> QuerySet:
        return self._dans_l_ordre(self.filtre.qs)

    def _dans_l_ordre(self, lignes: QuerySet) -> QuerySet:
        table = self.liste.table
        return table.trier(lignes, self.tri).prefetch_related(*table.liees(self.colonnes))

    def paginer(self) -> Paginator:
        """Counted without the order, which would cost and change nothing."""
        paginateur = Paginator(self.lignes, self.taille)
        if self.erreurs:
            paginateur.count = 0
        elif self.filtre.cherche():
            paginateur.count = self._page_cherchee[1]
        else:
            paginateur.count = self.filtre.qs.order_by().count()
        return paginateur

    def lignes_de(self, page: Page) -> list[Model]:
        """The rows of the page asked for: but for the first page, its keys first, so that what the
        columns annotate is reckoned for these rows, not for all that stand before them."""
        if self.filtre.cherche():
            cles: object = self._page_cherchee[0]
        elif self.page == 1:
            return list(self.lignes[self._tranche])
        else:
            cles = self.lignes.values("pk")[self._tranche]
        return list(self._dans_l_ordre(self.filtre.queryset.filter(pk__in=cles)))

    @property
    def _tranche(self) -> slice:
        debut = (self.page - 1) * self.taille
        return slice(debut, debut + self.taille)

    @cached_property
    def _page_cherchee(self) -> tuple[list[int], int]:
        """The keys of the page and the number of rows found, in one reading: no index knows the
        words that a text contains, so that each row is read, and once is enough."""
        trouvees = self.lignes.annotate(trouvees=Window(Count("*"))).values_list("pk", "trouvees")
        lues = list(trouvees[self._tranche])
        if lues:
            return [cle for cle, _ in lues], lues[0][1]
        return [], self.filtre.qs.order_by().count() if self.page > 1 else 0

    @property
    def filtree(self) -> bool:
        """True if a filter hides something: then « nothing » is not « empty »."""
        return bool(self.juste and self.filtre.actifs())

    def adresse(self, **changements: object) -> str:
        """The query string of this state with some parameters changed (None takes one away); any
        change goes back to the first page."""
        dits = {
            nom: valeurs
            for nom, valeurs in self.demande.lists()
            if nom not in (PAGE, EXPORT) and nom not in changements
        }
        dits |= {
            nom: valeur if isinstance(valeur, list | tuple) else [str(valeur)]
            for nom, valeur in changements.items()
            if valeur is not None
        }
        return f"?{urlencode(dits, doseq=True)}"

    @cached_property
    def requete(self) -> str:
        """The query string of this state, which the forms of the page carry."""
        return self.adresse()[1:]

    @cached_property
    def puces(self) -> list[dict[str, str]]:
        """The filters in force, each with the address without it."""
        if not self.juste:
            return []
        return [
            {"mots": mots, "sans": self.adresse(**{nom: None, VUE: None})}
            for nom, mots in self.filtre.actifs()
        ]

    def sans_filtre(self) -> str:
        """The address that shows everything, in the same order and columns."""
        adresse = self.adresse(**dict.fromkeys([*self.filtre.noms(), VUE]))
        # A bare address may lead to a filter: the first page is asked for by its number.
        return adresse if adresse != "?" else f"?{PAGE}=1"

    def parametres(self) -> str:
        """What a saved view keeps of the address, in a stable order."""
        requete = self.demande.copy()
        for passager in PASSAGERS:
            requete.pop(passager, None)
        paires = [(nom, v) for nom in sorted(requete) for v in requete.getlist(nom) if v != ""]
        propre = QueryDict(mutable=True)
        for nom, valeur in paires:
            propre.appendlist(nom, valeur)
        return propre.urlencode()

    @property
    def caches_sans_colonnes(self) -> list[tuple[str, str]]:
        """The rest of the state, for the hidden fields of the form of the columns."""
        return self._caches(n for n in self.demande if n not in (*PASSAGERS, COLONNES, PAR_PAGE))

    @property
    def caches_sans_filtres(self) -> list[tuple[str, str]]:
        """The order, columns and size, for those of the form of the filters."""
        return self._caches((TRI, COLONNES, PAR_PAGE))

    def _caches(self, noms: Iterable[str]) -> list[tuple[str, str]]:
        return [(nom, v) for nom in noms for v in self.demande.getlist(nom) if v != ""]


def lire_etat(liste: Liste, demande: QueryDict, lignes: QuerySet) -> Etat:
    """Read the state of a list from the address; `lignes` are all its rows."""
    filtre = liste.filtre(demande, queryset=lignes)
    etat = Etat(liste, demande, filtre)
    inconnus = [nom for nom in demande if nom not in (*COMMUNS, *filtre.noms())]
    etat.erreurs += [f"Le critère {cite(nom)} n’existe pas ici." for nom in inconnus]
    etat.erreurs += _donnes_deux_fois(etat)
    etat.erreurs += filtre.erreurs()
    etat.tri = _lire_le_tri(etat)
    etat.colonnes = _lire_les_colonnes(etat)
    etat.taille = _lire_un_nombre(etat, PAR_PAGE, TAILLE, permis=TAILLES)
    etat.page = _lire_un_nombre(etat, PAGE, 1)
    etat.vue = _lire_un_nombre(etat, VUE, 0) or None
    return etat


def _donnes_deux_fois(etat: Etat) -> list[str]:
    """Two values where one is read: the other would be ignored without a word."""
    champs = etat.filtre.form.fields
    plusieurs = {COLONNES} | {
        nom for nom, c in champs.items() if getattr(c.widget, "allow_multiple_selected", False)
    }
    return [
        f"Le critère {cite(nom)} est donné deux fois."
        for nom in etat.demande
        if nom not in plusieurs and len(set(etat.demande.getlist(nom))) > 1
    ]


def _lire_le_tri(etat: Etat) -> tuple[str, ...]:
    demande = [une for une in etat.demande.get(TRI, "").split(",") if une]
    inconnus = [une for une in demande if une.removeprefix("-") not in etat.liste.table.triables()]
    etat.erreurs += [f"On ne peut pas trier par {cite(une)}." for une in inconnus]
    return tuple(une for une in demande if une not in inconnus) or etat.liste.tri


def _lire_les_colonnes(etat: Etat) -> tuple[str, ...]:
    """The columns asked for, in the order of the table; the title of the row always stays."""
    table = etat.liste.table
    demande = etat.demande.getlist(COLONNES)
    inconnues = [nom for nom in demande if nom not in table.declarees()]
    etat.erreurs += [f"La colonne {cite(nom)} n’existe pas." for nom in inconnues]
    voulues = {nom for nom in demande if nom not in inconnues} or set(table.d_office())
    voulues.add(table.titre())
    return tuple(nom for nom in table.declarees() if nom in voulues)


def _lire_un_nombre(etat: Etat, nom: str, defaut: int, permis: tuple[int, ...] = ()) -> int:
    texte = etat.demande.get(nom, "")
    if not texte:
        return defaut
    if not texte.isascii() or not texte.isdigit() or len(texte) > 9 or int(texte) < 1:
        etat.erreurs.append(f"{nom} : {cite(texte)} n’est pas un nombre attendu ici.")
        return defaut
    if permis and int(texte) not in permis:
        etat.erreurs.append(f"{nom} : {', '.join(map(str, permis))} lignes par page.")
        return defaut
    return int(texte)
