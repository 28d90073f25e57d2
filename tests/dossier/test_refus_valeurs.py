"""Each rule of the format on one row: what is found is refused, named by table, line, column."""

import pytest

from cellule.colonnes import CELLULE
from cellule.dossier.registre import tables
from cellule.dossier.tables import Contexte

from .complet import complet

# table, changes to its first row, column named, part of the message
VALEURS = [
    # required
    ("cellule", {"nom": " \u00a0 "}, "nom", "requise"),
    ("structures", {"nom": ""}, "nom", "requise"),
    ("professionnels", {"equipe_cellule": ""}, "equipe_cellule", "requise"),
    ("actions", {"avec_ars": ""}, "avec_ars", "requise"),
    ("equipe", {"professionnel": ""}, "professionnel", "requise"),
    ("antennes", {"departements": ""}, "departements", "requise"),
    # enumerations, compared exactly
    ("activites", {"statut": "Tenu"}, "statut", "planifie, tenu, annule, reporte"),
    ("structures", {"type": "usp"}, "type", "USP"),
    ("copil", {"college": "onzieme"}, "college", "ars"),
    ("programme", {"mission": "Z"}, "mission", "D, A, C, I"),
    # dates and times that exist
    ("antennes", {"ouverte_le": "31/12/2020"}, "ouverte_le", "AAAA-MM-JJ"),
    ("antennes", {"ouverte_le": "2020-02-30"}, "ouverte_le", "calendrier"),
    ("antennes", {"ouverte_le": "20200101"}, "ouverte_le", "calendrier"),
    ("antennes", {"ouverte_le": "2020-W01-1"}, "ouverte_le", "calendrier"),
    ("antennes", {"ouverte_le": "2020-01-01T10:00"}, "ouverte_le", "calendrier"),
    ("antennes", {"ouverte_le": "0000-01-01"}, "ouverte_le", "calendrier"),
    ("antennes", {"ouverte_le": "٢٠٢٠-٠١-٠١"}, "ouverte_le", "calendrier"),
    ("activites", {"debut": "2025-02-29"}, "debut", "réels"),
    ("activites", {"debut": "2025-03-10T25:00"}, "debut", "réels"),
    ("activites", {"debut": "2025-03-10T24:00"}, "debut", "réels"),
    ("activites", {"debut": "2025-03-10T14:00:60"}, "debut", "réels"),
    ("activites", {"debut": "2025-03-10 14:00"}, "debut", "réels"),
    ("activites", {"debut": "2025-03-10T14:00+24:00"}, "debut", "réels"),
    ("activites", {"debut": "2025-03-10T14:00+02:60"}, "debut", "réels"),
    ("activites", {"debut": "2025-03-10T14:00z"}, "debut", "réels"),
    ("activites", {"debut": "9999-12-31T23:00-12:00", "fin": ""}, "debut", "réels"),
    ("activites", {"fin": "bientôt"}, "fin", "réels"),
    ("seances", {"debut": "2025-13-01"}, "debut", "réels"),
    # an end before its beginning
    ("antennes", {"fermee_le": "2019-12-31"}, "fermee_le", "précède"),
    ("structures", {"fermee_le": "2000-12-31"}, "fermee_le", "précède"),
    ("equipe", {"fin": "2023-12-31"}, "fin", "précède"),
    ("referents", {"fin": "2023-12-31"}, "fin", "précède"),
    ("copil", {"fin": "2023-12-31"}, "fin", "précède"),
    ("projets", {"fin_accompagnement": "2024-12-31"}, "fin_accompagnement", "précède"),
    ("actions", {"fin": "2024-12-31"}, "fin", "précède"),
    ("enquetes", {"close_le": "2024-12-31"}, "close_le", "précède"),
    ("ressources_web", {"retiree_le": "2023-12-31"}, "retiree_le", "précède"),
    ("moyens_contact", {"fin": "2023-12-31"}, "fin", "précède"),
    ("process_postes", {"fin": "2023-12-31"}, "fin", "précède"),
    ("publications", {"ferme_le": "2023-12-31"}, "ferme_le", "précède"),
    ("conventions", {"fin": "2023-12-31"}, "fin", "précède"),
    ("offres", {"expire_le": "2025-01-09"}, "expire_le", "précède"),
    ("offres", {"pourvue_le": "2025-01-09"}, "pourvue_le", "précède"),
    ("activites", {"fin": "2025-03-10T13:59"}, "fin", "précède"),
    ("activites", {"fin": "2025-03-09"}, "fin", "précède"),
    ("activites", {"debut": "2025-03-10", "fin": "2025-03-09T23:59"}, "fin", "précède"),
    # 14:00 in Paris is 13:00 UTC
    ("activites", {"fin": "2025-03-10T12:59Z"}, "fin", "précède"),
    ("activites", {"fin": "2025-03-10T15:30+04:00"}, "fin", "précède"),
    # 23:30 UTC is the next local day
    ("activites", {"debut": "2025-03-10T23:30Z", "fin": "2025-03-10"}, "fin", "précède"),
    # numbers
    ("structures", {"lits": "3.5"}, "lits", "entier"),
    ("structures", {"lits": "12.0"}, "lits", "entier"),
    ("structures", {"lits": "-1"}, "lits", "un entier de 0"),
    ("structures", {"lits": "1_000"}, "lits", "entier"),
    ("structures", {"lits": "99999999999"}, "lits", "un entier de 0"),
    ("audiences", {"valeur": "douze"}, "valeur", "entier"),
    ("zeros_constates", {"annee": "20255"}, "annee", "un entier de 0"),
    ("activites", {"heures": "nan"}, "heures", "fini"),
    ("activites", {"heures": "inf"}, "heures", "fini"),
    ("activites", {"heures": "2,5"}, "heures", "le séparateur décimal est le point"),
    ("activites", {"heures": "-1"}, "heures", "négatif"),
    ("seances", {"heures": "1e13"}, "heures", "trop grand"),
    ("seances", {"heures": "0.123456789012345678901"}, "heures", "décimales"),
    ("seances", {"heures": "123456789012.123456789012345678901"}, "heures", "décimales"),
    ("depenses", {"montant": "Infinity"}, "montant", "fini"),
    ("financements", {"montant": "1e13"}, "montant", "trop grand"),
    ("equipe", {"etp": "1.01"}, "etp", "1 au plus"),
    ("equipe", {"etp": "-0.1"}, "etp", "négatif"),
    ("referents", {"etp": "2"}, "etp", "1 au plus"),
    # booleans
    ("structures", {"publiee": "Oui"}, "publiee", "oui ou non"),
    ("participations", {"compte": "1"}, "compte", "oui ou non"),
    # official codes, zone, FINESS, slug, indicators
    ("cellule", {"regions": "99"}, "regions", "région"),
    ("cellule", {"departements": "33|20"}, "departements", "« 20 »"),
    ("structures", {"departement": "1"}, "departement", "département"),
    ("diagnostics", {"departements": "33|ZZ"}, "departements", "« ZZ »"),
    ("projets", {"departements": "33 40"}, "departements", "« 33 40 »"),
    ("cellule", {"fuseau": "Paris"}, "fuseau", "IANA"),
    ("cellule", {"fuseau": "europe/paris"}, "fuseau", "IANA"),
    ("cellule", {"etablissement_finess": "33000000"}, "etablissement_finess", "9 caractères"),
    ("structures", {"finess": "3300000002"}, "finess", "9 caractères"),
    ("cellule", {"code": "Île de France"}, "code", "lettres sans accent"),
    ("cellule", {"perimetre_equipes": "USP|DAC"}, "perimetre_equipes", "« DAC »"),
    ("zeros_constates", {"indicateur": "D9"}, "indicateur", "D1"),
    ("programme", {"indicateur": "d3"}, "indicateur", "D1"),
    # lists
    ("cellule", {"departements": "33||40"}, "departements", "élément vide"),
    ("activites", {"antennes": "nord|"}, "antennes", "élément vide"),
    ("activites", {"structures": "|s1"}, "structures", "élément vide"),
    ("projets", {"partenaires": "s1| |s2"}, "partenaires", "élément vide"),
    ("mutualisations", {"cellules": "|"}, "cellules", "élément vide"),
    # columns that depend on each other
    ("structures", {"departement": ""}, "departement", "national"),
    ("activites", {"role": "organisateur"}, "role", "doit être vide"),
    ("activites", {"type": "evenement"}, "role", "organisateur ou"),
    ("activites", {"type": "evenement", "role": "dispensee"}, "role", "organisateur ou"),
    ("diagnostics", {"publie_le": ""}, "publie_le", "requise quand statut est publie"),
    ("diagnostics", {"statut": "en_cours"}, "publie_le", "doit être vide"),
    ("actions", {"fin": ""}, "fin", "requise quand statut est terminee"),
    ("enquetes", {"close_le": ""}, "close_le", "requise quand statut est close"),
    ("enquetes", {"reponses": "21"}, "reponses", "20 destinataires"),
    # texts
    ("structures", {"nom": "x" * 301}, "nom", "300 au plus"),
    ("structures", {"code": "x" * 101}, "code", "100 au plus"),
    ("comptes_rendus", {"texte": "a\0b"}, "texte", "caractère nul"),
]  # fmt: skip


