//! What people type anyway: words of other tools, words without an option, names of records, options of other tools.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;

/// Runs two lines and asserts that they answer alike; gives what the first said on standard error.
fn same(typed: &str, meant: &str) -> String {
    let typed_ran = poc(typed).run();
    let meant_ran = poc(meant).run();
    assert_eq!(
        typed_ran.status,
        Some(0),
        "poc {typed}: {}",
        typed_ran.stderr
    );
    assert_eq!(typed_ran.stdout, meant_ran.stdout, "poc {typed}");
    typed_ran.stderr
}

#[test]
fn the_first_word_may_be_of_another_tool() {
    for (typed, meant) in [
        ("mission --org un", "missions --org un"),
        ("Missions --count", "missions --count"),
        ("milestone --year 2013", "timeline --year 2013"),
        ("list missions --org un", "missions --org un"),
        ("ls policy -n 3", "policies -n 3"),
        ("get monusco", "show monusco"),
        ("describe unamsil", "show unamsil"),
        ("view S/RES/1270", "show S/RES/1270"),
        ("find drones", "search drones"),
        ("version", "--version"),
        ("monusco", "show monusco"),
        ("MONUSCO --json", "show monusco --json"),
        ("help monusco", "show monusco"),
        ("monuc unamsil", "show monuc unamsil"),
        ("operation artemis", "show artemis"),
        ("show operation artemis", "show artemis"),
        ("help mission", "missions --help"),
    ] {
        assert_eq!(same(typed, meant), "", "poc {typed}");
    }
}

#[test]
fn without_words_it_is_the_short_help() {
    assert_eq!(poc("").ok(), poc("-h").ok());
}

#[test]
fn an_unknown_command_names_three_at_most() {
    for (line, error) in [
        (
            "misions --org un",
            "unknown command `misions`; did you mean `missions`?",
        ),
        (
            "mision",
            "unknown command `mision`; did you mean `missions`?",
        ),
        (
            "monsuco",
            "unknown command `monsuco`; did you mean `monusco` or `monuc`?",
        ),
        (
            "xyzzy",
            "unknown command `xyzzy`; `poc -h` lists the commands, and `poc search xyzzy` searches the records",
        ),
        (
            "list",
            "`list` needs a kind or an id, as in `poc missions` or `poc show monusco`",
        ),
        ("show missions", "missions are a list; use `poc missions`"),
    ] {
        assert_eq!(poc(line).err(), format!("error: {error}\n"), "poc {line}");
    }
    let error = poc("xyzzy --json").err();
    let error: serde_json::Value = serde_json::from_str(&error).expect("JSON");
    assert_eq!(error["error"]["code"], "unknown-command");
}

#[test]
fn words_behind_a_list_are_filters() {
    for (typed, meant) in [
        ("missions un", "missions --org un"),
        ("missions UN 2010", "missions --org un --active 2010"),
        ("missions 2010-2015", "missions --active 2010-2015"),
        (
            "missions drc",
            "missions --country democratic-republic-of-the-congo",
        ),
        ("missions sahel", "missions --country sahel"),
        ("missions south sudan", "missions --country south-sudan"),
        (
            "missions un south sudan",
            "missions --org un --country south-sudan",
        ),
        (
            "missions explicit eu",
            "missions --org eu --mandate explicit",
        ),
        ("missions poc", "missions --mandate poc"),
        ("missions active", "missions --status ongoing"),
        ("missions police mission", "missions --type police-mission"),
        ("missions un,eu", "missions --org un,eu"),
        (
            "policies doctrine nato",
            "policies --org nato --type doctrine",
        ),
        ("timeline 2013", "timeline --year 2013"),
        (
            "timeline 2010-2015 nato",
            "timeline --org nato --year 2010-2015",
        ),
        ("timeline inter", "timeline --track inter"),
        ("missions monusco", "show monusco"),
        ("missions monuc monusco", "show monuc monusco"),
        ("glossary cimic", "show term-cimic"),
    ] {
        let remark = same(typed, meant);
        assert!(remark.contains("read as `poc "), "poc {typed}: {remark}");
    }
    assert_eq!(
        poc("missions un 2010 --count").run().stderr,
        "read as `poc missions --count --org un --active 2010`\n"
    );
    assert_eq!(same("stats missions", "stats --kind missions"), "");
    assert_eq!(same("compare un nato", "compare --orgs un,nato"), "");
    assert!(poc("compare un nato --fields name").ok().contains("Name"));
}

