"""Close the demo accounts, so that a server may start on this database with DEBUG off."""

from django.core.management.base import BaseCommand

from cellule.actions.comptes import fermer_compte
from cellule.demo.comptes import ADRESSES
from cellule.models import Utilisateur
from cellule.trace import au_nom_de


class Command(BaseCommand):
    help = "Ferme les comptes de démonstration ; les cellules restent."

    def handle(self, **options: object) -> None:
        comptes = Utilisateur.objects.filter(email__in=ADRESSES).order_by("email")
        with au_nom_de("retirer_comptes_demo"):
            for compte in comptes:
                self.stdout.write(f"Fermé : {compte.email}")
                fermer_compte(compte, adresse=f"compte-{compte.pk}-ferme@example.invalid")
        if not comptes:
            self.stdout.write("Il n’y a aucun compte de démonstration.")
