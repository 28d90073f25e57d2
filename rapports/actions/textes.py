"""The writing of a text of the report: two people at once lose nothing.

A writing says which revision it started from. When another came meanwhile, the text stays as the
other left it and this one is kept beside, as a revision set aside (`conflit`): the page shows both.
"""

from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from cellule.trace import tracer
from rapports.models import RevisionTexte, Texte
from rapports.ouverture import exiger_ouvert
from rapports.redaction import titre_de

LONGUEUR_MAXI = 60_000
# Autosaving writes every few seconds: the same hand, for so long, makes one revision of the
# history, unless it changes more than a fifth of what the revision keeps.
SEANCE = timedelta(minutes=10)
RESTE = 0.8


@dataclass(frozen=True)
class Ecrit:
    """What became of a writing: the text as it is now, the revision set aside if there was one."""

    texte: Texte
    ecarte: RevisionTexte | None = None


def enregistrer_texte(*, annee: int, cle: str, contenu: str, depuis: int, auteur: str) -> Ecrit:
    """Write a text over the revision `depuis` (0: nothing was there)."""
    contenu = contenu.replace("\r\n", "\n").strip()
    if titre_de(cle, annee) is None:
        raise ValidationError("Ce texte n’existe pas dans le rapport de cette année.")
    if len(contenu) > LONGUEUR_MAXI:
        raise ValidationError({"contenu": "Ce texte est trop long pour un rapport."})
    with transaction.atomic():
        exiger_ouvert(annee)
        texte = _trouver_ou_creer(annee, cle)
        if texte.contenu == contenu and (texte.revision or depuis):
            return Ecrit(texte)
        ecrites = Texte.objects.filter(pk=texte.pk, revision=depuis).update(
            contenu=contenu, revision=F("revision") + 1, auteur=auteur, modifie_le=timezone.now()
        )
        texte.refresh_from_db()
        if ecrites:
            _garder(texte, texte.revision, contenu, auteur, conflit=False)
            return Ecrit(texte)
        return Ecrit(texte, _garder(texte, depuis, contenu, auteur, conflit=True))


def _trouver_ou_creer(annee: int, cle: str) -> Texte:
    """The row of the text; two people who begin it at once find the same one."""
    trouve = Texte.objects.filter(annee=annee, cle=cle).first()
    if trouve:
        return trouve
    try:
        with transaction.atomic():
            return Texte.objects.create(annee=annee, cle=cle, revision=0)
    except IntegrityError:
        return Texte.objects.get(annee=annee, cle=cle)


def _garder(
    texte: Texte, revision: int, contenu: str, auteur: str, *, conflit: bool
) -> RevisionTexte:
    """Keep what was written in the history; what the same hand goes on writing is one revision."""
    derniere = texte.revisions.filter(conflit=conflit).first()
    if derniere and _meme_seance(derniere, contenu, auteur):
        derniere.contenu, derniere.revision = contenu, revision
        derniere.save(update_fields=["contenu", "revision"])
        return derniere
    tracer(
        acte="rapport : écarter un texte" if conflit else "rapport : écrire un texte",
        objet=f"{texte.annee}, {titre_de(texte.cle, texte.annee)}",
        details={"revision": revision},
    )
    return RevisionTexte.objects.create(
        texte=texte, revision=revision, contenu=contenu, auteur=auteur, conflit=conflit
    )


def _meme_seance(derniere: RevisionTexte, contenu: str, auteur: str) -> bool:
    return (
        derniere.auteur == auteur
        and timezone.now() - derniere.moment < SEANCE
        and _commun(derniere.contenu, contenu) >= RESTE * len(derniere.contenu)
    )


def _commun(avant: str, apres: str) -> int:
    """How much of a text is still there around the place where it was changed."""
    debut = _debut_commun(avant, apres)
    return debut + _debut_commun(avant[debut:][::-1], apres[debut:][::-1])


def _debut_commun(un: str, autre: str) -> int:
    paires = zip(un, autre, strict=False)
    return sum(1 for _ in takewhile(lambda paire: paire[0] == paire[1], paires))
