"""Reads of what the cell writes in its report: texts, last year's, their history."""

from dataclasses import dataclass

from rapports.models import Avis, Cote, GenreAvis, RevisionTexte, Texte
from rapports.redaction import PAR_CLE, est_un_commentaire

REVISIONS_MONTREES = 50


@dataclass(frozen=True)
class Page:
    """A text as it is opened: what the year has, or last year's text to start from."""

    annee: int
    cle: str
    texte: Texte | None
    reprise: Texte | None

    @property
    def contenu(self) -> str:
        source = self.texte or self.reprise
        return source.contenu if source else ""

    @property
    def revision(self) -> int:
        return self.texte.revision if self.texte else 0


def page_de(annee: int, cle: str) -> Page:
    """The text of a key. A narrative section begins with the last one written before that year:
    it is marked so, and is no part of the report until somebody has read it and kept it."""
    texte = Texte.objects.filter(annee=annee, cle=cle).first()
    reprise = None
    if texte is None and not est_un_commentaire(cle):
        avant = Texte.objects.filter(annee__lt=annee, cle=cle).exclude(contenu="")
        reprise = avant.order_by("-annee").first()
    return Page(annee, cle, texte, reprise)


def textes_de(annee: int) -> dict[str, Texte]:
    """The texts of a year, by key."""
    return {texte.cle: texte for texte in Texte.objects.filter(annee=annee)}


def reprises_pour(annee: int) -> dict[str, int]:
    """The narrative sections that last year's text, or an older one, can begin, and its year."""
    avant = Texte.objects.filter(annee__lt=annee, cle__in=list(PAR_CLE)).exclude(contenu="")
    return dict(avant.order_by("annee").values_list("cle", "annee"))


def commentaire_precedent(annee: int, cle: str) -> Texte | None:
    """What was written about the same figure a year before, to be read beside."""
    return Texte.objects.filter(annee=annee - 1, cle=cle).exclude(contenu="").first()


def historique(texte: Texte) -> list[RevisionTexte]:
    """The last revisions, those set aside included, the last one first."""
    return list(texte.revisions.all()[:REVISIONS_MONTREES])


def avis_sur(annee: int, cible: str) -> list[Avis]:
    """The thread of the agency and the cell on one part, over the versions, oldest first."""
    lignes = Avis.objects.filter(version__annee=annee, cible=cible).select_related("version")
    return list(lignes.order_by("version__numero", "moment", "pk"))


def avis_en_attente(annee: int) -> list[Avis]:
    """The last word on each part where it is the agency's, and asks for something."""
    derniers: dict[str, Avis] = {}
    lignes = Avis.objects.filter(version__annee=annee).select_related("version")
    for avis in lignes.order_by("version__numero", "moment", "pk"):
        derniers[avis.cible] = avis
    demandes = (GenreAvis.QUESTION, GenreAvis.CORRECTION)
    return [a for a in derniers.values() if a.cote == Cote.ARS and a.genre in demandes]
