"""C1 to C5, each as its line of the table of regles §2."""

from collections import Counter

from .animation import rencontres
from .etats import compter, resultat, trier
from .lecture import Ligne, decimal, en_nombre, jour
from .notions import PALLIATIFS, Activite, Annee, somme


def c1(an: Annee) -> dict:
    """« neither palliative, nor ARS, nor of echelon regional »."""

    def partenaire(s: Ligne) -> bool:
        return s["echelon"] != "regional" and s["type"] not in PALLIATIFS | {"ARS"}

    tri, acteurs = rencontres(an, "sans_acteur_partenaire", partenaire)
    mesures = {
        "acteurs": len(acteurs),
        "rencontres": len(tri.comptes),
        "sans_objectif": sum(a.ligne["objectifs"] == "" for a in tri.comptes),
    }
    incomplet = mesures["sans_objectif"] > 0
    return resultat(an, "C1", tri, mesures, compter(acteurs, "type"), incomplet=incomplet)


def _evenements(an: Annee, code: str, *roles: str) -> dict:
    tri = trier(an.candidates("evenement", roles=roles), an.motifs_communs)
    mesures = {
        "evenements": len(tri.comptes),
        "participations": sum(an.participations(a) for a in tri.comptes),
        "non_renseignes": sum(not an.renseignee(a) for a in tri.comptes),
        "sans_programme": sum(a.ligne["programme"] == "" for a in tri.comptes),
    }
    if code == "C2":
        mesures["personnes"] = len(an.personnes(tri.comptes))
    # « by nature: events (empty nature: `autre`) »
    natures = Counter(a.ligne["nature"] or "autre" for a in tri.comptes)
    incomplet = mesures["non_renseignes"] > 0 or mesures["sans_programme"] > 0
    return resultat(an, code, tri, mesures, dict(natures), incomplet=incomplet)


def c2(an: Annee) -> dict:
    return _evenements(an, "C2", "organisateur", "co_organisateur")


def c3(an: Annee) -> dict:
    return _evenements(an, "C3", "associe")


def c4(an: Annee) -> dict:
    tri = trier(an.candidates("formation"), an.motifs_communs)
    durees = [heures for a in tri.comptes for heures in _seances(an, a)]
    total = somme(decimal(heures) for heures in durees if heures)
    mesures = {
        "formations": len(tri.comptes),
        "seances": len(durees),
        "heures": None if total is None else en_nombre(total),
        "participations": sum(an.participations(a) for a in tri.comptes),
        "personnes": len(an.personnes(tri.comptes)),
        "non_renseignees": sum(not an.renseignee(a) for a in tri.comptes),
        "sans_programme": sum(
            a.ligne["objectifs"] == "" and a.ligne["programme"] == "" for a in tri.comptes
        ),
    }
    incomplet = mesures["non_renseignees"] > 0 or mesures["sans_programme"] > 0
    roles = compter((a.ligne for a in tri.comptes), "role")
    return resultat(an, "C4", tri, mesures, roles, incomplet=incomplet)


def _seances(an: Annee, formation: Activite) -> list[str]:
    """The hours of each of its sessions: « held sessions of the counted trainings with local day
    ≤ J, also those of the following year; a counted training without sessions is one »."""
    if not formation.a_des_seances:
        return [formation.ligne["heures"]]
    return [heures for local, heures in formation.tenues if local <= an.j]


def c5(an: Annee) -> dict:
    lettres = {p["code"]: p for p in an.tables["publications"] if p["nature"] == "newsletter"}
    candidats = [p for p in an.tables["parutions"]
                 if p["publication"] in lettres and an.dans_l_annee(p["date"])]  # fmt: skip
    tri = trier(candidats, [("date_future", lambda p: jour(p["date"]) > an.dernier)])
    actives = [p for p in lettres.values() if an.actif_a_la_fin(p["ouvert_le"], p["ferme_le"])]
    numeros = {p["code"] for p in tri.comptes}
    documents = [
        d["document"]
        for d in an.tables["diffusions"]
        if d["parution"] in numeros and d["nature"] in ("referentiel", "rbp")
    ]
    mesures = {
        "numeros": len(tri.comptes),
        "en_place": len(tri.comptes) > 0,
        "abonnes": an.stock(actives, "abonnes"),
        "newsletters": len(actives),
        "sans_lecture": sum(not an.releves(p, "abonnes") for p in actives),
        "documents_distincts": len(set(documents)),
        "diffusions": len(documents),
    }
    # « not non_renseigne if a newsletter is active in Y »
    dans_l_annee = any(
        an.actif_dans_l_annee(p["ouvert_le"], p["ferme_le"]) for p in lettres.values()
    )
    return resultat(
        an, "C5", tri, mesures, compter(tri.comptes, "publication"),
        toujours_renseigne=dans_l_annee,
        incomplet=mesures["sans_lecture"] > 0,
    )  # fmt: skip


INDICATEURS = {"C1": c1, "C2": c2, "C3": c3, "C4": c4, "C5": c5}
