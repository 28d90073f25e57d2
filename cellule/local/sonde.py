"""Is the site on this machine alive? `python -m cellule.local.sonde PORT`, exit 0 or 1.

For health checks inside a container, and for the demo while it starts.
"""

import http.client
import os
import sys

HOTE = "127.0.0.1"


def site_repond(port: int) -> bool:
    """Any answer but an error. http.client, since it knows nothing of proxies."""
    connexion = http.client.HTTPConnection(HOTE, port, timeout=10)
    try:
        connexion.request("GET", "/sante/vivant", headers=_entetes())
        return connexion.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connexion.close()


def _entetes() -> dict[str, str]:
    """The site only answers to its own name, and sends whoever comes by HTTP to HTTPS."""
    permis = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    return {"Host": permis if permis not in ("", "*") else HOTE, "X-Forwarded-Proto": "https"}


if __name__ == "__main__":
    sys.exit(0 if site_repond(int(sys.argv[1])) else 1)
