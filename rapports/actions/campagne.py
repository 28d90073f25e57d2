"""The writes of the campaign: its dates, a cell's extension, the reminders sent."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cellule.dossier.genres import cite
from cellule.models import Cellule
from cellule.trace import tracer
from cellule.typographie import jour_en_lettres
from rapports.campagnes import PAR_DEFAUT, REMISES, campagne_de
from rapports.models import Campagne, Echeance, Prolongation, Rappel

# Each date with those that it may not come before, and what to say of them.
SUITE = {
    "remise_activite": ("ouverture",),
    "remise_finance": ("ouverture",),
    "fin_examen": ("remise_activite", "remise_finance"),
    "compilation": ("fin_examen",),
}


def fixer_la_campagne(*, annee: int, **jours: date) -> Campagne:
    """Set the dates of the campaign of a year, all of them. National: outside any perimeter."""
    _exiger_l_ordre(annee, jours)
    with transaction.atomic():
        fixee = Campagne.objects.select_for_update().filter(annee=annee).first()
        avant = fixee or campagne_de(annee)
        changes = [nom for nom in PAR_DEFAUT if getattr(avant, nom) != jours[nom]]
        if fixee and not changes:
            return fixee
        campagne, _ = Campagne.objects.update_or_create(annee=annee, defaults=jours)
        tracer(
            acte="fixer la campagne",
            objet=f"rapports {annee}",
            details={
                "avant": {nom: getattr(avant, nom).isoformat() for nom in changes},
                "apres": {nom: jours[nom].isoformat() for nom in changes},
            },
        )
    return campagne


def _exiger_l_ordre(annee: int, jours: dict[str, date]) -> None:
    erreurs: dict[str, str] = {}
    for nom, jour in jours.items():
        if jour.year not in (annee + 1, annee + 2):
            erreurs[nom] = (
                f"Les rapports {annee} se remettent en {annee + 1}, en {annee + 2} au plus tard."
            )
    for nom, precedents in SUITE.items():
        for avant in precedents:
            if jours[nom] < jours[avant]:
                libelle = Campagne._meta.get_field(avant).verbose_name
                quand = jour_en_lettres(jours[avant])
                erreurs.setdefault(nom, f"Cette date vient avant {cite(libelle)} ({quand}).")
    if erreurs:
        raise ValidationError(erreurs)


def prolonger(
    *, cellule: Cellule, annee: int, echeance: Echeance, jour: date, motif: str, accordee_par: str
) -> Prolongation:
    """Grant a cell a later deadline, over one granted before. In its perimeter."""
    motif, initiale = motif.strip(), getattr(campagne_de(annee), REMISES[echeance])
    erreurs = {}
    if not motif:
        erreurs["motif"] = "Dites pourquoi : la cellule le lira."
    if jour <= initiale:
        erreurs["jour"] = f"L’échéance est déjà le {jour_en_lettres(initiale)}."
    elif jour < cellule.aujourdhui():
        erreurs["jour"] = "Ce jour est passé."
    elif jour.year > initiale.year:
        erreurs["jour"] = f"Une échéance ne va pas au-delà du 31 décembre {initiale.year}."
    if erreurs:
        raise ValidationError(erreurs)
    with transaction.atomic():
        prolongation, _ = Prolongation.objects.update_or_create(
            annee=annee,
            echeance=echeance,
            defaults={"jour": jour, "motif": motif, "accordee_par": accordee_par},
        )
        tracer(
            acte="prolonger une échéance",
            objet=f"{echeance.label}, {annee}",
            details={"jour": jour.isoformat(), "initiale": initiale.isoformat()},
            motif=motif,
        )
    return prolongation


def retenir_le_rappel(*, annee: int, genre: str, destinataire: str) -> bool:
    """Take the one right to send a reminder; False when it was taken before, or meanwhile.

    The row is there first and the mail leaves once it is committed: another worker waits for our
    commit at the unique key, and a crash before it leaves neither. Between the commit and the
    mail, a crash loses the mail: it is never sent twice.
    """
    try:
        with transaction.atomic():
            Rappel.objects.create(annee=annee, genre=genre, destinataire=destinataire)
            tracer(acte="envoyer un rappel", objet=f"{genre}, {annee}", details={"a": destinataire})
    except IntegrityError:
        return False
    return True
