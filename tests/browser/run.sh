#!/bin/sh
# One engine: run.sh sqlite|postgres. Exit 77 says that something it needs is missing.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null && [ -x /usr/bin/chromium ] || exit 77
if [ "$1" = postgres ]; then
    [ -n "${NASKAH_TEST_POSTGRES-}" ] || exit 77
    name=naskah_browser_$$
    psql -q "$NASKAH_TEST_POSTGRES" -c "CREATE DATABASE $name"
    # The last path part of the address names the database.
    NASKAH_BROWSER_DATABASE=$(printf '%s' "$NASKAH_TEST_POSTGRES" | sed -E "s#(://[^/]*/)[^?]*#\1$name#")
    export NASKAH_BROWSER_DATABASE
    trap 'psql -q "$NASKAH_TEST_POSTGRES" -c "DROP DATABASE IF EXISTS $name WITH (FORCE)"' EXIT
fi
NASKAH_ENGINE=$1 node --test --test-concurrency=1 main_job.spec.js
