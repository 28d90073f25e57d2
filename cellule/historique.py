"""Who changed what, and when: the traces in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cellule.dossier.mots import Mots, libelle
from cellule.dossier.registre import tables_des_ecrans
from cellule.dossier.tables import Table
from cellule.models import Trace
from cellule.typographie import en_capitale, nombre

Geste = Trace.Geste
TITRES = {
    Geste.CREATION: "Ajout",
    Geste.MODIFICATION: "Modification",
    Geste.SUPPRESSION: "Suppression",
    Geste.RETABLISSEMENT: "Retour de la corbeille",
}
TITRES_D_UNE_ANNULATION = {
    Geste.MODIFICATION: "Annulation : comme avant",
    Geste.SUPPRESSION: "Annulation : à la corbeille",
    Geste.RETABLISSEMENT: "Annulation : de retour",
}
COMPTES = {
    "crees": ("ajout", "ajouts"),
    "modifies": ("changement", "changements"),
    "retires": ("retrait", "retraits"),
}


@dataclass(frozen=True)
class Changement:
    """One column: its name, what it held, what it holds since."""

    libelle: str
    avant: str
    apres: str


@dataclass(frozen=True)
class Acte:
    """One trace, ready to be read."""

    trace: Trace
    titre: str
    # The columns that changed, or those of a row that was added or removed.
    changements: list[Changement] = field(default_factory=list)
    valeurs: list[tuple[str, str]] = field(default_factory=list)
    comptes: str = ""

    @property
    def genre(self) -> str:
        return genre_de(self.trace)

    @property
    def s_annule(self) -> bool:
        return self.trace.geste == Geste.MODIFICATION

    @property
    def noms(self) -> str:
        """The names of the columns that changed."""
        return ", ".join(un.libelle.lower() for un in self.changements)


def genre_de(trace: Trace) -> str:
    """What kind of row an act is about."""
    table = tables_des_ecrans().get(trace.table)
    return str(table.modele._meta.verbose_name) if table else ""


def raconter(traces: Sequence[Trace], *, cle: int | None = None) -> list[Acte]:
    """The traces in words, names in place of codes; of an act on many rows, that of `cle` alone."""
    mots, connues = Mots(), tables_des_ecrans()
    lues = [(trace, connues.get(trace.table), _ligne(trace, cle)) for trace in traces]
    for _, table, ligne in lues:
        if table is not None:
            for valeurs in _colonnes(ligne):
                mots.attendre(table, valeurs)
    return [_acte(mots, trace, table, ligne) for trace, table, ligne in lues]


def _ligne(trace: Trace, cle: int | None) -> dict:
    """What the act says of one row."""
    if trace.cle is None and trace.lignes:
        return next((ligne for ligne in trace.lignes if ligne.get("cle") == cle), {})
    return trace.details if isinstance(trace.details, dict) else {}


def _colonnes(ligne: dict) -> list[dict[str, str]]:
    """The columns that a trace holds: before and after, or all those of a row. A row that an act
    on many has added has nothing before."""
    cotes = [ligne[cote] for cote in ("avant", "apres") if isinstance(ligne.get(cote), dict)]
    cotes = cotes[1:] if cotes[:1] == [{}] else cotes
    return cotes or [{nom: texte for nom, texte in ligne.items() if isinstance(texte, str)}]


def _acte(mots: Mots, trace: Trace, table: Table | None, ligne: dict) -> Acte:
    geste = Geste.CREATION if ligne.get("avant") == {} else trace.geste
    titres = TITRES_D_UNE_ANNULATION if "annule" in trace.details else TITRES
    changements, valeurs = [], []
    if table is not None:
        cotes = _colonnes(ligne)
        dits = [
            {
                colonne: mots.dire(table.par_nom[colonne], texte)
                for colonne, texte in cote.items()
                if colonne in table.par_nom
            }
            for cote in cotes
        ]
        if len(dits) == 2:
            changements = [
                Changement(libelle(table.par_nom[nom]), avant, dits[1].get(nom, ""))
                for nom, avant in dits[0].items()
            ]
        elif geste:
            valeurs = [
                (libelle(table.par_nom[nom]), dit) for nom, dit in dits[0].items() if cotes[0][nom]
            ]
    return Acte(
        trace=trace,
        # The act on the rows of no table says itself what it was: « refuser des propositions ».
        titre=(table and (titres.get(geste) or TITRES.get(geste))) or en_capitale(trace.acte),
        changements=changements,
        valeurs=valeurs,
        comptes=_comptes(ligne),
    )


def _comptes(ligne: dict) -> str:
    """« 3 ajouts, 1 retrait », for what an act did to rows that it does not name."""
    return ", ".join(
        f"{nombre(ligne[nom])} {pluriel if ligne[nom] > 1 else singulier}"
        for nom, (singulier, pluriel) in COMPTES.items()
        if isinstance(ligne.get(nom), int)
    )
