#!/usr/bin/env bash
# Installs what is missing, by name and pinned; quick when nothing is. Debian packages come from
# setup/debian-*.txt, npm's from package-lock.json, Python's from setup/python-*.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo "$@"
  else
    echo "setup: root is needed for: $*" >&2
    exit 1
  fi
}

debian_packages() {
  local list=$1 wanted missing=()
  mapfile -t wanted < <(grep -v '^#' "$list")
  for entry in "${wanted[@]}"; do
    local name=${entry%%=*}
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2> /dev/null)" != installed ]; then
      missing+=("$entry")
    fi
  done
  [ ${#missing[@]} = 0 ] && return
  echo "setup: installing ${missing[*]%%=*}"
  as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive as_root \
    apt-get install -qq -y --no-install-recommends "${missing[@]}" > /dev/null
}

# A stamp holds the hash of what an installation was made from.
is_current() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

npm_packages() {
  local stamp=node_modules/.resettle-stamp hash
  hash=$(cat package-lock.json .npmrc | sha256sum)
  is_current "$stamp" "$hash" && return
  echo "setup: installing npm packages"
  npm ci --ignore-scripts --silent
  echo "$hash" > "$stamp"
}

python_packages() {
  local folder=$1 list=$2 hash
  shift 2
  hash=$(cat "$list" | sha256sum)
  is_current "$folder/.resettle-stamp" "$hash" && return
  echo "setup: installing Python packages of $list"
  rm -rf "$folder"
  python3 -m venv "$folder"
  # --no-deps: every package that is used is in the list, with its version.
  "$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$list"
  echo "$hash" > "$folder/.resettle-stamp"
}

debian_packages setup/debian-packages.txt
npm_packages
python_packages .venv setup/python-packages.txt
# Large, and needed by one command alone: the reference libraries of the statistics, clang-tidy.
if [ "${1:-}" = tests ]; then python_packages .venv-statistics setup/python-statistics.txt; fi
if [ "${1:-}" = lint ]; then debian_packages setup/debian-lint.txt; fi
