//! The words of recognition, in English.

use crate::text::{RecognitionWords, recognition::State};

pub(in crate::text) const RECOGNITION: RecognitionWords = RecognitionWords {
    recognition: "Recognition",
    title: "Recognised elsewhere",
    lead: "Which regions recognise the labels of this programme, for which categories, issued by whom and since when: as the agreements say.",
    regions: "Recognised in",
    categories: "For",
    all_categories: "all categories",
    issuers: "Issued by",
    all_issuers: "any body on the trust list",
    term: "Term",
    document: "Document",
    since: |from| format!("since {from}"),
    between: |from, to| format!("{from} to {to}"),
    states: |state| match state {
        State::Ahead => "not begun",
        State::InForce => "in force",
        State::Ended => "ended",
    },
    how: "What it means",
    how_counts: "Recognition means that a label is accepted there. Whether its certificate is in force is for the label itself to say.",
    how_asked: "The comparison of products answers from the same agreements: a label counts within their term, if its category and its issuer are among those named.",
    recognised_in: "Recognised in",
};
