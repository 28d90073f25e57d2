"""The address of a sheet to sign: its key and a seal of the site, so that nothing is stored and
nobody guesses another's."""

import segno
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from antennes.models import FeuilleASigner

SCEAU = Signer(salt="feuille-a-signer", sep=".")


def sceller(feuille: FeuilleASigner) -> str:
    return SCEAU.sign(f"{feuille.cellule_id}-{feuille.pk}")


def ouvrir(scellee: str) -> FeuilleASigner | None:
    """The sheet of an address, in the current cell; None for an address that we did not write."""
    try:
        cellule, _, cle = SCEAU.unsign(scellee).partition("-")
    except BadSignature:
        return None
    return FeuilleASigner.objects.filter(pk=int(cle), cellule_id=int(cellule)).first()


def adresse_de(feuille: FeuilleASigner, code: str) -> str:
    chemin = reverse("signer", args=[code, sceller(feuille)])
    return f"{settings.ADRESSE_PUBLIQUE.rstrip('/')}{chemin}"


def dessiner(adresse: str) -> SafeString:
    """The QR code, drawn by us from an address of ours."""
    return mark_safe(
        segno.make(adresse, micro=False, error="m").svg_inline(
            border=3, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
        )
    )
