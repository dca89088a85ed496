#!/usr/bin/env bash
# smoke.sh BINARY NAME: runs one benchmark at its smallest. It must print exactly the figures that the
# tables of README.md list for it, one a line as "name value unit", none of them zero. How large they
# are is nobody's business here.
set -u
here=$(cd "$(dirname "$0")" && pwd)
binary=$1 name=$2

out=$("$binary" --smoke "$name") || { printf '%s\n' "$out"; exit 1; }
printf '%s\n' "$out"

wrong=$(printf '%s\n' "$out" | grep -vE '^[a-z0-9_.]+ [0-9]+(\.[0-9]+)? [A-Za-z/]+$')
[ -z "$wrong" ] || { printf 'not "name value unit":\n%s\n' "$wrong" >&2; exit 1; }
zero=$(printf '%s\n' "$out" | grep -E ' 0(\.0+)? ')
[ -z "$zero" ] || { printf 'nothing was measured:\n%s\n' "$zero" >&2; exit 1; }

listed=$(sed -nE "s/^\| \`($name\.[a-z0-9_.]+)\` .*/\1/p" "$here/README.md")
[ -n "${NASKAH_TEST_POSTGRES-}" ] || listed=$(printf '%s\n' "$listed" | grep -v '\.postgres\.')
diff <(printf '%s\n' "$listed" | sort) <(printf '%s\n' "$out" | cut -d' ' -f1 | sort) ||
    { echo 'the figures printed (>) are not those README.md lists (<)' >&2; exit 1; }
