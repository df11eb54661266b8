//! What became of a document of somebody else's.

use super::carbon::kind;
use crate::{
    formats::{
        account::{Assumption, Fact, Warning},
        write::{Need, Unwritable},
    },
    text::{
        Lang,
        documents::account::{AccountWords, Value, needed},
        plain,
    },
};

pub(in crate::text) static WORDS: AccountWords = AccountWords {
    read: "Read",
    assumed: "Assumed",
    dropped: "Left out",
    warnings: "To be looked at",
    more: |more| format!("and {more} more"),
    times: |times| format!(" ({times} places)"),
    left: "Not in this format",
    left_in_part: "Not all of it in this format",
    state: "state",
    checked: "checked at",
    yes: "yes",
    footprints: "Footprints",
    sheet: |read, left| format!("sheet “{read}”; not read: {left}"),
    headings: |line| format!("headings in line {line}"),
    table: "How the table was read",
    not_shown: "Rows that are not shown",
    beyond: |shown, more| format!("The first {shown} are shown, {more} more are not."),
    comparison: "The comparison takes the whole table; there you can say which column is what.",
};

pub(in crate::text) fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Version => "version of the format",
        Fact::Id => "the document's id",
        Fact::Name => "product",
        Fact::ProductIds => "product ids",
        Fact::Owner => "who declares it",
        Fact::Value => "value",
        Fact::Per => "declared unit",
        Fact::Mass => "mass of the declared unit",
        Fact::Boundary => "boundary",
        Fact::Modules => "modules",
        Fact::Carbon => "kinds of carbon",
        Fact::Content => "carbon in the product",
        Fact::Indicator => "indicator",
        Fact::Factors => "characterisation factors",
        Fact::Standards => "standards",
        Fact::Rules => "product category rules",
        Fact::Geography => "where it is made",
        Fact::Period => "time of the data",
        Fact::Validity => "validity",
        Fact::PrimaryShare => "primary data",
        Fact::Quality => "data quality",
        Fact::Uncertainty => "uncertainty",
        Fact::Exempted => "exempted emissions",
    }
}

pub(in crate::text) fn assumption(assumption: &Assumption) -> String {
    match assumption {
        Assumption::WithUptake => "the value is the total from which what plants took up is taken off, as in ISO \
            14067 and EN 15804; the other total stands among the kinds of carbon."
            .to_owned(),
        Assumption::WithoutUptake => {
            "the value leaves out what plants took up; the document states no other total.".to_owned()
        }
        Assumption::FossilAlone => {
            "the value is what comes from fossil sources; the document states no total.".to_owned()
        }
        Assumption::PerOneUnit { product } => format!(
            "the values count per one declared unit, as in PACT 2.x; that the product is {} of them was not counted in.",
            Value(product)
        ),
        Assumption::CradleToGate => "the boundary is from cradle to gate, as the format has it.".to_owned(),
        Assumption::ProductStage => {
            "the value is the product stage, A1 to A3; later modules and D stand beside it, never in it.".to_owned()
        }
        Assumption::Summed => "the value is our sum of A1, A2 and A3; the document states none.".to_owned(),
        Assumption::IndicatorByName(name) => {
            format!("the indicator's id is none we know; it was taken by its name, “{}”.", plain(name))
        }
        Assumption::Chosen { taken, left } => format!("taken: {}; left: {}.", plain(taken), plain(left)),
        Assumption::OneDeviation(deviation) => {
            format!("the interval is one relative standard deviation, {}, to each side.", Value(deviation))
        }
        Assumption::Accuracy(share) => {
            format!("the interval is the stated accuracy, {} of the value, to each side.", Value(share))
        }
        Assumption::MassOfCarbon(name) => {
            format!("the mass is one of carbon dioxide equivalent, by the metric's name, “{}”.", plain(name))
        }
        Assumption::PerPiece => "the footprint counts per one product; the document does not say.".to_owned(),
        Assumption::Once => "stated several times alike: counted once.".to_owned(),
        Assumption::Usual { field, text } => {
            format!("{}: {}; the table does not say.", Lang::En.table_field(*field), Lang::En.field_text(*field, text))
        }
    }
}

