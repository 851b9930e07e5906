//! Tables as people see them: at every usual width one table, no line wider than the width, no word lost, and one way of
//! saying what was left out, what a mark means and how many there are.

#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;
use poc_cli::model::KINDS;
use unicode_width::UnicodeWidthStr;

/// The widths at which people look.
const WIDTHS: [usize; 4] = [60, 80, 100, 160];
/// Commands that print a table beside the lists.
const TABLES: [&str; 18] = [
    "timeline --year 2013",
    "timeline --from 2008 --to 2010",
    "timeline --from 2012 --include policies,missions,tools",
    "compare --orgs un,nato",
    "compare --orgs un,eu,nato",
    "compare monusco unmiss minusca",
    "matrix concepts orgs",
    "matrix tools missions",
    "matrix missions tools",
    "codebook mission",
    "search sahel",
    "stats",
    "stats --kind mission --by mandate.level,orgs",
    "policies --org nato --year 2016",
    "due --on 2026-11-27 --within 1y",
    "missions --expand year --org eu",
    "show monusco",
    "show un",
];

fn table(line: &str, width: usize) -> (String, String) {
    let ran = poc(line).arg("--width").arg(&width.to_string()).run();
    assert_eq!(ran.status, Some(0), "{line}: {}", ran.stderr);
    (ran.stdout, ran.stderr)
}

fn commands() -> impl Iterator<Item = String> {
    let lists = KINDS.iter().map(|kind| kind.list.to_owned());
    lists.chain(TABLES.map(str::to_owned))
}

#[test]
fn from_sixty_columns_up_there_is_a_table_and_no_line_is_wider() {
    for line in commands() {
        for width in WIDTHS {
            let (text, _) = table(&line, width);
            assert!(text.contains("─┼─"), "{line} at {width} is no table");
            for line_of_text in text.lines() {
                assert!(
                    line_of_text.width() <= width,
                    "{line} at {width}: {line_of_text}"
                );
            }
        }
    }
}

#[test]
fn a_search_in_a_narrow_terminal_is_a_table_that_says_what_it_leaves_out() {
    let (text, note) = table("search joint protection teams", 60);
    assert!(text.starts_with("name  "), "{text}");
    assert!(text.contains("│ answer"), "{text}");
    assert_eq!(
        note,
        "hidden to fit 60 columns: `kind`, `source`; use --width 88\n"
    );
    let (text, note) = table("search joint protection teams", 88);
    let head = text.lines().next().unwrap_or_default();
    let heads: Vec<&str> = head.split('│').map(str::trim).collect();
    assert_eq!(heads, ["name", "id", "kind", "answer", "source"]);
    assert_eq!(note, "");
}

#[test]
fn a_comparison_is_as_long_as_can_be_read_at_every_width() {
    for (orgs, most) in [("un,nato", 130), ("un,eu,nato", 170)] {
        for width in WIDTHS {
            let (text, _) = table(&format!("compare --orgs {orgs}"), width);
            let lines = text.lines().count();
            assert!(lines <= most, "{orgs} at {width}: {lines} lines");
            assert_eq!(
                text.contains("… "),
                text.contains("… more: --all-points\n"),
                "{orgs} at {width}"
            );
        }
    }
    // What is left out is said, and how to see it.
    let (short, _) = table("compare --orgs un,nato", 80);
    assert!(short.contains("… more: --all-points\n"), "{short}");
    let (full, _) = table("compare --orgs un,nato --all-points", 80);
    assert!(!full.contains("… "), "{full}");
    let (wide, _) = table("compare --orgs un,nato", 100);
    assert!(!wide.contains("… "), "{wide}");
}

#[test]
fn below_sixty_columns_it_is_a_list() {
    let (text, _) = table("missions -n 2", 59);
    assert!(!text.contains('┼'), "{text}");
    assert!(text.contains("mission: "), "{text}");
}

/// The cells of a drawn table, row by row: the lines of a cell joined, as rules part the rows.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|letter: char| letter.is_whitespace() || "│─┼╌".contains(letter))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}

#[test]
fn no_word_is_lost_where_all_columns_are_shown() {
    // Columns asked by name are never left out, so every width shows the same words.
    for line in [
        "assessments --fields orgs,summary",
        "discrepancies --fields type,topic",
        "missions --fields start,name",
    ] {
        let (wide, _) = table(line, 300);
        for width in [60, 80, 100, 160] {
            let (text, note) = table(line, width);
            assert_eq!(note, "", "{line} at {width}");
            assert_eq!(words(&text), words(&wide), "{line} at {width}");
        }
    }
}

const DATA: &str = "--only-data --trust --data tests/data/layout";

fn small(line: &str, width: usize) -> (String, String) {
    table(&format!("{DATA} {line}"), width)
}

#[test]
fn a_list_gives_way_from_the_last_rank_on() {
    let (text, note) = small("missions", 120);
    assert_eq!(note, "");
    assert_eq!(text, include_str!("transcripts/layout-missions-120.txt"));
    let (text, note) = small("missions", 60);
    assert_eq!(
        note,
        "hidden to fit 60 columns: `status`; use --width 103, or --fields\n"
    );
    assert_eq!(text, include_str!("transcripts/layout-missions-60.txt"));
}

#[test]
fn countries_have_names_before_they_have_codes() {
    let (text, note) = table("missions --mandate poc", 80);
    assert!(text.contains("│ Sierra Leone "), "{text}");
    assert!(text.contains("│ Chad, CAR "), "{text}");
    assert!(!text.contains("│ SLE "), "{text}");
    assert_eq!(
        note,
        "hidden to fit 80 columns: `status`; use --width 94, or --fields\n"
    );
    let (text, _) = table("missions --mandate poc", 60);
    assert!(text.contains("│ SLE "), "{text}");
}

