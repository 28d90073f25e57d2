"""The lists of references of a row, kept in a table of their own, in the order of the file."""

from collections.abc import Iterable, Mapping

from cellule.dossier.deduction import Colonne


class Liens:
    """The links behind one list column: who writes and reads the table in between."""

    def __init__(self, colonne: Colonne) -> None:
        champ = colonne.champ
        self.colonne = colonne
        self.modele = champ.remote_field.through
        # The keys of the table in between to the row and to what it names.
        self.source = self.modele._meta.get_field(champ.m2m_field_name()).attname
        self.cible = self.modele._meta.get_field(champ.m2m_reverse_field_name()).attname

    def lire(self, sources: Iterable[int] | None = None) -> dict[int, list[int]]:
        """What each row names, in order; of all rows without `sources`."""
        liens = self.modele.objects.order_by("rang", "pk")
        if sources is not None:
            liens = liens.filter(**{f"{self.source}__in": sources})
        listes: dict[int, list[int]] = {}
        for source, cible in liens.values_list(self.source, self.cible).iterator(5000):
            listes.setdefault(source, []).append(cible)
        return listes

    def ecrire(self, listes: Mapping[int, list[int]], *, neuves: bool) -> None:
        """Give each row its list; `neuves` when none of the rows can have one already."""
        if not neuves and listes:
            self.modele.objects.filter(**{f"{self.source}__in": list(listes)}).delete()
        self.modele.objects.bulk_create(
            [
                self.modele(**{self.source: source, self.cible: cible, "rang": rang})
                for source, cibles in listes.items()
                for rang, cible in enumerate(cibles)
            ],
            batch_size=5000,
        )
