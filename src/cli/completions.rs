//! `completions`: the script that completes words at a shell's prompt. A script knows nothing itself: it asks the program
//! ([`super::complete`]), so that ids, values and a user's own records are completed as they are.

use anyhow::Result;

use crate::ask::{Arguments, Parameter, Takes, read};
use crate::commands::verb::{self, Forms, Needs, Question, Verb};
use crate::dataset::Dataset;
use crate::view::{Answer, Body};

pub const VERB: Verb = Verb {
    name: "completions",
    aliases: &[],
    about: "print completions for bash, zsh, fish, powershell, or elvish",
    group: "Data",
    more: "",
    kind: None,
    parameters,
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
    needs: Needs::None,
    forms: Forms::Own("a script"),
    answer: verb::answer::<Completions>,
};

/// The shells, each with its script.
const SHELLS: [(&str, &str); 5] = [
    ("bash", include_str!("completions/poc.bash")),
    ("zsh", include_str!("completions/poc.zsh")),
    ("fish", include_str!("completions/poc.fish")),
    ("powershell", include_str!("completions/poc.ps1")),
    ("elvish", include_str!("completions/poc.elv")),
];

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument(
            "shell",
            Takes::Choice(names),
            "bash, zsh, fish, powershell, or elvish",
        )
        .called("SHELL")
        .required(),
    ]
}

fn names() -> Vec<&'static str> {
    SHELLS.iter().map(|(name, _)| *name).collect()
}

/// The script for which shell.
struct Completions {
    shell: &'static str,
}

impl Question for Completions {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        let word = arguments.one("shell").unwrap_or_default();
        Ok(Self {
            shell: read::choice("unknown-shell", "shell", word, &names())?,
        })
    }

    fn answer<'d>(&self, _: &'d Dataset<'d>) -> Result<Answer<'d>> {
        let script = SHELLS.iter().find(|(name, _)| *name == self.shell);
        let script = script.map_or("", |(_, script)| script);
        Ok(Answer::new(Body::Text(script.to_owned())))
    }
}