def table_et_ligne(nom: str, changements: dict[str, str]):
    table = CELLULE if nom == "cellule" else tables()[nom]
    return table, {**complet()[nom][0], **changements}


@pytest.mark.parametrize(("nom", "changements", "colonne", "attendu"), VALEURS)
def test_value_is_refused_when(nom, changements, colonne, attendu):
    table, ligne = table_et_ligne(nom, changements)
    _, fautes = table.lire(ligne, Contexte())
    (faute,) = [f for f in fautes if f.colonne == colonne]
    assert attendu in faute.message.replace("\u00a0", " ")


def test_every_refused_value_of_a_dossier_is_named_by_its_line(fautes):
    dossier, attendues = complet(), []
    dossier["comptes_rendus"][0]["texte"] = "sur une seule ligne du fichier"
    for nom, changements, colonne, _ in VALEURS:
        if nom == "cellule":
            continue
        _, ligne = table_et_ligne(nom, changements)
        if "code" in ligne and "code" not in changements:
            ligne["code"] = f"x{len(attendues)}"
        dossier[nom].append(ligne)
        attendues.append(f"{nom}, ligne {len(dossier[nom]) + 1}, {colonne}")
    trouvees = {faute.split(" : ")[0] for faute in fautes(dossier)}
    assert set(attendues) <= trouvees


