//! Laws that hold for any input, tried with inputs that nobody chose. The seed is fixed, so that the same commit gives the
//! same result everywhere; `PROPTEST_CASES=10000 PROPTEST_RNG_SEED=1` looks further.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

use std::collections::HashSet;
use std::time::{Duration, Instant};

use poc_cli::ask::sort::{self, Key};
use poc_cli::ask::{Arguments, read};
use poc_cli::cli::{self, grammar, typed};
use poc_cli::dataset::Builder;
use poc_cli::layout::text::width;
use poc_cli::model::date::{Date, Day, Period, days_in};
use poc_cli::model::value::Value;
use poc_cli::model::{KINDS, MISSION};
use poc_cli::render::{self, Format, Look, harmless};
use poc_cli::search::query::Query;
use poc_cli::time::calendar;
use poc_cli::validate::Scope;
use poc_cli::{Dataset, Path, fold, suggest};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn config(cases: u32) -> ProptestConfig {
    let asked = |name| std::env::var_os(name).is_some();
    let mut config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if !asked("PROPTEST_CASES") {
        config.cases = cases;
    }
    if !asked("PROPTEST_RNG_SEED") {
        config.rng_seed = RngSeed::Fixed(2013);
    }
    config
}

/// Letters that have a meaning somewhere: in JSON, in a table, on a command line, to a terminal.
const SIGNS: [&str; 52] = [
    "a",
    "B",
    "0",
    "9",
    "-",
    "=",
    "+",
    "@",
    "'",
    "\"",
    "\\",
    ";",
    "; ",
    ",",
    "|",
    "\t",
    "\n",
    "\r",
    "\r\n",
    " ",
    "<",
    ">",
    "&",
    "&lt;",
    "#",
    "$",
    "%",
    "_",
    "~",
    "^",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "`",
    "*",
    ":",
    "..",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "漢",
    "👩\u{200d}🚒",
    "\u{200b}",
    "\u{202e}",
    "\u{1b}[31m",
    "\u{9b}",
    "\u{0}",
    "\u{feff}",
];

/// Any text, and texts of signs.
fn text() -> impl Strategy<Value = String> {
    let signs = prop::collection::vec(prop::sample::select(SIGNS.to_vec()), 0..12);
    prop_oneof![any::<String>(), signs.prop_map(|signs| signs.concat())]
}

fn date() -> impl Strategy<Value = String> {
    (1_u16..=9999, 0_u8..=12, 0_u8..=31).prop_map(|(year, month, day)| {
        let day = if month == 0 {
            0
        } else {
            day.min(days_in(year, month))
        };
        match (month, day) {
            (0, _) => format!("{year:04}"),
            (_, 0) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        }
    })
}

fn look(format: Format, width: usize) -> Look {
    Look {
        format,
        width,
        color: false,
        ascii: false,
        no_header: false,
        bom: false,
    }
}

/// What the command `verb` prints of `dataset`, without a process.
fn printed<'d>(dataset: &'d Dataset<'d>, verb: &str, arguments: &Arguments, look: Look) -> String {
    let verb = cli::verb(verb).expect("a command");
    let answer = verb.ask(arguments, dataset).expect("an answer");
    render::render(&answer, look)
        .map(|rendered| rendered.text)
        .expect("a form")
}

/// A dataset of two organizations: one called `name`, with these aliases.
fn organizations(name: &str, aliases: &[String]) -> Builder {
    let records = serde_json::json!([
        {"id": "first", "kind": "organization", "name": name, "acronym": null, "aliases": aliases, "summary": name},
        {"id": "second", "kind": "organization", "name": "Second", "aliases": []},
    ]);
    Dataset::builder()
        .text("own", records.to_string())
        .only_data()
}

/// The text as csv and tsv have it: controls are made visible.
fn visible(text: &str) -> String {
    let shown = |letter: char| match letter {
        '\n' | '\r' | '\t' => letter.to_string(),
        letter if letter.is_control() => letter.escape_unicode().to_string(),
        letter => letter.to_string(),
    };
    text.chars().map(shown).collect()
}

fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// The values of a list that `cell` joins.
fn parted(cell: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => values.last_mut().expect("one").extend(letters.next()),
            ';' => {
                assert_eq!(letters.next(), Some(' '));
                values.push(String::new());
            }
            other => values.last_mut().expect("one").push(other),
        }
    }
    values
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn a_date_is_printed_as_it_was_read(text in date()) {
        let date: Date = text.parse().expect("a date");
        prop_assert_eq!(date.to_string(), text.clone());
        prop_assert!(date.earliest() <= date.latest());
        let period: Period = text.parse().expect("a period");
        prop_assert_eq!((period.first, period.last), (date.earliest(), date.latest()));
        prop_assert!(period.meets(date));
    }

    #[test]
    fn what_is_no_date_is_refused_and_what_is_one_is_printed_alike(text in text()) {
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.to_string(), text.clone());
        }
        if let Ok(period) = text.parse::<Period>() {
            prop_assert!(period.first <= period.last);
        }
        let _ = read::day(&text);
        let _ = read::length(&text);
        let _ = read::limit(&text);
    }

    #[test]
    fn a_range_has_what_is_between_its_ends(first in date(), last in date(), other in date()) {
        let (from, to): (Date, Date) = (first.parse().expect("a date"), last.parse().expect("a date"));
        let range = format!("{first}..{last}").parse::<Period>();
        prop_assert_eq!(range.is_ok(), from.earliest() <= to.latest());
        if let Ok(range) = range {
            let other: Date = other.parse().expect("a date");
            let meets = other.earliest() <= to.latest() && other.latest() >= from.earliest();
            prop_assert_eq!(range.meets(other), meets);
        }
    }

    #[test]
    fn days_are_numbered_one_after_the_other(first in date(), second in date()) {
        let day = |text: &str| -> Day { text.parse::<Date>().expect("a date").earliest() };
        let (first, second) = (day(&first), day(&second));
        prop_assert_eq!(calendar::day(calendar::number(first)), Some(first));
        prop_assert_eq!(first.cmp(&second), calendar::number(first).cmp(&calendar::number(second)));
    }

    #[test]
    fn folding_twice_is_folding_once(text in text()) {
        let once = fold::fold(&text).into_owned();
        prop_assert_eq!(fold::fold(&once).into_owned(), once.clone());
    }

    #[test]
    fn what_is_harmless_stays_as_it_is(text in text()) {
        let shown = harmless(&text).into_owned();
        prop_assert_eq!(harmless(&shown).into_owned(), shown.clone());
        prop_assert!(!shown.contains(|letter: char| letter != '\n' && letter.is_control()));
    }

    #[test]
    fn the_word_itself_is_suggested_first(words in prop::collection::vec(text(), 1..20), chosen in any::<prop::sample::Index>()) {
        let words: Vec<String> = words.iter().map(|word| word.trim().to_owned()).collect();
        let word = chosen.get(&words);
        let near = suggest::nearest(word, words.iter().map(String::as_str));
        prop_assert!(near.len() <= 3);
        if fold::fold(word).is_empty() {
            prop_assert!(near.is_empty());
        } else {
            prop_assert_eq!(fold::fold(&near[0]), fold::fold(word));
        }
    }

    #[test]
    fn a_quoted_word_is_one_word_to_a_shell(text in text()) {
        let quoted = suggest::quoted(&text).into_owned();
        let mut read = String::new();
        let mut inside = false;
        let mut letters = quoted.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\'' => inside = !inside,
                '\\' if !inside => read.extend(letters.next()),
                letter => {
                    prop_assert!(inside || letter.is_alphanumeric() || "-_./:,=+@%".contains(letter), "{}", quoted);
                    read.push(letter);
                }
            }
        }
        prop_assert!(!inside);
        prop_assert_eq!(read, text);
    }

    #[test]
    fn a_search_is_read_or_refused(text in text(), key in prop::sample::select(vec!["", "not:", "kind:", "org:", "year:", "\""])) {
        let typed = format!("{key}{text}");
        if let Ok(query) = Query::parse(&typed) {
            prop_assert_eq!(query.typed, typed.trim());
        }
    }

    #[test]
    fn an_order_is_total_and_does_not_depend_on_where_an_item_was(
        mut items in prop::collection::vec(value(), 0..40),
        down in any::<bool>(),
        swaps in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..20),
    ) {
        let ids: Vec<String> = (0..items.len()).map(|number| format!("{number:03}")).collect();
        let mut numbered: Vec<(&str, Value<'static>)> = ids.iter().map(String::as_str).zip(items.drain(..)).collect();
        let keys = [Key { path: (), down }];
        let mut shuffled = numbered.clone();
        if !shuffled.is_empty() {
            for (left, right) in &swaps {
                let (left, right) = (left.index(shuffled.len()), right.index(shuffled.len()));
                shuffled.swap(left, right);
            }
        }
        for items in [&mut numbered, &mut shuffled] {
            let mut sorted = std::mem::take(items);
            sort::sort(&mut sorted, &keys, |item, ()| item.1.clone(), |item| item.0);
            *items = sorted;
        }
        let order = |items: &[(&str, Value<'_>)]| items.iter().map(|item| item.0.to_owned()).collect::<Vec<_>>();
        prop_assert_eq!(order(&numbered), order(&shuffled));
        let blank: Vec<bool> = numbered.iter().map(|item| item.1.is_blank()).collect();
        prop_assert!(blank.is_sorted(), "nulls last");
    }
}

/// A value of a field, of whatever sort.
fn value() -> impl Strategy<Value = Value<'static>> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Flag),
        any::<i64>().prop_map(Value::Integer),
        (-3_i64..3).prop_map(Value::Integer),
        any::<f64>().prop_map(Value::Decimal),
        (-3_i8..3).prop_map(|number| Value::Decimal(f64::from(number))),
        date().prop_map(Value::text),
        text().prop_map(Value::text),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(Value::List)
    })
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn every_text_is_read_back_from_every_format_of_data(name in text(), aliases in prop::collection::vec(text(), 0..4)) {
        let own = organizations(&name, &aliases);
        let dataset = own.open().expect("records");
        let ask = |format| printed(&dataset, "orgs", &Arguments::new(), look(format, 100));

        let json: serde_json::Value = serde_json::from_str(&ask(Format::Json)).expect("JSON");
        let ndjson = ask(Format::Ndjson);
        let lines: Vec<serde_json::Value> =
            ndjson.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        prop_assert_eq!(&json, &serde_json::Value::Array(lines));
        let record = json.as_array().expect("records").iter().find(|record| record["id"] == "first").expect("a record");
        prop_assert_eq!(&record["name"], &name);
        prop_assert_eq!(&record["aliases"], &serde_json::json!(aliases));

        let csv = ask(Format::Csv);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let header = reader.headers().expect("a header").clone();
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
        let place = |name: &str| header.iter().position(|field| field == name).expect("a field");
        let row = rows.iter().find(|row| &row[place("id")] == "first").expect("the row");
        prop_assert_eq!(unguarded(&row[place("name")]), visible(&name));
        let no_controls = aliases.iter().all(|alias| *alias == visible(alias));
        if !aliases.is_empty() && no_controls {
            prop_assert_eq!(parted(unguarded(&row[place("aliases")])), aliases.clone());
        }

        let tsv = ask(Format::Tsv);
        prop_assert!(tsv.lines().all(|line| line.split('\t').count() == header.len()), "{}", tsv);
        let line = tsv.lines().find(|line| line.starts_with("first\t")).expect("the row");
        let cell = line.split('\t').nth(place("name")).expect("a cell");
        let mut read = String::new();
        let mut letters = cell.chars();
        while let Some(letter) = letters.next() {
            if letter != '\\' {
                read.push(letter);
                continue;
            }
            match letters.next() {
                Some('n') => read.push('\n'),
                Some('r') => read.push('\r'),
                Some('t') => read.push('\t'),
                // The number of a control character.
                Some('u') => read.push_str("\\u"),
                other => read.extend(other),
            }
        }
        prop_assert_eq!(unguarded(&read), visible(&name));
    }

    #[test]
    fn no_text_breaks_out_of_its_cell(name in text(), aliases in prop::collection::vec(text(), 0..3)) {
        let own = organizations(&name, &aliases);
        let dataset = own.open().expect("records");
        for arguments in [Arguments::new(), Arguments::new().with("fields", "all")] {
            let ask = |format| printed(&dataset, "orgs", &arguments, look(format, 100));
            let markdown = ask(Format::Markdown);
            let rows: Vec<&str> = markdown.lines().filter(|line| line.starts_with('|')).collect();
            prop_assert_eq!(rows.len(), 4, "{}", markdown);
            prop_assert!(rows.iter().all(|row| bare(row, '|') == bare(rows[0], '|')), "{}", markdown);
            prop_assert!(!markdown.replace("<br>", "").contains('<'), "{}", markdown);
            prop_assert_eq!(bare(&markdown, '[') + bare(&markdown, '`'), 0, "{}", markdown);

            let html = ask(Format::Html);
            let mut bared = html.clone();
            for tag in ["table", "thead", "tbody", "tr", "th", "td", "br"] {
                bared = bared.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
            }
            prop_assert!(!bared.contains(['<', '>', '"', '\'']), "{}", html);

            let latex = ask(Format::Latex);
            prop_assert_eq!(bare(&latex, '{'), bare(&latex, '}'), "{}", latex);
            prop_assert_eq!(bare(&latex, '$') + bare(&latex, '#'), 0, "{}", latex);
            for text in [&markdown, &html, &latex] {
                prop_assert!(!text.contains(|letter: char| letter != '\n' && letter.is_control()), "{}", text);
            }
        }
    }

    #[test]
    fn no_table_is_wider_than_asked(name in text(), columns in 60_usize..160) {
        let own = organizations(&name, &[]);
        let dataset = own.open().expect("records");
        let table = printed(&dataset, "orgs", &Arguments::new(), look(Format::Table, columns));
        for line in table.lines() {
            prop_assert!(width(line) <= columns, "{} > {}: {}", width(line), columns, line);
        }
    }

    #[test]
    fn the_canonical_form_of_the_canonical_form_is_itself(name in text(), aliases in prop::collection::vec(text(), 0..4)) {
        let own = organizations(&name, &aliases);
        let dataset = own.open().expect("records");
        let once = printed(&dataset, "orgs", &Arguments::new(), look(Format::Json, 100));
        let again = Dataset::builder().text("again", once.clone()).only_data();
        let dataset = again.open().expect("records");
        prop_assert_eq!(printed(&dataset, "orgs", &Arguments::new(), look(Format::Json, 100)), once);
    }

    #[test]
    fn merging_the_same_records_again_changes_nothing_and_the_last_ones_count(name in text(), other in text()) {
        let text = |name: &str| serde_json::json!({"id": "first", "kind": "organization", "name": name}).to_string();
        let names = |builder: Builder| -> Vec<String> {
            let dataset = builder.open().expect("records");
            let all = dataset.all();
            all.map(|record| record.get("name").as_str().unwrap_or_default().to_owned()).collect()
        };
        let once = || Dataset::builder().only_data().text("one", text(&name));
        prop_assert_eq!(names(once().text("two", text(&name))), names(once()));
        prop_assert_eq!(names(once().text("two", text(&other))), vec![other]);
    }
}

