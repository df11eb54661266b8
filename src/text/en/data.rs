//! The words of the page about data, in English.

use crate::{
    label::{Audience, Part},
    text::DataWords,
};

pub(in crate::text) const DATA: DataWords = DataWords {
    title: "Data and privacy",
    lead: "A label is open enough to be checked, and keeps what an enterprise need not tell the world. This is who sees what, and what is stored where.",
    who: "Who sees what",
    who_note: "An enterprise may have its body restrict these parts. They stay under the signature but are not on this site; the enterprise shows them to whom it chooses, sealed if need be.",
    everybody: "Everybody",
    everything_else: "number, unit, boundary, state, certificate, data quality",
    readers: |reader| match reader {
        Audience::Shopper => "Shopper",
        Audience::Officer => "Procurement officer",
        Audience::Bank => "Bank",
        Audience::Regulator => "Supervisor",
    },
    parts: |part| match part {
        Part::Stages => "number by stage",
        Part::Factory => "factory",
        Part::Electricity => "electricity",
        Part::Output => "output",
    },
    as_well: "of the restricted parts, as needed: ",
    none: "none of the restricted parts",
    where_kept: "What is stored where",
    places: [
        (
            "On this site",
            "Public labels, status lists and the trust list: signed static files. There is no database and no account.",
        ),
        (
            "With the enterprise",
            "Whole labels with their restricted parts, and reports. The site has a report's digest alone.",
        ),
        ("With bodies and operator", "Signing keys. They are neither on the site nor ever in a browser."),
        (
            "In your browser",
            "Status lists as last seen (to say “last known in force” without a network), label pages you visited, a draft you have not finished. Clearing the browser's data removes all of it.",
        ),
        (
            "In the link to a sealed file",
            "The key that opens it stands behind the link's #, which browsers send to no server.",
        ),
    ],
    never: "What never happens",
    nevers: [
        "No cookies, no counting of visitors, no request to any third party.",
        "Files you drop on the pages that verify, compare, evaluate and draft do not leave your device.",
        "Nothing unsigned is shown as certified.",
        "A restricted part that was not shown reads “not disclosed”, never “none”.",
    ],
};
