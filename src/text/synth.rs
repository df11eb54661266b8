//! Words that made-up programmes are put together from.

/// The words of one language. Tables of both languages stand in the same order.
#[allow(missing_docs, reason = "each is what it says")]
pub struct SynthWords {
    pub programme: &'static str,
    pub operator: &'static str,
    pub body: &'static str,
    /// Names of product lines, which stand before a category's name.
    pub lines: &'static [&'static str],
    /// Names of makers, before what they do.
    pub names: &'static [&'static str],
    pub trades: &'static [&'static str],
    pub cities: &'static [&'static str],
    /// A maker, of its name, trade and city.
    pub maker: fn(&str, &str, &str) -> String,
    /// A maker's works, of its name and city.
    pub factory: fn(&str, &str) -> String,
    /// A product, of its line, category and size.
    pub product: fn(&str, &str, u32) -> String,
    pub electricity: &'static str,
    /// Where a figure is from, which nobody measured.
    pub source: &'static str,
    pub suspended: &'static str,
    pub revoked: &'static str,
}
