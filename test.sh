#!/usr/bin/env bash
# Builds everything and runs every test. Needs the .NET SDK and a NuGet registry; installs nothing outside the repository.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

dotnet build Tocsin.slnx --nologo -v quiet || exit 1

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
dotnet test --solution Tocsin.slnx --no-build --output detailed 2>&1 | tee "$log" | grep -vE '^(passed |  from )'
status=${PIPESTATUS[0]}

count() { sed -nE "s/^ *$1: ([0-9]+).*/\1/p" "$log" | tail -n 1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)

# A skip is named; in CI it fails unless .ci/allowed-skips lists the test, with a reason behind a '#'.
if [[ "${CI:-}" == true && "${skipped:-0}" -gt 0 ]]; then
  while read -r name; do
    grep -qE "^${name}([[:space:]]|$)" .ci/allowed-skips || { echo "test.sh: skipped in CI and not in .ci/allowed-skips: $name" >&2; status=1; }
  done < <(sed -nE 's/^skipped ([^ (]+).*/\1/p' "$log" | sort -u)
fi
[[ "${passed:-0}" -gt 0 ]] || { echo "test.sh: no test ran" >&2; status=1; }
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$status"
