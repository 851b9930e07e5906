//! Data that somebody else wrote, with everything in them that a terminal, a spreadsheet, a browser, a typesetter or a shell
//! could take for a command: no command and no format passes it on as one.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::fs;
use std::path::PathBuf;

use common::{Ran, poc};
use poc_cli::model::KINDS;
use poc_cli::model::field::{Field, Shape};
use serde_json::{Map, Value};

/// What is put into every text. A spreadsheet reads the beginning.
const EVIL: &str = "=cmd|' /C calc'!A0 \u{1b}]0;owned\u{7} \u{1b}[31m \u{9b}32m \u{7f} \u{202e}turned \u{200b}none \
    <img src=x onerror=alert(1)> </script><script>alert(2)</script> ]]> --> \\input{evil} \\write18{id} a|b ``` `id` \
    $(id) ${HOME} [link](javascript:alert(3)) ![image](http://evil.example) &#60;b&#62; {{x}} %0a %{ @book{x, } \
    \"double\" 'single' ; \\; C:\\\nER  - \nsecond\r\nthird\tcolumn # end";

/// A record of each kind that other records lead to or that commands are asked about.
const RECORDS: &[&str] = &[
    "un",
    "unamsil",
    "sres-1270",
    "src-friis-2010",
    "joint-protection-teams",
];

/// The dataset's records, one a kind, every text in them replaced.
struct Evil(PathBuf);

impl Evil {
    fn new(name: &str) -> Self {
        let mut records = Vec::new();
        for kind in KINDS {
            let text = fs::read_to_string(format!("data/{}.json", kind.name)).expect("a data file");
            let all: Vec<Map<String, Value>> = serde_json::from_str(&text).expect("records");
            let chosen = all
                .iter()
                .find(|record| RECORDS.contains(&record["id"].as_str().expect("an id")));
            let mut record = chosen.or(all.first()).expect("a record").clone();
            poison(kind.fields, &mut record);
            records.push(Value::Object(record));
        }
        // And one whose id and links nobody could type.
        let mut stranger = records[1].clone();
        stranger["id"] = "evil\u{200b}\u{1b}[31m".into();
        stranger["orgs"] = serde_json::json!(["un", "=no\u{202e}body"]);
        records.push(stranger);
        let path =
            std::env::temp_dir().join(format!("poc-evil-{name}-{}.json", std::process::id()));
        fs::write(&path, Value::Array(records).to_string()).expect("written");
        let evil = Self(path);
        assert!(
            evil.ask("show unamsil").stdout.contains("onerror"),
            "the texts are in it"
        );
        evil
    }

    fn ask(&self, line: &str) -> Ran {
        let ran = poc("--trust --data")
            .arg(&self.0.display().to_string())
            .args(line)
            .run();
        assert!(!ran.stderr.contains("panicked"), "{line}: {}", ran.stderr);
        assert!(
            matches!(ran.status, Some(0..=2)),
            "{line}: {:?}",
            ran.status
        );
        ran
    }
}

