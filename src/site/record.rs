//! What a site remembers of how it was drawn: `.carbon-label/labels-1-of-1`.
//!
//! In: each label's digest and the time it was checked, in the order of the numbers. Out: the same again,
//! for the next time, line by line: neither writing nor reading holds more than one.

use crate::label::{Instant, Number};
use std::{
    fmt::Write as _,
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Lines, Write},
    path::Path,
};

/// How a label's files were drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// What they depend on.
    pub(super) digest: [u8; 16],
    /// When the label was checked.
    pub checked_at: Instant,
}

/// Why a record does not read.
#[derive(Debug)]
pub enum RecordFault {
    /// The file.
    Io(io::Error),
    /// A line of it.
    Line(usize),
}

/// Labels and their records, in the order of the numbers.
pub(super) struct Records {
    lines: Option<Lines<BufReader<File>>>,
    at: usize,
    next: Option<(String, Record)>,
}

impl Records {
    /// A site's records; none when it has none.
    pub(super) fn open(file: &Path) -> Result<Self, RecordFault> {
        let lines = match File::open(file) {
            Ok(file) => Some(BufReader::new(file).lines()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(RecordFault::Io(error)),
        };
        let mut records = Self { lines, at: 0, next: None };
        records.advance()?;
        Ok(records)
    }

    /// The record of a label, asked for in the order of the numbers; those before it, whose labels are no
    /// longer there, go to `gone`.
    pub(super) fn of(&mut self, number: &Number, gone: &mut Vec<String>) -> Result<Option<Record>, RecordFault> {
        while let Some((known, record)) = &self.next {
            if known.as_str() > number.as_str() {
                return Ok(None);
            }
            let (is_it, record) = (known == number.as_str(), *record);
            let passed = self.advance()?;
            if is_it {
                return Ok(Some(record));
            }
            gone.extend(passed);
        }
        Ok(None)
    }

    /// The labels after the last that was asked for.
    pub(super) fn rest(mut self, gone: &mut Vec<String>) -> Result<(), RecordFault> {
        while let Some(number) = self.advance()? {
            gone.push(number);
        }
        Ok(())
    }

    fn advance(&mut self) -> Result<Option<String>, RecordFault> {
        self.at += 1;
        let line = self.lines.as_mut().and_then(Iterator::next).transpose().map_err(RecordFault::Io)?;
        let next = line.map(|line| read(&line).ok_or(RecordFault::Line(self.at))).transpose()?;
        let known = self.next.as_ref().map(|(number, _)| number);
        if let (Some(before), Some((number, _))) = (known, &next)
            && before >= number
        {
            return Err(RecordFault::Line(self.at));
        }
        let before = std::mem::replace(&mut self.next, next);
        Ok(before.map(|(number, _)| number))
    }
}

fn read(line: &str) -> Option<(String, Record)> {
    let mut parts = line.split(' ');
    let (number, digest, checked_at) = (parts.next()?, parts.next()?, parts.next()?);
    let digest = u128::from_str_radix(digest, 16).ok()?.to_be_bytes();
    Some((number.to_owned(), Record { digest, checked_at: Instant::from_unix(checked_at.parse().ok()?)? }))
}

/// Writes records.
pub(super) struct RecordsWriter(BufWriter<File>);

impl RecordsWriter {
    pub(super) fn create(file: &Path) -> io::Result<Self> {
        File::create(file).map(BufWriter::new).map(Self)
    }

    pub(super) fn add(&mut self, number: &str, record: &Record) -> io::Result<()> {
        let mut line = String::with_capacity(96);
        let (digest, checked_at) = (u128::from_be_bytes(record.digest), record.checked_at.unix());
        // Writing to a String cannot fail.
        let _ = writeln!(line, "{number} {digest:032x} {checked_at}");
        self.0.write_all(line.as_bytes())
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(byte: u8) -> Record {
        Record { digest: [byte; 16], checked_at: Instant::from_unix(1_780_000_000).unwrap() }
    }

    #[test]
    fn what_was_recorded_is_found_again_and_what_is_gone_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("labels");
        let mut out = RecordsWriter::create(&file).unwrap();
        for (at, number) in ["A", "B", "D", "E"].iter().enumerate() {
            out.add(number, &record(at as u8)).unwrap();
        }
        out.finish().unwrap();
        let (mut records, mut gone) = (Records::open(&file).unwrap(), Vec::new());
        let mut ask = |number: &str| records.of(&number.parse().unwrap(), &mut gone).unwrap();
        assert_eq!(ask("B"), Some(record(1)));
        assert_eq!(ask("C"), None);
        assert_eq!(ask("D"), Some(record(2)));
        records.rest(&mut gone).unwrap();
        assert_eq!(gone, ["A", "E"]);
    }

    #[test]
    fn a_record_that_does_not_read_says_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("labels");
        std::fs::write(&file, "A 00 1\nB\n").unwrap();
        let mut records = Records::open(&file).unwrap();
        let mut gone = Vec::new();
        assert!(matches!(records.of(&"A".parse().unwrap(), &mut gone), Err(RecordFault::Line(2))));
        assert!(
            Records::open(&folder.path().join("none")).unwrap().of(&"A".parse().unwrap(), &mut gone).unwrap().is_none()
        );
    }
}
