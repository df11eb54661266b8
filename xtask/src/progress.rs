//! Numbered lines: in comes what is about to be done, out goes a line with the seconds since the
//! start, so that a long first build is seen to move.

use std::time::Instant;

pub(crate) struct Progress {
    total: usize,
    begun: usize,
    start: Instant,
}

impl Progress {
    pub(crate) fn of(total: usize) -> Self {
        Self { total, begun: 0, start: Instant::now() }
    }

    pub(crate) fn step(&mut self, what: &str) {
        self.begun += 1;
        println!("[{}/{}] {:>5.1} s  {what}", self.begun, self.total, self.seconds());
    }

    /// Something about the step under way.
    pub(crate) fn note(&self, what: &str) {
        println!("              {what}");
    }

    pub(crate) fn seconds(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }
}
