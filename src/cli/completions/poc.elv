# Completes poc in elvish: the words typed so far go to `poc __complete`, which answers one candidate a line.
use str
set edit:completion:arg-completer[poc] = {|@words|
    var found = [(print '' | poc __complete -- (all $words[1..]) 2>&- | from-lines)]
    if (and (not-eq $found []) (eq $found[0] ':files')) {
        edit:complete-filename $words[-1]
    } else {
        for line $found {
            var parts = [(str:split "\t" $line)]
            if (eq (count $parts) 2) {
                edit:complex-candidate $parts[0] &display=$parts[0]'  '$parts[1]
            } else {
                put $parts[0]
            }
        }
    }
}
