from datetime import date

from factory.django import DjangoModelFactory

from indicateurs.models import Releve, ZeroConstate


class ZeroConstateFabrique(DjangoModelFactory):
    class Meta:
        model = ZeroConstate

    annee = 2025
    indicateur = "D2"


class ReleveFabrique(DjangoModelFactory):
    class Meta:
        model = Releve

    annee = 2025
    code = "D2"
    version = "1"
    arret = date(2026, 1, 31)
    resultat = {
        "etat": "valeur",
        "mesures": {"reunions": 1},
        "ventilation": {},
        "candidats": 1,
        "comptes": 1,
        "exclus": {},
    }