# What looks like a fault and is none.
PERMISES = [
    ("activites", {"fin": "2025-03-10"}),
    ("activites", {"debut": "2025-03-10", "fin": "2025-03-10T09:00"}),
    ("activites", {"fin": "2025-03-10T13:00Z"}),
    ("activites", {"debut": "2025-03-10T23:30Z", "fin": "2025-03-11"}),
    ("activites", {"debut": "2025-03-10T14:00:30+14:00", "fin": ""}),
    ("activites", {"debut": " 2025-03-10T14:00\u00a0", "fin": ""}),
    ("activites", {"nature": "", "heures": "", "anonymes": "0"}),
    ("activites", {"heures": "3.3333333333333335"}),
    ("activites", {"heures": "1e1"}),
    ("activites", {"heures": "-0.0"}),
    ("activites", {"heures": "7.0000000000000000000000000000"}),
    ("activites", {"structures": " s1 |s3\u00a0| s1"}),
    ("structures", {"lits": "+12"}),
    ("structures", {"finess": "2A0000154"}),
    ("structures", {"departement": "2A"}),
    ("structures", {"publiee": ""}),
    ("structures", {"fermee_le": "2001-01-01"}),
    ("structures", {"echelon": "national", "departement": ""}),
    ("projets", {"debut_accompagnement": "", "commun": ""}),
    ("enquetes", {"destinataires": "", "reponses": "88"}),
    ("enquetes", {"statut": "ouverte"}),
    ("cellule", {"fuseau": "Indian/Reunion", "etablissement_finess": ""}),
    ("zeros_constates", {"annee": "0"}),
    ("depenses", {"montant": "-0.5"}),
    ("equipe", {"etp": "1"}),
    ("copil", {"fin": ""}),
    ("moyens_contact", {"valeur": "=1+1"}),
]


@pytest.mark.parametrize(("nom", "changements"), PERMISES)
def test_value_is_accepted_when(nom, changements):
    table, ligne = table_et_ligne(nom, changements)
    assert table.lire(ligne, Contexte())[1] == []


def test_every_accepted_value_goes_in(deposer):
    dossier = complet()
    for rang, (nom, changements) in enumerate(PERMISES):
        _, ligne = table_et_ligne(nom, changements)
        if nom == "cellule":
            dossier[nom] = [ligne]
        else:
            dossier[nom].append(ligne | ({"code": f"x{rang}"} if "code" in ligne else {}))
    bilans = deposer(dossier).bilans
    assert all(bilans[nom].crees == len(dossier[nom]) for nom in bilans)