impl Drop for Evil {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn poison(fields: &[Field], record: &mut Map<String, Value>) {
    for field in fields {
        // What says which record it is stays; without it there would be no dataset.
        if ["id", "kind"].contains(&field.name) {
            continue;
        }
        if let Some(value) = record.get_mut(field.name) {
            let named = matches!(field.name, "name" | "title" | "summary");
            if named && matches!(field.shape, Shape::Text) {
                *value = EVIL.into();
            } else {
                poison_value(&field.shape, value);
            }
        }
    }
}

fn poison_value(shape: &Shape, value: &mut Value) {
    match (shape, value) {
        (Shape::Text, Value::String(text)) => EVIL.clone_into(text),
        (Shape::List(item), Value::Array(items)) => {
            for value in items {
                poison_value(item, value);
            }
        }
        (Shape::Object(fields), Value::Object(object)) => poison(fields, object),
        (Shape::Parts(_, fields), Value::Object(parts)) => {
            for value in parts.values_mut() {
                if let Value::Object(object) = value {
                    poison(fields, object);
                }
            }
        }
        _ => {}
    }
}

/// The commands that print records, beside the lists.
const LINES: [&str; 17] = [
    "show unamsil un sres-1270",
    "show src-friis-2010 joint-protection-teams",
    "search onerror",
    "search turned --explain",
    "timeline --include policies,missions,tools",
    "timeline --about unamsil",
    "compare --orgs un,nato --all",
    "compare unamsil monuc",
    "trace sres-1270",
    "trace unamsil --up",
    "matrix tools missions",
    "matrix concepts orgs",
    "due --on 2026-11-27",
    "stats --kind missions --by name",
    "stats --by orgs,year",
    "diff tests/data/empty",
    "cite src-friis-2010 sres-1270",
];

fn lines() -> Vec<String> {
    let lists = KINDS.iter().map(|kind| kind.list.to_owned());
    lists.chain(LINES.map(str::to_owned)).collect()
}

/// Letters that a terminal obeys, that turn the order of others, or that are not seen.
fn is_harmful(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{200b}' | '\u{202e}')
}

fn no_controls(text: &str, allowed: &[char], what: &str) {
    let found = text
        .chars()
        .find(|letter| letter.is_control() && !allowed.contains(letter));
    assert_eq!(found, None, "{what}");
}

#[test]
fn a_terminal_gets_no_command_and_no_letter_that_is_not_seen() {
    let evil = Evil::new("terminal");
    for line in lines() {
        for format in [
            "-f table",
            "-f list",
            "--chart",
            "-f table --width 40",
            "-f table --color always",
            "--ascii",
        ] {
            let ran = evil.ask(&format!("{line} {format}"));
            let colours = regex_lite::Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern");
            let mut shown = ran.stdout.clone();
            if format.contains("color") {
                assert!(!shown.contains("\u{1b}[31m"), "{line} {format}");
                shown = colours.replace_all(&shown, "").into_owned();
            }
            let harmful = |text: &str| {
                text.chars()
                    .find(|letter| *letter != '\n' && is_harmful(*letter))
            };
            assert_eq!(harmful(&shown), None, "{line} {format}");
            assert_eq!(
                harmful(&ran.stderr),
                None,
                "{line} {format}: standard error"
            );
        }
    }
    for line in [
        "validate",
        "export mission",
        "show 'nobody",
        "show evil",
        "missions --lead evil",
    ] {
        let ran = evil.ask(line);
        no_controls(&ran.stdout, &['\n'], line);
        no_controls(&ran.stderr, &['\n'], line);
    }
}

#[test]
fn words_that_are_typed_come_back_harmless() {
    let options = [
        "",
        "--org",
        "--fields",
        "--sort",
        "--data",
        "-f",
        "--width",
        "--layer",
        "--year",
        "--nonsense",
        "--type",
    ];
    for verb in poc_cli::cli::verbs() {
        for option in options {
            let mut call = poc(verb.name);
            if !option.is_empty() {
                call = call.arg(option);
            }
            let ran = call.arg(&EVIL.replace("=cmd", "cmd")).run();
            let what = format!("{} {option}", verb.name);
            assert!(matches!(ran.status, Some(0..=2)), "{what}");
            let harmful = ran
                .stderr
                .chars()
                .find(|letter| *letter != '\n' && is_harmful(*letter));
            assert_eq!(harmful, None, "{what}: {}", ran.stderr);
        }
    }
}

#[test]
fn json_keeps_every_text_as_it_was_without_a_raw_control() {
    let evil = Evil::new("json");
    for line in lines() {
        let json = evil.ask(&format!("{line} --json"));
        no_controls(&json.stdout, &['\n'], &line);
        let _: Value =
            serde_json::from_str(&json.stdout).unwrap_or_else(|error| panic!("{line}: {error}"));
        let lines = evil.ask(&format!("{line} -f ndjson"));
        no_controls(&lines.stdout, &['\n'], &line);
        for text in lines.stdout.lines() {
            let _: Value =
                serde_json::from_str(text).unwrap_or_else(|error| panic!("{line}: {error}"));
        }
    }
    let shown: Value = serde_json::from_str(&evil.ask("show unamsil --json").stdout).expect("JSON");
    assert_eq!(shown[0]["record"]["summary"], EVIL);
}

/// Kinds whose fields are of every shape; the others have nothing that these have not.
const CHOSEN: [&str; 5] = ["organization", "mission", "source", "tool", "definition"];

/// The text with controls written as csv writes them.
fn visible(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\r' | '\t' => letter.to_string(),
            letter if letter.is_control() => letter.escape_unicode().to_string(),
            letter => letter.to_string(),
        })
        .collect()
}

