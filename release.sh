#!/usr/bin/env bash
# Builds everything that is released into one folder:   ./release.sh VERSION OUT
#   tocsin-VERSION-linux-x64.tar.gz           the executable for x86-64 with AVX2 (x86-64-v3); on an older processor it says so
#   tocsin-VERSION-linux-x64-baseline.tar.gz  for every x86-64
#   tocsin-VERSION-linux-arm64.tar.gz         where a linker for it is: aarch64-linux-gnu-gcc (Debian: gcc-aarch64-linux-gnu)
#   tocsin.VERSION.nupkg                      `dotnet tool install --global tocsin`: a pointer to one package for each runtime, and `any`
#   Tocsin.Engine.VERSION.nupkg               the engine, as a library
#   tocsin-VERSION-linux-x64-image.tar.gz     a container image: `docker load` takes it
#   tocsin-VERSION.cdx.json                   what is in it (CycloneDX)
#   SHA256SUMS
# Needs the .NET SDK 10 and a NuGet registry, cc, git and jq; for the image Debian's apt-get and dpkg-deb, with its lists of packages.
# The same commit gives the same bytes: packages take their times from SOURCE_DATE_EPOCH, archives too. What is built in between stays in artifacts/, so that a second run is short.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
say() { echo "release.sh: $*" >&2; }
stop() { say "$1"; exit "${2:-1}"; }

version=${1:-} out=${2:-}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ && -n $out ]] || stop "usage: ./release.sh VERSION OUT, such as ./release.sh 1.2.3 dist" 2
mkdir -p "$out"
out=$(cd "$out" && pwd)
[[ -z $(ls -A "$out") ]] || stop "$out is not empty: what is released would lie among other things" 2
for program in dotnet cc git jq; do command -v "$program" >/dev/null || stop "$program is missing" 4; done

work=$PWD/artifacts/release
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 LC_ALL=C TZ=UTC
program=(-c Release -v quiet -p:OwnLocks="$work/locks/" --artifacts-path "$work" -p:Version="$version" -p:ContinuousIntegrationBuild=true -p:DebugType=none
  -p:PublishReferencesDocumentationFiles=false -p:CopyOutputSymbolsToPublishDirectory=false)

runtimes=linux-x64
linker=aarch64-linux-gnu-gcc
if command -v "$linker" >/dev/null; then runtimes+=';linux-arm64'; else say "no $linker: linux-arm64 is left out"; fi
# By a variable, since a semicolon on the command line parts properties.
export ToolPackageRuntimeIdentifiers="$runtimes;any"
tool=(-p:PackTool=true -p:PackageOutputPath="$work/packages")

# One compilation for each executable; pack and publish of the same name share it.
places() { printf '%s\n' "-p:PublishDir=$work/publish/$1/" "-p:NativeOutputPath=$work/native/$1/" "-p:NativeIntermediateOutputPath=$work/native/$1/obj/"; }

archive() { # NAME
  local from="$work/publish/$1" to="tocsin-$version-$1.tar"
  cp LICENSE NOTICE "$from/"
  tar -C "$from" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -cf "$work/$to" tocsin LICENSE NOTICE
  gzip -n9 < "$work/$to" > "$out/$to.gz"
}

rm -rf "$work/packages" "$work/publish"
say "linux-x64-baseline, and the package of it"
mapfile -t at < <(places linux-x64-baseline)
dotnet pack src/Tocsin.Cli "${program[@]}" "${tool[@]}" "${at[@]}" -r linux-x64 -p:Baseline=true
archive linux-x64-baseline

say "linux-x64, wide"
mapfile -t at < <(places linux-x64)
dotnet publish src/Tocsin.Cli "${program[@]}" "${at[@]}" -r linux-x64
archive linux-x64

if [[ $runtimes == *arm64 ]]; then
  say "linux-arm64"
  mapfile -t at < <(places linux-arm64)
  dotnet pack src/Tocsin.Cli "${program[@]}" "${tool[@]}" "${at[@]}" -r linux-arm64 -p:CppCompilerAndLinker="$linker" -p:ObjCopyName=aarch64-linux-gnu-objcopy
  archive linux-arm64
fi

say "the packages for every other runtime, the pointer, and the engine"
dotnet pack src/Tocsin.Cli "${program[@]}" "${tool[@]}" -r any -p:PublishAot=false -p:PublishDir="$work/publish/any/"
dotnet pack src/Tocsin.Cli "${program[@]}" "${tool[@]}"
dotnet pack src/Tocsin "${program[@]}" -p:PackageOutputPath="$work/packages"

cp "$work"/packages/*.nupkg "$out/"

if command -v dpkg-deb >/dev/null; then
  say "the image"
  deploy/container/image.sh "$work/publish/linux-x64-baseline/tocsin" "$version" "$work/image" "$out/tocsin-$version-linux-x64-image.tar.gz"
else
  say "no dpkg-deb: the image is left out"
fi

say "what is in it"
assets=$(find "$work/obj/Tocsin.Cli" -name project.assets.json | sort | head -n 1)
folder=$(jq -r '.packageFolders | keys[0]' "$assets")
while IFS=$'\t' read -r id number sha path; do
  license=$(sed -n 's|.*<license type="expression">\([^<]*\)</license>.*|\1|p' "$folder$path"/*.nuspec | head -n 1)
  jq -nc --arg id "$id" --arg version "$number" --arg sha "$(base64 -d <<< "$sha" | od -An -tx1 | tr -d ' \n')" --arg license "$license" \
    '{type: "library", name: $id, version: $version, purl: "pkg:nuget/\($id)@\($version)", hashes: [{alg: "SHA-512", content: $sha}]} + (if $license == "" then {} else {licenses: [{expression: $license}]} end)'
done < <(jq -r '.libraries | to_entries[] | select(.value.type == "package") | [(.key | split("/")[]), .value.sha512, .value.path] | @tsv' "$assets") \
  | jq -sS --arg version "$version" --arg time "$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)" --slurpfile debian <(cat "$work/image/packages.json" 2>/dev/null || true) \
    '{bomFormat: "CycloneDX", specVersion: "1.6", version: 1, metadata: {timestamp: $time, component: {type: "application", name: "tocsin", version: $version, licenses: [{expression: "Apache-2.0"}]}},
      components: (. + $debian | sort_by(.purl))}' > "$out/tocsin-$version.cdx.json"

(cd "$out" && sha256sum -- * > "$work/SHA256SUMS" && mv "$work/SHA256SUMS" .)
(cd "$out" && ls -l)
