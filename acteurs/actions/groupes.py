"""Working groups, and their members when two sheets of a person become one."""

from acteurs.colonnes import GROUPES
from acteurs.models import GroupeDeTravail, MembreDeGroupe, Professionnel
from cellule.actions.codes import creer_avec_code
from cellule.actions.ecriture import Ecriture

from .fusions import Suite, declarer_suite

PREFIXE_GROUPE = "gt-"

enregistrer_groupes = Ecriture(GROUPES)


def creer_groupe(**champs: object) -> GroupeDeTravail:
    """Add a working group; its code is the next one."""
    return creer_avec_code(
        GroupeDeTravail,
        PREFIXE_GROUPE,
        lambda code: enregistrer_groupes.creer({**champs, "code": code}),
    )


def _membres(reste: Professionnel, doublon: Professionnel, avant: int | None) -> dict:
    """A person is in a group once: the duplicate leaves those where the other is already."""
    siens = MembreDeGroupe.objects.filter(professionnel=reste).values("groupe")
    en_double = MembreDeGroupe.objects.filter(professionnel=doublon, groupe__in=siens)
    quittes = list(en_double.order_by("pk").values("groupe", "rang"))
    en_double.delete()
    return {"personne": doublon.pk, "quittes": quittes}


def _remettre_les_membres(dits: dict) -> None:
    """Back in the groups that are still there."""
    groupes = {une["groupe"] for une in dits["quittes"]}
    la = set(GroupeDeTravail.objects.filter(pk__in=groupes).values_list("pk", flat=True))
    MembreDeGroupe.objects.bulk_create(
        MembreDeGroupe(groupe_id=une["groupe"], professionnel_id=dits["personne"], rang=une["rang"])
        for une in dits["quittes"]
        if une["groupe"] in la
    )


declarer_suite(Suite("groupes_de_travail", _membres, _remettre_les_membres))
