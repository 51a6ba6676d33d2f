#!/bin/sh
# Write the locks anew: every part with its version and the hashes of its files, for Linux and Windows.
# tools/lock.sh [--upgrade]: the versions stay as they are, unless newer ones are asked for. Needs uv (pip install uv).
set -eu
cd "$(dirname "$0")/.."
for extra in desk check build; do
  # The project itself is built with these two, without a network.
  printf 'hatchling\neditables\n' | uv pip compile pyproject.toml - $([ "$extra" = desk ] || echo --extra "$extra") \
    --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -q "$@" -o "tools/locks/$extra.txt"
done
