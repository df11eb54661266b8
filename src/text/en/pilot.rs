//! Words of the list of pilot products.

use crate::text::PilotWords;

pub(in crate::text) const PILOT: PilotWords = PilotWords {
    products: "Pilot products",
    title: "The list of pilot products",
    lead: "Batch by batch, as each is ready: which products the pilot has taken up, which have labels in force, and which are on their way.",
    catalogue: |name, day| format!("Matched with the {name}, published on {day}."),
    since: |day| format!("Open to applications since {day}"),
    planned: |day| format!("To open to applications on {day}"),
    national: |name| format!("In the national catalogue: {name}"),
    local: |region| format!("A pilot of {region} alone, not yet in the national catalogue"),
    certified: |count| match count {
        1 => "1 label in force".to_owned(),
        _ => format!("{count} labels in force"),
    },
    none: "No label in force yet",
    candidates: "Candidates:",
    listed: |day| format!("listed on {day}"),
    how: "How this list is kept",
    how_certified: "Labels in force are counted from their credentials. One that is suspended, withdrawn, cancelled or expired does not count; one that is reinstated counts again.",
    how_candidates: "A candidate leaves the list of candidates once its certificate is issued.",
    how_batches: "Being listed is no certification, and says nothing about how low a footprint is.",
};
