"""What holds for every model of ours."""

from django.apps import apps
from django.db import models

from tests.maison.sources import APPS

MODELES = [modele for app in APPS for modele in apps.get_app_config(app).get_models()]


def en_minuscules(libelle: str) -> bool:
    """« équipe », « FINESS de l’établissement »; not « Équipe »."""
    premier = str(libelle).split()[0]
    return premier[0].islower() or premier.isupper()


def test_names_start_in_lower_case():
    fautes = []
    for modele in MODELES:
        libelles = {"": modele._meta.verbose_name, "(pluriel)": modele._meta.verbose_name_plural}
        libelles |= {champ.name: champ.verbose_name for champ in modele._meta.local_fields}
        fautes += [f"{modele._meta.label} {nom} : {texte}" for nom, texte in libelles.items()
                   if not en_minuscules(texte)]  # fmt: skip
    assert fautes == []


def test_every_model_is_named_in_french():
    """Without it Django makes the name from the class: « lignecompterendu »."""
    muets = [m._meta.label for m in MODELES if "verbose_name" not in m._meta.original_attrs]
    assert muets == []


def test_many_to_many_has_a_table_of_ours():
    """An automatic one would have no cell (maison §4.7)."""
    fautes = [
        f"{modele._meta.label}.{champ.name}"
        for modele in MODELES
        for champ in modele._meta.local_many_to_many
        if champ.remote_field.through._meta.auto_created
    ]
    assert fautes == []


def test_no_model_inherits_a_table():
    """A child table would have no cell of its own."""
    assert [m._meta.label for m in MODELES if m._meta.parents] == []


def test_no_file_is_stored_by_a_field():
    """Files carry their cell in their path, which jobs alone write (maison §4.5)."""
    champs = [f"{m._meta.label}.{c.name}" for m in MODELES for c in m._meta.local_fields
              if isinstance(c, models.FileField)]  # fmt: skip
    assert champs == []
