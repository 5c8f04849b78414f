#!/usr/bin/env bash
# Formatting, include arrows, headers of makers, the dialect of statements; then clang-tidy over the C++ that
# changed since the last commit on main, or over all of it: tests/lint.sh [all]. Nothing is compiled.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/pytest -q tests/structure/test_{format,arrows,headers,sql}.py

# What is not committed, and on a branch what it adds to main.
changed() {
  git diff --name-only "$(git merge-base HEAD main 2> /dev/null || git rev-parse HEAD)"
  git ls-files --others --exclude-standard
}

# A header is read where a source includes it: the one beside it, or another.
sources() {
  local file
  grep -E '\.(cpp|h)$' | while read -r file; do
    [ -f "$file" ] || continue
    case $file in
      *.cpp) echo "$file" ;;
      *) if [ -f "${file%.h}.cpp" ]; then echo "${file%.h}.cpp"
         else git grep -l --untracked -F "\"${file#src/}\"" -- '*.cpp' | head -n 1
         fi ;;
    esac
  done | sort -u
}

if [ "${1:-}" = all ]; then
  files=$(git ls-files 'src/*.cpp' 'tests/*.cpp' 'bench/*.cpp')
else
  files=$(changed | sources)
fi
if [ -z "$files" ]; then
  echo "clang-tidy: no C++ changed since the last commit on main; \`make lint-all\` reads all of it"
  exit 0
fi

# How each file is compiled, and the header that the build writes.
cmake -S . -B build-lint -G Ninja -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON > build-lint.log 2>&1 || { cat build-lint.log; exit 1; }
rm -f build-lint.log
python3 cmake/generate.py build-lint/generated
echo "clang-tidy: $(wc -l <<< "$files") files"
xargs -P "$(nproc)" -n 1 clang-tidy-19 -p build-lint --quiet <<< "$files" 2> >(grep -v 'warnings generated' >&2)
