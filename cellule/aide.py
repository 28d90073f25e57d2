"""The help of a cell's pages: one text a subject, found by the address of the page that is open.

A text is `templates/aide/<sujet>.md`. `SUJETS` says which pages each one is about, by the first
segments of their address under `/c/<cellule>/`; `tests/interface/test_aide.py` keeps it whole.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from cellule.typographie import typo

DEBUT = "c/<slug:cellule>/"
# A parameter of an address, whatever its name.
PARAMETRE = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Sujet:
    """A subject: its title, and the addresses of its pages (« * » stands for a parameter)."""

    code: str
    titre: str
    adresses: tuple[str, ...] = ()

    @property
    def chemin(self) -> Path:
        return settings.BASE_DIR / "templates" / "aide" / f"{self.code}.md"


SUJETS = {
    sujet.code: sujet
    for sujet in (
        Sujet("tableau-de-bord", "Le tableau de bord", ("", "a-faire", "indicateurs")),
        Sujet("journal", "Le journal", ("journal",)),
        Sujet("activite", "Une activité et ses présences", ("journal/*", "journal/nouvelle")),
        Sujet("a-confirmer", "Les activités à confirmer", ("journal/a-confirmer",)),
        Sujet("taches", "Les tâches", ("taches",)),
        Sujet("calendrier", "Le calendrier", ("calendrier", "journal/calendrier")),
        Sujet("agenda", "Le calendrier dans votre agenda", ("calendriers",)),
        Sujet("structures", "Les structures", ("annuaire", "documents")),
        Sujet(
            "professionnels", "Les professionnels",
            ("annuaire/professionnels", "annuaire/affectations"),
        ),
        Sujet(
            "doublons", "Les doublons",
            ("annuaire/doublons", "annuaire/*/fusionner", "annuaire/professionnels/*/fusionner"),
        ),
        Sujet("import", "Importer un tableur", ("importer",)),
        Sujet("finess", "Les fichiers publics", ("annuaire/propositions",)),
        Sujet("zones", "Les territoires", ("territoires",)),
        Sujet("antennes", "Les antennes", ("antennes",)),
        Sujet("terrain", "Noter une réunion depuis un téléphone", ("terrain",)),
        Sujet(
            "compte-rendu", "Envoyer le compte rendu d’une réunion", ("antennes/reunions",)
        ),
        Sujet(
            "preparer", "Préparer une réunion d’antenne",
            ("antennes/*/preparer", "antennes/reunions/*/inviter"),
        ),
        Sujet("pistes", "Les pistes et les nouvelles du terrain", ("pistes",)),
        Sujet("projets", "Les projets", ("projets",)),
        Sujet("appels", "Les appels à projets", ("projets/appels", "projets/ailleurs/appels")),
        Sujet(
            "bonnes-pratiques", "Les bonnes pratiques",
            ("projets/pratiques", "projets/ailleurs/pratiques"),
        ),
        Sujet(
            "evenements", "Les évènements et les formations",
            ("evenements", "journal/satisfactions"),
        ),
        Sujet("lettres-et-canaux", "Les lettres et les canaux", ("communication",)),
        Sujet(
            "communication", "Le calendrier de communication et la lettre",
            ("communication/calendrier", "communication/lettre"),
        ),
        Sujet("audience", "Les relevés d’audience", ("communication/releves",)),
        Sujet("campagnes", "Les campagnes", ("communication/campagnes",)),
        Sujet("enquetes", "Les enquêtes", ("missions/enquetes",)),
        Sujet("missions", "Les états des lieux, actions, mutualisations", ("missions",)),
        Sujet("contact", "Le contact et le site", ("missions/contact", "missions/ressources")),
        Sujet("communes", "Les communes et leur référent santé", ("communes", "reglages")),
        Sujet("offres", "Les offres d’emploi", ("offres",)),
        Sujet("copil", "Le comité de pilotage", ("gouvernance",)),
        Sujet("groupes", "Les groupes de travail", ("gouvernance/groupes",)),
        Sujet(
            "moyens", "L’équipe et la convention",
            ("gouvernance/equipe", "gouvernance/postes", "gouvernance/conventions"),
        ),
        Sujet("rapports", "Le rapport annuel", ("rapports",)),
        Sujet("corbeille", "La corbeille et l’historique", ("corbeille", "historique", "annuler")),
        Sujet("recherche", "Chercher, et le clavier", ("rechercher", "choisir")),
        Sujet("listes", "Les listes", ("exports",)),
    )
}  # fmt: skip
# The page of all subjects, and those that it leads to.
ADRESSE = "aide"


def sujet_de(route: str) -> Sujet | None:
    """The subject of a page, by the longest address that its route begins with."""
    if not route.startswith(DEBUT):
        return None
    morceaux = PARAMETRE.sub("*", route.removeprefix(DEBUT)).strip("/").split("/")
    for longueur in range(len(morceaux), 0, -1):
        if trouve := _par_adresse().get("/".join(morceaux[:longueur])):
            return trouve
    return None


@cache
def _par_adresse() -> dict[str, Sujet]:
    return {adresse: sujet for sujet in SUJETS.values() for adresse in sujet.adresses}


@cache
def texte_de(code: str) -> SafeString:
    """The HTML of a subject. The texts are ours: they hold no markup of a person's."""
    source = typo(SUJETS[code].chemin.read_text(encoding="utf-8"))
    return mark_safe(MarkdownIt("commonmark", {"html": False}).render(source))
