//! Our own small pictures, all on a 24-unit square. The national mark is not among them.

use super::state::Tone;
use maud::{Markup, html};

/// The footprint.
#[must_use]
pub fn footprint() -> Markup {
    html! {
        svg.cl-glyph viewBox="0 0 24 24" aria-hidden="true" {
            path d="M9.4 22c-2.4 0-3.8-2-3.3-4.3.4-1.8 1.1-2.6.9-4.8C6.8 10.2 8.3 8 11.1 8c3.2 0 4.9 2.6 4.5 5.7-.3 2.4-2.1 3.3-2.7 5.200C12.4 20.9 11.4 22 9.4 22z" {}
            circle cx="7.8" cy="5.2" r="1.9" {}
            circle cx="11.8" cy="3.8" r="1.6" {}
            circle cx="15.1" cy="4.7" r="1.4" {}
            circle cx="17.5" cy="6.7" r="1.2" {}
            circle cx="18.9" cy="9.3" r="1" {}
        }
    }
}

/// The icon of a state: each its own shape, so that none is told by colour alone.
pub(super) fn of_tone(tone: Tone) -> Markup {
    let path = match tone {
        // A shield with a tick.
        Tone::Good => "M12 3l7 3v5c0 5-3.2 8.3-7 10-3.8-1.7-7-5-7-10V6zM8.5 12l2.5 2.5 4.5-5",
        // A circle with a question mark.
        Tone::Unknown => {
            "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.2 9.300a2.8 2.8 0 1 1 4 2.500c-.8.4-1.2 1-1.2 2M12 16.700v.4"
        }
        // A triangle with an exclamation mark.
        Tone::Warning => "M12 3.500l9.5 17h-19zM12 10v5M12 17.700v.4",
        // A circle with a cross.
        Tone::Bad => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.7 8.700l6.6 6.600M15.3 8.700l-6.6 6.6",
        // A sheet with lines.
        Tone::Plain => "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    };
    html! {
        svg.cl-icon viewBox="0 0 24 24" aria-hidden="true" { path d=(path) {} }
    }
}
