"""The writing of one table: files, demo data and screens all end here.

Each app makes one `Ecriture` per table in its `actions`. Whatever comes in goes through the same
guard (`Table.lire`), the same derived columns and the same consequences (`apres`), in bulk or
one row at a time (`unite`), in one transaction and with one trace.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import models, transaction

from cellule.dossier.genres import cite
from cellule.dossier.registre import nom_de_la_table
from cellule.dossier.tables import Contexte, Doublons, Ligne, Table
from cellule.models import Cellule
from cellule.perimetre import exiger
from cellule.trace import tracer

from .bilan import Bilan, EnTrop
from .codes import Codes
from .gardes import exiger_les_conditions
from .plusieurs import PlusieursLignes
from .redaction import LOT, ParCle, Redaction, SansCle

# Told how many rows of which table are written.
Suivi = Callable[[str, int], None]


class Controlees:
    """Rows of a dossier that has just been checked whole."""

    def __init__(self, lignes: Iterable[Ligne]) -> None:
        self.lignes = lignes

    def __iter__(self) -> Iterator[Ligne]:
        return iter(self.lignes)


def par_lots(lignes: Iterable) -> Iterator[list]:
    reste = iter(lignes)
    while lot := list(islice(reste, LOT)):
        yield lot


class Ecriture(PlusieursLignes):
    """The actions of one table.

    `temoin` names an attribute of the written rows (« pk », « activite_id »); its values are
    given once to `apres`, which brings up to date what depends on them; `au_retour=False` where
    what depends on a row comes back with it from the bin. `avant_retrait` is given the keys of the
    rows that are about to be removed, while they are still there.
    """

    def __init__(
        self,
        table: Table,
        *,
        temoin: str = "",
        apres: Callable[[set[int]], None] | None = None,
        au_retour: bool = True,
        avant_retrait: Callable[[Sequence[int]], None] | None = None,
    ) -> None:
        self.table, self.temoin, self.apres = table, temoin, apres
        self.au_retour, self.avant_retrait = au_retour, avant_retrait
        table.ecriture = self

    def __call__(self, *, lignes: Iterable[Mapping[str, object]]) -> Bilan:
        """Write rows in bulk: create, update what differs, leave the rest."""
        return self.rediger(lignes=lignes).bilan

    def rediger(
        self,
        *,
        lignes: Iterable[Mapping[str, object]] | Controlees,
        codes: Codes | None = None,
        suivi: Suivi | None = None,
    ) -> Redaction:
        """The same, for who needs to know what the cell has `en_trop`."""
        contexte, controlees = self.contexte(), isinstance(lignes, Controlees)
        if not controlees:
            lignes = controler(self.table, lignes, contexte)
        with transaction.atomic():
            redaction = self.redaction(contexte, codes=codes)
            for lot in par_lots(lignes):
                redaction.ecrire(lot)
                if suivi:
                    suivi(self.table.nom, redaction.bilan.lues)
            redaction.finir()
            if not controlees:
                exiger_les_conditions(self.table)
            self.consequences(redaction.temoins)
            self._tracer(redaction.bilan)
        return redaction

    def remplacer(
        self, *, lignes: Iterable[Mapping[str, object]], parmi: Mapping[str, object]
    ) -> Bilan:
        """Make these the rows of one parent, no more, no fewer; the identical ones stay."""
        contexte = self.contexte()
        with transaction.atomic():
            redaction = self.redaction(contexte, parmi=parmi)
            redaction.ecrire(controler(self.table, lignes, contexte))
            trop = redaction.en_trop()
            redaction.bilan.retires = len(trop.cles)
            self.consequences(redaction.temoins | self._supprimer(trop))
            self._tracer(redaction.bilan, list(parmi.values()))
        return redaction.bilan

    def retirer(self, en_trop: EnTrop) -> None:
        """Remove rows of the cell."""
        exiger(ecriture=True)
        if not en_trop.cles:
            return
        with transaction.atomic():
            self.consequences(self._supprimer(en_trop))
            tracer(
                acte=f"retirer des {self.table.pluriel}",
                objet=", ".join(en_trop.premiers),
                details={"retires": len(en_trop.cles)},
                table=self.table.nom,
            )

    def _tracer(self, bilan: Bilan, parents: Sequence[object] = ()) -> None:
        """The rows of a parent are told in its history."""
        if not bilan.a_change:
            return
        codes = [parent.code for parent in parents if hasattr(parent, "code")]
        parent = next((p for p in parents if isinstance(p, models.Model)), None)
        tracer(
            acte=f"enregistrer des {self.table.pluriel}",
            objet=", ".join(map(str, parents)),
            details=bilan.compte() | ({"code": codes[0]} if codes else {}),
            table=nom_de_la_table(type(parent)) if parent else self.table.nom,
            cle=parent.pk if parent else None,
        )

    def _supprimer(self, en_trop: EnTrop) -> set[int]:
        """Delete rows; return what `consequences` must know of them."""
        temoins: set[int] = set()
        for lot in par_lots(en_trop.cles):
            self.annoncer_le_retrait(lot)
            lignes = self.table.modele.objects.filter(pk__in=lot)
            if self.temoin not in ("", "pk"):
                temoins.update(lignes.values_list(self.temoin, flat=True))
            self._detacher(lignes)
        for lot in par_lots(en_trop.cles):
            self.table.modele.objects.filter(pk__in=lot).delete()
        return temoins

    def _detacher(self, lignes) -> None:
        """Cut the references inside the table, which would protect the rows from each other."""
        champs = [
            champ.name
            for champ in self.table.modele._meta.concrete_fields
            if champ.related_model is self.table.modele
        ]
        if champs:
            lignes.update(**dict.fromkeys(champs))

    def redaction(
        self,
        contexte: Contexte,
        *,
        codes: Codes | None = None,
        parmi: Mapping[str, object] | None = None,
    ) -> Redaction:
        genre = ParCle if self.table.cle else SansCle
        return genre(
            self.table,
            codes=codes or Codes(),
            contexte=contexte,
            temoin=self.temoin,
            parmi=dict(parmi or {}),
        )

    def consequences(self, temoins: set[int]) -> None:
        if self.apres and temoins:
            self.apres(temoins)

    def annoncer_le_retrait(self, cles: Sequence[int]) -> None:
        if self.avant_retrait:
            self.avant_retrait(cles)

    def contexte(self) -> Contexte:
        """The time zone of the cell in which we write."""
        return Contexte(Cellule.objects.get(pk=exiger(ecriture=True).cellule_id).zone)


def controler(
    table: Table, lignes: Iterable[Mapping[str, object]], contexte: Contexte
) -> list[Ligne]:
    """Check rows that no dossier has checked: every fault of every row, then the keys."""
    bonnes: dict[object, Ligne] = {}
    fautes: list[str] = []
    for numero, bruts in enumerate(lignes, start=1):
        ligne, trouvees = table.lire(bruts, contexte)
        ou = f"{table.nom}, ligne {numero}"
        fautes += [f"{ou}, {colonne} : {message}" for colonne, message in trouvees]
        if trouvees:
            continue
        identite = table.identite(ligne, contexte) if table.cle else numero
        if identite in bonnes and table.doublons is Doublons.ERREUR:
            fautes.append(f"{ou} : {cite(' '.join(map(str, identite)))} est donné deux fois")
        bonnes[identite] = ligne
    if fautes:
        raise ValidationError(fautes)
    return list(bonnes.values())
