//! What `<carbon-label>` asks in wasm: a site's labels, verified and drawn.
//!
//! In: bytes and texts the shim fetched, and the time. Out: markup, and words for programs to tell
//! outcomes by. Network, DOM and clock are the shim's (`shim.js`, `program.js`); the bindings are
//! `src/bin/element.rs`.

use crate::{
    credential::{AtHand, PublicKey, Question, Rejection, Signatures, TrustList, Verified},
    evidence::Placed,
    json::Fault,
    label::Instant,
    markup::{self, Drawing, Size},
    programme::Programme,
    text::{CheckedBy, Lang},
};
use maud::Markup;

/// Where a site publishes what labels are placed against, a file a category.
const BENCHMARKS: &str = "benchmarks/";

/// The path within a site of what places the labels of a category.
#[must_use]
pub fn benchmarks(category: &str) -> String {
    format!("{BENCHMARKS}{category}.json")
}

/// A published site whose operator is known.
pub struct Site {
    programme: Programme,
    at_hand: AtHand,
}

/// Why a site's labels cannot be verified.
#[derive(Debug, PartialEq, Eq)]
pub enum Unusable {
    /// The operator named by the page is no `did:key` that reads.
    Operator,
    /// The trust list is not this operator's.
    Trust(Rejection),
    /// The programme does not read.
    Programme(Fault),
}

/// A label's credential, and whether it is to be believed.
pub struct Label(Result<Box<Placed>, Rejection>);

impl Unusable {
    /// A word for programs to tell reasons by.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Trust(_) => "trust",
            Self::Programme(_) => "programme",
        }
    }
}

impl Site {
    /// What is to be asked about a trust list's signature before its site is opened.
    #[must_use]
    pub fn trust_question(operator: &str, trust: &[u8]) -> Option<Question> {
        TrustList::question(trust, &PublicKey::from_did(operator).ok()?)
    }

    /// A site by its operator's DID, its `trust.jwt` and its `embed/programme.json`, and what is known of
    /// the trust list's signature.
    ///
    /// # Errors
    /// [`Unusable`]: nothing the site says counts before its operator's signature does.
    pub fn open(
        operator: &str,
        trust: &[u8],
        programme: &str,
        signatures: Signatures,
        now: Instant,
    ) -> Result<Self, Unusable> {
        let operator = PublicKey::from_did(operator).map_err(|_| Unusable::Operator)?;
        let trust = TrustList::read_signed(trust, &operator, &signatures, now).map_err(Unusable::Trust)?;
        let programme = Programme::from_json(programme, trust).map_err(Unusable::Programme)?;
        Ok(Self { programme, at_hand: AtHand::knowing(signatures) })
    }

    /// What is to be asked about the signature of a label or a list before it is handed in.
    #[must_use]
    pub fn question(&self, bytes: &[u8]) -> Option<Question> {
        self.at_hand.question(bytes, &self.programme.trust)
    }

    /// Takes the answer to a question.
    pub fn answer(&mut self, question: Question, good: bool) {
        self.at_hand.signatures.answer(question, good);
    }

    /// Verifies a credential; its status is not asked yet.
    #[must_use]
    pub fn label(&self, credential: &[u8], now: Instant) -> Label {
        Label(Placed::read(credential, &self.programme, &self.at_hand, now).map(Box::new))
    }

    /// The paths within the site of what a label is still to be told by: the lists of its status, the
    /// benchmarks of its category.
    #[must_use]
    pub fn missing(&self, label: &Label) -> Vec<String> {
        let Some(verified) = label.verified() else { return Vec::new() };
        let lists = verified.status_entries().iter().map(|entry| entry.list.as_str());
        let missing = lists.filter(|list| !self.at_hand.has_list(list));
        let mut paths: Vec<String> =
            missing.filter_map(|list| self.programme.about.path_of(list)).map(str::to_owned).collect();
        paths.dedup();
        let category = &verified.label().product.category;
        if self.programme.category(category).is_none() {
            paths.push(benchmarks(category.as_str()));
        }
        paths
    }

    /// Takes what was missing as fetched just now, or as kept from before; true when what was fetched is
    /// to be kept. What was not to be had, or does not read, tells nothing.
    pub fn add(&mut self, path: &str, fetched: Option<&[u8]>, kept: Option<(&[u8], Instant)>, now: Instant) -> bool {
        if path.starts_with(BENCHMARKS) {
            // Where a label stands is not what it says: without, it is drawn all the same.
            let _ = fetched.map(|text| self.programme.learn(text));
            return false;
        }
        let address = format!("{}{path}", self.programme.about.root());
        // Two labels may have asked for it at once.
        !self.at_hand.has_list(&address) && self.at_hand.add_latest(&address, fetched, kept, &self.programme.trust, now)
    }

    /// The same label, told its status by the lists at hand, and its place by the benchmarks.
    #[must_use]
    pub fn asked(&self, label: Label) -> Label {
        let told = |placed: Placed| Placed::new(placed.verified.asked(&self.at_hand), &self.programme);
        Label(label.0.map(|placed| Box::new(told(*placed))))
    }
}

impl Label {
    /// Draws it; a badge or card leads to its page, on the site at `root`. Nothing where that takes a
    /// program with the feature `whole`.
    #[must_use]
    pub fn draw(&self, size: &str, lang: &str, root: &str, number: &str) -> Option<String> {
        let lang = language(lang);
        let link = format!("{root}{}label/{number}/", lang.folder());
        let size = Size::ALL.iter().copied().find(|known| known.word() == size).unwrap_or(Size::Card);
        let drawing = Drawing {
            size,
            lang,
            checked_by: CheckedBy::Device,
            symbol: None,
            link: (size != Size::Full).then_some(&link),
            heads_page: false,
        };
        self.markup(&drawing).map(maud::PreEscaped::into_string)
    }

    #[cfg(feature = "whole")]
    fn markup(&self, drawing: &Drawing<'_>) -> Option<Markup> {
        Some(markup::label(self.0.as_deref(), drawing))
    }

    #[cfg(not(feature = "whole"))]
    fn markup(&self, drawing: &Drawing<'_>) -> Option<Markup> {
        let placed = self.0.as_deref().ok()?;
        let unsaid =
            matches!(placed.verified.standing(), crate::credential::Standing::StatusUnknown { refused: Some(_), .. });
        (drawing.size != Size::Full && !unsaid).then(|| markup::verified(placed, drawing))
    }

    /// The label, if it is to be believed.
    #[must_use]
    pub fn verified(&self) -> Option<&Verified> {
        Some(&self.0.as_ref().ok()?.verified)
    }

    /// Its number with unit, per what and boundary; nothing for what is not to be believed.
    #[must_use]
    pub fn value(&self, lang: &str) -> Option<String> {
        Some(language(lang).number(&self.verified()?.label().footprint))
    }

    /// Its state in a few words.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn state(&self, lang: &str) -> String {
        markup::state(self.0.as_deref(), language(lang))
    }

    /// Its state in a few words; none for one that is not drawn.
    #[cfg(not(feature = "whole"))]
    #[must_use]
    pub fn state(&self, lang: &str) -> String {
        self.verified().map_or(String::new(), |verified| markup::verified_state(verified, language(lang)))
    }
}

/// The language of a page; readers of one we do not have get English.
fn language(tag: &str) -> Lang {
    Lang::of(tag).unwrap_or(Lang::En)
}
