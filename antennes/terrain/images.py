"""The photo of a sheet: read whole, turned the right way up, drawn again as a JPEG."""

from io import BytesIO
from typing import BinaryIO

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

OCTETS_MAXI = 12 * 2**20
PIXELS_MAXI = 60_000_000
COTE, QUALITE = 2000, 80
FORMATS = ("JPEG", "PNG", "WEBP")
ILLISIBLE = "Cette photo ne se lit pas : donnez une image JPEG, PNG ou WebP."
TROP_LOURDE = "Cette photo dépasse 12 Mo : prenez-la en plus petit."


def en_jpeg(fichier: BinaryIO) -> bytes:
    """At most 2,000 pixels a side, without what the phone writes in it: where, when, by what.

    Raises ValidationError for what is no image, or too heavy.
    """
    octets = fichier.read(OCTETS_MAXI + 1)
    if len(octets) > OCTETS_MAXI:
        raise ValidationError(TROP_LOURDE)
    try:
        with Image.open(BytesIO(octets), formats=FORMATS) as lue:
            # The size is announced before anything is drawn: a bomb is refused here.
            if lue.width * lue.height > PIXELS_MAXI:
                raise ValidationError(TROP_LOURDE)
            droite = ImageOps.exif_transpose(lue).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise ValidationError(ILLISIBLE) from None
    droite.thumbnail((COTE, COTE))
    sortie = BytesIO()
    droite.save(sortie, "JPEG", quality=QUALITE, optimize=True)
    return sortie.getvalue()
