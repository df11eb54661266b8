//! The words a language gives the studio.

/// Words and sentences of the page where a label is made ready for other pages and for packages.
#[allow(missing_docs, reason = "each is what it says")]
pub struct StudioWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub more: &'static str,
    pub needs_script: &'static str,
    pub loading: &'static str,
    pub not_loaded: &'static str,
    pub not_trusted: &'static str,
    pub stopped: &'static str,

    pub which: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    /// How many labels fit what was typed, and how many of them are listed.
    pub matches: fn(usize, usize) -> String,
    pub no_match: &'static str,
    pub listing: &'static str,
    pub no_labels: &'static str,
    pub not_listed: &'static str,
    pub again: &'static str,
    /// The address asks for a number this site does not have.
    pub unknown: fn(&str) -> String,

    pub size: &'static str,
    /// Badge, card, full.
    pub sizes: [&'static str; 3],
    pub lang: &'static str,
    /// Each language by its own name.
    pub langs: [&'static str; 2],
    pub theme: &'static str,
    /// As the reader's device, light, dark.
    pub themes: [&'static str; 3],
    pub way: &'static str,
    /// What each way is called, and when it is the one to take: in the order of `Way::ALL`.
    pub ways: [(&'static str, &'static str); 7],
    pub not_for_this_way: &'static str,

    pub preview: &'static str,
    pub choose_first: &'static str,
    pub checking: &'static str,
    pub not_fetched: &'static str,
    /// Genuine and not in force: what becomes of it on a page.
    pub shown_as: fn(&str) -> String,
    pub refused: &'static str,
    pub label_page: &'static str,

    pub snippet: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_by_hand: &'static str,
    pub snippet_not_fetched: &'static str,

    pub downloads: &'static str,
    pub picture: fn(&str) -> String,
    pub picture_note: &'static str,

    pub print: &'static str,
    /// What is printed: a label for a package, or a poster.
    pub print_as: &'static str,
    pub printed_as: [&'static str; 2],
    pub width: &'static str,
    pub no_width: &'static str,
    pub batch: &'static str,
    pub serial: &'static str,
    pub ink: &'static str,
    /// Colour, black, reversed.
    pub inks: [&'static str; 3],
    /// The least width in millimetres, and the version of the QR symbol that asks for it.
    pub least: fn(&str, usize) -> String,
    /// Where the QR symbol leads.
    pub leads: fn(&str) -> String,
    pub print_svg: &'static str,
    pub print_pdf: &'static str,
    pub print_note: &'static str,
}
