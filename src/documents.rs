//! Documents and tables of anybody's, for shells: what is in some bytes, and the same as JSON for programs, our own
//! among them, that have no reader of it.
//!
//! In: bytes, and for tables a mapping. Out: [`Brought`], or JSON: `footprints`, each with its `account` as data and
//! in sentences, or with its `fault`.

#[cfg(feature = "books")]
use crate::formats::{
    package,
    table::{is_book, sheet_of_book},
};
use crate::{
    formats::{
        Account, Document, Import,
        account::Dropped,
        begins_as_document,
        table::{Cell, Choice, Csv, Declarations, Field, Gb18030, Mapping, Problem, Table, TableFault},
        write::{Column, Source, Tabled, columns},
    },
    json::{Fault, Json},
    text::{LEXICONS, Lang, documents::Said, plain},
};

/// What some bytes turned out to have.
#[derive(Debug)]
pub enum Brought {
    /// Footprints, of each what it says, or why it does not read.
    Footprints(Vec<Result<Import, Fault>>),
    /// The rows of a table.
    Rows(Box<Rows>),
    /// A passport, or a signed credential in an envelope.
    Document(Document),
}

/// A table's rows as declarations.
#[derive(Debug)]
pub struct Rows {
    /// What its rows declare, and its account.
    pub declarations: Declarations,
    /// The table.
    pub table: Table,
    /// Which column was taken for what.
    pub mapping: Mapping,
    /// Of a workbook of several sheets: the one that was read, and the others.
    pub sheets: Option<(String, Vec<String>)>,
}

/// Why bytes are nothing.
#[derive(Debug)]
pub enum Refused {
    /// As a document.
    Fault(Fault),
    /// As a table.
    Table(TableFault),
}

/// Reads a document of any kind, by what is in it; of an ILCD package every process. A workbook is read as its first
/// sheet's table, where there is a reader of workbooks.
///
/// # Errors
/// [`Refused`]: it is nothing that is read here, or lacks what a footprint needs.
pub fn bring(bytes: &[u8], mapping: Option<&Mapping>, gb18030: Gb18030<'_>) -> Result<Brought, Refused> {
    if begins_as_document(bytes) {
        return match Document::read(bytes).map_err(Refused::Fault)? {
            Document::Declared(imports) => Ok(Brought::Footprints(imports)),
            other => Ok(Brought::Document(other)),
        };
    }
    #[cfg(feature = "books")]
    if is_book(bytes) {
        if let Some(found) = package::read(bytes) {
            return found.map(Brought::Footprints).map_err(Refused::Fault);
        }
        let sheet = sheet_of_book(bytes).map_err(Refused::Table)?;
        let mut rows = rows(&sheet.csv, mapping, gb18030)?;
        rows.sheets = (!sheet.left.is_empty()).then_some((sheet.name, sheet.left));
        return Ok(Brought::Rows(Box::new(rows)));
    }
    rows(bytes, mapping, gb18030).map(|rows| Brought::Rows(Box::new(rows)))
}

fn rows(bytes: &[u8], mapping: Option<&Mapping>, gb18030: Gb18030<'_>) -> Result<Rows, Refused> {
    let table = Table::read(bytes, gb18030).map_err(Refused::Table)?;
    let mapping = mapping.cloned().unwrap_or_else(|| Mapping::guess(&table, LEXICONS));
    Ok(Rows { declarations: mapping.declarations(&table, LEXICONS), table, mapping, sheets: None })
}

/// Footprints as JSON, each with its account as data and in sentences; of a table also which column is what, and the
/// account that its rows have in common.
#[must_use]
pub fn json(imports: &[Result<Import, Fault>], rows: Option<&Rows>, lang: Lang) -> Json {
    let footprints = imports.iter().map(|import| match import {
        Ok(import) => footprint(import, lang),
        Err(fault) => Json::object([("fault", told(fault, lang))]),
    });
    let problem = |problem: &Problem, table: &Table| {
        Json::object([
            ("line", Json::Number(problem.line.to_string())),
            ("said", Json::text(lang.table_problem(problem, table))),
        ])
    };
    let problems = rows.map(|rows| rows.declarations.problems.iter().map(|one| problem(one, &rows.table)).collect());
    let sheets = rows.and_then(|rows| rows.sheets.as_ref()).map(|(sheet, left)| {
        let left = left.iter().map(|name| Json::text(name.as_str())).collect();
        Json::object([("read", Json::text(sheet.as_str())), ("left", Json::List(left))])
    });
    Json::some([
        ("footprints", Some(Json::List(footprints.collect()))),
        ("sheets", sheets),
        ("mapping", rows.map(|rows| rows.mapping.json())),
        ("account", rows.map(|rows| account(&rows.declarations.account, lang))),
        ("problems", problems.filter(|list: &Vec<Json>| !list.is_empty()).map(Json::List)),
    ])
}

