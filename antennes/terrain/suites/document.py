"""The minutes as a PDF (PDF/A-3a and PDF/UA-1), and as the mail that carries it."""

import hashlib
import json
from datetime import date

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.text import slugify

from antennes.models import CompteRendu
from cellule.courriels import PieceJointe, ecrire_a
from cellule.impression.imprimer import imprimer
from cellule.impression.lettres import tout_imprimable

from .contenu import quand, titre_de
from .requetes import Destinataire

FEUILLES = ("css/tokens.css", "css/pdf/rapport.css", "css/pdf/compte_rendu.css")
PDF = "application/pdf"


def en_pdf(contenu: dict, *, numero: int, corrections: list[str], apercu: bool = False) -> bytes:
    """The same version gives the same bytes."""
    page = {"numero": numero, "corrections": corrections, "apercu": apercu, **contenu}
    sceau = hashlib.sha256(json.dumps(page, sort_keys=True).encode()).hexdigest()
    lisible = tout_imprimable(page)
    html = render_to_string("pdf/compte_rendu.html", {**lisible, "quand": quand(contenu)})
    return imprimer(
        html,
        feuilles=FEUILLES,
        jour=date.fromisoformat(contenu["jour"]),
        identifiant=sceau,
    )


def nom_du_fichier(contenu: dict, numero: int) -> str:
    """« compte-rendu-2026-03-12-v2.pdf »: it says what it is once it has left the site."""
    version = f"-v{numero}" if numero > 1 else ""
    return f"compte-rendu-{slugify(contenu['jour'])}{version}.pdf"


def sujet_de(contenu: dict, numero: int) -> str:
    if numero == 1:
        return f"Compte rendu\u00a0: {titre_de(contenu)}"
    return f"Compte rendu corrigé (version {numero})\u00a0: {titre_de(contenu)}"


def en_courriel(
    version: CompteRendu, a: Destinataire, pdf: bytes, *, par: str, repondre_a: str
) -> EmailMessage:
    """One mail to one person: nobody reads the address of another."""
    contenu, numero = version.contenu, version.numero
    return ecrire_a(
        a.adresse,
        sujet_de(contenu, numero),
        "antennes/suites/compte_rendu.txt",
        {
            "contenu": contenu,
            "numero": numero,
            "corrections": version.corrections,
            "quand": quand(contenu),
            "par": par,
        },
        repondre_a=repondre_a,
        jointes=[PieceJointe(nom_du_fichier(contenu, numero), pdf, PDF)],
    )
