"""The handover as a file: what makes itself on the page, frozen in a PDF when the mandate ends."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from django.template.loader import render_to_string
from django.utils.text import slugify

from antennes.models import Mandat
from cellule.impression.imprimer import imprimer
from cellule.impression.lettres import tout_imprimable
from cellule.models import Cellule
from cellule.typographie import en_capitale, jour_en_lettres

from .passation import MOIS, Passation, passation_de
from .requetes import titres

FEUILLES = ("css/tokens.css", "css/pdf/rapport.css", "css/pdf/compte_rendu.css")
PDF = "application/pdf"
# A title, what its columns are, its rows, and what is said when there are none.
Section = tuple[str, tuple[str, ...], list[tuple[str, ...]], str]


def en_pdf(mandat: Mandat, cellule: Cellule) -> bytes:
    """What is handed over today; the same state gives the same bytes."""
    jour = cellule.aujourdhui()
    page = {
        **titres(),
        "cellule": cellule.nom,
        "antenne": str(mandat.antenne),
        "personne": str(mandat.professionnel),
        "debut": jour_en_lettres(mandat.debut),
        "fin": jour_en_lettres(mandat.fin) if mandat.fin else "",
        "jour": jour.isoformat(),
        "quand": jour_en_lettres(jour),
        "sections": _sections(passation_de(mandat, cellule)),
    }
    sceau = hashlib.sha256(json.dumps(page, sort_keys=True).encode()).hexdigest()
    html = render_to_string("pdf/passation.html", tout_imprimable(page))
    return imprimer(html, feuilles=FEUILLES, jour=jour, identifiant=sceau)


def nom_du_fichier(mandat: Mandat, jour: date) -> str:
    return f"passation-{slugify(str(mandat.antenne))}-{jour.isoformat()}.pdf"


def _sections(passation: Passation) -> list[Section]:
    return [
        (
            "Prochaines réunions",
            ("Jour", "Réunion", "Lieu"),
            [(_jour(r.jour_retenu), r.intitule, r.lieu) for r in passation.prochaines],
            "Aucune réunion prévue.",
        ),
        (
            "Ce qui a été promis",
            ("Promesse", "Pour le", "Par", "Dit à"),
            [
                (d.texte, _jour(d.echeance), _mot(d.responsable), _dit_a(d.activite))
                for d in passation.promesses
            ],
            "Rien n’est en attente.",
        ),
        (
            "Pistes ouvertes",
            ("Piste", "État", "Ouverte le", "Suivie par"),
            [
                (
                    str(p), en_capitale(p.get_etat_display()), _jour(p.ouverte_le),
                    _mot(p.responsable),
                )
                for p in passation.pistes
            ],
            "Aucune piste ouverte.",
        ),
        (
            "Équipes de soins palliatifs",
            ("Équipe", "Type", "Dernière rencontre"),
            [
                (e.nom, e.type, _jour(e.derniere_rencontre) or "Jamais")
                for e in passation.equipes
            ],
            "Aucune équipe active dans ses départements.",
        ),
        (
            f"Personnes venues aux réunions depuis {MOIS} mois",
            ("Personne", "Structure", "Réunions", "Dernière venue"),
            [
                (_avec(une, une.profession), _mot(une.structure), str(une.fois), _jour(une.venu_le))
                for une in passation.personnes
            ],
            f"Personne n’est noté présent depuis {MOIS} mois.",
        ),
        (
            "Dernières réunions tenues",
            ("Jour", "Réunion", "Lieu"),
            [(_jour(r.jour_retenu), r.intitule, r.lieu) for r in passation.dernieres],
            "Aucune réunion tenue.",
        ),
        (
            "Nouvelles du terrain",
            ("Jour", "Nouvelle", "De"),
            [(_jour(n.jour), n.texte, _mot(n.auteur)) for n in passation.nouvelles],
            "Aucune nouvelle.",
        ),
    ]  # fmt: skip


def _jour(jour: date | None) -> str:
    return jour_en_lettres(jour, forme="court") if jour else ""


def _mot(valeur: object) -> str:
    return str(valeur) if valeur else ""


def _avec(*valeurs: object) -> str:
    return ", ".join(str(v) for v in _pleines(valeurs))


def _pleines(valeurs: Iterable[object]) -> list[object]:
    return [v for v in valeurs if v]


def _dit_a(activite) -> str:
    return f"{activite.intitule}, {_jour(activite.jour_retenu)}"
