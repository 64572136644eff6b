#!/usr/bin/env bash
# Builds everything, makes a release, and runs every test; what is released is installed and tried, too.   ./test.sh [--long]
# Needs the .NET SDK and a NuGet registry, and what release.sh needs; installs nothing outside the repository.
# --long also holds two releases against each other, changes every byte of a store, kills 300 times and loads for a minute.
# TOCSIN_RELEASE names a release that is there; TOCSIN_WITHOUT_RELEASE=1 makes none, and what needs one is skipped by name.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 RunAnalyzersDuringBuild=true
say() { echo "test.sh: $* ($((SECONDS / 60)) min $((SECONDS % 60)) s)"; }

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
log="$temporary/log"

say "building"
dotnet build Tocsin.slnx --nologo -v quiet || exit 1

status=0
if [[ -z ${TOCSIN_RELEASE:-} && ${TOCSIN_WITHOUT_RELEASE:-} != 1 ]]; then
  say "making a release"
  ./release.sh 0.0.1 "$temporary/release" > "$temporary/release.log" 2>&1 || { cat "$temporary/release.log"; exit 1; }
  export TOCSIN_RELEASE="$temporary/release"
  if [[ ${1:-} == --long ]]; then
    say "making it once more, from nothing"
    rm -rf artifacts/release
    ./release.sh 0.0.1 "$temporary/again" > "$temporary/release.log" 2>&1 || { cat "$temporary/release.log"; exit 1; }
    diff "$temporary/release/SHA256SUMS" "$temporary/again/SHA256SUMS" || { echo "test.sh: the same commit gave two releases" >&2; status=1; }
  fi
fi

# The tests of faults, at length; TOCSIN_LONG=10 has ten times that.
[[ ${1:-} != --long ]] || export TOCSIN_LONG="${TOCSIN_LONG:-1}"

say "testing"
dotnet test --solution Tocsin.slnx --no-build --output detailed 2>&1 | tee "$log" | grep -vE '^(passed |  from )'
[[ ${PIPESTATUS[0]} -eq 0 ]] || status=1

count() { sed -nE "s/^ *$1: ([0-9]+).*/\1/p" "$log" | tail -n 1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)

# A skip is named; in CI it fails unless .ci/allowed-skips lists the test, with a reason behind a '#'.
if [[ "${CI:-}" == true && "${skipped:-0}" -gt 0 ]]; then
  while read -r name; do
    grep -qE "^${name}([[:space:]]|$)" .ci/allowed-skips || { echo "test.sh: skipped in CI and not in .ci/allowed-skips: $name" >&2; status=1; }
  done < <(sed -nE 's/^skipped ([^ (]+).*/\1/p' "$log" | sort -u)
fi
[[ "${passed:-0}" -gt 0 ]] || { echo "test.sh: no test ran" >&2; status=1; }
say "done"
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$status"
