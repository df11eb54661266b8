//! Words of the board.

use crate::{board::State, programme::Work, text::BoardWords};

pub(in crate::text) const BOARD: BoardWords = BoardWords {
    aims: "Targets",
    title: "Progress towards the targets",
    lead: "The plan's targets, year by year. What is reached is worked out from the labels' credentials; nobody enters it.",
    year: |year| year.to_string(),
    labels: "Labels that count: ",
    aim: |work, name, least| match work {
        Work::Accounted => format!("{name}: footprints of at least {least} accounted"),
        Work::Certified => format!("{name}: footprint labels of at least {least} certified"),
    },
    so_far: |count| format!("{count} so far"),
    states: |state| match state {
        State::Reached => "Reached",
        State::UnderWay => "Under way",
        State::Behind => "Not reached",
    },
    further: |count| format!("and {count} more"),
    lost: "No longer counted: ",
    none: "None yet",
    how: "How this is counted",
    how_accounted: "Accounted: in that year a certification body accepted the application, with the accounting it rests on. A certificate that was withdrawn counts no longer.",
    how_certified: "Certified: the certificate was issued in that year and is in force now. While it is suspended, and once it is withdrawn, cancelled or expired, it does not count.",
    how_kept: "All credentials are checked again whenever the site is published; this page follows.",
};
