//! What surrounds a call: streams that are closed or full, files of every sort, an environment that is odd or empty. Every
//! command and every format ends with 0, 1 or 2, never in a panic, and says something wherever it fails.
#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test may fail by it")]
#![allow(clippy::print_stdout, reason = "a test may say how much it tried")]

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::Read;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use poc_cli::cli;
use poc_cli::commands::verb::Forms;
use poc_cli::render::Format;

/// Arguments with which each command answers, where it needs any.
const ARGUMENTS: [(&str, &str); 14] = [
    ("show", "unamsil"),
    ("search", "congo"),
    ("compare", "--orgs un,nato"),
    ("trace", "sres-1270"),
    ("matrix", "tools missions"),
    ("due", "--on 2026-11-27"),
    ("diff", "tests/data/empty"),
    ("validate", "tests/data/empty"),
    ("new", "mission"),
    ("schema", "mission"),
    ("codebook", "mission"),
    ("export", "organization mission"),
    ("completions", "bash"),
    ("cite", "artemis"),
];

/// A line for each command.
fn lines() -> Vec<(String, Forms)> {
    cli::verbs()
        .map(|verb| {
            let arguments = ARGUMENTS.iter().find(|(name, _)| *name == verb.name);
            let arguments = arguments.map_or("", |(_, arguments)| *arguments);
            (format!("{} {arguments}", verb.name), verb.forms)
        })
        .collect()
}

/// A line for each command in each of its formats. The plain lists are one command under several names: of those, three.
fn lines_in_every_format() -> Vec<String> {
    let mut all = Vec::new();
    for verb in cli::verbs() {
        if verb.kind.is_some() && !["missions", "orgs", "sources", "timeline"].contains(&verb.name)
        {
            continue;
        }
        let arguments = ARGUMENTS.iter().find(|(name, _)| *name == verb.name);
        let line = format!(
            "{} {}",
            verb.name,
            arguments.map_or("", |(_, words)| *words)
        );
        if verb.forms == Forms::Every {
            all.extend(
                Format::ALL
                    .iter()
                    .map(|(format, _)| format!("{line} -f {format}")),
            );
            all.push(format!("{line} --chart"));
        }
        all.push(line);
    }
    all
}

fn poc(line: &str) -> Command {
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
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null());
    command
}

fn run(mut command: Command) -> Output {
    command.output().expect("the program runs")
}

/// What must hold whatever happens.
fn sound(output: &Output, what: &str) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!error.contains("panicked"), "{what}: {error}");
    assert!(
        matches!(output.status.code(), Some(0..=2)),
        "{what}: {:?} {error}",
        output.status
    );
    if output.status.code() == Some(2) {
        assert!(
            error.starts_with("error: ") || error.starts_with('{'),
            "{what}: {error}"
        );
    }
}

/// A directory of this test's own, removed in the end.
struct Dir(PathBuf);

impl Dir {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("poc-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).expect("a directory");
        Self(dir)
    }

    fn join(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.join(name)
    }

