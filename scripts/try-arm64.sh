#!/usr/bin/env bash
# try-arm64.sh FILE: settles a day of the sandbox with the file for arm64, under qemu-aarch64-static, in a root that holds what
# the program needs of arm64's Debian: the C library and OpenSSL.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

file=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

# Its packages, without making this machine one of two architectures.
arm64() { apt-get -q -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o Dir::State::Lists="$work/lists" \
  -o Dir::Cache="$work" -o APT::Sandbox::User=root "$@"; }
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/root"
quietly arm64 update
(cd "$work" && quietly arm64 download libc6 libssl3)
for package in "$work"/*.deb; do
  dpkg-deb -x "$package" "$work/root"
done

cat >"$work/eduetl" <<EOF
#!/bin/sh
exec qemu-aarch64-static -L "$work/root" "$file" "\$@"
EOF
chmod 755 "$work/eduetl"
say "A day on arm64, emulated ..."
bash "$root/scripts/sandbox.sh" --folder "$work/sandbox" --program "$work/eduetl" --language en --rows 500 -- --date 2024-10-02 </dev/null
