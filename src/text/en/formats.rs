//! The page about documents of other formats, in English.

use crate::{
    formats::{Format, write::Target},
    text::documents::FormatsWords,
};

pub(in crate::text) static WORDS: FormatsWords = FormatsWords {
    title: "Footprint documents of other formats",
    exchange: "Data exchange",
    lead: "Footprints that stand in other formats can be read, compared and handed on. Whoever made them, they are shown as declared, never as certified; and of every document it is said what was read, what was assumed, and what was left out.",
    read: "What is read",
    read_lead: "The format is known by what is in the file, not by its name. A document is read on your own device; nothing is uploaded. Left out of all of them are free texts, other indicators than climate change, claims of verification, and extensions: each is named when a document is read.",
    reads: |format| match format {
        Format::Pact => (
            "ProductFootprint 2.0 to 3.0, JSON: one, a list, or a page of the API",
            "Of the two totals the one with uptake taken off is the value; the other stands beside it. In 2.x values count per one declared unit. The end of the reference period is exclusive.",
        ),
        Format::CatenaX => {
            ("Pcf 2 to 9, JSON", "The distribution stage stands beside the value, which ends at the gate.")
        }
        Format::IlcdJson => (
            "1.1 to 1.3, JSON as soda4LCA and ÖKOBAUDAT give it out",
            "The value is the product stage, A1 to A3, counted once; later modules stand beside it under their scenarios. The indicator is known by its id, else by its name. Two reference flows are refused.",
        ),
        Format::IlcdXml => (
            "1.1 to 1.3, XML, alone or in its package",
            "As JSON. The declared unit stands in the flow’s own file: import reads it from the package (ZIP) or the folder it was unpacked to; of a single file it has to be said.",
        ),
        Format::OpenEpd => (
            "openEPD 0.1, JSON",
            "Of several assessment methods one is taken, EF 3.1 before EF 3.0 before the others, and the others are named. A relative standard deviation becomes an interval of one to each side.",
        ),
        Format::Dcc => (
            "Digital conformity credential 0.6, plain or in an envelope",
            "The metric whose name is a footprint’s. Signed or not it is shown as declared: only labels of bodies on this site’s trust list are certified here.",
        ),
        Format::Table => (
            "CSV in UTF-8, UTF-16 or GB18030, with any separator and decimal sign; XLSX, the first sheet that is shown and has a table",
            "Which column is what is guessed and shown; in the comparison, and with import --mapping, it can be corrected. Four kinds of carbon are told apart: fossil, biogenic, land use change, and uptake.",
        ),
        Format::Own => ("Our own JSON, which every other format can be turned into", "Keeps everything."),
    },
    passport: (
        "Digital product passport 0.5 to 0.6, plain or in an envelope",
        "Its emissions scorecard. The signature around one is checked on the verify page; signed or not it is its issuer’s own statement.",
    ),
    written: "What is written",
    written_lead: "carbon-label export writes labels and declarations. It says what a format cannot carry. What a format asks for and nobody stated is asked of you; nothing is made up.",
    writes: |target| match target {
        Target::Dcc => (
            "UNTP digital conformity credential 0.6, unsigned",
            "Of labels in force alone, with the time their state was checked; issue and the body’s key are another matter. The unit stands in the metric’s name, for which the vocabulary has no other place.",
        ),
        Target::Pact => (
            "PACT ProductFootprint 3.0",
            "Asks for fossil emissions, carbon content, mass, exemptions and characterisation factors, which labels do not state: add them with --with. There is no unit of peak power, and nothing beyond the gate.",
        ),
        Target::CatenaX => (
            "Catena-X Pcf 9.0.0",
            "Asks for both totals, mass and packaging. Time, place and id are written where all of them are known; methods and standards are not, since their group asks for allocation and mass balances, too.",
        ),
        Target::Ilcd => (
            "ILCD+EPD 1.2, JSON",
            "Days become years. Stages that are no modules of EN 15804 become A1-A3. Nothing beyond the gate but modules.",
        ),
        Target::Csv => (
            "CSV that Excel opens rightly",
            "Modules become stages, and names stand in one language; no text is a formula.",
        ),
        Target::Xlsx => ("A workbook", "As CSV; numbers of more than fifteen digits stay text."),
        Target::Json => ("Our own JSON", "Keeps everything, and of a label its state and when that was checked."),
    },
    carried: "Carried",
    lost: "Lost",
    absent: "Not in the format",
    nothing_lost: "nothing",
    comma: ", ",
    stages: "Modules and stages",
    stages_lead: "Modules of EN 15804 fall into the five stages of GB/T 24067 like this. A1-A3 as one number is two stages and is left whole.",
    module: "Modules",
    stage: "Stage",
    beyond: "none: beyond the product’s life, and never counted in",
    try_it: "Check a document",
};
