//! Runs the program as a user would and says what it did; a test asserts all three: output, errors, status.
#![allow(clippy::expect_used, reason = "a test may fail by it")]
#![allow(dead_code, reason = "each test file uses its own part of it")]

use std::io::Write;
use std::process::{Command, Stdio};

/// A call of the program to come.
pub struct Poc {
    command: Command,
    input: String,
}

/// What a call did.
#[derive(Debug)]
pub struct Ran {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code; none where a signal ended it.
    pub status: Option<i32>,
}

/// A call with the words of `line`, split at spaces.
pub fn poc(line: &str) -> Poc {
    let mut command = Command::new(env!("CARGO_BIN_EXE_poc"));
    for name in [
        "POC_DATA",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "FORCE_COLOR",
        "COLUMNS",
        "LC_ALL",
        "LC_CTYPE",
        "LANG",
    ] {
        command.env_remove(name);
    }
    command
        .args(line.split_whitespace())
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    Poc {
        command,
        input: String::new(),
    }
}

impl Poc {
    /// One more argument, spaces and all.
    pub fn arg(mut self, word: &str) -> Self {
        self.command.arg(word);
        self
    }

    /// More arguments, split at spaces.
    pub fn args(mut self, words: &str) -> Self {
        self.command.args(words.split_whitespace());
        self
    }

    /// A variable of the environment.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// What stands on standard input.
    pub fn input(mut self, text: &str) -> Self {
        text.clone_into(&mut self.input);
        self
    }

    /// Runs it.
    pub fn run(mut self) -> Ran {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that does not read its input may close it first.
        let _ = stdin.write_all(self.input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        Ran {
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
            status: output.status.code(),
        }
    }

    /// Runs it and gives what it printed, having asserted that it went well and said nothing on standard error but how
    /// many records a user's data add.
    pub fn ok(self) -> String {
        let ran = self.run();
        let said: Vec<&str> = ran
            .stderr
            .lines()
            .filter(|line| !line.starts_with("your data add "))
            .collect();
        assert_eq!(said, [""; 0]);
        assert_eq!(ran.status, Some(0));
        ran.stdout
    }

    /// Runs it and gives the error, having asserted that it failed with 2 and printed nothing.
    pub fn err(self) -> String {
        let ran = self.run();
        assert_eq!(ran.stdout, "");
        assert_eq!(ran.status, Some(2), "{}", ran.stderr);
        ran.stderr
    }

    /// Runs it with `--json` and gives what it answered.
    pub fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.arg("--json").ok()).expect("JSON")
    }
}

/// An empty directory of this test's own.
#[allow(dead_code, reason = "not every test needs one")]
pub fn scratch(name: &str) -> std::path::PathBuf {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a directory");
    path
}
