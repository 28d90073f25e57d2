"""A1 to A8, each as its line of the table of regles §2."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from .diagnostic import reunions_ou_la_cellule_etait
from .etats import Tri, compter, resultat, trier
from .lecture import Ligne, entier, jour, liste
from .lecture import taux as pour_cent
from .notions import DE_RENCONTRE, PALLIATIFS, Activite, Annee


def a1(an: Annee) -> dict:
    candidats = [m for m in an.tables["moyens_contact"]
                 if an.actif_dans_l_annee(m["debut"], m["fin"])]  # fmt: skip
    tri = trier(candidats, [("ferme", lambda m: not an.actif_a_la_fin(m["debut"], m["fin"]))])
    mesures = {"en_place": bool(tri.comptes), "moyens": len(tri.comptes)}
    return resultat(an, "A1", tri, mesures, compter(tri.comptes, "nature"))


def rencontres(an: Annee, motif: str, classe: Callable[[Ligne], bool]) -> tuple[Tri, list]:
    """Sort the meetings by whether a structure of the directory of that class was met; return
    also the distinct ones met in the counted meetings."""

    def de_la_classe(activite: Activite) -> set[str]:
        return {code for code in an.rencontrees(activite)
                if code in an.repertoire and classe(an.repertoire[code])}  # fmt: skip

    regles = [*an.motifs_communs, (motif, lambda a: not de_la_classe(a))]
    tri = trier(an.candidates(*DE_RENCONTRE), regles)
    distinctes = {code for a in tri.comptes for code in de_la_classe(a)}
    return tri, [an.repertoire[code] for code in distinctes]


def a2(an: Annee) -> dict:
    """« echelon regional that is neither palliative nor ARS »."""

    def regionale(s: Ligne) -> bool:
        return s["echelon"] == "regional" and s["type"] not in PALLIATIFS | {"ARS"}

    tri, partenaires = rencontres(an, "sans_partenaire_regional", regionale)
    mesures = {
        "partenaires": len(partenaires),
        "rencontres": len(tri.comptes),
        "projets_communs": sum(
            p["commun"] == "oui" and p["partenaires"] != "" and an.ecoule(p["construit_le"])
            for p in an.tables["projets"]
        ),
    }
    ventilation = compter(partenaires, "type")
    # « non_renseigne only if there is no common project either »
    projets = mesures["projets_communs"] > 0
    return resultat(an, "A2", tri, mesures, ventilation, toujours_renseigne=projets)


def a3(an: Annee) -> dict:
    """« Denominator: structures of the own region, type in the perimeter, active in Y. »"""
    equipes = {code: s for code, s in an.structures.items()
               if s["type"] in PALLIATIFS and an.de_la_region(s) and an.vivante(s)}  # fmt: skip
    du_perimetre = {code for code, s in equipes.items() if s["type"] in an.perimetre}
    candidats = an.candidates(*DE_RENCONTRE)
    sans_equipe = ("sans_equipe_du_perimetre", lambda a: not an.rencontrees(a) & du_perimetre)
    tri = trier(candidats, [*an.motifs_communs, sans_equipe])
    # « there, met = met in any candidate to which none of the common reasons 1–5 applies »
    tenues = trier(candidats, an.motifs_communs).comptes
    vues = {code for a in tenues for code in an.rencontrees(a)}
    ventilation = defaultdict(lambda: {"rencontrees": 0, "total": 0})
    for code, s in equipes.items():
        hors = "" if s["type"] in an.perimetre else "hors_perimetre:"
        ventilation[hors + s["type"]]["total"] += 1
        ventilation[hors + s["type"]]["rencontrees"] += code in vues
    rencontrees = len(du_perimetre & {code for a in tri.comptes for code in an.rencontrees(a)})
    mesures = {
        "rencontrees": rencontrees,
        "total": len(du_perimetre),
        "taux": pour_cent(rencontrees, len(du_perimetre)),
        "jamais_rencontrees": len(du_perimetre) - rencontrees,
    }
    return resultat(an, "A3", tri, mesures, ventilation, sans_objet=not du_perimetre)


def a4(an: Annee) -> dict:
    sans_antenne = ("sans_antenne", lambda a: not liste(a.ligne["antennes"]))
    tri = trier(an.candidates("reunion_antenne"), [*an.motifs_communs, sans_antenne])
    presences = [p for a in tri.comptes for p in an.comptees(a)]
    antennes = an.tables["antennes"]
    mesures = {
        "antennes": sum(an.actif_a_la_fin(x["ouverte_le"], x["fermee_le"]) for x in antennes),
        "antennes_reunies": len({code for a in tri.comptes for code in liste(a.ligne["antennes"])}),
        "reunions": len(tri.comptes),
        "participations": sum(an.participations(a) for a in tri.comptes),
        "personnes": len(an.personnes(tri.comptes)),
        "structures": len({an.representee(p) for p in presences} - {""}),
        "non_renseignees": sum(not an.renseignee(a) for a in tri.comptes),
    }
    return resultat(
        an, "A4", tri, mesures, _par_type(an, tri.comptes),
        # « no antenna opened by the last day: sans_objet. Never non_renseigne. »
        sans_objet=not any(jour(x["ouverte_le"]) <= an.dernier for x in antennes),
        toujours_renseigne=True,
        incomplet=mesures["non_renseignees"] > 0,
    )  # fmt: skip


def _par_type(an: Annee, activites: Iterable[Activite]) -> Counter:
    """« a person present for several structures in one meeting counts once, under the
    alphabetically first type code »."""
    ventilation = Counter()
    for activite in activites:
        types = defaultdict(set)
        for p in an.comptees(activite):
            code = an.representee(p)
            types[p["professionnel"]] |= {an.structures[code]["type"]} if code else set()
        ventilation.update(min(t, default="sans_structure") for t in types.values())
        ventilation["non_nommes"] += entier(activite.ligne["anonymes"]) or 0
    return ventilation


def a5(an: Annee) -> dict:
    avec_acte = {x["projet"] for x in an.tables["actes"] if an.ecoule(x["date"])}

    def candidat(p: Ligne) -> bool:
        if not p["debut_accompagnement"]:
            return p["code"] in avec_acte
        return an.actif_dans_l_annee(p["debut_accompagnement"], p["fin_accompagnement"])

    candidats = [p for p in an.tables["projets"] if candidat(p)]
    tri = trier(candidats, [("relaye", lambda p: p["debut_accompagnement"] == "")])
    nouveaux = sum(an.dans_l_annee(p["debut_accompagnement"]) for p in tri.comptes)
    mesures = {
        "projets": len(tri.comptes),
        "nouveaux": nouveaux,
        "poursuivis": len(tri.comptes) - nouveaux,
        "clos": sum(an.ecoule(p["fin_accompagnement"]) for p in tri.comptes),
        "sans_acte": sum(p["code"] not in avec_acte for p in tri.comptes),
    }
    return resultat(an, "A5", tri, mesures, compter(tri.comptes, "nature"))


def a6(an: Annee) -> dict:
    offres = {o["code"]: o for o in an.tables["offres"]}

    def premiere(code: str) -> str:
        while offres[code]["repost_de"]:
            code = offres[code]["repost_de"]
        return code

    # « filled, themselves or by a repost of them, on or before the last day »
    pourvues = {premiere(code) for code, o in offres.items()
                if o["pourvue_le"] and jour(o["pourvue_le"]) <= an.dernier}  # fmt: skip
    candidats = [o for o in offres.values() if an.ecoule(o["publiee_le"])]
    tri = trier(candidats, [("repost", lambda o: o["repost_de"] != "")])
    process = an.tables["process_postes"]
    mesures = {
        "en_place": any(an.actif_a_la_fin(p["debut"], p["fin"]) for p in process),
        "offres": len(tri.comptes),
        "pourvues": sum(o["code"] in pourvues for o in tri.comptes),
    }
    if mesures["en_place"]:
        etat = "valeur"
    elif candidats or any(jour(p["debut"]) <= an.dernier for p in process):
        etat = "zero"
    else:
        etat = "non_renseigne"
    return resultat(an, "A6", tri, mesures, etat=etat)


def a7(an: Annee) -> dict:
    tri = trier([m for m in an.tables["mutualisations"] if an.ecoule(m["date"])], [])
    cellules = {code for m in tri.comptes for code in liste(m["cellules"])}
    mesures = {"partages": len(tri.comptes), "cellules": len(cellules - {an.cellule["code"]})}
    return resultat(an, "A7", tri, mesures, compter(tri.comptes, "nature"))


def a8(an: Annee) -> dict:
    return reunions_ou_la_cellule_etait(an, "A8", "reunion_intercellules")


INDICATEURS = {"A1": a1, "A2": a2, "A3": a3, "A4": a4, "A5": a5, "A6": a6, "A7": a7, "A8": a8}
