//! Fetching what a verifier asks for: DID documents and status lists, over HTTPS, with a small cache.
//!
//! An answer is kept in the user's cache folder. While it is fresh nobody is asked; when nobody
//! answers, the last answer serves, with its time.

use carbon_label::label::Instant;
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::Read,
    path::PathBuf,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// What came back.
pub(crate) struct Fetched {
    pub(crate) bytes: Vec<u8>,
    /// When, if it is the last answer of somebody who does not answer now.
    pub(crate) earlier: Option<Instant>,
}

/// What may be asked for.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A `did.json`: fresh for a day.
    Document,
    /// A status list: fresh for five minutes.
    List,
}

impl Kind {
    const fn fresh(self) -> Duration {
        match self {
            Self::Document => Duration::from_secs(24 * 60 * 60),
            Self::List => Duration::from_secs(5 * 60),
        }
    }
}

/// Nobody waits longer for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Asks `address`, or remembers; nothing when there is neither. `order` gives the place in time of an
/// answer that is believed, now or at the time it was kept: what is not, and what is older than what was
/// believed before, neither counts nor takes its place.
pub(crate) fn fetch<T: Ord>(
    address: &str,
    kind: Kind,
    limit: usize,
    order: impl Fn(&[u8], Option<Instant>) -> Option<T>,
) -> Option<Fetched> {
    let file = cached(address);
    let kept = file.as_ref().and_then(|file| Some((fs::read(file).ok()?, age(file)?)));
    if let Some((bytes, age)) = &kept
        && *age < kind.fresh()
    {
        return Some(Fetched { bytes: bytes.clone(), earlier: None });
    }
    let answer = ask(address, limit);
    let before = kept.as_ref().and_then(|(bytes, age)| order(bytes, self::before(*age)));
    let now = answer.as_deref().and_then(|bytes| order(bytes, None));
    match (answer, kept) {
        (Some(bytes), _) if now.is_some() && now >= before => {
            if let Some(file) = file {
                // Without a cache the answer is as good.
                let _ = crate::world::write(&file, &bytes);
            }
            Some(Fetched { bytes, earlier: None })
        }
        (_, Some((bytes, age))) if before.is_some() => Some(Fetched { bytes, earlier: self::before(age) }),
        (answer, _) => answer.map(|bytes| Fetched { bytes, earlier: None }),
    }
}

fn ask(address: &str, limit: usize) -> Option<Vec<u8>> {
    if !is_allowed(address) {
        return None;
    }
    let config = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).build();
    let mut response = ureq::Agent::new_with_config(config).get(address).call().ok()?;
    let mut bytes = Vec::new();
    response.body_mut().as_reader().take(limit as u64 + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() <= limit).then_some(bytes)
}

/// `https`, and `http` on this machine.
fn is_allowed(address: &str) -> bool {
    let local = ["http://127.0.0.1:", "http://localhost:"];
    address.starts_with("https://") || local.iter().any(|host| address.starts_with(host))
}

fn cached(address: &str) -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))?;
    let name: String = Sha256::digest(address)[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    Some(folder.join("carbon-label").join(name))
}

fn age(file: &std::path::Path) -> Option<Duration> {
    // A file from the future is as fresh as one can be.
    Some(fs::metadata(file).ok()?.modified().ok()?.elapsed().unwrap_or_default())
}

fn before(age: Duration) -> Option<Instant> {
    let then = SystemTime::now().checked_sub(age)?.duration_since(UNIX_EPOCH).ok()?;
    Instant::from_unix(i64::try_from(then.as_secs()).ok()?)
}
