"""The closed fetcher: packaged files by name; the rest stops the rendering, with an `Exception`."""

import pytest
from weasyprint import HTML

from cellule.impression.url_ferme import BASE, FICHIERS, RessourceRefusee, UrlFermee, ferme
from rapports import mise_en_page


@pytest.mark.parametrize("url", FICHIERS)
def test_packaged_file_is_given(url):
    reponse = UrlFermee().fetch(url)
    assert len(reponse.read()) > 100
    assert reponse.content_type in ("font/ttf", "image/svg+xml")


@pytest.mark.parametrize(
    "adresse",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.org/x.png",
        "ftp://example.org/x",
        "data:image/png;base64,iVBORw0KGgo=",
        "maillage:../../settings.py",
        "maillage:inconnu",
        "/etc/passwd",
        "../cellule/config/settings.py",
        "image.png",
        "//example.org/x.png",
    ],
)
@pytest.mark.parametrize(
    "page",
    [
        '<img alt="x" src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<style>p {{ background: url("{}") }}</style><p>x</p>',
        '<style>@import url("{}");</style>',
        '<style>@font-face {{ font-family: F; src: url("{}") }} p {{ font-family: F }}</style><p>x',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}"/></svg>',
        '<link rel="attachment" href="{}">',
    ],
)
def test_any_other_address_stops_the_rendering(page, adresse):
    with pytest.raises(RessourceRefusee), ferme() as lecteur:
        HTML(string=page.format(adresse), base_url=BASE, url_fetcher=lecteur).write_pdf()


def test_refusal_in_the_report_is_an_ordinary_exception_that_names_the_address(vide, monkeypatch):
    monkeypatch.setattr(
        mise_en_page, "en_html", lambda photo, genre: '<p><img alt="" src="file:///etc/hostname">'
    )
    with pytest.raises(Exception, match="file:///etc/hostname"):
        mise_en_page.composer(vide)


def test_a_link_to_an_address_is_not_a_fetch():
    with ferme() as lecteur:
        html = '<p><a href="https://example.org/">x</a></p>'
        assert HTML(string=html, base_url=BASE, url_fetcher=lecteur).write_pdf()
