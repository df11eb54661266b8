//! Child processes: in comes a command, out goes its success, or one line that names the command
//! and what to do.

use std::ffi::OsStr;
use std::io::{Error, ErrorKind};
use std::iter;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Result, anyhow, bail};

use crate::paths;

/// How many characters of a command an error shows.
const LINE: usize = 200;

/// A command in the checkout's root folder.
pub(crate) fn command(program: impl AsRef<OsStr>, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words).current_dir(paths::root());
    command
}

/// Runs it with our output as its own.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    succeeded(command, status)
}

/// Runs it and returns what it printed, without the last line's end.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    succeeded(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// Hands the process over to it, so that whoever stops us stops it; returns only on failure.
#[cfg(unix)]
pub(crate) fn become_it(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(not_started(command, &error))
}

#[cfg(not(unix))]
pub(crate) fn become_it(command: &mut Command) -> Result<()> {
    run(command)
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

fn not_started(command: &Command, error: &Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy();
    if error.kind() == ErrorKind::NotFound {
        anyhow!("`{program}` is not on this machine: {}", remedy(&program))
    } else {
        anyhow!("`{}` could not be started: {error}", line(command))
    }
}

fn remedy(program: &str) -> &'static str {
    match program {
        "node" | "npm" => "install Node.js 20 or newer, which brings both node and npm",
        "rustup" => "install it from rustup.rs, or add wasm32-unknown-unknown your own way",
        "apt-get" => "install chromium, chromedriver and a Chinese font your own way",
        _ => "install it, or put it on PATH",
    }
}

/// The command as one would type it, its paths within the checkout, and not longer than a line.
fn line(command: &Command) -> String {
    let root = format!("{}{}", paths::root().display(), std::path::MAIN_SEPARATOR);
    let words = iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy().replace(&root, "")).collect();
    let line = words.join(" ");
    match line.char_indices().nth(LINE) {
        Some((end, _)) => format!("{} …", &line[..end]),
        None => line,
    }
}
