//! The words a language gives the portal's charts.

/// Words and sentences of the charts under the products, and of products side by side. Numbers come as they are
/// shown, units and names in words.
#[allow(missing_docs, reason = "each is what it says")]
pub struct ChartWords {
    pub heading: &'static str,
    /// What a chart's tables are folded under.
    pub tables: &'static str,
    /// Between sentences, at a sentence's end, between the parts of a list, between summands.
    pub space: &'static str,
    pub stop: &'static str,
    pub comma: &'static str,
    pub plus: &'static str,
    /// Stands where there is nothing.
    pub none: &'static str,
    /// After a list: how many more there are.
    pub and_more: fn(usize) -> String,
    /// What is counted, and in what.
    pub in_unit: fn(&str, &str) -> String,

    pub product: &'static str,
    pub products: &'static str,
    pub footprint: &'static str,
    pub chosen: &'static str,
    /// The lowest and the highest number.
    pub least: &'static str,
    pub most: &'static str,

    /// Nothing is in force.
    pub no_values: &'static str,
    /// How many were checked here, and how many are as the index lists them.
    pub vouched: fn(usize, usize) -> String,
    /// What products are that are counted because their certificates are in force, or where nothing is certified.
    pub in_force: &'static str,
    pub all_declared: &'static str,
    pub nobody_vouches: &'static str,
    /// How many are left out, and the reasons, each with how many.
    pub left_out: fn(usize, &str) -> String,
    pub reason: fn(&str, usize) -> String,
    pub declared: &'static str,
    pub too_many_digits: &'static str,
    /// How many products of the category are in other groups.
    pub beside_group: fn(usize) -> String,
    /// A product that was chosen and is not drawn, and why.
    pub chosen_missing: fn(&str, &str) -> String,

    /// All numbers of a group; how many.
    pub distribution: fn(usize) -> String,
    /// The only number, and its unit.
    pub one_value: fn(&str, &str, &str) -> String,
    /// How many; the lowest, middle and highest number; their unit.
    pub spread: fn(usize, &str, [String; 3], &str) -> String,
    /// The interval with most products, and how many.
    pub fullest: fn(&str, usize) -> String,
    /// From, to, and whether its end is in it.
    pub interval: fn(&str, &str, bool) -> String,
    /// From, and until when.
    pub days: fn(&str, &str) -> String,
    /// Those marked, with their numbers.
    pub marked: fn(&str) -> String,
    pub bins: &'static str,
    pub lines: &'static str,
    /// The letter of a line.
    pub line: &'static str,
    pub reference: &'static str,
    pub benchmark: &'static str,
    pub method: &'static str,
    pub year: &'static str,
    pub source: &'static str,
    pub up_to: fn(&str) -> String,
    pub below: fn(&str) -> String,
    /// A quantile of a sample, in per cent.
    pub quantile: fn(&str) -> String,
    /// A benchmark that is not drawn, and why.
    pub not_drawn: fn(&str, &str) -> String,
    /// How many lines are too far off.
    pub beyond: fn(usize) -> String,
    pub demand: &'static str,

    pub stages: &'static str,
    pub no_bars: &'static str,
    /// How many products, in what.
    pub bars: fn(usize, &str) -> String,
    /// The products with the lowest and the highest number, each with it.
    pub range: fn((String, String), (String, String)) -> String,
    pub only: fn(&str, &str) -> String,
    /// The stages that are the largest of a product, each with how often; and whether some store carbon.
    pub largest: fn(&str, bool) -> String,
    pub leads: fn(&str, usize) -> String,
    pub stored_left: &'static str,
    pub unchecked: fn(&str) -> String,
    pub no_stages: fn(&str) -> String,
    pub more_chosen: fn(usize) -> String,
    /// A product, and where its certificate stands.
    pub not_in_force: fn(&str, &str) -> String,

    /// Numbers against a quantity.
    pub against: fn(&str) -> String,
    pub across: &'static str,
    /// In the order of `Quantity::ALL`.
    pub quantities: [&'static str; 4],
    /// How many; the lowest and highest number; their unit.
    pub dots: fn(usize, &str, [String; 2], &str) -> String,
    /// Where most lie: the quantity, the interval, how many.
    pub gather: fn(&str, &str, usize) -> String,
    pub numbered: fn(&str) -> String,
    /// How many of the chosen are marked, and how many more there are.
    pub more_marked: fn(usize, usize) -> String,
    /// Why one of the chosen has no place: the quantity.
    pub not_provided: fn(&str) -> String,
    /// How many do not provide a quantity.
    pub without: fn(usize, &str) -> String,
    /// How many of how many are drawn.
    pub thinned: fn(usize, usize) -> String,

    pub beside: &'static str,
    pub fact: &'static str,
    /// Of a cell that differs from the others; of a row in which all are equal.
    pub differs: &'static str,
    pub equal: &'static str,
    pub boundary: &'static str,
    pub rule: &'static str,
    pub period: &'static str,
    pub interval_stated: &'static str,
    /// Low, high and level of confidence.
    pub between: fn(&str, &str, Option<&str>) -> String,
    pub state: &'static str,
    pub issuer: &'static str,
    pub not_checked: &'static str,
    pub no_interval: &'static str,
    pub pairs: &'static str,
    /// Two products and by how much they differ, and whether that is more than they may be off.
    pub differ_within: fn(&str, &str, &str) -> String,
    pub differ_apart: fn(&str, &str, &str) -> String,
    /// The same where it cannot be told, and why.
    pub differ_untold: fn(&str, &str, &str, &str) -> String,
    /// Two products that do not compare, and why.
    pub cannot_tell: fn(&str, &str, &str) -> String,
}
