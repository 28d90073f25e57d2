"""Everything that a response or a file says, as text."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

from django.core import mail
from django.http import HttpResponse
from openpyxl import load_workbook
from pypdf import PdfReader


def texte_de(contenu: bytes, nom: str = "") -> str:
    """A PDF page by page, a workbook cell by cell, an archive file by file, the rest as it is."""
    if contenu.startswith(b"%PDF-"):
        lecteur = PdfReader(io.BytesIO(contenu))
        pages = [page.extract_text() for page in lecteur.pages]
        pieces = [texte_de(c, n) for n, liste in lecteur.attachments.items() for c in liste]
        return "\n".join([str(lecteur.metadata), *pages, *pieces])
    if zipfile.is_zipfile(io.BytesIO(contenu)):
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                return "\n".join(texte_de(archive.read(n), n) for n in archive.namelist())
        classeur = load_workbook(io.BytesIO(contenu), read_only=True)
        return "\n".join(str(v) for f in classeur for ligne in f.values for v in ligne)
    return f"{nom}\n{contenu.decode('utf-8', 'replace')}"


def texte_de_reponse(reponse: HttpResponse) -> str:
    """Headers and cookies too: a redirection or a file name may tell as much as a page."""
    contenu = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
    return f"{reponse.headers}\n{reponse.cookies}\n{texte_de(contenu)}"


def texte_du_courrier() -> str:
    messages: list[EmailMessage] = [message.message() for message in mail.outbox]
    return "\n".join(message.as_string() for message in messages)


def texte_du_dossier(dossier: Path) -> str:
    fichiers = [chemin for chemin in dossier.rglob("*") if chemin.is_file()]
    assert fichiers
    return "\n".join(texte_de(chemin.read_bytes(), chemin.name) for chemin in fichiers)
