# Completion of netlog for Elvish. Whoever wants to change it: netlog completions elvish
use str

set edit:completion:arg-completer[netlog] = {|@words|
    var current = $words[-1]
    var rows = [(e:netlog complete elvish '--current='$current -- (all $words[1..-1]) 2>/dev/null)]
    if (== (count $rows) 0) {
        return
    }
    if (has-value [files folders] $rows[0]) {
        edit:complete-filename $@words
        return
    }
    for row $rows[1..] {
        # A blank where the word is finished, the word, how it is shown.
        var behind text shown = (str:split "\t" $row)
        edit:complex-candidate $text &display=$shown &code-suffix=$behind
    }
}
