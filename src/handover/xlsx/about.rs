//! What makes the rest mean something: when, whose, by which benchmarks, made by what.

use super::{Sheet, XlsxError};
use crate::{
    handover::{Benchmark, Comparison},
    text::clock,
};

/// Characters of a long text that stand in one cell; the rest stands below.
const PIECE: usize = 30_000;

impl Comparison {
    /// The sheet of all that.
    pub(super) fn about(&self, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
        for (width, column) in [30, 70, 24, 22, 12, 50, 28].into_iter().zip(0..) {
            sheet.width(column, width)?;
        }
        let mut row = 0;
        for (term, said) in self.facts() {
            for (at, piece) in pieces(&said).into_iter().enumerate() {
                if at == 0 {
                    sheet.heading(row, 0, term)?;
                }
                sheet.text(row, 1, &piece)?;
                row += 1;
            }
        }
        self.references(row + 1, sheet)
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let (lang, words, programme) = (self.lang, self.lang.handover(), &self.programme);
        let demonstration = self.demonstration.then(|| lang.words().demonstration_note.to_owned());
        let absent: Vec<&str> = self.absent.iter().map(|number| number.as_str()).collect();
        let counts = (words.counted)(self.counts.found, self.counts.comparable);
        let outcomes = self
            .standard
            .as_ref()
            .map(|_| (lang.portal().outcomes)(self.counts.pass, self.counts.cannot_tell, self.counts.fail));
        let cut = self.is_cut().then(|| (words.cut)(self.products.len(), self.counts.found));
        let unchecked = Some(self.unchecked()).filter(|count| *count > 0).map(words.unchecked);
        let group = self.group.as_ref().map_or(words.no_group, |group| group.title.as_str());
        let warnings = self.group.iter().flat_map(|group| &group.warnings).cloned();
        let minded = [cut, unchecked].into_iter().flatten().chain(warnings);
        let first = [
            (words.about, Some(words.title.to_owned())),
            (lang.words().demonstration, demonstration),
            (words.made_at, Some(format!("{} ({})", clock(self.at), lang.words().beijing_time))),
            (words.reopen, Some(self.link.to_string())),
            (words.programme, Some(programme.name.to_string())),
            (words.operator, Some(programme.operator.to_string())),
            (words.operator_key, programme.key.clone()),
            (words.region, Some(programme.region.to_string())),
            (words.site, Some(programme.site.to_string())),
            (words.group, Some(group.to_owned())),
            (words.counts, Some(counts)),
            (words.verdicts, outcomes),
            (words.absent, Some(absent.join(", ")).filter(|absent| !absent.is_empty())),
        ];
        let first = first.into_iter().filter_map(|(term, said)| Some((term, said?)));
        let standard = self.standard.as_ref().map(|standard| standard.criteria.json().to_string());
        let last = [
            (words.criteria_file, standard),
            (words.software, Some(self.software.clone())),
            (words.mind, Some(words.reading.to_owned())),
        ];
        let last = last.into_iter().filter_map(|(term, said)| Some((term, said?)));
        first.chain(minded.map(|said| (words.mind, said))).chain(last).collect()
    }

    /// The table of benchmarks.
    fn references(&self, row: u32, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
        let (words, label) = (self.lang.handover(), self.lang.words());
        if self.benchmarks.is_empty() {
            return sheet.text(row, 0, words.no_benchmarks);
        }
        let headings =
            [words.benchmark, label.method, words.counted_in, words.boundary, label.year, label.source, words.demanded];
        for (heading, column) in headings.iter().zip(0..) {
            sheet.heading(row, column, heading)?;
        }
        for (benchmark, row) in self.benchmarks.iter().zip(row + 1..) {
            for (said, column) in self.reference(benchmark).iter().zip(0..) {
                sheet.text(row, column, said)?;
            }
        }
        Ok(())
    }

    fn reference(&self, benchmark: &Benchmark) -> [String; 7] {
        let (lang, label) = (self.lang, self.lang.words());
        let source = [Some(benchmark.source.as_str()), benchmark.address.as_ref().map(|address| address.as_str())];
        [
            format!("{} ({})", benchmark.name, benchmark.id),
            benchmark.method.to_string(),
            lang.measure(benchmark.unit, &benchmark.per),
            lang.language().boundary(benchmark.boundary).to_owned(),
            benchmark.year.map_or_else(|| label.undecided.to_owned(), |year| year.to_string()),
            source.into_iter().flatten().collect::<Vec<_>>().join(" "),
            if benchmark.demanded { "✓" } else { "" }.to_owned(),
        ]
    }
}

/// A text in pieces that cells take; one piece at least.
fn pieces(text: &str) -> Vec<String> {
    let all: Vec<char> = text.chars().collect();
    let pieces: Vec<String> = all.chunks(PIECE).map(|piece| piece.iter().collect()).collect();
    if pieces.is_empty() { vec![String::new()] } else { pieces }
}
