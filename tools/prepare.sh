# Sourced by ./start and ./check: a Python of 3.11 or newer, the system's libraries, a virtual environment with pinned parts.
# Each step leaves a stamp in .venv, so that the second run starts at once.

say() { printf '%s\n' "$*" >&2; }

find_python() {
  for name in python3 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$name"
      return 0
    fi
  done
  return 1
}

# as_root COMMAND...: as root or with sudo.
may_install() { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# known_names PACKAGES: of each "a|b" the first name that this release knows (Debian 13 renamed some libraries); what it does not know is left out.
known_names() {
  for package in "$@"; do
    found=
    for name in $(printf '%s' "$package" | tr '|' ' '); do
      if apt-cache show "$name" >/dev/null 2>&1; then found="$name"; break; fi
    done
    [ -z "$found" ] || printf ' %s' "$found"
  done
}

# need_packages LIST [OPTIONAL]: install the Debian packages of a list that are not there yet. Who may not gets the very line to run; then it stops,
# or goes on where they are optional.
need_packages() {
  command -v dpkg-query >/dev/null 2>&1 || { say "Geen Debian of Ubuntu: zorg zelf voor deze bibliotheken: $(grep -v '^#' "$1" | tr '\n' ' ')"; return 0; }
  missing=
  for package in $(grep -v '^#' "$1"); do
    found=
    for name in $(printf '%s' "$package" | tr '|' ' '); do
      if dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'install ok'; then found=yes; fi
    done
    [ -n "$found" ] || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if ! may_install; then
    say "Dit heeft de beheerder van deze computer nodig. Laat deze regel uitvoeren en start daarna opnieuw:"
    names=$(known_names $missing)
    say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends${names:-$missing}"
    [ -n "${2:-}" ] || exit 1
    say "Wat zonder deze delen niet kan, wordt overgeslagen, met de reden erbij."
    return 0
  fi
  say "Bibliotheken van het systeem worden geïnstalleerd:$missing"
  as_root apt-get update -qq >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $(known_names $missing) >&2
}

# make_venv EXTRA: the virtual environment with the parts of its lock, each checked by its hash; EXTRA names an extra of pyproject.toml, or is empty.
make_venv() {
  wanted="$(cat pyproject.toml "tools/locks/${1:-desk}.txt" | cksum)$1 $PWD"  # a folder that was moved is prepared anew: its programs name their place
  stamp=".venv/.prepared-${1:-desk}"
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && return 0
  if ! python=$(find_python); then
    need_packages tools/python.txt
    python=$(find_python) || { say "Er is geen Python van 3.11 of nieuwer met venv. Installeer python3 en python3-venv."; exit 1; }
  fi
  if [ -f "$stamp" ]; then case "$(cat "$stamp")" in *" $PWD") ;; *) "$python" -m venv --clear .venv ;; esac; fi
  [ -x .venv/bin/python ] || { say "Een eigen omgeving wordt gemaakt in .venv (één keer, ongeveer 900 MB)."; "$python" -m venv .venv; }
  say "Onderdelen worden geïnstalleerd; dat duurt de eerste keer enkele minuten."
  # The lock is whole, so nothing is looked up (an older pip takes the newest of a part that is asked for with an extra, and then misses its hash).
  .venv/bin/python -m pip install --disable-pip-version-check --require-hashes --no-deps -r "tools/locks/${1:-desk}.txt" >&2
  .venv/bin/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e . >&2
  .venv/bin/python -m pip check --disable-pip-version-check >&2
  .venv/bin/python -m compileall -q intake >/dev/null 2>&1 || true  # the first start need not compile
  printf '%s' "$wanted" > "$stamp"
}
