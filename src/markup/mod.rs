//! The drawing: evidence in, escaped HTML or SVG out.
//!
//! One pure function, [`draw`], serves the static page, the app and the command line. It decides
//! nothing and computes nothing: verdicts, positions and sums come in, words come from
//! [`crate::text`], rectangles from [`crate::chart`], colours from the stylesheets.

mod badge;
mod declared;
mod glyph;
mod label;
mod layout;
mod passport;
mod picture;
mod place;
mod poster;
mod print;
mod proof;
mod stages;
mod state;

pub use glyph::footprint as footprint_glyph;

pub use picture::picture;
pub use poster::{Poster, poster};
pub use print::{Print, print, smallest_width};
pub use state::{of_verdict as state, of_verified as verified_state, steps};

use crate::{
    credential::Rejection,
    evidence::{Evidence, Placed},
    label::{Name, Tag},
    qr::Symbol,
    text::{CheckedBy, Lang},
};
use maud::{Markup, html};

/// The label's stylesheet: custom properties, then rules.
pub const STYLESHEET: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/label.css"),
    include_str!("../../style/qr.css"),
    include_str!("../../style/badge.css"),
    include_str!("../../style/full.css")
);
/// The same for a card alone.
pub const CARD_STYLESHEET: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/label.css"),
    include_str!("../../style/qr.css")
);

/// How much of the label is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Beside a price: number and state.
    Badge,
    /// On a product page.
    Card,
    /// The label's own page.
    Full,
}

impl Size {
    /// Every size.
    pub const ALL: &[Self] = &[Self::Badge, Self::Card, Self::Full];

    /// Its word in options and file names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Badge => "badge",
            Self::Card => "card",
            Self::Full => "full",
        }
    }
}

/// How to draw.
#[derive(Debug, Clone, Copy)]
pub struct Drawing<'a> {
    /// How much.
    pub size: Size,
    /// In which language.
    pub lang: Lang,
    /// Who checked.
    pub checked_by: CheckedBy,
    /// The QR symbol of the label's address, encoded by the shell: a shell that draws none carries no encoder.
    pub symbol: Option<&'a Symbol>,
    /// Where a badge or card leads, relative to the page it stands on.
    pub link: Option<&'a str>,
    /// Whether the product's name is the page's first heading.
    pub heads_page: bool,
}

impl Drawing<'_> {
    /// Whether everything is drawn; a program without the feature `whole` has no such drawing.
    fn is_full(&self) -> bool {
        cfg!(feature = "whole") && self.size == Size::Full
    }
}

/// A label's credential: verified and placed, or why it is not to be believed.
pub type Verdict<'a> = Result<&'a Placed, &'a Rejection>;

/// Draws a label from what a document turned out to be.
#[must_use]
pub fn draw(evidence: &Evidence, drawing: &Drawing<'_>) -> Markup {
    match (drawing.size, evidence) {
        (_, Evidence::Verified(placed)) => label::draw(Ok(placed), drawing, &state::folded(Ok(placed), drawing)),
        (_, Evidence::Rejected(why)) => label::draw(Err(why), drawing, &state::folded(Err(why), drawing)),
        (Size::Badge, _) => badge::of_document(evidence, drawing),
        (_, Evidence::Declared(declared)) => declared::draw(declared, evidence, drawing),
        (_, Evidence::Passport(presented)) => passport::draw(presented, evidence, drawing),
        (_, Evidence::Checking | Evidence::Unreadable(_)) => {
            frame(state::tone(evidence), false, drawing, &state::of_document(evidence, drawing))
        }
    }
}

/// Draws a label for a reader whose device checked it. A program that meets nothing but labels, and
/// calls this alone, carries no drawing of other documents.
#[must_use]
pub fn label(verdict: Verdict<'_>, drawing: &Drawing<'_>) -> Markup {
    label::draw(verdict, drawing, &html! {})
}

/// Draws a verified label, as [`label`] does. A program that calls this alone has no words for rejections.
#[must_use]
pub fn verified(placed: &Placed, drawing: &Drawing<'_>) -> Markup {
    label::of_placed(placed, drawing, &html! {})
}

/// A name in the reader's language, marked where it is in another.
pub(crate) fn name(name: &Name, lang: Lang) -> Markup {
    let (tag, line) = name.in_language(lang.code());
    html! {
        @if [lang.code(), Tag::UNDETERMINED].contains(&tag.language()) { (line) } @else { span lang=(tag.as_str()) { (line) } }
    }
}

/// The label's frame: heading, and the mark of a demonstration in every size.
fn frame(tone: state::Tone, demonstration: bool, drawing: &Drawing<'_>, content: &Markup) -> Markup {
    let words = drawing.lang.words();
    let class = format!("carbon-label cl-{}", drawing.size.word());
    html! {
        article class=(class) lang=(drawing.lang.tag()) data-tone=(tone.word())
            data-watermark=[demonstration.then_some(words.demonstration)] {
            header.cl-head {
                (footprint_glyph())
                span { (words.label) }
                @if demonstration { span.cl-demo { (words.demonstration) } }
            }
            div.cl-body { (content) }
        }
    }
}

/// The shade of a document's state, as the stylesheet calls it.
#[must_use]
pub fn tone(evidence: &Evidence) -> &'static str {
    state::tone(evidence).word()
}

/// The shade of a label's state.
#[must_use]
pub fn tone_of(verdict: Verdict<'_>) -> &'static str {
    state::tone_of(verdict).word()
}

fn is_demonstration(evidence: &Evidence) -> bool {
    matches!(evidence, Evidence::Verified(placed) if placed.verified.label().demonstration)
}

/// A heading of the level the page needs.
fn heading(drawing: &Drawing<'_>, content: &Markup) -> Markup {
    html! {
        @if drawing.heads_page { h1.cl-name { (content) } } @else { h2.cl-name { (content) } }
    }
}

/// A section's heading, one below the name.
fn section_heading(drawing: &Drawing<'_>, text: &str) -> Markup {
    html! {
        @if drawing.heads_page { h2.cl-title { (text) } } @else { h3.cl-title { (text) } }
    }
}

/// Pixels as text, to a hundredth: without the code that formats any float.
struct Pixels(f64);

impl std::fmt::Display for Pixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Charts are a few hundred pixels wide: hundredths of them fit by far.
        let hundredths = (self.0 * 100.0).round() as i64;
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        let sign = if hundredths < 0 && whole == 0 { "-" } else { "" };
        write!(f, "{sign}{whole}")?;
        match rest.abs() {
            0 => Ok(()),
            tenths if tenths % 10 == 0 => write!(f, ".{}", tenths / 10),
            hundredths => write!(f, ".{hundredths:02}"),
        }
    }
}

impl maud::Render for Pixels {
    fn render_to(&self, to: &mut String) {
        to.push_str(&self.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::Pixels;

    #[test]
    fn pixels_are_short() {
        for (pixels, text) in [(12.0, "12"), (0.5, "0.5"), (-0.25, "-0.25"), (-3.007, "-3.01"), (89.261, "89.26")] {
            assert_eq!(Pixels(pixels).to_string(), text);
        }
    }
}
