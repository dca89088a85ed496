#!/bin/sh
# One engine: run.sh sqlite|postgres [STORY]; `run.sh fill ENGINE` only fills the demo city, for a run after it with
# NASKAH_BROWSER_KEPT=1, which fills none of its own; `run.sh packages` only installs. Packages and pictures go to
# the build folder; `run.sh pictures` takes those README shows from there into the sources.
# Exit 77 says that something it needs is missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "$1" = pictures ]; then
    mkdir -p "$here/pictures"
    cp "${NASKAH_BUILD:-$here/../../build/ci}"/browser/pictures/*.png "$here/pictures"
    exit 0
fi
for tool in node npm pdftotext chromium flock; do command -v $tool >/dev/null || exit 77; done
place=$NASKAH_BUILD/browser/scripts
mkdir -p "$place"
# Two engines may begin at once; one of them installs and the other waits for it.
exec 9>"$NASKAH_BUILD/browser/packages.lock"
flock 9
# Modules are looked for beside the script that asks, so the scripts go where their packages are.
cp "$here"/*.js "$here"/package.json "$here"/.npmrc "$place"
cd "$place"
if ! cmp -s "$here/package-lock.json" package-lock.json || [ ! -f node_modules/.package-lock.json ]; then
    cp "$here/package-lock.json" .
    npm ci --ignore-scripts --no-audit --no-fund || { rm -f package-lock.json; exit 1; }
fi
exec 9>&-
[ "$1" = packages ] && exit 0
only=run
[ "$1" != fill ] || { only=fill; shift; }
NASKAH_ENGINE=$1
export NASKAH_ENGINE
[ "$1" != postgres ] || [ -n "${NASKAH_TEST_POSTGRES-}" ] || exit 77
NASKAH_BROWSER_FILLED=$NASKAH_BUILD/browser/filled-$1
export NASKAH_BROWSER_FILLED
name=naskah_browser_$$ kept=naskah_browser_filled
# The last path part of the address names the database.
address() { printf '%s' "$NASKAH_TEST_POSTGRES" | sed -E "s#(://[^/]*/)[^?]*#\1$1#"; }
tell() { psql -q "$NASKAH_TEST_POSTGRES" -c "$1"; }
lanes=$NASKAH_BUILD/browser/lanes-$1
clear() {
    rm -rf "$NASKAH_BROWSER_FILLED" "$lanes"
    [ "$NASKAH_ENGINE" != postgres ] || for one in ${stories:+$(printf "${name}_%s " $stories)} $kept; do tell "DROP DATABASE IF EXISTS $one WITH (FORCE)"; done
}
# The demo city is filled once and copied, as that takes longer than most journeys.
fill() {
    log=$NASKAH_BUILD/browser/filled-$NASKAH_ENGINE.log filled=
    clear
    if [ "$NASKAH_ENGINE" = postgres ]; then
        tell "CREATE DATABASE $kept"
        filled=$(address $kept)
    fi
    "$NASKAH_BUILD/bin/naskah" --data "$NASKAH_BROWSER_FILLED" --set 'agency=Pemerintah Kota Pangkalpinang' \
        ${filled:+--set "database=$filled"} --set incoming.demo_mail=false demo >/dev/null 2>"$log" ||
        { tail -20 "$log"; clear; exit 1; }
}
[ "$only" != fill ] || { fill; exit 0; }
trap clear EXIT
[ "${NASKAH_BROWSER_KEPT-}" = 1 ] || fill
# What the server keeps is judged on both engines; the composer and the forms of the administrator are the
# same whatever keeps what they send.
both='agenda archivist main_job notices numbers'
stories=
for spec in "$here"/signing_many.spec.js "$here"/main_job.spec.js "$here"/editor.spec.js "$here"/*.spec.js; do   # the longest go first
    story=$(basename "$spec" .spec.js)
    case "$story" in ${2:-*}) ;; *) continue ;; esac
    case " $stories " in *" $story "*) continue ;; esac
    if [ "$1" = postgres ]; then case " $both ${2-} " in *" $story "*) ;; *) continue ;; esac; fi
    stories="$stories $story"
done
# Each journey has a city of its own, so that none finds what another has left. `run.sh sqlite editor` runs
# one of them.
run_story() {
    begun=$(date +%s)
    if [ "$NASKAH_ENGINE" = postgres ]; then
        tell "CREATE DATABASE ${name}_$1 TEMPLATE $kept" || return 1
        NASKAH_BROWSER_DATABASE=$(address "${name}_$1")
        export NASKAH_BROWSER_DATABASE
    fi
    node --test --test-concurrency=1 "$1.spec.js" || return 1
    echo "story $1 on $NASKAH_ENGINE: $(($(date +%s) - begun)) s"
}
# Two at a time, each lane taking the next that nobody has: a journey keeps one core busy.
lane() {
    for each in $stories; do
        mkdir "$lanes/$each" 2>/dev/null || continue
        run_story "$each" >"$lanes/$each/log" 2>&1 || : >"$lanes/failed"
        cat "$lanes/$each/log"
    done
}
rm -rf "$lanes"
mkdir -p "$lanes"
lane &
sleep 1   # a database is copied while nobody else copies it
lane &
wait
[ ! -e "$lanes/failed" ]
