"""The sheets of a piste, with its whole chain, and of a piece of news."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from acteurs import droits as acteurs
from acteurs.models import EtapeProjet
from acteurs.partages import pratique_d_un_projet, reproduction
from antennes import droits
from antennes.models import EtatPiste, NouvelleDuTerrain, Piste
from antennes.pistes import requetes
from antennes.pistes.acces import (
    ecrit_la_nouvelle,
    ecrit_la_piste,
    exiger_l_antenne_de_la_nouvelle,
    exiger_les_antennes_de_la_piste,
)
from antennes.pistes.actions import (
    changer_piste,
    creer_piste,
    enregistrer_nouvelles,
    enregistrer_pistes,
)
from antennes.pistes.forms import CorrectionForm, PisteForm
from antennes.pistes.listes import NOUVELLES, PISTES
from antennes.pistes.tables import TONS
from cellule.droits import peut
from cellule.fiches import Fiche
from cellule.models import Cellule


def _autour_de_la_piste(request: HttpRequest, cellule: Cellule, piste: Piste) -> dict[str, object]:
    """From what was said to where it was done again, and what the next step asks."""
    (chaine,) = requetes.chaines([piste])
    ton = TONS[piste.etat]
    contexte = {
        "chaine": chaine,
        "antennes": list(piste.antennes.all()),
        "ton": (ton, "") if isinstance(ton, str) else ton,
        "tient_les_projets": peut(request, acteurs.ECRIRE_PROJETS.code),
        "sans_suite": piste.etat == EtatPiste.SANS_SUITE,
    }
    if piste.projet is None:
        return contexte
    ici = reverse("piste", args=[cellule.code, piste.pk])
    nouveau, pratique = (
        reverse(vue, args=[cellule.code]) for vue in ("nouvelle_projet", "nouvelle_pratique")
    )
    en_pratique = {**pratique_d_un_projet(piste.projet), "suite": ici}
    ailleurs = {**reproduction(piste.projet), "suite": ici}
    return contexte | {
        "fini": piste.projet.etape == EtapeProjet.TERMINE,
        "en_pratique": f"{pratique}?{urlencode(en_pratique)}",
        "reproduire": f"{nouveau}?{urlencode(ailleurs)}",
    }


def _autour_de_la_nouvelle(
    request: HttpRequest, cellule: Cellule, nouvelle: NouvelleDuTerrain
) -> dict[str, object]:
    return {
        "peut_suivre": nouvelle.piste_id is None and ecrit_la_nouvelle(request, nouvelle),
        "peut_lire": nouvelle.lue_le is None and peut(request, droits.ECRIRE.code),
    }


PISTE = Fiche(
    nom="piste",
    ecriture=enregistrer_pistes,
    formulaire=PisteForm,
    liste=PISTES,
    droit=droits.TERRAIN.code,
    nouvelle="Nouvelle piste",
    creer=creer_piste,
    changer=changer_piste,
    lignes=requetes.pistes,
    contexte=_autour_de_la_piste,
    gabarit="antennes/piste.html",
    ailleurs=("intitule", "etat", "antennes", "ligne", "projet", "reponse"),
    icone="bookmark",
    la_sienne=ecrit_la_piste,
    exiger=exiger_les_antennes_de_la_piste,
)

NOUVELLE = Fiche(
    nom="nouvelle_du_terrain",
    ecriture=enregistrer_nouvelles,
    formulaire=CorrectionForm,
    liste=NOUVELLES,
    droit=droits.TERRAIN.code,
    nouvelle="Nouvelle du terrain",
    lignes=requetes.nouvelles,
    titre=lambda nouvelle: f"{nouvelle.get_nature_display().capitalize()}, {nouvelle.antenne}",
    contexte=_autour_de_la_nouvelle,
    gabarit="antennes/nouvelle.html",
    ailleurs=("nature", "antenne", "piste", "texte"),
    icone="megaphone",
    la_sienne=ecrit_la_nouvelle,
    exiger=exiger_l_antenne_de_la_nouvelle,
)
