//! `poc`: the answer's exit code, and nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    poc_cli::main(std::env::args_os().skip(1))
}
