#!/bin/sh
# The one installer: `make demo`, `make test`, .ci/run and the Dockerfile all call it.
# It makes .venv from the hashed lock, and sees to the few system libraries that no wheel carries.
#   installer.sh            what the application needs
#   installer.sh --tests    what the test suite needs on top (a browser, the test packages)
# Root: missing Debian packages are installed. Anybody else: the one command to type is printed.
set -u

RACINE=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd) || exit 1
cd "$RACINE" || exit 1
ESSAIS=non
[ "${1:-}" = "--tests" ] && ESSAIS=oui
VENV=.venv
JOURNAL=.outils/installation.log
MINIMUM='import sys; sys.exit(sys.version_info < (3, 11))'
unset PYTHONHOME PYTHONPATH
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1 PIP_USER=0

dire() { printf '%s\n' "$*"; }
echouer() {
    printf '\n%s\n' "$*" >&2
    exit 1
}
fin_du_journal() { tail -n 15 "$JOURNAL" >&2; }

# --- Debian's packages -------------------------------------------------------------------------
peut_installer() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; }

apt_installer() {
    export DEBIAN_FRONTEND=noninteractive
    set -- -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
    # The package lists of a new machine are empty, those of an old one are stale: try, refresh, try again.
    apt-get install "$@" >>"$JOURNAL" 2>&1 && return 0
    apt-get update -q >>"$JOURNAL" 2>&1 && apt-get install "$@" >>"$JOURNAL" 2>&1
}

paquets_debian() { # why, then the packages
    motif=$1
    shift
    if peut_installer; then
        dire "Installation de paquets du système ($motif) : $*"
        apt_installer "$@" && return 0
        fin_du_journal
    fi
    if command -v apt-get >/dev/null 2>&1; then
        echouer "Il manque $motif. Tapez cette commande, puis recommencez :
    sudo apt-get install -y --no-install-recommends $*"
    fi
    echouer "Il manque $motif. Installez l’équivalent des paquets Debian : $*
puis recommencez."
}

# --- Python ------------------------------------------------------------------------------------
convient() { "$1" -c "$MINIMUM" >/dev/null 2>&1; }
a_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# Every directory of the PATH is tried, not the first hit only: a version manager's shim may come
# first and answer nothing. A Python able to make a virtualenv alone is preferred to any other.
chercher_python() {
    PYTHON_TROUVE='' SECOURS=''
    for nom in python3 python3.13 python3.12 python3.11 python3.14 python3.15 python; do
        ancien_ifs=$IFS
        IFS=:
        for dossier in $PATH; do
            IFS=$ancien_ifs
            candidat=${dossier:-.}/$nom
            [ -x "$candidat" ] && [ ! -d "$candidat" ] || continue
            convient "$candidat" || continue
            if a_venv "$candidat"; then
                PYTHON_TROUVE=$candidat
                return 0
            fi
            [ -n "$SECOURS" ] || SECOURS=$candidat
        done
        IFS=$ancien_ifs
    done
    return 1
}

creer_venv() {
    chercher_python && [ -n "$PYTHON_TROUVE" ] && {
        dire "Environnement Python : $PYTHON_TROUVE"
        "$PYTHON_TROUVE" -m venv "$VENV" >>"$JOURNAL" 2>&1 && return 0
        fin_du_journal
        echouer "L’environnement $VENV n’a pas pu être créé (détail ci-dessus)."
    }
    # Debian's python3 has no ensurepip. pip's --target is open to all, and virtualenv brings its own pip.
    if [ -n "$SECOURS" ] && ! peut_installer && "$SECOURS" -m pip --version >/dev/null 2>&1; then
        dire "Environnement Python : $SECOURS (par virtualenv)"
        "$SECOURS" -m pip install -q --target .outils/virtualenv virtualenv >>"$JOURNAL" 2>&1 &&
            PYTHONPATH=.outils/virtualenv "$SECOURS" -m virtualenv -q "$VENV" >>"$JOURNAL" 2>&1 &&
            return 0
        fin_du_journal
    fi
    paquets_debian "Python 3.11 ou plus récent, avec venv" python3 python3-venv
    chercher_python || echouer "Il faut Python 3.11 ou plus récent : aucun n’a été trouvé dans le PATH."
    dire "Environnement Python : $PYTHON_TROUVE"
    "$PYTHON_TROUVE" -m venv "$VENV" >>"$JOURNAL" 2>&1 || {
        fin_du_journal
        echouer "L’environnement $VENV n’a pas pu être créé (détail ci-dessus)."
    }
}