/// The places of `sign` that no backslash takes its meaning from.
fn bare(text: &str, sign: char) -> usize {
    let mut number = 0;
    let mut escaped = false;
    for letter in text.chars() {
        number += usize::from(letter == sign && !escaped);
        escaped = letter == '\\' && !escaped;
    }
    number
}

/// Filters of missions, each with the plain question that it asks of a record.
type Test = fn(&Dataset<'_>, &poc_cli::Record<'_>) -> bool;
const FILTERS: [(&str, &str, Test); 9] = [
    ("org", "un", |_, record| {
        record.words("orgs").contains(&"un".to_owned())
    }),
    ("org", "eu,nato", |_, record| {
        record
            .words("orgs")
            .iter()
            .any(|org| org == "eu" || org == "nato")
    }),
    ("mandate", "explicit", |_, record| {
        record.select("mandate.level").as_str() == Some("explicit")
    }),
    ("mandate", "poc", |_, record| {
        matches!(
            record.select("mandate.level").as_str(),
            Some("explicit" | "training")
        )
    }),
    ("status", "ended", |_, record| {
        record.text("status") == "ended"
    }),
    ("status", "ongoing,unknown", |_, record| {
        matches!(&*record.text("status"), "ongoing" | "unknown")
    }),
    ("from", "2005", |_, record| {
        record
            .date("start")
            .is_some_and(|date| date.latest() >= (2005, 1, 1))
    }),
    ("to", "2008-06", |_, record| {
        record
            .date("start")
            .is_some_and(|date| date.earliest() <= (2008, 6, 30))
    }),
    ("year", "1999..2010", |_, record| {
        let start = record.date("start");
        start.is_some_and(|date| date.latest() >= (1999, 1, 1) && date.earliest() <= (2010, 12, 31))
    }),
];

