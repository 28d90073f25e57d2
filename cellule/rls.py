"""PostgreSQL's half of the wall: row-level security as a migration operation (technique §3)."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.migrations.operations.base import Operation

CELLULE_COURANTE = "(SELECT NULLIF(current_setting('app.cellule_id', true), '')::bigint)"
DANS_LA_CELLULE = f"cellule_id = {CELLULE_COURANTE}"
SANS_CELLULE = f"cellule_id IS NULL AND {CELLULE_COURANTE} IS NULL"


# What the nation may read (maison §4.3); the Version of a report joins them with the annual cycle.
TABLES_NATIONALES = (
    "cellule_cellule",
    "cellule_region",
    "cellule_departement",
    "cellule_etatregion",
    "indicateurs_releve",
)


def ordres_des_droits() -> list[str]:
    """The grants to the application, the nation and the backup, for every table that there is."""
    app, national = settings.ROLE_APPLICATION, settings.ROLE_NATIONAL
    return [
        f"GRANT USAGE ON SCHEMA public TO {app}, {national}, {settings.ROLE_SAUVEGARDE}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}",
        f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {app}",
        f"REVOKE UPDATE, DELETE ON cellule_trace FROM {app}",
        f"GRANT SELECT ON {', '.join(TABLES_NATIONALES)} TO {national}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {settings.ROLE_SAUVEGARDE}",
        f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {settings.ROLE_SAUVEGARDE}",
    ]


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


def politiques_attendues(modele: type[models.Model]) -> list[Politique]:
    """The policies that a tenant table must carry, no more, no fewer."""
    attendues = [CLOISON]
    if modele._meta.get_field("cellule").null:
        attendues.append(HORS_CELLULE)
    if getattr(modele, "lecture_nationale", False):
        attendues.append(LECTURE_NATIONALE)
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


def est_cloisonne(modele: type[models.Model]) -> bool:
    """True for a tenant table; by its field, since migrations know no base class."""
    a_une_cellule = any(champ.name == "cellule" for champ in modele._meta.local_fields)
    return a_une_cellule and modele._meta.label_lower not in HORS_DU_MUR


# Tables with a cell that stand outside the wall (maison §4.7), read by one function each.
HORS_DU_MUR = frozenset({"cellule.adhesion", "cellule.cellule"})


class Cloisonner(Operation):
    """Wall one tenant table in: (cellule, id) unique, composite keys, forced policies, grants."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, modele: str, *, national: bool = False) -> None:
        self.modele, self.national = modele, national

    def deconstruct(self):
        return (
            self.__class__.__qualname__,
            [self.modele],
            {"national": True} if self.national else {},
        )

    def state_forwards(self, app_label, state) -> None:
        """The state does not change: policies are no part of Django's models."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        modele = to_state.apps.get_model(app_label, self.modele)
        modele.lecture_nationale = self.national
        for ordre in self._ordres(modele, schema_editor):
            schema_editor.execute(ordre, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        table = to_state.apps.get_model(app_label, self.modele)._meta.db_table
        for politique in (CLOISON, HORS_CELLULE, LECTURE_NATIONALE):
            schema_editor.execute(f"DROP POLICY IF EXISTS {politique.nom} ON {table}", params=None)
        schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY", params=None)

    def _ordres(self, modele, schema_editor) -> list[str]:
        nom = schema_editor.quote_name
        table = nom(modele._meta.db_table)
        ordres = [
            f"ALTER TABLE {table} ADD CONSTRAINT {nom(modele._meta.db_table + '_dans_cellule')} "
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
            f"ALTER TABLE {nom(table)} ADD CONSTRAINT {nom(f'{table}_{champ.column}_interne')} "
            f"FOREIGN KEY (cellule_id, {nom(champ.column)}) "
            f"REFERENCES {nom(cible)} (cellule_id, id) DEFERRABLE INITIALLY DEFERRED",
            *(f"ALTER TABLE {nom(t)} FORCE ROW LEVEL SECURITY" for t in paire),
        ]

    def describe(self) -> str:
        return f"Wall in the table of {self.modele}"
