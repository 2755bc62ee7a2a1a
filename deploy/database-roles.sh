#!/bin/bash
# The two roles and the database, at the first start of the container of PostgreSQL.
set -euo pipefail
psql --username postgres --set=ON_ERROR_STOP=1 --set=owner="$OWNER_PASSWORD" --set=app="$APP_PASSWORD" <<'SQL'
CREATE ROLE enam_pilar_owner LOGIN CREATEDB PASSWORD :'owner';
CREATE ROLE enam_pilar LOGIN PASSWORD :'app';
CREATE DATABASE enam_pilar OWNER enam_pilar_owner TEMPLATE template0 ENCODING 'UTF8';
SQL
