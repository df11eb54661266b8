//! Words of the portal's charts.

use crate::text::ChartWords;

pub(in crate::text) static CHART: ChartWords = ChartWords {
    heading: "Charts",
    tables: "Data as tables",
    space: " ",
    stop: ".",
    comma: ", ",
    plus: " + ",
    none: "—",
    and_more: |count| format!(" and {count} more"),
    in_unit: |what, unit| format!("{what} ({unit})"),

    product: "Product",
    products: "Products",
    footprint: "Footprint",
    chosen: "Chosen products",
    least: "Lowest",
    most: "Highest",

    no_values: "No product can be drawn; the reasons stand below.",
    vouched: |checked, listed| match (checked, listed) {
        (_, 0) => "All of them were checked here.".to_owned(),
        (0, _) => "The numbers are as listed; none was checked here yet.".to_owned(),
        _ => format!("{checked} of them were checked here, {listed} are as listed."),
    },
    in_force: "in force",
    all_declared: "declared by makers",
    nobody_vouches: "The numbers are their makers' own; nobody certified them.",
    left_out: |count, reasons| format!("{count} not counted: {reasons}."),
    reason: |reason, count| format!("{} {count}", lower(reason)),
    declared: "stated by its maker",
    too_many_digits: "too many digits to convert exactly",
    beside_group: |count| match count {
        1 => "1 more product of this category does not compare with the group and is not drawn.".to_owned(),
        _ => format!("{count} more products of this category do not compare with the group and are not drawn."),
    },
    chosen_missing: |name, why| format!("Chosen but not drawn: {name}. {}.", why.trim_end_matches('.')),

    distribution: |count| match count {
        1 => "The footprint of 1 comparable product".to_owned(),
        _ => format!("Footprints of {count} comparable products"),
    },
    one_value: |kind, value, unit| format!("Only 1 product {kind}: {value} {unit}."),
    spread: |count, kind, [least, middle, most], unit| {
        format!("{count} products {kind}: lowest {least}, median {middle}, highest {most} ({unit}).")
    },
    fullest: |interval, count| match count {
        1 => format!("No interval has more than 1 product; the first is {interval}."),
        _ => format!("Most products, {count}, lie in {interval}."),
    },
    interval: |from, to, closed| {
        if closed { format!("{from} to {to}") } else { format!("{from} to below {to}") }
    },
    days: |from, until| format!("{from} until {until}"),
    marked: |names| format!("Triangles mark the chosen: {names}."),
    bins: "Products in each interval",
    lines: "Reference lines",
    line: "Mark",
    reference: "Reference",
    benchmark: "From",
    method: "Method",
    year: "Year",
    source: "Source",
    up_to: |value| format!("up to {value}"),
    below: |value| format!("below {value}"),
    quantile: |percent| format!("percentile {percent}"),
    not_drawn: |name, why| format!("Not drawn: {name}. {why}"),
    beyond: |count| match count {
        1 => "1 reference line is too far off and stands in the tables alone.".to_owned(),
        _ => format!("{count} reference lines are too far off and stand in the tables alone."),
    },
    demand: "Demand standard",

    stages: "Stages",
    no_bars: "No stages can be drawn: only those of products that were checked here, compare with the group and state their stages.",
    bars: |count, unit| match count {
        1 => format!("The stages of 1 checked product ({unit})."),
        _ => format!("The stages of {count} checked products ({unit})."),
    },
    range: |(least, low), (most, high)| {
        format!("The lowest footprint is that of {least}, {low}; the highest that of {most}, {high}.")
    },
    only: |name, value| format!("The footprint of {name} is {value}."),
    largest: |stages, stored| match stored {
        true => format!("The largest stage, emitted or stored: {stages}."),
        false => format!("The largest stage: {stages}."),
    },
    leads: |stage, count| match count {
        1 => format!("{} (1 product)", lower(stage)),
        _ => format!("{} ({count} products)", lower(stage)),
    },
    stored_left: "Negative values are drawn to the left of nought.",
    unchecked: |names| format!("Not checked here yet, so not drawn: {names}."),
    no_stages: |names| format!("The certificate states no stages, so not drawn: {names}."),
    more_chosen: |count| format!("The first 8 are drawn; {count} more were chosen."),
    not_in_force: |name, state| format!("{name} ({})", lower(state)),

    against: |quantity| format!("Footprint against {}", lower(quantity)),
    across: "Across",
    quantities: ["Primary data", "Day of issue", "Last day", "End of the data period"],
    dots: |count, kind, [least, most], unit| match count {
        1 => format!("1 product {kind}, with a footprint of {least} ({unit})."),
        _ => format!("{count} products {kind}, with footprints from {least} to {most} ({unit})."),
    },
    gather: |quantity, interval, count| format!("By {}, most of them, {count}, lie in {interval}.", lower(quantity)),
    numbered: |names| format!("Numbers mark the chosen: {names}."),
    more_marked: |marked, more| format!("The first {marked} of the chosen are marked; {more} more are not."),
    not_provided: |quantity| format!("Not provided: {}", lower(quantity)),
    without: |count, quantity| format!("Not provided ({}), so not drawn: {count}.", lower(quantity)),
    thinned: |drawn, all| {
        format!("There are too many to draw: {drawn} of {all} are shown, evenly by number. The tables count them all.")
    },

    beside: "Side by side",
    fact: "Fact",
    differs: "differs",
    equal: "equal",
    boundary: "Boundary",
    rule: "Product rule",
    period: "Data period",
    interval_stated: "Uncertainty",
    between: |low, high, level| match level {
        Some(level) => format!("{low} to {high} (confidence {level})"),
        None => format!("{low} to {high}"),
    },
    state: "Certificate",
    issuer: "Issuer",
    not_checked: "not checked here yet",
    no_interval: "one of them states no uncertainty, or at another level of confidence",
    pairs: "Differences and uncertainty",
    differ_within: |one, other, difference| {
        format!(
            "{one} and {other} differ by {difference}. Their intervals overlap: the difference is within the uncertainty, and neither is shown to be lower."
        )
    },
    differ_apart: |one, other, difference| {
        format!(
            "{one} and {other} differ by {difference}. Their intervals do not overlap: the difference is larger than the uncertainty."
        )
    },
    differ_untold: |one, other, difference, why| {
        format!(
            "{one} and {other} differ by {difference}. Whether that is more than the uncertainty cannot be told: {why}."
        )
    },
    cannot_tell: |one, other, why| {
        format!("{one} (the first) and {other} (the second) do not compare. {}.", why.trim_end_matches('.'))
    },
};

/// A word in the middle of a sentence; abbreviations such as A1 stay.
fn lower(word: &str) -> String {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(word.chars().skip(1)).collect()
        }
        _ => word.to_owned(),
    }
}
