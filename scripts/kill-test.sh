#!/usr/bin/env bash
# kill-test.sh [N]: kills the program N times (200) at random moments of whole runs and says what was left of the day each
# time. EDUETL_KILL_SEED repeats a draw. What it says stays in artifacts/kill-test.log.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
need_postgres
need_linker
build EduEtl.sln
publish_program

# Without PostgreSQL the test would be skipped; here that is a failure.
export CI=true EDUETL_KILLS="${1:-200}" EDUETL_TEST_PROGRAM="$program"
dotnet "$root/tests/EduEtl.Tests/bin/Release/net10.0/EduEtl.Tests.dll" -noColor -noLogo -showLiveOutput \
  -class EduEtl.Tests.Runs.TheProcessIsKilled </dev/null | sed -u 's/^ *EduEtl.*\[OUTPUT\] //' |
  tee "$root/artifacts/kill-test.log"
