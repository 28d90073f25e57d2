"""`verifier_cloison` from end to end, on a server of its own: the login, then its superuser."""

import json
import subprocess
import sys
from urllib.parse import urlsplit

from cellule.local.commun import RACINE
from tests.local.aides import environnement


def test_superuser_login_is_refused_where_the_ordinary_one_passes(var_neuf, utilisateur) -> None:
    serveurs = utilisateur(var_neuf)
    adresse = urlsplit(serveurs.base)  # waits until they have started
    secrets = json.loads((var_neuf / "services" / "secrets.json").read_text())
    superutilisateur = adresse._replace(
        netloc=f"amorce:{secrets['amorce']}@{adresse.hostname}:{adresse.port}"
    ).geturl()

    def manage(commande: str, *, base: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "manage.py", commande],
            cwd=RACINE,
            env=environnement(var_neuf, DATABASE_URL=base, REDIS_URL=serveurs.redis, DEBUG="1"),
            capture_output=True,
            text=True,
        )

    migration = manage("migrate", base=superutilisateur)
    assert migration.returncode == 1
    assert "Le rôle amorce est superutilisateur" in migration.stderr
    assert manage("migrate", base=serveurs.base).returncode == 0

    ordinaire = manage("verifier_cloison", base=serveurs.base)
    assert (ordinaire.returncode, ordinaire.stderr) == (0, "")
    assert "Le mur tient" in ordinaire.stdout
    refus = manage("verifier_cloison", base=superutilisateur)
    assert refus.returncode == 1
    assert refus.stderr == (
        "CommandError: Le mur a des trous (1) :\n"
        "Le rôle amorce est superutilisateur : aucune politique ne le retient.\n"
    )
