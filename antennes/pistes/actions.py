"""The writes of the loop: what was heard becomes a piste, a project, an answer."""

from django.db import transaction

from acteurs.actions import creer_projet
from acteurs.models import EtapeProjet, Projet
from antennes.models import CLOSES, Antenne, EtatPiste, NatureNouvelle, NouvelleDuTerrain, Piste
from cellule.actions.codes import creer_avec_code
from cellule.actions.ecriture import Ecriture
from cellule.models import Cellule, Trace
from cellule.perimetre import exiger
from cellule.trace import auteur_courant
from evenements.models import LigneCompteRendu, Theme

from .colonnes import NOUVELLES, PISTES

PREFIXE = "pis-"
NATURE_DU_PROJET = "réponse à un besoin du territoire"
LONGUEUR = 500

enregistrer_pistes = Ecriture(PISTES)
enregistrer_nouvelles = Ecriture(NOUVELLES)


def _aujourdhui():
    return Cellule.objects.get(pk=exiger(ecriture=True).cellule_id).aujourdhui()


def _dater(champs: dict) -> dict:
    """A piste that is closed is so today, unless a day is given; one that is open has no end."""
    if champs.get("etat") not in CLOSES:
        return {**champs, "close_le": None}
    return {**champs, "close_le": champs.get("close_le") or _aujourdhui()}


def creer_piste(**champs: object) -> Piste:
    """Open a piste under the next code of the cell."""
    complets = {"etat": EtatPiste.OUVERTE.value, "ouverte_le": _aujourdhui(), **champs}
    return creer_avec_code(
        Piste, PREFIXE, lambda code: enregistrer_pistes.creer({**_dater(complets), "code": code})
    )


def changer_piste(piste: Piste, champs: dict) -> Trace | None:
    """Change some columns; the day of its end follows its state."""
    if "etat" in champs:
        champs = _dater({"close_le": piste.close_le, **champs})
    return enregistrer_pistes.changer(piste, champs)


def suivre_la_ligne(ligne: LigneCompteRendu) -> Piste:
    """Follow a line of the minutes: one piste a line, whatever the number of clicks."""
    with transaction.atomic():
        verrou = LigneCompteRendu.objects.select_for_update(of=("self",))
        ligne = verrou.select_related("activite").get(pk=ligne.pk)
        deja = Piste.objects.filter(ligne=ligne).first()
        if deja is not None:
            return deja
        etat = EtatPiste.EN_COURS if ligne.projet_id else EtatPiste.OUVERTE
        return creer_piste(
            intitule=_en_une_ligne(ligne.texte),
            theme=ligne.theme,
            etat=etat.value,
            antennes=list(ligne.activite.antennes.all()),
            responsable=ligne.responsable,
            ligne=ligne,
            projet=ligne.projet,
        )


def suivre_la_nouvelle(nouvelle: NouvelleDuTerrain) -> Piste:
    """Follow a piece of news, which is read by the same act."""
    with transaction.atomic():
        verrou = NouvelleDuTerrain.objects.select_for_update(of=("self",))
        nouvelle = verrou.select_related("piste", "antenne").get(pk=nouvelle.pk)
        if nouvelle.piste is not None:
            return nouvelle.piste
        theme = Theme.BESOIN.value if nouvelle.nature == NatureNouvelle.BESOIN else ""
        piste = creer_piste(
            intitule=_en_une_ligne(nouvelle.texte), theme=theme, antennes=[nouvelle.antenne]
        )
        lue_le = nouvelle.lue_le or _aujourdhui()
        enregistrer_nouvelles.changer(nouvelle, {"piste": piste, "lue_le": lue_le})
    return piste


def en_faire_un_projet(piste: Piste) -> Projet:
    """A project of the first stage, filled in from the piste, which it answers from now on."""
    with transaction.atomic():
        piste = Piste.objects.select_for_update(of=("self",)).get(pk=piste.pk)
        if piste.projet is not None:
            return piste.projet
        departements = {code for une in piste.antennes.all() for code in une.departements}
        projet = creer_projet(
            intitule=piste.intitule,
            nature=NATURE_DU_PROJET,
            departements=sorted(departements),
            etape=EtapeProjet.IDEE.value,
        )
        changes = {"projet": projet}
        if piste.etat == EtatPiste.OUVERTE:
            changes["etat"] = EtatPiste.EN_COURS.value
        changer_piste(piste, changes)
    return projet


def noter_une_nouvelle(*, antenne: Antenne, nature: str, texte: str) -> NouvelleDuTerrain:
    """Two lines from the ground, today, by who is signed in."""
    return enregistrer_nouvelles.creer(
        {
            "antenne": antenne,
            "nature": nature,
            "texte": texte,
            "jour": _aujourdhui(),
            "auteur": auteur_courant.get().partition(" <")[0],
        }
    )


def dire_lue(nouvelle: NouvelleDuTerrain) -> Trace | None:
    """The cell has read it: it waits no longer."""
    return enregistrer_nouvelles.changer(nouvelle, {"lue_le": nouvelle.lue_le or _aujourdhui()})


def _en_une_ligne(texte: str) -> str:
    return " ".join(texte.split())[:LONGUEUR]
