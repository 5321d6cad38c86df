# Shared by the scripts in this folder: what a machine needs, and the build. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

# Everything said here goes to stderr: standard output belongs to the program.
say() { printf '%s\n' "$*" >&2; }

need_dotnet() {
  command -v dotnet >/dev/null && return
  say "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download (or: apt install dotnet-sdk-10.0)."
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "This needs root, and there is no sudo: $*"
    return 1
  fi
}

# Quiet while it works; when it fails, all that it said is shown. Standard input stays untouched.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" </dev/null >"$log" 2>&1 || status=$?
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

apt_install() {
  command -v apt-get >/dev/null || return 1
  quietly as_root apt-get update -q || say "apt-get update failed; trying with the package lists as they are."
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# The places where the sandbox looks, too (src/EduEtl.Sandbox/Database/PostgresBinaries.cs).
has_postgres() {
  command -v initdb >/dev/null && command -v postgres >/dev/null && command -v pg_ctl >/dev/null && return
  local initdb
  for initdb in /usr/lib/postgresql/*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb \
    /usr/local/opt/postgresql*/bin/initdb /usr/pgsql-*/bin/initdb /usr/local/pgsql/bin/initdb \
    /Applications/Postgres.app/Contents/Versions/latest/bin/initdb; do
    [ -x "$initdb" ] && return
  done
  return 1
}

need_postgres() {
  has_postgres && return
  say "PostgreSQL's programs are not on this machine: installing the package postgresql with apt ..."
  # The package would make a cluster of its own and start it; the sandbox needs the programs alone.
  local no_cluster=/etc/postgresql-common/createcluster.d/eduetl.conf
  apt_install postgresql-common || say "The package postgresql-common could not be installed."
  as_root mkdir -p "${no_cluster%/*}" || true
  as_root sh -c "echo 'create_main_cluster = false' >$no_cluster" || true
  apt_install postgresql || true
  as_root rm -f "$no_cluster" || true
  has_postgres && return
  say "PostgreSQL could not be installed. Install it yourself (macOS: brew install postgresql) and run this again."
  return 1
}

# The names that the tests look for, too (tests/EduEtl.Tests/Support/Browser.cs).
chromium_path() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

need_chromium() {
  chromium_path >/dev/null && return
  say "Chromium is not on this machine: installing the package chromium with apt ..."
  apt_install chromium || true
  chromium_path >/dev/null && return
  say "Chromium could not be installed. Install it yourself and run this again."
  return 1
}

need_pgbouncer() {
  [ -x /usr/sbin/pgbouncer ] && return
  say "PgBouncer is not on this machine: installing the package pgbouncer with apt ..."
  apt_install pgbouncer || return 1
  # The tests start their own; the package's would go on serving.
  [ ! -d /run/systemd/system ] || as_root systemctl disable --now pgbouncer || true
}

need_linker() {
  command -v clang >/dev/null || command -v gcc >/dev/null && return
  say "There is no linker for the native program on this machine: installing the package clang with apt ..."
  apt_install clang || true
  command -v clang >/dev/null && return
  say "clang could not be installed. Install it yourself (macOS: xcode-select --install) and run this again."
  return 1
}

# need_program NAME: one whose package has its name.
need_program() {
  command -v "$1" >/dev/null && return
  say "$1 is not on this machine: installing the package $1 with apt ..."
  apt_install "$1"
}

# build PROJECT: Release, and only when a source is newer than the last build.
build() {
  local stamp="$root/artifacts/built-$(basename "$1")"
  if [ -e "$stamp" ] && [ -d "$root/$1/bin/Release" ] && [ -z "$(sources_newer_than "$stamp")" ]; then
    return
  fi
  say "Building ..."
  # No build server may outlive the script.
  quietly dotnet build "$root/$1" -c Release -v quiet --disable-build-servers
  mkdir -p "$root/artifacts"
  touch "$stamp"
}

# The published program, a native file: whole runs are made with it, and it is what is measured.
program="$root/artifacts/program/eduetl"

# Publishes it as docs/set-up.md tells to, and only when a source is newer.
publish_program() {
  if [ -e "$program" ] && [ -z "$(sources_newer_than "$program")" ]; then
    return
  fi
  say "Compiling the native program ..."
  quietly dotnet publish "$root/src/EduEtl" -c Release -o "${program%/*}" --disable-build-servers
  touch "$program"
}

sources_newer_than() {
  find "$root/src" "$root/tests" "$root"/*.props "$root"/*.sln "$root"/*.json \( -name bin -o -name obj \) -prune -o \
    -newer "$1" -print -quit
}
