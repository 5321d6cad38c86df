# Tab completion for eduetl in PowerShell: run this file from $PROFILE. The program itself knows the answers.
Register-ArgumentCompleter -Native -CommandName eduetl -ScriptBlock {
    param($word, $line, $position)
    & $line.CommandElements[0].Value "[suggest:$position]" "$line" 2>$null |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