    fn names(&self) -> Vec<OsString> {
        let entries = fs::read_dir(&self.0).expect("read");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_closed_pipe_ends_every_command_quietly_and_a_full_disk_is_told() {
    let (mut tried, mut answered) = (0, 0);
    for line in lines_in_every_format() {
        tried += 1;
        let whole = run(poc(&format!("{line} -q")));
        sound(&whole, &line);
        if whole.status.code() == Some(2) {
            // A format that the command does not have.
            assert_eq!(whole.stdout, b"", "{line}");
            continue;
        }
        answered += 1;
        let again = run(poc(&format!("{line} -q")));
        assert!(
            whole.stdout == again.stdout,
            "{line}: not the same bytes again"
        );

        let mut child = poc(&format!("{line} -q"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        drop(child.stdout.take());
        let closed = child.wait_with_output().expect("ends");
        sound(&closed, &line);
        assert_eq!(closed.stderr, whole.stderr, "{line}, closed");
        assert!(
            matches!(closed.status.code(), Some(code) if code == 0 || Some(code) == whole.status.code()),
            "{line}, closed: {:?}",
            closed.status
        );

        if whole.stdout.is_empty() {
            continue;
        }
        let full = File::options()
            .write(true)
            .open("/dev/full")
            .expect("a full device");
        let full = run({
            let mut command = poc(&line);
            command.stdout(full).stderr(Stdio::piped());
            command
        });
        sound(&full, &line);
        let error = String::from_utf8_lossy(&full.stderr);
        assert_eq!(full.status.code(), Some(2), "{line}, full: {error}");
        assert!(
            error.contains("cannot write to standard output") || error.contains("No space left"),
            "{line}, full: {error}"
        );
    }
    println!("{tried} pairs of command and format, {answered} with an answer");
}

#[test]
fn a_pipe_closed_after_one_byte_ends_every_command_quietly() {
    for (line, _) in lines() {
        let mut child = poc(&format!("{line} -q"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        let mut pipe = child.stdout.take().expect("a pipe");
        let mut byte = [0];
        let _ = pipe.read(&mut byte).expect("read");
        drop(pipe);
        let ended = child.wait_with_output().expect("ends");
        sound(&ended, &line);
        assert_eq!(ended.stderr, b"", "{line}");
        // What it says no to stays no.
        assert!(matches!(ended.status.code(), Some(0 | 1)), "{line}");
    }
}

#[test]
fn streams_that_were_never_open_do_no_harm() {
    for line in [
        "missions",
        "show unamsil --json",
        "missions --org natoo",
        "validate -",
        "--data - missions",
        "mcp",
    ] {
        for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
            let script = format!("'{}' {line} {closed}", env!("CARGO_BIN_EXE_poc"));
            let mut command = Command::new("sh");
            command.args(["-c", &script]).stdin(Stdio::null());
            let output = run(command);
            let error = String::from_utf8_lossy(&output.stderr);
            assert!(!error.contains("panicked"), "{script}: {error}");
            assert!(
                matches!(output.status.code(), Some(0..=2)),
                "{script}: {error}"
            );
        }
    }
}

#[test]
fn an_empty_environment_and_an_odd_one_change_no_answer() {
    for (line, _) in lines() {
        let line = format!("{line} -q");
        let usual = run(poc(&line));
        let mut bare = poc(&line);
        bare.env_clear();
        let bare = run(bare);
        sound(&bare, &line);
        assert!(
            bare.stdout == usual.stdout,
            "{line}: without any environment"
        );
        let mut odd = poc(&line);
        for (name, value) in [
            ("LC_ALL", "tr_TR.UTF-8"),
            ("LANG", "xx_YY.UTF-8"),
            ("TZ", "Pacific/Kiritimati"),
            ("TERM", "no-such-terminal"),
            ("HOME", "/nowhere"),
            ("COLUMNS", "no number"),
            ("RUST_BACKTRACE", "1"),
            ("LINES", "0"),
        ] {
            odd.env(name, value);
        }
        let odd = run(odd);
        sound(&odd, &line);
        assert!(odd.stdout == usual.stdout, "{line}: in an odd environment");
    }
    let mut bytes = poc("missions -q");
    bytes
        .env("LC_ALL", OsStr::from_bytes(b"\xff\xfe"))
        .env("COLUMNS", OsStr::from_bytes(b"\xff"));
    sound(&run(bytes), "variables that are not UTF-8");
}

#[test]
fn no_width_is_too_small_or_too_large() {
    for (line, forms) in lines() {
        if forms != Forms::Every {
            continue;
        }
        for columns in ["0", "1", "10", "99999999999999999999"] {
            let mut command = poc(&format!("{line} -q"));
            command.env("COLUMNS", columns);
            let output = run(command);
            sound(&output, &format!("COLUMNS={columns} {line}"));
            assert!(
                matches!(output.status.code(), Some(0 | 1)),
                "COLUMNS={columns} {line}"
            );
        }
        for width in ["1", "2", "7", "10000"] {
            let output = run(poc(&format!("{line} -q --width {width}")));
            sound(&output, &format!("--width {width} {line}"));
            assert!(
                matches!(output.status.code(), Some(0 | 1)),
                "--width {width} {line}"
            );
        }
        let chart = run(poc(&format!("{line} -q --chart --width 1")));
        sound(&chart, &format!("--chart --width 1 {line}"));
    }
}

#[test]
fn words_that_are_not_utf8_are_words() {
    let odd = OsStr::from_bytes(b"qqcaf\xe9\xff");
    for (line, _) in lines() {
        let verb = line.split(' ').next().expect("a word").to_owned();
        for option in [
            "",
            "--org",
            "--data",
            "-f",
            "--fields",
            "--width",
            "--nonsense",
        ] {
            let mut command = poc(&verb);
            if !option.is_empty() {
                command.arg(option);
            }
            command.arg(odd);
            let output = run(command);
            sound(&output, &format!("{verb} {option}"));
            let error = String::from_utf8(output.stderr).expect("UTF-8");
            assert!(
                !error.contains(|letter| letter > '\u{100000}'),
                "{verb} {option}: {error}"
            );
        }
    }
    let mut command = poc("show");
    command.arg(odd);
    let error = String::from_utf8(run(command).stderr).expect("UTF-8");
    assert!(error.contains("caf\\xe9\\xff"), "{error}");
}

#[test]
fn files_may_be_called_by_any_bytes() {
    let dir = Dir::new("bytes");
    let name = OsString::from_vec(b"caf\xe9\xff.json".to_vec());
    let path = dir.join(&name);
    let mut command = poc("show unamsil --json -o");
    command.arg(&path);
    let wrote = run(command);
    assert_eq!(wrote.status.code(), Some(0));
    assert_eq!(dir.names(), [name]);

    let mission = run(poc("missions --json"));
    fs::write(&path, mission.stdout).expect("written");
    let mut command = poc("missions --only-data --trust --count --data");
    command.arg(&path);
    let read = run(command);
    assert_eq!(
        read.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&read.stderr)
    );
    let count = run(poc("missions --count")).stdout;
    assert_eq!(read.stdout, count);

    let mut command = poc("missions --only-data --trust --count");
    command.env("POC_DATA", &path);
    assert_eq!(run(command).stdout, count);

    let mut command = poc("missions --data");
    command.arg(dir.join(OsStr::from_bytes(b"none\xff")));
    let error = run(command);
    assert_eq!(error.status.code(), Some(2));
    assert!(!error.stderr.is_empty());
}

#[test]
fn what_needs_no_data_reads_none() {
    for line in [
        "completions bash",
        "completions zsh",
        "completions fish",
        "man",
        "schema",
        "schema mission",
        "codebook",
        "codebook mission.end",
        "new mission",
        "help",
        "--help",
        "-h",
        "missions --help",
        "help missions",
        "--version",
        "version",
        "",
    ] {
        for data in ["/nowhere", "/dev/null", "tests/laws.rs"] {
            let usual = run(poc(line));
            assert_eq!(usual.status.code(), Some(0), "{line}");
            let mut command = poc(line);
            command.env("POC_DATA", data);
            let output = run(command);
            sound(&output, line);
            assert_eq!(output.status.code(), Some(0), "POC_DATA={data} poc {line}");
            assert_eq!(output.stderr, usual.stderr, "POC_DATA={data} poc {line}");
            assert!(output.stdout == usual.stdout, "POC_DATA={data} poc {line}");
        }
    }
}

#[test]
fn an_answer_goes_into_every_sort_of_file() {
    let dir = Dir::new("files");
    let answer = run(poc("orgs -f ndjson")).stdout;
    let write = |path: &Path| {
        let mut command = poc("orgs -f ndjson -o");
        command.arg(path);
        let output = run(command);
        sound(&output, &path.display().to_string());
        assert_eq!(output.stdout, b"");
        output
    };

    // A new file, also of the longest name that there can be.
    for name in ["new.json".to_owned(), "n".repeat(255)] {
        let output = write(&dir.join(&name));
        assert_eq!(output.status.code(), Some(0), "{name}");
        assert!(fs::read(dir.join(&name)).expect("read") == answer);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(said.starts_with("wrote ") && said.contains(&name), "{said}");
    }

    // A file that is there keeps its mode.
    let old = dir.join("old.json");
    fs::write(&old, "old").expect("written");
    fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).expect("a mode");
    assert_eq!(write(&old).status.code(), Some(0));
    assert!(fs::read(&old).expect("read") == answer);
    let mode = fs::metadata(&old).expect("metadata").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);

    // A link stays one, also where it leads to another or, from a directory of its own, to a relative path.
    fs::create_dir(dir.join("links")).expect("a directory");
    fs::write(dir.join("real"), "old").expect("written");
    symlink("../real", dir.join("links/one")).expect("a link");
    symlink("links/one", dir.join("two")).expect("a link");
    assert_eq!(write(&dir.join("two")).status.code(), Some(0));
    for link in ["links/one", "two"] {
        assert!(
            fs::symlink_metadata(dir.join(link))
                .expect("metadata")
                .is_symlink(),
            "{link}"
        );
    }
    assert!(fs::read(dir.join("real")).expect("read") == answer);

    // One that leads nowhere makes what it leads to.
    symlink("links/made", dir.join("dangling")).expect("a link");
    assert_eq!(write(&dir.join("dangling")).status.code(), Some(0));
    assert!(fs::read(dir.join("links/made")).expect("read") == answer);
    assert!(
        fs::symlink_metadata(dir.join("dangling"))
            .expect("metadata")
            .is_symlink()
    );

    // Where nothing can be written, an error names the path and nothing changes.
    symlink("circle", dir.join("circle")).expect("a link");
    let before = dir.names();
    for path in ["links", "none/x.json", "circle", "new.json/x", "fresh/"] {
        let output = write(&dir.join(path));
        let error = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(2), "{path}: {error}");
        assert!(
            error.starts_with("error: cannot write `") && error.contains(path),
            "{path}: {error}"
        );
    }
    assert_eq!(dir.names(), before, "nothing is left beside");

    // Devices and pipes are written straight.
    assert_eq!(write(Path::new("/dev/null")).status.code(), Some(0));
    let full = write(Path::new("/dev/full"));
    assert_eq!(full.status.code(), Some(2));
    let mut command = poc("orgs -f ndjson -q -o /dev/stdout");
    command.stdout(Stdio::piped());
    assert!(run(command).stdout == answer);
    let made = Command::new("mkfifo")
        .arg(dir.join("pipe"))
        .status()
        .expect("mkfifo");
    assert!(made.success());
    let reader = std::thread::spawn({
        let path = dir.join("pipe");
        move || fs::read(path).expect("read")
    });
    assert_eq!(write(&dir.join("pipe")).status.code(), Some(0));
    assert!(reader.join().expect("joined") == answer);

    // Help is an answer like others.
    let mut command = poc("missions --help -o");
    command.arg(dir.join("help.txt"));
    let help = run(command);
    assert_eq!((help.status.code(), help.stdout.len()), (Some(0), 0));
    let said = String::from_utf8(help.stderr).expect("UTF-8");
    assert!(
        said.starts_with("wrote ") && said.ends_with("help.txt\n"),
        "{said}"
    );

    // `-` is standard output.
    assert!(run(poc("orgs -f ndjson -o -")).stdout == answer);
    assert!(!Path::new("-").exists());
}

#[test]
fn a_file_whose_disk_is_full_stays_as_it_was() {
    let dir = Dir::new("limit");
    let path = dir.join("old.json");
    fs::write(&path, "old").expect("written");
    // A limit on the size of files is the full disk that needs no rights.
    let script = format!(
        "trap '' XFSZ; ulimit -f 1; '{}' sources --json -o '{}'",
        env!("CARGO_BIN_EXE_poc"),
        path.display()
    );
    let mut command = Command::new("bash");
    command.args(["-c", &script]);
    let output = run(command);
    sound(&output, "a limit");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read(&path).expect("read"), b"old");
    assert_eq!(dir.names(), ["old.json"], "nothing is left beside it");
}

