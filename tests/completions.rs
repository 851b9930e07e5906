//! Completions: what the program answers to a shell, and that the shells that are there make words of it.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use std::path::Path;
use std::process::Command;

use common::poc;

/// The candidates for the last of `words`, without what they mean.
fn candidates(words: &[&str]) -> Vec<String> {
    let mut call = poc("__complete --");
    for word in words {
        call = call.arg(word);
    }
    let text = call.ok();
    text.lines()
        .map(|line| line.split('\t').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn commands_and_options() {
    assert_eq!(candidates(&["mis"]), ["missions"]);
    assert_eq!(candidates(&["operat"]), ["operations"]);
    assert!(candidates(&[""]).contains(&"help".to_owned()));
    assert!(!candidates(&["__"]).contains(&"__complete".to_owned()));
    assert_eq!(candidates(&["missions", "--mand"]), ["--mandate"]);
    assert_eq!(candidates(&["--json", "miss"]), ["missions"]);
    assert_eq!(candidates(&["-f", "nd"]), ["ndjson"]);
    assert_eq!(candidates(&["help", "miss"]), ["missions"]);
}

#[test]
fn ids_acronyms_and_organizations() {
    assert!(candidates(&["show", "monus"]).contains(&"monusco".to_owned()));
    assert_eq!(candidates(&["show", "MONU"]), ["MONUC", "MONUSCO"]);
    assert_eq!(candidates(&["show", "un", "monus"]), ["monusco"]);
    assert_eq!(
        candidates(&["missions", "--org", ""]),
        ["au", "eu", "nato", "sadc", "un"]
    );
    assert_eq!(
        candidates(&["missions", "--tool", "joint-p"]),
        ["joint-protection-teams"]
    );
}

#[test]
fn values_of_closed_fields_also_after_a_comma() {
    assert_eq!(candidates(&["missions", "--mandate", "ex"]), ["explicit"]);
    let behind = candidates(&["missions", "--org", "un,"]);
    assert!(behind.contains(&"un,nato".to_owned()), "{behind:?}");
    assert!(!behind.contains(&"un,un".to_owned()), "{behind:?}");
    assert_eq!(candidates(&["missions", "--org=un,e"]), ["--org=un,eu"]);
    assert_eq!(candidates(&["missions", "--orgs", "na"]), ["nato"]);
    assert_eq!(candidates(&["missions", "--country", "cha"]), ["chad"]);
}

#[test]
fn letter_case_is_no_hindrance() {
    assert_eq!(candidates(&["missions", "--mandate", "EX"]), ["explicit"]);
    assert_eq!(candidates(&["missions", "--org=Na"]), ["--org=nato"]);
    assert_eq!(candidates(&["missions", "--country", "SAH"]), ["sahel"]);
    assert_eq!(candidates(&["missions", "--country", "CHA"]), ["chad"]);
    let congo = candidates(&["missions", "--country", "Dem"]);
    assert_eq!(congo, ["Democratic Republic of the Congo"]);
}

#[test]
fn words_behind_a_list_are_completed() {
    assert_eq!(candidates(&["missions", "explic"]), ["explicit"]);
    assert_eq!(candidates(&["missions", "monusc"]), ["monusco"]);
}

#[test]
fn kinds_and_fields() {
    assert_eq!(candidates(&["schema", "mis"]), ["mission", "missions"]);
    assert!(
        candidates(&["codebook", "mission.mandate.l"])
            .contains(&"mission.mandate.level".to_owned())
    );
    assert_eq!(
        candidates(&["missions", "--fields", "id,mandate.l"]),
        ["id,mandate.level"]
    );
    assert_eq!(candidates(&["missions", "--sort", "-last"]), ["-last_seen"]);
    assert_eq!(candidates(&["completions", "f"]), ["fish"]);
    assert_eq!(candidates(&["validate", "x"]), [":files"]);
}

#[test]
fn a_users_own_records_are_completed() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("completed.json");
    let mission = poc("missions --json --limit 1").ok();
    let mine = mission.replacen("\"id\": \"", "\"id\": \"zz-my-", 1);
    std::fs::write(&place, mine).expect("a file");
    let place = place.display().to_string();
    let found = candidates(&["--data", &place, "show", "zz-"]);
    assert_eq!(found.len(), 1);
    let found = poc("__complete -- show zz-").env("POC_DATA", &place).ok();
    assert!(found.starts_with("zz-my-"), "{found}");
}

/// Whether the shell is there.
fn has(shell: &str) -> bool {
    Command::new(shell).arg("--version").output().is_ok()
}

fn typed(shell: &str, script: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_poc"))
        .parent()
        .expect("a directory");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new(shell)
        .args(["-c", script])
        .env("PATH", format!("{}:{path}", program.display()))
        .env_remove("POC_DATA")
        .output()
        .expect("a shell");
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn bash_completes() {
    if !has("bash") {
        return;
    }
    // The words as bash parts them, at `=` too; the answer one a line.
    let complete = |words: &str| {
        let script = format!(
            "eval \"$(poc completions bash)\"; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _poc 2>/dev/null; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        typed("bash", &script)
    };
    assert_eq!(complete("poc mis"), "missions\n");
    assert_eq!(complete("poc missions --org un,e"), "un,eu\n");
    assert_eq!(complete("poc missions --org = un,e"), "un,eu\n");
    assert_eq!(complete("poc missions --org ="), "au\neu\nnato\nsadc\nun\n");
    assert_eq!(
        complete("poc missions --country dem"),
        "democratic-republic-congo\n"
    );
    assert_eq!(
        complete("poc missions --country '\"dem'"),
        "democratic-republic-congo\n"
    );
    assert_eq!(complete("poc --data data/miss"), "data/mission.json\n");
}

#[test]
fn fish_completes() {
    if !has("fish") {
        return;
    }
    let script = "poc completions fish | source; complete -C 'poc missions --org un,e'; complete -C 'poc show MONUS'";
    let told = typed("fish", script);
    assert!(told.starts_with("un,eu\t"), "{told}");
    assert!(told.contains("MONUSCO\t"), "{told}");
}

#[test]
fn every_shell_has_a_script_that_asks_the_program() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = poc("completions").arg(shell).ok();
        assert!(script.contains("poc __complete -- "), "{shell}");
    }
    if has("zsh") {
        assert_eq!(
            typed(
                "zsh",
                "f() { eval \"$(poc completions zsh)\" }; compdef() { print -r -- $1 $2 }; f"
            ),
            "_poc poc\n"
        );
    }
    let error = poc("completions tcsh").err();
    assert!(error.contains("unknown shell `tcsh`"), "{error}");
}
