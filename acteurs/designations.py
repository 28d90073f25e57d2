"""How to print who was designated without printing a name (maison §7).

People write a person's code, or a name, where a pilot is asked for. A report outlives the person
in the directory, so it prints the function held that day instead.
"""

import re
from datetime import date

from django.db.models import Prefetch, Q

from acteurs.models import PosteCellule, Professionnel
from cellule.tri import cle_de_tri

MOT = re.compile(r"[^\W_]+")
QUELQU_UN = "une personne du réseau"


def fonctions_de(designations: list[str], jour: date) -> dict[str, str]:
    """For each designation that is or holds a person's code or name, what to print instead.

    A designation that names nobody of the directory (« l’équipe ») is not in the answer.
    """
    personnes = _candidats(designations, jour)
    trouvees = {}
    for designation in designations:
        mots = _mots(designation)
        qui = [p for p in personnes if p.code == designation.strip() or _est_nommee(p, mots)]
        if qui:
            trouvees[designation] = ", ".join(dict.fromkeys(_fonction(p) for p in qui))
    return trouvees


def _candidats(designations: list[str], jour: date) -> list[Professionnel]:
    """The people whose code is given, or whose sorting key begins with a word of a designation;
    and the whole team, who may go by their first names."""
    condition = Q(code__in=[d.strip() for d in designations]) | Q(equipe_cellule=True)
    for mot in {mot for d in designations for mot in _mots(d)}:
        condition |= Q(cle_tri__startswith=mot)
    en_poste = PosteCellule.objects.filter(
        Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour
    )  # fmt: skip
    postes = Prefetch("postes", queryset=en_poste, to_attr="en_poste")
    return list(Professionnel.objects.filter(condition).prefetch_related(postes).order_by("code"))


def _est_nommee(personne: Professionnel, mots: list[str]) -> bool:
    if _suite(_mots(personne.nom), mots):
        return True
    return personne.equipe_cellule and _suite(_mots(personne.prenom), mots)


def _suite(cherchee: list[str], mots: list[str]) -> bool:
    """True if the words follow one another in the text."""
    n = len(cherchee)
    return n > 0 and any(mots[i : i + n] == cherchee for i in range(len(mots) - n + 1))


def _mots(texte: str) -> list[str]:
    return MOT.findall(cle_de_tri(texte, longueur=500))


def _fonction(personne: Professionnel) -> str:
    if personne.en_poste:
        return ", ".join(p.fonction for p in personne.en_poste)
    return personne.profession or QUELQU_UN
