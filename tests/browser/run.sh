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
name=naskah_browser_$$
if [ "$1" = postgres ]; then
    [ -n "${NASKAH_TEST_POSTGRES-}" ] || exit 77
    # The last path part of the address names the database.
    NASKAH_BROWSER_DATABASE=$(printf '%s' "$NASKAH_TEST_POSTGRES" | sed -E "s#(://[^/]*/)[^?]*#\1$name#")
    export NASKAH_BROWSER_DATABASE
    trap 'psql -q "$NASKAH_TEST_POSTGRES" -c "DROP DATABASE IF EXISTS $name WITH (FORCE)"' EXIT
fi
# Each story has a city of its own. `run.sh sqlite editor` tells one of them.
for story in ${2:-main_job editor}; do
    if [ "$1" = postgres ]; then
        psql -q "$NASKAH_TEST_POSTGRES" -c "DROP DATABASE IF EXISTS $name WITH (FORCE)" -c "CREATE DATABASE $name"
    fi
    NASKAH_ENGINE=$1 node --test --test-concurrency=1 "$story.spec.js"
done