/// JSON for people to look at.
#[must_use]
pub fn pretty(json: &Json) -> String {
    // Texts, lists and numbers that were read: nothing in it can fail to be written.
    serde_json::to_string_pretty(json).unwrap_or_default()
}

/// A fault as JSON: its place, and its sentence.
#[must_use]
pub fn told(fault: &Fault, lang: Lang) -> Json {
    Json::object([("path", Json::text(fault.path())), ("said", Json::text(lang.fault(fault)))])
}

/// Most rows of a table that a page is told: each is drawn.
const TOLD: usize = 100;
/// Most rows that a page is told do not read.
const PROBLEMS: usize = 20;

/// What a page is told of a document that it has no reader of, as [`crate::formats::told`] reads it: its `footprints`,
/// each `declared` with its `account` in sentences, or a `fault` in one; of a table the `account` that its rows have
/// in common, and which are not among the footprints. Of a workbook with several sheets that somebody else made the
/// bytes of, `sheets` are the one they are of and the others.
#[must_use]
pub fn for_page(bytes: &[u8], lang: Lang, gb18030: Gb18030<'_>, sheets: Option<(String, Vec<String>)>) -> Json {
    match bring(bytes, None, gb18030) {
        Ok(Brought::Footprints(imports)) => {
            let said = |import| match import {
                Ok(import) => said(&import, lang),
                Err(fault) => failed(lang.fault(&fault)),
            };
            Json::object([("footprints", Json::List(imports.into_iter().map(said).collect()))])
        }
        Ok(Brought::Rows(rows)) => rows_said(&Rows { sheets: rows.sheets.or(sheets), ..*rows }, lang),
        // What a page reads by itself, it does not ask for.
        Ok(Brought::Document(_)) => Json::object([("footprints", Json::List(Vec::new()))]),
        Err(refused) => {
            let sentence = match refused {
                Refused::Fault(fault) => lang.fault(&fault),
                Refused::Table(fault) => lang.table_fault(&fault),
            };
            Json::object([("footprints", Json::List(vec![failed(sentence)]))])
        }
    }
}

fn rows_said(rows: &Rows, lang: Lang) -> Json {
    let Declarations { imports, problems, account } = &rows.declarations;
    let words = lang.account_words();
    let mut wrong = problems.iter().map(|problem| lang.table_problem(problem, &rows.table));
    // Where no row reads, the first says why.
    let none = if imports.is_empty() { wrong.next().map(failed) } else { None };
    let beyond = imports.len().saturating_sub(TOLD);
    let mut left = Vec::new();
    left.extend((beyond > 0).then(|| (words.beyond)(TOLD, beyond)));
    left.extend(wrong.by_ref().take(PROBLEMS));
    let more = wrong.count();
    left.extend((more > 0).then(|| (words.more)(more)));
    let mut how = about(rows, lang);
    how.push(words.comparison.to_owned());
    let in_common = lang.account(account);
    let mut parts = vec![(words.not_shown, left.as_slice()), (words.table, &how)];
    parts.retain(|(_, lines)| !lines.is_empty());
    parts.extend(in_common.parts(lang));
    let shown = none.into_iter().chain(imports.iter().take(TOLD).map(|import| said(import, lang)));
    Json::object([
        ("footprints", Json::List(shown.collect())),
        // Where no row reads, it is said at once how they were read, and where columns are chosen.
        ("account", sentences(&parts, left.is_empty() && !imports.is_empty() && account.is_sound())),
    ])
}

/// A footprint with its account in sentences.
fn said(Import { declared, account }: &Import, lang: Lang) -> Json {
    let said = lang.account(account);
    Json::object([("declared", declared.to_json()), ("account", sentences(&said.parts(lang), account.is_sound()))])
}

/// An account in sentences, under headings; unless it is sound, what is wrong comes first.
fn sentences(parts: &[(&str, &[String])], sound: bool) -> Json {
    let part = |(heading, lines): &(&str, &[String])| {
        let lines = lines.iter().map(|line| Json::text(line.as_str())).collect();
        Json::object([("heading", Json::text(*heading)), ("lines", Json::List(lines))])
    };
    Json::object([("sound", Json::Truth(sound)), ("parts", Json::List(parts.iter().map(part).collect()))])
}

