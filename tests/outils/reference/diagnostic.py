"""D1 to D8, each as its line of the table of regles §2."""

from collections import defaultdict

from .etats import compter, resultat, trier
from .lecture import Ligne, jour, liste, taux
from .notions import Annee


def d1(an: Annee) -> dict:
    candidats = [m for m in an.tables["copil"] if an.actif_dans_l_annee(m["debut"], m["fin"])]
    tri = trier(candidats, [("termine", lambda m: not an.actif_a_la_fin(m["debut"], m["fin"]))])
    par_college = defaultdict(set)
    for mandat in tri.comptes:
        par_college[mandat["college"]].add(mandat["professionnel"])
    mesures = {
        "membres": len({m["professionnel"] for m in tri.comptes}),
        "titulaires": len({m["professionnel"] for m in tri.comptes if m["qualite"] == "titulaire"}),
        "colleges": len(par_college),
        "arrivees": sum(an.dans_l_annee(m["debut"]) for m in candidats),
        "departs": sum(an.ecoule(m["fin"]) for m in candidats),
    }
    return resultat(an, "D1", tri, mesures, {c: len(p) for c, p in par_college.items()})


def d2(an: Annee) -> dict:
    tri = trier(an.candidates("copil"), an.motifs_communs)
    return resultat(an, "D2", tri, {"reunions": len(tri.comptes)})


def d3(an: Annee) -> dict:
    d = an.dernier
    il_y_a_cinq_ans = (d.year - 5, d.month, d.day)  # 29 February has no date in that year

    def ancien(diagnostic: Ligne) -> bool:
        publie = jour(diagnostic["publie_le"])
        return (publie.year, publie.month, publie.day) < il_y_a_cinq_ans

    candidats = [x for x in an.tables["diagnostics"] if x["statut"] in ("publie", "en_cours")]
    tri = trier(candidats, [
        ("en_cours", lambda x: x["statut"] == "en_cours" or jour(x["publie_le"]) > an.dernier),
        ("ancien", ancien),
    ])  # fmt: skip
    couverts = {dep for x in tri.comptes for dep in liste(x["departements"])}
    mesures = {
        "realise": bool(tri.comptes),
        "publies_dans_annee": sum(an.dans_l_annee(x["publie_le"]) for x in tri.comptes),
        "derniere_publication": max((x["publie_le"] for x in tri.comptes), default=None),
        "departements_couverts": len(couverts & an.departements),
        "departements_total": len(an.departements),
    }
    return resultat(an, "D3", tri, mesures)


def d4(an: Annee) -> dict:
    candidats = [a for a in an.tables["actions"] if an.actif_dans_l_annee(a["debut"], a["fin"])]
    tri = trier(candidats, [
        ("abandonnee", lambda a: a["statut"] == "abandonnee"),
        ("prevue", lambda a: a["statut"] == "prevue"),
    ])  # fmt: skip
    mesures = {
        "actions": len(tri.comptes),
        "avec_ars": sum(a["avec_ars"] == "oui" for a in tri.comptes),
        "avec_partenaires": sum(a["partenaires"] != "" for a in tri.comptes),
        "sans_objectif": sum(a["objectifs"] == "" for a in tri.comptes),
    }
    incomplet = mesures["sans_objectif"] > 0
    return resultat(an, "D4", tri, mesures, compter(tri.comptes, "nature"), incomplet=incomplet)


def d5(an: Annee) -> dict:
    candidats = [r for r in an.tables["ressources_web"]
                 if an.actif_dans_l_annee(r["en_ligne_le"], r["retiree_le"])]  # fmt: skip
    retiree = ("retiree", lambda r: not an.actif_a_la_fin(r["en_ligne_le"], r["retiree_le"]))
    tri = trier(candidats, [retiree])
    mesures = {"disponible": bool(tri.comptes), "ressources": len(tri.comptes)}
    return resultat(an, "D5", tri, mesures, compter(tri.comptes, "nature"))


def d6(an: Annee) -> dict:
    """« one candidate per surviving structure »."""
    verifiees = {an.survivante(v["structure"])
                 for v in an.tables["verifications"] if an.ecoule(v["date"])}  # fmt: skip
    tri = trier([s for code, s in an.repertoire.items() if code in verifiees], [
        ("hors_region", lambda s: not an.de_la_region(s)),
        ("inactive", lambda s: not an.vivante(s)),
    ])  # fmt: skip
    actives = sum(an.de_la_region(s) and an.vivante(s) for s in an.repertoire.values())
    mesures = {
        "fiches_verifiees": len(tri.comptes),
        "fiches_actives": actives,
        "taux": taux(len(tri.comptes), actives),
    }
    return resultat(an, "D6", tri, mesures, compter(tri.comptes, "type"))


def d7(an: Annee) -> dict:
    """« close ones with close_le in Y; others with ouverte_le in Y »."""
    candidats = [
        e
        for e in an.tables["enquetes"]
        if an.dans_l_annee(e["close_le" if e["statut"] == "close" else "ouverte_le"])
    ]
    tri = trier(candidats, [
        ("annulee", lambda e: e["statut"] == "annulee"),
        ("en_cours", lambda e: e["statut"] != "close" or jour(e["close_le"]) > an.dernier),
        ("relayee", lambda e: e["realisation"] == "relayee"),
    ])  # fmt: skip
    connues = [e for e in tri.comptes if e["destinataires"] and e["reponses"]]
    mesures = {
        "enquetes": len(tri.comptes),
        "taux_reponse": taux(
            sum(int(e["reponses"]) for e in connues), sum(int(e["destinataires"]) for e in connues)
        ),
    }
    return resultat(an, "D7", tri, mesures, compter(tri.comptes, "cadre"))


def reunions_ou_la_cellule_etait(an: Annee, code: str, type_: str) -> dict:
    absente = ("cellule_absente", lambda a: not an.cellule_presente(a))
    tri = trier(an.candidates(type_), [*an.motifs_communs, absente])
    return resultat(an, code, tri, {"reunions": len(tri.comptes)})


def d8(an: Annee) -> dict:
    return reunions_ou_la_cellule_etait(an, "D8", "reunion_ars")


INDICATEURS = {"D1": d1, "D2": d2, "D3": d3, "D4": d4, "D5": d5, "D6": d6, "D7": d7, "D8": d8}