#[test]
#[expect(
    clippy::needless_range_loop,
    reason = "pairs of numbers are what is walked"
)]
fn filters_give_what_a_plain_loop_gives_in_any_order() {
    let dataset = Dataset::embedded();
    let all = dataset.records(MISSION);
    let ids = |filters: &[usize]| -> HashSet<String> {
        let mut select = dataset.select(MISSION);
        for number in filters {
            let (name, words, _) = FILTERS[*number];
            select = select.filter(name, words).expect("a filter");
        }
        select
            .records()
            .iter()
            .map(|record| record.id().to_owned())
            .collect()
    };
    for first in 0..FILTERS.len() {
        let keeps = |number: usize, record| FILTERS[number].2(&dataset, record);
        let plain: HashSet<String> = all
            .iter()
            .filter(|record| keeps(first, record))
            .map(|record| record.id().to_owned())
            .collect();
        assert_eq!(ids(&[first]), plain, "{:?}", &FILTERS[first].1);
        assert!(!plain.is_empty());
        for second in 0..FILTERS.len() {
            // The same filter twice takes the last, as a repeated option does where it takes one value.
            if FILTERS[first].0 == FILTERS[second].0 {
                continue;
            }
            let both: HashSet<String> = plain
                .iter()
                .filter(|id| {
                    all.iter()
                        .any(|record| record.id() == **id && keeps(second, record))
                })
                .cloned()
                .collect();
            assert_eq!(
                ids(&[first, second]),
                both,
                "{} {}",
                FILTERS[first].1,
                FILTERS[second].1
            );
            assert_eq!(
                ids(&[second, first]),
                both,
                "{} {}",
                FILTERS[second].1,
                FILTERS[first].1
            );
        }
    }
}

