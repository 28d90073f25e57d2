"""Say that two sheets that look alike are two, or take it back."""

from django.db import models, transaction

from acteurs.models import PaireEcartee
from cellule.trace import tracer


def ecarter_la_paire(sorte: str, une: models.Model, autre: models.Model) -> PaireEcartee:
    """These two are not the same: they are not proposed any more. Said twice is once."""
    premiere, seconde = sorted((une.pk, autre.pk))
    with transaction.atomic():
        paire, neuve = PaireEcartee.objects.get_or_create(
            sorte=sorte, premiere=premiere, seconde=seconde
        )
        if neuve:
            tracer(acte="écarter : doublon", objet=f"{une} et {autre}", table=sorte)
    return paire


def remettre_la_paire(paire: PaireEcartee) -> None:
    """Propose these two again."""
    with transaction.atomic():
        tracer(acte="proposer de nouveau : doublon", objet=str(paire), table=paire.sorte)
        paire.delete()
