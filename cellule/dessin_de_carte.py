"""The map of a cell's departments, as SVG whose every coordinate is text with a point."""

from collections.abc import Callable
from dataclasses import dataclass

from cellule.carte import Boite, Contour, Point, boite_de, contours
from cellule.graphiques import coordonnee
from cellule.typographie import INSECABLE, nombre, typo

# A design token by its name: a colour on paper, a variable of the style sheet on the screen.
Couleur = Callable[[str], str]

# The drawing is fitted in this many millimetres; a label needs some room of its own.
LARGEUR_MM, HAUTEUR_MM = 98.0, 96.0
LARGEUR_LOUPE_MM, HAUTEUR_LOUPE_MM = 62.0, 56.0
TAILLE_DU_MOT_MM = 3.3
# A letter is this share of its height wide, on average.
LETTRE = 0.54
# A mark stands before the figure, in that share of a line.
MARQUE = 1.1
CLASSES = 4
# A hatched department: this many millimetres from a line to the next.
PAS_DES_HACHURES_MM = 2.4


@dataclass(frozen=True)
class Zone:
    """A department: its shape, its shade, and what is written on it line by line; `plage`, the
    plain ground of words that stand on hatching."""

    trace: str
    classe: int
    fond: str
    encre: str
    hachuree: bool
    nom: str
    mot: str
    x: str
    x_mot: str
    y_nom: str
    y_mot: str
    repere: str
    plage: tuple[str, str, str, str] | None


@dataclass(frozen=True)
class Dessin:
    """A view of the map: the whole, or the small departments closer."""

    identifiant: str
    phrase: str
    cadre: str
    largeur: str
    hauteur: str
    trait: str
    corps: str
    pas: str
    zones: list[Zone]


@dataclass(frozen=True)
class Legende:
    classe: int
    fond: str
    mots: str


@dataclass(frozen=True)
class Carte:
    titre: str
    legende: str
    bord: str
    ocre: str
    dessin: Dessin
    loupe: Dessin | None
    classes: list[Legende]
    repere: str
    hachures: str


def variable(nom: str) -> str:
    return f"var(--{nom})"


def dessiner(bloc: dict, noms: dict[str, str], couleur: Couleur) -> Carte | None:
    """Draw the departments of a block; None for a single one, whose map would teach nothing."""
    codes = [c for c in bloc["valeurs"] if c in contours()]
    if len(codes) < 2:
        return None
    bornes = _bornes([bloc["valeurs"][c][0] for c in codes])
    lues = [f"{noms.get(c, c)}{INSECABLE}: {typo(bloc['valeurs'][c][1])}" for c in codes]
    trait = _Trait(bloc, noms, bornes, couleur)
    dessin = trait.dessin("carte", codes, codes, (LARGEUR_MM, HAUTEUR_MM), f"{bloc['titre']}. "
                          f"{', '.join(lues)}.")  # fmt: skip
    petits = [c for c, zone in zip(codes, dessin.zones, strict=True) if not zone.nom]
    loupe = None
    if petits:
        vus = ", ".join(noms.get(c, c) for c in petits)
        loupe = trait.dessin("loupe", petits, codes, (LARGEUR_LOUPE_MM, HAUTEUR_LOUPE_MM),
                             f"De plus près{INSECABLE}: {vus}.")  # fmt: skip
    return Carte(
        titre=bloc["titre"],
        legende=bloc["legende"],
        bord=couleur("surface"),
        ocre=couleur("ocre"),
        dessin=dessin,
        loupe=loupe,
        classes=_legendes(bornes, [bloc["valeurs"][c][0] for c in codes], couleur),
        repere=bloc["reperes"]["mots"] if bloc["reperes"]["codes"] else "",
        hachures=bloc["hachures"]["mots"] if bloc["hachures"]["codes"] else "",
    )


