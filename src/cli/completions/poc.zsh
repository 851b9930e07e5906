#compdef poc
# Completes poc in zsh: the words typed so far go to `poc __complete`, which answers one candidate a line.
_poc() {
    local line candidate
    local -a typed values shown
    typed=("${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}")
    shift typed
    for line in "${(@f)$(poc __complete -- "${typed[@]}" 2>/dev/null </dev/null)}"; do
        [[ -n $line ]] || continue
        if [[ $line == ':files' ]]; then
            compset -P '-*='
            _files
            return
        fi
        candidate=${line%%$'\t'*}
        values+=("$candidate")
        if [[ $line == *$'\t'* ]]; then
            shown+=("$candidate  -- ${line#*$'\t'}")
        else
            shown+=("$candidate")
        fi
    done
    (( ${#values} )) && compadd -l -V poc -d shown -a values
}
if [[ ${funcstack[1]} == _poc ]]; then
    _poc "$@"
else
    compdef _poc poc
fi
