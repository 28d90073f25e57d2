"""Addresses for the tests of the middleware: views that behave well, and views that do not."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from acteurs.models import Structure
from cellule.config import urls
from cellule.perimetre import courant
from cellule.trace import auteur_courant
from tests.fabriques import StructureFabrique


def voir(request, cellule):
    return JsonResponse(
        {
            "cellule": cellule.code,
            "retour": reverse("voir", kwargs=request.resolver_match.kwargs),
            "roles": sorted(request.roles),
            "noms": list(Structure.objects.values_list("nom", flat=True)),
            "auteur": auteur_courant.get(),
            "fuseau": timezone.get_current_timezone_name(),
        }
    )


def gabarit(request, cellule):
    """Rendered by Django after the view: its queryset is read then."""
    return TemplateResponse(request, "essai.txt", {"structures": Structure.objects.all()})


@csrf_exempt
def ecrire(request, cellule, fin="200"):
    StructureFabrique(nom="écrite")
    refus = {"erreur": RuntimeError, "introuvable": Http404, "interdit": PermissionDenied}
    if fin in refus:
        raise refus[fin]
    return HttpResponse(status=int(fin))


def flux(request, cellule):
    return StreamingHttpResponse(s.nom for s in Structure.objects.all())


def fichier(request, cellule):
    return FileResponse(open(__file__, "rb"))


def ailleurs(request, **kwargs):
    return JsonResponse({"roles": sorted(request.roles), "perimetre": courant() is not None})


urlpatterns = [
    path("c/<slug:cellule>/voir/", voir, name="voir"),
    path("c/<slug:cellule>/gabarit/", gabarit),
    path("c/<slug:cellule>/ecrire/<fin>/", ecrire),
    path("c/<slug:cellule>/flux/", flux),
    path("c/<slug:cellule>/fichier/", fichier),
    path("ars/<region>/voir/", ailleurs),
    path("national/voir/", ailleurs),
    path("ouverte/<cellule>/", ailleurs),
    *urls.urlpatterns,
]
