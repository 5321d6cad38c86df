#!/usr/bin/env bash
# Makes docs/images/*.png from the program itself: four weeks settled in a sandbox of their own but for the last days, of
# which the oldest is then settled at a terminal; the terminal's screen, the sheet's tabs, the report page and the mail are
# photographed. Once in English, once in Russian.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

images="$root/docs/images"
# No line of either language wraps.
columns=110
# As on a screen of twice the density.
scale=2

need_dotnet
need_postgres
need_chromium
need_program tmux
need_program curl
need_program pngquant
build src/EduEtl.Sandbox

# PostgreSQL's user has to reach it where root starts this script.
work=$(mktemp -d "${TMPDIR:-/tmp}/eduetl.XXXX")
chmod 755 "$work"
terminal() { tmux -f /dev/null -S "$work/terminal" "$@"; }
screen() { terminal capture-pane -p "$@" 2>/dev/null; }

leave() {
  terminal kill-server 2>/dev/null || true
  wait_until 30 "the sandbox to end" stopped || true
  rm -rf "$work"
}
stopped() { [ -z "$(find "$work" -name postmaster.pid 2>/dev/null)" ]; }

# wait_until SECONDS WHAT COMMAND...
wait_until() {
  local tries=$(($1 * 5)) what=$2
  shift 2
  until "$@"; do
    tries=$((tries - 1))
    if [ "$tries" -le 0 ]; then
      say "Waited too long for $what. The screen shows:"
      screen >&2 || true
      return 1
    fi
    sleep 0.2
  done
}

sandbox() { # LANGUAGE [ARGUMENT...]
  local language=$1
  shift
  bash "$root/scripts/sandbox.sh" --folder "$work/$language" --language "$language" "$@"
}

asks() { screen | grep -qF "yyyy-MM-dd [" || screen | grep -qF "гггг-ММ-дд ["; }
page_stays() { [ "$(screen | grep -cF "http://127.0.0.1")" -eq 3 ]; }
page_address() { screen | grep -oE "http://127\.0\.0\.1:[0-9]+" | head -n 1; }

# The screen as tmux gives it, with its colours, as a page.
terminal_page() {
  awk '
    BEGIN {
      print "<!DOCTYPE html><meta charset=utf-8><style>" \
        "body{margin:0;background:#11161c}" \
        "pre{margin:0;padding:18px 22px;color:#d7dde3;font:14px/17px \"DejaVu Sans Mono\",\"Noto Sans Mono\",monospace}" \
        "b{color:#fff}.c1{color:#ff7b72}.c2{color:#56d364}.c3{color:#e3b341}.c4{color:#79c0ff}.c5{color:#d2a8ff}.c8{color:#6e7a86}.c9{color:#ff7b72}" \
        "</style><pre>"
    }
    {
      out = ""
      parts = split($0, piece, "\033[[]")
      out = escaped(piece[1])
      for (i = 2; i <= parts; i++) {
        end = index(piece[i], "m")
        out = out style(substr(piece[i], 1, end - 1)) escaped(substr(piece[i], end + 1))
      }
      print out
    }
    END { print close_all() "</pre>" }
    function escaped(text) {
      gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text)
      return text
    }
    function close_all() { return (bold ? "</b>" : "") (colour != "" ? "</span>" : "") }
    function style(codes,   n, code, k, before) {
      before = close_all()
      n = split(codes, code, ";")
      if (n == 0) { bold = 0; colour = "" }
      for (k = 1; k <= n; k++) {
        if (code[k] == 0) { bold = 0; colour = "" }
        else if (code[k] == 1) bold = 1
        else if (code[k] == 22) bold = 0
        else if (code[k] == 39) colour = ""
        else if (code[k] >= 30 && code[k] <= 37) colour = code[k] - 30
        else if (code[k] == 90) colour = 8
        else if (code[k] == 38 && code[k + 1] == 5) { colour = code[k + 2]; k += 2 }
        else if (code[k] == 48 && code[k + 1] == 5) k += 2
      }
      return before (colour != "" ? "<span class=c" colour ">" : "") (bold ? "<b>" : "")
    }'
}

photograph() { # ADDRESS WIDTH HEIGHT FILE [SCALE]
  # The frame with the mail is drawn in time where it shares the page's process and has a time budget.
  quietly "$(chromium_path)" --headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run \
    --disable-features=IsolateSandboxedIframes --hide-scrollbars --user-data-dir="$(mktemp -d -p "$work")" --virtual-time-budget=3000 \
    --force-device-scale-factor="${5:-$scale}" --window-size="$2,$3" --screenshot="$images/$4" "$1"
  pngquant --force --strip --speed 1 --output "$images/$4" 32 "$images/$4"
  say "docs/images/$4: $(($(wc -c <"$images/$4") / 1024)) KB"
}

# days_ago N: the date, UTC; the other form is that of macOS.
days_ago() { date -u -d "-$1 days" +%F 2>/dev/null || date -u -v-"$1"d +%F; }

# tab TITLE: its address on the sandbox's page.
tab() {
  curl -s "$address/sheet" | grep -oE "/sheet/[0-9]+\"[^>]*>$1</a>" | grep -oE "^/sheet/[0-9]+"
}

pictures_in() { # LANGUAGE
  local language=$1 address
  quietly sandbox "$language" -- --from "$(days_ago 28)" --to "$(days_ago 4)"
  terminal new-session -d -x "$columns" -y 80 \
    "bash '$root/scripts/sandbox.sh' --folder '$work/$language' --language $language"
  wait_until 120 "the question" asks
  terminal send-keys Enter
  wait_until 120 "the end of the run" page_stays
  address=$(page_address)
  # Links are not drawn, nor what the sandbox says before the program's first line and after its last.
  screen -e | sed -e 's/\x1b]8;[^\x1b]*\x1b\\//g' -e '/UTC  /,$!d' | sed -e '\|127\.0\.0\.1:[0-9]*/ |,$d' |
    sed -e :trim -e '/^\n*$/{$d;N;btrim' -e '}' >"$work/screen.$language"
  terminal_page <"$work/screen.$language" >"$work/terminal.$language.html"
  photograph "file://$work/terminal.$language.html" 980 "$(($(wc -l <"$work/screen.$language") * 17 + 36))" \
    "terminal.$language.png"
  photograph "$address$(tab EduEtl)" 1900 960 "sheet.$language.png"
  photograph "$address$(tab "EduEtl days")" 1500 760 "sheet-days.$language.png" 1
  photograph "$address$(tab "EduEtl tasks")" 1500 760 "sheet-tasks.$language.png" 1
  photograph "file://$work/$language/reports/$(days_ago 3).html" 900 1290 "report.$language.png"
  photograph "$address/mail" 1080 705 "mail.$language.png"
  terminal send-keys Enter
  wait_until 60 "the sandbox to end" stopped
}

trap leave EXIT
mkdir -p "$images"
pictures_in en
pictures_in ru