/// What a cell is to hold, or none where it is JSON.
fn cell(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(visible(text)),
        Value::Array(items) => {
            let texts: Option<Vec<String>> = items
                .iter()
                .map(|item| match item {
                    Value::String(text) => {
                        Some(visible(text).replace('\\', "\\\\").replace(';', "\\;"))
                    }
                    Value::Number(number) => Some(number.to_string()),
                    _ => None,
                })
                .collect();
            // Escapes come first and what is made visible after them.
            let plain = items
                .iter()
                .all(|item| item.as_str().is_none_or(|text| text == visible(text)));
            texts.filter(|_| plain).map(|texts| texts.join("; "))
        }
        Value::Object(_) => None,
        other => Some(other.to_string()),
    }
}

fn same_cells(records: &[Map<String, Value>], header: &[String], rows: &[Vec<String>], what: &str) {
    assert_eq!(rows.len(), records.len(), "{what}");
    for (record, row) in records.iter().zip(rows) {
        assert_eq!(row.len(), header.len(), "{what}");
        for (name, shown) in header.iter().zip(row) {
            let dangerous = shown.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let number = shown.parse::<f64>().is_ok();
            assert!(
                !dangerous || number,
                "{what}.{name} is run as a formula: {shown}"
            );
            let Some(expected) = record.get(name).and_then(cell) else {
                continue;
            };
            let read = shown.strip_prefix('\'').unwrap_or(shown);
            assert_eq!(read, expected, "{what}.{name}");
        }
    }
}

#[test]
fn csv_and_tsv_are_read_back_as_they_were() {
    let evil = Evil::new("csv");
    for kind in KINDS.into_iter().filter(|kind| CHOSEN.contains(&kind.name)) {
        let json = evil.ask(&format!("{} --json", kind.list)).stdout;
        let records: Vec<Map<String, Value>> = serde_json::from_str(&json).expect("records");
        let csv = evil.ask(&format!("{} -f csv", kind.list)).stdout;
        no_controls(&csv, &['\n', '\r', '\t'], kind.list);
        let mut reader = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
        let header: Vec<String> = reader
            .headers()
            .expect("a header")
            .iter()
            .map(str::to_owned)
            .collect();
        let rows: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
            .collect();
        same_cells(&records, &header, &rows, kind.list);

        let tsv = evil.ask(&format!("{} -f tsv", kind.list)).stdout;
        no_controls(&tsv, &['\n', '\t'], kind.list);
        let mut rows = tsv
            .lines()
            .map(|line| line.split('\t').map(unescaped).collect::<Vec<_>>());
        let header = rows.next().expect("a header");
        same_cells(&records, &header, &rows.collect::<Vec<_>>(), kind.list);
    }
    for line in LINES {
        for format in ["csv", "tsv"] {
            let ran = evil.ask(&format!("{line} -f {format}"));
            no_controls(&ran.stdout, &['\n', '\r', '\t'], line);
        }
    }
}

fn unescaped(cell: &str) -> String {
    let mut text = String::new();
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('\\') => text.push('\\'),
            // The number of a control character.
            Some('u') => text.push_str("\\u"),
            other => panic!("an escape that there is not: {other:?}"),
        }
    }
    text
}

/// The places of `sign` that no backslash takes its meaning from.
fn bare(line: &str, sign: char) -> usize {
    let mut number = 0;
    let mut escaped = false;
    for letter in line.chars() {
        if letter == sign && !escaped {
            number += 1;
        }
        escaped = letter == '\\' && !escaped;
    }
    number
}

#[test]
fn markdown_cells_stay_cells() {
    let evil = Evil::new("markdown");
    for line in lines() {
        let text = evil.ask(&format!("{line} -f markdown")).stdout;
        no_controls(&text, &['\n'], &line);
        let mut columns = None;
        for row in text.lines() {
            if !row.starts_with('|') {
                columns = None;
                continue;
            }
            let bars = bare(row, '|');
            assert_eq!(*columns.get_or_insert(bars), bars, "{line}: {row}");
        }
        let outside = text.replace("<br>", "");
        assert!(!outside.contains('<'), "{line}: a tag");
        for row in text.lines() {
            assert_eq!(bare(row, '['), 0, "{line}: a link in {row}");
            assert!(
                bare(row, '`') == 0 || row.starts_with("```"),
                "{line}: code in {row}"
            );
        }
        assert!(!text.contains("&#60;"), "{line}: an entity");
    }
}

