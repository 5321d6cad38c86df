#!/usr/bin/env bash
# Runs EduEtl on stand-ins of everything it talks to; see --help. Sets the machine up where that is needed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
need_postgres
build src/EduEtl.Sandbox
exec dotnet "$root/src/EduEtl.Sandbox/bin/Release/net10.0/eduetl-sandbox.dll" --folder "$root/.sandbox" "$@"
