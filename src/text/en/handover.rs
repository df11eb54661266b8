//! Words of a comparison that is handed over.

use crate::text::HandoverWords;

pub(in crate::text) static HANDOVER: HandoverWords = HandoverWords {
    file: "carbon-comparison",
    title: "Comparison of carbon footprints for a purchase",

    hand_over: "Hand over",
    xlsx: "Excel (XLSX)",
    csv: "CSV",
    json: "JSON",
    print: "Print / PDF",
    link: "Copy link",
    copied: "Link copied. It opens this comparison again.",
    not_copied: "The browser does not let the link be copied. Copy it from the address bar.",
    of_chosen: |chosen| {
        if chosen == 1 {
            "The chosen product goes in.".to_owned()
        } else {
            format!("The {chosen} chosen products go in.")
        }
    },
    of_found: |found, most| {
        if found > most {
            format!("None is chosen: the first {most} of {found} go in.")
        } else if found == 1 {
            "None is chosen: the one that was found goes in.".to_owned()
        } else {
            format!("None is chosen: all {found} go in.")
        }
    },
    checking: |done, of| format!("Checking first: {done} of {of} certificates"),
    making: "Making the file…",
    made: |file| format!("{file} is saved."),
    to_print: "Opening the print dialog. “Save as PDF” is among its printers.",
    failed: "The file was not made: this comparison could not be read from its address. Reload the page and try again.",
    no_writer: "The Excel file was not made: what writes it did not load. Check the connection and try again, or take the CSV.",

    comparison: "Comparison",
    verdicts: "Verdicts",
    stages: "Stages",
    about: "About",

    number: "Certificate number",
    name: "Product",
    maker: "Maker",
    model: "Model",
    value: "Footprint as stated",
    unit: "Unit as stated",
    counted_in: "Unit",
    in_group: |unit| format!("Footprint ({unit})"),
    comparable: "Comparable",
    compares: "Yes",
    state: "Certificate",
    says: "On whose word",
    sources: ["Listed by the site, not checked", "Credential checked", "Declared by its maker, certified by nobody"],
    refused: "Nobody’s: the credential did not verify",
    checked: "Checked at",
    not_checked: "Not checked",
    issuer: "Issuer",
    issuer_did: "Issuer’s DID",
    issued: "Issued",
    expires: "Last day",
    period_from: "Data from",
    period_to: "Data to",
    primary_share: "Primary data (%)",
    boundary: "System boundary",
    stage_value: |stage| format!("{stage} (unit as stated)"),
    stage: "Stage",
    verdict: "Verdict",
    reasons: "Why",
    worked: "Worked out",

    award_value: |unit| format!("Value in the formula ({unit})"),
    recomputed: "Formula, recomputed here",
    recomputed_bounded: "Award, recomputed here",
    as_stated: "Award",
    recomputed_note: "The recomputed columns of “Verdicts” are live formulas over the inputs on this sheet. Should a spreadsheet round differently, the award as stated counts: it was worked out in exact decimals.",
    most: "Most",
    least: "Nothing below",
    from: "Nothing at",
    to: "Most at",
    places: "Decimal places",

    made_at: "Made at",
    reopen: "Opens this comparison again",
    programme: "Programme",
    operator: "Operator",
    operator_key: "Operator’s key",
    region: "Region",
    site: "Site",
    software: "Software",
    group: "Comparability group",
    mind: "To be minded",
    no_group: "No product states a footprint, so nothing is compared.",
    no_standard: "No demand standard was set: nothing is judged here.",
    counts: "Products",
    counted: |found, comparable| format!("{found} found, {comparable} of them comparable"),
    criteria_file: "Demand standard as a document",
    absent: "Chosen, and not in the catalogue",
    cut: |shown, found| format!("Only the first {shown} of {found} products are in this file."),
    unchecked: |count| {
        if count == 1 {
            "The credential of 1 product could not be had: it stands here as the site lists it, not checked.".to_owned()
        } else {
            format!(
                "The credentials of {count} products could not be had: they stand here as the site lists them, not checked."
            )
        }
    },
    benchmarks: "References",
    benchmark: "Reference",
    demanded: "Named by the demand standard",
    no_benchmarks: "The programme has no reference that fits this group.",
    reading: "Footprints are compared inside one comparability group only; what does not compare stands here with the reason. Each certificate was checked in the browser at the time beside it and may have changed since: open the link to check again.",
};
