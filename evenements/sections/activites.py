"""Steering committee meetings, events and trainings of the year."""

from django.db.models import Count, F, Q, QuerySet, Sum

from cellule.instantane import Bloc, Cadre, Nature, Place, debut_de, section, tableau
from evenements.models import Activite

COLONNES_DU_COPIL = [("Jour", Nature.DATE), ("Réunion", Nature.TEXTE), ("Statut", Nature.COURT)]


@section(
    "reunions_du_copil",
    place=Place.GOUVERNANCE,
    titre="Réunions du comité de pilotage",
    si_vide="Aucune réunion du comité de pilotage n’est au journal de l’année.",
    rang=20,
)
def reunions_du_copil(cadre: Cadre) -> list[Bloc]:
    """Held or not, with their status: the page says what D2 leaves out."""
    reunions = Activite.objects.filter(annee_retenue=cadre.annee, type="copil")
    lues, sur = debut_de(reunions.order_by("jour_retenu", "pk"))
    lignes = [(a.jour_retenu, a.intitule, a.get_statut_retenu_display()) for a in lues]
    titre = "Réunions au journal de l’année"
    return [tableau(titre, COLONNES_DU_COPIL, lignes, sur=sur)] if lignes else []


def tenues(cadre: Cadre, type_: str) -> QuerySet[Activite]:
    """The held activities of a type up to the last day, with their counted persons (regles §1)."""
    return (
        Activite.objects.filter(
            annee_retenue=cadre.annee,
            type=type_,
            statut_retenu="tenu",
            jour_retenu__lte=cadre.dernier,
        )
        .annotate(
            noms=Count("presences__professionnel", distinct=True, filter=Q(presences__comptee=True))
        )
        .order_by("jour_retenu", "pk")
    )


def participants(activite: Activite) -> int | None:
    """Distinct persons named and unnamed; None when nobody wrote them down (regles §1)."""
    if not activite.noms and activite.anonymes is None:
        return None
    return activite.noms + (activite.anonymes or 0)


@section(
    "evenements",
    place=Place.EVENEMENTS,
    titre="Évènements",
    si_vide="Aucun évènement tenu n’est au journal de l’année.",
)
def evenements(cadre: Cadre) -> list[Bloc]:
    lus, sur = debut_de(tenues(cadre, "evenement"))
    lignes = [
        (a.intitule, a.jour_retenu, a.get_role_display(), a.nature or None, a.programme or None,
         participants(a))
        for a in lus
    ]  # fmt: skip
    colonnes = [
        ("Évènement", Nature.TEXTE),
        ("Jour", Nature.DATE),
        ("La cellule est", Nature.COURT),
        ("Nature", Nature.TEXTE),
        ("Programme", Nature.TEXTE),
        ("Participants", Nature.NOMBRE),
    ]
    titre = "Évènements tenus dans l’année"
    return [tableau(titre, colonnes, lignes, sur=sur)] if lignes else []


@section(
    "formations",
    place=Place.FORMATIONS,
    titre="Formations",
    si_vide="Aucune formation tenue n’est au journal de l’année.",
)
def formations(cadre: Cadre) -> list[Bloc]:
    page, sur = debut_de(tenues(cadre, "formation"))
    seances = _seances(cadre, [a.pk for a in page])
    lignes = []
    for a in page:
        inscrites, nombre, heures = seances[a.pk]
        # A training without sessions is one (regles, C4).
        nombre, heures = (nombre, heures) if inscrites else (1, a.heures)
        role = a.get_role_display().removeprefix("formation ")
        contenu = a.objectifs or a.programme or None
        lignes.append((a.intitule, a.jour_retenu, role, contenu, nombre, heures, participants(a)))
    colonnes = [
        ("Formation", Nature.TEXTE),
        ("Début", Nature.DATE),
        ("Rôle", Nature.COURT),
        ("Objectifs ou programme", Nature.TEXTE),
        ("Séances", Nature.NOMBRE),
        ("Heures", Nature.DECIMAL),
        ("Participants", Nature.NOMBRE),
    ]
    titre = "Formations tenues dans l’année"
    return [tableau(titre, colonnes, lignes, sur=sur)] if lignes else []


def _seances(cadre: Cadre, formations: list[int]) -> dict[int, tuple]:
    """Per training: its sessions, those held up to the day of the calculation, their hours."""
    tenues = Q(seances__statut="tenu", seances__jour__lte=cadre.arret)
    lignes = Activite.objects.filter(pk__in=formations).annotate(
        inscrites=Count("seances"),
        nombre=Count("seances", filter=tenues),
        total=Sum(F("seances__heures"), filter=tenues),
    )
    return {a.pk: (a.inscrites, a.nombre, a.total) for a in lignes.order_by()}
