//! `carbon-label`: keys, labels, verdicts, pictures and sites from the command line.
//!
//! Exit status: 0 done (and, for `verify`, in force; for `check`, ready); 1 refused, with the reason on standard error;
//! 2 not understood; 3 genuine, but not in force or not known to be (for `check`: weak, but complete).
//! `audit` has its own: 0 nothing found but observations, 1 findings, 2 not understood or not carried out; and
//! `programme check`: 0 in order, 1 mistakes, 2 as of `audit`.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks")]

mod asking;
mod audit;
mod check;
mod cli;
mod error;
mod evaluate;
mod export;
mod fetch;
mod import;
mod issue;
mod keygen;
mod passport;
mod present;
mod programme;
mod progress;
mod publish;
mod register;
mod render;
mod serve;
mod serve_config;
mod status;
mod synth;
mod trust;
mod verify;
mod world;

use clap::Parser;
use cli::{Cli, Command};
use error::Error;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let Cli { messages, command } = Cli::parse();
    let lang = world::language(messages);
    let outcome = match command {
        Command::Keygen(arguments) => keygen::run(&arguments, lang),
        Command::Check(arguments) => check::run(&arguments, lang),
        Command::Issue(arguments) => issue::run(&arguments, lang),
        Command::Present(arguments) => present::run(&arguments, lang),
        Command::Trust(arguments) => trust::run(&arguments, lang),
        Command::Programme(arguments) => Ok(programme::run(&arguments, lang)),
        Command::Status(arguments) => status::run(&arguments, lang),
        Command::Register(arguments) => register::run(&arguments, lang),
        Command::Verify(arguments) => verify::run(&arguments, lang),
        Command::Import(arguments) => import::run(&arguments, lang),
        Command::Export(arguments) => export::run(&arguments, lang),
        Command::Render(arguments) => render::run(&arguments),
        Command::Publish(arguments) => publish::run(&arguments, lang),
        Command::Evaluate(arguments) => evaluate::run(&arguments, lang),
        Command::Serve(arguments) => serve::run(&arguments, lang),
        Command::ServeConfig(arguments) => serve_config::run(&arguments),
        Command::Synth(arguments) => synth::run(&arguments, lang),
        Command::Audit(arguments) => Ok(audit::run(&arguments, lang)),
    };
    outcome.unwrap_or_else(|error| {
        error.tell(lang);
        ExitCode::FAILURE
    })
}

/// How a subcommand ends.
type Outcome = Result<ExitCode, Error>;
