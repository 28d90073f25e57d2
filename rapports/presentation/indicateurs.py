"""An indicator of the snapshot as the page shows it: figure, measures, breakdown, origin."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from cellule.graphiques import part
from cellule.typographie import INSECABLE, en_capitale, jour_en_lettres, nombre, typo
from indicateurs.accord import accorder, au_pluriel, compter

from . import tableaux
from .corrections import corrections
from .tableaux import Case, Ligne, Tableau, colonnes, en_moities
from .valeurs import SILENCES, TIRET, ecrire_mesure

# Up to this number of rows a table stands beside the figure; beyond, under it, over the pages.
LIGNES_COTE_A_COTE = 12


@dataclass(frozen=True)
class Fiche:
    """What the template prints of one indicator: the figure on the left, a table under it and one
    beside it, the long one below, then where the figure comes from and the lists."""

    donnees: dict
    ancre: str
    valeur: str
    en_mots: bool
    mot: str
    avant: str
    gauche: Tableau | None
    droite: Tableau | None
    dessous: list[Tableau]
    origine: str
    remarque: str
    listes: list[dict]
    corrections: Tableau | None
    commentaire: SafeString | str


def fiche(
    indicateur: dict, annee: int, sections: list[dict], commentaire: SafeString | str = ""
) -> Fiche:
    autres, parts = _autres_mesures(indicateur, annee), _ventilation(indicateur, annee)
    reunions = _reunions(indicateur)
    gauche, dessous = None, []
    if parts is None:
        droite, reunions = (autres, reunions) if autres else (reunions, None)
    elif len(parts.lignes) <= LIGNES_COTE_A_COTE:
        # The longer of the two stands on the right, where there is room.
        gauche, droite = autres, parts
        if autres and len(autres.lignes) > len(parts.lignes):
            gauche, droite = parts, autres
    else:
        droite, dessous = autres, en_moities(parts)
    if droite and len(droite.lignes) > LIGNES_COTE_A_COTE:
        droite, dessous = None, [droite]
    valeur = principale(indicateur)
    return Fiche(
        donnees=indicateur,
        ancre=f"indicateur-{indicateur['code']}",
        valeur=EN_GRAND.get(valeur, valeur),
        en_mots=valeur in SILENCES.values(),
        mot=mot(indicateur),
        avant=f"{annee - 1}{INSECABLE}: {precedente(indicateur)}",
        gauche=gauche,
        droite=droite,
        dessous=dessous,
        origine=_origine(indicateur),
        remarque=remarque(indicateur),
        listes=[*_en_section(reunions), *sections],
        corrections=corrections(indicateur),
        commentaire=commentaire,
    )


EN_GRAND = {"oui": "Oui", "non": "Non", "n.r.": "non renseigné", "s.o.": "sans objet"}


def remarque(indicateur: dict) -> str:
    """What changed in the definition, what is missing, or why there is nothing; empty for a
    complete indicator and a zero."""
    return " ".join(filter(None, [indicateur.get("changement", ""), _manque(indicateur)]))


def _manque(indicateur: dict) -> str:
    if indicateur["manques"]:
        return f"Reste à compléter{INSECABLE}: {', '.join(indicateur['manques'])}."
    return "" if indicateur["etat"] in ("valeur", "zero") else indicateur["raison"]


def principale(indicateur: dict) -> str:
    """The main measure as it stands alone: « 3 », « oui », « 20 sur 23 » for a ratio."""
    return _seule(indicateur, "valeur", indicateur["etat"])


def precedente(indicateur: dict) -> str:
    return _seule(indicateur, "precedent", indicateur["etat_precedent"])


def mot(indicateur: dict) -> str:
    """The label of the main measure, which agrees with it: « réunion tenue » for one."""
    mesure = indicateur["mesures"][0]
    est_un_nombre = mesure["nature"] == "nombre" and indicateur["etat"] not in SILENCES
    accorde = accorder(mesure["libelle"], mesure["valeur"] if est_un_nombre else 2)
    return _marque(accorde, mesure)


def _marque(libelle: str, mesure: dict) -> str:
    """A corrected value says so wherever it is printed."""
    return f"{libelle} (corrigé)" if mesure.get("corrigee") else libelle


def _seule(indicateur: dict, quand: str, etat: str | None) -> str:
    """An indicator with a rate is « the main measure out of the next one »."""
    mesure, *autres = indicateur["mesures"]
    ecrite = ecrire_mesure(mesure["nature"], mesure[quand], etat)
    est_un_rapport = any(m["nom"] == "taux" for m in autres)
    connue = ecrite not in (TIRET, *SILENCES.values())
    if est_un_rapport and connue and autres[0][quand]:
        return f"{ecrite} sur {nombre(autres[0][quand])}"
    return ecrite


def _autres_mesures(indicateur: dict, annee: int) -> Tableau | None:
    """The measures but the main one, which stands alone in large."""
    etat, avant = indicateur["etat"], indicateur["etat_precedent"]
    lignes = [
        Ligne(
            [
                Case(_marque(en_capitale(m["libelle"]), m)),
                Case(ecrire_mesure(m["nature"], m["valeur"], etat, m["nom"]), True),
                Case(
                    ecrire_mesure(m["nature"], m["precedent"], avant, m["nom"]),
                    True,
                    role="precedent",
                ),
            ]
        )
        for m in indicateur["mesures"][1:]
    ]
    # Where nothing is known, a column of « n.r. » teaches nothing more.
    muette = {case.texte for ligne in lignes for case in ligne.cases[1:]} <= {*SILENCES.values()}
    entetes = colonnes("Mesure", str(annee), str(annee - 1), chiffres=(1, 2))
    return None if muette else Tableau("Mesures", entetes, lignes)


def _ventilation(indicateur: dict, annee: int) -> Tableau | None:
    lues = indicateur["ventilation"]
    if not lues:
        return None
    doubles = any(
        isinstance(v, dict) for ligne in lues for v in (ligne["valeur"], ligne["precedent"])
    )
    haut = max((_nombre(ligne["valeur"]) for ligne in lues), default=0)
    lignes, a_part = [], False
    for lue in sorted(lues, key=lambda v: (v["a_part"], -_nombre(v["valeur"]), v["mots"])):
        if doubles and lue["a_part"] and not a_part:
            a_part = True
            lignes.append(Ligne(titre="Hors du dénominateur"))
        lignes.append(_ligne(lue, haut, indicateur))
    return Tableau(
        indicateur["ventilation_titre"],
        colonnes(_entete(indicateur), str(annee), str(annee - 1), chiffres=(1, 2)),
        lignes,
    )


def _entete(indicateur: dict) -> str:
    """« Membres par collège » names its first column « Collège »."""
    return en_capitale(indicateur["ventilation_titre"].rpartition(" par ")[2])


def _ligne(lue: dict, haut: float, indicateur: dict) -> Ligne:
    valeur, avant = lue["valeur"], lue["precedent"]
    base = valeur["total"] if isinstance(valeur, dict) else haut
    return Ligne(
        [
            Case(typo(lue["mots"]), part=part(_nombre(valeur), base).rstrip("%")),
            Case(_compte(valeur, indicateur["etat"]), True),
            Case(_compte(avant, indicateur["etat_precedent"]), True, role="precedent"),
        ]
    )


def _nombre(valeur: object) -> float:
    """What a row weighs: teams met of « met / total »."""
    if isinstance(valeur, dict):
        return valeur.get("rencontrees", 0)
    return valeur or 0


def _compte(valeur: object, etat: str | None) -> str:
    if valeur is None:
        return TIRET
    if not _nombre(valeur) and etat in SILENCES:
        return SILENCES[etat]
    if isinstance(valeur, dict):
        return f"{nombre(valeur['rencontrees'])} sur {nombre(valeur['total'])}"
    return nombre(valeur)


def _origine(indicateur: dict) -> str:
    """« 98 rencontres au journal : 58 comptées, 40 non (32 …, 4 …) »; the sum is exact."""
    candidats, comptes = indicateur["candidats"], indicateur["comptes"]
    if not candidats:
        return "Aucune ligne n’est enregistrée pour cet indicateur."
    lignes = compter(candidats, au_pluriel(indicateur["candidat"]))
    ecartes = [f"{_suite(e['mots'])} ({nombre(e['nombre'])})" for e in indicateur["exclus"]]
    phrase = f"{lignes} au dossier, dont {nombre(comptes)} dans le compte"
    if ecartes:
        phrase += f"{INSECABLE}; hors du compte{INSECABLE}: {', '.join(ecartes)}"
    return f"{phrase}."


def _suite(mots: str) -> str:
    """A reason inside a sentence loses its capital."""
    return mots[:1].lower() + mots[1:]


def _reunions(indicateur: dict) -> Tableau | None:
    """The counted meetings of an indicator that is a short list of them."""
    if not indicateur["lignes"]:
        return None
    lignes = [
        Ligne([Case(typo(en_capitale(vue["intitule"]))), Case(_jour(vue["jour"]), role="court")])
        for vue in indicateur["lignes"]
    ]
    reste = indicateur["comptes"] - len(lignes)
    notes = [f"{nombre(reste)}{INSECABLE}autres ne sont pas imprimées."] if reste > 0 else []
    entetes = [Case("Réunion"), Case("Jour", role="court")]
    return Tableau("Réunions comptées", entetes, lignes, notes=notes)


def _en_section(tableau: Tableau | None) -> list[dict]:
    bloc = {"tableau": tableau}
    return [{"titre": "", "si_vide": "", "blocs": [bloc], "commentaire": ""}] if tableau else []


def _jour(jour: str | None) -> str:
    return jour_en_lettres(jour, forme="court") if jour else TIRET


def section(lue: dict, commentaire: SafeString | str = "") -> dict:
    """A section of the snapshot: its blocks in print order, or the sentence for nothing."""
    blocs = []
    for bloc in lue["blocs"]:
        match bloc["genre"]:
            case "tableau":
                blocs.append({"tableau": tableaux.de_bloc(bloc)})
            case "texte":
                blocs.append({"texte": typo(bloc["texte"])})
            case "carte":
                blocs.append({"carte": bloc})
    return {
        "code": lue["code"],
        "titre": lue["titre"],
        "si_vide": "" if blocs else lue["si_vide"],
        "blocs": blocs,
        "commentaire": commentaire,
    }
