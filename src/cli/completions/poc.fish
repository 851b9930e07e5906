# Completes poc in fish: the words typed so far go to `poc __complete`, which answers one candidate a line.
function __poc_complete
    set -l before (commandline --current-process --tokenize --cut-at-cursor)
    set -l current (commandline --current-token --cut-at-cursor)
    set -l found (poc __complete -- $before[2..-1] "$current" 2>/dev/null </dev/null)
    if test "$found[1]" = :files
        __fish_complete_path (string replace --regex -- '^-[^=]*=' '' "$current")
    else if test (count $found) -gt 0
        printf '%s\n' $found
    end
end
complete --command poc --no-files --keep-order --arguments '(__poc_complete)'
