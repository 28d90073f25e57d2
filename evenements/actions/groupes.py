"""Say which working group a meeting is of."""

from acteurs.models import GroupeDeTravail
from cellule.actions.ecriture import Ecriture
from cellule.models import Trace
from cellule.trace import avec_trace
from evenements.colonnes import REUNIONS_DE_GROUPES
from evenements.models import Activite, ReunionDeGroupe

enregistrer_reunions_de_groupes = Ecriture(REUNIONS_DE_GROUPES)


def dire_le_groupe(activite: Activite, groupe: GroupeDeTravail | str | None) -> Trace | None:
    """Make a meeting one of this group, or of none; no trace when it is so already."""
    lien = ReunionDeGroupe.objects.filter(activite=activite).first()
    if not groupe:
        return enregistrer_reunions_de_groupes.supprimer(lien) if lien else None
    if lien:
        return enregistrer_reunions_de_groupes.changer(lien, {"groupe": groupe})
    champs = {"activite": activite, "groupe": groupe}
    return avec_trace(lambda: enregistrer_reunions_de_groupes.creer(champs))[1]
