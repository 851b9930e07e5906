//! How wide an answer may be.

use std::io::{self, IsTerminal};

/// The width where nothing says another.
const OTHERWISE: usize = 100;

/// The width for what is written to standard output: that of the terminal there; where standard output is a pipe, that of
/// the terminal on standard error, because what reads the pipe most likely shows it there; else 100.
#[must_use]
pub fn terminal_width() -> usize {
    let stdout = io::stdout();
    let size = if stdout.is_terminal() {
        terminal_size::terminal_size_of(&stdout)
    } else if is_pipe() {
        terminal_size::terminal_size_of(io::stderr())
    } else {
        None
    };
    size.map(|(terminal_size::Width(width), _)| usize::from(width))
        .filter(|width| *width > 0)
        .unwrap_or(OTHERWISE)
}

/// The width for what is written to a file.
#[must_use]
pub const fn file_width() -> usize {
    OTHERWISE
}

/// Whether standard output is a pipe.
#[cfg(unix)]
fn is_pipe() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::FileTypeExt;
    let file = io::stdout().as_fd().try_clone_to_owned();
    file.map(std::fs::File::from)
        .and_then(|file| file.metadata())
        .is_ok_and(|meta| meta.file_type().is_fifo())
}

/// Whether standard output is a pipe, which cannot be asked here.
#[cfg(not(unix))]
const fn is_pipe() -> bool {
    false
}
