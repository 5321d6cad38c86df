# Tab completion for eduetl in bash: source this file, from ~/.bashrc for example. The program itself knows the answers.
_eduetl() {
  local word begun=
  # Readline takes what stands behind an equals sign for a word of its own.
  [[ $COMP_WORDBREAKS != *=* || ${COMP_LINE:0:COMP_POINT} != *=* ]] || begun='*='
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("${word#$begun}")
  done < <("$1" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
}
complete -o default -F _eduetl eduetl
