"""An agent of the ARS in a cell of the region: which cells, what is read, what is kept."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from cellule.config import urls
from cellule.entree import ReponseEnFlux
from cellule.models import Role
from cellule.perimetre import courant, perimetre
from indicateurs.models import ZeroConstate
from rapports.region import dans_une_cellule_de_la_region
from tests.fabriques import CelluleFabrique, ZeroConstateFabrique


@dans_une_cellule_de_la_region
def voir(request, region, cellule, annee):
    return JsonResponse(
        {
            "region": region,
            "cellule": cellule.code,
            "annee": annee,
            "zeros": [z.indicateur for z in ZeroConstate.objects.all()],
            "fuseau": timezone.get_current_timezone_name(),
            "auteur": request.user.email,
        }
    )


@dans_une_cellule_de_la_region
def ecrire(request, region, cellule, fin="200"):
    ZeroConstateFabrique(indicateur="A6", annee=2025)
    if fin == "interdit":
        raise PermissionDenied
    return HttpResponse(status=int(fin))


@dans_une_cellule_de_la_region
def flux(request, region, cellule):
    return StreamingHttpResponse(z.indicateur for z in ZeroConstate.objects.all())


@dans_une_cellule_de_la_region
def gabarit(request, region, cellule):
    return TemplateResponse(
        request, "composants/annees.html", {"annees": ZeroConstate.objects.all(), "annee": 2025}
    )


urlpatterns = [
    path("ars/<str:region>/cellules/<slug:code_cellule>/<int:annee>/voir/", voir),
    path("ars/<str:region>/cellules/<slug:code_cellule>/ecrire/<str:fin>/", ecrire),
    path("ars/<str:region>/cellules/<slug:code_cellule>/flux/", flux),
    path("ars/<str:region>/cellules/<slug:code_cellule>/gabarit/", gabarit),
    *urls.urlpatterns,
]

pytestmark = [pytest.mark.urls("tests.rapports.test_region"), pytest.mark.django_db]


@pytest.fixture
def agent(cellule, page):
    """An agent of region 75, where `cellule` works."""
    with perimetre(cellule, ecriture=True):
        ZeroConstateFabrique(indicateur="D2", annee=2025)
    return page(Role.AGENT_ARS, region_id="75", cellule=None)


def zeros(cellule) -> list[str]:
    with perimetre(cellule):
        return [z.indicateur for z in ZeroConstate.objects.order_by("pk")]


def test_agent_reads_a_cell_of_the_region_in_its_perimeter_and_time(agent, cellule):
    cellule.fuseau = "Indian/Reunion"
    cellule.save()
    lu = agent.get("/ars/75/cellules/gironde/2025/voir/").json()
    lu.pop("auteur")
    assert lu == {
        "region": "75",
        "cellule": "gironde",
        "annee": 2025,
        "zeros": ["D2"],
        "fuseau": "Indian/Reunion",
    }
    assert courant() is None


def test_a_cell_of_another_region_does_not_exist(agent, voisine):
    for code in ("mascareignes", "aucune"):
        assert agent.get(f"/ars/75/cellules/{code}/2025/voir/").status_code == 404
    assert agent.get("/ars/04/cellules/mascareignes/2025/voir/").status_code == 404


def test_a_cell_of_two_regions_opens_from_each(page):
    CelluleFabrique(code="deux", regions=["75", "76"])
    for region in ("75", "76"):
        sien = page(Role.AGENT_ARS, region_id=region, cellule=None)
        assert sien.get(f"/ars/{region}/cellules/deux/2025/voir/").status_code == 200


def test_a_get_never_writes(agent, cellule):
    with pytest.raises(RuntimeError):
        agent.get("/ars/75/cellules/gironde/ecrire/200/")
    assert zeros(cellule) == ["D2"]


@pytest.mark.parametrize(("fin", "gardes"), [("200", 2), ("302", 2), ("400", 1), ("409", 1),
                                             ("interdit", 1)])  # fmt: skip
def test_what_a_refused_post_wrote_is_not_kept(fin, gardes, agent, cellule):
    agent.post(f"/ars/75/cellules/gironde/ecrire/{fin}/")
    assert len(zeros(cellule)) == gardes


def test_a_template_response_is_rendered_inside(agent):
    assert agent.get("/ars/75/cellules/gironde/gabarit/").status_code == 200


def test_a_response_read_after_the_perimeter_is_refused(agent):
    with pytest.raises(ReponseEnFlux):
        agent.get("/ars/75/cellules/gironde/flux/")
