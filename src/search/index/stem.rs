//! Which forms of a word are one: inflections and spellings always, derivations only where a search asks for them.

use std::borrow::Cow;

/// Words that the rules would take for an inflected form of another word, or whose forms the rules cannot tell.
pub const KEPT: &[(&str, &str)] = &[
    ("acted", "act"),
    ("acting", "act"),
    ("added", "add"),
    ("aided", "aid"),
    ("analyses", "analysis"),
    ("analysis", "analysis"),
    ("asked", "ask"),
    ("axes", "axis"),
    ("basis", "basis"),
    ("building", "building"),
    ("children", "child"),
    ("crises", "crisis"),
    ("crisis", "crisis"),
    ("defence", "defens"),
    ("died", "die"),
    ("dying", "die"),
    ("ended", "end"),
    ("ending", "end"),
    ("fought", "fight"),
    ("judgement", "judgment"),
    ("knives", "knife"),
    ("led", "lead"),
    ("licence", "licens"),
    ("lives", "life"),
    ("manoeuvre", "maneuver"),
    ("men", "man"),
    ("news", "news"),
    ("offence", "offens"),
    ("people", "people"),
    ("practise", "practic"),
    ("pretence", "pretens"),
    ("programme", "program"),
    ("ran", "run"),
    ("series", "series"),
    ("species", "species"),
    ("taught", "teach"),
    ("united", "united"),
    ("women", "woman"),
];

/// Numbers in words.
pub const NUMBERS: &[(&str, &str)] = &[
    ("eight", "8"),
    ("eighteen", "18"),
    ("eighty", "80"),
    ("eleven", "11"),
    ("fifteen", "15"),
    ("fifty", "50"),
    ("five", "5"),
    ("forty", "40"),
    ("four", "4"),
    ("fourteen", "14"),
    ("hundred", "100"),
    ("nine", "9"),
    ("nineteen", "19"),
    ("ninety", "90"),
    ("one", "1"),
    ("seven", "7"),
    ("seventeen", "17"),
    ("seventy", "70"),
    ("six", "6"),
    ("sixteen", "16"),
    ("sixty", "60"),
    ("ten", "10"),
    ("thirteen", "13"),
    ("thirty", "30"),
    ("three", "3"),
    ("twelve", "12"),
    ("twenty", "20"),
    ("two", "2"),
];

/// The term that a folded word counts as: one for its inflections, its British and its American spelling, and for a
/// number in words and in figures.
#[must_use]
pub fn term(word: &str) -> Cow<'_, str> {
    if let Some(number) = named(NUMBERS, word) {
        return Cow::Borrowed(number);
    }
    if let Some(kept) = kept(word) {
        return Cow::Borrowed(kept);
    }
    if word.bytes().any(|byte| !byte.is_ascii_lowercase()) || word.len() < 4 {
        return Cow::Borrowed(plural(word));
    }
    let singular = plural(word);
    if let Some(kept) = kept(singular) {
        return Cow::Borrowed(kept);
    }
    match american(singular) {
        Cow::Borrowed(word) => uninflected(word),
        Cow::Owned(word) => Cow::Owned(uninflected(&word).into_owned()),
    }
}

fn kept(word: &str) -> Option<&'static str> {
    named(KEPT, word)
}

/// What stands beside `word` in a sorted list.
fn named(list: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    let place = list
        .binary_search_by(|(known, _)| (*known).cmp(word))
        .ok()?;
    Some(list.get(place)?.1)
}

/// The word without the `s` of a plural or a verb.
fn plural(word: &str) -> &str {
    let stem = match word.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !stem.ends_with(['s', 'i', 'u', '\'']) => stem,
        _ => return word,
    };
    // A short word that ends in -as or -os is rather an acronym (UNMAS, ECOWAS) or a name.
    if stem.ends_with('a') && word.len() < 8 {
        return word;
    }
    stem
}

/// British endings and the American ones.
pub const SPELT: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("ysing", "yzing"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("ogue", "og"),
    ("tre", "ter"),
    ("tred", "tered"),
    ("ence", "ens"),
    ("ense", "ens"),
    ("mme", "m"),
];

/// Spells as American English does; what both spell alike may change too, as long as no two words become one.
fn american(word: &str) -> Cow<'_, str> {
    let spelt = SPELT.iter().find_map(|(british, american)| {
        let stem = word.strip_suffix(british)?;
        (stem.len() >= 3).then(|| format!("{stem}{american}"))
    });
    let word = spelt.map_or(Cow::Borrowed(word), Cow::Owned);
    let letters = word.as_bytes();
    let our = letters.windows(3).position(|letters| letters == b"our");
    match our {
        Some(place) if place >= 2 && letters.len() >= 6 => {
            let before = matches!(letters[place - 1], b'b' | b'l' | b'm' | b'n' | b'v' | b'i');
            let after = letters.get(place + 3);
            let after = after.is_none_or(|letter| matches!(letter, b'a' | b'e' | b'i' | b'h'));
            if before && after {
                Cow::Owned(format!("{}{}", &word[..=place], &word[place + 2..]))
            } else {
                word
            }
        }
        _ => word,
    }
}