#[test]
fn html_and_svg_have_no_markup_but_their_own() {
    let evil = Evil::new("html");
    let tag = regex_lite::Regex::new("<(/?[a-zA-Z0-9!]+)").expect("a pattern");
    let entity = regex_lite::Regex::new("^&(amp|lt|gt|quot|apos|#[0-9]+);").expect("a pattern");
    for line in lines() {
        for format in ["html", "svg"] {
            let ran = evil.ask(&format!("{line} -f {format}"));
            let text = ran.stdout;
            no_controls(&text, &['\n'], &line);
            for found in tag.captures_iter(&text) {
                let name = found[1].trim_start_matches('/').to_owned();
                assert!(
                    !["img", "script", "b"].contains(&name.as_str()),
                    "{line} -f {format}: <{name}>"
                );
            }
            for (place, _) in text.match_indices('&') {
                assert!(
                    entity.is_match(&text[place..]),
                    "{line} -f {format}: {:.20}",
                    &text[place..]
                );
            }
            let _: () = balanced(&text, &format!("{line} -f {format}"));
        }
    }
    let page = evil.ask("atlas").stdout;
    assert!(
        !page.contains("<img src=x"),
        "the page has markup of the data"
    );
    assert!(
        !page.contains("<script>alert"),
        "the page has a script of the data"
    );
    assert!(!page.contains('\u{1b}'), "the page has a control");
}

/// Every element is closed in its order.
fn balanced(text: &str, what: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find('<') {
        let inner = &rest[begin + 1..];
        let end = inner
            .find('>')
            .unwrap_or_else(|| panic!("{what}: a tag without an end"));
        let tag = &inner[..end];
        let name = tag
            .trim_start_matches('/')
            .split([' ', '\n', '/'])
            .next()
            .unwrap_or_default();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{what}");
        } else if !tag.ends_with('/')
            && !tag.starts_with(['!', '?'])
            && !["br", "meta", "link", "hr", "col"].contains(&name)
        {
            open.push(name);
        }
        rest = &inner[end + 1..];
    }
    assert!(open.is_empty(), "{what}: {open:?} are open at the end");
}

#[test]
fn latex_begins_no_command_of_the_data() {
    let evil = Evil::new("latex");
    for line in lines() {
        let text = evil.ask(&format!("{line} -f latex")).stdout;
        no_controls(&text, &['\n'], &line);
        for command in ["\\input", "\\write", "$(id)", "${HOME}"] {
            let mut places = text.match_indices(command);
            assert!(
                places.all(|(place, _)| command.starts_with('$') && text[..place].ends_with('\\')),
                "{line}: {command}"
            );
        }
        // Every brace of the data is escaped, so that those that are not come in pairs.
        let depth = text.lines().try_fold(0_i64, |depth, row| {
            let open = i64::try_from(bare(row, '{')).ok()?;
            let close = i64::try_from(bare(row, '}')).ok()?;
            Some(depth + open - close)
        });
        assert_eq!(depth, Some(0), "{line}");
        for row in text.lines().filter(|row| !row.starts_with('%')) {
            assert_eq!(
                bare(row, '%') + bare(row, '#') + bare(row, '$'),
                0,
                "{line}: {row}"
            );
        }
    }
}

