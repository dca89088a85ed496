#!/usr/bin/env bash
# fetch_corpora.sh FOLDER [ADDRESS...]: brings the PDFs (no source) of public repositories into FOLDER for
# corpora.sh: the validation files of esig/dss and the forged files of RUB-NDS/pdf-attacker, unless other
# addresses are named. For a machine with a network; nothing of it belongs into this repository.
set -euo pipefail
[ $# -gt 0 ] || { echo 'usage: fetch_corpora.sh FOLDER [ADDRESS...]' >&2; exit 2; }
folder=$1
shift
[ $# -gt 0 ] || set -- https://github.com/esig/dss https://github.com/RUB-NDS/pdf-attacker
mkdir -p "$folder"
here=$(cd "$(dirname "$0")" && git rev-parse --show-toplevel 2>/dev/null || :)
case $(cd "$folder" && pwd)/ in
    "${here:-/nowhere}"/build/* ) ;;
    "${here:-/nowhere}"/* ) echo "choose a folder outside the sources, or below build/" >&2; exit 2 ;;
esac
for address; do
    place=$folder/$(basename "$(dirname "$address")")-$(basename "$address" .git)
    [ -d "$place/.git" ] && { echo "$place is there"; continue; }
    git clone --quiet --depth 1 --filter=blob:none --no-checkout "$address" "$place"
    git -C "$place" sparse-checkout set --no-cone '*.pdf' '*.PDF'
    git -C "$place" checkout --quiet
    echo "$place: $(find "$place" -iname '*.pdf' | wc -l) PDFs of $(git -C "$place" rev-parse --short HEAD)"
done
