"""A small dossier with a row or two in each of the 32 tables, nothing left empty by chance."""

from copy import deepcopy

Tables = dict[str, list[dict[str, str]]]

COMPLET: Tables = {
    "cellule": [
        {
            "code": "gironde", "nom": "Cellule de Gironde", "sigle": "CG", "regions": "75",
            "departements": "33|40", "forme_juridique": "association",
            "etablissement_finess": "330000001", "fuseau": "Europe/Paris",
            "perimetre_equipes": "USP|EMSP",
        }
    ],
    "antennes": [
        {"code": "nord", "nom": "Nord", "nature": "filiere", "departements": "33|40",
         "ouverte_le": "2020-01-01", "fermee_le": "2026-12-31"}
    ],
    "structures": [
        {"code": "s1", "nom": "USP de l’Océan", "type": "USP", "echelon": "local",
         "departement": "33", "commune": "33063", "finess": "330000002",
         "ouverte_le": "2001-01-01", "fermee_le": "2026-06-30", "fusionnee_dans": "",
         "lits": "12", "telephone": "05 56 00 00 00", "email": "usp@example.org",
         "publiee": "oui"},
        {"code": "s2", "nom": "Doublon", "type": "USP", "echelon": "local",
         "departement": "33", "fusionnee_dans": "s1", "publiee": "non"},
        {"code": "s3", "nom": "Société savante", "type": "SOCIETE_SAVANTE",
         "echelon": "national", "departement": ""},
    ],
    "professionnels": [
        {"code": "p1", "nom": "Durand", "prenom": "Anne", "profession": "médecin",
         "structure": "s1", "email": "anne@example.org", "equipe_cellule": "non"},
        {"code": "p2", "nom": "Petit", "prenom": "", "equipe_cellule": "oui"},
    ],
    "equipe": [{"professionnel": "p2", "fonction": "coordinatrice", "etp": "0.8",
                "debut": "2024-01-01", "fin": "2025-12-31"}],
    "referents": [{"antenne": "nord", "professionnel": "p1", "debut": "2024-01-01",
                   "fin": "2025-12-31", "etp": "0.1"}],
    "copil": [{"professionnel": "p1", "fonction": "cheffe de service", "structure": "s1",
               "college": "filiere_sanitaire", "qualite": "titulaire", "debut": "2024-01-01",
               "fin": "2025-12-31"}],
    "activites": [
        {"code": "a1", "type": "reunion_antenne", "intitule": "Réunion", "debut":
         "2025-03-10T14:00", "fin": "2025-03-10T16:00", "statut": "tenu", "role": "",
         "nature": "RCP", "modalite": "visio", "antennes": "nord", "structures": "s1|s3",
         "objectifs": "Articuler", "programme": "Tour de table", "lieu": "Bordeaux",
         "anonymes": "3", "heures": "2.5", "cle_partage": "ic-1"},
        {"code": "a2", "type": "formation", "intitule": "Formation", "debut":
         "2025-12-31T23:30+02:00", "statut": "planifie", "role": "dispensee"},
    ],
    "seances": [{"activite": "a2", "debut": "2025-05-01", "heures": "7", "statut": "tenu"}],
    "participations": [
        {"activite": "a1", "professionnel": "p1", "structure": "s2", "statut": "present",
         "qualite": "participant", "compte": "oui"},
        {"activite": "a1", "professionnel": "p1", "structure": "s2", "statut": "present",
         "qualite": "participant", "compte": "oui"},
        {"activite": "a1", "professionnel": "p2", "structure": "", "statut": "present",
         "qualite": "", "compte": ""},
    ],
    "comptes_rendus": [{"code": "c1", "activite": "a1", "rubrique": "constat",
                        "texte": "Deux lignes\nde texte, et \"des guillemets\"",
                        "theme": "besoin", "projet": "j1", "suite": "ouverte",
                        "responsable": "p1", "echeance": "2025-09-01"}],
    "projets": [
        {"code": "j1", "intitule": "Astreinte", "nature": "organisation", "porteur": "s1",
         "departements": "33", "partenaires": "s1|s2", "commun": "oui", "construit_le":
         "2025-01-15", "debut_accompagnement": "2025-01-01", "fin_accompagnement":
         "2025-12-01", "etape": "en_cours", "modele": "j2", "resultat": "Évalué"},
        {"code": "j2", "intitule": "Modèle", "nature": "organisation", "etape": "termine"},
    ],
    "actes": [{"projet": "j1", "date": "2025-02-01", "nature": "methode", "texte": "Relecture"}],
    "diagnostics": [{"intitule": "État des lieux", "departements": "33|40", "statut": "publie",
                     "publie_le": "2025-05-01", "lien": "https://example.org/d.pdf"}],
    "actions": [{"intitule": "Action", "nature": "parcours", "objectifs": "Fluidifier",
                 "avec_ars": "oui", "partenaires": "s3|s1", "debut": "2025-01-01",
                 "fin": "2025-11-30", "statut": "terminee"}],
    "enquetes": [{"intitule": "Enquête", "cadre": "ars", "ouverte_le": "2025-01-01",
                  "close_le": "2025-02-01", "realisation": "realisee", "statut": "close",
                  "destinataires": "20", "reponses": "12", "cle_partage": "ic-2"}],
    "ressources_web": [{"url": "https://example.org", "nature": "site",
                        "en_ligne_le": "2024-01-01", "retiree_le": "2025-12-01"}],
    "moyens_contact": [{"nature": "telephone", "valeur": "05 56 00 00 01",
                        "debut": "2024-01-01", "fin": "2025-12-01"}],
    "verifications": [{"structure": "s1", "date": "2025-04-01", "auteur": "cellule"}],
    "offres": [
        {"code": "o1", "structure": "s1", "poste": "Médecin", "publiee_le": "2025-01-10",
         "expire_le": "2025-03-10", "pourvue_le": "2025-02-10", "repost_de": "o2"},
        {"code": "o2", "structure": "s1", "poste": "Médecin", "publiee_le": "2024-11-10"},
    ],
    "process_postes": [{"intitule": "Bourse", "debut": "2024-01-01", "fin": "2025-12-01"}],
    "mutualisations": [{"intitule": "Grille", "nature": "outil", "date": "2025-06-01",
                        "cellules": "loire|outre-mer"}],
    "publications": [{"code": "lettre", "nature": "newsletter", "nom": "La Lettre",
                      "periodicite": "mensuelle", "ouvert_le": "2024-01-01",
                      "ferme_le": "2026-12-31"}],
    "parutions": [{"code": "n1", "publication": "lettre", "date": "2025-02-01",
                   "intitule": "N° 1", "mise_a_jour": "non", "action_campagne": "camp"}],
    "audiences": [{"publication": "lettre", "date": "2025-02-15", "mesure": "abonnes",
                   "valeur": "210"}],
    "diffusions": [{"parution": "n1", "document": "Référentiel", "nature": "rbp"}],
    "actions_campagne": [{"code": "camp", "campagne": "Journée mondiale", "date": "2025-10-11",
                          "nature": "exposition", "public": "tous"}],
    "zeros_constates": [{"annee": "2025", "indicateur": "I1"}],
    "conventions": [{"code": "conv", "debut": "2024-01-01", "fin": "2026-12-31",
                     "objectifs": "Animer", "signee_le": "2023-12-01"}],
    "financements": [{"annee": "2025", "source": "fir", "origine": "ARS", "montant": "200000.5",
                      "convention": "conv"}],
    "depenses": [{"annee": "2025", "poste": "personnel", "libelle": "Salaires",
                  "montant": "-12.34", "source": "fir"}],
    "programme": [{"annee": "2025", "mission": "D", "objectif": "Connaître", "action": "Publier",
                   "pilote": "p2", "echeance": "2025-10-31", "indicateur": "D3"}],
}  # fmt: skip


def complet(**cellule: str) -> Tables:
    """A copy to spoil."""
    tables = deepcopy(COMPLET)
    tables["cellule"][0].update(cellule)
    return tables