/// The word without `-ed` or `-ing`, with `y` for `-ied` and `-ie`, and without a last `e` or a last doubled letter, where
/// a stem with a vowel is left; a short stem gets its `e` back (`hire` of `hired`).
fn uninflected(word: &str) -> Cow<'_, str> {
    const LEAST: usize = 4;
    let whole = |stem: &str| stem.len() >= LEAST && stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if word.len() > LEAST
        && let Some(stem) = word.strip_suffix("ied").or(word.strip_suffix("ie"))
    {
        return Cow::Owned(format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("ing").or(word.strip_suffix("ed"))
        && let [first, vowel, last] = stem.as_bytes()
        && !is_vowel(*first)
        && is_vowel(*vowel)
        && !is_vowel(*last)
        && !matches!(last, b'w' | b'x' | b'y')
    {
        return Cow::Owned(format!("{stem}e"));
    }
    let mut stem = ["ing", "ed"]
        .into_iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|stem| whole(stem) && !stem.ends_with('e'))
        .unwrap_or(word);
    if stem.len() > LEAST && stem.ends_with('e') && !stem.ends_with("ee") {
        stem = &stem[..stem.len() - 1];
    }
    if let [.., before, last] = stem.as_bytes()
        && before == last
        && !matches!(last, b's' | b'e' | b'o' | b'z' | b'f')
        && stem.len() >= LEAST
    {
        stem = &stem[..stem.len() - 1];
    }
    Cow::Borrowed(stem)
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The shortest root that a derivation may leave.
pub const ROOT: usize = 5;

/// Endings of derived words; of several that fit, the first counts.
pub const ENDINGS: &[&str] = &[
    "ization", "ational", "ation", "ition", "ional", "ment", "ance", "ency", "ancy", "able",
    "ible", "ness", "ship", "ive", "ion", "ity", "ism", "ist", "ant", "ent", "ens", "al", "or",
    "er", "iv", "abl", "ibl", "anc", "at", "iz", "ly", "y",
];

/// The root that a term shares with its derivations (`protection`, `protective`, `protector`): the beginning of the term.
#[must_use]
pub fn root(term: &str) -> &str {
    let mut root = term;
    if !term.is_ascii() {
        return term;
    }
    for _ in 0..3 {
        let shorter = ENDINGS
            .iter()
            .filter_map(|ending| root.strip_suffix(*ending))
            .find(|stem| stem.len() >= ROOT);
        match shorter {
            Some(stem) => root = stem,
            None => break,
        }
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(words: &str) {
        let terms: Vec<_> = words.split(' ').map(term).collect();
        assert!(
            terms.iter().all(|known| *known == terms[0]),
            "{words}: {terms:?}"
        );
    }

    fn different(words: &str) {
        let mut terms: Vec<_> = words.split(' ').map(term).collect();
        let number = terms.len();
        terms.sort();
        terms.dedup();
        assert_eq!(terms.len(), number, "{words}: {terms:?}");
    }

    #[test]
    fn lists_are_sorted() {
        assert!(KEPT.is_sorted() && NUMBERS.is_sorted());
    }

    #[test]
    fn inflections_are_one() {
        same("force forces forced");
        same("policy policies");
        same("train trained training trainings");
        same("plan plans planned planning");
        same("operate operates operated operating");
        same("kill kills killed killing");
        same("crisis crises");
        same("lead leads led");
        same("carry carries carried");
        same("woman women");
        same("launch launches launched");
    }

    #[test]
    fn spellings_are_one() {
        same("organisation organization organisations");
        same("stabilise stabilized stabilising");
        same("labour labor");
        same("neighbouring neighboring");
        same("centre center centres");
        same("defence defense");
        same("programme program programmes");
        same("analyse analyzed");
        same("sixteen 16");
    }

    #[test]
    fn different_words_stay_apart() {
        different("unit united");
        different("mission miss missile");
        same("care caring cared");
        same("hire hires hired hiring");
        same("vote voted voting");
        same("die dies died dying");
        same("end ended ending");
        different("car care");
        different("course source hour");
        different("operation operator operate");
        different("protect protection protector");
        different("force fort four");
        different("nation national");
        different("unmiss unmis");
    }

    #[test]
    fn derivations_share_a_root() {
        for (left, right) in [
            ("protection", "protective"),
            ("operation", "operational"),
            ("definition", "define"),
            ("stabilization", "stabilize"),
            ("government", "governance"),
            ("adoption", "adopt"),
        ] {
            let (left, right) = (term(left), term(right));
            assert_eq!(root(&left), root(&right));
        }
        assert_ne!(root("mission"), root("missile"));
    }
}
