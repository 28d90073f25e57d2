"""Real names as people write them: the source has capitals only and no accents.

Nothing else is changed: the words and their order are those of the file.
"""

import re

_SIGLES = (
    "APHP HU CH CHU CHI CHP HAD HIA CLCC CMCO GCS GH GHI GHEF GHEM GHER ASDR ARAR MGEN IDF "
    "EHPAD DAC CPTS MSP USLD SSIAD ESMS CCAS ADMR"
)
_MINUSCULES = (
    "de du des la le les et en sur site hospitalier mutualiste chirurgical moyen long domicile "
    "local hôpital établissement clinique institut maison fondation hôp. gériat. médico région "
    "séjour général privé médicale réadaptation activité américain européen"
)
SIGLES, MINUSCULES = frozenset(_SIGLES.split()), frozenset(_MINUSCULES.split())
# What the source has cut or stuck together.
ABREGES = {
    "CTRE D MOYEN ET LONG SEJOUR LES ORMES": "Centre de moyen et long séjour les Ormes",
    "HU PARIS SSTDENIS SITE MURET APHP": "HU Paris Seine St Denis site Muret APHP",
}
ACCENTS = {
    "activite": "activité", "ambroise": "Ambroise", "americain": "américain", "andre": "André",
    "antoine": "Antoine", "becheville": "Bécheville", "beclere": "Béclère", "begin": "Bégin",
    "benoit": "Benoît", "bicetre": "Bicêtre", "creteil": "Créteil", "debre": "Debré",
    "egine": "Égine", "ermitage": "Ermitage", "estree": "Estrée",
    "etablissement": "établissement", "etampes": "Étampes", "europe": "Europe",
    "europeen": "européen", "evry": "Évry", "felix": "Félix", "floreal": "Floréal",
    "foret": "forêt", "francois": "François", "general": "général", "geriat": "gériat.",
    "hop": "hôp.", "hopital": "hôpital", "jaures": "Jaurès", "kleber": "Kléber",
    "lariboisiere": "Lariboisière", "leon": "Léon", "leopold": "Léopold",
    "martiniere": "Martinière", "medicale": "médicale", "medico": "médico", "nd": "ND",
    "pare": "Paré", "perine": "Périne", "pitie": "Pitié", "prive": "privé",
    "pole": "pôle", "readaptation": "réadaptation", "region": "région", "rene": "René",
    "residence": "résidence", "reunion": "Réunion", "saone": "Saône",
    "salpetriere": "Salpêtrière", "sante": "santé", "santepole": "Santépôle",
    "sejour": "séjour", "sevres": "Sèvres", "st": "St", "ste": "Ste", "vallee": "Vallée",
    "verriere": "Verrière", "vesinet": "Vésinet",
}  # fmt: skip


def nom_lisible(raison_sociale: str) -> str:
    """« HU PARIS NORD SITE BICHAT APHP » gives « HU Paris Nord site Bichat APHP »."""
    if raison_sociale in ABREGES:
        return ABREGES[raison_sociale]
    mots = re.findall(r"[^\W_]+|[\W_]+", raison_sociale)
    ecrits = [_mot(mot, mots[rang - 2] if rang > 1 else "") for rang, mot in enumerate(mots)]
    nom = "".join(ecrits)
    nom = re.sub(r"\b([DL]) (?=[AEÉIOUYH])", lambda elision: elision[1].lower() + "’", nom)
    nom = nom.replace("D'", "d’").replace("L'", "l’")
    nom = re.sub(r"(?<=\w)- (?=\w)", " – ", nom)
    return nom[0].upper() + nom[1:]


def _mot(mot: str, avant: str) -> str:
    if mot == "A" and avant == "HOSPITALISATION":
        return "à"
    if mot in SIGLES or not mot.isalpha() or len(mot) == 1:
        return mot
    ecrit = ACCENTS.get(mot.lower(), mot.lower())
    if ecrit in MINUSCULES or (ecrit == "santé" and avant == "DE"):
        return ecrit
    return ecrit[0].upper() + ecrit[1:]


def nom_de_l_offre(type_: str, raison_sociale: str) -> str:
    """« EMSP – CH de Rambouillet »: the unit of an establishment; a HAD's own name says it."""
    nom = nom_lisible(raison_sociale)
    deja = type_ == "HAD" and ("HAD" in nom or nom.startswith("Hospitalisation à domicile"))
    return nom if deja else f"{type_} – {nom}"
