"""The journal, the publications and the rest of a demo cell's year."""

from acteurs.demo import Annuaire
from cellule.demo.monde import Monde
from cellule.demo.registre import declarer

from .communication import publier
from .formations import former
from .groupes import fonder_les_groupes
from .journal import Fait, Journal
from .lettre import completer_l_exemple
from .manifestations import organiser_des_evenements
from .missions import mener_les_missions
from .partages import inscrire_les_faits_partages
from .rencontres import rencontrer
from .reunions import se_reunir


@declarer
def peupler(monde: Monde) -> None:
    journal, annuaire = monde.outil(Journal), monde.outil(Annuaire)
    for annee in monde.annees:
        se_reunir(journal, annuaire, annee)
        rencontrer(journal, annuaire, annee)
        organiser_des_evenements(journal, annuaire, annee)
        former(journal, annuaire, annee)
        inscrire_les_faits_partages(journal, annuaire, annee)
    fonder_les_groupes(monde, journal, annuaire)
    mener_les_missions(monde, annuaire)
    publier(monde)


__all__ = ["Annuaire", "Fait", "Journal", "completer_l_exemple", "peupler"]
