#!/usr/bin/env bash
# man-page.sh PROGRAM LANGUAGE: the man page, on standard output, from the program's own help.
set -euo pipefail

program=$1 language=$2
help() { "$program" "$@" --help --language "$language"; }

# Roff takes a dot or an apostrophe at the beginning of a line, and a backslash anywhere, for its own.
block() { printf '.nf\n'; sed -e 's/\\/\\e/g' -e 's/^\([.'"'"']\)/\\\&\1/' -e 's/-/\\-/g'; printf '.fi\n'; }

# The words of a section's heading, and the commands as the help lists them.
whole=$(help)
case "$language" in
  ru) name=ИМЯ commands=КОМАНДЫ files=ФАЙЛЫ all=ОПИСАНИЕ
    places='Настройки читаются из appsettings.json и .env в текущей папке; там же .logs и reports. После установки пакета это /var/lib/eduetl.' ;;
  *) name=NAME commands=COMMANDS files=FILES all=DESCRIPTION
    places='Settings are read from appsettings.json and .env in the current folder, where .logs and reports are written, too. With the package that is /var/lib/eduetl.' ;;
esac
summary=$(sed -n '2{s/^ *//;s/\. .*/./;p}' <<<"$whole")
printf '.TH EDUETL 1 "" "EduEtl %s"\n.SH %s\neduetl \\- %s\n.SH %s\n' "$("$program" --version)" "$name" "$summary" "$all"
block <<<"$whole"
printf '.SH %s\n' "$commands"
for command in init doctor status report notify problems replay; do
  printf '.SS eduetl %s\n' "$command"
  help "$command" | block
done
printf '.SH %s\n%s\n' "$files" "$places"
