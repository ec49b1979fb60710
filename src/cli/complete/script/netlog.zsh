#compdef netlog
# Completion of netlog for zsh. Whoever wants to change it: netlog completions zsh

_netlog() {
    local -a rows ended ended_shown open open_shown behind
    local kind row text
    rows=("${(@f)$(command netlog complete zsh --current="${(Q)PREFIX}" -- \
        "${(@Q)words[2,CURRENT-1]}" 2>/dev/null)}")
    kind=$rows[1]
    # Of --repo=FOLDER only the folder is a file.
    [[ $kind == f* && $PREFIX == --*=* ]] && compset -P '--*='
    case $kind in
        files) _files; return ;;
        folders) _files -/; return ;;
    esac
    for row in "${(@)rows[2,-1]}"; do
        # A blank where the word is finished, the word, how it is shown.
        text=${row#*$'\t'}
        if [[ $row == ' '* ]]; then
            ended+=("${text%%$'\t'*}")
            ended_shown+=("${text#*$'\t'}")
        else
            open+=("${text%%$'\t'*}")
            open_shown+=("${text#*$'\t'}")
        fi
    done
    (( $#ended + $#open )) || return 1
    # Found by a name: what the words have in common is less than what was typed, which stays until
    # one is chosen from the menu, with the next press of the key.
    if [[ $kind == loose && $compstate[insert] != *menu ]] && (( $#ended + $#open > 1 )); then
        compstate[insert]='' compstate[list]='list force'
    fi
    # Behind finished quotes the blank would come to stand within them.
    [[ -n $QISUFFIX ]] && behind=(-S '')
    # -U: netlog has chosen already, zsh would look at the beginnings only.
    (( $#ended )) && compadd -U "$behind[@]" -V netlog -l -d ended_shown -a ended
    (( $#open )) && compadd -U -V netlog-open -S '' -l -d open_shown -a open
    return 0
}

if [[ $funcstack[1] == _netlog ]]; then
    _netlog "$@"
else
    compdef _netlog netlog
fi
