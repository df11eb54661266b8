//! How many connections may be open at a time.

/// Fewer is worth a word.
pub(super) const WANTED: usize = 12_000;
/// No more, whatever the system allows: what waits behind them is cheaper there.
const MOST: usize = 65_536;
/// Open files beside connections: those being read, and our own.
const RESERVED: usize = 640;

/// As many as the system lets this process have, after asking for all it may.
#[cfg(unix)]
pub(super) fn connections() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    // Where this is refused, the lower limit stays, and is what is read next.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
    let files =
        getrlimit(Resource::Nofile).current.map_or(MOST + RESERVED, |files| usize::try_from(files).unwrap_or(MOST));
    files.saturating_sub(RESERVED).clamp(16, MOST)
}

#[cfg(not(unix))]
pub(super) fn connections() -> usize {
    MOST
}
