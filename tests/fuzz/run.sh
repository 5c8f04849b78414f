#!/usr/bin/env bash
# Every fuzz target for so many seconds, all from one seed. Inputs that fail are kept in
# fuzz-failures/; the line that is printed for each reads it again.
# Usage: run.sh SECONDS SEED
set -euo pipefail
cd "$(dirname "$0")/../.."
tests/sanitized.sh fuzz
failed=0
for source in tests/fuzz/fuzz_*.cpp; do
  "build-sanitize/$(basename "$source" .cpp)" --seconds "$1" --seed "$2" || failed=1
done
exit $failed
