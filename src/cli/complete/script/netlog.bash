# Completion of netlog for bash. Whoever wants to change it: netlog completions bash

_netlog() {
    local row kind=''
    COMPREPLY=()
    # The whole line, since bash cuts words at colons, and the piece of it that bash replaces.
    while IFS= read -r row; do
        if [[ -z $kind ]]; then kind=$row; else COMPREPLY+=("$row"); fi
    done < <(command netlog complete bash --line="${COMP_LINE:0:COMP_POINT}" --piece="$2" 2>/dev/null)
    case $kind in
        files) compopt +o nospace -o default 2>/dev/null ;;
        folders) compopt +o nospace -o dirnames 2>/dev/null ;;
        loose)
            # What the words have in common would take the place of the typed name. With one that
            # begins like no other they have nothing in common; a mere list needs none.
            case ${COMP_TYPE:-9} in 9|33|64) COMPREPLY+=(' ') ;; esac ;;
    esac
}

complete -o nospace -F _netlog netlog
