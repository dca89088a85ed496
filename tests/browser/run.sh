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
NASKAH_BROWSER_FILLED=$NASKAH_BUILD/browser/filled-$1
export NASKAH_BROWSER_FILLED
name=naskah_browser_$$
# The last path part of the address names the database.
address() { printf '%s' "$NASKAH_TEST_POSTGRES" | sed -E "s#(://[^/]*/)[^?]*#\1$1#"; }
tell() { psql -q "$NASKAH_TEST_POSTGRES" -c "$1"; }
clear() {
    rm -rf "$NASKAH_BROWSER_FILLED"
    [ "$NASKAH_ENGINE" != postgres ] || for one in "$name" "${name}_filled"; do tell "DROP DATABASE IF EXISTS $one WITH (FORCE)"; done
}
trap clear EXIT
# The demo city is filled once and copied, as that takes longer than most journeys.
rm -rf "$NASKAH_BROWSER_FILLED"
filled=
if [ "$1" = postgres ]; then
    tell "CREATE DATABASE ${name}_filled"
    filled=$(address "${name}_filled")
    NASKAH_BROWSER_DATABASE=$(address "$name")
    export NASKAH_BROWSER_DATABASE
fi
"$NASKAH_BUILD/bin/naskah" --data "$NASKAH_BROWSER_FILLED" --set 'agency=Pemerintah Kota Pangkalpinang' \
    ${filled:+--set "database=$filled"} demo >/dev/null 2>"$NASKAH_BUILD/browser/filled.log" || { tail -20 "$NASKAH_BUILD/browser/filled.log"; exit 1; }
# What the server keeps is judged on both engines; the composer and the forms of the administrator are the
# same whatever keeps what they send.
both='agenda main_job numbers'
failed=0
# Each journey has a city of its own, so that none finds what another has left.
# `run.sh sqlite editor` runs one of them.
for spec in "$here"/${2:-*}.spec.js; do
    story=$(basename "$spec" .spec.js)
    if [ "$1" = postgres ]; then
        case " $both ${2-} " in *" $story "*) ;; *) continue ;; esac
        tell "DROP DATABASE IF EXISTS $name WITH (FORCE)"
        tell "CREATE DATABASE $name TEMPLATE ${name}_filled"
    fi
    begun=$(date +%s)
    node --test --test-concurrency=1 "$story.spec.js" || failed=1
    echo "story $story on $1: $(($(date +%s) - begun)) s"
done
exit $failed
