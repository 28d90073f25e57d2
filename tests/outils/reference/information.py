"""I1 to I3, each as its line of the table of regles §2."""

from .etats import compter, resultat, trier
from .lecture import Ligne, jour
from .notions import Annee, somme


def _future(an: Annee) -> tuple:
    return ("date_future", lambda ligne: jour(ligne["date"]) > an.dernier)


def _mois(lignes: list[Ligne]) -> int:
    return len({jour(ligne["date"]).month for ligne in lignes})


def i1(an: Annee) -> dict:
    candidats = [a for a in an.tables["actions_campagne"] if an.dans_l_annee(a["date"])]
    tri = trier(candidats, [_future(an)])
    mesures = {
        "actions": len(tri.comptes),
        "lance": bool(tri.comptes),
        "campagnes": len({a["campagne"] for a in tri.comptes}),
    }
    return resultat(an, "I1", tri, mesures, compter(tri.comptes, "campagne"))


def i2(an: Annee) -> dict:
    candidats = [p for p in an.tables["publications"] if p["nature"] != "newsletter"
                 and an.actif_dans_l_annee(p["ouvert_le"], p["ferme_le"])]  # fmt: skip
    ferme = ("ferme", lambda p: not an.actif_a_la_fin(p["ouvert_le"], p["ferme_le"]))
    tri = trier(candidats, [ferme])
    canaux = tri.comptes
    codes = {p["code"] for p in canaux}
    mesures = {
        "canaux": len(canaux),
        "parutions": sum(
            p["publication"] in codes and p["mise_a_jour"] != "oui" and an.ecoule(p["date"])
            for p in an.tables["parutions"]
        ),
        # « abonnes and inscrits = last reading ≤ last day »
        "abonnes": an.stock(canaux, "abonnes"),
        "inscrits": an.stock(canaux, "inscrits"),
        "sans_lecture": sum(not an.releves(p) for p in canaux),
    }
    for mesure in ("visiteurs", "visites", "destinataires"):
        mesures[mesure] = somme(int(r["valeur"]) for r in an.flux(canaux, mesure))
    incomplet = mesures["sans_lecture"] > 0
    return resultat(an, "I2", tri, mesures, compter(canaux, "nature"), incomplet=incomplet)


def i3(an: Annee) -> dict:
    sites = [p for p in an.tables["publications"] if p["nature"] in ("site", "page")]
    codes = {p["code"] for p in sites}
    candidats = [p for p in an.tables["parutions"] if p["publication"] in codes
                 and p["mise_a_jour"] == "oui" and an.dans_l_annee(p["date"])]  # fmt: skip
    tri = trier(candidats, [_future(an)])
    visites = an.flux(sites, "visites")
    mesures = {
        "mois_a_jour": _mois(tri.comptes),
        "mises_a_jour": len(tri.comptes),
        "visites": somme(int(r["valeur"]) for r in visites),
        "mois_lus": _mois(visites),
    }
    return resultat(an, "I3", tri, mesures)


INDICATEURS = {"I1": i1, "I2": i2, "I3": i3}
