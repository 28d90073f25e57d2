"""The projects, the calls and the good practices as lists: columns and filters."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.html import format_html

from acteurs.models import AppelAProjets, BonnePratique, EtapeProjet, NatureAppel, Projet
from acteurs.requetes_projets import (
    BIENTOT,
    a_relancer,
    cellules_qui_partagent,
    natures_des_projets,
    sans_acte_recent,
)
from acteurs.tables_structures import departements_presents
from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneChoix,
    ColonneJour,
    ColonneListe,
    ColonneOuiNon,
    ColonneTitre,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreRecherche,
    TableDeListe,
)
from cellule.templatetags.ui import badge

# A tone tells stages apart; none is better than another.
TONS_DES_ETAPES = {
    EtapeProjet.IDEE: "neutre",
    EtapeProjet.MONTAGE: "info",
    EtapeProjet.DEPOSE: "prune",
    EtapeProjet.EN_COURS: "marque",
    EtapeProjet.TERMINE: ("ok", "check"),
    EtapeProjet.ABANDONNE: ("neutre", "x"),
}
SIGLES = {
    NatureAppel.AAP: "AAP",
    NatureAppel.AMI: "AMI",
    NatureAppel.AAC: "AAC",
    NatureAppel.RECHERCHE: "Recherche",
}


class ColonneEcheance(ColonneJour):
    """A day to be kept: past, it is marked `passe`; near, `proche` (words, tone, icon)."""

    def __init__(self, libelle: str, *, passe, proche=None, delai=timedelta(0), **options) -> None:
        super().__init__(libelle, **options)
        self.passe, self.proche, self.delai = passe, proche, delai

    def montrer(self, valeur: date, ligne, cellule: str) -> str:
        marque, reste = None, valeur - timezone.localdate()
        if self.est_passe(reste):
            marque = self.passe
        elif self.proche and reste <= self.delai:
            marque = self.proche
        jour = super().montrer(valeur, ligne, cellule)
        return format_html("{} {}", jour, badge(*marque)) if marque else jour

    def est_passe(self, reste: timedelta) -> bool:
        return reste < timedelta(0)


class ColonneRelance(ColonneEcheance):
    """A reminder is due on its own day."""

    def est_passe(self, reste: timedelta) -> bool:
        return reste <= timedelta(0)


def echeance_d_appel(libelle: str) -> ColonneEcheance:
    return ColonneEcheance(
        libelle,
        passe=("clos", "neutre"),
        proche=("bientôt", "attention", "clock"),
        delai=BIENTOT,
    )


class ProjetTable(TableDeListe):
    intitule = ColonneTitre("Projet", vue="projet", tri=("cle_tri",), dessous="nature")
    nature = Colonne("Nature", d_office=False)
    porteur = Colonne("Porteur", acces="porteur.nom", tri=("porteur__cle_tri",))
    departements = ColonneListe("Départements", classe="insec")
    etape = ColonneBadge("Étape", dict(EtapeProjet.choices), TONS_DES_ETAPES)
    debut_accompagnement = ColonneJour("Accompagné depuis")
    fin_accompagnement = ColonneJour("Accompagné jusqu’au", d_office=False)
    dernier_acte = ColonneJour("Dernier acte")
    relance_le = ColonneRelance("À relancer", passe=("à faire", "attention", "clock"))
    relance_texte = Colonne("Objet de la relance", d_office=False)
    partage = ColonneOuiNon("Partagé")
    commun = ColonneOuiNon("Construit en commun", d_office=False)
    construit_le = ColonneJour("Construit le", d_office=False)
    modele = Colonne("Modèle", acces="modele.intitule", tri=False, d_office=False)
    source = Colonne("Repris d’une autre cellule", d_office=False)
    resultat = Colonne("Résultat", tri=False, d_office=False)
    code = Colonne("Code", d_office=False)


def du_departement(lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
    """One of the departments of the row is this one."""
    return lignes.filter(**{f"{nom}__contains": [valeur]})


class ProjetFiltre(FiltreDeListe):
    q = FiltreRecherche("Mots du projet", champ="recherche")
    etape = FiltreChoix("Étape", EtapeProjet, champ="etape", vide="Toutes")
    nature = FiltreChoix("Nature", natures_des_projets, champ="nature", vide="Toutes")
    departement = FiltreChoix(
        "Département", departements_presents, champ="departements", method=du_departement
    )
    suivi = FiltreChoix(
        "Suivi",
        [
            ("relance", "Relance à faire"),
            ("silence", "Sans acte depuis six mois"),
            ("accompagne", "Accompagné en ce moment"),
            ("relaye", "Seulement relayé"),
        ],
        method="filtrer_le_suivi",
    )
    partage = FiltreBooleen("Partage", champ="partage", oui="Partagé", non="Non partagé")

    def filtrer_le_suivi(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        jour = timezone.localdate()
        match valeur:
            case "relance":
                return a_relancer(lignes, jour)
            case "silence":
                return sans_acte_recent(lignes, jour)
            case "accompagne":
                return lignes.filter(
                    Q(fin_accompagnement=None) | Q(fin_accompagnement__gte=jour),
                    debut_accompagnement__lte=jour,
                )
        return lignes.filter(debut_accompagnement=None)


class ProjetPartageTable(TableDeListe):
    intitule = ColonneTitre("Projet", vue="projet_partage", tri=("cle_tri",))
    cellule = Colonne("Cellule", acces="cellule.nom", tri=("cellule__nom",))
    nature = Colonne("Nature")
    departements = ColonneListe("Départements", classe="insec")
    etape = ColonneBadge("Étape", dict(EtapeProjet.choices), TONS_DES_ETAPES)
    debut_accompagnement = ColonneJour("Accompagné depuis")
    resultat = Colonne("Résultat", tri=False)


class ProjetPartageFiltre(FiltreDeListe):
    q = FiltreRecherche("Mots du projet", champ="recherche")
    cellule = FiltreChoix(
        "Cellule", lambda: cellules_qui_partagent(Projet), champ="cellule__code", vide="Toutes"
    )
    etape = FiltreChoix("Étape", EtapeProjet, champ="etape", vide="Toutes")


class AppelTable(TableDeListe):
    intitule = ColonneTitre("Appel", vue="appel", tri=("cle_tri",))
    nature = ColonneChoix("Nature", SIGLES, classe="insec")
    emetteur = Colonne("Émetteur")
    public = Colonne("Public visé")
    publie_le = ColonneJour("Publié le", d_office=False)
    echeance = echeance_d_appel("Date limite")
    relaye_le = ColonneJour("Relayé le")
    partage = ColonneOuiNon("Partagé")
    note = Colonne("Note", tri=False, d_office=False)


class FiltreDAppels(FiltreDeListe):
    q = FiltreRecherche("Mots de l’appel", champ="recherche")
    nature = FiltreChoix("Nature", NatureAppel, champ="nature", vide="Toutes")
    etat = FiltreChoix(
        "Date limite",
        [("ouvert", "Ouvert"), ("bientot", "Se termine sous 30 jours"), ("clos", "Clos")],
        method="filtrer_l_etat",
    )

    def filtrer_l_etat(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        jour = timezone.localdate()
        match valeur:
            case "ouvert":
                return lignes.filter(Q(echeance=None) | Q(echeance__gte=jour))
            case "bientot":
                return lignes.filter(echeance__gte=jour, echeance__lte=jour + BIENTOT)
        return lignes.filter(echeance__lt=jour)


class AppelFiltre(FiltreDAppels):
    relais = FiltreBooleen("Relais", champ="relaye_le", oui="Relayé", non="À relayer",
                           method="filtrer_le_relais")  # fmt: skip

    def filtrer_le_relais(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        return lignes.filter(relaye_le__isnull=valeur == "non")


class AppelPartageTable(TableDeListe):
    intitule = ColonneTitre("Appel", vue="appel_partage", tri=("cle_tri",))
    cellule = Colonne("Cellule", acces="cellule.nom", tri=("cellule__nom",))
    nature = ColonneChoix("Nature", SIGLES, classe="insec")
    emetteur = Colonne("Émetteur")
    public = Colonne("Public visé")
    echeance = echeance_d_appel("Date limite")


class PratiqueTable(TableDeListe):
    titre = ColonneTitre("Pratique", vue="pratique", tri=("cle_tri",))
    domaine = Colonne("Domaine ou public")
    structure = Colonne("Structure", acces="structure.nom", tri=("structure__cle_tri",))
    projet = Colonne("Projet d’origine", acces="projet.intitule", tri=("projet__cle_tri",))
    publiee_le = ColonneJour("Publiée le")
    partage = ColonneOuiNon("Partagée")
    contact = Colonne("Contact", d_office=False)


def domaines_des_pratiques() -> list[tuple[str, str]]:
    lus = BonnePratique.objects.order_by("domaine").values_list("domaine", flat=True).distinct()
    return [(domaine, domaine) for domaine in lus if domaine]


class PratiqueFiltre(FiltreDeListe):
    q = FiltreRecherche("Mots de la pratique", champ="recherche")
    domaine = FiltreChoix("Domaine", domaines_des_pratiques, champ="domaine")
    partage = FiltreBooleen("Partage", champ="partage", oui="Partagée", non="Non partagée")


class PratiquePartageTable(TableDeListe):
    titre = ColonneTitre("Pratique", vue="pratique_partage", tri=("cle_tri",))
    cellule = Colonne("Cellule", acces="cellule.nom", tri=("cellule__nom",))
    domaine = Colonne("Domaine ou public")
    publiee_le = ColonneJour("Publiée le")


class PratiquePartageFiltre(FiltreDeListe):
    q = FiltreRecherche("Mots de la pratique", champ="recherche")
    cellule = FiltreChoix(
        "Cellule",
        lambda: cellules_qui_partagent(BonnePratique),
        champ="cellule__code",
        vide="Toutes",
    )


class AppelPartageFiltre(FiltreDAppels):
    cellule = FiltreChoix(
        "Cellule",
        lambda: cellules_qui_partagent(AppelAProjets),
        champ="cellule__code",
        vide="Toutes",
    )
