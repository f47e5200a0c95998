#!/bin/bash
# Writes requirements/*.txt anew from *.in, each file of each package with its hash, no address.
# Usage: scripts/lock.sh [--upgrade | --upgrade-package NAME]
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT

"${PYTHON:-python3}" -m venv "$tools"
"$tools/bin/pip" --quiet install pip-tools==7.6.2
for name in run dev; do
    "$tools/bin/pip-compile" "$@" --quiet --generate-hashes --allow-unsafe --strip-extras \
        --no-header --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
        --output-file "requirements/$name.txt" "requirements/$name.in"
done
! grep -n '://' requirements/*.txt
