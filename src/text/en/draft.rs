//! The words of the guided draft, in English.

use crate::{
    readiness::{Unfit, form::Part},
    text::DraftWords,
};

pub(in crate::text) static WORDS: DraftWords = DraftWords {
    title: "Prepare an application",
    preparing: "Preparing",
    lead: "Fill in a product's footprint by its category's rule, item by item. It is checked as you type: what is missing, what contradicts, where data are weak.",
    stays: "What you type stays on your own device. Nothing is uploaded.",
    needs_script: "The form is filled in and checked in your browser, which needs JavaScript for it.",
    loading: "Opening the form…",
    not_loaded: "The form could not be loaded. Check the connection and reload the page.",
    not_trusted: "The trust list is not signed by the operator: the form cannot be used.",
    stopped: "The form stopped unexpectedly. What you typed is kept on this device: reload the page to go on.",
    category: "Category",
    choose_category: "Choose a category",
    rule: "Rule",
    set: "Set by the rule",
    open: "Open a draft, or fill in from a footprint document (PACT, Catena-X, ILCD+EPD, openEPD, CSV, XLSX)",
    not_opened: |why| format!("That file is no draft: {why}"),
    filled: |name, fields| {
        format!("Filled in from “{name}”: {fields} fields that were blank. Hold each against your own evidence.")
    },
    unfit: |unfit| match unfit {
        Unfit::Unit => "Its number counts per another unit than the rule's, so it was left out.",
        Unfit::Boundary => {
            "Its number covers another part of the product's life than the rule asks for, so it was left out."
        }
    },
    category_first: "Choose the category first: its rule says which fields there are.",
    no_category: |id| format!("The draft's category, “{id}”, is none of this programme's"),
    save: "Save as a file",
    saved: |name| format!("Saved: {name}"),
    file: "footprint-draft",
    anew: "Start anew",
    really_anew: "Press again to clear the form",
    back: "Bring back the last draft",
    kept_here: "kept on this device",
    parts: |part| match part {
        Part::Product => ("Product", "Names, model and maker as on the business licence and the rating plate."),
        Part::Footprint => {
            ("Footprint", "In the unit and boundary of the rule, with the digits of your report: do not round.")
        }
        Part::Stages => ("Stages", "Split as the rule splits them; together they should make the footprint's value."),
        Part::Electricity => {
            ("Electricity", "The footprint factor of electricity, not its CO₂ emission factor: they must not be mixed.")
        }
        Part::Comparison => ("Change and output", "State a base year to show what was achieved; banks look at output."),
        Part::Report => {
            ("Report", "The report is not uploaded: only its digest is noted, which later proves that it is this one.")
        }
        Part::Certificate => {
            ("Certificate (for the body)", "Not needed to apply. The body fills it in when it issues.")
        }
    },
    sum: |sum| format!("The stages make {sum}"),
    use_sum: "Use as the footprint's value",
    digest_of: "Work it out from the report's file",
    digest_note: "The file is read on this device alone",
    not_chosen: "not chosen",
    advice: "What was checked",
    nothing_found: "Nothing was found.",
    then: "The saved file is what a certification body takes. `carbon-label check` checks it on the command line as well.",
    per_cent: "%",
    scores: ["1 (best)", "2", "3", "4", "5 (worst)"],
};

/// A field's name, and what to mind.
pub(in crate::text) fn field(path: &str) -> (&'static str, &'static str) {
    match path {
        "product.name.zh" => ("Product (Chinese)", "such as 单晶硅双玻光伏组件 580 W"),
        "product.name.en" => ("Product (English)", "such as Monocrystalline glass-glass module 580 W"),
        "product.model" => ("Model", "as on the rating plate"),
        "product.gtin" => ("GTIN", "8, 12, 13 or 14 digits, if it has one"),
        "product.maker.name.zh" => ("Maker (Chinese)", "as on the business licence"),
        "product.maker.name.en" => ("Maker (English)", ""),
        "product.maker.creditCode" => {
            ("Unified social credit code", "18 characters, the last of which checks the others")
        }
        "product.factory.name.zh" => ("Factory (Chinese)", "where it is really made"),
        "product.factory.name.en" => ("Factory (English)", ""),
        "product.factory.region" => ("Region", "ISO 3166-2; Tianjin is CN-TJ"),
        "footprint.value" => ("Footprint", "kilograms of CO₂ equivalent, per the unit above"),
        "footprint.standard[0]" => ("Standard", "such as GB/T 24067-2024"),
        "footprint.period.from" => ("Data from", "such as 2025-01-01"),
        "footprint.period.to" => ("Data to", "such as 2025-12-31"),
        "footprint.primaryShare" => ("Primary data", "how much was measured by you or your suppliers"),
        "footprint.uncertainty.low" => ("Uncertainty: low", "leave empty if it was not analysed"),
        "footprint.uncertainty.high" => ("Uncertainty: high", ""),
        "footprint.uncertainty.level" => ("Confidence level", "usually 95"),
        "footprint.electricity.factor" => {
            ("Electricity footprint factor", "kgCO₂e/kWh; the national average of 2024 is 0.5777")
        }
        "footprint.electricity.source.zh" => ("Source of the factor (Chinese)", ""),
        "footprint.electricity.source.en" => ("Source of the factor (English)", "such as 2024 national average"),
        "footprint.electricity.renewableShare" => {
            ("Renewable electricity", "what certificates or supply contracts prove")
        }
        "value" => ("Value", "may be below zero, such as carbon stored in wood"),
        "primaryShare" => ("Primary data", ""),
        "quality.reliability" => ("Reliability", "1: verified measurements; 5: an unqualified estimate"),
        "quality.completeness" => ("Completeness", "1: all sources; 5: not known how representative"),
        "quality.time" => ("Time", "1: within three years; 5: over fifteen, or not known"),
        "quality.geography" => ("Geography", "1: of the place itself; 5: of an unknown or very different one"),
        "quality.technology" => ("Technology", "1: the maker's own process; 5: another process"),
        "baseline.year" => ("Base year", "before the data's period"),
        "baseline.value" => ("Base year's number", "same unit and boundary"),
        "output.amount" => ("Output a year", "how much of this product is made"),
        "output.unit" => ("Unit of output", ""),
        "output.year" => ("Year of output", ""),
        "report.url" => ("Report's address", "beginning with https; leave empty if it is not public"),
        "report.sha256" => ("Report's SHA-256", "64 hexadecimal digits; can be worked out from the file"),
        "certificate.number" => ("Certificate number", ""),
        "certificate.scheme" => ("Scheme", "the national pilot, a body's filed rule, or another"),
        "certificate.body.name.zh" => ("Body (Chinese)", ""),
        "certificate.body.name.en" => ("Body (English)", ""),
        "certificate.body.creditCode" => ("Body's credit code", ""),
        "certificate.issued" => ("Issued", ""),
        "certificate.expires" => ("Last day", "two years by the national general rule"),
        _ => ("", ""),
    }
}
