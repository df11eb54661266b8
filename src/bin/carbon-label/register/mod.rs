//! `register`: a certification body's console: its certificates, where each stands, and what is due next.

mod history;
mod report;

use crate::{
    Outcome,
    asking::Asking,
    audit,
    cli::Trust,
    error::{Error, shown},
    progress::Progress,
    status, world,
};
use carbon_label::{
    credential::{AtHand, Decision, Register, Rejection, Verified},
    label::{Instant, Number},
    ledger::{Entry, Query, State},
    programme::Programme,
    text::Lang,
};
use clap::{Args, ValueEnum};
use std::{
    collections::{HashMap, HashSet},
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Only certificates in these states, separated by commas: in-force, status-unknown, suspended, withdrawn,
    /// cancelled, expired, not-yet-valid, rejected (its file is not to be believed), no-label.
    #[arg(long, value_name = "STATES", value_delimiter = ',', value_parser = state)]
    state: Vec<&'static str>,
    /// Only certificates of this category.
    #[arg(long, value_name = "ID")]
    category: Option<Number>,
    /// Only products of this manufacturer: its credit code, or a part of its name.
    #[arg(long, value_name = "NAME")]
    maker: Option<String>,
    /// Only certificates of this body: a part of its name in the trust list.
    #[arg(long, value_name = "NAME")]
    body: Option<String>,
    /// Only certificates in whose number, model or names (product, manufacturer, body) all these words occur.
    #[arg(long, value_name = "WORDS")]
    find: Option<String>,
    /// Only certificates whose surveillance is due within so many days, or overdue; 30 where none are given.
    #[arg(long, value_name = "DAYS", num_args = 0..=1, default_missing_value = "30")]
    due: Option<u16>,
    /// Months from the last surveillance, or else the decision, to the next, where the category's file states no
    /// `surveillance_months`. Either is the operator's: the special rules of categories are not public.
    #[arg(long, value_name = "MONTHS", default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=120))]
    every: u16,
    /// Only certificates that expire within so many days.
    #[arg(long, value_name = "DAYS")]
    expiring: Option<u16>,
    /// What was decided about one certificate, and why, with the steps its label states.
    #[arg(long, value_name = "NUMBER",
          conflicts_with_all = ["state", "category", "maker", "body", "find", "due", "expiring"])]
    history: Option<Number>,
    /// For people, as a table for spreadsheets, or for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The file to write; by default standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// No progress bar.
    #[arg(long)]
    quiet: bool,
    #[command(flatten)]
    trust: Trust,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Csv,
    Json,
}

/// A register, by the name of its folder.
pub(crate) type Named = (String, Register);

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let now = world::instant(arguments.trust.at.as_deref())?;
    let (folder, programme) = world::programme_here(arguments.trust.programme.as_deref())?;
    let (registers, months) = (registers(&folder)?, months(&programme));
    let console = Console { programme: &programme, registers, months, folder, now, arguments, lang };
    let bytes = match &arguments.history {
        Some(number) => console.history(number)?,
        None => console.list()?,
    };
    match &arguments.out {
        Some(file) => world::write(file, &bytes)?,
        // Whoever reads only the beginning, as `head` does, has heard enough.
        None => drop(std::io::stdout().lock().write_all(&bytes)),
    }
    Ok(ExitCode::SUCCESS)
}

/// A programme's folder, and what is asked of it.
struct Console<'a> {
    programme: &'a Programme,
    registers: Vec<Named>,
    /// From one surveillance to the next, of the categories that state it.
    months: HashMap<Number, u16>,
    folder: PathBuf,
    now: Instant,
    arguments: &'a Arguments,
    lang: Lang,
}

