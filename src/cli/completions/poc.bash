# Completes poc in bash: the words typed so far go to `poc __complete`, which answers one candidate a line.
_poc() {
    local i word line quote='' words=()
    # bash takes `--org=un` apart at the `=`; poc wants it whole.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((${#words[@]})) && [[ $word == '=' || ${COMP_WORDS[i - 1]} == '=' ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
    done
    # Quotes and backslashes are the shell's.
    word=${COMP_WORDS[COMP_CWORD]}
    [[ $word == [\"\']* ]] && quote=${word:0:1}
    words=("${words[@]//[\"\'\\]/}")
    # What stands before the part that bash replaces.
    local last=${words[${#words[@]} - 1]} lead=''
    if [[ $last == -*=* ]]; then
        lead=${last%%=*}=
    fi
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == ':files' ]]; then
            type compopt &>/dev/null && compopt -o filenames
            while IFS= read -r line; do
                COMPREPLY+=("$line")
            done < <(compgen -f -- "${last#"$lead"}")
            return
        fi
        line=${line%%$'\t'*}
        line=${line#"$lead"}
        if [[ -z $quote && $line == *[!A-Za-z0-9_.,:/=+@%-]* ]]; then
            printf -v line '%q' "$line"
        fi
        COMPREPLY+=("$line")
    done < <(poc __complete -- "${words[@]}" 2>/dev/null </dev/null)
}
complete -o nosort -F _poc poc 2>/dev/null || complete -F _poc poc
