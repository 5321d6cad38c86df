# Tab completion for eduetl in bash: source this file, from ~/.bashrc for example. The program itself knows the answers.
_eduetl() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <("$1" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
}
complete -o default -F _eduetl eduetl
