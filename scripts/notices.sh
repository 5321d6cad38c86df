#!/usr/bin/env bash
# notices.sh MAP FILE: writes FILE, the licences of all that is linked into the program, from the map of the native file and from
# the packages themselves. A package of which no code came in is left out.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

map=$1
packages=$(dotnet nuget locals global-packages --list --force-english-output | sed 's/^[^:]*: *//')

# tag NAME NUSPEC: what the element holds.
tag() { sed -nE "s#.*<$1[^>]*>([^<]*)</$1>.*#\1#p" "$2" | head -n 1; }

# linked FOLDER: whether the map names code of one of the package's assemblies.
linked() {
  local assembly name
  while IFS= read -r assembly; do
    name=$(basename "$assembly" .dll)
    grep -qF "\"${name//./_}_" "$map" && return
  done < <(find "$1/lib" "$1/runtimes" -name '*.dll' 2>/dev/null)
  return 1
}

mit() {
  cat <<EOF
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software
is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES
OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
EOF
}

postgresql() {
  cat <<EOF
Permission to use, copy, modify, and distribute this software and its documentation for any purpose, without fee, and without a
written agreement is hereby granted, provided that the above copyright notice and this paragraph and the following two paragraphs
appear in all copies.

IN NO EVENT SHALL THE COPYRIGHT HOLDER BE LIABLE TO ANY PARTY FOR DIRECT, INDIRECT, SPECIAL, INCIDENTAL, OR CONSEQUENTIAL DAMAGES,
INCLUDING LOST PROFITS, ARISING OUT OF THE USE OF THIS SOFTWARE AND ITS DOCUMENTATION, EVEN IF THE COPYRIGHT HOLDER HAS BEEN
ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

THE COPYRIGHT HOLDER SPECIFICALLY DISCLAIMS ANY WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE. THE SOFTWARE PROVIDED HEREUNDER IS ON AN "AS IS" BASIS, AND THE COPYRIGHT
HOLDER HAS NO OBLIGATIONS TO PROVIDE MAINTENANCE, SUPPORT, UPDATES, ENHANCEMENTS, OR MODIFICATIONS.
EOF
}

# licence PACKAGE FOLDER NUSPEC: its text, the package's own where it brings one.
licence() {
  local own
  own=$(find "$2" -maxdepth 1 -iname 'licen[cs]e*' | head -n 1)
  if [ -n "$own" ]; then
    cat "$own"
    return
  fi
  case "$(tag license "$3")" in
    MIT) mit ;;
    PostgreSQL) postgresql ;;
    Apache-2.0) echo "The text of the Apache License 2.0 stands at the end." ;;
    *)
      # Sprache names an address instead; what stands there is MIT.
      if [ "$1" = sprache ]; then mit; else
        say "No licence is known for the package $1."
        return 1
      fi
      ;;
  esac
}

heading() { printf '%s\n%s\n\n' "$1" "$(printf '%s' "$1" | sed 's/./=/g')"; }

{
  heading "What eduetl is made of"
  echo "The program eduetl holds code of the following packages. Its own licence is in LICENSE."
  echo
  dotnet list "$root/src/EduEtl" package --include-transitive | sed -nE 's/^ +> ([^ ]+) .* ([^ ]+) *$/\1 \2/p' | sort -fu |
    while read -r name version; do
      id=${name,,}
      folder="$packages$id/$version"
      [ "$id" != microsoft.dotnet.ilcompiler ] && linked "$folder" || continue
      nuspec=$(find "$folder" -maxdepth 1 -name '*.nuspec')
      heading "$name $version"
      tag copyright "$nuspec"
      echo
      licence "$id" "$folder" "$nuspec"
      echo
    done
  runtime=$(find "$packages" -maxdepth 1 -name 'microsoft.netcore.app.runtime.nativeaot.linux-x64')
  newest=$(find "$runtime" -mindepth 1 -maxdepth 1 | sort -V | tail -n 1)
  heading ".NET runtime ${newest##*/}"
  cat "$newest/LICENSE.TXT"
  echo
  cat "$newest/THIRD-PARTY-NOTICES.TXT"
  echo
  heading "Apache License 2.0"
  cat "$packages"google.apis/*/LICENSE | sed -n '1,/END OF TERMS AND CONDITIONS/p'
} >"$2"
