#!/usr/bin/env bash
# Measures the published program against what PostgreSQL can take and prints medians and ratios; some 15 minutes.
#   scripts/bench.sh [--quick] [--only abcdefg] [--write docs/performance.md]
#   scripts/bench.sh --micro      # the reader alone
# --quick: few rows, few repetitions. --only: these cases. --write: the results replace those on that page.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
need_postgres
need_linker
build tests/EduEtl.Benchmarks
publish_program
# What the build has left to be written is not for the first case to bear.
sync

exec dotnet "$root/tests/EduEtl.Benchmarks/bin/Release/net10.0/eduetl-bench.dll" \
  --program "$program" "$@"
