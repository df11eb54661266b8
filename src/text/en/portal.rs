//! Words of the procurement portal.

use crate::text::PortalWords;

pub(in crate::text) static PORTAL: PortalWords = PortalWords {
    title: "Compare",
    lead: "Find products in the catalogue and compare them inside one comparability group, each certificate checked here.",
    needs_script: "Comparing runs in your browser and needs JavaScript.",
    loading: "Loading the comparison…",
    not_loaded: "The comparison did not load. Check the connection and reload; if that does not help, try a newer browser.",
    not_trusted: "The trust list is not signed by this programme's operator. Somebody may have altered this page: do not use it, and tell the operator.",
    stopped: "The comparison has stopped working. Reload the page to try again: what you asked for is kept in its address.",

    search: "Search products",
    search_hint: "Name, maker, model, certificate number or GTIN",
    category: "Category",
    all_categories: "All categories",
    group: "Comparability group",
    in_group: |found| if found == 1 { "1 product".to_owned() } else { format!("{found} products") },
    states: "Certificate",
    all_states: "Any state",
    state: [
        "In force",
        "Status unknown",
        "Not yet valid",
        "Suspended",
        "Expired",
        "Withdrawn",
        "Cancelled",
        "Check failed",
    ],
    least: "Footprint at least",
    most: "Footprint at most",
    only_chosen: "Chosen only",
    columns: "Columns",
    issuer: "Certified by",
    period: "Data from",
    rule: "Product rule",
    filters: "Filters",

    found: |found, comparable| {
        let products = if found == 1 { "1 product".to_owned() } else { format!("{found} products") };
        if found == comparable {
            format!("{products}, all comparable")
        } else {
            format!("{products} · {comparable} comparable · {} not, each with the reason", found - comparable)
        }
    },
    none_found: "No product fits. Try another word, or fewer filters.",
    no_products: "This site has not published any products yet.",
    reading: |read, all| format!("Reading the catalogue: {read} of {all}"),
    not_read: "The catalogue could not be read. Check the connection and try again.",
    again: "Try again",
    versions: |versions| format!("Different versions of the rule: {versions}. Mind this when comparing."),
    periods: |count| format!("Data from {count} different periods."),

    chosen: "Chosen",
    choose: |name| format!("Choose {name}"),
    how_many_chosen: |count| format!("{count} chosen"),
    clear: "Clear",
    product: "Product",
    footprint: "Footprint",
    stages: "Stages",
    stages_as: |stages| format!("Stages: {stages}"),
    certificate: "Certificate",
    primary_share: "Primary data",
    not_provided: "Not provided",
    until: |day| format!("until {day}"),
    table: "Products",
    table_help: "Arrow keys move, Space chooses, Page Up and Page Down turn the page.",
    rising: "rising",
    falling: "falling",
    listed: |state| format!("As listed: {state}"),
    rejected: "Did not verify; nothing of it is shown",
    not_comparable: "Not comparable",
    label_page: "Label page",

    standard: "Demand standard",
    standard_help: "Fill in the day of the bid, and every product is judged.",
    in_force: "In force on the day of the bid",
    accredited: "Issuer accredited",
    recognised: "Issuer recognised in",
    anywhere: "Not asked for",
    limit: "Limit",
    primary: "Primary data at least (%)",
    deduction: "Most deducted (%)",
    best: "Number that earns it",
    requirement: "Demand standard",
    outcomes: |pass, cannot_tell, fail| format!("{pass} pass · {cannot_tell} cannot tell · {fail} fail"),
    outcome: "Verdict",
    all_outcomes: "All",
    print: "Print or save as PDF",
    save: "Save as a file",
};
