#!/usr/bin/env bash
# corpora.sh NASKAH FOLDER [OPTIONS OF verify]: judges every PDF below a folder of other people's files,
# such as those of esig/dss and RUB-NDS/pdf-attacker, and prints a line for each. A file without a verdict
# is a fault of ours: exit 1. Such files are fetched when wanted and never committed.
set -u
naskah=$1 folder=$2
shift 2
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
faults=0
while IFS= read -r -d '' file; do
  said=$(timeout 40 "$naskah" --data "$data" verify --json "$@" "$file" 2>/dev/null)
  code=$?
  line=$(printf '%s' "$said" | python3 -c '
import json, sys
told = json.load(sys.stdin)
levels = ",".join(s["level"] + ":" + (s["sub_indication"] or "PASSED") + ":" + s["modifications"] for s in told["signatures"])
print(told["indication"], told["sub_indication"] or "-", levels or "-")' 2>/dev/null)
  if [ -z "$line" ]; then
    faults=$((faults + 1))
    line="WITHOUT A VERDICT"
  fi
  printf '%s\t%s\t%s\n' "${file#"$folder"/}" "$code" "$line"
done < <(find "$folder" -name '*.pdf' -print0 | sort -z)
echo "files without a verdict: $faults" >&2
[ "$faults" -eq 0 ]
