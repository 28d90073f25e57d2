"""The note of the nation: two pages of PDF, what a ministry reads of a year.

The figures of the socle and those of the year before, then every region. Like the documents of a
report it is PDF/A-3a and PDF/UA-1, and reads packaged files alone.
"""

import hashlib
import json

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import Truncator
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from cellule.impression.conformite import VARIANTE, conformer
from cellule.impression.lettres import tout_imprimable
from cellule.impression.url_ferme import BASE, ferme, lire

from .bilan import Bilan
from .compiler import Compilation
from .en_json import en_json
from .page import MARQUES, LigneDeTotal, Tableau, lignes_des_totaux

FEUILLES = ("css/tokens.css", "css/pdf/rapport.css", "css/pdf/note.css")
# What the first page shows in large figures.
EN_TETE = ("A3", "C2", "C4", "A5", "A8", "D2")
LETTRES_D_UN_APPUI = 150


def composer(compilation: Compilation, avant: Compilation | None) -> bytes:
    """The PDF; the same figures of the same day give the same pages."""
    polices = FontConfiguration()
    sceau = hashlib.sha256(json.dumps(en_json(compilation, avant)).encode()).hexdigest()
    with ferme() as lecteur:
        feuilles = [
            CSS(string=lire(nom).decode(), base_url=BASE, url_fetcher=lecteur, font_config=polices)
            for nom in FEUILLES
        ]
        page = HTML(string=en_html(compilation, avant), base_url=BASE, url_fetcher=lecteur)
        return page.write_pdf(
            stylesheets=feuilles,
            font_config=polices,
            pdf_variant=VARIANTE,
            pdf_identifier=sceau.encode()[:32],
            finisher=conformer,
        )


def en_html(compilation: Compilation, avant: Compilation | None) -> str:
    tableau = Tableau(compilation)
    totaux = lignes_des_totaux(Tableau(compilation, avant))
    contexte = {
        "annee": compilation.annee,
        "jour": timezone.localdate(),
        "compilation": compilation,
        "avant": avant,
        "bilan": Bilan(compilation),
        "tableau": tableau,
        "lignes": _imprimables(tableau),
        "totaux": totaux,
        "chiffres": _chiffres(totaux),
        "marques": MARQUES,
        "changees": [ligne.indicateur.code for ligne in totaux if ligne.changee],
    }
    return render_to_string("pdf/note.html", contexte)


def _imprimables(tableau: Tableau) -> list[dict]:
    """What people typed, in letters that the fonts have."""
    return [
        ligne
        | {
            "cellule": tout_imprimable(ligne["compilee"].cellule.nom) if ligne["compilee"] else "",
            "appui": _appui(ligne["etat"].appui) if ligne["etat"] else "",
        }
        for ligne in tableau.lignes
    ]


def _appui(texte: str) -> str:
    """On one line: the page of the nation has it whole."""
    return Truncator(tout_imprimable(texte)).chars(LETTRES_D_UN_APPUI, truncate="…")


def _chiffres(totaux: list[LigneDeTotal]) -> list[LigneDeTotal]:
    """The large figures, those of them that the year has."""
    par_code = {ligne.indicateur.code: ligne for ligne in totaux}
    return [par_code[code] for code in EN_TETE if code in par_code]
