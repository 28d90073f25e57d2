"""Several rows in one act: all or none, one trace that undoes them together, a fixed number of
queries whatever their number."""

from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q

from cellule.dossier.exportation import lignes as lignes_exportees
from cellule.dossier.mots import compter
from cellule.dossier.tables import Contexte, Ligne
from cellule.models import Trace
from cellule.trace import tracer

from .codes import DejaPris
from .gardes import exiger_les_conditions, exiger_sans_boucle
from .redaction import Attributs, Redaction
from .unite import UneLigne

CLE_PRISE = "Deux lignes ne peuvent pas avoir la même clé : rien n’est changé."


class PlusieursLignes(UneLigne):
    """Add, change or remove many rows of a table."""

    def changer_plusieurs(
        self,
        changements: Iterable[tuple[models.Model, Mapping[str, object]]],
        *,
        annule: Trace | None = None,
    ) -> Trace | None:
        """Change rows, each with its own columns; no trace when nothing changes."""
        with transaction.atomic():
            lignes = self._changer_toutes(list(changements), self.contexte())
            if not lignes:
                return None
            return self._tracer_lot(Trace.Geste.MODIFICATION, "modifier", lignes, annule)

    def creer_plusieurs(self, neuves: Iterable[Mapping[str, object]]) -> Trace | None:
        """Add rows, whose one trace puts them all in the bin; no trace without any."""
        with transaction.atomic():
            ajoutees = self._ajouter_toutes(list(neuves), self.contexte())
            if not ajoutees:
                return None
            lignes = [{"cle": cle, **self.dire(ligne)} for cle, ligne in ajoutees.items()]
            return self._tracer_lot(Trace.Geste.CREATION, "créer", lignes, None)

    def creer_et_changer(
        self,
        neuves: Iterable[Mapping[str, object]],
        changements: Iterable[tuple[models.Model, Mapping[str, object]]],
        *,
        acte: str,
        details: Mapping[str, object],
    ) -> Trace | None:
        """Add rows and change others in one act, which has its own name. Its trace names each row,
        an added one with nothing before; `details` says who undoes it (`annulation.py`)."""
        contexte = self.contexte()
        with transaction.atomic():
            ajoutees = self._ajouter_toutes(list(neuves), contexte)
            lignes = [
                {"cle": cle, "avant": {}, "apres": self.dire(ligne)}
                for cle, ligne in ajoutees.items()
            ]
            lignes += self._changer_toutes(list(changements), contexte)
            if not lignes:
                return None
            return tracer(
                acte=acte,
                objet=compter(self.table.modele, len(lignes)),
                details={"lignes": lignes, **details},
                geste=Trace.Geste.MODIFICATION,
                table=self.table.nom,
            )

    def _changer_toutes(
        self, changements: list[tuple[models.Model, Mapping[str, object]]], contexte: Contexte
    ) -> list[dict]:
        """Write what differs; return, of each row that does, what it held and what it holds."""
        avants = self.valeurs_de([objet.pk for objet, _ in changements])
        self._exiger_presentes(len(changements) - len(avants))
        neuves: dict[int, Ligne] = {}
        lignes, objets = [], []
        for objet, champs in changements:
            avant = avants[objet.pk]
            ligne, changes = self._comparer(avant, champs, contexte)
            if changes:
                change = self._avant_et_apres(avant, ligne, changes)
                lignes.append({"cle": objet.pk, **self._nommer(objet), **change})
                objets.append(objet)
                neuves[objet.pk] = ligne
        if objets:
            self._ecrire_toutes(self.redaction(contexte), objets, neuves)
        return lignes

    def _ajouter_toutes(
        self, neuves: list[Mapping[str, object]], contexte: Contexte
    ) -> dict[int, Ligne]:
        """Insert rows, never in the place of another; return them by key."""
        lignes = [self.table.exiger(champs, contexte) for champs in neuves]
        if not lignes:
            return {}
        redaction = self.redaction(contexte)
        try:
            with transaction.atomic():
                objets = redaction.creer(lignes, self._attributs_de(redaction, lignes))
        except IntegrityError:
            raise DejaPris(CLE_PRISE) from None
        for colonne in redaction.internes:
            exiger_sans_boucle(colonne)
        self.consequences(redaction.temoins)
        return {objet.pk: ligne for objet, ligne in zip(objets, lignes, strict=True)}

    def supprimer_plusieurs(
        self, objets: Iterable[models.Model], *, annule: Trace | None = None
    ) -> Trace | None:
        """Remove rows, which share one place in the bin."""
        objets = list(objets)
        if not objets:
            return None
        with transaction.atomic():
            avants = self.valeurs_de([objet.pk for objet in objets])
            self._exiger_presentes(len(objets) - len(avants))
            lignes = [{"cle": cle, "avant": self.dire(avant)} for cle, avant in avants.items()]
            return self._jeter(
                objets,
                lambda: self._tracer_lot(Trace.Geste.SUPPRESSION, "supprimer", lignes, annule),
            )

    def valeurs_de(self, cles: Sequence[int]) -> dict[int, Ligne]:
        """The rows of the format that these rows of the cell make, held until the end of the
        transaction."""
        tenues = self.table.modele.objects.select_for_update().filter(pk__in=cles).order_by("pk")
        presentes = list(tenues.values_list("pk", flat=True))
        rangees = lignes_exportees(self.table, parmi=Q(pk__in=presentes))
        return {
            cle: dict(zip(self.table.noms, valeurs, strict=True))
            for cle, valeurs in zip(presentes, rangees, strict=True)
        }

    def _exiger_presentes(self, manquent: int) -> None:
        if manquent:
            verbe = "ne sont plus là" if manquent > 1 else "n’est plus là"
            raise ValidationError(
                f"{compter(self.table.modele, manquent)} {verbe} : rien n’est fait."
            )

    def _ecrire_toutes(
        self, redaction: Redaction, objets: list[models.Model], neuves: dict[int, Ligne]
    ) -> None:
        """Write rows that are held, then what depends on them."""
        for objet, attributs in zip(
            objets, self._attributs_de(redaction, list(neuves.values())), strict=True
        ):
            for nom, valeur in attributs.items():
                setattr(objet, nom, valeur)
        try:
            with transaction.atomic():
                # An insertion that always conflicts is ten times as fast as `bulk_update`.
                self.table.modele.objects.bulk_create(
                    objets,
                    update_conflicts=True,
                    unique_fields=["id"],
                    update_fields=list(attributs),
                )
        except IntegrityError:
            raise ValidationError(CLE_PRISE) from None
        for liens in redaction.liens:
            listes = {cle: redaction.cibles(liens, ligne) for cle, ligne in neuves.items()}
            liens.ecrire(listes, neuves=False)
        for colonne in redaction.internes:
            exiger_sans_boucle(colonne)
        exiger_les_conditions(self.table, list(neuves))
        redaction.temoigner(objets)
        self.consequences(redaction.temoins)

    def _attributs_de(self, redaction: Redaction, lignes: list[Ligne]) -> list[Attributs]:
        """The attributes of the model, references inside the table included."""
        resolus = redaction.resoudre(lignes)
        for colonne in redaction.internes:
            codes = {ligne[colonne.nom] for ligne in lignes if ligne[colonne.nom]}
            cles = redaction.codes.cles(self.table.modele, codes)
            for attributs, ligne in zip(resolus, lignes, strict=True):
                code = ligne[colonne.nom]
                attributs[colonne.attribut] = cles[code] if code else None
        return resolus

    def _tracer_lot(
        self, geste: str, verbe: str, lignes: list[dict], annule: Trace | None
    ) -> Trace:
        return tracer(
            acte=f"{'annuler' if annule else verbe} : {self.table.pluriel}",
            objet=compter(self.table.modele, len(lignes)),
            details={"lignes": lignes} | ({"annule": annule.pk} if annule else {}),
            geste=geste,
            table=self.table.nom,
        )
