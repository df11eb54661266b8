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
    names: Dictionary<()>,
    makers: Dictionary<()>,
    models: Dictionary<()>,
    bases: Dictionary<()>,
    issuers: Dictionary<()>,
    periods: Dictionary<()>,
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
        let code = |dictionary: &mut Dictionary<()>, entry: Json| dictionary.code(entry.to_string(), || ()).to_string();
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
            out.push_str(&format!(",\n\"{list}\":[{}]", dictionary.keys().join(",")));
        }
        for (name, column) in COLUMNS.iter().zip(&self.columns) {
            out.push_str(&format!(",\n\"{name}\":[{column}]"));
        }
        out.push('}');
        out
    }
}

/// A shard as it was read: its lists, and rows that name entries of them.
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
    pub(super) name: usize,
    pub(super) model: Option<usize>,
    pub(super) maker: Option<usize>,
    pub(super) basis: usize,
    pub(super) value: Decimal,
    pub(super) primary_share: Option<Share>,
    pub(super) period: Option<usize>,
    pub(super) certificate: Option<Certificate<usize>>,
    pub(super) state: State,
}

impl Shard {
    /// Largest shard in bytes.
    pub const MAX_BYTES: usize = LIMITS.bytes;

    /// Reads what [`ShardWriter`] wrote; members it does not know are passed over.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let tree = Json::parse(bytes, LIMITS)?;
        let root = Node::root_of_any_version(&tree);
        let version = root.field("version")?;
        if version.whole()?.to_string() != VERSION {
            let (found, expected) = (version.whole()?.to_string(), VERSION.to_owned());
            return Err(version.fault(Problem::Unexpected { found, expected }));
        }
        let names = root.field("names")?.list(MOST, read_name)?;
        let makers = root.field("makers")?.list(MOST, read_name)?;
        let models: Vec<Line> = root.field("models")?.list(MOST, |model| model.read())?;
        let bases = root.field("bases")?.list(MOST, Basis::read)?;
        let issuers = root.field("issuers")?.list(MOST, |issuer| Ok(issuer.text()?.to_owned()))?;
        let periods = root.field("periods")?.list(MOST, period)?;
        let columns =
            Columns { root: &root, rows: usize::try_from(root.field("rows")?.whole()?).unwrap_or(usize::MAX) };
        let rows =
            columns.rows([names.len(), models.len(), makers.len(), bases.len(), periods.len(), issuers.len()])?;
        let demonstration = root.field("demonstration")?.truth()?;
        Ok(Self { names, makers, models, bases, issuers, periods, rows, demonstration })
    }
}

/// The columns of a shard, each as long as the others.
struct Columns<'a> {
    root: &'a Node<'a>,
    rows: usize,
}

impl Columns<'_> {
    fn rows(&self, [names, models, makers, bases, periods, issuers]: [usize; 6]) -> Result<Vec<ShardRow>, Fault> {
        let numbers = self.texts::<Number>("number")?;
        let mut gtins = self.optional::<Gtin>("gtin")?.into_iter();
        let mut name = self.codes("name", names)?.into_iter();
        let mut model = self.optional_codes("model", models)?.into_iter();
        let mut maker = self.optional_codes("maker", makers)?.into_iter();
        let mut basis = self.codes("basis", bases)?.into_iter();
        let mut value = self.texts::<Decimal>("value")?.into_iter();
        let mut share = self.optional::<Share>("primaryShare")?.into_iter();
        let mut period = self.optional_codes("period", periods)?.into_iter();
        let mut issuer = self.optional_codes("issuer", issuers)?.into_iter();
        let mut issued = self.optional::<Date>("issued")?.into_iter();
        let mut expires = self.optional::<Date>("expires")?.into_iter();
        let mut state = self.texts::<State>("state")?.into_iter();
        let row = |number| {
            Some(ShardRow {
                number,
                gtin: gtins.next()?,
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
        Ok(numbers.into_iter().map_while(row).collect())
    }

    fn column<T>(&self, name: &str, read: impl Fn(&Node<'_>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let column = self.root.field(name)?;
        let values = column.list(MOST, read)?;
        if values.len() == self.rows {
            return Ok(values);
        }
        let (found, expected) = (values.len().to_string(), self.rows.to_string());
        Err(column.fault(Problem::Unexpected { found, expected }))
    }

    fn texts<T: FromStr<Err = Invalid>>(&self, name: &str) -> Result<Vec<T>, Fault> {
        self.column(name, |node| node.read())
    }

    fn optional<T: FromStr<Err = Invalid>>(&self, name: &str) -> Result<Vec<Option<T>>, Fault> {
        self.column(name, |node| present(node).map(|node| node.read()).transpose())
    }

    fn codes(&self, name: &str, entries: usize) -> Result<Vec<usize>, Fault> {
        self.column(name, |node| code(node, entries))
    }

    fn optional_codes(&self, name: &str, entries: usize) -> Result<Vec<Option<usize>>, Fault> {
        self.column(name, |node| present(node).map(|node| code(node, entries)).transpose())
    }
}

fn certificate(issuer: Option<usize>, issued: Option<Date>, expires: Option<Date>) -> Option<Certificate<usize>> {
    Some(Certificate { issuer: issuer?, issued: issued?, expires: expires? })
}

fn present<'a>(node: &'a Node<'a>) -> Option<&'a Node<'a>> {
    (*node.value() != Json::Null).then_some(node)
}

/// A place in a list of so many entries.
fn code(node: &Node<'_>, entries: usize) -> Result<usize, Fault> {
    let whole = node.whole()?;
    usize::try_from(whole).ok().filter(|code| *code < entries).ok_or_else(|| {
        let (found, expected) = (whole.to_string(), format!("0 … {}", entries.saturating_sub(1)));
        node.fault(Problem::Unexpected { found, expected })
    })
}
