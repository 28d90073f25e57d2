"""The references of a dossier: each code must be a row of the dossier or, without `--remplacer`,
of the cell; no row may lead back to itself."""

from dataclasses import dataclass, field

from .boucles import boucles
from .deduction import Colonne
from .erreurs import Erreurs
from .genres import cite
from .registre import table_de, tables
from .tables import Condition, Ligne, Table


@dataclass
class Connus:
    """What is known of the rows of one table that others name."""

    lignes: dict[str, int] = field(default_factory=dict)  # code → line of the file
    en_base: frozenset[str] = frozenset()
    illisible: bool = False
    # For each condition on this table: the codes that meet it, in the file or in the cell.
    remplissent: dict[Condition, set[str]] = field(default_factory=dict)

    def __contains__(self, code: str) -> bool:
        return code in self.lignes or code in self.en_base


class References:
    def __init__(self, erreurs: Erreurs, *, en_base: bool) -> None:
        self.erreurs, self.en_base = erreurs, en_base
        self.connus: dict[str, Connus] = {}
        # Inside a table, a row may name a later one: line, column, own code, code named.
        self.internes: dict[str, list[tuple[int, Colonne, str, str]]] = {}
        self.colonnes = {
            nom: [(c, table_de(c.cible).nom) for c in table.colonnes if c.cible is not None]
            for nom, table in tables().items()
        }
        self.conditions: dict[str, list[Condition]] = {}
        for table in tables().values():
            for condition in table.conditions:
                cible = table_de(table.par_nom[condition.reference].cible).nom
                self.conditions.setdefault(cible, []).append(condition)

    def ouvrir(self, table: Table) -> None:
        """Start a table: what the cell already has of it counts too."""
        connus = self.connus[table.nom] = Connus()
        for condition in self.conditions.get(table.nom, ()):
            connus.remplissent[condition] = set()
        if not (self.en_base and table.codee):
            return
        lignes = table.modele.objects.all()
        connus.en_base = frozenset(lignes.values_list("code", flat=True).iterator(5000))
        for condition, codes in connus.remplissent.items():
            bonnes = lignes.filter(**{condition.colonne: condition.valeur})
            codes.update(bonnes.values_list("code", flat=True).iterator(5000))

    def illisible(self, table: Table) -> None:
        """Its rows are unknown: naming one of them is no further error."""
        self.connus.setdefault(table.nom, Connus()).illisible = True

    def dans_le_dossier(self, table: Table, code: str) -> bool:
        return code in self.connus[table.nom].lignes

    def noter(self, table: Table, numero: int, ligne: Ligne) -> None:
        """Remember the row's own code, and check those that it names."""
        if table.codee and "code" in ligne:
            self._noter_code(table, numero, ligne)
        for colonne, cible in self.colonnes[table.nom]:
            designes = ligne.get(colonne.nom)
            if not designes:
                continue
            if colonne.interne:
                suivis = self.internes.setdefault(table.nom, [])
                suivis.append((numero, colonne, ligne.get("code", ""), designes))
                continue
            for code in designes if isinstance(designes, list) else (designes,):
                self._exiger(table, numero, colonne, cible, code)

    def _noter_code(self, table: Table, numero: int, ligne: Ligne) -> None:
        connus = self.connus[table.nom]
        connus.lignes.setdefault(ligne["code"], numero)
        for condition, codes in connus.remplissent.items():
            # A row whose column could not be read is given the benefit of the doubt.
            if ligne.get(condition.colonne, condition.valeur) == condition.valeur:
                codes.add(ligne["code"])
            else:
                codes.discard(ligne["code"])

    def _exiger(self, table: Table, numero: int, colonne: Colonne, cible: str, code: str) -> None:
        connus = self.connus[cible]
        if code not in connus:
            if not connus.illisible:
                self._inconnu(table, numero, colonne, cible, code)
            return
        for condition in table.conditions:
            if condition.reference == colonne.nom and code not in connus.remplissent[condition]:
                message = f"{cite(code)} {condition.message}"
                self.erreurs.ajouter(table.nom, numero, colonne.nom, message)

    def _inconnu(self, table: Table, numero: int, colonne: Colonne, cible: str, code: str) -> None:
        ou = "ni dans le dossier ni dans la cellule" if self.en_base else "pas dans le dossier"
        message = f"{cite(code)} est un code inconnu : il n’est {ou} (table {cible})"
        self.erreurs.ajouter(table.nom, numero, colonne.nom, message)

    def conclure(self) -> None:
        """What can only be said once every row is known."""
        for nom, suivis in self.internes.items():
            self._suivre(tables()[nom], suivis)
        if self.en_base:
            for table in tables().values():
                for condition in table.conditions:
                    self._conditions_en_base(table, condition)

    def _suivre(self, table: Table, suivis: list[tuple[int, Colonne, str, str]]) -> None:
        """Unknown codes, self references and loops inside one table."""
        connus = self.connus[table.nom]
        for colonne in {c for _, c, _, _ in suivis}:
            graphe, lignes = self._graphe_en_base(table, colonne), {}
            for numero, c, code, designe in suivis:
                if c is not colonne:
                    continue
                if designe == code:
                    message = f"{cite(code)} se désigne elle-même"
                    self.erreurs.ajouter(table.nom, numero, colonne.nom, message)
                elif designe not in connus:
                    if not connus.illisible:
                        self._inconnu(table, numero, colonne, table.nom, designe)
                elif code:
                    graphe[code], lignes[code] = designe, numero
            for boucle in boucles(graphe):
                for code in filter(lignes.get, boucle):
                    tour = boucle[boucle.index(code) :] + boucle[: boucle.index(code)]
                    message = f"boucle de références : {' → '.join([*tour, code])}"
                    self.erreurs.ajouter(table.nom, lignes[code], colonne.nom, message)

    def _graphe_en_base(self, table: Table, colonne: Colonne) -> dict[str, str]:
        """The references of the rows of the cell that the dossier does not replace."""
        if not self.en_base:
            return {}
        lignes = table.modele.objects.filter(**{f"{colonne.champ.name}__isnull": False})
        paires = lignes.values_list("code", colonne.chemin)
        return {a: b for a, b in paires if a not in self.connus[table.nom].lignes}

    def _conditions_en_base(self, table: Table, condition: Condition) -> None:
        """A row of the file may not stop being what the rows of the cell need it to be."""
        colonne = table.par_nom[condition.reference]
        cible = table_de(colonne.cible)
        connus = self.connus[cible.nom]
        codes = table.modele.objects.values_list(colonne.chemin, flat=True).distinct()
        for code in codes.order_by(colonne.chemin):
            if code in connus.lignes and code not in connus.remplissent[condition]:
                message = f"{cite(code)} {condition.message}, or la cellule a ses {table.nom}"
                self.erreurs.ajouter(cible.nom, connus.lignes[code], condition.colonne, message)
