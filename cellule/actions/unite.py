"""One row at a time: what a screen does, through the guard of the files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from cellule.dossier.genres import cite
from cellule.dossier.tables import Contexte, Ligne, Table
from cellule.models import Trace
from cellule.trace import tracer

from .codes import DejaPris
from .corbeille import mettre_a_la_corbeille
from .gardes import exiger_les_conditions, exiger_sans_boucle
from .redaction import Attributs, Redaction


class UneLigne:
    """Create, change or remove one row of a table."""

    table: Table
    temoin: str
    contexte: Callable[[], Contexte]
    redaction: Callable[[Contexte], Redaction]
    consequences: Callable[[set[int]], None]
    annoncer_le_retrait: Callable[[Sequence[int]], None]

    def creer(
        self, champs: Mapping[str, object], *, details: Mapping[str, object] | None = None
    ) -> models.Model:
        """Create a row; a key already there is refused. `details`: what the trace says besides,
        for who undoes the act otherwise (`cellule/actions/annulation.py`)."""
        contexte = self.contexte()
        ligne = self.table.exiger(champs, contexte)
        with transaction.atomic():
            redaction = self.redaction(contexte)
            attributs = self._attributs(redaction, ligne)
            objet = self.table.modele(**attributs)
            with self._cle_libre(attributs):
                objet.save(force_insert=True)
            self._lier(redaction, objet, ligne, neuve=True)
            dite = self.dire(ligne) | dict(details or {})
            self._tracer_ligne(Trace.Geste.CREATION, "créer", objet, dite)
        return objet

    def modifier(self, objet: models.Model, champs: Mapping[str, object]) -> models.Model:
        """Change some columns of a row; the trace keeps them before and after."""
        self.changer(objet, champs)
        return objet

    def changer(
        self,
        objet: models.Model,
        champs: Mapping[str, object],
        *,
        annule: Trace | None = None,
        details: Mapping[str, object] | None = None,
    ) -> Trace | None:
        """The same, for who wants the trace: none when nothing changes."""
        with transaction.atomic():
            change = self.ecrire(objet, champs)
            if change is None:
                return None
            dit = self._nommer(objet) | change | dict(details or {})
            return self._tracer_ligne(
                Trace.Geste.MODIFICATION, "modifier", objet, dit, annule=annule
            )

    def supprimer(self, objet: models.Model, *, annule: Trace | None = None) -> Trace:
        """Remove a row, which waits in the bin; refused while others cite it."""
        avant = self.dire(self.valeurs(objet))
        with transaction.atomic():
            return self._jeter(
                [objet],
                lambda: self._tracer_ligne(
                    Trace.Geste.SUPPRESSION, "supprimer", objet, avant, annule=annule
                ),
            )

    def _jeter(self, objets: list[models.Model], tracer_l_acte: Callable[[], Trace]) -> Trace:
        """Put rows in the bin, then bring up to date what depends on them."""
        temoins = set()
        if self.temoin not in ("", "pk"):
            temoins = {getattr(objet, self.temoin) for objet in objets}
        self.annoncer_le_retrait([objet.pk for objet in objets])
        trace = mettre_a_la_corbeille(objets, tracer_l_acte)
        self.consequences(temoins)
        return trace

    def ecrire(self, objet: models.Model, champs: Mapping[str, object]) -> dict | None:
        """Write what changes, without a trace, for an act that has its own; return it before and
        after, or None when nothing does."""
        contexte, avant = self.contexte(), self.valeurs(objet)
        ligne, changes = self._comparer(avant, champs, contexte)
        if not changes:
            return None
        with transaction.atomic():
            redaction = self.redaction(contexte)
            attributs = self._attributs(redaction, ligne)
            for nom, valeur in attributs.items():
                setattr(objet, nom, valeur)
            with self._cle_libre(attributs):
                objet.save(update_fields=list(attributs))
            self._lier(redaction, objet, ligne, neuve=False)
        return self._avant_et_apres(avant, ligne, changes)

    def _comparer(
        self, avant: Ligne, champs: Mapping[str, object], contexte: Contexte
    ) -> tuple[Ligne, list[str]]:
        """The row as it will be, and the names of the columns that change."""
        ligne = self.table.exiger({**avant, **champs}, contexte)
        changes = [nom for nom in self.table.noms if ligne[nom] != avant[nom]]
        if "code" in changes:
            raise ValidationError({"code": "Un code ne change pas : d’autres lignes le citent."})
        return ligne, changes

    def _avant_et_apres(self, avant: Ligne, ligne: Ligne, changes: list[str]) -> dict:
        return {
            "avant": self.dire({nom: avant[nom] for nom in changes}),
            "apres": self.dire({nom: ligne[nom] for nom in changes}),
        }

    def valeurs(self, objet: models.Model) -> Ligne:
        """The row of the format that a row of the cell makes."""
        ligne: Ligne = {}
        for colonne in self.table.colonnes:
            if colonne.liste_de_liens:
                ordonnees = getattr(objet, colonne.champ.name).through.objects.filter(
                    **{colonne.champ.m2m_field_name(): objet}
                )
                chemin = f"{colonne.champ.m2m_reverse_field_name()}__code"
                codes = ordonnees.order_by("rang", "pk").values_list(chemin, flat=True)
                ligne[colonne.nom] = list(codes)
            elif colonne.cible is not None:
                designe = getattr(objet, colonne.champ.name)
                ligne[colonne.nom] = designe.code if designe else None
            else:
                ligne[colonne.nom] = getattr(objet, colonne.attribut)
        return ligne

    @property
    def nom(self) -> str:
        return str(self.table.modele._meta.verbose_name)

    def _attributs(self, redaction: Redaction, ligne: Ligne) -> Attributs:
        """The attributes of the model, references inside the table included."""
        (attributs,) = redaction.resoudre([ligne])
        for colonne in redaction.internes:
            code = ligne[colonne.nom]
            if code and code == ligne.get("code"):
                raise ValidationError({colonne.nom: f"{cite(code)} se désigne elle-même"})
            cles = redaction.codes.cles(self.table.modele, {code} if code else ())
            attributs[colonne.attribut] = cles[code] if code else None
        return attributs

    @contextmanager
    def _cle_libre(self, attributs: Attributs) -> Iterator[None]:
        """Say in words that the key is another row's."""
        try:
            with transaction.atomic():
                yield
        except IntegrityError:
            noms = [nom if nom in attributs else f"{nom}_id" for nom in self.table.cle]
            cle = {nom: attributs[nom] for nom in noms}
            if not cle or not self.table.modele.objects.filter(**cle).exists():
                raise
            dernier = self.table.noms[0] if self.table.codee else self.table.cle[-1]
            raise DejaPris({dernier: f"{cite(attributs[noms[-1]])} est déjà pris"}) from None

    def _lier(self, redaction: Redaction, objet: models.Model, ligne: Ligne, *, neuve: bool):
        """Write the lists, then bring up to date what depends on the row."""
        for liens in redaction.liens:
            liens.ecrire({objet.pk: redaction.cibles(liens, ligne)}, neuves=neuve)
        for colonne in redaction.internes:
            if ligne[colonne.nom]:
                exiger_sans_boucle(colonne)
        exiger_les_conditions(self.table, [objet.pk])
        redaction.temoigner([objet])
        if redaction.temoins:
            self.consequences(redaction.temoins)
            objet.refresh_from_db()

    def _tracer_ligne(
        self, geste: str, verbe: str, objet: models.Model, details: dict, *, annule=None
    ) -> Trace:
        return tracer(
            acte=f"{'annuler' if annule else verbe} : {self.nom}",
            objet=str(objet),
            details=details | ({"annule": annule.pk} if annule else {}),
            geste=geste,
            table=self.table.nom,
            cle=objet.pk,
        )

    def _nommer(self, objet: models.Model) -> dict[str, str]:
        """The code of a row, by which what it changed is found later."""
        return {"code": objet.code} if self.table.codee else {}

    def dire(self, ligne: Ligne) -> dict[str, str]:
        """The columns as the format writes them."""
        return {nom: self.table.par_nom[nom].genre.ecrire(ligne[nom]) for nom in ligne}
