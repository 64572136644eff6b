#!/usr/bin/env bash
# Fetches the release's archive for this runner and holds it to the checksum:   fetch.sh FOLDER
# TOCSIN_RELEASES: where the release's files are. TOCSIN_RELEASE_VERSION: 1.2.3. TOCSIN_BASELINE: true for processors without AVX2.
set -euo pipefail
folder=$1
case $(uname -m) in
  x86_64) name=linux-x64; [[ ${TOCSIN_BASELINE:-false} != true ]] || name=linux-x64-baseline ;;
  aarch64) name=linux-arm64 ;;
  *) echo "::error::tocsin: there is no build for $(uname -m)"; exit 1 ;;
esac
archive=tocsin-$TOCSIN_RELEASE_VERSION-$name.tar.gz
mkdir -p "$folder"
cd "$folder"
for file in "$archive" SHA256SUMS; do
  curl -fsSL --retry 3 -o "$file" "$TOCSIN_RELEASES/$file" || { echo "::error::tocsin: $TOCSIN_RELEASES/$file cannot be fetched; is there a release $TOCSIN_RELEASE_VERSION?"; exit 1; }
done
grep -F "  $archive" SHA256SUMS | sha256sum --check --quiet || { echo "::error::tocsin: $archive is not what the release's SHA256SUMS says"; exit 1; }
tar -xzf "$archive" tocsin
