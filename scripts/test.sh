#!/usr/bin/env bash
# Builds everything and runs every test; arguments go to the test runner. The last line is "N passed, N failed, N skipped".
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# On a desk a test skips what is missing; in CI nothing may be.
missing() {
  if [ "${CI:-}" = true ]; then
    exit 1
  fi
  say "Going on without $1: the tests that need it are skipped."
}

need_dotnet
need_postgres || missing PostgreSQL
need_chromium || missing Chromium
need_pgbouncer || missing PgBouncer
need_linker
need_program zsh || missing zsh
need_program fish || missing fish
build EduEtl.sln
publish_program
export EDUETL_TEST_PROGRAM="$program"

output=$(mktemp)
trap 'rm -f "$output"' EXIT
status=0
cd "$root"
dotnet test --no-build -c Release --project tests/EduEtl.Tests "$@" </dev/null 2>&1 | tee "$output" || status=$?

count() { sed -nE "s/^ *$1: ([0-9]+)$/\1/p" "$output" | tail -n 1 | grep . || echo 0; }
echo "$(count succeeded) passed, $(count failed) failed, $(count skipped) skipped"
exit "$status"