#[test]
fn a_file_whose_writing_is_interrupted_stays_as_it_was() {
    let dir = Dir::new("interrupted");
    let path = dir.join("old.json");
    fs::write(&path, "old").expect("written");
    // The limit on the size of files ends the program by a signal, in the middle of writing.
    let script = format!(
        "ulimit -c 0; ulimit -f 1; exec '{}' sources --json -o '{}'",
        env!("CARGO_BIN_EXE_poc"),
        path.display()
    );
    let mut command = Command::new("bash");
    command.args(["-c", &script]);
    let output = run(command);
    assert_eq!(output.status.code(), None, "ended by a signal");
    assert_eq!(fs::read(&path).expect("read"), b"old");
    // What was written so far is beside it, and is not in the way of the next time.
    let mut command = poc("orgs --json -o");
    command.arg(&path);
    assert_eq!(run(command).status.code(), Some(0));
    assert_eq!(
        fs::read(&path).expect("read"),
        run(poc("orgs --json")).stdout
    );
}

#[test]
fn a_signal_ends_it_at_once() {
    let mut child = poc("mcp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let killed = Command::new("kill")
        .args(["-TERM", &child.id().to_string()])
        .status()
        .expect("kill");
    assert!(killed.success());
    let input = child.stdin.take();
    let ended = child.wait_with_output().expect("ends");
    drop(input);
    assert_eq!(
        ended.status.code(),
        None,
        "ended by the signal, as a shell expects"
    );
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

#[test]
fn data_of_every_sort_end_in_an_answer_or_an_error_that_names_them() {
    let dir = Dir::new("data");
    let deep = "[".repeat(200_000);
    let deep_objects = "{\"a\":".repeat(200_000);
    let digits = format!(
        "{{\"kind\":\"mission\",\"id\":\"x\",\"year\":{}}}",
        "9".repeat(1_000_000)
    );
    let long = format!(
        "{{\"kind\":\"mission\",\"id\":\"x\",\"name\":\"{}\"}}",
        "a".repeat(10_000_000)
    );
    let fields: Vec<String> = (0..5_000)
        .map(|number| format!("\"f{number}\":1"))
        .collect();
    let many = format!("{{\"kind\":\"mission\",\"id\":\"x\",{}}}", fields.join(","));
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("deep.json", deep.into_bytes()),
        ("deep-objects.json", deep_objects.into_bytes()),
        ("digits.json", digits.into_bytes()),
        ("long.json", long.into_bytes()),
        ("many.json", many.into_bytes()),
        (
            "surrogate.json",
            br#"{"kind":"mission","id":"x","name":"\ud800"}"#.to_vec(),
        ),
        (
            "nul.json",
            b"{\"kind\":\"mission\",\"id\":\"x\0\"}".to_vec(),
        ),
        (
            "escaped-nul.json",
            br#"{"kind":"mission","id":"x\u0000"}"#.to_vec(),
        ),
        ("utf16.json", b"\xff\xfe[\0]\0".to_vec()),
        ("gzip.json", b"\x1f\x8b\x08\0\0\0\0\0".to_vec()),
        ("latin1.json", b"[{\"name\":\"caf\xe9\"}]".to_vec()),
        ("half.json", b"[{\"kind\":\"mission\"".to_vec()),
        ("half-letter.json", b"[{\"kind\":\"\xe2\x82".to_vec()),
        ("null.json", b"null".to_vec()),
        ("number.json", b"1e999".to_vec()),
        (
            "twice.json",
            br#"{"kind":"mission","kind":"mission","id":"x","id":"x"}"#.to_vec(),
        ),
        ("records.csv", b"id,name\nx,y\n".to_vec()),
    ];
    for (name, bytes) in files {
        let path = dir.join(name);
        fs::write(&path, bytes).expect("written");
        for line in [
            "missions --data",
            "--trust missions --json --data",
            "search congo --data",
            "validate",
        ] {
            let mut command = poc(line);
            command.arg(&path);
            let output = run(command);
            sound(&output, &format!("{line} {name}"));
            let error = String::from_utf8_lossy(&output.stderr);
            if output.status.code() == Some(2) {
                assert!(error.contains(name), "{line} {name}: {error}");
            }
            assert!(
                output.stderr.len() < 20_000,
                "{line} {name}: an error as long as a book"
            );
        }
    }
    for (path, named) in [
        ("/dev/null", "/dev/null"),
        ("/dev/zero", "/dev/zero"),
        ("/nowhere", "/nowhere"),
    ] {
        let output = run(poc(&format!("missions --only-data --data {path}")));
        sound(&output, path);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(error.contains(named), "{path}: {error}");
    }
}

/// A text of a million letters is laid out, marked and cut: what looked at all of the rest for each line
/// took minutes.
#[test]
fn the_time_for_a_long_text_grows_no_faster_than_the_text() {
    let dir = Dir::new("long");
    let record = |name: &str| format!(r#"{{"kind":"mission","id":"x","name":"{name}"}}"#);
    for (name, text) in [
        ("word", "a".repeat(1_000_000)),
        ("joints", "a-".repeat(500_000)),
        ("words", "ab c ".repeat(200_000)),
        ("sentences", "ab. C ".repeat(160_000)),
        ("brackets", "( a. B ".repeat(140_000)),
        ("marks", "\u{301}".repeat(500_000)),
        ("wide", "联".repeat(300_000)),
    ] {
        let path = dir.join(name);
        fs::write(&path, record(&text)).expect("written");
        for line in [
            "--trust missions -q --data",
            "--trust missions -q --width 10 -f list --data",
            "--trust search ab -q --color always --data",
            "--trust show x -q --data",
            "validate -q",
        ] {
            let begun = Instant::now();
            let mut command = poc(line);
            command.arg(&path);
            sound(&run(command), line);
            assert!(
                begun.elapsed() < Duration::from_secs(30),
                "{line} {name}: {:?}",
                begun.elapsed()
            );
        }
    }
}
