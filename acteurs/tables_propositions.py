"""The proposals as a list: columns and filters."""

from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from acteurs.models import (
    EtatProposition,
    NatureProposition,
    Proposition,
    SourceProposition,
    TypeStructure,
)
from acteurs.offre import PAR_ACTIVITE, PAR_CATEGORIE
from acteurs.presentation_propositions import FLECHE, resume
from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneChoix,
    ColonneJour,
    ColonneMoment,
    ColonneTitre,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreRecherche,
    TableDeListe,
)
from cellule.listes.colonnes import texte_sur
from cellule.listes.departements import departements_a_choisir
from cellule.templatetags.ui import badge

TONS_NATURE = {
    NatureProposition.NOUVELLE.value: ("ok", "plus"),
    NatureProposition.CHANGEE.value: ("info", "pencil"),
    NatureProposition.FERMEE.value: ("attention", "x"),
}
TONS_ETAT = {
    EtatProposition.A_EXAMINER.value: ("marque", "clock"),
    EtatProposition.ACCEPTEE.value: ("ok", "check"),
    EtatProposition.REFUSEE.value: ("neutre", "x"),
}
DEVIENT = mark_safe(f'<span aria-hidden="true">{FLECHE}</span><span class="vh">devient</span>')


class ColonneChangements(Colonne):
    """What the sheet would become, a line a column."""

    def __init__(self, libelle: str) -> None:
        super().__init__(libelle, acces="contenu", tri=False)

    def montrer(self, valeur: dict, ligne: Proposition, cellule: str) -> SafeString:
        lignes = [_avec_fleche(texte) for texte in filter(None, resume(ligne))]
        if ligne.contenu.get("notes"):
            lignes.append(badge("À vérifier", "attention"))
        html = format_html_join("", "<li>{}</li>", ((texte,) for texte in lignes))
        return format_html('<ul class="changements">{}</ul>', html)

    def ecrire(self, valeur: dict, ligne: Proposition) -> str:
        return " ; ".join([*filter(None, resume(ligne)), *ligne.contenu.get("notes", ())])


def _avec_fleche(texte: str) -> SafeString:
    avant, fleche, apres = texte.partition(FLECHE)
    if not fleche:
        return texte_sur(texte)
    return format_html(
        "{} {} <strong>{}</strong>", texte_sur(avant.strip()), DEVIENT, apres.strip()
    )


class PropositionTable(TableDeListe):
    nom = ColonneTitre("Nom", vue="proposition", tri=("cle_tri",))
    nature = ColonneBadge("Nature", dict(NatureProposition.choices), TONS_NATURE)
    type = ColonneChoix("Type", {t.value: t.value for t in TypeStructure}, classe="insec")
    departement = Colonne("Département", acces="departement.nom", tri=("departement",))
    contenu = ColonneChangements("Avant → après")
    source = ColonneChoix("Source", dict(SourceProposition.choices))
    etat = ColonneBadge("État", dict(EtatProposition.choices), TONS_ETAT)
    finess = Colonne("FINESS géographique", d_office=False)
    origine = Colonne("Fichier", d_office=False)
    origine_du = ColonneJour("Date du fichier", d_office=False)
    decidee_par = Colonne("Décidée par", d_office=False)
    decidee_le = ColonneMoment("Décidée le", d_office=False)
    motif = Colonne("Motif", d_office=False)


def departements_proposes() -> list[tuple[str, str]]:
    return departements_a_choisir(Proposition.objects)


class PropositionFiltre(FiltreDeListe):
    q = FiltreRecherche("Nom", champ="cle_tri")
    etat = FiltreChoix("État", EtatProposition, champ="etat")
    nature = FiltreChoix("Nature", NatureProposition, champ="nature", vide="Toutes")
    type = FiltreChoix(
        "Type",
        [(t.value, t.value) for t in TypeStructure if t in PAR_ACTIVITE | PAR_CATEGORIE],
        champ="type",
    )
    departement = FiltreChoix("Département", departements_proposes, champ="departement")
    source = FiltreChoix("Source", SourceProposition, champ="source", vide="Toutes")
    remarque = FiltreBooleen(
        "À vérifier", method="selon_les_remarques", oui="Avec remarque", non="Sans remarque"
    )

    def selon_les_remarques(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        """A remark is a doubt: those without may be accepted together."""
        sans = {"contenu__notes": []}
        return lignes.filter(**sans) if valeur == "non" else lignes.exclude(**sans)