assurer_venv() {
    if [ -e "$VENV" ] && ! { convient $VENV/bin/python && $VENV/bin/python -m pip --version >/dev/null 2>&1; }; then
        dire "L’environnement $VENV ne répond plus : il est refait."
        rm -rf "$VENV"
    fi
    [ -e "$VENV" ] || creer_venv
}

# A copy of each installed lock is kept in .venv: nothing is done while it equals the project's.
a_jour() { cmp -s "$1" "$VENV/verrous/$(printf %s "$1" | tr / -)"; }
noter() { mkdir -p "$VENV/verrous" && cp "$1" "$VENV/verrous/$(printf %s "$1" | tr / -)"; }

installer_paquets() {
    verrou=$1
    a_jour "$verrou" && return 0
    nombre=$(grep -c '^[a-zA-Z0-9]' "$verrou")
    dire "Installation des bibliothèques Python ($nombre au plus, une à deux minutes)…"
    debut=$(date +%s)
    rm -rf "$VENV/verrous"
    $VENV/bin/python -m pip install --progress-bar off --require-hashes -r "$verrou" >>"$JOURNAL" 2>&1 || {
        fin_du_journal
        echouer "Une bibliothèque Python n’a pas pu être installée (détail ci-dessus et dans $JOURNAL)."
    }
    dire "Bibliothèques installées en $(($(date +%s) - debut)) s."
    # The tests' lock contains the application's (a test holds it): both are then satisfied.
    noter requirements.lock
    noter "$verrou"
}

# --- what no wheel carries -----------------------------------------------------------------------
PANGO='import ctypes
for nom in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libfontconfig.so.1", "libharfbuzz.so.0"):
    ctypes.CDLL(nom)'

pango_repond() {
    # The second try is slower but knows the names of other systems.
    $VENV/bin/python -c "$PANGO" >/dev/null 2>&1 || $VENV/bin/python -c 'import weasyprint' >/dev/null 2>&1
}

a_navigateur() {
    for nom in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v $nom >/dev/null 2>&1 && return 0
    done
    return 1
}

assurer_systeme() {
    manque='' paquets=''
    if ! pango_repond; then
        manque="Pango (mise en page des PDF)"
        paquets="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libfontconfig1"
    fi
    if [ $ESSAIS = oui ] && ! a_navigateur; then
        manque="${manque:+$manque et }Chromium (essais dans un navigateur)"
        paquets="$paquets chromium"
    fi
    [ -z "$paquets" ] && return 0
    # shellcheck disable=SC2086 # a list of words
    paquets_debian "$manque" $paquets
    pango_repond || echouer "Pango ne se charge toujours pas : WeasyPrint ne pourra pas faire de PDF."
}

# --- one at a time -------------------------------------------------------------------------------
mkdir -p .outils || echouer "Le dossier $RACINE n’est pas ouvert en écriture à $(id -un)."
: >"$JOURNAL" || echouer "$RACINE/$JOURNAL n’est pas ouvert en écriture à $(id -un)."
if command -v flock >/dev/null 2>&1; then
    exec 9>.outils/installation.verrou
    flock -n 9 || {
        dire "Une autre installation est en cours ici : on l’attend."
        flock 9
    }
fi

VERROU=requirements.lock
[ $ESSAIS = oui ] && VERROU=tests/requirements.lock
assurer_venv
installer_paquets $VERROU
assurer_systeme
