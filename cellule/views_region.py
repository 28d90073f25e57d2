"""What an ARS officer does in the region: open a cell."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from cellule.actions import creer_cellule
from cellule.champs import reporter_le_refus
from cellule.droits import droit
from cellule.forms import NouvelleCelluleForm
from cellule.models import Region


@droit("cellules.creer")
@require_http_methods(["GET", "HEAD", "POST"])
def nouvelle(request: HttpRequest, region: str) -> HttpResponse:
    """A refused form keeps all that was typed; the message stands at the field."""
    territoire = get_object_or_404(Region, pk=region)
    formulaire = NouvelleCelluleForm(request.POST or None, region=territoire)
    if request.method == "POST" and formulaire.is_valid():
        try:
            cellule = creer_cellule(**formulaire.champs())
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            messages.success(request, f"La cellule « {cellule.nom} » est ouverte.")
            return redirect("region", region=region)
    contexte = {"form": formulaire, "region": territoire}
    return render(request, "cellule/nouvelle.html", contexte)
