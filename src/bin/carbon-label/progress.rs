//! How far a long run is, for somebody who waits at a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// Fewest things worth a bar.
const MANY: usize = 500;

pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// A bar on standard error; a silent one where nobody would see it.
    pub(crate) fn of(total: usize, what: &'static str, quiet: bool) -> Self {
        let shown = !quiet && total > MANY && std::io::stderr().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(total as u64), target).with_message(what);
        // A template that does not read leaves indicatif's own, which is as good.
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
        Self(style.map_or(bar.clone(), |style| bar.with_style(style)))
    }

    pub(crate) fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