#[test]
fn a_word_that_is_no_filter_is_refused_with_whole_commands() {
    for (line, error) in [
        (
            "missions natoo",
            "unexpected argument `natoo`; did you mean `poc missions --org nato`?",
        ),
        (
            "missions unknown",
            "`unknown` has several meanings; use `poc missions --status unknown`, `poc missions --mandate unknown`, or `poc missions --judged unknown`",
        ),
        (
            "timeline rwanda",
            "unexpected argument `rwanda`; did you mean `poc timeline --about rwanda` or `poc show rwanda`?",
        ),
        (
            "missions zzzz",
            "unexpected argument `zzzz`; `poc search zzzz` searches all records",
        ),
        (
            "missions monusco --count",
            "`monusco` is a mission, which filters and other options do not apply to; use `poc show monusco`",
        ),
        (
            "missions 2010 2012",
            "--active takes one value: `2010` or `2012`",
        ),
    ] {
        assert_eq!(poc(line).err(), format!("error: {error}\n"), "poc {line}");
    }
}

#[test]
fn options_of_other_tools_point_to_those_of_this_one() {
    for (line, error) in [
        (
            "missions --organization un",
            "unknown option `--organization`; use --org ID",
        ),
        (
            "missions --reverse",
            "unknown option `--reverse`; use --sort -FIELD",
        ),
        (
            "missions --columns name",
            "unknown option `--columns`; use --fields FIELD,..",
        ),
        (
            "missions --where x",
            "unknown option `--where`; use a filter such as --org or --type",
        ),
        ("missions -v", "unknown option `-v`; use -V for the version"),
        ("missions -j", "unknown option `-j`; use --json"),
        (
            "missions --zzzz",
            "unknown option `--zzzz`; see `poc missions --help`",
        ),
        (
            "missions -o json",
            "-o takes a file; use `-f json` for the format, or `-o ./json` for a file of this name",
        ),
        (
            "missions --output=yaml",
            "-o takes a file; use `-f FORMAT` for the format, or `-o ./yaml` for a file of this name",
        ),
    ] {
        assert_eq!(poc(line).err(), format!("error: {error}\n"), "poc {line}");
    }
    assert_eq!(same("missions --since 2020", "missions --from 2020"), "");
    assert_eq!(same("missions --orgs un", "missions --org un"), "");
    assert_eq!(same("compare --org un,nato", "compare --orgs un,nato"), "");
    assert_eq!(same("orgs -o -", "orgs"), "");
    for word in ["active", "running", "current"] {
        same(
            &format!("missions --status {word}"),
            "missions --status ongoing",
        );
    }
}

#[test]
fn numbers_ranges_and_empty_values_are_checked_alike() {
    for (line, error) in [
        (
            "missions --limit 0",
            "invalid limit `0`; use a number of 1 or more",
        ),
        (
            "missions -n -1",
            "invalid limit `-1`; use a number of 1 or more",
        ),
        (
            "missions --limit=-1",
            "invalid limit `-1`; use a number of 1 or more",
        ),
        (
            "timeline --from -5",
            "invalid date `-5`; use 2013, 2013-03, or 2013-03-28",
        ),
        (
            "timeline --from 2014 --to 2010",
            "the range `--from 2014 --to 2010` ends before it begins",
        ),
        (
            "timeline --year 2015-2010",
            "the range `2015-2010` ends before it begins",
        ),
        (
            "timeline --from 2010-2015",
            "`2010-2015` is a range, and one date is expected; use --from and --to",
        ),
    ] {
        assert_eq!(poc(line).err(), format!("error: {error}\n"), "poc {line}");
    }
    for option in [
        "--mandate",
        "--org",
        "--layer",
        "-f",
        "-o",
        "--data",
        "--sort",
        "--fields",
    ] {
        let error = poc("missions").args(option).arg("").err();
        assert!(
            error.contains(" needs a value, as in `--"),
            "{option}: {error}"
        );
    }
}

#[test]
fn a_date_less_exact_than_asked_for_is_in_and_noted() {
    for line in [
        "timeline --year 2013-03",
        "missions --from 2003-06-05 --to 2003-07",
    ] {
        let ran = poc(line).run();
        assert_eq!(ran.status, Some(0));
        let noted = ran.stderr.contains("less precise date");
        assert_eq!(
            noted,
            line.starts_with("timeline"),
            "{line}: {}",
            ran.stderr
        );
    }
    assert_eq!(
        poc("timeline --year 2013").ok(),
        poc("timeline --year 2013 -q").ok()
    );
}

#[test]
fn suggestions_are_safe_to_paste_into_a_shell() {
    for (word, quoted) in [
        ("x; rm -rf ~", "'x; rm -rf ~'"),
        ("$(id)", "'$(id)'"),
        ("it's x", r"'it'\''s x'"),
    ] {
        let error = poc("show").arg(word).err();
        let told = format!("`poc search {quoted}` searches all records\n");
        assert!(error.ends_with(&told), "{error}");
    }
}
