"""The check of a whole dossier, before anything is written: every error of every table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from cellule.colonnes import CELLULE
from cellule.models import Cellule
from cellule.perimetre import perimetre

from .entete import Entete, est_vide
from .erreurs import DossierFautif, Erreur, Erreurs
from .format import noms_des_tables
from .genres import cite
from .references import References
from .registre import tables
from .sources import Source, TableIllisible
from .sources.base import Rangee
from .tables import FUSEAU_PAR_DEFAUT, Contexte, Doublons, Ligne, Table
from .tampon import Tampon

# Told how many rows of which table are read.
Suivi = Callable[[str, int], None]


@dataclass
class Dossier:
    """A checked dossier: the sheet of the cell, the rows of each table, what must be said."""

    cellule: Ligne
    tampons: dict[str, Tampon]
    # The line of the row kept for each key, where several rows may share one.
    derniers: dict[str, dict[tuple, int]] = field(default_factory=dict)
    avis: list[str] = field(default_factory=list)

    def lignes(self, table: Table) -> Iterator[Ligne]:
        tampon = self.tampons.get(table.nom)
        if tampon is None:
            return
        derniers = self.derniers.get(table.nom)
        for numero, ligne in tampon.lignes():
            if derniers is None or derniers[table.identite(ligne, Contexte())] == numero:
                yield ligne

    def fermer(self) -> None:
        for tampon in self.tampons.values():
            tampon.fermer()


class Controle:
    """One reading of a dossier against the format and against the cell it is for."""

    def __init__(self, source: Source, *, remplacer: bool, suivi: Suivi) -> None:
        self.source, self.remplacer, self.suivi = source, remplacer, suivi
        self.erreurs = Erreurs()
        self.contexte = Contexte()
        self.code = ""
        self.dossier = Dossier(cellule={}, tampons={})

    def executer(self) -> Dossier:
        """The dossier, if it has no error; DossierFautif with all of them otherwise."""
        presentes = self._tables_presentes()
        self._cellule(presentes)
        cellule = Cellule.objects.filter(code=self.code).first()
        if cellule is None:
            self._tables(presentes, References(self.erreurs, en_base=False))
        else:
            with perimetre(cellule):
                references = References(self.erreurs, en_base=not self.remplacer)
                self._tables(presentes, references)
                if self.remplacer:
                    self._irremovables(references)
        if self.erreurs.total:
            self.dossier.fermer()
            raise DossierFautif(self.erreurs)
        return self.dossier

    def _tables_presentes(self) -> set[str]:
        connues, presentes = noms_des_tables(), set()
        for nom in self.source.noms():
            if nom in connues:
                presentes.add(nom)
            else:
                self.erreurs.ajouter(
                    nom, 0, "", f"table inconnue (attendues : {', '.join(connues)})"
                )
        return presentes

    def _cellule(self, presentes: set[str]) -> None:
        """The one row of the cell; the rest of the dossier is checked even without it."""
        if "cellule" not in presentes:
            self.erreurs.ajouter("cellule", 0, "", "table absente : elle a exactement une ligne")
            return
        lues = 0
        for _, ligne, _ in self._lignes(CELLULE):
            lues += 1
            if lues == 1:
                self.dossier.cellule = ligne
                # Enough to check the rest, even if another column is wrong.
                self.code = ligne.get("code", "")
                self.contexte = Contexte(ZoneInfo(ligne.get("fuseau", FUSEAU_PAR_DEFAUT)))
        if lues != 1:
            message = f"{lues} lignes trouvées, exactement une attendue"
            self.erreurs.ajouter("cellule", 0, "", message)

    def _tables(self, presentes: set[str], references: References) -> None:
        for nom, table in tables().items():
            references.ouvrir(table)
            if nom in presentes:
                self._table(table, references)
        references.conclure()

    def _table(self, table: Table, references: References) -> None:
        tampon = self.dossier.tampons[table.nom] = Tampon(table.noms)
        vues: dict[object, int] = {}
        lignes = enumerate(self._lignes(table, references), start=1)
        for lues, (numero, ligne, bonne) in lignes:
            self.suivi(table.nom, lues)
            references.noter(table, numero, ligne)
            if table.cle and (bonne or (table.codee and "code" in ligne)):
                bonne = self._unique(table, numero, ligne, vues) and bonne
            if bonne:
                tampon.ajouter(numero, ligne)
        if table.doublons is Doublons.LE_DERNIER:
            self.dossier.derniers[table.nom] = vues

    def _unique(self, table: Table, numero: int, ligne: Ligne, vues: dict[object, int]) -> bool:
        """Refuse a key twice, or remember the last row that has it."""
        cle = ligne["code"] if table.codee else table.identite(ligne, self.contexte)
        avant = vues.setdefault(cle, numero)
        if avant == numero:
            return True
        texte = cite(cle if table.codee else " ".join(str(ligne[nom]) for nom in table.noms[:2]))
        if table.doublons is Doublons.LE_DERNIER:
            message = (
                f"remplacée par la ligne {numero} (même {', '.join(table.cle)}) : "
                "la dernière du fichier est gardée"
            )
            self.dossier.avis.append(str(Erreur(table.nom, avant, "", message)))
            vues[cle] = numero
            return True
        colonne = table.cle[-1]
        message = f"{texte} est déjà à la ligne {avant} : une seule ligne attendue"
        self.erreurs.ajouter(table.nom, numero, colonne, message)
        return False

    def _lignes(
        self, table: Table, references: References | None = None
    ) -> Iterator[tuple[int, Ligne, bool]]:
        """The rows of a table: line, values that could be read, and whether all of them could."""
        rangees = self._rangees(table, references)
        premiere = next(rangees, None)
        if premiere is None:
            return
        entete = Entete(
            table, premiere, self.source.stricte,
            lambda ligne, colonne, message: self.erreurs.ajouter(
                table.nom, ligne, colonne, message
            ),
        )  # fmt: skip
        if references and table.codee and "code" not in entete.places:
            references.illisible(table)
        if not entete.places:
            return
        absentes = {c.nom for c in table.colonnes if c.requise and c.nom not in entete.places}
        for numero, cellules in rangees:
            bruts, desordre = entete.repartir(cellules)
            if desordre:
                self.erreurs.ajouter(table.nom, numero, "", desordre)
                # Its columns may be shifted: only its code is worth knowing.
                yield numero, self._code_seul(table, bruts), False
                continue
            ligne, fautes = table.lire(bruts, self.contexte)
            for colonne, message in fautes:
                if colonne not in absentes:
                    self.erreurs.ajouter(table.nom, numero, colonne, message)
            yield numero, ligne, not fautes

    def _code_seul(self, table: Table, bruts: dict[str, object]) -> Ligne:
        ligne, _ = table.lire(bruts, self.contexte)
        return {"code": ligne["code"]} if table.codee and "code" in ligne else {}

    def _rangees(self, table: Table, references: References | None) -> Iterator[Rangee]:
        try:
            for rangee in self.source.lire(table.nom):
                if not all(map(est_vide, rangee.cellules)):
                    yield rangee
        except TableIllisible as erreur:
            self.erreurs.ajouter(table.nom, erreur.ligne, "", str(erreur))
            if references:
                references.illisible(table)

    def _irremovables(self, references: References) -> None:
        for table in tables().values():
            for code, raison in table.irremovables():
                if not references.dans_le_dossier(table, code):
                    self.erreurs.ajouter(table.nom, 0, "code", f"{cite(code)} manque : {raison}")
