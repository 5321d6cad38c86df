#!/usr/bin/env bash
# debian-package.sh FOLDER VERSION ARCHITECTURE OUT: packs a published program for Debian and Ubuntu: the program, completion,
# man pages, units that are off until they are enabled, and a user without a login whose home has the settings.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

published=$1 version=$2 architecture=$3 out=$4

# The man pages are made from the help, and that is told by the program for this machine.
speaking="${published/arm64/x64}/eduetl"
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"

put() { install -D -m "${3:-644}" "$1" "$tree$2"; }

put "$published/eduetl" /usr/bin/eduetl 755
put "$root/completion/eduetl.bash" /usr/share/bash-completion/completions/eduetl
put "$root/packaging/eduetl.service" /lib/systemd/system/eduetl.service
put "$root/packaging/eduetl.timer" /lib/systemd/system/eduetl.timer
put "$root/LICENSE" /usr/share/doc/eduetl/copyright
for file in THIRD-PARTY-NOTICES.txt README.md README.ru.md appsettings.json .env.example; do
  put "$published/$file" "/usr/share/doc/eduetl/$file"
done
for file in "$root"/docs/*.md "$root"/docs/images/*; do
  put "$file" "/usr/share/doc/eduetl/${file#"$root"/}"
done
mkdir -p "$tree/usr/share/man/man1" "$tree/usr/share/man/ru/man1"
bash "$root/scripts/man-page.sh" "$speaking" en | gzip -9n >"$tree/usr/share/man/man1/eduetl.1.gz"
bash "$root/scripts/man-page.sh" "$speaking" ru | gzip -9n >"$tree/usr/share/man/ru/man1/eduetl.1.gz"
gzip -9nc "$root/CHANGELOG.md" >"$tree/usr/share/doc/eduetl/changelog.gz"

# The oldest C library that has all that the file asks for.
glibc=$(aarch64-linux-gnu-objdump -T "$published/eduetl" 2>/dev/null || objdump -T "$published/eduetl")
glibc=$(grep -oE 'GLIBC_[0-9.]+' <<<"$glibc" | sort -uV | tail -n 1)

mkdir -p "$tree/DEBIAN"
for script in postinst prerm postrm; do
  install -m 755 "$root/packaging/$script" "$tree/DEBIAN/$script"
done
cat >"$tree/DEBIAN/control" <<EOF
Package: eduetl
Version: $version
Architecture: $architecture
Maintainer: EduEtl contributors <eduetl@localhost>
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f1)
Depends: libc6 (>= ${glibc#GLIBC_}), libssl3 | libssl3t64, ca-certificates, adduser
Recommends: tzdata
Suggests: postgresql
Section: database
Priority: optional
Description: settles the days of an online university
 EduEtl brings a day's attempts from a learning platform's API into PostgreSQL
 exactly once, publishes the day's statistics in a Google sheet and on a local
 page, and mails the people concerned.
EOF
dpkg-deb --root-owner-group --build "$tree" "$out/eduetl_${version}_$architecture.deb" >/dev/null
