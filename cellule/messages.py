"""Messages that can be taken back: « supprimé », and the button that undoes it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from cellule.models import Trace


def message_annulable(
    request: HttpRequest, texte: str, trace: Trace | None, *, suite: str = ""
) -> None:
    """Say what was done, with a button « Annuler » if this trace can be undone.

    `suite` is where to go then; without it, the page that shows the message is read again.
    """
    adresse = ""
    if trace is not None and trace.geste:
        adresse = reverse("annuler", args=[request.cellule.code, trace.pk])
        if suite:
            adresse += f"?{urlencode({'suite': suite})}"
    messages.success(request, texte, extra_tags=adresse)
