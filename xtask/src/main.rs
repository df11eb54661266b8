//! `cargo xtask <verb>`: in comes a verb, out goes a built demo, a test report or a measurement.
//!
//! | verb | module |
//! |---|---|
//! | `demo` | [`demo`]: the demonstration programme, built, signed, published, served |
//! | `test` | [`test`]: everything that must hold, as timed steps |
//! | `pkg` | [`pkg`]: the npm package, the same bytes every time |
//! | `examples` | [`pkg`]: the package's users, installed and built |
//! | `bench size` | [`bench`]: pages and wasm against their budgets |
//! | `bench embed` | [`bench`]: a label on somebody's page, beside its peers |
//! | `bench formats` | [`bench`]: other people's documents a second, and the code that reads them |
//! | `bench pages` | [`bench`]: pages as a phone gets them from nginx, and Lighthouse's marks |
//! | `bench verify` | [`bench`]: verifications a second, beside a peer's |
//! | `bench serve` | [`bench`]: label pages a second, beside nginx's |
//! | `bench portal` | [`bench`]: the portal with a hundred thousand products, beside three tables |
//! | `bench publish` | [`bench`]: what publishing costs a label, beside Hugo |
//! | `fuzz` | [`fuzz`]: the readers of untrusted bytes, with made-up ones |
//! | `shots` | [`shots`]: pictures of every state |
//!
//! They stand on [`setup`] (what has to be installed), [`wasm`] (the app and the element), [`run`] (child
//! processes), [`folder`] and [`paths`] (where things are) and [`progress`] (numbered lines).
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod demo;
mod folder;
mod fuzz;
mod paths;
mod pkg;
mod progress;
mod run;
mod setup;
mod shots;
mod test;
mod wasm;

use std::env;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <verb>

  demo [--no-serve] [--out DIR] [--port N]   build, sign, publish and serve the demonstration
  test                                       everything that must hold
  pkg                                        the npm package into pkg/ and target/pkg/
  examples                                   the examples, with that package, into target/examples
  bench size                                 label pages and wasm against their budgets
  bench embed                                a label on somebody's page, beside its peers
  bench formats                              other people's documents: megabytes a second, and wasm
  bench pages                                pages as a phone gets them, and Lighthouse's marks
  bench verify                               verifications a second, beside npm's jose
  bench serve                                label pages a second, beside nginx
  bench portal                               the portal with 100,000 products, beside three tables
  bench publish [LABELS]                     what publishing costs a label, beside Hugo
  fuzz [SECONDS]                             made-up bytes into every reader, so long each
  shots                                      pictures of every state into target/shots";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["demo", options @ ..] => match demo::Options::parse(options) {
            Ok(options) => demo::demo(&options),
            Err(complaint) => return usage(&complaint),
        },
        ["test"] => return test::test(),
        ["pkg"] => pkg::pkg(),
        ["examples"] => pkg::build_examples(),
        ["bench", "size"] => bench::size(),
        ["bench", "embed"] => bench::embed(),
        ["bench", "formats"] => bench::formats(),
        ["bench", "pages"] => bench::pages(),
        ["bench", "verify"] => bench::verify(),
        ["bench", "serve"] => bench::serve(),
        ["bench", "portal"] => bench::portal(),
        ["bench", "publish", labels @ ..] => bench::publish(labels),
        ["fuzz"] => fuzz::fuzz(None),
        ["fuzz", seconds] => fuzz::fuzz(Some(seconds)),
        ["shots"] => shots::shots(),
        [] => return usage("which verb?"),
        unknown => return usage(&format!("`{}` is not one of these", unknown.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn usage(complaint: &str) -> ExitCode {
    eprintln!("xtask: {complaint}\n\n{USAGE}");
    ExitCode::from(2)
}
