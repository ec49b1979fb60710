# Completion of netlog for bash. Whoever wants to change it: netlog completions bash

_netlog() {
    local row kind=''
    COMPREPLY=()
    # The whole line, since bash cuts words at colons.
    while IFS= read -r row; do
        if [[ -z $kind ]]; then kind=$row; else COMPREPLY+=("$row"); fi
    done < <(command netlog complete bash --line="${COMP_LINE:0:COMP_POINT}" \
        --breaks="$COMP_WORDBREAKS" 2>/dev/null)
    case $kind in
        files) compopt +o nospace -o default 2>/dev/null ;;
        folders) compopt +o nospace -o dirnames 2>/dev/null ;;
    esac
}

complete -o nospace -F _netlog netlog
