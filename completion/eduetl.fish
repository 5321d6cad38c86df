# Tab completion for eduetl in fish: put this file into ~/.config/fish/completions. The program itself knows the answers.
function __eduetl_offered
    set -l line (commandline -cp)
    eduetl "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete -c eduetl -f -a '(__eduetl_offered)'
complete -c eduetl -n '__fish_seen_subcommand_from problems' -l csv -rF
