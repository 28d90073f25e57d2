"""Every address of the site, from the resolver, with parameters to fill it."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from django.urls import URLPattern, URLResolver, get_resolver

from antennes.terrain.signature.adresse import sceller
from tests.cloison.monde import Monde, jeton_de, reponse_de
from tests.maison.sources import APPS

# What a parameter of an address may be given, in the cell of a world. One that bears the name of a
# model is given the key of its row (`valeurs_de`); another name is added here.
PARAMETRES: dict[str, Callable[[Monde], list[object]]] = {
    "cellule": lambda monde: [monde.cellule.code],
    "region": lambda monde: [monde.cellule.regions[0]],
    "code_cellule": lambda monde: [monde.cellule.code],
    "annee": lambda monde: [2025],
    "extension": lambda monde: ["csv", "xlsx", "ods", "json"],
    "code": lambda monde: ["D2", "A3", "C5"],
    "joint": lambda monde: [monde.lignes["document"].pk],
    "document": lambda monde: ["rapport", "bilan_financier", "programme"],
    "entree": lambda monde: [monde.lignes["corbeille"].pk],
    "table": lambda monde: ["activites"],
    "ligne": lambda monde: [monde.lignes["activite"].pk],
    "cible": lambda monde: ["indicateur:D2", "section:equipe", "finance", "programme"],
    "numero": lambda monde: [monde.lignes["version"].numero],
    "genre": lambda monde: ["rapport", "bilan_financier", "programme", "classeur", "tout"],
    "cle": lambda monde: ["redaction:mot"],
    "ecarte": lambda monde: [monde.lignes["revisiontexte"].pk],
    "propre": lambda monde: [monde.lignes["indicateurpropre"].pk],
    "sujet": lambda monde: ["journal"],
    "rang": lambda monde: [1],
    "sorte": lambda monde: ["structures", "professionnels", "projets", "activites", "antennes"],
    "jeton": lambda monde: [jeton_de(monde.cellule)],
    "scellee": lambda monde: [sceller(monde.lignes["feuilleasigner"])],
    "reponse": lambda monde: [reponse_de(monde)],
    "key": lambda monde: ["clef"],
    "uidb36": lambda monde: ["1"],
}


# What nobody guesses: whoever has it is let in, signed in or not.
SECRETS = ("jeton", "scellee", "reponse")


def valeurs_de(nom: str, monde: Monde) -> list[object]:
    """The values of a parameter in the cell of a world."""
    if nom in PARAMETRES:
        return PARAMETRES[nom](monde)
    return [monde.lignes[nom].pk]


@dataclass(frozen=True)
class Adresse:
    """One pattern of the resolver."""

    route: str
    vue: Callable
    parametres: tuple[str, ...]
    motifs: tuple[URLPattern | URLResolver, ...]

    @property
    def droit(self) -> str | None:
        return getattr(self.vue, "droit", None)

    @property
    def de_nous(self) -> bool:
        """A view of a library has no right of ours."""
        return inspect.unwrap(self.vue).__module__.split(".")[0] in APPS

    @property
    def espace(self) -> str:
        """`c`, `ars`, `national`, or nothing for an address outside the spaces."""
        premier = self.route.split("/")[0]
        return premier if premier in ("c", "ars", "national") else ""

    def remplies(self, monde: Monde, **autres: list[object]) -> Iterator[str]:
        """The address with each of its parameters' values (`autres` replaces some)."""
        valeurs = [autres.get(nom) or valeurs_de(nom, monde) for nom in self.parametres]
        for choix in product(*valeurs):
            yield self._ecrire(dict(zip(self.parametres, choix, strict=True)))

    def devinees(self, monde: Monde, sien: Monde) -> Iterator[str]:
        """The address as one of another cell writes it, who knows all of this one but its secrets
        and has but their own."""
        secrets = {nom: valeurs_de(nom, sien) for nom in self.parametres if nom in SECRETS}
        return self.remplies(monde, **secrets)

    def _ecrire(self, parametres: dict[str, object]) -> str:
        morceaux = []
        for motif in self.motifs:
            convertisseurs = motif.pattern.converters
            if not convertisseurs and motif.pattern.regex.groups:
                morceaux.append(_d_une_expression(motif.pattern, parametres))
                continue
            morceau = str(motif.pattern)
            for nom, convertisseur in convertisseurs.items():
                debut = morceau.index("<")
                fin = morceau.index(">") + 1
                morceau = morceau[:debut] + convertisseur.to_url(parametres[nom]) + morceau[fin:]
            morceaux.append(morceau)
        return "/" + "".join(morceaux)


def _d_une_expression(motif, parametres: dict[str, object]) -> str:
    """allauth writes two of its addresses as regular expressions."""
    texte = str(motif).strip("^$")
    for nom in motif.regex.groupindex:
        debut = texte.index(f"(?P<{nom}>")
        fin = texte.index(")", debut) + 1
        texte = texte[:debut] + str(parametres[nom]) + texte[fin:]
    return texte


def adresses() -> list[Adresse]:
    return list(_parcourir(get_resolver().url_patterns, ()))


def _parcourir(motifs, avant: tuple) -> Iterator[Adresse]:
    for motif in motifs:
        chemin = (*avant, motif)
        if isinstance(motif, URLResolver):
            yield from _parcourir(motif.url_patterns, chemin)
        else:
            noms = [nom for m in chemin for nom in m.pattern.regex.groupindex]
            # As `resolve` names it: the mark of a regular expression is dropped.
            route = "".join(str(m.pattern).removeprefix("^") for m in chemin)
            yield Adresse(route, motif.callback, tuple(noms), chemin)
