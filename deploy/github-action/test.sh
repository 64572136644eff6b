#!/usr/bin/env bash
# Runs the test, and keeps its exit code for the steps behind it:   test.sh FOLDER, where fetch.sh put the executable
# TOCSIN_PATHS: what is read. The reports are FOLDER/tocsin.sarif and FOLDER/tocsin.md.
set -uo pipefail
folder=$1
read -ra paths <<< "${TOCSIN_PATHS:-.}"
"$folder/tocsin" test "${paths[@]}" --format pretty --format "sarif=$folder/tocsin.sarif" --format "markdown=$folder/tocsin.md"
echo "exit-code=$?" >> "$GITHUB_OUTPUT"
