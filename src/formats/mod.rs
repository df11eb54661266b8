//! Other people's footprint documents.
//!
//! In: bytes of a document somebody else's system wrote. Out: a [`Document`]: what they say, with
//! their digits, never to be taken for certified.

mod enveloped;
mod ilcd;
pub mod table;
pub mod untp;

pub use untp::Passport;

use crate::{
    json::{Fault, Json, Limits, Node},
    label::{CarbonUnit, Decimal, DeclaredUnit, Line, Name, StageKind},
};

/// A footprint as its document declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Which kind of document it came in.
    pub format: Format,
    /// The product.
    pub name: Name,
    /// Who declares it.
    pub owner: Option<Name>,
    /// The document's own id.
    pub id: Option<Line>,
    /// What the values are counted in.
    pub unit: CarbonUnit,
    /// What they are counted per.
    pub per: DeclaredUnit,
    /// The value of the product stage, A1 to A3.
    pub value: Decimal,
    /// Whether that value is our sum of modules, because the document states none.
    pub summed: bool,
    /// The modules that make up the value, in order.
    pub inside: Vec<Module>,
    /// The modules beyond it, in order: never counted into the value.
    pub beyond: Vec<Module>,
    /// The standard it was made by.
    pub standard: Option<Line>,
    /// The year its data stand for.
    pub year: Option<u16>,
    /// The last year it is valid in.
    pub valid_until: Option<u16>,
}

/// A module of EN 15804, with its value if the document gives one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Which.
    pub kind: StageKind,
    /// Under which scenario, where there are several.
    pub scenario: Option<Line>,
    /// Its value; absent where the document has a gap.
    pub value: Option<Decimal>,
}

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// ILCD+EPD, as JSON.
    IlcdEpd,
}

impl Declared {
    /// What a document may cost: real ones have 100 KB.
    pub const LIMITS: Limits = Limits { bytes: 5 * 1024 * 1024, depth: 32 };

    /// Reads a document of any known format.
    ///
    /// # Errors
    /// A [`Fault`]: it is too large, not JSON, of no known format, or lacks what a footprint needs.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let tree = Json::parse(bytes, Self::LIMITS)?;
        ilcd::read(&Node::root(&tree))
    }
}

/// A JSON document of any known format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// A declaration.
    Declared(Box<Declared>),
    /// A product passport that nobody signed.
    Passport(Box<Passport>),
    /// A signed credential in an envelope: its JWT, unchecked.
    Enveloped(String),
}

impl Document {
    /// Most bytes of a credential inside an envelope: passports carry their own templates.
    pub const MAX_ENVELOPED: usize = enveloped::MAX_JWT;

    /// Reads a document by what it says it is: one with a context is a credential, any other a declaration.
    ///
    /// # Errors
    /// A [`Fault`]: it is too large, not JSON, of no known format, or lacks what a footprint needs.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let tree = Json::parse(bytes, Declared::LIMITS)?;
        let root = Node::root(&tree);
        if tree.member("@context").is_none() {
            return ilcd::read(&root).map(|declared| Self::Declared(Box::new(declared)));
        }
        match enveloped::enveloped(&root)? {
            Some(jwt) => Ok(Self::Enveloped(jwt.to_owned())),
            None => Passport::read(&root).map(|passport| Self::Passport(Box::new(passport))),
        }
    }
}
