//! The examples in the README and the docs: each command is run, and what it prints is compared.
//!
//! A block fenced as `console` holds commands after `$ ` and what they print; `...` on a line of its own stands for lines
//! left out. Commands may hold pipes, which is why a shell runs them. `POC_BLESS=1 cargo test` writes what is printed now,
//! keeping what stands before a `...`.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// What `line` prints on both streams, run by a shell that finds the program.
fn run(line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_poc"))
        .parent()
        .expect("a directory");
    let path = format!(
        "{}:{}",
        program.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {line}; }} 2>&1")])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("PATH", path)
        .env("LC_ALL", "C.UTF-8")
        .env("COLUMNS", "100")
        .env_remove("POC_DATA")
        .output()
        .expect("a shell");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// What is printed as the document tells it: where it leaves lines out after its own first ones, so does this.
fn told_like(expected: &[&str], printed: &str) -> String {
    let Some(cut) = expected.iter().position(|line| *line == "...") else {
        return printed.trim_end().to_owned();
    };
    let mut lines: Vec<&str> = printed.lines().take(cut).collect();
    lines.push("...");
    let last = expected.len() - cut - 1;
    let all: Vec<&str> = printed.lines().collect();
    lines.extend(&all[all.len().saturating_sub(last)..]);
    lines.join("\n")
}

/// The document with the output of each command as it is now, and the number of commands.
fn retold(document: &str) -> (String, usize) {
    let mut out = Vec::new();
    let mut count = 0;
    let mut lines = document.lines().peekable();
    let mut console = false;
    while let Some(line) = lines.next() {
        out.push(line.to_owned());
        if line.starts_with("```") {
            console = line == "```console";
        }
        let Some(command) = line.strip_prefix("$ ").filter(|_| console) else {
            continue;
        };
        let mut expected = Vec::new();
        while let Some(line) =
            lines.next_if(|line| !line.starts_with("```") && !line.starts_with("$ "))
        {
            expected.push(line);
        }
        // An example that needs another program is left as it is where that is not installed.
        let printed = if command.contains("jq ")
            && run("jq --version || echo missing").ends_with("missing\n")
        {
            expected.join("\n")
        } else {
            told_like(&expected, &run(command))
        };
        if !printed.is_empty() {
            out.push(printed);
        }
        count += 1;
    }
    (out.join("\n") + "\n", count)
}

#[test]
fn every_example_prints_what_the_documents_say() {
    let mut documents = vec![
        "README.md".to_owned(),
        "examples/african-union/README.md".to_owned(),
    ];
    documents.extend(
        fs::read_dir("docs")
            .expect("docs")
            .map(|entry| entry.expect("a file").path().display().to_string()),
    );
    for name in documents {
        let document = fs::read_to_string(&name).expect("a document");
        let (now, count) = retold(&document);
        if std::env::var_os("POC_BLESS").is_some() {
            fs::write(&name, &now).expect("repaired");
            continue;
        }
        assert!(count > 0 || name != "README.md", "the README has examples");
        for (line, (then, now)) in document.lines().zip(now.lines()).enumerate() {
            assert_eq!(then, now, "{name}:{}", line + 1);
        }
        assert_eq!(document.lines().count(), now.lines().count(), "{name}");
    }
}

#[test]
fn every_list_is_in_the_readme() {
    let readme = fs::read_to_string("README.md").expect("a README");
    for kind in poc_cli::model::KINDS {
        assert!(
            readme.contains(&format!("poc {}", kind.list)),
            "poc {}",
            kind.list
        );
    }
}
