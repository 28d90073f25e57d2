#!/bin/sh
# docker-compose only: the login's password, which roles.sql cannot read from the environment.
set -eu
psql --set ON_ERROR_STOP=1 --set mot_de_passe="$MOT_DE_PASSE_BASE" \
    --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
ALTER ROLE maillage PASSWORD :'mot_de_passe';
SQL
