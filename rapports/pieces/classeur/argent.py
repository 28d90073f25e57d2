"""The tabs of the money and of the programme."""

from decimal import Decimal

from cellule.typographie import en_capitale

from .feuille import Feuille, Forme
from .valeurs import FORMES, case

COURT, TEXTE, EUROS = Forme.COURT, Forme.TEXTE, Forme.EUROS
SOLDES = ("report", "ressources", "depenses", "solde", "cumul")


def finance(feuille: Feuille, photo: dict) -> None:
    """The balance, then what makes it, then the team that the credits pay."""
    lue, annee = photo["finance"], photo["annee"]
    feuille.table(
        [("Crédits", TEXTE), ("Report", EUROS), ("Ressources", EUROS), ("Dépenses", EUROS),
         ("Solde de l’année", EUROS), ("À reporter", EUROS)],
        [_solde(s) for s in (*lue["soldes"], {**lue["precedent"], "libelle": str(annee - 1)})],
        titre=f"Soldes de {annee}",
        total=_solde({**lue["total"], "libelle": f"Ensemble de {annee}"}),
    )  # fmt: skip
    feuille.table(
        [("Source", TEXTE), ("Origine", TEXTE), ("Montant", EUROS)],
        [[en_capitale(f["source"]), f["origine"], Decimal(f["montant"])]
         for f in lue["financements"]],
        titre=f"Ressources de {annee}",
        total=["Ensemble", None, Decimal(lue["total"]["ressources"])],
    )  # fmt: skip
    feuille.table(
        [("Nature", TEXTE), (str(annee), EUROS), (str(annee - 1), EUROS)],
        [[en_capitale(p["libelle"]), Decimal(p["montant"]), Decimal(p["precedent"])]
         for p in lue["postes"]],
        titre="Dépenses par nature",
        total=["Ensemble", Decimal(lue["total"]["depenses"]),
               Decimal(lue["precedent"]["depenses"])],
    )  # fmt: skip
    feuille.table(
        [("Nature", TEXTE), ("Libellé", TEXTE), ("Sur les crédits", TEXTE), ("Montant", EUROS)],
        [[en_capitale(d["poste"]), d["libelle"], en_capitale(d["source"]), Decimal(d["montant"])]
         for d in lue["depenses"]],
        titre=f"Dépenses de {annee}",
        total=["Ensemble", None, None, Decimal(lue["total"]["depenses"])],
    )  # fmt: skip
    _equipe(feuille, photo)


def _solde(solde: dict) -> list[object]:
    return [en_capitale(solde["libelle"]), *(Decimal(solde[nom]) for nom in SOLDES)]


def _equipe(feuille: Feuille, photo: dict) -> None:
    for section in photo["sections"]:
        for bloc in section["blocs"]:
            if section["code"] != "equipe" or bloc["genre"] != "tableau":
                continue
            natures = [colonne["nature"] for colonne in bloc["colonnes"]]
            colonnes = [(c["titre"], FORMES[c["nature"]]) for c in bloc["colonnes"]]
            feuille.table(
                colonnes,
                [list(map(case, natures, ligne)) for ligne in bloc["lignes"]],
                titre=bloc["titre"],
                total=bloc["total"] and list(map(case, natures, bloc["total"])),
            )


def programme(feuille: Feuille, photo: dict) -> None:
    """This year's actions with what became of them, then those of the coming year."""
    missions = {
        m["code"]: f"{rang}. {m['libelle']}" for rang, m in enumerate(photo["missions"], start=1)
    }
    annee = photo["annee"]
    feuille.table(
        [("Année", Forme.CODE), ("Mission", TEXTE), ("Objectif", TEXTE), ("Action", TEXTE),
         ("Pilote", TEXTE), ("Échéance", Forme.DATE), ("Indicateur", COURT), ("Réalisation", COURT),
         ("Bilan", Forme.LONG)],
        [
            [
                str(celle), missions[une["mission"]], une["objectif"], une["action"],
                une["pilote"], une["echeance"], une["indicateur"],
                une.get("realisation_mots"), une.get("bilan"),
            ]
            for celle, actions in ((annee, photo["programme"]),
                                   (annee + 1, photo["programme_suivant"]))
            for une in actions
        ],
    )  # fmt: skip
