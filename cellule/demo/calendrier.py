"""Working days: meetings fall on them, and rarely in August."""

from datetime import date, timedelta
from functools import cache
from random import Random

UN_JOUR = timedelta(days=1)
# January to December: a cell's year is full in spring and autumn.
POIDS_DES_MOIS = (8, 9, 11, 9, 8, 11, 5, 1, 10, 13, 12, 7)
FERIES_FIXES = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
FERIES_LOCAUX = {"974": ((12, 20),)}  # abolition of slavery, La Réunion


def paques(annee: int) -> date:
    """Easter Sunday (Gauss, Meeus/Jones/Butcher)."""
    siecle, an = divmod(annee, 100)
    epacte = (
        19 * (annee % 19) + siecle - siecle // 4 - (siecle - (siecle + 8) // 25 + 1) // 3 + 15
    ) % 30
    semaine = (32 + 2 * (siecle % 4) + 2 * (an // 4) - epacte - an % 4) % 7
    correction = (annee % 19 + 11 * epacte + 22 * semaine) // 451
    mois, jour = divmod(epacte + semaine - 7 * correction + 114, 31)
    return date(annee, mois, jour + 1)


@cache
def jours_feries(annee: int, departement: str) -> frozenset[date]:
    fixes = (*FERIES_FIXES, *FERIES_LOCAUX.get(departement, ()))
    mobiles = (paques(annee) + timedelta(days=n) for n in (1, 39, 50))
    return frozenset((*(date(annee, mois, jour) for mois, jour in fixes), *mobiles))


def est_ouvre(jour: date, departement: str) -> bool:
    entre_deux_fetes = jour.month == 12 and jour.day > 22  # those days are nobody's
    ferie = jour in jours_feries(jour.year, departement)
    return jour.weekday() < 5 and not entre_deux_fetes and not ferie


def jour_ouvre(jour: date, departement: str) -> date:
    """This day, or the next working one."""
    while not est_ouvre(jour, departement):
        jour += UN_JOUR
    return jour


@cache
def _ouvres_du_mois(annee: int, mois: int, departement: str) -> tuple[date, ...]:
    premier = date(annee, mois, 1)
    jours = (premier + timedelta(days=n) for n in range(31))
    return tuple(jour for jour in jours if jour.month == mois and est_ouvre(jour, departement))


def tirer_des_jours(hasard: Random, annee: int, nombre: int, departement: str) -> list[date]:
    """`nombre` working days of the year, in order."""
    mois = hasard.choices(range(1, 13), POIDS_DES_MOIS, k=nombre)
    return sorted(hasard.choice(_ouvres_du_mois(annee, m, departement)) for m in mois)


def repartir(annee: int, nombre: int, departement: str, *, decalage: int = 0) -> list[date]:
    """`nombre` working days at regular intervals: what is planned a year ahead."""
    pas = 330 // max(nombre, 1)
    premier = date(annee, 1, 12) + timedelta(days=decalage % max(pas, 1))
    jours = (premier + timedelta(days=rang * pas) for rang in range(nombre))
    return [jour_ouvre(_hors_vacances(jour), departement) for jour in jours]


def _hors_vacances(jour: date) -> date:
    """From mid-July to the end of August, what is planned waits for September."""
    if (7, 13) < (jour.month, jour.day) <= (8, 31):
        return date(jour.year, 9, 1 + jour.day % 15)
    return jour


def samedi(annee: int, mois: int, rang: int) -> date:
    """The first, second… Saturday of a month."""
    premier = date(annee, mois, 1)
    return premier + timedelta(days=(5 - premier.weekday()) % 7 + 7 * (rang - 1))
