-- Roles of the tenant wall (maison §4.3). Run as superuser, inside the database of the application;
-- may be run again at any time. Used by the embedded server and by docker-compose's postgres.
--
--   cellule_owner       owns the tables, runs the migrations; CREATEDB makes the tests' databases
--   cellule_app         what every request and task speaks as: rows of one cell, by RLS
--   cellule_national    reads a few tables over all the cells
--   cellule_sauvegarde  pg_dump: must see every row, hence BYPASSRLS
--   maillage            the only login: has no right of its own, may only SET ROLE to the others
DO $roles$
DECLARE
    nom text;
BEGIN
    FOREACH nom IN ARRAY ARRAY[
        'cellule_owner', 'cellule_app', 'cellule_national', 'cellule_sauvegarde', 'maillage'
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = nom) THEN
            EXECUTE format('CREATE ROLE %I', nom);
        END IF;
    END LOOP;
END
$roles$;

ALTER ROLE cellule_owner NOLOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE cellule_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE cellule_national NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE cellule_sauvegarde NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS;
ALTER ROLE maillage LOGIN NOINHERIT
    NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

-- Since PostgreSQL 16 each membership says for itself whether it is inherited.
DO $membres$
DECLARE
    options text := CASE
        WHEN current_setting('server_version_num')::int >= 160000
        THEN ' WITH INHERIT FALSE, SET TRUE' ELSE ''
    END;
BEGIN
    EXECUTE 'GRANT cellule_owner, cellule_app, cellule_national, cellule_sauvegarde TO maillage'
        || options;
END
$membres$;
GRANT pg_read_all_data TO cellule_sauvegarde;

DO $base$
BEGIN
    EXECUTE format('ALTER DATABASE %I OWNER TO cellule_owner', current_database());
END
$base$;
ALTER SCHEMA public OWNER TO pg_database_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO PUBLIC;
