#!/usr/bin/env bash
# Instructions for each event and row, counted by callgrind on the native build: the same figure whatever else the machine does.
# bench/instructions.sh [--json] [ROW...]; needs valgrind (apt install valgrind), binutils, and what a native build needs.
# TOCSIN_BENCHMARKS names a native build that is there already, with its symbols.
set -euo pipefail
cd "$(dirname "$0")/.."
json=false
if [[ "${1:-}" == --json ]]; then json=true; shift; fi
command -v valgrind >/dev/null || { echo "instructions.sh: valgrind is missing; install it: apt install valgrind" >&2; exit 4; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
program="${TOCSIN_BENCHMARKS:-$work/program/Tocsin.Benchmarks}"
if [[ -z "${TOCSIN_BENCHMARKS:-}" ]]; then
  # With lock files of its own: those that are checked in name no runtime, and stay as they are.
  dotnet publish bench/Tocsin.Benchmarks -c Release -r linux-x64 -p:StripSymbols=false -p:OwnLocks="$work/locks/" \
    --artifacts-path "$work/build" -o "$work/program" --nologo -v quiet >&2
  # Names are needed; callgrind does not read what else the compiler says about lines and types.
  strip --strip-debug "$program"
fi
"$program" instructions --write "$work" > "$work/rows"
if [[ $# -gt 0 ]]; then printf '%s\n' "$@" > "$work/rows"; fi

# Both passes are counted, the first of which grows what is kept: of some 4,000 events that is lost in the rounding.
count() {
  local events
  events=$(valgrind --tool=callgrind --callgrind-out-file="$work/out" --collect-atstart=no --toggle-collect='*Pass__Run' \
    "$program" instructions --row "$1" --from "$work" 2> "$work/log")
  local total
  total=$(sed -nE 's/.*Collected : ([0-9]+).*/\1/p' "$work/log")
  [[ "${total:-0}" -gt 0 ]] || { echo "instructions.sh: nothing was counted for $1" >&2; cat "$work/log" >&2; exit 1; }
  echo $(( (total + events) / (2 * events) ))
}

separator='['
while read -r row; do
  instructions=$(count "$row")
  if $json; then
    printf '%s{"row":"%s","instructionsPerEvent":%d}' "$separator" "$row" "$instructions"
    separator=$',\n '
  else
    printf '%-34s%10d\n' "$row" "$instructions"
  fi
done < "$work/rows"
if $json; then echo ']'; fi