fn failed(sentence: String) -> Json {
    Json::object([("fault", Json::Text(sentence))])
}

/// How a table was read: the sheet, the headings' line, and which column is what.
#[must_use]
pub fn about(rows: &Rows, lang: Lang) -> Vec<String> {
    let words = lang.account_words();
    let sheets = rows.sheets.as_ref().map(|(sheet, left)| (words.sheet)(&plain(sheet), &plain(&left.join(", "))));
    let headings = (words.headings)(rows.table.heading_line());
    sheets.into_iter().chain([headings]).chain(mapping(&rows.mapping, lang)).collect()
}

fn footprint(import: &Import, lang: Lang) -> Json {
    let Json::Object(mut members) = import.declared.to_json() else { return Json::Null };
    // Whatever the document says of itself.
    members.insert(0, ("certified".to_owned(), Json::Truth(false)));
    members.push(("account".to_owned(), account(&import.account, lang)));
    Json::Object(members)
}

/// An account as data and in sentences.
#[must_use]
pub fn account(account: &Account, lang: Lang) -> Json {
    let Said { read, assumed, dropped, warnings } = lang.account(account);
    let found = account
        .read
        .iter()
        .map(|(fact, path)| Json::object([("fact", Json::text(fact.word())), ("path", Json::text(path.as_str()))]));
    let assumptions = account.assumed.iter().map(|(assumption, path)| placed(assumption.word(), path));
    let wrong = account.warnings.iter().map(|(warning, path)| placed(warning.word(), path));
    let left = account.dropped.iter().map(|Dropped { path, times }| {
        Json::object([("path", Json::text(path.as_str())), ("times", Json::Number(times.to_string()))])
    });
    let lines = |lines: Vec<String>| Json::List(lines.into_iter().map(Json::Text).collect());
    let said = [("read", read), ("assumed", assumed), ("dropped", dropped), ("warnings", warnings)];
    Json::object([
        ("read", Json::List(found.collect())),
        ("assumed", Json::List(assumptions.collect())),
        ("dropped", Json::List(left.collect())),
        ("droppedBeyond", Json::Number(account.dropped_beyond.to_string())),
        ("warnings", Json::List(wrong.collect())),
        ("said", Json::object(said.map(|(key, texts)| (key, lines(texts))))),
    ])
}

fn placed(word: &str, path: &str) -> Json {
    Json::object([("word", Json::text(word)), ("path", Json::text(path))])
}

/// Footprints as CSV, under headings that are read again.
#[must_use]
pub fn csv(sources: &[Source<'_>], lang: Lang) -> Vec<u8> {
    let columns = columns(sources, lang.code());
    let mut csv = Csv::default();
    csv.row(columns.iter().map(|column| Cell::Text(heading(*column, lang))));
    for source in sources {
        let cells: Vec<Tabled> = columns.iter().map(|column| column.cell(source, lang.code())).collect();
        csv.row(cells.iter().map(|cell| match cell {
            Tabled::Blank => Cell::Blank,
            Tabled::Text(text) => Cell::Text(text),
            Tabled::Number(number) => Cell::Number(*number),
            Tabled::Yes => Cell::Text(lang.account_words().yes),
        }));
    }
    csv.into_bytes()
}

/// What a column of a table of footprints is headed by.
#[must_use]
pub fn heading(column: Column, lang: Lang) -> &'static str {
    match column {
        Column::Field(field) => lang.table_field(field),
        Column::Carbon(kind) => lang.carbon(kind),
        Column::State => lang.account_words().state,
        Column::Checked => lang.account_words().checked,
        Column::Demonstration => lang.words().demonstration,
    }
}

/// Which column was taken for what, a line each.
#[must_use]
pub fn mapping(mapping: &Mapping, lang: Lang) -> Vec<String> {
    let line = |(field, choice): (Field, &Choice)| {
        let name = lang.table_field(field);
        let all = |text: &str| format!("{name} = {}", lang.field_text(field, text));
        match choice {
            Choice::Column(heading) => format!("{name} ← {}", plain(heading)),
            Choice::Fixed(text) => all(text),
            Choice::Assumed(text) => (lang.bring().assumed)(&all(text)),
        }
    };
    mapping.choices().map(line).collect()
}
