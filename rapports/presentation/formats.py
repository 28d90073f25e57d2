"""A snapshot as the templates of today read it: an old format is completed, corrections are said.

A frozen snapshot is never rewritten: what an older one lacks is given here, at printing.
"""

from .valeurs import SILENCES

COMPLETEE = {
    "version": None,
    "series": {},
    "propres": [],
    "textes": {},
    "etp": None,
}
CORRIGE, CONTESTE = "corrigé", "contesté"


def a_jour(photo: dict) -> dict:
    """The snapshot with all the keys of the last format."""
    return {
        **COMPLETEE,
        **photo,
        "indicateurs": {code: _indicateur(i) for code, i in photo["indicateurs"].items()},
        "finance": _finance(photo["finance"]),
        "sections": [
            {**section, "blocs": [_bloc(bloc) for bloc in section["blocs"]]}
            for section in photo["sections"]
        ],
    }


def _indicateur(indicateur: dict) -> dict:
    corrections = indicateur.get("corrections", [])
    return {
        "changement": "",
        **indicateur,
        "corrections": corrections,
        "mesures": [{"corrigee": False, **mesure} for mesure in indicateur["mesures"]],
        **_etat(
            indicateur,
            corrigee=any(une["valeur"] is not None for une in corrections),
            contestee=bool(corrections),
        ),
    }


def _etat(indicateur: dict, *, corrigee: bool, contestee: bool) -> dict:
    """The state says that a value was corrected; a corrected value is no silence any more."""
    if not contestee:
        return {}
    mot = CORRIGE if corrigee else CONTESTE
    if corrigee and indicateur["etat"] in SILENCES:
        return {"etat": "valeur", "etat_mots": mot}
    return {"etat_mots": f"{indicateur['etat_mots']}, {mot}"}


def _finance(finance: dict) -> dict:
    """Balances without a carry-over begin at nothing."""

    def complet(solde: dict) -> dict:
        return {"report": "0.00", "cumul": solde["solde"], **solde}

    return {
        **finance,
        "soldes": [complet(solde) for solde in finance["soldes"]],
        "total": complet(finance["total"]),
        "precedent": complet(finance["precedent"]),
    }


def _bloc(bloc: dict) -> dict:
    """A map of the first format wrote its number and marked nothing."""
    if bloc["genre"] != "carte" or "reperes" in bloc:
        return bloc
    return {
        **bloc,
        "valeurs": {code: [n, mots, str(n)] for code, (n, mots) in bloc["valeurs"].items()},
        "reperes": {"mots": "", "codes": []},
        "hachures": {"mots": "", "codes": []},
    }
