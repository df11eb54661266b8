//! A label of the site.
//!
//! In: its number, its credential and what that turned out to be. Out: what several of its files share,
//! made once and only when one of them is drawn.

use super::Base;
use crate::{
    evidence::Evidence,
    label::Number,
    markup,
    qr::{Correction, Symbol},
    text::{CheckedBy, Lang},
};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// A label of the site: its number, its credential, and what that turned out to be.
pub struct Entry {
    /// The number, which names its file and its page.
    pub number: Number,
    /// The credential, byte for byte.
    pub credential: Vec<u8>,
    /// What it turned out to be: a verified label, or a rejection, whose page says so.
    pub evidence: Evidence,
    address: String,
    symbol: OnceLock<Option<Symbol>>,
    pictures: OnceLock<Vec<String>>,
}

impl Entry {
    /// A label of the site that will stand at `base`.
    #[must_use]
    pub fn new(number: Number, credential: Vec<u8>, evidence: Evidence, base: &Base) -> Self {
        let address = base.label(&number);
        Self { number, credential, evidence, address, symbol: OnceLock::new(), pictures: OnceLock::new() }
    }

    /// The certificate number its credential states, where that is another than its file's name.
    #[must_use]
    pub fn misnamed(&self) -> Option<&Number> {
        match &self.evidence {
            Evidence::Verified(placed) => {
                Some(&placed.verified.label().certificate.number).filter(|stated| **stated != self.number)
            }
            _ => None,
        }
    }

    /// The symbol that leads to its page. An address no symbol holds leaves it without one.
    pub(super) fn symbol(&self) -> Option<&Symbol> {
        self.symbol.get_or_init(|| Symbol::encode(&self.address, Correction::Medium).ok()).as_ref()
    }

    /// Its picture in a language.
    pub(super) fn svg(&self, lang: Lang) -> &str {
        let draw = |lang: &Lang| markup::picture(&self.evidence, *lang, CheckedBy::Publisher, self.symbol());
        let drawn = self.pictures.get_or_init(|| Lang::ALL.iter().map(draw).collect());
        let at = Lang::ALL.iter().position(|known| *known == lang);
        at.and_then(|at| drawn.get(at)).map_or("", String::as_str)
    }

    /// What its files depend on beside the time of the check: drawn again, the same digest gives the same
    /// label. `imprint` is [`super::Publication::imprint`]'s.
    pub(super) fn digest(&self, imprint: &[u8; 32]) -> [u8; 16] {
        let state = match &self.evidence {
            Evidence::Verified(placed) => {
                format!("{:?} {}", placed.verified.standing(), placed.verified.status_told())
            }
            other => format!("{other:?}"),
        };
        let mut hash = Sha256::new();
        hash.update(imprint);
        hash.update(Sha256::digest(&self.credential));
        hash.update(state);
        let mut digest = [0; 16];
        digest.copy_from_slice(&hash.finalize()[..16]);
        digest
    }
}
