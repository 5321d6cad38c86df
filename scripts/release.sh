#!/usr/bin/env bash
# Makes artifacts/release/: the program for Linux on x64 and arm64 (one native file each), for Windows on x64 and macOS on arm64
# (each with its runtime; built here, not run), Debian packages for amd64 and arm64, the .NET tool, and SHA256SUMS.
# It needs Debian or Ubuntu on x64, and installs what it lacks.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# ILC's object files are linked by a compiler as driver, and for arm64 it has to be clang: gcc has one target.
need_dotnet
need_program zip
need_program clang
need_program dpkg-deb
command -v aarch64-linux-gnu-objcopy >/dev/null || apt_install gcc-aarch64-linux-gnu

release="$root/artifacts/release"
rm -rf "$release"
mkdir -p "$release"
version=$(dotnet msbuild "$root/src/EduEtl" -getProperty:Version)
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH

publish() { # PLATFORM PROPERTY...
  say "Publishing for $1 ..."
  quietly dotnet publish "$root/src/EduEtl" -c Release -r "$1" "${@:2}" -o "$release/eduetl-$version-$1" --disable-build-servers
}

publish linux-x64 -p:IlcGenerateMapFile=true
publish linux-arm64 -p:ObjCopyName=aarch64-linux-gnu-objcopy
# The runtime comes compiled; compiling it again together with the program takes minutes and doubles the file.
publish win-x64 --self-contained -p:PublishAot=false -p:PublishSingleFile=true -p:PublishReadyToRun=true
publish osx-arm64 --self-contained -p:PublishAot=false -p:PublishSingleFile=true -p:PublishReadyToRun=true

say "Gathering licences ..."
bash "$root/scripts/notices.sh" "$(find "$root/src/EduEtl/obj/Release" -path '*linux-x64*' -name 'eduetl.map.xml')" \
  "$release/THIRD-PARTY-NOTICES.txt"
for folder in "$release/eduetl-$version-"*; do
  cp -r "$root/.env.example" "$root/README.md" "$root/README.ru.md" "$root/CHANGELOG.md" "$root/LICENSE" \
    "$release/THIRD-PARTY-NOTICES.txt" "$root/completion" "$root/docs" "$folder"
done

for architecture in amd64 arm64; do
  say "Packing for Debian on $architecture ..."
  bash "$root/scripts/debian-package.sh" "$release/eduetl-$version-linux-${architecture/amd/x}" "$version" "$architecture" "$release"
done
say "Packing the .NET tool ..."
quietly dotnet pack "$root/src/EduEtl" -c Release -o "$release" --disable-build-servers

# The file for arm64 settles a day of the sandbox under an emulator, where there is one.
if command -v qemu-aarch64-static >/dev/null; then
  bash "$root/scripts/try-arm64.sh" "$release/eduetl-$version-linux-arm64/eduetl"
else
  say "qemu-aarch64-static is not here (package qemu-user-static): the file for arm64 was not run."
fi

cd "$release"
for platform in linux-x64 linux-arm64 osx-arm64; do
  tar -czf "eduetl-$version-$platform.tar.gz" --owner=0 --group=0 "eduetl-$version-$platform"
done
zip -qr "eduetl-$version-win-x64.zip" "eduetl-$version-win-x64"
rm -r "eduetl-$version-"{linux-x64,linux-arm64,osx-arm64,win-x64} THIRD-PARTY-NOTICES.txt
sha256sum -- * >SHA256SUMS
ls -l >&2
