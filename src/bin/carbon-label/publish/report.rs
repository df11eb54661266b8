//! What publishing did, for people and for programs.

use super::{Arguments, Pressed};
use crate::error::shown;
use carbon_label::text::Lang;
use serde::Serialize;

/// What was done.
#[derive(Default, Serialize)]
pub(super) struct Report {
    /// Labels of the site, or of the part.
    pub(super) labels: u64,
    /// Of these, drawn.
    drawn: u64,
    /// And kept as they were.
    kept: u64,
    /// Labels of the earlier site that are no longer there.
    removed: u64,
    /// Labels that do not verify; their pages say so.
    rejected: u64,
    /// Files of the site, or of the part, without their compressed forms.
    pub(super) files: u64,
    /// Objects a store was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sent: Option<u64>,
    /// Objects taken away there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) taken_away: Option<u64>,
}

impl Report {
    pub(super) fn pressed(&mut self, pressed: &Pressed, rejected: usize) {
        self.labels = pressed.drawn + pressed.kept;
        (self.drawn, self.kept) = (pressed.drawn, pressed.kept);
        self.removed = pressed.gone.len() as u64;
        self.rejected = rejected as u64;
        self.files += pressed.files;
    }

    pub(super) fn tell(&self, arguments: &Arguments, lang: Lang) {
        if arguments.json {
            println!("{}", serde_json::to_string(self).unwrap_or_default());
            return;
        }
        let words = lang.cli();
        println!("{}", (words.published)(self.labels, self.files, &shown(&arguments.out)));
        if let Some((sent, taken_away)) = self.sent.zip(self.taken_away) {
            println!("{}", (words.sent)(sent, taken_away));
        }
        if self.kept > 0 || self.removed > 0 {
            println!("{}", (words.kept)(self.drawn, self.kept, self.removed));
        }
    }
}