#[test]
fn every_field_of_every_kind_sorts_both_ways() {
    let dataset = Dataset::embedded();
    for kind in KINDS {
        for path in Path::every(kind) {
            for field in [path.text().to_owned(), format!("-{}", path.text())] {
                let Ok(select) = dataset.select(kind).sort(&field) else {
                    continue;
                };
                let sorted = select.records();
                assert_eq!(
                    sorted.len(),
                    dataset.records(kind).len(),
                    "{} {field}",
                    kind.name
                );
                let blank: Vec<bool> = sorted
                    .iter()
                    .map(|record| dataset.at(record, &path).is_blank())
                    .collect();
                assert!(blank.is_sorted(), "{} {field}: nulls last", kind.name);
            }
        }
    }
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (sides as u64)).expect("a number below it")
    }

    fn pick<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[self.roll(words.len())]
    }

    /// The bytes with some of them changed, doubled, left out or put from elsewhere.
    fn mutate(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.roll(6) {
            if bytes.is_empty() {
                break;
            }
            let place = self.roll(bytes.len());
            match self.roll(6) {
                0 => bytes[place] = u8::try_from(self.roll(256)).expect("a byte"),
                1 => bytes.truncate(place),
                2 => {
                    bytes.remove(place);
                }
                3 => {
                    let sign = self.pick(&SIGNS).as_bytes().to_vec();
                    bytes.splice(place..place, sign);
                }
                4 => {
                    let end = (place + 1 + self.roll(40)).min(bytes.len());
                    let part = bytes[place..end].to_vec();
                    bytes.splice(place..place, part);
                }
                _ => {
                    let word = self.pick(&[
                        "null",
                        "[]",
                        "{}",
                        "1e999",
                        "-0",
                        "\"\\ud800\"",
                        "true",
                        "\"\"",
                        "[[",
                        "99999999999999999999",
                        "\"kind\":\"mission\",",
                        "\"id\":\"un\",",
                    ]);
                    bytes.splice(place..place, word.bytes());
                }
            }
        }
        bytes
    }
}

