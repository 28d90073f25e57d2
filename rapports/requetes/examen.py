"""Reads of the review: the version handed over, what was said of it, the one before."""

from dataclasses import dataclass, field
from datetime import date

from rapports.comparaison import comparer
from rapports.examen import Avancement, Cible, Fil, avancement, cibles_de, fils_de
from rapports.models import Avis, Delegation, Etape, EtatRapport, Rapport, Version
from rapports.presentation.formats import a_jour
from rapports.versions import contenu, dossier_de


@dataclass(frozen=True)
class Examen:
    """The last version handed over, part by part."""

    rapport: Rapport
    etapes: list[Etape]
    photo: dict
    fils: dict[str, Fil]
    precedente: Version | None = None
    changements: dict[str, list[str]] = field(default_factory=dict)

    @property
    def version(self) -> Version:
        return self.rapport.transmise

    @property
    def ouvert(self) -> bool:
        """The agency may still speak of it and decide."""
        return self.rapport.etat == EtatRapport.TRANSMIS

    @property
    def transmise(self) -> Etape:
        """The step that handed it over."""
        return next(
            e
            for e in reversed(self.etapes)
            if e.etat == EtatRapport.TRANSMIS and e.version_id == self.version.pk
        )

    @property
    def decision(self) -> Etape | None:
        """The step that ended the review of this version."""
        fins = (EtatRapport.ACCEPTE, EtatRapport.CORRECTION)
        return next(
            (
                e
                for e in reversed(self.etapes)
                if e.etat in fins and e.version_id == self.version.pk
            ),
            None,
        )

    @property
    def indicateurs(self) -> list[Fil]:
        return [fil for fil in self.fils.values() if fil.cible.est_un_indicateur]

    @property
    def autres(self) -> list[Fil]:
        return [fil for fil in self.fils.values() if not fil.cible.est_un_indicateur]

    @property
    def avancement_des_indicateurs(self) -> Avancement:
        return avancement(self.indicateurs)

    @property
    def avancement_des_autres(self) -> Avancement:
        return avancement(self.autres)

    @property
    def restent(self) -> list[Cible]:
        """The parts of which nothing is said yet."""
        return [fil.cible for fil in self.fils.values() if not fil.vue]

    @property
    def inchangees(self) -> list[Cible]:
        """Those of them that were accepted in the version before and have not changed since."""
        return [
            fil.cible
            for cle, fil in self.fils.items()
            if not fil.vue and fil.acceptee_avant and cle not in self.changements
        ]

    @property
    def evolutions(self) -> list[tuple[Fil, list[str]]]:
        """What changed since the version before, and what was asked of it: that first."""
        lignes = [
            (fil, self.changements.get(cle, []))
            for cle, fil in self.fils.items()
            if cle in self.changements or fil.demandes_d_avant
        ]
        return sorted(lignes, key=lambda ligne: not ligne[0].demandes_d_avant)


def examen_de(annee: int) -> Examen | None:
    """The review of a year; None before its report is handed over."""
    dossier = dossier_de(annee)
    rapport = dossier.rapport
    if rapport.transmise_id is None:
        return None
    photo = a_jour(contenu(rapport.transmise))
    cibles = cibles_de(photo)
    avis = Avis.objects.filter(version__rapport=rapport).order_by("version__numero", "moment", "pk")
    precedente = version_transmise_avant(dossier.etapes, rapport.transmise)
    changements = comparer(a_jour(contenu(precedente)), photo, list(cibles)) if precedente else {}
    ouvert = rapport.etat == EtatRapport.TRANSMIS
    fils = fils_de(cibles, avis, rapport.transmise_id, ouvert=ouvert)
    return Examen(rapport, dossier.etapes, photo, fils, precedente, changements)


def version_transmise_avant(etapes: list[Etape], version: Version) -> Version | None:
    """The version that was handed over before this one."""
    transmises = [e.version for e in etapes if e.etat == EtatRapport.TRANSMIS]
    return next((v for v in reversed(transmises) if v.numero < version.numero), None)


def version_transmise(annee: int, numero: int) -> Version | None:
    """A version of the year that was handed over; what is only frozen is the cell's own."""
    etape = (
        Etape.objects.filter(
            rapport__annee=annee, version__numero=numero, etat=EtatRapport.TRANSMIS
        )
        .select_related("version")
        .first()
    )
    return etape.version if etape else None


def delegations_de(rapport: Rapport, jour: date) -> list[Delegation]:
    """Those under way, or to come."""
    return list(Delegation.objects.filter(rapport=rapport, fin__gte=jour))
