"""Lines without headings: « Dr DUPONT Marie – EMSP du CHU », addresses, « Excusés : … »."""

import re
from collections.abc import Iterable, Sequence

from cellule.dossier.genres import Irrecevable

from .lignes import FAUTES_MAXI, Faute, LigneLue, Liste, ListeIllisible
from .mots import (
    D_UN_TITRE,
    D_UN_TOTAL,
    D_UNE_FONCTION,
    D_UNE_STRUCTURE,
    STATUTS_ECRITS,
    genre_du_titre,
)
from .noms import CIVILITES, en_capitales, plier, sans_civilite, sans_marques, separer
from .sources import Cellule, Rangee

# Bounded, so that no text makes it slow.
COURRIEL = re.compile(r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
ENTRE_CHEVRONS = re.compile(rf"<\s?(?:mailto:)?({COURRIEL.pattern})\s?>")
PUCE = re.compile(r"^\s*(?:[-–—•*·o▪]|\d{1,3}\s?[.)°-])\s+")
# « Excusés : », alone or followed by names.
DEBUT = re.compile(r"^\s*(?P<mot>[^\W\d_]+(?:\(?e?\)?\(?s?\)?)?)\s*:\s*(?P<suite>.*)$")
COUPURES = re.compile(r"\t|;|\s[–—-]\s|\s?\|\s?|,")
ENTRE_PERSONNES = re.compile(r"[;,]")
MOTS_D_UN_NOM = 7
LONGUEUR_MAXI = 20_000

ESPACES = re.compile(r"[ \u00a0\u202f]+")
TROP_LONG = f"plus de {LONGUEUR_MAXI} caractères : ce n’est pas une liste de présents"

Champs = dict[str, str]


def lire_lignes_libres(rangees: Iterable[tuple[int, str | list[Cellule]]]) -> Liste:
    """One person a line, or several addresses."""
    liste, fautes, statut = Liste(), [], ""
    for numero, contenu in rangees:
        cellules = contenu if isinstance(contenu, list) else [ESPACES.sub(" ", contenu)]
        mauvaises = [c.raison for c in cellules if isinstance(c, Irrecevable)]
        mauvaises += [TROP_LONG for c in cellules if isinstance(c, str) and len(c) > LONGUEUR_MAXI]
        fautes += [Faute(numero, raison) for raison in mauvaises[:1]]
        pleines = [c for c in cellules if isinstance(c, str) and c.strip()]
        if mauvaises or not pleines:
            continue
        brut = Rangee(numero, pleines).brut.strip()
        if len(pleines) == 1:
            statut, personnes = _d_une_ligne(pleines[0], statut)
        else:
            personnes = [] if D_UN_TOTAL.search(plier(brut)) else [deviner(pleines)]
        _retenir(liste, numero, brut, personnes, statut)
    if fautes:
        raise ListeIllisible(*fautes[:FAUTES_MAXI])
    return liste


def _retenir(
    liste: Liste, numero: int, brut: str, personnes: list[Champs] | None, statut: str
) -> None:
    if personnes is None:  # « Excusés : », which the next lines obey
        return
    nommees = [p for p in personnes if p.get("nom") or p.get("courriel")]
    for personne in nommees:
        liste.ajouter(LigneLue(numero, brut=brut, **{"statut": statut, **personne}))
    if not nommees:
        liste.ecarter(numero, brut, "ne nomme personne")


def _d_une_ligne(ligne: str, statut: str) -> tuple[str, list[Champs] | None]:
    """The people of one line of text, and the status that holds from here on."""
    ligne = PUCE.sub("", ligne).strip()
    debut = DEBUT.match(ligne)
    dit = STATUTS_ECRITS.get(plier(ligne)) or (debut and STATUTS_ECRITS.get(plier(debut["mot"])))
    if dit:
        suite = debut["suite"].strip() if debut else ""
        return dit, personnes_de(suite, suivies=True) if suite else None
    return statut, personnes_de(ligne)


def personnes_de(ligne: str, *, suivies: bool = False) -> list[Champs]:
    """`suivies`: names that follow one another, « Excusés : M. Roy, Mme Petit »."""
    if ENTRE_CHEVRONS.search(ligne):
        return _des_adresses(ligne)
    if len(nues := COURRIEL.findall(ligne)) > 1:
        return [{"courriel": nue} for nue in nues]
    plie = plier(ligne)
    if D_UN_TOTAL.search(plie) or D_UN_TITRE.search(plie) or genre_du_titre(ligne):
        return []
    morceaux = [m.strip() for m in ENTRE_PERSONNES.split(ligne) if m.strip()]
    if len(morceaux) > 1 and (suivies or all(map(_est_un_nom_entier, morceaux))):
        return [deviner(COUPURES.split(m)) for m in morceaux]
    return [deviner(COUPURES.split(ligne))]


def _des_adresses(ligne: str) -> list[Champs]:
    """« DUPONT Marie <a@b.fr>; Paul Roy; c@d.fr »: between two addresses stands the name of the
    second and, before it, people without an address."""
    personnes, debut = [], 0
    for adresse in ENTRE_CHEVRONS.finditer(ligne):
        *seules, nom = ligne[debut : adresse.start()].split(";")
        personnes += [p for seule in seules if seule.strip(" ,") for p in personnes_de(seule)]
        personnes.append({**_nommer(nom), "courriel": adresse[1]})
        debut = adresse.end()
    restes = ligne[debut:].split(";")
    return personnes + [p for reste in restes if reste.strip(" ,") for p in personnes_de(reste)]


def _nommer(texte: str) -> Champs:
    """The name before an address, « "DUPONT, Marie (CHU)" »."""
    texte = texte.strip(" \t,;\"'")
    if not texte or "@" in texte:
        return {}
    dehors, dedans = sans_marques(texte)
    nom, prenom = separer(dehors)
    return {"nom": nom, "prenom": prenom} | ({"structure": dedans[0]} if dedans else {})


def deviner(cellules: Sequence[str]) -> Champs:
    """What each piece of a line is, from its words."""
    champs, textes = _reconnaitre(cellules)
    rang = next((r for r, texte in enumerate(textes) if not _a_un_indice(texte)), 0)
    if not textes or (len(textes) == 1 and _dit_autre_chose(plier(textes[0]))):
        return champs
    nom = textes.pop(rang)
    if len(nom.split()) > MOTS_D_UN_NOM:
        return champs
    suivant = textes[rang] if rang < len(textes) else ""
    if _est_un_prenom(suivant) and (len(sans_civilite(nom).split()) == 1 or en_capitales(nom)):
        champs |= {"nom": sans_civilite(nom), "prenom": sans_civilite(textes.pop(rang))}
    else:
        champs["nom"], champs["prenom"] = separer(nom)
    for texte in textes:
        plie = plier(texte)
        fonction = D_UNE_FONCTION.search(plie) and not D_UNE_STRUCTURE.match(plie)
        ordre = ("fonction", "structure") if fonction else ("structure", "fonction")
        libre = next((nom for nom in ordre if nom not in champs), None)
        if libre:
            champs[libre] = texte
    return champs


def _reconnaitre(cellules: Sequence[str]) -> tuple[Champs, list[str]]:
    """Address and status, and the pieces that remain: neither numbers, dates nor civilities."""
    champs: Champs = {}
    textes = []
    for cellule in cellules:
        courriel = COURRIEL.search(cellule)
        if courriel:
            champs.setdefault("courriel", courriel[0])
            cellule = cellule.replace(courriel[0], " ")
        dehors, dedans = sans_marques(cellule)
        for texte in (dehors.strip(" ,;:-"), *dedans):
            plie = plier(texte)
            if plie in STATUTS_ECRITS:
                champs["statut"] = STATUTS_ECRITS[plie]
            elif any(map(str.isalpha, plie)) and plie not in CIVILITES and not est_chiffre(plie):
                textes.append(texte)
    return champs, textes


def est_chiffre(plie: str) -> bool:
    """« 2 601E 13 », « 14h30 », « 35 min »: more figures than letters."""
    return sum(map(str.isdigit, plie)) >= sum(map(str.isalpha, plie))


def _a_un_indice(texte: str) -> bool:
    plie = plier(texte)
    return bool(D_UNE_STRUCTURE.search(plie) or D_UNE_FONCTION.search(plie))


def _dit_autre_chose(plie: str) -> bool:
    """« EMSP du CHU », « cadre » : alone, it names nobody."""
    return bool(D_UNE_STRUCTURE.match(plie) or D_UNE_FONCTION.fullmatch(plie))


def _est_un_prenom(texte: str) -> bool:
    return 0 < len(texte.split()) <= 2 and not _a_un_indice(texte)


def _est_un_nom_entier(texte: str) -> bool:
    mots = sans_civilite(sans_marques(texte)[0]).split()
    return 2 <= len(mots) <= 4 and all(m[0].isupper() for m in mots) and not _a_un_indice(texte)
