"""Compare results to the digit: True is not 1, null is not 0; 46.0 and 46 are one number."""

Resultats = dict[str, dict]


def exact(valeur: object) -> object:
    """A form in which equality means what JSON shows."""
    if isinstance(valeur, dict):
        return {nom: exact(element) for nom, element in valeur.items()}
    if isinstance(valeur, bool):
        return str(valeur)
    return float(valeur) if isinstance(valeur, int | float) else valeur


def differences(obtenus: Resultats, attendus: Resultats) -> list[str]:
    """What differs, code by code and part by part."""
    return [
        f"{code}.{partie} : {obtenus.get(code, {}).get(partie)!r}, {attendu!r} attendu"
        for code, resultat in attendus.items()
        for partie, attendu in resultat.items()
        if exact(obtenus.get(code, {}).get(partie)) != exact(attendu)
    ] + [f"{code} : en trop" for code in obtenus.keys() - attendus.keys()]