#[test]
fn what_is_asked_for_is_never_left_out() {
    let line =
        "missions --fields id,name,type,start,end,status,last_seen,mandate.level,mandate.basis";
    let (text, note) = small(line, 60);
    assert!(text.starts_with("id:"), "{text}");
    assert!(text.contains("mandate.basis: "), "{text}");
    assert!(note.starts_with("a table of these fields needs "), "{note}");
}

#[test]
fn the_header_can_be_left_out_with_all_but_the_rows() {
    let ran = poc(DATA).arg("missions").arg("--no-header").run();
    assert!(ran.stdout.starts_with("FIRST"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("missions"), "{}", ran.stdout);
}

#[test]
fn what_is_pasted_elsewhere_carries_no_marks() {
    for format in ["markdown", "html", "latex", "csv"] {
        let text = poc("missions -q -f").arg(format).ok();
        assert!(!text.contains('†'), "{format}");
    }
    let text = poc("compare --orgs un,nato -q -f markdown").ok();
    assert!(
        !text.contains("--all-points") && !text.contains('†'),
        "{text}"
    );
}

#[test]
fn markup_in_data_is_shown_not_obeyed() {
    let data = r#"{"kind":"tool","id":"t","name":"<img src=x onerror=alert(1)>","summary":"\\input{x} a_b & 5% | c","orgs":[],"layer":"supplement","acronym":null,"aliases":[],"category":"force","pioneered_by":null,"date":null,"year":null,"end":null,"adopted_by":[],"tiers":[],"concepts":[],"citations":[]}"#;
    let ask = |format: &str| {
        let fields = "--fields name,summary --only-data --trust --data - -f";
        poc("tools")
            .arg("-q")
            .args(fields)
            .arg(format)
            .input(data)
            .ok()
    };
    let html = ask("html");
    assert!(
        html.contains("<td>&lt;img src=x onerror=alert(1)&gt;</td>"),
        "{html}"
    );
    let latex = ask("latex");
    assert!(
        latex.contains("\\textbackslash{}input\\{x\\} a\\_b \\& 5\\% \\textbar{} c \\\\"),
        "{latex}"
    );
    assert!(
        latex.contains("\\toprule") && latex.contains("\\bottomrule"),
        "{latex}"
    );
    let markdown = ask("md");
    assert!(
        markdown.contains("&lt;img") && markdown.contains("\\| c"),
        "{markdown}"
    );
}

#[test]
fn a_table_closes_with_its_count() {
    let (text, _) = table("missions", 100);
    let last = text.lines().last().unwrap_or_default();
    assert!(
        last.contains(" missions, ") && last.ends_with(" ongoing when last seen"),
        "{last}"
    );
}

/// The text without the sequences that colour it.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[test]
fn a_key_of_colours_has_names_and_only_organizations_have_a_colour() {
    for (line, key) in [
        ("compare --orgs un,nato", "colors: UN  NATO\n"),
        ("timeline --year 2013", "colors: UN  EU  NATO\n"),
        ("matrix concepts orgs", "colors: UN  EU  NATO  AU\n"),
    ] {
        let text = poc(line).args("--color always").ok();
        assert!(uncoloured(&text).contains(key), "{line}: {text}");
    }
    let text = poc("matrix tools missions --color always").ok();
    assert!(!text.contains("colors:"), "{text}");
}

#[test]
fn counts_by_organization_name_it_as_people_do() {
    let (text, _) = small("stats --kind mission --by mandate.level,orgs", 80);
    let head = text.lines().next().unwrap_or_default();
    assert!(!head.contains("un"), "{head}");
    let text = poc("stats --by orgs").ok();
    assert!(text.contains("\nUN ") && text.contains("\nNATO "), "{text}");
    let csv = poc("stats --by orgs -f csv").ok();
    assert!(csv.contains("\nun,"), "{csv}");
}

#[test]
fn a_cell_is_not_broken_in_a_short_parenthesis_or_a_year() {
    let (text, _) = table("missions --mandate poc", 80);
    assert!(text.contains("(by 2024)"), "{text}");
    for width in WIDTHS {
        for line in ["missions", "policies", "sources", "due --on 2026-11-27"] {
            let (text, _) = table(line, width);
            let cells = text.lines().flat_map(|line| line.split('│'));
            for cell in cells.map(str::trim) {
                assert!(!cell.ends_with("(by"), "{line} at {width}: {cell}");
            }
        }
    }
}

#[test]
fn with_ascii_alone_nothing_but_letters_is_beyond_it() {
    for line in [
        "compare --orgs un,nato",
        "compare --orgs un,eu --concepts",
        "show monusco",
        "show un",
        "missions",
        "due --on 2026-11-27",
        "search sahel missions",
    ] {
        let text = poc(line).args("--ascii -q --width 80").ok();
        let beyond = |letter: &char| !letter.is_ascii() && !letter.is_alphabetic();
        assert_eq!(text.chars().find(beyond), None, "{line}: {text}");
    }
}

#[test]
fn a_list_names_organizations_by_their_acronyms() {
    let ids: Vec<String> = ["un", "eu", "nato", "au", "sadc"]
        .map(str::to_owned)
        .to_vec();
    for kind in KINDS {
        let (text, _) = table(kind.list, 100);
        let cells = text.lines().flat_map(|line| line.split('│'));
        for cell in cells.flat_map(|cell| cell.split(", ")).map(str::trim) {
            assert!(!ids.contains(&cell.to_owned()), "{}: {cell}", kind.list);
        }
    }
}
