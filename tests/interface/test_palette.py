"""Contrast of the token pairs that the style sheets put together, light and dark."""

import gzip
import re

import pytest

from tests.interface.lieux import CSS, GABARITS

TEXTE, GRAPHIQUE = 4.5, 3.0
FONDS = ("papier", "surface", "creux")
PAIRES = [
    *((encre, fond, TEXTE) for encre in ("encre", "encre-2", "encre-3") for fond in FONDS),
    *(("petrole-texte", fond, TEXTE) for fond in (*FONDS, "petrole-voile")),
    *((ton, fond, TEXTE) for ton in ("rouge", "ocre") for fond in FONDS),
    *((ton, f"{ton}-voile", TEXTE) for ton in ("ocre", "vert", "bleu", "prune", "rouge")),
    *(("encre", f"{ton}-voile", TEXTE) for ton in ("ocre", "vert", "bleu", "rouge", "petrole")),
    ("sur-petrole", "petrole", TEXTE),
    ("sur-petrole", "petrole-appui", TEXTE),
    *(("sur-barre", barre, TEXTE) for barre in ("barre", "barre-2")),
    *(("sur-barre-2", barre, TEXTE) for barre in ("barre", "barre-2")),
    ("sur-lin", "lin", TEXTE),
    *(("bord-champ", fond, GRAPHIQUE) for fond in FONDS),
    *(("halo", fond, GRAPHIQUE) for fond in FONDS),
    ("or", "barre", GRAPHIQUE),
    *((f"serie-{rang}", "surface", GRAPHIQUE) for rang in range(1, 5)),
    ("petrole", "carte-0", GRAPHIQUE),
]  # fmt: skip


def jetons(fichier: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", (CSS / fichier).read_text()))


CLAIR = jetons("tokens.css")
SOMBRE = CLAIR | jetons("sombre.css")


def luminance(couleur: str) -> float:
    chiffres = couleur[1:] if len(couleur) == 7 else "".join(c * 2 for c in couleur[1:])
    canaux = [int(chiffres[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    lineaires = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux]
    return sum(poids * c for poids, c in zip((0.2126, 0.7152, 0.0722), lineaires, strict=True))


def contraste(une: str, autre: str) -> float:
    claire, sombre = sorted((luminance(une), luminance(autre)), reverse=True)
    return (claire + 0.05) / (sombre + 0.05)


def test_contrast_formula_gives_the_known_values() -> None:
    assert contraste("#000", "#ffffff") == pytest.approx(21)
    assert contraste("#14535e", "#fff") == pytest.approx(8.65, abs=0.01)


@pytest.mark.parametrize("theme", [CLAIR, SOMBRE], ids=["clair", "sombre"])
@pytest.mark.parametrize(("devant", "fond", "seuil"), PAIRES, ids=lambda v: str(v))
def test_token_pair_has_enough_contrast(
    devant: str, fond: str, seuil: float, theme: dict[str, str]
) -> None:
    assert contraste(theme[devant], theme[fond]) >= seuil


def test_dark_theme_only_swaps_known_tokens() -> None:
    assert set(jetons("sombre.css")) <= set(CLAIR)


def test_every_token_used_is_declared() -> None:
    textes = {fichier.name: fichier.read_text() for fichier in CSS.glob("*.css")}
    declares = set(re.findall(r"--([\w-]+):", " ".join(textes.values())))
    for fichier, texte in textes.items():
        assert set(re.findall(r"var\(--([\w-]+)", texte)) <= declares, fichier


def test_colours_are_written_in_the_token_files_only() -> None:
    for fichier in CSS.glob("*.css"):
        if fichier.name in ("tokens.css", "sombre.css"):
            continue
        regles = re.sub(r'url\("data:[^"]*"\)', "", fichier.read_text())
        couleurs = set(re.findall(r"#[0-9a-f]{3,6}\b", regles))
        assert couleurs <= {"#14535e"}, fichier.name  # the seal keeps its petrol in the dark


def test_style_sheets_of_every_page_stay_under_12_kb_compressed() -> None:
    """Those of the head that all pages share; the national table has one of its own."""
    tete = (GABARITS / "composants" / "tete.html").read_text(encoding="utf-8")
    feuilles = [CSS / nom for nom in re.findall(r"css/(\w+\.css)", tete)]
    assert len(feuilles) > 5
    assert sum(len(gzip.compress(f.read_bytes())) for f in feuilles) < 12_000
