//! A comparison as it is handed over: one document that says what was compared, when, by whom it is stated and
//! why each verdict is what it is.
//!
//! In: what the desk found and checked, or bytes that claim to be such a document ([`Comparison::read`]). Out:
//! the document as JSON, as CSV, as a page to print and, where a program has the writer, as XLSX. The document
//! holds its own words, in the language it was made in, so that all four say the same and none needs the site.

mod csv;
pub mod evaluation;
mod print;
mod table;
mod wire;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use print::print;
#[cfg(feature = "xlsx")]
pub use xlsx::XlsxError;

use crate::{
    catalogue::Item,
    compare::Basis,
    criteria::{Criteria, Source, State, Whole, Worked},
    label::{Boundary, CarbonUnit, Date, Decimal, DeclaredUnit, Instant, Invalid, Line, Number, StageKind, WebAddress},
    text::Lang,
};
use std::{fmt, str::FromStr};

/// A comparison: everything that was compared, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The language of its words.
    pub lang: Lang,
    /// When it was made; each product says when it was checked.
    pub at: Instant,
    /// What made it, with its version.
    pub software: String,
    /// Whose catalogue it is of.
    pub programme: Origin,
    /// Opens it again.
    pub link: Address,
    /// Nothing about it is real.
    pub demonstration: bool,
    /// What its numbers are compared in; nothing where no product has one.
    pub group: Option<Group>,
    /// What each product is judged by.
    pub standard: Option<Standard>,
    /// How many products there are.
    pub counts: Counts,
    /// Products that were chosen, and that the catalogue does not have.
    pub absent: Vec<Number>,
    /// What numbers of the group can be placed on, and what the demand standard names.
    pub benchmarks: Vec<Benchmark>,
    /// The products: those of the group first, in the order they were shown in.
    pub products: Vec<Product>,
}

/// The programme whose catalogue was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its name.
    pub name: Line,
    /// Who runs it.
    pub operator: Line,
    /// The DID of the key its operator signs the trust list with: who was trusted to say whose signature counts.
    pub key: Option<String>,
    /// Its region (ISO 3166-2).
    pub region: Line,
    /// Where its site is published.
    pub site: WebAddress,
}

/// The comparability group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Stands for it in an address.
    pub id: Number,
    /// What its products have in common, in words.
    pub title: String,
    /// The same, as documents have it; its units are those of the group's numbers.
    pub basis: Basis,
    /// What is to be minded when its numbers are compared.
    pub warnings: Vec<String>,
}

/// The demand standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// As documents have it.
    pub criteria: Criteria,
    /// Each must in words.
    pub musts: Vec<String>,
    /// Each award's formula in words.
    pub awards: Vec<String>,
}

/// How many products there are. The products of a document may be fewer, which it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// All that were asked for.
    pub found: usize,
    /// Those of the group.
    pub comparable: usize,
    /// Those that meet the demand standard.
    pub pass: usize,
    /// Those of which it cannot be told.
    pub cannot_tell: usize,
    /// Those that do not.
    pub fail: usize,
}

/// A benchmark, with what its values mean; the values are the programme's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benchmark {
    /// Its id.
    pub id: Number,
    /// Its name.
    pub name: Line,
    /// The method its values were made by.
    pub method: Line,
    /// What its values are counted in.
    pub unit: CarbonUnit,
    /// What its values are counted per.
    pub per: DeclaredUnit,
    /// The boundary of its values.
    pub boundary: Boundary,
    /// Its year, where its source states one.
    pub year: Option<u16>,
    /// Where it is from.
    pub source: Line,
    /// That source's address.
    pub address: Option<WebAddress>,
    /// Whether the demand standard names it.
    pub demanded: bool,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its certificate's number.
    pub number: Number,
    /// What is stated of it; nothing of what is not to be believed.
    pub item: Option<Item>,
    /// What its category is called; a declared one is of nobody's list but its maker's.
    pub category: Option<Line>,
    /// Where its certificate stands.
    pub state: State,
    /// The same in words.
    pub state_said: String,
    /// Who says all that.
    pub source: Source,
    /// When its credential was checked; nothing where that could not be had.
    pub checked: Option<Instant>,
    /// Who issued its certificate, as the trust list names them.
    pub issuer: Option<Line>,
    /// Its number in the group's units; nothing where it does not compare.
    pub in_group: Option<Decimal>,
    /// Why it does not compare with the group.
    pub apart: Option<String>,
    /// Its stages, in the unit it is stated in.
    pub stages: Vec<(StageKind, Decimal)>,
    /// What the demand standard makes of it.
    pub verdict: Option<Verdict>,
}

/// What the demand standard makes of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is what is asked for.
    pub whole: Whole,
    /// The same in a few words.
    pub said: String,
    /// Of each must, in the standard's order: what became of it, and the sentence why.
    pub musts: Vec<(Whole, String)>,
    /// Of each award, in the standard's order: the formula worked out, if it was, and the sentence of that.
    pub awards: Vec<(Option<Worked>, String)>,
}

impl Comparison {
    /// Most products of a document.
    pub const MOST: usize = 1_000;

    /// Whether more products were found than it has.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.counts.found > self.products.len()
    }

    /// How many of its products say only what the index lists.
    #[must_use]
    pub fn unchecked(&self) -> usize {
        self.products.iter().filter(|product| product.source == Source::Listed).count()
    }

    /// How its file is called, without an ending.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}-{}", self.lang.handover().file, self.at.date())
    }

    /// The stages that any of its products states, in the order of the life cycle.
    fn stages(&self) -> impl Iterator<Item = StageKind> {
        let stated = |kind: &StageKind| {
            self.products.iter().any(|product| product.stages.iter().any(|(stage, _)| stage == kind))
        };
        StageKind::ALL.iter().copied().filter(stated)
    }
}

impl Product {
    /// Its name; the number of what is not to be believed.
    fn name(&self, lang: Lang) -> &str {
        let name = self.item.as_ref().map(|item| item.name.in_language(lang.code()).1.as_str());
        name.unwrap_or(self.number.as_str())
    }

    fn issuer_did(&self) -> Option<&str> {
        Some(self.item.as_ref()?.certificate.as_ref()?.issuer.as_str())
    }

    /// The first and the last day of its certificate.
    fn days(&self) -> (Option<Date>, Option<Date>) {
        let certificate = self.item.as_ref().and_then(|item| item.certificate.as_ref());
        (certificate.map(|certificate| certificate.issued), certificate.map(|certificate| certificate.expires))
    }

    /// Whether its number is no longer, or not yet, to be taken for current.
    fn is_lapsed(&self) -> bool {
        !matches!(self.state, State::InForce | State::StatusUnknown)
    }
}

/// An address of the web, as a browser writes it: a demonstration on somebody's own machine has no `https`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Box<str>);

impl Address {
    /// Most bytes: a thousand products of the longest numbers, and a demand standard.
    pub const MOST: usize = 128 * 1024;

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same with another fragment, which brings its `#`.
    ///
    /// # Errors
    /// As reading it.
    pub fn with(&self, fragment: &str) -> Result<Self, Invalid> {
        let page = self.0.split('#').next().unwrap_or_default();
        [page, fragment].concat().parse()
    }

    /// What follows its `#`, with that.
    #[must_use]
    pub fn fragment(&self) -> &str {
        self.0.find('#').map_or("#", |at| &self.0[at..])
    }
}

impl FromStr for Address {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
        let named = host.is_some_and(|host| !host.is_empty() && !host.contains(['@', '\\']));
        let plain = text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\'));
        if named && plain && text.len() <= Self::MOST {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::WebAddress(text.chars().take(80).collect()))
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
