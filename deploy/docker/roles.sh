#!/bin/sh
# The three roles, made once with a new database: none is a superuser, none passes by the seal of the tenants.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner="$OWNER_PASSWORD" --set app="$APP_PASSWORD" --set backup="$BACKUP_PASSWORD" <<'SQL'
create role maridaje_owner login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'owner';
create role maridaje_app login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'app';
create role maridaje_backup login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'backup';
alter database maridaje owner to maridaje_owner;
alter schema public owner to maridaje_owner;
SQL