pub(in crate::text) fn warning(warning: &Warning) -> String {
    match warning {
        Warning::Sum { stated, sum } => format!(
            "the stages make {}, the stated total is {}. Ask whoever made the document which is right.",
            Value(sum),
            Value(stated)
        ),
        Warning::Kinds { stated, sum } => format!(
            "the kinds of carbon make {}, the stated total is {}. Ask whoever made the document which is right.",
            Value(sum),
            Value(stated)
        ),
        Warning::NegativeEmission(of, value) => format!(
            "“{}” is {}, but what is let out cannot be below zero. A removal belongs under uptake or removals.",
            kind(*of),
            Value(value)
        ),
        Warning::PositiveRemoval(of, value) => {
            format!("“{}” is {}, but what is taken away is written below zero.", kind(*of), Value(value))
        }
        Warning::UptakeAdds => "with uptake taken off, the total is larger than without. Uptake can only make it \
            smaller: the two may have been exchanged."
            .to_owned(),
        Warning::Reversed { from, to } => {
            format!("ends ({}) before it begins ({}); it was not taken.", plain(to), plain(from))
        }
        Warning::Outside { value, low, high } => {
            format!("is {}, and can only be from {low} to {high}; it was left out.", Value(value))
        }
        Warning::Negative(value) => format!("is {}, and cannot be below zero; it was left out.", Value(value)),
        Warning::NotExact(number) => {
            format!("“{}” has more digits than are kept exactly; it was left out.", plain(number))
        }
        Warning::UnknownMethod(method) => format!(
            "“{}” is no characterisation method known here, so the number may not compare with others.",
            plain(method)
        ),
        Warning::UnitElsewhere => "the declared unit stands in the flow's own file, which is not here; without it the \
            number compares with none."
            .to_owned(),
        Warning::Superseded => "marked as deprecated: a newer version took its place. Ask for that.".to_owned(),
        Warning::NotConforming => "whoever assessed it says that it does not conform.".to_owned(),
        Warning::Beside(modules) => format!(
            "{} of the product stage stand beside the value and are not in it. Ask whoever made the document which count.",
            plain(modules)
        ),
        Warning::Row(remark) => Lang::En.table_remark(remark),
    }
}

pub(in crate::text) fn unwritable(why: &Unwritable) -> String {
    match why {
        Unwritable::Needs(needs) if needs.contains(&Need::Fact(Fact::Value)) => {
            "the format asks for a total that takes in all carbon; the document states none.".to_owned()
        }
        Unwritable::Needs(needs) => format!(
            "the format asks for what is not stated here. Add it with `--with`, in a file such as {}",
            needed(needs)
        ),
        Unwritable::Unit(per) => {
            format!("the format has no declared unit such as “{}”.", Lang::En.language().stated_per(per))
        }
        Unwritable::UnitElsewhere => "what the value counts per stands in another file, which is not here. Say it \
            with `--per \"1 kg\"`."
            .to_owned(),
        Unwritable::Boundary(boundary) => format!(
            "the format ends at the gate; this footprint is {}. Write it as csv, xlsx or json.",
            Lang::En.language().boundary(*boundary)
        ),
        Unwritable::Stage(stage) => format!("the format has no module for “{}”.", Lang::En.stage(*stage)),
        Unwritable::NotVerified => "only a label is written as a conformity credential: this is somebody's own \
            declaration."
            .to_owned(),
        Unwritable::NotInForce => "the label is not in force, or its status is not known; no conformity credential is \
            written of it."
            .to_owned(),
        Unwritable::Sign(of) => format!(
            "“{}” is on the wrong side of zero, and the format lets nothing be written so. Ask whoever made the \
             document.",
            kind(*of)
        ),
        Unwritable::NotExact => "in the format's unit a number has more digits than are kept exactly.".to_owned(),
    }
}