#[test]
fn a_citation_stays_one_entry() {
    let evil = Evil::new("cite");
    let ids = "src-friis-2010 sres-1270";
    let lines = [
        format!("cite {ids} --style"),
        "sources -f".to_owned(),
        "policies -f".to_owned(),
        "missions -f".to_owned(),
    ];
    for line in lines {
        let csl = evil.ask(&format!("{line} csl-json")).stdout;
        no_controls(&csl, &['\n'], &line);
        let csl: Value = serde_json::from_str(&csl).expect("JSON");
        let number = csl.as_array().map(Vec::len).expect("an array");
        assert!(number >= 2, "{line}");
        for style in ["bibtex", "biblatex"] {
            let text = evil.ask(&format!("{line} {style}")).stdout;
            no_controls(&text, &['\n'], &line);
            let entries = text.lines().filter(|row| row.starts_with('@'));
            assert_eq!(entries.count(), number, "{line} {style}");
            assert!(
                !text.contains("\\input") && !text.contains("\\write18"),
                "{text}"
            );
            assert_eq!(bare(&text, '{'), bare(&text, '}'), "{line} {style}");
            assert!(!text.contains("= {=cmd|' /C calc'!A0 \\u"), "{text}");
        }
        let ris = evil.ask(&format!("{line} ris")).stdout;
        no_controls(&ris, &['\n', '\r'], &line);
        let ends = ris.lines().filter(|row| row.starts_with("ER  -"));
        assert_eq!(ends.count(), number, "{line}");
        let row = regex_lite::Regex::new("^([A-Z][A-Z0-9]  - .*|ER  - ?|)$").expect("a pattern");
        for text in ris.lines() {
            assert!(row.is_match(text), "{text}");
        }
    }
    for style in ["text", "footnote"] {
        let text = evil.ask(&format!("cite {ids} --style {style}")).stdout;
        let harmful = text
            .chars()
            .find(|letter| *letter != '\n' && is_harmful(*letter));
        assert_eq!(harmful, None, "{style}");
    }
}

#[test]
fn graphs_have_the_data_in_quotes_only() {
    let evil = Evil::new("graphs");
    let quoted = regex_lite::Regex::new(r#""(\\.|[^"\\])*""#).expect("a pattern");
    for line in [
        "trace sres-1270",
        "trace unamsil --up",
        "influences",
        "timeline",
        "missions",
    ] {
        let dot = evil.ask(&format!("{line} -f dot")).stdout;
        no_controls(&dot, &['\n'], line);
        let outside = quoted.replace_all(&dot, "");
        assert!(
            !outside.contains("onerror") && !outside.contains('"'),
            "{line}: {outside}"
        );
        let mermaid = evil.ask(&format!("{line} -f mermaid")).stdout;
        no_controls(&mermaid, &['\n'], line);
        assert!(
            !mermaid.contains('<') && !mermaid.contains("%{") && !mermaid.contains("```"),
            "{line}: {mermaid}"
        );
        for row in mermaid.lines() {
            assert_eq!(row.matches('"').count() % 2, 0, "{line}: {row}");
        }
    }
}

#[test]
fn what_is_suggested_can_be_pasted() {
    let evil = Evil::new("paste");
    for words in [
        "$(id)",
        "x; rm -rf ~",
        "`id`",
        "a'b\"c",
        "a\nb",
        "${HOME}",
        "!!",
        "<x>",
        "~",
        "*",
        "a&b",
        "-x",
    ] {
        for verb in [
            "show",
            "missions",
            "cite",
            "trace",
            "compare un",
            "search not:x",
        ] {
            let ran = poc(verb).arg("--").arg(words).run();
            for suggestion in commands(&ran.stderr) {
                assert!(is_safe(&suggestion), "{verb} {words:?}: {suggestion}");
            }
        }
    }
    for line in [
        "show cmd",
        "show evil",
        "missions cmd",
        "missions --lead nobody",
        "search owned",
    ] {
        let ran = evil.ask(line);
        for suggestion in commands(&ran.stderr) {
            assert!(is_safe(&suggestion), "{line}: {suggestion}");
        }
    }
}

/// The commands that a message gives between backticks.
fn commands(text: &str) -> Vec<String> {
    let parts = text.split("`poc ").skip(1);
    parts
        .map(|part| {
            // A backtick within single quotes is of the word.
            let (mut quoted, mut escaped) = (false, false);
            part.chars()
                .take_while(|letter| {
                    if escaped {
                        escaped = false;
                        return true;
                    }
                    escaped = *letter == '\\' && !quoted;
                    if *letter == '\'' {
                        quoted = !quoted;
                    }
                    *letter != '`' || quoted
                })
                .collect()
        })
        .collect()
}

/// Whether a shell reads the command as words and nothing else.
fn is_safe(command: &str) -> bool {
    let mut quoted = false;
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => quoted = !quoted,
            _ if quoted => {}
            '\\' => {
                letters.next();
            }
            '$' | '`' | ';' | '&' | '|' | '<' | '>' | '(' | ')' | '*' | '?' | '!' | '~' | '"'
            | '\n' => return false,
            _ => {}
        }
    }
    !quoted
}
