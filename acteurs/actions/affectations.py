"""Who works where, and since when, kept together with the main structure of each person."""

from collections.abc import Iterable
from datetime import date

from acteurs.colonnes import AFFECTATIONS
from acteurs.models import Affectation, Professionnel
from cellule.actions.ecriture import Ecriture, par_lots
from cellule.models import Cellule
from cellule.perimetre import exiger

enregistrer_affectations = Ecriture(AFFECTATIONS)


def suivre_la_structure_principale(personnes: set[int]) -> None:
    """After people were written: the one who changes structure leaves the former today and comes to
    the new one today; back the same day, it is as if nothing had happened."""
    jour = Cellule.objects.get(pk=exiger(ecriture=True).cellule_id).aujourdhui()
    for lot in par_lots(sorted(personnes)):
        principales: dict[int, list[Affectation]] = {}
        for une in Affectation.objects.filter(professionnel__in=lot, principale=True):
            principales.setdefault(une.professionnel_id, []).append(une)
        presentes = Professionnel.objects.filter(pk__in=lot).values_list("pk", "structure_id")
        for personne, structure in presentes:
            _suivre(personne, structure, principales.get(personne, []), jour)
        _creer(presentes, jour)


def _suivre(
    personne: int, structure: int | None, siennes: Iterable[Affectation], jour: date
) -> None:
    """Close what is no more the main structure, open again what was closed this very day."""
    ouverte = any(une.fin is None and une.structure_id == structure for une in siennes)
    for une in siennes:
        if une.fin is None and une.structure_id != structure:
            if une.debut and une.debut >= jour:
                une.delete()
            else:
                une.fin = jour
                une.save(update_fields=["fin"])
        elif une.fin == jour and une.structure_id == structure and not ouverte:
            une.fin = None
            une.save(update_fields=["fin"])
            ouverte = True


def _creer(presentes: Iterable[tuple[int, int | None]], jour: date) -> None:
    """Open the main one of those who have none: since today if another was known before."""
    personnes = [personne for personne, structure in presentes if structure]
    connues = Affectation.objects.filter(professionnel__in=personnes, principale=True)
    avec, ouvertes = set(), set()
    for personne, fin in connues.values_list("professionnel_id", "fin"):
        avec.add(personne)
        if fin is None:
            ouvertes.add(personne)
    Affectation.objects.bulk_create(
        [
            Affectation(
                professionnel_id=personne,
                structure_id=structure,
                debut=jour if personne in avec else None,
                principale=True,
            )
            for personne, structure in presentes
            if structure and personne not in ouvertes
        ],
        batch_size=1000,
    )
