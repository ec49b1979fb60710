# Completion of netlog for fish. Whoever wants to change it: netlog completions fish

function __netlog_complete
    set -l current (commandline -ct)
    set -l words (commandline -opc)
    set -e words[1]
    set -l rows (command netlog complete fish "--current=$current" -- $words 2>/dev/null)
    test (count $rows) -gt 0; or return
    set -l head (string split \t -- $rows[1])
    set -e rows[1]
    # Of --repo=FOLDER only the folder is a file.
    set -l flag (string match -r -- '^--[^=]*=' $current; or echo)
    set -l path (string replace -- "$flag" '' "$current")
    switch $head[1]
        case files
            printf '%s\n' $flag(__fish_complete_path "$path")
        case folders
            printf '%s\n' $flag(__fish_complete_directories "$path")
        case listed
            # Of several, found by a name, fish would leave out those that do not look like the
            # typed word, and might put in the only other. So all are shown, and the word stays.
            if status is-interactive
                printf '\n' >/dev/tty
                string replace \t '  ' -- $rows[1..40] >/dev/tty
                test (count $rows) -gt 40; and echo '...' >/dev/tty
                commandline -f repaint
            end
        case '*'
            # Found by a name: fish leaves out what does not look like the typed word, so that
            # word becomes one that does.
            if test -n "$head[2]"
                set -l behind ''
                test (count $rows) -eq 1; and set behind ' '
                commandline -t -- (string escape -- $head[2])$behind 2>/dev/null
            end
            test (count $rows) -gt 0; and printf '%s\n' $rows
    end
end

complete -c netlog -e
complete -c netlog -f -k -a '(__netlog_complete)'
