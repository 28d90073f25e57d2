"""PostgreSQL's half of the wall: who may do what, and row-level security as a migration operation
(maison §4.3, technique §3)."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.migrations.operations.base import Operation

CELLULE_COURANTE = "(SELECT NULLIF(current_setting('app.cellule_id', true), '')::bigint)"
DANS_LA_CELLULE = f"cellule_id = {CELLULE_COURANTE}"
SANS_CELLULE = f"cellule_id IS NULL AND {CELLULE_COURANTE} IS NULL"

# The tables outside the wall (maison §4.7), each with its reason. A table that is neither here nor
# of a tenant model is a hole for `verifier_cloison`.
HORS_DU_MUR = {
    "cellule_region": "reference data, public",
    "cellule_departement": "reference data, public",
    "cellule_etatregion": "state of the regions without a cell: what the nation publishes",
    "cellule_cellule": "name, regions and time zone of the tenants: public",
    "cellule_utilisateur": "an account may belong to several cells",
    "cellule_adhesion": "says who enters which cell: read in `cellule/requetes.py` only",
    "rapports_campagne": "the calendar of the reports, the same for all cells",
    "account_emailaddress": "allauth: addresses of an account",
    "account_emailconfirmation": "allauth: addresses of an account",
    "auth_group": "Django's, unused",
    "auth_group_permissions": "Django's, unused",
    "auth_permission": "Django's, unused",
    "django_content_type": "Django's",
    "django_migrations": "Django's",
    "django_session": "Django's: who is signed in",
}

# What the application only reads, or only adds to.
LECTURE = frozenset({"SELECT"})
AJOUT = frozenset({"SELECT", "INSERT"})
# What is kept as it was, and goes with the row that it is of.
SANS_RETOUCHE = frozenset({"SELECT", "INSERT", "DELETE"})
ECRITURE = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
DROITS_PARTICULIERS = {
    "cellule_region": LECTURE,
    "cellule_departement": LECTURE,
    "django_migrations": LECTURE,
    "cellule_trace": AJOUT,
    "rapports_version": AJOUT,
    "rapports_piece": AJOUT,
    "rapports_etape": AJOUT,
    "rapports_avis": AJOUT,
    "antennes_compterendu": SANS_RETOUCHE,
    "antennes_envoidecompterendu": SANS_RETOUCHE,
}
# What the nation may read (maison §4.3): no person's name is in any of them.
TABLES_NATIONALES = (
    "cellule_cellule",
    "cellule_region",
    "cellule_etatregion",
    "indicateurs_releve",
    "rapports_campagne",
    "rapports_rapport",
    "rapports_version",
)


def est_cloisonne(modele: type[models.Model]) -> bool:
    """True for a tenant table; by its field, since migrations know no base class."""
    a_une_cellule = any(champ.name == "cellule" for champ in modele._meta.local_fields)
    return a_une_cellule and modele._meta.db_table not in HORS_DU_MUR


def modeles_du_mur(*, vues: bool = False) -> list[type[models.Model]]:
    """The tenant tables, or the views on them, in alphabetical order."""
    choisis = [m for m in apps.get_models() if est_cloisonne(m) and m._meta.managed is not vues]
    return sorted(choisis, key=lambda modele: modele._meta.db_table)


def droits_attendus() -> dict[str, dict[str, frozenset[str]]]:
    """Role → table → privileges: everything that is granted, and nothing else is."""
    application = {"django_migrations": LECTURE}
    for modele in apps.get_models(include_auto_created=True):
        table = modele._meta.db_table
        ordinaire = ECRITURE if modele._meta.managed else LECTURE
        application[table] = DROITS_PARTICULIERS.get(table, ordinaire)
    return {
        settings.ROLE_APPLICATION: application,
        settings.ROLE_NATIONAL: dict.fromkeys(TABLES_NATIONALES, LECTURE),
    }


def ordres_des_droits(presentes: set[str]) -> list[str]:
    """Make the grants on the tables that are there exactly those expected."""
    app, national = settings.ROLE_APPLICATION, settings.ROLE_NATIONAL
    ordres = [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {app}, {national}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {app}, {national}",
        f"GRANT USAGE ON SCHEMA public TO {app}, {national}, {settings.ROLE_SAUVEGARDE}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}",
    ]
    for role, tables in droits_attendus().items():
        for table in sorted(tables.keys() & presentes):
            ordres.append(f"GRANT {', '.join(sorted(tables[table]))} ON {table} TO {role}")
    return ordres


@dataclass(frozen=True)
class Politique:
    """One row-level policy: its name, the condition, the command and the role it is for."""

    nom: str
    condition: str
    commande: str = "ALL"
    role: str = "PUBLIC"

    def sql(self, table: str) -> str:
        verification = "" if self.commande == "SELECT" else f" WITH CHECK ({self.condition})"
        return (
            f"CREATE POLICY {self.nom} ON {table} FOR {self.commande} TO {self.role} "
            f"USING ({self.condition}){verification}"
        )


CLOISON = Politique("cloison", DANS_LA_CELLULE)
HORS_CELLULE = Politique("hors_cellule", SANS_CELLULE)
LECTURE_NATIONALE = Politique("lecture_nationale", "true", "SELECT", settings.ROLE_NATIONAL)
# What a cell has marked is read by whoever is in a cell, whichever it is; by nobody outside any.
LECTURE_PARTAGEE = Politique(
    "lecture_partagee",
    f"partage AND {CELLULE_COURANTE} IS NOT NULL",
    "SELECT",
    settings.ROLE_APPLICATION,
)


def politiques_attendues(modele: type[models.Model]) -> list[Politique]:
    """The policies that a tenant table must carry, no more, no fewer."""
    attendues = [CLOISON]
    if modele._meta.get_field("cellule").null:
        attendues.append(HORS_CELLULE)
    if getattr(modele, "lecture_nationale", False):
        attendues.append(LECTURE_NATIONALE)
    if getattr(modele, "lecture_partagee", False):
        attendues.append(LECTURE_PARTAGEE)
    return attendues


def cles_internes(modele: type[models.Model]) -> list[models.ForeignKey]:
    """The foreign keys of a tenant table to another tenant table (or to itself)."""
    return [
        champ
        for champ in modele._meta.local_concrete_fields
        if isinstance(champ, models.ForeignKey)
        and champ.name != "cellule"
        and est_cloisonne(champ.related_model)
    ]


def nom_de_l_unicite(modele: type[models.Model]) -> str:
    return f"{modele._meta.db_table}_dans_cellule"


def nom_de_la_cle(modele: type[models.Model], champ: models.ForeignKey) -> str:
    return f"{modele._meta.db_table}_{champ.column}_interne"


class Cloisonner(Operation):
    """Wall one tenant table in: (cellule, id) unique, composite keys, forced policies, grants."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, modele: str, *, national: bool = False, partage: bool = False) -> None:
        self.modele, self.national, self.partage = modele, national, partage

    def deconstruct(self):
        options = {"national": self.national, "partage": self.partage}
        options = {nom: True for nom, voulue in options.items() if voulue}
        return (self.__class__.__qualname__, [self.modele], options)

    def state_forwards(self, app_label, state) -> None:
        """The state does not change: policies are no part of Django's models."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        modele = self._modele(app_label, to_state)
        for ordre in self._ordres(modele, schema_editor):
            schema_editor.execute(ordre, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        modele = self._modele(app_label, to_state)
        nom = schema_editor.quote_name
        table = nom(modele._meta.db_table)
        ordres = [
            *(
                f"DROP POLICY {politique.nom} ON {table}"
                for politique in politiques_attendues(modele)
            ),
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            *(
                f"ALTER TABLE {table} DROP CONSTRAINT {nom(nom_de_la_cle(modele, champ))}"
                for champ in cles_internes(modele)
            ),
            f"ALTER TABLE {table} DROP CONSTRAINT {nom(nom_de_l_unicite(modele))}",
        ]
        for ordre in ordres:
            schema_editor.execute(ordre, params=None)

    def _modele(self, app_label, etat) -> type[models.Model]:
        """The table, with what a migration does not know of it."""
        modele = etat.apps.get_model(app_label, self.modele)
        modele.lecture_nationale, modele.lecture_partagee = self.national, self.partage
        return modele

    def _ordres(self, modele, schema_editor) -> list[str]:
        nom = schema_editor.quote_name
        table = nom(modele._meta.db_table)
        ordres = [
            f"ALTER TABLE {table} ADD CONSTRAINT {nom(nom_de_l_unicite(modele))} "
            "UNIQUE (cellule_id, id)",
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            *(politique.sql(table) for politique in politiques_attendues(modele)),
        ]
        for champ in cles_internes(modele):
            ordres += self._cle_composite(nom, modele, champ)
        return ordres

    def _cle_composite(self, nom, modele, champ) -> list[str]:
        """A new key is checked by a query that forced policies would refuse to the owner, so
        both tables are unforced inside this transaction, and only there."""
        table, cible = modele._meta.db_table, champ.related_model._meta.db_table
        paire = sorted({table, cible})
        return [
            *(f"ALTER TABLE {nom(t)} NO FORCE ROW LEVEL SECURITY" for t in paire),
            f"ALTER TABLE {nom(table)} ADD CONSTRAINT {nom(nom_de_la_cle(modele, champ))} "
            f"FOREIGN KEY (cellule_id, {nom(champ.column)}) "
            f"REFERENCES {nom(cible)} (cellule_id, id) DEFERRABLE INITIALLY DEFERRED",
            *(f"ALTER TABLE {nom(t)} FORCE ROW LEVEL SECURITY" for t in paire),
        ]

    def describe(self) -> str:
        return f"Wall in the table of {self.modele}"


class Relier(Cloisonner):
    """The composite key of a field that joins two tables walled in before it."""

    def __init__(self, modele: str, champ: str) -> None:
        super().__init__(modele)
        self.champ = champ

    def deconstruct(self):
        return (self.__class__.__qualname__, [self.modele, self.champ], {})

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        modele = to_state.apps.get_model(app_label, self.modele)
        champ = modele._meta.get_field(self.champ)
        for ordre in self._cle_composite(schema_editor.quote_name, modele, champ):
            schema_editor.execute(ordre, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        modele = to_state.apps.get_model(app_label, self.modele)
        cle = nom_de_la_cle(modele, modele._meta.get_field(self.champ))
        nom = schema_editor.quote_name
        schema_editor.execute(
            f"ALTER TABLE {nom(modele._meta.db_table)} DROP CONSTRAINT {nom(cle)}", params=None
        )

    def describe(self) -> str:
        return f"Join {self.modele}.{self.champ} inside its cell"


class Partager(Cloisonner):
    """Let what is marked be read from every cell, in a table walled in before it had the mark."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        table = to_state.apps.get_model(app_label, self.modele)._meta.db_table
        schema_editor.execute(LECTURE_PARTAGEE.sql(schema_editor.quote_name(table)), params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        table = to_state.apps.get_model(app_label, self.modele)._meta.db_table
        ordre = f"DROP POLICY {LECTURE_PARTAGEE.nom} ON {schema_editor.quote_name(table)}"
        schema_editor.execute(ordre, params=None)

    def describe(self) -> str:
        return f"Share the marked rows of {self.modele}"


def rafraichir_statistiques(*modeles: type[models.Model]) -> None:
    """ANALYZE some tables, or all, after a bulk write: without statistics what comes next is
    planned as if a cell had one row. The tables' owner does it; not twice at once."""
    noms = ", ".join(connection.ops.quote_name(m._meta.db_table) for m in modeles)
    with transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(f"SET LOCAL ROLE {settings.ROLE_PROPRIETAIRE}")
        curseur.execute(f"ANALYZE (SKIP_LOCKED) {noms}")
        curseur.execute(f"SET LOCAL ROLE {settings.ROLE_APPLICATION}")
