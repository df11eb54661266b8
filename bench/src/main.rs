//! What the benches need of the package beyond its programs.
//!
//! `cargo xtask bench verify` measures verifications of one label, natively and in a page. Natively, in
//! comes a command: `cases DRAFT` prints the draft signed with each algorithm, as JSON; `time` takes that
//! from standard input and prints nanoseconds a verification. In a page, out goes `Verifier`. Both call
//! [`Verified::read`]: envelope, signature, trust list, content, dates.
//!
//! `cargo xtask bench formats` has `formats VECTORS` time the readers of other people's documents.
//!
//! `cargo xtask bench portal` has `index PROGRAMME SITE` make an index of many products.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[cfg(not(target_arch = "wasm32"))]
mod cases;
#[cfg(not(target_arch = "wasm32"))]
mod formats;
#[cfg(not(target_arch = "wasm32"))]
mod index;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(not(target_arch = "wasm32"))]
mod time;

use carbon_label::{
    credential::{Status, TrustList, Verified},
    json::{Json, Limits, Node},
    label::Instant,
};

/// Whoever verifies: the trust list was read, the time is known.
struct Verifier {
    trust: TrustList,
    now: Instant,
}

impl Verifier {
    /// Of a trust list as JSON, `{"issuer": [...]}`; nothing if that does not read.
    fn new(trust: &str, now: &str) -> Option<Self> {
        let tree = Json::parse(trust.as_bytes(), Limits { bytes: 1024 * 1024, depth: 12 }).ok()?;
        Some(Self { trust: TrustList::read(&Node::root(&tree)).ok()?, now: now.parse().ok()? })
    }

    /// Whether bytes are a label to be believed.
    fn verifies(&self, bytes: &[u8]) -> bool {
        Verified::read(bytes, &self.trust, &Status::InForce, self.now).is_ok()
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let printed = match words.as_slice() {
        ["cases", draft] => cases::cases(draft),
        ["time"] => time::time(),
        ["formats", vectors] => formats::formats(vectors.as_ref()),
        ["index", programme, site] => {
            let made = index::index(programme.as_ref(), site.as_ref());
            made.inspect_err(|reason| eprintln!("{reason}")).ok()
        }
        _ => None,
    };
    let Some(printed) = printed else { return std::process::ExitCode::FAILURE };
    println!("{printed}");
    std::process::ExitCode::SUCCESS
}

#[cfg(target_arch = "wasm32")]
fn main() {}
