//! `completions`: the script that completes words at a shell's prompt. A script knows nothing itself: it asks the program
//! ([`super::complete`]), so that ids, values and a user's own records are completed as they are.

use anyhow::Result;
use clap::{Arg, Command};

use super::{Call, Forms, Verb};
use crate::problem::Problem;
use crate::view::{Answer, Body};

pub const VERB: Verb = Verb {
    name: "completions",
    about: "completions for bash, zsh, fish, powershell and elvish",
    group: "Data",
    args,
    run,
    examples: &[
        (
            "bash > ~/.local/share/bash-completion/completions/poc",
            "for bash; or `eval \"$(poc completions bash)\"` in ~/.bashrc",
        ),
        (
            "zsh > ~/.zfunc/_poc",
            "for zsh, in a directory of its fpath",
        ),
        ("fish > ~/.config/fish/completions/poc.fish", "for fish"),
        ("powershell >> $PROFILE", "for PowerShell"),
        ("elvish >> ~/.config/elvish/rc.elv", "for elvish"),
    ],
    proves: true,
    forms: Forms::Own("a script"),
};

/// The shells, each with its script.
pub const SHELLS: [(&str, &str); 5] = [
    ("bash", include_str!("completions/poc.bash")),
    ("zsh", include_str!("completions/poc.zsh")),
    ("fish", include_str!("completions/poc.fish")),
    ("powershell", include_str!("completions/poc.ps1")),
    ("elvish", include_str!("completions/poc.elv")),
];

fn args(command: Command) -> Command {
    command.arg(
        Arg::new("shell")
            .value_name("SHELL")
            .required(true)
            .help("bash, zsh, fish, powershell or elvish"),
    )
}

fn run<'d>(call: &Call<'d>) -> Result<Answer<'d>> {
    let word = call.matches.get_one::<String>("shell");
    let word = word.map_or("", String::as_str);
    let (_, script) = SHELLS
        .iter()
        .find(|(name, _)| *name == word)
        .ok_or_else(|| {
            let names = SHELLS.iter().map(|(name, _)| *name);
            Problem::unknown("unknown-shell", "shell", word, names)
        })?;
    Ok(Answer::new(Body::Text((*script).to_owned())))
}
