"""The review of a version: what the agency says of each part of it, what the cell answers.

Messages are only ever added. Each act locks the report: a message never lands on a version that
has just been accepted, sent back or replaced.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from cellule.trace import tracer
from cellule.typographie import INSECABLE
from rapports.cycle import libelle
from rapports.models import Avis, Cote, EtatRapport, GenreAvis, Rapport

from .cycle import Auteur, PassageRefuse

A_ECRIRE = {
    GenreAvis.QUESTION: "Écrivez votre question.",
    GenreAvis.CORRECTION: "Dites ce qui est à corriger.",
    GenreAvis.REPONSE: "Écrivez votre réponse.",
}


def aviser(
    *, annee: int, version: int, cible: str, genre: GenreAvis, texte: str = "", auteur: Auteur
) -> Avis:
    """The agency accepts a part of the version, questions it or asks for its correction.

    `version` is the key of the one that was read. Accepted twice in a row, it is so once.
    """
    texte = _exiger(genre, texte)
    with transaction.atomic():
        rapport = _a_l_examen(annee, version)
        fil = Avis.objects.filter(version_id=version, cible=cible)
        dernier = fil.last()
        if genre == GenreAvis.ACCEPTE and dernier and dernier.genre == GenreAvis.ACCEPTE:
            return dernier
        return _ecrire(rapport, cible, genre, texte, auteur, Cote.ARS)


def accepter_le_reste(
    *, annee: int, version: int, cibles: Iterable[str], auteur: Auteur
) -> list[str]:
    """Accept each of these parts of which the agency has said nothing yet; return them."""
    with transaction.atomic():
        rapport = _a_l_examen(annee, version)
        vues = set(
            Avis.objects.filter(version_id=version, cote=Cote.ARS).values_list("cible", flat=True)
        )
        restent = [cible for cible in dict.fromkeys(cibles) if cible not in vues]
        Avis.objects.bulk_create(
            Avis(
                version_id=version,
                cible=cible,
                genre=GenreAvis.ACCEPTE,
                auteur=auteur.nom,
                cote=Cote.ARS,
            )
            for cible in restent
        )
        if restent:
            tracer(
                acte="examen : accepter le reste",
                objet=f"rapport {rapport.annee}",
                details={"cibles": restent},
            )
    return restent


def repondre(*, annee: int, cible: str, texte: str, auteur: Auteur) -> Avis:
    """The cell answers what the agency has said of a part of the last version handed over."""
    texte = _exiger(GenreAvis.REPONSE, texte)
    with transaction.atomic():
        rapport = Rapport.objects.select_for_update().filter(annee=annee).first()
        if rapport is None or rapport.transmise_id is None:
            raise PassageRefuse(f"Le rapport {annee} n’a pas été transmis à l’ARS.")
        if rapport.etat == EtatRapport.ACCEPTE:
            raise PassageRefuse(f"Le rapport {annee} est accepté{INSECABLE}: l’examen est clos.")
        demandes = Avis.objects.filter(version_id=rapport.transmise_id, cible=cible, cote=Cote.ARS)
        if not demandes.exclude(genre=GenreAvis.ACCEPTE).exists():
            raise ValidationError("L’ARS n’a rien demandé sur ce point.")
        return _ecrire(rapport, cible, GenreAvis.REPONSE, texte, auteur, Cote.CELLULE)


def _exiger(genre: GenreAvis, texte: str) -> str:
    texte = texte.strip()
    if not texte and genre in A_ECRIRE:
        raise ValidationError({"texte": A_ECRIRE[genre]})
    return texte


def _a_l_examen(annee: int, version: int) -> Rapport:
    """The report, locked, if this version of it is the one that the agency examines."""
    rapport = Rapport.objects.select_for_update().filter(annee=annee).first()
    if rapport is None or rapport.transmise_id is None:
        raise PassageRefuse(f"Le rapport {annee} n’a pas été transmis à l’ARS.")
    if rapport.etat != EtatRapport.TRANSMIS:
        raise PassageRefuse(
            f"L’examen de cette version est clos{INSECABLE}: rapport "
            f"{libelle(rapport.etat, Cote.ARS)}. Rien n’a été enregistré."
        )
    if rapport.transmise_id != version:
        raise PassageRefuse(
            "La cellule a transmis une version plus récente de son rapport. Relisez-la"
            f"{INSECABLE}: rien n’a été enregistré sur l’ancienne."
        )
    return rapport


def _ecrire(
    rapport: Rapport, cible: str, genre: GenreAvis, texte: str, auteur: Auteur, cote: Cote
) -> Avis:
    avis = Avis.objects.create(
        version_id=rapport.transmise_id,
        cible=cible,
        genre=genre,
        texte=texte,
        auteur=auteur.nom,
        cote=cote,
    )
    tracer(
        acte=f"examen : {GenreAvis(genre).label}",
        objet=f"rapport {rapport.annee}, {cible}",
        details={"version": rapport.transmise_id},
    )
    return avis
