//! What declarations tell apart that labels do not: kinds of carbon, carbon in the product, aspects of data quality.

#[cfg(feature = "documents")]
pub(super) mod account;
#[cfg(feature = "cli")]
pub(super) mod formats;

#[cfg(feature = "documents")]
pub use account::{AccountWords, Said};
#[cfg(feature = "cli")]
pub use formats::FormatsWords;

use super::{Lang, en, zh};
use crate::formats::{Aspect, Carbon, Content};

impl Lang {
    /// A kind of carbon.
    #[must_use]
    pub fn carbon(self, kind: Carbon) -> &'static str {
        match self {
            Self::Zh => zh::carbon::kind(kind),
            Self::En => en::carbon::kind(kind),
        }
    }

    /// Carbon in the product.
    #[must_use]
    pub fn content(self, content: Content) -> &'static str {
        match self {
            Self::Zh => zh::carbon::content(content),
            Self::En => en::carbon::content(content),
        }
    }

    /// An aspect of data quality.
    #[must_use]
    pub fn aspect(self, aspect: Aspect) -> &'static str {
        match self {
            Self::Zh => zh::carbon::aspect(aspect),
            Self::En => en::carbon::aspect(aspect),
        }
    }

    /// The headings of what a declaration says of its kinds of carbon.
    #[must_use]
    pub fn carbon_words(self) -> &'static CarbonWords {
        match self {
            Self::Zh => &zh::carbon::WORDS,
            Self::En => &en::carbon::WORDS,
        }
    }
}

/// Words of a declaration that labels do not have.
#[allow(missing_docs, reason = "each is what it says")]
pub struct CarbonWords {
    pub kinds: &'static str,
    pub kinds_note: &'static str,
    pub indicator: &'static str,
    pub factors: &'static str,
    pub rules: &'static str,
    pub geography: &'static str,
    pub quality: &'static str,
    /// The scale of ratings, behind them: its worst.
    pub rated: fn(u8) -> String,
    pub product_ids: &'static str,
    pub five: &'static str,
}
