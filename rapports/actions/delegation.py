"""A colleague of the agency asked to review a report: for some days, and no longer.

The delegation is a row of the cell, which sees who reads it; what opens the region is an adhesion
with a last day. An adhesion that somebody has for good is neither shortened nor closed here.
"""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from cellule.actions.comptes import creer_compte, donner_acces
from cellule.models import Adhesion, Cellule, Role, Utilisateur
from cellule.perimetre import perimetre
from cellule.trace import tracer
from cellule.typographie import INSECABLE, jour_en_lettres
from rapports.models import Delegation, EtatRapport, Rapport

DUREE_MAXI = timedelta(days=366)


def deleguer_rapport(
    *,
    rapport: Rapport,
    region: str,
    par: Utilisateur,
    courriel: str,
    nom: str,
    debut: date,
    fin: date,
    motif: str = "",
) -> tuple[Delegation, bool]:
    """Ask a colleague to review the report up to `fin`; also says whether an account was made."""
    courriel, nom = courriel.strip().lower(), nom.strip()
    _exiger(rapport=rapport, region=region, par=par, courriel=courriel, debut=debut, fin=fin)
    with transaction.atomic():
        compte = Utilisateur.objects.filter(email__iexact=courriel).first()
        nouveau = compte is None
        if nouveau:
            prenom, _, reste = nom.partition(" ")
            compte = creer_compte(email=courriel, prenom=prenom, nom=reste)
        elif not compte.is_active:
            raise ValidationError({"courriel": "Ce compte est fermé."})
        _ouvrir(compte, region, debut, fin)
        delegation = Delegation.objects.create(
            rapport=rapport,
            courriel=courriel,
            nom=nom,
            par=str(par),
            debut=debut,
            fin=fin,
            motif=motif.strip(),
        )
        tracer(
            acte="déléguer : rapport",
            objet=f"{rapport.annee}, à {nom}",
            details={"region": region, "courriel": courriel, "fin": fin.isoformat()},
            motif=motif.strip(),
        )
    return delegation, nouveau


def finir_delegation(*, delegation: Delegation, region: str, jour: date) -> None:
    """The colleague no longer enters, unless another delegation or an adhesion of their own says
    otherwise. One given and taken back on the same day leaves its traces only."""
    compte = Utilisateur.objects.filter(email__iexact=delegation.courriel).first()
    siennes = Adhesion.objects.filter(
        utilisateur=compte, role=Role.AGENT_ARS, region_id=region, debut__lte=jour
    )
    if compte is None or not siennes.exists():
        raise ValidationError(
            "Cette délégation vient de l’agence d’une autre région, qui seule y met fin."
        )
    veille = jour - timedelta(days=1)
    with transaction.atomic():
        tracer(
            acte="finir : délégation",
            objet=f"{delegation.rapport.annee}, à {delegation.nom}",
            details={"region": region, "courriel": delegation.courriel},
        )
        if delegation.debut > veille:
            delegation.delete()  # its values stay in memory
        else:
            delegation.fin = veille
            delegation.save(update_fields=["fin"])
        _refermer(compte, region, delegation, jour)


def _exiger(
    *, rapport: Rapport, region: str, par: Utilisateur, courriel: str, debut: date, fin: date
) -> None:
    erreurs = {}
    if rapport.etat == EtatRapport.ACCEPTE:
        raise ValidationError("Ce rapport est accepté : il n’y a plus rien à confier.")
    if courriel == par.email.lower():
        erreurs["courriel"] = "C’est votre propre adresse."
    elif domaine_de(courriel) != domaine_de(par.email):
        erreurs["courriel"] = (
            f"Confiez le rapport à un collègue de votre agence{INSECABLE}: son adresse finit par "
            f"@{domaine_de(par.email)}."
        )
    if fin < debut:
        erreurs["fin"] = "Ce jour est passé."
    elif fin - debut > DUREE_MAXI:
        erreurs["fin"] = "Une délégation dure un an au plus."
    elif (borne := _dernier_jour(par, region, debut)) and fin > borne:
        erreurs["fin"] = (
            f"Votre propre accès finit le {jour_en_lettres(borne)}{INSECABLE}: vous ne pouvez pas "
            "confier le rapport plus longtemps."
        )
    if Delegation.objects.filter(rapport=rapport, courriel=courriel, fin__gte=debut).exists():
        erreurs.setdefault("courriel", "Cette personne est déjà chargée de ce rapport.")
    if erreurs:
        raise ValidationError(erreurs)


def domaine_de(courriel: str) -> str:
    return courriel.rpartition("@")[2].lower()


def _acces(compte: Utilisateur, region: str):
    return Adhesion.objects.filter(utilisateur=compte, role=Role.AGENT_ARS, region_id=region)


def _dernier_jour(compte: Utilisateur, region: str, jour: date) -> date | None:
    """When the access of an account to the region ends; None for one without end."""
    fins = list(_acces(compte, region).filter(debut__lte=jour).values_list("fin", flat=True))
    return None if None in fins else max(fins, default=jour)


def _ouvrir(compte: Utilisateur, region: str, debut: date, fin: date) -> None:
    """Give the region up to `fin` to whom does not have it that long already."""
    siennes = _acces(compte, region).filter(debut__lte=debut)
    if siennes.filter(fin__isnull=True).exists() or siennes.filter(fin__gte=fin).exists():
        return
    du_jour = siennes.filter(debut=debut)
    if du_jour.exists():
        du_jour.update(fin=fin)
        return
    donner_acces(compte, Role.AGENT_ARS, debut=debut, region=region, fin=fin)


def _refermer(compte: Utilisateur, region: str, finie: Delegation, jour: date) -> None:
    """End what the delegations had opened, on the last day that another one still asks for."""
    debuts, fins = {finie.debut}, []
    for cellule in Cellule.objects.filter(regions__contains=[region]):
        with perimetre(cellule):
            for une in Delegation.objects.filter(courriel__iexact=compte.email):
                debuts.add(une.debut)
                fins += [une.fin] if une.fin >= jour else []
    reste, veille = max(fins, default=None), jour - timedelta(days=1)
    for adhesion in _acces(compte, region).filter(fin__gte=jour, debut__in=debuts):
        if reste is None and adhesion.debut > veille:
            adhesion.delete()
        else:
            adhesion.fin = min(adhesion.fin, reste or veille)
            adhesion.save(update_fields=["fin"])
