//! The labels of a site, drawn on every core, and only where something changed.
//!
//! In: numbers in their order, who reads the label of each, the record of the last time. Out: each label's
//! files, put or kept; its row for the pages that list it; the record for the next time. Memory holds a
//! handful of labels, whatever their number.

use super::{
    Entry, Publication, Row, RowsWriter, Target,
    record::{Record, RecordFault, Records, RecordsWriter},
};
use crate::{
    artwork::Undrawable,
    label::{Instant, Number},
};
use rayon::prelude::*;
use std::{io, path::Path};

/// Labels drawn before their rows are written.
const AT_ONCE: usize = 256;

/// Draws labels to a target.
pub struct Press<'a, T> {
    /// What is published.
    pub publication: &'a Publication<'a>,
    /// Where to.
    pub target: &'a T,
    /// [`Publication::imprint`]: a label drawn under another is drawn again.
    pub imprint: [u8; 32],
    /// The time of the check.
    pub now: Instant,
}

/// The files a run of the press reads and writes beside the site's.
pub struct Books<'a> {
    /// The record of the last time, if there was one.
    pub before: &'a Path,
    /// The record of this time.
    pub record: &'a Path,
    /// Where the rows go.
    pub rows: RowsWriter,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Pressed {
    /// Labels whose files were drawn.
    pub drawn: u64,
    /// Labels whose files were left as they were.
    pub kept: u64,
    /// Files of all of them.
    pub files: u64,
    /// Labels the last time had and this time has not.
    pub gone: Vec<String>,
}

/// Why the labels were not drawn; `E` is the reader's reason, `T` the target's.
#[derive(Debug)]
pub enum PressError<E, T> {
    /// A label that is not to be published.
    Entry(E),
    /// A file that could not be put.
    Target(T),
    /// A label that cannot be drawn as dots.
    Undrawable(Number, Undrawable),
    /// The rows or the record, which could not be written.
    Books(io::Error),
    /// The record of the last time does not read.
    Before(RecordFault),
}

/// A label that went through.
struct Done {
    row: Row,
    record: Record,
    files: u64,
    is_kept: bool,
}

/// What has been drawn so far, and the books that say so.
struct Noted {
    pressed: Pressed,
    record: RecordsWriter,
    rows: RowsWriter,
}

impl Noted {
    /// Counts labels and writes their records and rows, in their order.
    fn note(&mut self, labels: Vec<Done>) -> io::Result<()> {
        for Done { row, record, files, is_kept } in labels {
            self.pressed.files += files;
            *(if is_kept { &mut self.pressed.kept } else { &mut self.pressed.drawn }) += 1;
            self.record.add(&row.number, &record)?;
            self.rows.add(&row)?;
        }
        Ok(())
    }
}

impl<T: Target> Press<'_, T> {
    /// Draws labels in the order of their numbers; `read` checks the label of a number, `step` hears of each
    /// that is done. Gives what was done, and the rows' writer back.
    ///
    /// # Errors
    /// [`PressError`]: the first that went wrong, in the order of the numbers within what was drawn at once.
    pub fn draw<E: Send>(
        &self,
        numbers: impl Iterator<Item = Number>,
        read: impl Fn(Number) -> Result<Entry, E> + Sync,
        step: impl Fn() + Sync,
        books: Books<'_>,
    ) -> Result<(Pressed, RowsWriter), PressError<E, T::Error>> {
        let mut before = Records::open(books.before).map_err(PressError::Before)?;
        let record = RecordsWriter::create(books.record).map_err(PressError::Books)?;
        let mut gone = Vec::new();
        let mut noted = Noted { pressed: Pressed::default(), record, rows: books.rows };
        let (mut drawn, mut numbers) = (Vec::new(), numbers.peekable());
        while numbers.peek().is_some() {
            let due = numbers.by_ref().take(AT_ONCE).map(|number| {
                let record = before.of(&number, &mut gone)?;
                Ok((number, record))
            });
            let due = due.collect::<Result<Vec<_>, _>>().map_err(PressError::Before)?;
            let press = |(number, before)| {
                let done = self.one(read(number).map_err(PressError::Entry)?, before);
                step();
                done
            };
            // What was drawn is noted by one core while the others draw on: the books are written in order.
            let (books, next) = rayon::join(
                || noted.note(std::mem::take(&mut drawn)),
                || due.into_par_iter().map(press).collect::<Result<Vec<Done>, _>>(),
            );
            books.map_err(PressError::Books)?;
            drawn = next?;
        }
        noted.note(drawn).map_err(PressError::Books)?;
        before.rest(&mut gone).map_err(PressError::Before)?;
        noted.record.finish().map_err(PressError::Books)?;
        Ok((Pressed { gone, ..noted.pressed }, noted.rows))
    }

    /// Keeps a label's files if they would be the same but for the time of the check, and draws them otherwise.
    fn one<E>(&self, entry: Entry, before: Option<Record>) -> Result<Done, PressError<E, T::Error>> {
        let record = Record { digest: entry.digest(&self.imprint), checked_at: self.now };
        if let Some(before) = before.filter(|before| before.digest == record.digest)
            && let Some(files) = self.kept(&entry.number).map_err(PressError::Target)?
        {
            return Ok(Done { row: entry.row(), record: before, files, is_kept: true });
        }
        let files = self.publication.label(&entry);
        let files = files.map_err(|reason| PressError::Undrawable(entry.number.clone(), reason))?;
        let count = files.len() as u64;
        for file in files {
            self.target.put(file).map_err(PressError::Target)?;
        }
        Ok(Done { row: entry.row(), record, files: count, is_kept: false })
    }

    /// Leaves a label's files as they are; nothing when the earlier site lacks one.
    fn kept(&self, number: &Number) -> Result<Option<u64>, T::Error> {
        let paths = self.publication.label_paths(number);
        for path in &paths {
            if !self.target.keep(path)? {
                return Ok(None);
            }
        }
        Ok(Some(paths.len() as u64))
    }
}
