//! What `programme check` found, for people and for programs.

use super::{Checked, Mistake};
use carbon_label::{label::Line, text::Lang};
use serde::Serialize;
use std::{collections::HashSet, path::Path};

pub(super) fn text(checked: &Checked, lang: Lang) -> String {
    let words = lang.folder_check();
    let mut lines: Vec<String> = checked.mistakes.iter().map(line).collect();
    match &checked.beside {
        Some(beside) => {
            lines.extend((beside.not_at_hand > 0).then(|| (words.not_at_hand)(beside.not_at_hand)));
            lines.extend((!beside.trust).then(|| words.trust_unsigned.to_owned()));
        }
        None => lines.push(words.signed_unread.to_owned()),
    }
    let files: HashSet<&Path> = checked.mistakes.iter().map(|mistake| mistake.file.as_path()).collect();
    let labels = checked.beside.as_ref().map_or(0, |beside| beside.labels);
    match checked.counts.filter(|_| files.is_empty()) {
        Some(counts) => lines.push((words.in_order)(&counts, labels)),
        None => lines.push((words.mistakes)(checked.mistakes.len(), files.len())),
    }
    lines.join("\n")
}

fn line(mistake: &Mistake) -> String {
    let file = whole(&mistake.file);
    match mistake.line {
        Some(line) => format!("{file}:{line}: {}", mistake.sentence),
        None => format!("{file}: {}", mistake.sentence),
    }
}

/// A path in full, since somebody goes there; without what would turn the line around.
fn whole(path: &Path) -> String {
    path.display().to_string().chars().map(|c| if Line::holds(c) { c } else { '\u{fffd}' }).collect()
}

/// The report as a program reads it; names stay the same.
#[derive(Serialize)]
struct Report {
    in_order: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    read: Option<Read>,
    mistakes: Vec<One>,
}

/// What the programme has; labels only where they were looked at.
#[derive(Serialize)]
struct Read {
    categories: usize,
    benchmarks: usize,
    issuers: usize,
    labels: usize,
    labels_not_verified: usize,
    trust_list_signed: bool,
}

#[derive(Serialize)]
struct One {
    /// Inside the folder.
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    message: String,
}

pub(super) fn json(checked: &Checked, folder: &Path) -> String {
    let inside = |file: &Path| whole(file.strip_prefix(folder).unwrap_or(file)).replace('\\', "/");
    let one =
        |mistake: &Mistake| One { file: inside(&mistake.file), line: mistake.line, message: mistake.sentence.clone() };
    let read = checked.counts.zip(checked.beside.as_ref()).map(|(counts, beside)| Read {
        categories: counts.categories,
        benchmarks: counts.benchmarks,
        issuers: counts.issuers,
        labels: beside.labels,
        labels_not_verified: beside.not_at_hand,
        trust_list_signed: beside.trust,
    });
    let mistakes: Vec<One> = checked.mistakes.iter().map(one).collect();
    let report = Report { in_order: mistakes.is_empty(), read, mistakes };
    // A report is texts and numbers: nothing in it can fail to be written.
    serde_json::to_string_pretty(&report).unwrap_or_default()
}
