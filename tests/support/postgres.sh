#!/usr/bin/env bash
# Runs a command beside a throw-away PostgreSQL cluster: tests/support/postgres.sh COMMAND...
# The command finds it in NASKAH_TEST_POSTGRES (a superuser, so tests may create databases), and in
# NASKAH_TEST_KEPT a folder for what its tests make once (see city.h).
# The cluster lives in a temporary folder, is stopped and removed whatever happens, and does not
# wait for the disk: nothing in it is worth keeping.
# For tests that stop their own: --make prints FOLDER and ADDRESS of a new one that runs;
# --stop FOLDER, --start FOLDER, --remove FOLDER.
set -u

# The newest initdb of the machine; Debian keeps it off the PATH.
folder=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
[ -n "$folder" ] || folder=$(command -v initdb)
[ -n "$folder" ] || { echo 'postgres.sh: initdb missing (Debian package postgresql)' >&2; exit 3; }
folder=$(dirname "$folder")
[ "${1-}" = --check ] && exit 0
[ $# -gt 0 ] || { echo 'usage: tests/support/postgres.sh COMMAND...' >&2; exit 2; }

as_owner() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
    # PostgreSQL refuses to run as root.
    id postgres >/dev/null 2>&1 || { echo 'postgres.sh: no user postgres' >&2; exit 3; }
    as_owner() { (cd "$home" && setpriv --reuid postgres --regid postgres --clear-groups "$@"); }
fi

make() {
    home=$(mktemp -d "${TMPDIR:-/tmp}/naskah-pg.XXXXXX") || exit 3
    if [ "$(id -u)" -eq 0 ]; then chown postgres "$home"; fi
    as_owner "$folder/initdb" -D "$home/db" -U naskah -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >"$home/initdb.log" 2>&1 || { cat "$home/initdb.log" >&2; exit 3; }
    for _ in 1 2 3 4 5 6 7 8; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
        echo "$port" >"$home/port"
        start && break
    done
    [ -f "$home/db/postmaster.pid" ] || { cat "$home/db/log" >&2; exit 3; }
    as_owner "$folder/createdb" -h "$home" -p "$port" -U naskah naskah || exit 3
    address="postgresql://naskah@127.0.0.1:$port/naskah"
}
start() {
    as_owner "$folder/pg_ctl" -D "$home/db" -w -t 60 -l "$home/db/log" -o "-p $(cat "$home/port") -k $home \
        -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
        -c full_page_writes=off -c max_connections=200 -c max_prepared_transactions=4" start >/dev/null 2>&1
}
stop() {
    [ -f "$home/db/postmaster.pid" ] &&
        as_owner "$folder/pg_ctl" -D "$home/db" -m "$1" -w stop >/dev/null 2>&1
}

home=${2-}
case $1 in
    --make) make; echo "$home $address"; exit 0 ;;
    --stop) stop fast; exit ;;
    --start) start; exit ;;
    --remove) stop immediate; rm -rf "$home"; exit 0 ;;
esac

home=''
child=''
clean() {
    trap - EXIT INT TERM HUP
    [ -n "$child" ] && kill "$child" 2>/dev/null && wait "$child" 2>/dev/null
    [ -n "$home" ] && { stop immediate; rm -rf "$home"; }
}
trap clean EXIT
trap 'clean; exit 130' INT TERM HUP
make
export NASKAH_TEST_POSTGRES="$address"
export NASKAH_TEST_KEPT="$home/kept"
mkdir -p "$NASKAH_TEST_KEPT"
"$@" &
child=$!
status=0
wait "$child" || status=$?
child=''
exit "$status"
