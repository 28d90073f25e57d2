"""Two cells with one row of each table; every text of the second one holds a canary word."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import CharField, F, Model, TextField, Value
from django.db.models.functions import Cast, Concat

from antennes.models import EnvoiDeCompteRendu
from antennes.terrain.suites.liens import Geste, faire
from cellule.models import Cellule, Depot, ModelePartage, Role, Travail, Utilisateur
from cellule.perimetre import perimetre
from cellule.rls import DROITS_PARTICULIERS, ECRITURE, modeles_du_mur
from cellule.tableur.actions import lire_le_depot, regler, traiter
from cellule.tableur.reglages import Reglages
from evenements.models import TypeActivite
from tests import fabriques
from tests.fabriques.antennes import contenu
from tests.rapports.transmission import remettre

# In the rows and the accounts of the other cell; in its public name; in what it shares.
CANARI, SERIN, COMMUN = "zqcanari", "zqserin", "zqcommun"
LONGUEUR = 20  # a shorter text is a code, a date or a number in disguise
# Texts that mean something to the code: another value would be an error, not a leak.
SIGNIFIANTS = {
    "cellule.Depot.table",
    "cellule.Document.lien",
    "cellule.Document.table",
    "cellule.Travail.nature",
    "cellule.Travail.etat",
    "cellule.Travail.fichier",
    "evenements.Abonnement.empreinte",
    "evenements.Activite.debut",
    "evenements.Activite.fin",
    "evenements.Annonce.table",
    "evenements.ActiviteRetiree.debut",
    "evenements.ActiviteRetiree.fin",
    "evenements.Seance.debut",
    "rapports.Avis.cible",
    "rapports.Correction.mesure",
    "rapports.Etape.empreinte",
    "rapports.Piece.sha256",
    "rapports.Texte.cle",
    "rapports.Version.catalogue",
    "rapports.Version.empreinte",
    "indicateurs.Releve.version",
}


# What waits for the next letter, by table: the rows of the world; an offer may still be noted.
A_ANNONCER = {
    "activites": "activite",
    "projets": "projet",
    "appels_a_projets": "appelaprojets",
    "bonnes_pratiques": "bonnepratique",
}


@dataclass
class Monde:
    """A cell, somebody of each role, and its rows by model name."""

    cellule: Cellule
    gens: dict[str, Utilisateur] = field(default_factory=dict)
    lignes: dict[str, Model] = field(default_factory=dict)

    def cles(self) -> dict[str, int]:
        return {nom: ligne.pk for nom, ligne in self.lignes.items()}


def batir(
    code: str,
    *,
    region: str,
    nom: str = "Cellule d’ici",
    mot: str = "ordinaire",
    commun: str = "commun",
) -> Monde:
    reglee = {"regions": [region], "suit_les_communes": True}
    monde = Monde(fabriques.CelluleFabrique(code=code, nom=nom, **reglee))
    portees = {role: {"cellule": monde.cellule} for role in Role.de_cellule()}
    portees[Role.AGENT_ARS] = {"cellule": None, "region_id": region}
    for role, portee in portees.items():
        compte = fabriques.UtilisateurFabrique(
            prenom=mot, nom=f"{mot} {role}", email=f"{role}@{code}.{mot}.fr"
        )
        fabriques.AdhesionFabrique(utilisateur=compte, role=role, **portee)
        monde.gens[role.value] = compte
    # Numbered from one in each report, as the acts of the cycle number theirs.
    fabriques.VersionFabrique.reset_sequence(0)
    fabriques.EtapeFabrique.reset_sequence(0)
    with perimetre(monde.cellule, ecriture=True):
        for fabrique in toutes_les_fabriques():
            modele = fabrique._meta.model
            monde.lignes[modele._meta.model_name] = fabrique(**_mots_d_avance(modele, mot))
        monde.lignes["corbeille"] = fabriques.CorbeilleFabrique(
            trace__acte=mot, trace__objet=mot, trace__auteur=mot
        )
        _mandater(monde)
        _partager(monde)
        _remplir_le_journal(monde)
        _envoyer_un_compte_rendu(monde, mot)
        _terminer_le_rapport(monde, mot)
        _exporter_une_liste(monde)
        _suivre_le_calendrier(monde)
        _ecrire_partout(mot)
        _ecrire_ce_qui_est_commun(commun)
        _deposer_un_tableur(monde, mot)
        _remettre_le_rapport(monde, mot)
    return monde


def _mandater(monde: Monde) -> None:
    """The référent of this world is that of its antenna, where what is his own may be written."""
    mandat, lui = monde.lignes["mandat"], monde.gens[Role.REFERENT.value]
    mandat.antenne = monde.lignes["antenne"]
    mandat.save()
    mandat.professionnel.utilisateur = lui
    mandat.professionnel.save()
    # What he has sent is his own, and for the person in charge to see.
    activite = monde.lignes["activite"]
    fabriques.SaisieDeReunionFabrique(activite=activite, auteur=lui)
    fabriques.AntenneConcerneeFabrique(activite=activite, antenne=mandat.antenne)
    feuille = monde.lignes["feuilleasigner"]
    feuille.activite = activite
    feuille.save()
    nouvelle = monde.lignes["nouvelleduterrain"]
    nouvelle.antenne = mandat.antenne
    nouvelle.save()
    fabriques.AntenneDePisteFabrique(piste=monde.lignes["piste"], antenne=mandat.antenne)
    dite = monde.lignes["lignecompterendu"]
    fabriques.AntenneConcerneeFabrique(activite=dite.activite, antenne=mandat.antenne)


def _mots_d_avance(modele: type[Model], mot: str) -> dict[str, str]:
    """The texts of a row that nobody may rewrite: they hold the word from the start."""
    if not _inalterable(modele):
        return {}
    return {champ.name: mot for champ in modele._meta.local_fields if _est_libre(modele, champ)}


def _inalterable(modele: type[Model]) -> bool:
    return "UPDATE" not in DROITS_PARTICULIERS.get(modele._meta.db_table, ECRITURE)


def toutes_les_fabriques() -> list[type]:
    """Those of the tables behind the wall."""
    murees = modeles_du_mur()
    toutes = [f for nom, f in vars(fabriques).items() if nom.endswith("Fabrique")]
    return [fabrique for fabrique in toutes if fabrique._meta.model in murees]


def _remplir_le_journal(monde: Monde) -> None:
    """A fact of each type, so that every indicator has something to count, or to betray."""
    lignes = monde.lignes
    fabriques.DocumentFabrique(cle=lignes["structure"].pk)
    for table, nom in A_ANNONCER.items():
        fabriques.AnnonceFabrique(table=table, cle=lignes[nom].pk)
    # Nobody takes it off from its own page: an issue can publish it.
    restante = lignes["appelaprojets_partage"]
    fabriques.AnnonceFabrique(table="appels_a_projets", cle=restante.pk)
    publiee = {"table": "offres", "cle": lignes["offre"].pk, "parution": lignes["parution"]}
    fabriques.AnnonceFabrique(**publiee)
    triples = [fabriques.StructureFabrique(finess="330000001") for _ in range(3)]
    fabriques.PaireEcarteeFabrique(premiere=triples[0].pk, seconde=triples[1].pk)
    roles = {"evenement": "organisateur", "formation": "dispensee"}
    for genre in TypeActivite.values:
        activite = fabriques.ActiviteFabrique(type=genre, role=roles.get(genre, ""))
        liens = {"activite": activite, "structure": lignes["structure"]}
        fabriques.StructureRencontreeFabrique(**liens)
        fabriques.ParticipationFabrique(**liens, professionnel=lignes["professionnel"])
        fabriques.AntenneConcerneeFabrique(activite=activite, antenne=lignes["antenne"])
        if genre == TypeActivite.REUNION_ANTENNE:
            lignes["reunion"] = activite
        if genre == TypeActivite.FORMATION:
            fabriques.SeanceFabrique(activite=activite, heures=3)


def _envoyer_un_compte_rendu(monde: Monde, mot: str) -> None:
    """The antenna has met, its minutes have a line, and were sent once as they were before."""
    reunion = monde.lignes["reunion"]
    fabriques.LigneCompteRenduFabrique(activite=reunion)
    envoye = fabriques.CompteRenduFabrique(activite=reunion, contenu=contenu(mot))
    fabriques.EnvoiDeCompteRenduFabrique(
        compte_rendu=envoye, **_mots_d_avance(EnvoiDeCompteRendu, mot)
    )
    monde.lignes["compterendu"] = envoye


def _terminer_le_rapport(monde: Monde, mot: str) -> None:
    """The job of each cell is a report already made, with its file."""
    ligne = monde.lignes["travail"]
    dossier = Path(str(monde.cellule.pk), "travaux", str(ligne.pk))
    fichier = Path(settings.MEDIA_ROOT) / dossier / "rapport.pdf"
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_text(f"%PDF {mot}")
    Travail.objects.filter(pk=ligne.pk).update(
        nature="rapport",
        etat=Travail.Etat.FAIT,
        progression=100,
        parametres={"annee": 2025},
        fichier=str(dossier / fichier.name),
    )


def _ecrire_partout(mot: str) -> None:
    """Put the word in every free text of every table of the current cell."""
    for modele in modeles_du_mur():
        textes = [champ for champ in modele._meta.local_fields if _est_libre(modele, champ)]
        if textes and not _inalterable(modele):
            valeur = Concat(Value(f"{mot} "), Cast(F("pk"), CharField()))
            modele.objects.update(**{champ.name: valeur for champ in textes})


def _exporter_une_liste(monde: Monde) -> None:
    """The person in charge has asked for a file; nobody else sees it."""
    monde.lignes["export"] = fabriques.TravailFabrique(
        nature="export",
        demandeur=monde.gens[Role.RESPONSABLE],
        parametres={"liste": "structures", "parametres": "", "forme": "csv"},
    )


def jeton_de(cellule: Cellule) -> str:
    """The token of the calendar that the person in charge follows."""
    return f"jeton-{cellule.code}"


def reponse_de(monde: Monde) -> str:
    """The token by which the weekly mail of the référent is answered: this meeting was held."""
    mandat, lui = monde.lignes["mandat"], monde.gens[Role.REFERENT.value]
    adresse = faire(monde.cellule, mandat, lui, Geste.TENUE, monde.lignes["reunion"].pk)
    return adresse.rstrip("/").rpartition("/")[2]


def _suivre_le_calendrier(monde: Monde) -> None:
    """The person in charge follows the cell from a calendar, in which something is to come."""
    monde.lignes["abonnement"] = fabriques.AbonnementFabrique(
        utilisateur=monde.gens[Role.RESPONSABLE], jeton=jeton_de(monde.cellule)
    )
    demain = date.today() + timedelta(days=1)
    fabriques.ActiviteFabrique(debut=demain.isoformat(), statut="planifie")


def _deposer_un_tableur(monde: Monde, mot: str) -> None:
    """A file waits to be imported; a trial of it found an error and a word to translate."""
    octets = f"Nom;Type\n{mot};EMSP\n{mot} bis;{mot}\n".encode()
    depot = Depot.objects.get(pk=monde.lignes["depot"].pk)
    Depot.objects.filter(pk=depot.pk).update(octets=octets)
    depot.refresh_from_db()
    regler(depot, Reglages("", 1, colonnes={"nom": 0, "type": 1}))
    traiter(depot, lire_le_depot(depot), cellule=monde.cellule, essai=True)


def _partager(monde: Monde) -> None:
    """One more row of each table that can be shared, which is: with acts, partners, a carrier."""
    for fabrique in toutes_les_fabriques():
        modele = fabrique._meta.model
        if issubclass(modele, ModelePartage):
            ligne = fabrique(partage=True)
            monde.lignes[f"{modele._meta.model_name}_partage"] = ligne
    projet = monde.lignes["projet_partage"]
    fabriques.ActeFabrique(projet=projet)
    fabriques.PartenaireDeProjetFabrique(projet=projet)


def _ecrire_ce_qui_est_commun(mot: str) -> None:
    """The columns that others may read hold a word of their own; the rest of the row sings."""
    for modele in modeles_du_mur():
        if issubclass(modele, ModelePartage):
            libres = [c.name for c in modele._meta.local_fields if _est_libre(modele, c)]
            communs = {nom: mot for nom in libres if nom in modele.communes}
            modele.objects.filter(partage=True).update(**communs)


def _remettre_le_rapport(monde: Monde, mot: str) -> None:
    """The report of 2025 is at the agency's, with what the cell holds, and a question about it."""
    rapport = remettre(monde.cellule, pdf=mot.encode())
    monde.lignes["version"] = rapport.transmise
    monde.lignes["avis"] = fabriques.AvisFabrique(version=rapport.transmise, texte=mot, auteur=mot)
    monde.lignes["gel"] = fabriques.TravailFabrique(
        nature="figer", parametres={"annee": 2025, "numero": 1}, erreur=mot, etape=mot
    )
    monde.lignes["lecture"] = fabriques.TravailFabrique(
        nature="propositions", parametres={"noms": mot}, erreur=mot, etape=mot
    )


def _est_libre(modele: type[Model], champ) -> bool:
    return (
        isinstance(champ, CharField | TextField)
        and not champ.choices
        and (champ.max_length is None or champ.max_length >= LONGUEUR)
        and f"{modele._meta.label}.{champ.name}" not in SIGNIFIANTS
    )
