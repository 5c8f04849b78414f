#!/usr/bin/env bash
# Builds the named targets under sanitizers, in build-sanitize.
set -euo pipefail
cd "$(dirname "$0")/.."
# AddressSanitizer slows the compiler's output down, not the tests that matter: -O1 is enough.
# Nothing is precompiled: each source is seen to include what it uses.
cmake -S . -B build-sanitize -G Ninja -DSANITIZE=ON -DCMAKE_BUILD_TYPE=RelWithDebInfo \
  -DCMAKE_CXX_FLAGS_RELWITHDEBINFO="-O1 -g1" -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON > /dev/null
ninja -C build-sanitize "$@"