impl Console<'_> {
    fn list(&self) -> Result<Vec<u8>, Error> {
        let query = self.query()?;
        let mut entries = self.entries()?;
        let all = entries.len();
        entries.retain(|entry| query.admits(entry));
        let ends = |entry: &Entry| entry.facts.as_ref().map(|facts| facts.expires);
        match (query.due_by, query.expiring) {
            (Some(_), _) => entries.sort_by_key(Entry::due),
            (None, Some(_)) => entries.sort_by_key(ends),
            (None, None) => {}
        }
        Ok(match self.arguments.format {
            Format::Text => report::text(self, &entries, all).into_bytes(),
            Format::Csv => report::csv(self, &entries),
            Format::Json => report::json(self, &entries, all).into_bytes(),
        })
    }

    fn history(&self, number: &Number) -> Result<Vec<u8>, Error> {
        let history = history::History::of(self, number)?;
        Ok(match self.arguments.format {
            Format::Text => history.text(self).into_bytes(),
            Format::Csv => history.csv(self),
            Format::Json => history.json(self).into_bytes(),
        })
    }

    fn query(&self) -> Result<Query, Error> {
        let (asked, today) = (self.arguments, self.now.date());
        if let Some(category) = asked.category.as_ref().filter(|id| self.programme.category(id).is_none()) {
            let known = self.programme.categories().iter().map(|category| category.id.to_string()).collect();
            let file = self.folder.join("categories");
            return Err(Error::UnknownCategory { file, category: category.clone(), known });
        }
        let within = |days: u16| self.now.days_later(days).date();
        Ok(Query {
            states: asked.state.clone(),
            category: asked.category.clone(),
            maker: asked.maker.clone(),
            body: asked.body.clone(),
            words: asked.find.clone(),
            due_by: asked.due.map(within),
            expiring: asked.expiring.map(|days| (today, within(days))),
        })
    }

    /// Every certificate there is a label or a line of a register of, by number.
    fn entries(&self) -> Result<Vec<Entry>, Error> {
        let files = world::tokens(&self.folder.join("labels"))?;
        let progress = Progress::of(files.len(), self.lang.ledger().reading, self.arguments.quiet);
        let mut at_hand = AtHand::default();
        let mut entries = Vec::new();
        for file in &files {
            entries.push(self.entry(file, &self.verdict(file, &mut at_hand)?));
            progress.step();
        }
        let labelled: HashSet<String> = entries.iter().map(|entry| entry.number.clone()).collect();
        let mut recorded: HashSet<&Number> = HashSet::new();
        for line in self.registers.iter().flat_map(|(_, register)| register.history()) {
            if !labelled.contains(line.number.as_str()) && recorded.insert(&line.number) {
                entries
                    .extend(self.recorded(line.number.as_str()).map(|last| Entry::without_label(&line.number, last)));
            }
        }
        entries.sort_by(|a, b| a.number.cmp(&b.number));
        Ok(entries)
    }

    /// What a label's file is worth.
    fn verdict(&self, file: &Path, at_hand: &mut AtHand) -> Result<Result<Verified, Rejection>, Error> {
        // Offline: the same folder says the same tomorrow.
        let asking =
            Asking { programme: self.programme, folder: Some(self.folder.clone()), online: false, now: self.now };
        Ok(match audit::read(file)? {
            Ok(bytes) => asking.verify(&bytes, at_hand),
            Err(too_large) => Err(Rejection::Malformed(too_large)),
        })
    }

    /// The certificate of a label's file.
    fn entry(&self, file: &Path, verdict: &Result<Verified, Rejection>) -> Entry {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let months = |category: &Number| self.months.get(category).copied().unwrap_or(self.arguments.every);
        Entry::of_label(&name, verdict.as_ref(), |number| self.recorded(number), months)
    }

    /// What a register records last about a certificate.
    fn recorded(&self, number: &str) -> Option<Decision> {
        let number: Number = number.parse().ok()?;
        self.registers.iter().find_map(|(_, register)| Some(register.latest(&number)?.decision))
    }
}

/// The months from one surveillance to the next that categories state.
fn months(programme: &Programme) -> HashMap<Number, u16> {
    let stated = programme.categories().iter().map(|category| &category.id);
    stated.filter_map(|id| Some((id.clone(), programme.surveillance_months(id)?))).collect()
}

/// The registers of a programme's folder.
pub(crate) fn registers(folder: &Path) -> Result<Vec<Named>, Error> {
    let folders = world::listed(&folder.join("status"))?;
    let with_history = folders.into_iter().filter(|folder| folder.join(status::HISTORY).exists());
    with_history
        .map(|folder| Ok((shown(Path::new(folder.file_name().unwrap_or_default())), status::read(&folder)?)))
        .collect()
}

fn state(text: &str) -> Result<&'static str, String> {
    let known = State::WORDS.iter().find(|word| **word == text);
    known.copied().ok_or_else(|| format!("known: {}", State::WORDS.join(", ")))
}
