//! A file of the index: some thousand products, column by column.
//!
//! JSON, so that anybody's program reads it: what repeats stands once in a list of its own (`names`,
//! `makers`, `models`, `bases`, `issuers`, `periods`), and a column tells each product's by its place there.
//! Columns of alike values compress to a third of what products one after the other would.

use super::{
    Certificate, Item,
    dictionary::Dictionary,
    item::{days, name},
};
use crate::{
    compare::Basis,
    credential::{period, read_name},
    criteria::State,
    json::{Fault, Json, Limits, Node, Problem},
    label::{Date, Decimal, Gtin, Invalid, Line, Name, Number, Period, Share},
};
use std::str::FromStr;

/// Most products of a shard.
pub const MOST: usize = 32_768;
const VERSION: &str = "1";
const LIMITS: Limits = Limits { bytes: 16 * 1024 * 1024, depth: 6 };
const COLUMNS: [&str; 13] = [
    "number",
    "gtin",
    "name",
    "model",
    "maker",
    "basis",
    "value",
    "primaryShare",
    "period",
    "issuer",
    "issued",
    "expires",
    "state",
];

/// Collects products to a shard; a product takes some hundred bytes.
#[derive(Default)]
pub struct ShardWriter {
    names: Dictionary<String>,
    makers: Dictionary<String>,
    models: Dictionary<String>,
    bases: Dictionary<String>,
    issuers: Dictionary<String>,
    periods: Dictionary<String>,
    columns: [String; COLUMNS.len()],
    rows: usize,
}

impl ShardWriter {
    /// How many products there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Adds one.
    pub fn add(&mut self, item: &Item) {
        let quoted = |text: &dyn ToString| Json::text(text.to_string()).to_string();
        let optional = |text: Option<String>| text.unwrap_or_else(|| "null".to_owned());
        let code = |dictionary: &mut Dictionary<String>, entry: Json| dictionary.code(entry.to_string()).to_string();
        let certificate = item.certificate.as_ref();
        let values = [
            quoted(&item.number),
            optional(item.gtin.as_ref().map(|gtin| quoted(gtin))),
            code(&mut self.names, name(&item.name)),
            optional(item.model.as_ref().map(|model| code(&mut self.models, Json::text(model.as_str())))),
            optional(item.maker.as_ref().map(|maker| code(&mut self.makers, name(maker)))),
            code(&mut self.bases, item.basis.to_json()),
            quoted(&item.value),
            optional(item.primary_share.map(|share| quoted(&share.decimal()))),
            optional(item.period.map(|period| code(&mut self.periods, days(period)))),
            optional(certificate.map(|one| code(&mut self.issuers, Json::text(one.issuer.as_str())))),
            optional(certificate.map(|one| quoted(&one.issued))),
            optional(certificate.map(|one| quoted(&one.expires))),
            quoted(&item.state.word()),
        ];
        for (column, value) in self.columns.iter_mut().zip(values) {
            if self.rows > 0 {
                column.push(',');
            }
            column.push_str(&value);
        }
        self.rows += 1;
    }

    /// The file; `demonstration` says that nothing in it is real.
    #[must_use]
    pub fn finish(self, demonstration: bool) -> String {
        let lists = [
            ("names", &self.names),
            ("makers", &self.makers),
            ("models", &self.models),
            ("bases", &self.bases),
            ("issuers", &self.issuers),
            ("periods", &self.periods),
        ];
        let mut out = format!("{{\"version\":{VERSION},\"demonstration\":{demonstration},\"rows\":{}", self.rows);
        for (list, dictionary) in lists {
            let entries: Vec<&str> = dictionary.entries().map(String::as_str).collect();
            out.push_str(&format!(",\n\"{list}\":[{}]", entries.join(",")));
        }
        for (name, column) in COLUMNS.iter().zip(&self.columns) {
            out.push_str(&format!(",\n\"{name}\":[{column}]"));
        }
        out.push('}');
        out
    }
}

/// A shard as it was read: its lists, and rows that name entries of them.
#[derive(Default)]
pub struct Shard {
    pub(super) names: Vec<Name>,
    pub(super) makers: Vec<Name>,
    pub(super) models: Vec<Line>,
    pub(super) bases: Vec<Basis>,
    pub(super) issuers: Vec<String>,
    pub(super) periods: Vec<Period>,
    pub(super) rows: Vec<ShardRow>,
    pub(super) demonstration: bool,
}

