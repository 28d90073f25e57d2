"""Removal that can be undone: what the trail keeps of a row is enough to put it back.

The row comes back under its own key, so that undoing twice makes one row, and the addresses that
led to it lead to it again.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from cellule.actions.ecriture import Ecriture
from cellule.models import Trace
from cellule.trace import tracer

DEJA_LA = "Cette ligne est déjà revenue."


class EcritureRevocable(Ecriture):
    """The actions of a table whose removed rows may be put back."""

    def supprimer(self, objet: models.Model) -> Trace:
        """Remove a row; the trace that is returned can put it back."""
        nom, cle, avant = str(objet), objet.pk, self.valeurs(objet)
        retrait = {
            "table": self.table.nom,
            "cle": cle,
            "hors_format": {champ: getattr(objet, champ) for champ in self._hors_format()},
        }
        with transaction.atomic():
            try:
                objet.delete()
            except models.ProtectedError:
                raise ValidationError(
                    f"D’autres lignes citent {nom} : changez-les d’abord."
                ) from None
            return tracer(
                acte=f"supprimer : {self.nom}",
                objet=nom,
                details=self._dire(avant) | {"retrait": retrait},
            )

    def retablir(self, trace: Trace) -> models.Model:
        """Put back the row that this trace says was removed."""
        retrait, contexte = trace.details["retrait"], self.contexte()
        ligne = self.table.exiger({nom: trace.details[nom] for nom in self.table.noms}, contexte)
        with transaction.atomic():
            attributs = self._attributs(self.redaction(contexte), ligne)
            objet = self.table.modele(pk=retrait["cle"], **attributs, **retrait["hors_format"])
            try:
                with transaction.atomic():
                    objet.save(force_insert=True)
            except IntegrityError:
                raise ValidationError(DEJA_LA) from None
            tracer(acte=f"rétablir : {self.nom}", objet=str(objet), details=self._dire(ligne))
        return objet

    def _hors_format(self) -> list[str]:
        """The columns that the exchange format does not have: plain texts."""
        connus = {colonne.attribut for colonne in self.table.colonnes} | {"id", "cellule_id"}
        champs = [champ.attname for champ in self.table.modele._meta.concrete_fields]
        return [champ for champ in champs if champ not in connus]
