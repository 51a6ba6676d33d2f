#!/bin/sh
# Write the locks anew: every part with its version and the hashes of its files, for Linux and Windows.
# tools/lock.sh [--upgrade]: the versions stay as they are, unless newer ones are asked for. Needs uv (pip install uv).
set -eu
cd "$(dirname "$0")/.."
for extras in desk check "check long" build; do
  extra="${extras##* }"
  # The project itself is built with these two, without a network.
  printf 'hatchling\neditables\n' | uv pip compile pyproject.toml - $(for one in $extras; do [ "$one" = desk ] || echo --extra "$one"; done) \
    --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -q "$@" -o "tools/locks/$extra.txt"
done
