"""From the differences that a file makes to the proposals of the cell."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from django.db import transaction

from acteurs.finess import Ecart, FicheConnue, Releve
from acteurs.models import NatureProposition, Proposition, SourceProposition, marques
from acteurs.requetes_propositions import Cle, a_examiner, deja_decidees
from cellule.perimetre import exiger
from cellule.trace import tracer
from cellule.tri import cle_de_tri

CHANGEANTS = ["nature", "nom", "cle_tri", "departement", "structure", "contenu",
              "origine", "origine_du", "lue_le"]  # fmt: skip


@dataclass
class BilanDeLecture:
    """What a reading has made of the proposals."""

    nouvelles: int = 0
    changees: int = 0
    fermees: int = 0
    inchangees: int = 0
    deja_decidees: int = 0
    retirees: int = 0

    @property
    def a_change(self) -> bool:
        return bool(self.nouvelles or self.changees or self.fermees or self.retirees)


def proposer(
    *, releve: Releve, ecarts: Iterable[Ecart], fiches: Iterable[FicheConnue], complet: bool
) -> BilanDeLecture:
    """Write what the files propose; leave what was decided, remove what no longer applies.

    The same files read again write nothing.
    """
    exiger(ecriture=True)
    bilan = BilanDeLecture()
    sources = {fichier.disposition.source for fichier in releve.fichiers}
    with transaction.atomic():
        restants = _sans_les_decides(ecarts, deja_decidees(sources), bilan)
        attente = a_examiner()
        _ecrire(releve, restants, attente, bilan)
        annuaire = {(f.finess, f.type): f for f in fiches if f.fermee_le is None}
        par_cle = {fiche.pk: fiche for fiche in annuaire.values()}
        caduques = [
            p.pk
            for cle, p in attente.items()
            if cle not in restants
            and (_contredite(releve, p, complet) or _accomplie(p, annuaire, par_cle))
        ]
        Proposition.objects.filter(pk__in=caduques).delete()
        bilan.retirees = len(caduques)
        if bilan.a_change:
            comptes = {nom: nombre for nom, nombre in asdict(bilan).items() if nombre}
            noms = ", ".join(fichier.nom for fichier in releve.fichiers)
            tracer(acte="lire un fichier officiel", objet=noms, details=comptes)
    return bilan


def _sans_les_decides(
    ecarts: Iterable[Ecart], decidees: dict[Cle, set[str]], bilan: BilanDeLecture
) -> dict[Cle, Ecart]:
    """What nobody has decided yet; of a change, the values that nobody has."""
    restants = {}
    for ecart in ecarts:
        deja = decidees.get(ecart.cle, set())
        if marques(ecart.nature, ecart.contenu) <= deja:
            bilan.deja_decidees += 1
            continue
        if ecart.nature == NatureProposition.CHANGEE and deja:
            colonnes = {
                nom: valeurs
                for nom, valeurs in ecart.contenu["colonnes"].items()
                if f"{nom}={valeurs['apres']}" not in deja
            }
            ecart = replace(ecart, contenu={**ecart.contenu, "colonnes": colonnes})
        restants[ecart.cle] = ecart
    return restants


def _ecrire(
    releve: Releve, ecarts: dict[Cle, Ecart], attente: dict[Cle, Proposition], bilan: BilanDeLecture
) -> None:
    neuves, reprises = [], []
    for cle, ecart in ecarts.items():
        ancienne = attente.get(cle)
        if ancienne and (ancienne.nature, ancienne.contenu) == (ecart.nature, ecart.contenu):
            bilan.inchangees += 1
            continue
        proposition = ancienne or Proposition()
        _remplir(proposition, ecart, releve)
        (reprises if ancienne else neuves).append(proposition)
        compte = f"{ecart.nature}s"
        setattr(bilan, compte, getattr(bilan, compte) + 1)
    Proposition.objects.bulk_create(neuves, batch_size=1000)
    Proposition.objects.bulk_update(reprises, CHANGEANTS, batch_size=500)


def _remplir(proposition: Proposition, ecart: Ecart, releve: Releve) -> None:
    proposition.source, proposition.nature = ecart.source.value, ecart.nature.value
    proposition.finess, proposition.type = ecart.finess, ecart.type
    proposition.nom = ecart.nom
    proposition.cle_tri = cle_de_tri(ecart.nom, longueur=300)
    proposition.departement_id = ecart.departement
    proposition.structure_id = ecart.structure_id
    proposition.contenu = ecart.contenu
    proposition.origine, proposition.origine_du = releve.origine(ecart.source)


def _contredite(releve: Releve, proposition: Proposition, complet: bool) -> bool:
    """True if the files just read speak of it, and say no more what it says."""
    source = SourceProposition(proposition.source)
    if proposition.type not in releve.demande.types:
        return False
    if (source, proposition.finess, proposition.type) in releve.offres:
        return True
    if source == SourceProposition.FINESS_ETABLISSEMENTS and proposition.finess in releve.sites:
        return True
    return complet and releve.sait_tout(source, proposition.departement_id)


def _accomplie(
    proposition: Proposition,
    annuaire: dict[tuple[str, str], FicheConnue],
    par_cle: dict[int, FicheConnue],
) -> bool:
    """True if the directory has it by now, whoever wrote it."""
    if proposition.nature == NatureProposition.NOUVELLE:
        return (proposition.finess, proposition.type) in annuaire
    fiche = par_cle.get(proposition.structure_id)
    if fiche is None:  # closed or merged meanwhile
        return True
    return all(
        _en_texte(getattr(fiche, nom)) == valeurs["apres"]
        for nom, valeurs in proposition.colonnes.items()
    )


def _en_texte(valeur: object) -> str:
    return "" if valeur is None else str(valeur)