pub(super) struct ShardRow {
    pub(super) number: Number,
    pub(super) gtin: Option<Gtin>,
    pub(super) name: u32,
    pub(super) model: Option<u32>,
    pub(super) maker: Option<u32>,
    pub(super) basis: u32,
    pub(super) value: Decimal,
    pub(super) primary_share: Option<Share>,
    pub(super) period: Option<u32>,
    pub(super) certificate: Option<Certificate<u32>>,
    pub(super) state: State,
}

impl Shard {
    /// Largest shard in bytes.
    pub const MAX_BYTES: usize = LIMITS.bytes;

    /// Reads what [`ShardWriter`] wrote, without a tree of it: a phone has no room for one. Members it does
    /// not know are passed over.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let mut reading = Reading::default();
        Json::pieces(bytes, LIMITS, |name, piece| reading.take(name, piece))?;
        reading.shard()
    }
}

/// A shard while it is read.
#[derive(Default)]
struct Reading {
    version: bool,
    rows: Option<usize>,
    demonstration: Option<bool>,
    lists: Shard,
    columns: Columns,
}

#[derive(Default)]
struct Columns {
    number: Vec<Number>,
    gtin: Vec<Option<Gtin>>,
    name: Vec<u32>,
    model: Vec<Option<u32>>,
    maker: Vec<Option<u32>>,
    basis: Vec<u32>,
    value: Vec<Decimal>,
    primary_share: Vec<Option<Share>>,
    period: Vec<Option<u32>>,
    issuer: Vec<Option<u32>>,
    issued: Vec<Option<Date>>,
    expires: Vec<Option<Date>>,
    state: Vec<State>,
}

impl Reading {
    /// Takes a member, or an entry of one that is a list.
    fn take(&mut self, name: &str, piece: &Node<'_>) -> Result<(), Fault> {
        let Self { lists, columns, .. } = self;
        match name {
            "version" => {
                let version = piece.whole()?.to_string();
                self.version = version == VERSION;
                if self.version { Ok(()) } else { Err(piece.unexpected(version, VERSION)) }
            }
            "rows" => {
                self.rows = Some(usize::try_from(piece.whole()?).unwrap_or(usize::MAX));
                Ok(())
            }
            "demonstration" => {
                self.demonstration = Some(piece.truth()?);
                Ok(())
            }
            "names" => add(&mut lists.names, piece, read_name),
            "makers" => add(&mut lists.makers, piece, read_name),
            "models" => add(&mut lists.models, piece, value),
            "bases" => add(&mut lists.bases, piece, Basis::read),
            "issuers" => add(&mut lists.issuers, piece, |issuer| Ok(issuer.text()?.to_owned())),
            "periods" => add(&mut lists.periods, piece, period),
            "number" => add(&mut columns.number, piece, value),
            "gtin" => add(&mut columns.gtin, piece, |gtin| present(gtin, value)),
            "name" => add(&mut columns.name, piece, code),
            "model" => add(&mut columns.model, piece, |model| present(model, code)),
            "maker" => add(&mut columns.maker, piece, |maker| present(maker, code)),
            "basis" => add(&mut columns.basis, piece, code),
            "value" => add(&mut columns.value, piece, value),
            "primaryShare" => add(&mut columns.primary_share, piece, |share| present(share, value)),
            "period" => add(&mut columns.period, piece, |period| present(period, code)),
            "issuer" => add(&mut columns.issuer, piece, |issuer| present(issuer, code)),
            "issued" => add(&mut columns.issued, piece, |day| present(day, value)),
            "expires" => add(&mut columns.expires, piece, |day| present(day, value)),
            "state" => add(&mut columns.state, piece, value),
            _ => Ok(()),
        }
    }

    /// All of it, when its columns are as long as each other and name entries that are there.
    fn shard(self) -> Result<Shard, Fault> {
        let Self { lists, columns, .. } = self;
        let missing = |name: &str| Fault::new(format!("$.{name}"), Problem::Missing);
        if !self.version {
            return Err(missing("version"));
        }
        let rows = self.rows.ok_or_else(|| missing("rows"))?;
        let demonstration = self.demonstration.ok_or_else(|| missing("demonstration"))?;
        columns.are_long(rows)?;
        columns.are_within(&lists)?;
        Ok(Shard { rows: columns.rows(), demonstration, ..lists })
    }
}

