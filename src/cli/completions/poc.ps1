# Completes poc in PowerShell: the words typed so far go to `poc __complete`, which answers one candidate a line.
Register-ArgumentCompleter -Native -CommandName poc -ScriptBlock {
    param($word, $ast, $cursor)
    $words = @($ast.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursor } |
        ForEach-Object { $_.Extent.Text.Substring(0, [Math]::Min($_.Extent.EndOffset, $cursor) - $_.Extent.StartOffset) })
    # At a new word nothing is typed yet; an empty argument would be dropped on the way, a pair of quotes is not.
    if ($words.Count -eq 0 -or $ast.Extent.Text.Length + $ast.Extent.StartOffset -lt $cursor) { $words += '""' }
    $last = $words[-1].Trim('"', "'")
    $typed = $word.Trim('"', "'")
    # What stands before the part that PowerShell replaces, as before a comma.
    $lead = if ($last.EndsWith($typed)) { $last.Substring(0, $last.Length - $typed.Length) } else { '' }
    $null | & poc __complete -- @words 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
        $value, $help = $_.Split("`t", 2)
        if ($value.StartsWith($lead)) { $value = $value.Substring($lead.Length) }
        $quoted = if ($value -match '[^\w./,:=+@%-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($quoted, $value, 'ParameterValue', $help)
    }
}
