#!/usr/bin/env bash
# Makes artifacts/release/: the program for Linux and for Windows on x64, each in one archive that needs no .NET on the
# machine, the .NET tool as a package, and SHA256SUMS.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
need_program zip

release="$root/artifacts/release"
rm -rf "$release"
mkdir -p "$release"

# publish PLATFORM: into a folder named after version and platform.
publish() {
  local folder="$release/eduetl-$version-$1"
  say "Publishing for $1 ..."
  # The runtime comes compiled; compiling it again together with the program takes minutes and doubles the file.
  quietly dotnet publish "$root/src/EduEtl" -c Release -r "$1" --self-contained -p:PublishSingleFile=true \
    -p:PublishReadyToRunComposite=false -p:DebugType=embedded -o "$folder" --disable-build-servers
  cp -r "$root/.env.example" "$root/README.md" "$root/README.ru.md" "$root/CHANGELOG.md" "$root/completion" \
    "$root/docs" "$folder"
}

version=$(dotnet msbuild "$root/src/EduEtl" -getProperty:Version)
publish linux-x64
publish win-x64
say "Packing the .NET tool ..."
quietly dotnet pack "$root/src/EduEtl" -c Release -o "$release" --disable-build-servers

cd "$release"
tar -czf "eduetl-$version-linux-x64.tar.gz" "eduetl-$version-linux-x64"
zip -qr "eduetl-$version-win-x64.zip" "eduetl-$version-win-x64"
rm -r "eduetl-$version-linux-x64" "eduetl-$version-win-x64"
sha256sum -- * >SHA256SUMS
ls -l >&2
