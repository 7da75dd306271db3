#!/bin/sh
# On the first start of the database: `pemilik` owns and migrates, `aplikasi` only reads and writes rows.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -v sandi="$SANDI_APLIKASI" <<'SQL'
CREATE ROLE aplikasi LOGIN PASSWORD :'sandi';
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO aplikasi;
ALTER DEFAULT PRIVILEGES FOR ROLE pemilik IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO aplikasi;
ALTER DEFAULT PRIVILEGES FOR ROLE pemilik IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO aplikasi;
SQL