/// How many inputs each door gets; `FUZZ_CASES` asks for more.
fn cases() -> usize {
    let asked = std::env::var("FUZZ_CASES")
        .ok()
        .and_then(|number| number.parse().ok());
    asked.unwrap_or(2000)
}

#[test]
fn no_data_make_it_panic() {
    let dataset = Dataset::embedded();
    let mut dice = Dice(0x5eed_2013);
    let mut seeds: Vec<String> = KINDS
        .iter()
        .filter_map(|kind| Some(dataset.records(kind).first()?.as_written()?.to_owned()))
        .collect();
    assert_eq!(seeds.len(), KINDS.len());
    seeds.push(r#"{"id":"un","kind":"organization","name":"x"}"#.to_owned());
    let mut opened = 0;
    let asked = [
        ("missions", Format::Table),
        ("orgs", Format::Csv),
        ("timeline", Format::Table),
        ("sources", Format::Markdown),
        ("policies", Format::Html),
        ("tools", Format::Latex),
        ("definitions", Format::List),
        ("training", Format::Json),
        ("stats", Format::Table),
        ("export", Format::Json),
        ("missions", Format::Svg),
        ("timeline", Format::Mermaid),
        ("influences", Format::Dot),
        ("missions", Format::Chart),
    ];
    for _ in 0..cases() {
        let seed = &seeds[dice.roll(seeds.len())];
        let bytes = dice.mutate(seed.as_bytes());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let own = Dataset::builder().text("fuzz", text).only_data();
        let Ok(dataset) = own.open() else {
            continue;
        };
        opened += 1;
        for finding in Scope::own(&dataset).findings() {
            assert!(!finding.line().is_empty());
        }
        // As with --trust: whatever the records are, a question about them has an answer or an error.
        let (name, format) = asked[dice.roll(asked.len())];
        let verb = cli::verb(name).expect("a command");
        if let Ok(answer) = verb.ask(&Arguments::new(), &dataset) {
            let _ = render::render(&answer, look(format, 1 + dice.roll(120)));
        }
    }
    assert!(
        opened > cases() / 20,
        "too few of the inputs are data: {opened}"
    );
}

#[test]
fn no_words_make_it_panic() {
    const WORDS: [&str; 44] = [
        "missions",
        "timeline",
        "search",
        "show",
        "compare",
        "trace",
        "matrix",
        "stats",
        "cite",
        "codebook",
        "diff",
        "new",
        "due",
        "export",
        "schema",
        "orgs",
        "--org",
        "--year",
        "--sort",
        "--fields",
        "--from",
        "--to",
        "--active",
        "--json",
        "-f",
        "csv",
        "-n",
        "--limit",
        "un",
        "eu",
        "unamsil",
        "2013",
        "2010..2015",
        "mandate.level",
        "-start",
        "poc",
        "--kind",
        "--by",
        "--count",
        "--",
        "help",
        "protection of civilians",
        "mali",
        "--country",
    ];
    let dataset = Dataset::embedded();
    let mut dice = Dice(0x0a59_5eed);
    for _ in 0..cases() {
        let mut words: Vec<String> = Vec::new();
        for _ in 0..=dice.roll(6) {
            let word = dice.pick(&WORDS);
            let bytes = if dice.roll(3) == 0 {
                dice.mutate(word.as_bytes())
            } else {
                word.as_bytes().to_vec()
            };
            words.push(String::from_utf8_lossy(&bytes).into_owned());
        }
        let (common, rest, read) = cli::read(&words);
        let look = common.look(false);
        let Ok(typed::Typed::Command(rest)) = read.and_then(|()| typed::read(&rest)) else {
            continue;
        };
        // What reads or writes files is tried elsewhere.
        let Ok(grammar::Asked::Of(verb, arguments)) = grammar::read(&rest) else {
            continue;
        };
        if ["diff", "validate", "export", "atlas", "mcp"].contains(&verb.name) {
            continue;
        }
        if let Ok(answer) = verb.ask(&arguments, &dataset) {
            let _ = render::render(&answer, look);
        }
    }
}

#[test]
fn no_search_makes_it_panic() {
    const SEEDS: [&str; 10] = [
        "protection of civilians",
        "\"use of force\" congo",
        "not:nato kind:mission",
        "year:2010..2015 mali",
        "org:eu,un",
        "who wrote the POC policy of 2015?",
        "S/RES/1270 (1999)",
        "kind:misson",
        "monsuco",
        "conseil de sécurité",
    ];
    let dataset = Dataset::embedded();
    let verb = cli::verb("search").expect("a command");
    let mut dice = Dice(0x5ea7_c4ed);
    for _ in 0..cases() / 4 {
        let seed = dice.pick(&SEEDS);
        let bytes = dice.mutate(seed.as_bytes());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Ok(answer) = verb.ask(&Arguments::new().with("words", text), &dataset) {
            let _ = render::render(&answer, look(Format::Table, 80));
        }
    }
}

#[test]
fn no_path_or_key_makes_it_panic() {
    let mut dice = Dice(0x9a7b_0001);
    for _ in 0..cases() {
        let kind = KINDS[dice.roll(KINDS.len())];
        let every = Path::every(kind);
        let seed = every[dice.roll(every.len())].text().to_owned();
        let bytes = dice.mutate(seed.as_bytes());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let _ = read::path(kind, &text);
        let _ = sort::keys(std::slice::from_ref(&text), |path| read::path(kind, path));
        let _ = Dataset::embedded().select(kind).filter(&text, &text);
    }
}

#[test]
fn a_word_of_a_hundred_thousand_letters_takes_no_longer_than_a_glance() {
    let dataset = Dataset::embedded();
    let long = "monusco ".repeat(2_000);
    let one = "a".repeat(100_000);
    for word in [&long, &one] {
        for (verb, name) in [
            ("show", "id"),
            ("search", "words"),
            ("missions", "lead"),
            ("missions", "country"),
            ("trace", "id"),
        ] {
            let begun = Instant::now();
            let verb = cli::verb(verb).expect("a command");
            let _ = verb.ask(&Arguments::new().with(name, word.clone()), &dataset);
            let _ = typed::unknown(word, &dataset);
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "{} {name}: {:?}",
                verb.name,
                begun.elapsed()
            );
        }
    }
}