impl Columns {
    fn are_long(&self, rows: usize) -> Result<(), Fault> {
        let lengths = [
            self.number.len(),
            self.gtin.len(),
            self.name.len(),
            self.model.len(),
            self.maker.len(),
            self.basis.len(),
            self.value.len(),
            self.primary_share.len(),
            self.period.len(),
            self.issuer.len(),
            self.issued.len(),
            self.expires.len(),
            self.state.len(),
        ];
        let other = COLUMNS.iter().zip(lengths).find(|(_, length)| *length != rows);
        other.map_or(Ok(()), |(name, length)| Err(unexpected(format!("$.{name}"), length, rows)))
    }

    fn are_within(&self, lists: &Shard) -> Result<(), Fault> {
        within("name", self.name.iter(), lists.names.len())?;
        within("model", self.model.iter().flatten(), lists.models.len())?;
        within("maker", self.maker.iter().flatten(), lists.makers.len())?;
        within("basis", self.basis.iter(), lists.bases.len())?;
        within("period", self.period.iter().flatten(), lists.periods.len())?;
        within("issuer", self.issuer.iter().flatten(), lists.issuers.len())
    }

    fn rows(self) -> Vec<ShardRow> {
        let mut gtin = self.gtin.into_iter();
        let mut name = self.name.into_iter();
        let mut model = self.model.into_iter();
        let mut maker = self.maker.into_iter();
        let mut basis = self.basis.into_iter();
        let mut value = self.value.into_iter();
        let mut share = self.primary_share.into_iter();
        let mut period = self.period.into_iter();
        let mut issuer = self.issuer.into_iter();
        let mut issued = self.issued.into_iter();
        let mut expires = self.expires.into_iter();
        let mut state = self.state.into_iter();
        let row = |number| {
            Some(ShardRow {
                number,
                gtin: gtin.next()?,
                name: name.next()?,
                model: model.next()?,
                maker: maker.next()?,
                basis: basis.next()?,
                value: value.next()?,
                primary_share: share.next()?,
                period: period.next()?,
                certificate: certificate(issuer.next()?, issued.next()?, expires.next()?),
                state: state.next()?,
            })
        };
        // Columns were counted: none ends before another.
        self.number.into_iter().map_while(row).collect()
    }
}

fn certificate(issuer: Option<u32>, issued: Option<Date>, expires: Option<Date>) -> Option<Certificate<u32>> {
    Some(Certificate { issuer: issuer?, issued: issued?, expires: expires? })
}

fn add<T>(to: &mut Vec<T>, piece: &Node<'_>, read: impl Fn(&Node<'_>) -> Result<T, Fault>) -> Result<(), Fault> {
    if to.len() == MOST {
        return Err(piece.fault(Problem::TooMany { found: MOST + 1, limit: MOST }));
    }
    to.push(read(piece)?);
    Ok(())
}

fn present<T>(node: &Node<'_>, read: impl Fn(&Node<'_>) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
    if *node.value() == Json::Null { Ok(None) } else { read(node).map(Some) }
}

fn value<T: FromStr<Err = Invalid>>(node: &Node<'_>) -> Result<T, Fault> {
    node.read()
}

/// A place in a list.
fn code(node: &Node<'_>) -> Result<u32, Fault> {
    if let Json::Number(text) = node.value()
        && let Ok(code) = text.parse()
    {
        return Ok(code);
    }
    let whole = node.whole()?;
    u32::try_from(whole).map_err(|_| node.unexpected(whole, "0 …"))
}

/// Whether codes are places in a list of so many entries.
fn within<'a>(column: &str, codes: impl Iterator<Item = &'a u32>, entries: usize) -> Result<(), Fault> {
    match codes.enumerate().find(|(_, code)| **code as usize >= entries) {
        None => Ok(()),
        Some((at, code)) => {
            Err(unexpected(format!("$.{column}[{at}]"), code, format!("0 … {}", entries.saturating_sub(1))))
        }
    }
}

fn unexpected(path: String, found: impl ToString, expected: impl ToString) -> Fault {
    Fault::new(path, Problem::Unexpected { found: found.to_string(), expected: expected.to_string() })
}
