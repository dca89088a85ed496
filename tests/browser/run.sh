#!/bin/sh
# One engine: run.sh sqlite|postgres [STORY]; `run.sh packages` only installs. Packages and pictures go to
# the build folder; `run.sh pictures` takes those README shows from there into the sources.
# Exit 77 says that something it needs is missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "$1" = pictures ]; then
    mkdir -p "$here/pictures"
    cp "${NASKAH_BUILD:-$here/../../build/ci}"/browser/pictures/*.png "$here/pictures"
    exit 0
fi
for tool in node npm pdftotext chromium; do command -v $tool >/dev/null || exit 77; done
place=$NASKAH_BUILD/browser/scripts
mkdir -p "$place"
# Modules are looked for beside the script that asks, so the scripts go where their packages are.
cp "$here"/*.js "$here"/package.json "$here"/.npmrc "$place"
cd "$place"
if ! cmp -s "$here/package-lock.json" package-lock.json || [ ! -f node_modules/.package-lock.json ]; then
    cp "$here/package-lock.json" .
    npm ci --ignore-scripts --no-audit --no-fund || { rm -f package-lock.json; exit 1; }
fi
[ "$1" = packages ] && exit 0
NASKAH_ENGINE=$1
export NASKAH_ENGINE
[ "$1" != postgres ] || [ -n "${NASKAH_TEST_POSTGRES-}" ] || exit 77
failed=0
# Each journey has a city of its own, so that none finds what another has left.
# `run.sh sqlite editor` runs one of them.
for spec in "$here"/${2:-*}.spec.js; do
    if [ "$1" = postgres ]; then
        name=naskah_browser_$$
        psql -q "$NASKAH_TEST_POSTGRES" -c "CREATE DATABASE $name"
        # The last path part of the address names the database.
        NASKAH_BROWSER_DATABASE=$(printf '%s' "$NASKAH_TEST_POSTGRES" | sed -E "s#(://[^/]*/)[^?]*#\1$name#")
        export NASKAH_BROWSER_DATABASE
        trap 'psql -q "$NASKAH_TEST_POSTGRES" -c "DROP DATABASE IF EXISTS $name WITH (FORCE)"' EXIT
    fi
    node --test --test-concurrency=1 "$(basename "$spec")" || failed=1
    if [ "$1" = postgres ]; then
        psql -q "$NASKAH_TEST_POSTGRES" -c "DROP DATABASE IF EXISTS $name WITH (FORCE)"
        trap - EXIT
    fi
done
exit $failed
