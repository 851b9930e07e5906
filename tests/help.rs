//! Help: short enough to read, complete where it says so, and every example in it works.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::poc;
use poc_cli::cli::{examples, verbs};
use poc_cli::model::KINDS;

/// Every command that help shows.
fn names() -> Vec<&'static str> {
    verbs()
        .filter(|verb| !verb.group.is_empty())
        .map(|verb| verb.name)
        .collect()
}

fn fits(text: &str, lines: usize, what: &str) {
    let number = text.lines().count();
    assert!(number <= lines, "{what} has {number} lines:\n{text}");
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{what}: too wide: {line}");
    }
}

#[test]
fn short_help_fits_a_screen() {
    let text = poc("-h").ok();
    // A screen has some 45 lines, and each kind takes one of them.
    fits(&text, 30 + KINDS.len(), "poc -h");
    fits(&poc("--help").ok(), 200, "poc --help");
    for name in names() {
        let line = text
            .lines()
            .filter(|line| line.starts_with(&format!("  {name} ")));
        assert_eq!(line.count(), 1, "{name}:\n{text}");
        fits(&poc(name).arg("-h").ok(), 40, name);
        fits(&poc(name).arg("--help").ok(), 200, name);
    }
    for about in verbs().map(poc_cli::commands::verb::Verb::summary) {
        // What does not fit beside its command is broken, and stands out of line.
        assert!(
            about.starts_with("candidates") || about.chars().count() <= 61,
            "{about}"
        );
    }
    assert!(!text.contains("__complete"));
}

#[test]
fn short_help_has_a_line_a_filter_with_some_of_its_values() {
    let text = poc("missions -h").ok();
    for line in [
        "  --status WORD,..     Missions with a status: ended, ongoing, authorized, ..",
        "  --country NAME,..    Missions in a country or region",
        "  --active DATE        Missions active at any time in a year, date, or range",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}:\n{text}");
    }
    for heading in ["Look up:", "Browse:", "Data and scripting:"] {
        assert!(poc("-h").ok().contains(heading), "{heading}");
    }
}

#[test]
fn full_help_has_every_option_under_its_heading() {
    let text = poc("missions --help").ok();
    let places: Vec<_> = [
        "\nFilters:\n",
        "\nOrder and fields:\n",
        "\nOutput:\n",
        "\nData:\n",
        "\nExamples:\n",
    ]
    .iter()
    .map(|heading| text.find(heading).unwrap_or_else(|| panic!("no {heading}")))
    .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(text.contains("poc, explicit,"), "{text}");
    assert!(poc("missions -h").ok().contains("see --help"));
    let full = poc("--help").ok();
    for heading in ["Exit status:", "Environment", "Files:", "--layer"] {
        assert!(full.contains(heading), "{heading}");
    }
}

#[test]
fn help_can_be_asked_in_words() {
    assert_eq!(poc("help").ok(), poc("--help").ok());
    assert_eq!(poc("help missions").ok(), poc("missions --help").ok());
    assert_eq!(poc("help operations").ok(), poc("missions --help").ok());
    assert_eq!(poc("help mission").ok(), poc("missions --help").ok());
}

#[test]
fn every_command_has_three_to_six_examples_that_work() {
    let place = Place::new();
    let mut lacking = Vec::new();
    for name in names() {
        let own: Vec<_> = examples()
            .filter(|example| example.command == name)
            .collect();
        if !(3..=6).contains(&own.len()) {
            lacking.push(format!("{name}: {} examples", own.len()));
        }
        let unique: HashSet<_> = own.iter().map(|example| example.args).collect();
        assert_eq!(unique.len(), own.len(), "{name}");
        for example in own {
            if let Some(why) = place.refuses(&example.line()) {
                lacking.push(why);
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

/// A directory in which the examples run: with records of a user's own, and a home.
struct Place(PathBuf);

impl Place {
    fn new() -> Self {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
        let _ = fs::remove_dir_all(&place);
        for directory in [
            "mine",
            "old",
            ".local/share/bash-completion/completions",
            ".zfunc",
            ".config/fish/completions",
            ".config/elvish",
        ] {
            fs::create_dir_all(place.join(directory)).expect("a directory");
        }
        let mine = poc("missions --json --limit 1").ok();
        for file in [
            "mine/mission.json",
            "mine.json",
            "old/mission.json",
            "old.json",
        ] {
            fs::write(place.join(file), &mine).expect("a file");
        }
        let question = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n";
        fs::write(place.join("questions.ndjson"), question).expect("a file");
        Self(place)
    }

    /// Why the line does not work as typed at a prompt, if it does not.
    fn refuses(&self, line: &str) -> Option<String> {
        let program = Path::new(env!("CARGO_BIN_EXE_poc"))
            .parent()
            .expect("a directory");
        let path = std::env::var("PATH").unwrap_or_default();
        // What is not installed is left out of the line, not the line.
        let installed = |name: &str| {
            path.split(':')
                .any(|place| Path::new(place).join(name).exists())
        };
        let line = match line.split_once(" | ") {
            Some((line, pipe)) if !installed(pipe.split(' ').next().unwrap_or_default()) => line,
            _ => line,
        };
        let output = Command::new("bash")
            .args(["-o", "pipefail", "-c", line])
            .env("PATH", format!("{}:{path}", program.display()))
            .env("HOME", &self.0)
            .env("PROFILE", self.0.join("profile.ps1"))
            .env_remove("POC_DATA")
            .current_dir(&self.0)
            .output()
            .expect("a shell");
        let quiet = output.stdout.is_empty()
            && !line.contains('>')
            && !line.contains(" -o ")
            && !line.contains("--out ");
        (!output.status.success() || quiet).then(|| {
            format!(
                "{line}: {}: {}",
                output.status,
                String::from_utf8_lossy(&output.stderr)
            )
        })
    }
}

#[test]
fn the_manual_has_a_page_a_command() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("man1");
    let _ = fs::remove_dir_all(&place);
    assert_eq!(poc("man --out").arg(&place.display().to_string()).ok(), "");
    let pages = fs::read_dir(&place).expect("pages").count();
    assert_eq!(pages, names().len() + 1);
    for name in names() {
        let page = fs::read_to_string(place.join(format!("poc-{name}.1"))).expect("a page");
        assert_eq!(page, poc("man").arg(name).ok());
        for section in [
            "NAME",
            "SYNOPSIS",
            "OUTPUT",
            "EXIT STATUS",
            "ENVIRONMENT",
            "FILES",
            "EXAMPLES",
        ] {
            let heading = format!("\n.SH {section}\n");
            let quoted = format!("\n.SH \"{section}\"\n");
            assert!(
                page.contains(&heading) || page.contains(&quoted),
                "{name}: {section}"
            );
        }
    }
    let main = poc("man").ok();
    assert!(main.contains(".TH POC 1"), "{main}");
    assert!(main.contains("poc\\-missions"), "{main}");
    assert_eq!(poc("man mission").ok(), poc("man missions").ok());
}
