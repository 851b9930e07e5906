//! Errors, exit codes, streams and the environment.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::fs;
use std::process::{Command, Stdio};

use common::poc;

#[test]
fn an_error_says_what_was_wrong_and_what_was_meant() {
    let cases = [
        (
            "missions --org natoo",
            "error: unknown organization `natoo`; did you mean `nato`?\n",
        ),
        (
            "show monsuco",
            "error: unknown record `monsuco`; did you mean `monusco` or `monuc`?\n",
        ),
        (
            "timeline --year abc",
            "error: invalid date `abc`; use 2013, 2013-03, 2013-03-28, or a range such as 2010-2015 or 2016..\n",
        ),
        (
            "missions --mandate expliit",
            "error: unknown mandate `expliit`; did you mean `explicit`?\n",
        ),
        (
            "missions --fields nmae",
            "error: unknown field `nmae`; did you mean `name`?\n",
        ),
        (
            "missions --org inter",
            "error: `inter` is a track, not an organization; use --track inter\n",
        ),
        (
            "missions --json -f csv",
            "error: conflicting formats; use only one of --format, --json, and --chart\n",
        ),
        (
            "missions -f xml",
            "error: unknown format `xml`; `poc --help` lists them\n",
        ),
        (
            "missions --sort",
            "error: --sort needs a value, as in `--sort FIELD,-FIELD`\n",
        ),
        (
            "missions --limit many",
            "error: invalid limit `many`; use a number of 1 or more\n",
        ),
        (
            "--only-data missions",
            "error: --only-data needs --data PATH, or POC_DATA\n",
        ),
    ];
    for (line, error) in cases {
        assert_eq!(poc(line).err(), error, "poc {line}");
    }
}

#[test]
fn an_unknown_option_is_told_with_a_near_one() {
    let error = poc("missions --mandat poc").err();
    assert!(
        error.starts_with("error: unknown option `--mandat`"),
        "{error}"
    );
    assert!(error.contains("--mandate"), "{error}");
}

#[test]
fn scripts_get_the_error_as_json() {
    for line in [
        "missions --org natoo --json",
        "--format json missions --org natoo",
    ] {
        let error: serde_json::Value = serde_json::from_str(&poc(line).err()).expect("JSON");
        assert_eq!(error["error"]["code"], "unknown-organization");
        assert_eq!(error["error"]["message"], "unknown organization `natoo`");
        assert_eq!(error["error"]["suggestions"], serde_json::json!(["nato"]));
    }
}

#[test]
fn nothing_found_is_no_error_but_is_said() {
    let ran = poc("timeline --year 1950").run();
    assert_eq!(ran.status, Some(0));
    assert!(
        ran.stderr
            .starts_with("nothing matches `--year 1950`; without `--year 1950`: "),
        "{}",
        ran.stderr
    );
    let ran = poc("timeline --year 1950 --json").run();
    assert_eq!((ran.stdout.as_str(), ran.status), ("[]\n", Some(0)));
    assert_eq!(
        poc("timeline --year 1950 --exit-code").run().status,
        Some(1)
    );
    assert_eq!(poc("timeline --year 1950 -q").ok(), "0 milestones\n");
}

#[test]
fn options_hold_before_and_after_the_command() {
    let after = poc("missions -f csv --width 80").ok();
    assert_eq!(poc("-f csv missions").ok(), after);
    assert_eq!(poc("-fcsv missions").ok(), after);
    assert_eq!(poc("--format=csv operations").ok(), after);
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_poc"))
        .args(["sources", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stderr, b"");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("a full device");
    let output = Command::new(env!("CARGO_BIN_EXE_poc"))
        .arg("missions")
        .stdout(full)
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        error.starts_with("error: cannot write to standard output: "),
        "{error}"
    );
    let error = poc("missions -o /dev/full").err();
    assert!(
        error.starts_with("error: cannot write `/dev/full`: "),
        "{error}"
    );
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let dir = std::env::temp_dir().join(format!("poc-output-{}", std::process::id()));
    fs::create_dir_all(&dir).expect("a directory");
    let file = dir.join("missions.json");
    fs::write(&file, "old").expect("written");
    let ran = poc("missions --json -o")
        .arg(&file.display().to_string())
        .run();
    assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(0)));
    assert!(ran.stderr.starts_with("wrote "), "{}", ran.stderr);
    assert_eq!(
        fs::read_to_string(&file).expect("read"),
        poc("missions --json").ok()
    );
    assert_eq!(
        fs::read_dir(&dir).expect("read").count(),
        1,
        "nothing is left beside it"
    );
    let error = poc("missions -o")
        .arg(&dir.join("none/x").display().to_string())
        .err();
    assert!(error.contains("none/x"), "{error}");
    fs::remove_dir_all(&dir).expect("removed");
}

#[test]
fn output_does_not_change_in_a_pipe_and_colour_is_asked_for() {
    let plain = poc("timeline --year 2013").ok();
    assert!(!plain.contains('\u{1b}'));
    assert!(
        poc("timeline --year 2013 --color always")
            .ok()
            .contains("\u{1b}[")
    );
    assert!(
        poc("timeline --year 2013")
            .env("FORCE_COLOR", "1")
            .ok()
            .contains("\u{1b}[")
    );
    assert_eq!(
        poc("timeline --year 2013")
            .env("FORCE_COLOR", "1")
            .env("NO_COLOR", "1")
            .ok(),
        plain
    );
    assert_eq!(
        poc("timeline --year 2013 --color never")
            .env("CLICOLOR_FORCE", "1")
            .ok(),
        plain
    );
    assert_eq!(poc("timeline --year 2013").env("NO_COLOR", "").ok(), plain);
}

#[test]
fn width_and_characters_follow_the_environment() {
    let narrow = poc("missions -q").env("COLUMNS", "60").ok();
    assert_eq!(narrow, poc("missions -q --width 60").ok());
    assert_eq!(
        poc("missions -q --width 90").env("COLUMNS", "60").ok(),
        poc("missions -q --width 90").ok()
    );
    let ascii = poc("timeline --year 2013 --ascii").ok();
    assert_eq!(poc("timeline --year 2013").env("LC_ALL", "C").ok(), ascii);
    for line in ["timeline --ascii", "missions -q --ascii"] {
        let drawn = poc(line).ok();
        assert!(!drawn.contains(['│', '─', '•', '†', '–']), "{line}");
    }
}

#[test]
fn help_is_an_answer() {
    let help = poc("--help").ok();
    assert!(help.contains("missions") && help.contains("timeline"));
    assert!(poc("missions -h").ok().contains("--mandate"));
    assert!(poc("missions --help").ok().contains("--only-data"));
}