@dataclass(frozen=True)
class _Trait:
    """What the two views of a map share."""

    bloc: dict
    noms: dict[str, str]
    bornes: list[int]
    couleur: Couleur

    def dessin(
        self, nom: str, codes: list[str], tous: list[str], place: tuple[float, float], phrase: str
    ) -> Dessin:
        """The view that holds `codes`; the others are seen as far as its frame goes."""
        boite = boite_de(codes)
        echelle = min(place[0] / boite.largeur, place[1] / boite.hauteur)
        return Dessin(
            identifiant=nom,
            phrase=phrase,
            cadre=_cadre(boite, echelle),
            largeur=coordonnee(boite.largeur * echelle + 2),
            hauteur=coordonnee(boite.hauteur * echelle + 2),
            trait=coordonnee(0.5 / echelle),
            corps=coordonnee(TAILLE_DU_MOT_MM / echelle),
            pas=coordonnee(PAS_DES_HACHURES_MM / echelle),
            zones=[
                self.zone(code, echelle, ecrite=code in codes, court=nom == "loupe")
                for code in tous
            ],
        )

    def zone(self, code: str, echelle: float, *, ecrite: bool, court: bool) -> Zone:
        contour, (valeur, _, mot) = contours()[code], self.bloc["valeurs"][code]
        corps = TAILLE_DU_MOT_MM / echelle
        classe = _classe(valeur, self.bornes)
        hachuree = code in self.bloc["hachures"]["codes"]
        marquee = code in self.bloc["reperes"]["codes"]
        essais = [(self.noms.get(code, code), mot)]
        if court:
            essais += [(code, mot), ("", mot), ("", mot.replace(" sur ", "/"))]
        lu = _ecrire(contour, essais, corps, marquee=marquee) if ecrite else None
        nom, mot, (x, y) = lu or ("", "", contour.centre)
        # Drawn on its base line: lowered by a third of its height to look centred.
        y += corps / 3
        y_mot = y + corps * 0.6 if nom else y
        gauche = x - _longueur(mot) * corps / 2
        return Zone(
            trace=contour.trace,
            classe=classe,
            fond=_fond(classe, self.couleur),
            encre=self.couleur("surface" if classe > CLASSES / 2 and not hachuree else "encre"),
            hachuree=hachuree,
            nom=nom,
            mot=mot,
            x=coordonnee(x),
            x_mot=coordonnee(x + corps * MARQUE / 2 if marquee else x),
            y_nom=coordonnee(y - corps * 0.6),
            y_mot=coordonnee(y_mot),
            repere=_losange(gauche, y_mot - corps * 0.34, corps * 0.42) if mot and marquee else "",
            plage=_plage(x, y_mot, nom, mot, corps) if mot and hachuree else None,
        )


def _ecrire(
    contour: Contour, essais: list[tuple[str, str]], corps: float, *, marquee: bool
) -> tuple[str, str, Point] | None:
    """The first of these names and figures that hold in a department, and where."""
    place = MARQUE if marquee else 0
    for nom, mot in essais:
        largeur = max(_longueur(nom), _longueur(mot) + place) * corps
        point, tient = contour.place(largeur, corps * (2.3 if nom else 1.1))
        if tient:
            return nom, mot, point
    return None


def _plage(x: float, y: float, nom: str, mot: str, corps: float) -> tuple[str, str, str, str]:
    """x, y, width and height of a ground that holds the words, their mark included."""
    largeur = (max(_longueur(nom), _longueur(mot) + 2 * MARQUE) + 0.4) * corps
    hauteur = corps * (2.5 if nom else 1.3)
    valeurs = (x - largeur / 2, y + corps * 0.35 - hauteur, largeur, hauteur)
    return tuple(coordonnee(v) for v in valeurs)


def _longueur(mot: str) -> float:
    return len(mot) * LETTRE


def _losange(x: float, y: float, demi: float) -> str:
    sommets = ((x, y - demi), (x + demi, y), (x, y + demi), (x - demi, y))
    return " ".join(coordonnee(v) for sommet in sommets for v in sommet)


def _cadre(boite: Boite, echelle: float) -> str:
    """The viewBox, with a millimetre around for the strokes."""
    marge = 1 / echelle
    return " ".join(
        coordonnee(v)
        for v in (
            boite.gauche - marge,
            boite.haut - marge,
            boite.largeur + 2 * marge,
            boite.hauteur + 2 * marge,
        )
    )


def _bornes(valeurs: list[int]) -> list[int]:
    """The highest number of each class: equal steps from one to the largest."""
    haut = max(valeurs)
    pas = max(1, -(-haut // CLASSES))
    return [min(haut, pas * rang) for rang in range(1, CLASSES + 1) if pas * (rang - 1) < haut]


def _classe(valeur: int, bornes: list[int]) -> int:
    """0 for none, else the rank of its class; the last class is always the darkest."""
    if not valeur:
        return 0
    rang = next(rang for rang, borne in enumerate(bornes, start=1) if valeur <= borne)
    return rang + CLASSES - len(bornes)


def _fond(classe: int, couleur: Couleur) -> str:
    return couleur(f"carte-{classe}")


def _legendes(bornes: list[int], valeurs: list[int], couleur: Couleur) -> list[Legende]:
    legendes, bas = [], 1
    for borne in bornes:
        etendue = nombre(borne) if bas >= borne else f"{nombre(bas)} à {nombre(borne)}"
        classe = _classe(borne, bornes)
        s = "s" if borne > 1 else ""
        legendes.append(Legende(classe, _fond(classe, couleur), f"{etendue}{INSECABLE}équipe{s}"))
        bas = borne + 1
    if 0 in valeurs:
        legendes.insert(0, Legende(0, _fond(0, couleur), "aucune équipe"))
    return legendes
