//! What people type who know other tools: the first words of a command line before they are read as a command and its
//! arguments.

use super::{verb, verbs};
use crate::dataset::Dataset;
use crate::fold::fold;
use crate::model::kind;
use crate::problem::Problem;
use crate::suggest::{nearest, quoted};

/// Words of other tools that list a kind or show a record.
const SHOWING: [&str; 6] = ["list", "ls", "get", "describe", "view", "open"];
/// Words of other tools that search.
const SEARCHING: [&str; 2] = ["find", "query"];
/// The most commands or records that an error suggests.
const MOST: usize = 3;

/// The words of a command line, the first of them a command of this program.
#[derive(Debug, PartialEq, Eq)]
pub enum Typed {
    /// A command and its arguments.
    Command(Vec<String>),
    /// No command was named: the words are taken for the name of a record to show. The first word is kept for the error
    /// where they are none.
    Record {
        /// The command that shows it.
        words: Vec<String>,
        /// The word in the place of a command.
        first: String,
    },
    /// The versions.
    Version,
}

/// Reads the first words of `words`, the common options taken out.
///
/// # Errors
/// Where a verb of another tool has nothing to list or show.
pub fn read(words: &[String]) -> Result<Typed, Problem> {
    let Some((first, rest)) = words.split_first() else {
        return Ok(Typed::Command(vec!["-h".to_owned()]));
    };
    if first.starts_with('-') {
        return Ok(Typed::Command(words.to_vec()));
    }
    let folded = fold(first);
    let word = &*folded;
    if word == "help" {
        return Ok(help(rest));
    }
    if word == "version" && rest.is_empty() {
        return Ok(Typed::Version);
    }
    if SHOWING.contains(&word) {
        return showing(word, rest);
    }
    let command = if SEARCHING.contains(&word) {
        Some("search")
    } else {
        verb(word).map(|verb| verb.name)
    };
    Ok(match command {
        Some(command) => Typed::Command(behind(command, rest)),
        None => record(first, words),
    })
}

/// `help X` is the same as `X --help`, where X is a command.
fn help(about: &[String]) -> Typed {
    let about: Vec<String> = about
        .iter()
        .filter(|word| *word != "help")
        .cloned()
        .collect();
    match about.first() {
        Some(first) if !first.starts_with('-') => match verb(&fold(first)) {
            Some(verb) => {
                let mut words = behind(verb.name, &about[1..]);
                words.push("--help".to_owned());
                Typed::Command(words)
            }
            None => record(first, &about),
        },
        _ => Typed::Command(vec!["--help".to_owned()]),
    }
}

/// `list missions` is `missions`, `get monusco` is `show monusco`.
fn showing(word: &str, rest: &[String]) -> Result<Typed, Problem> {
    let Some(first) = rest.first().filter(|first| !first.starts_with('-')) else {
        let message =
            format!("`{word}` needs a kind or an id, as in `poc missions` or `poc show monusco`");
        return Err(Problem::new("missing-argument", message));
    };
    Ok(Typed::Command(match kind(&fold(first)) {
        Some(kind) => behind(kind.list, &rest[1..]),
        None => behind("show", rest),
    }))
}

fn record(first: &str, words: &[String]) -> Typed {
    let asked = words
        .iter()
        .filter(|word| !matches!(word.as_str(), "-h" | "--help"));
    Typed::Record {
        words: behind("show", &asked.cloned().collect::<Vec<_>>()),
        first: first.to_owned(),
    }
}

fn behind(command: &str, rest: &[String]) -> Vec<String> {
    let mut words = vec![command.to_owned()];
    words.extend_from_slice(rest);
    words
}

/// From how many letters on a word that is no command may be meant as a record.
const SHORTEST: usize = 4;

/// The error where `word` is no command and names no record: the near commands, else the near records.
#[must_use]
pub fn unknown(word: &str, dataset: &Dataset<'_>) -> Problem {
    let names = verbs()
        .filter(|verb| !verb.group.is_empty())
        .flat_map(|verb| {
            let names = std::iter::once(verb.name).chain(verb.aliases.iter().copied());
            names.chain(verb.singular())
        });
    let mut near: Vec<String> = Vec::new();
    for name in nearest(word, names) {
        // Of several names of one command the nearest is enough.
        let same =
            |known: &String| verb(known).map(|verb| verb.name) == verb(&name).map(|verb| verb.name);
        if !near.iter().any(same) {
            let plural = verb(&name).filter(|verb| verb.singular() == Some(&name));
            near.push(plural.map_or(name, |verb| verb.name.to_owned()));
        }
    }
    // A shorter word is near too many names.
    if near.is_empty()
        && word.chars().count() >= SHORTEST
        && let Err(problem) = dataset.resolve(word, &[])
    {
        near.extend(problem.suggestions);
        near.truncate(MOST);
    }
    let mut message = format!("unknown command `{word}`");
    if near.is_empty() {
        message = format!(
            "{message}; `poc -h` lists the commands, and `poc search {}` searches the records",
            quoted(word)
        );
    }
    Problem::new("unknown-command", message).meant(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Typed {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        read(&words).expect("read")
    }

    #[test]
    fn words_of_other_tools_are_commands() {
        for (typed, command) in [
            ("", "-h"),
            ("list missions --org un", "missions --org un"),
            ("ls mission", "missions"),
            ("get monusco", "show monusco"),
            ("describe milestones", "timeline"),
            ("find drones", "search drones"),
            ("MISSIONS un", "missions un"),
            ("mission un", "missions un"),
            ("help", "--help"),
            ("help mission", "missions --help"),
        ] {
            let words = command.split_whitespace().map(str::to_owned).collect();
            assert_eq!(read_line(typed), Typed::Command(words), "{typed}");
        }
        assert_eq!(read_line("version"), Typed::Version);
    }

    #[test]
    fn what_is_no_command_may_be_a_record() {
        for line in ["monusco", "help monusco", "monusco --help"] {
            let words = ["show", "monusco"].map(str::to_owned).to_vec();
            let first = "monusco".to_owned();
            assert_eq!(read_line(line), Typed::Record { words, first }, "{line}");
        }
    }
}
