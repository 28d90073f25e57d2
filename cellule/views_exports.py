"""« Mes exports »: the files of long lists, asked for, watched, downloaded."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cellule.actions.exports import JOURS_DE_GARDE
from cellule.droits import DE_LA_CELLULE, declarer, droit, peut
from cellule.listes import LISTES
from cellule.listes.etat import lire_etat
from cellule.listes.fichiers import FORMATS
from cellule.listes.travail import NATURE, exports_de
from cellule.models import Cellule, Travail
from cellule.travaux import chemin_du_fichier, demander

EXPORTER = declarer("exports.faire", "Exporter les listes que l’on peut lire", DE_LA_CELLULE)
PLUS_LA = "Ce fichier n’est plus là : demandez-le de nouveau."


@droit(EXPORTER.code)
@require_http_methods(["GET", "HEAD", "POST"])
def exports(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """The person's own exports; a POST asks for one more."""
    if request.method == "POST":
        return _demander(request, cellule)
    lignes = [{"travail": une, **_mots(une)} for une in exports_de(request.user)[:50]]
    contexte = {"lignes": lignes, "jours": JOURS_DE_GARDE}
    return render(request, "cellule/exports.html", contexte)


def _demander(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    liste, forme = LISTES.get(request.POST.get("liste", "")), request.POST.get("forme", "")
    if liste is None or forme not in FORMATS or not peut(request, liste.droit):
        messages.error(request, "Cette liste ne s’exporte pas : rien n’est demandé.")
        return redirect("exports", cellule=cellule.code)
    parametres = request.POST.get("requete", "")
    etat = lire_etat(liste, QueryDict(parametres), liste.toutes(cellule))
    if not etat.juste:
        messages.error(request, " ".join(etat.erreurs))
        return redirect(reverse(liste.vue, args=[cellule.code]))
    travail = demander(
        NATURE,
        parametres={"liste": liste.nom, "parametres": etat.parametres(), "forme": forme},
        demandeur=request.user,
    )
    return redirect("export", cellule=cellule.code, export=travail.pk)


@droit(EXPORTER.code)
@require_safe
def export(request: HttpRequest, cellule: Cellule, export: int) -> HttpResponse:
    """Where the job is. `?vu=` is what the page already shows: nothing new, nothing sent."""
    ligne = get_object_or_404(exports_de(request.user), pk=export)
    signature = f"{ligne.etat}-{ligne.essais}-{ligne.progression}-{ligne.etape}"
    if request.htmx and request.GET.get("vu") == signature:
        return HttpResponse(status=204)
    contexte = {"travail": ligne, "vu": signature, **_mots(ligne)}
    return render(request, "cellule/export.html", contexte)


@droit(EXPORTER.code)
@require_safe
def telecharger_export(request: HttpRequest, cellule: Cellule, export: int) -> HttpResponse:
    """The file of a finished export; before that, the page that says where it is."""
    ligne = get_object_or_404(exports_de(request.user), pk=export)
    if ligne.etat != Travail.Etat.FAIT:
        return redirect("export", cellule=cellule.code, export=ligne.pk)
    chemin, forme = chemin_du_fichier(ligne), FORMATS[ligne.parametres["forme"]]
    try:
        fichier = chemin.open("rb")
    except OSError:
        contexte = {"travail": ligne, "vu": "", "absent": PLUS_LA, **_mots(ligne)}
        return render(request, "cellule/export.html", contexte, status=404)
    return FileResponse(fichier, as_attachment=True, content_type=forme.mime, filename=chemin.name)


def _mots(ligne: Travail) -> dict[str, str]:
    """The list and the kind of file of an export, in words."""
    liste, forme = LISTES.get(ligne.parametres.get("liste")), ligne.parametres.get("forme")
    return {
        "titre": liste.titre if liste else "Liste",
        "forme": FORMATS[forme].mots if forme in FORMATS else "",
    }
