# Completion of netlog for PowerShell. Whoever wants to change it: netlog completions powershell

Register-ArgumentCompleter -Native -CommandName @('netlog', 'netlog.exe') -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @()
    foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
            $words += $element.Value
        } else {
            $words += $element.Extent.Text
        }
    }
    $current = "$wordToComplete".Trim([char[]]"'""")
    $encoding = [Console]::OutputEncoding
    try {
        # Names have umlauts; older consoles read another alphabet.
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $rows = @(& netlog complete powershell "--current=$current" '--' $words 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    # Nothing for files and folders: PowerShell completes these by itself.
    foreach ($row in @($rows | Select-Object -Skip 1)) {
        $text, $shown, $note = $row -split "`t", 3
        [System.Management.Automation.CompletionResult]::new($text, $shown, 'ParameterValue', $note)
    }
}
