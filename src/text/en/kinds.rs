//! What findings are called, and what to do about them.

use crate::audit::Kind;

pub(super) fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Format => "Not a whole label file",
        Kind::Signature => "Signature does not fit the content",
        Kind::Issuer => "Issuer not trusted",
        Kind::Accreditation => "Issuer not accredited for the category",
        Kind::Content => "Content does not read as a label",
        Kind::NumberRepeated => "Certificate number used twice",
        Kind::GtinRepeated => "Several labels in force for one GTIN",
        Kind::Demonstration => "Demonstration and real labels mixed",
        Kind::Category => "Unknown category",
        Kind::DecisionAfterIssue => "Issued before it was decided",
        Kind::PageDiffers => "Page differs from its label",
        Kind::PageMissing => "Page missing",
        Kind::FileName => "File name is not the certificate number",
        Kind::Unit => "Another unit than the category's",
        Kind::Boundary => "Another boundary than the category's",
        Kind::Stages => "Other stages than the category's",
        Kind::Required => "Required by the rule, not stated",
        Kind::StepsMissing => "Steps of certification missing",
        Kind::StepsOrder => "Steps of certification out of order",
        Kind::StepAhead => "Step dated in the future",
        Kind::Report => "No hash of the verification report",
        Kind::StepEvidence => "Steps without a hash of their evidence",
        Kind::Sum => "Stages do not add up",
        Kind::Plausible => "Value outside the plausible range",
        Kind::Outlier => "Value far from its peers",
        Kind::PrimaryShare => "Too little primary data",
        Kind::PrimaryShareByStage => "Primary-data shares disagree",
        Kind::Period => "Data period does not fit",
        Kind::PageSurplus => "File nobody drew",
        Kind::PageOutdated => "Page out of date",
        Kind::NotInForce => "Not in force",
        Kind::StatusUnknown => "Status unknown",
        Kind::StatusNotAsked => "No status list asked",
        Kind::Surveillance => "Surveillance overdue",
        Kind::StagesNotProvided => "No values by stage",
        Kind::Withheld => "Parts not disclosed",
        Kind::AppNotCompared => "Verifier not compared",
        Kind::PicturesNotCompared => "Pictures not compared",
    }
}

pub(super) fn remedy(kind: Kind) -> &'static str {
    match kind {
        Kind::Format | Kind::Signature => {
            "Keep the file as it is and compare it with the body's original. Until then, rely on nothing in it."
        }
        Kind::Issuer => "Find out who signed, and check the trust list. Impersonation is for enforcement.",
        Kind::Accreditation => "Check what the body is approved for. Certifying beyond that is for enforcement.",
        Kind::Content => "Have the body correct the content and sign again.",
        Kind::NumberRepeated => "Ask the body which one counts; take the others down.",
        Kind::GtinRepeated => "Ask the body which one counts; the others are to be cancelled, or their GTIN corrected.",
        Kind::Demonstration => "Keep demonstration labels out of a real programme, and sign real ones with a real key.",
        Kind::Category => "Add the category to the programme, or have the body correct it.",
        Kind::DecisionAfterIssue => {
            "Ask for the record of the decision: was there one when the certificate was issued?"
        }
        Kind::PageDiffers => {
            "Compare what the public sees with the label file, publish the site again, and find out who changed it."
        }
        Kind::PageMissing => "Publish the site again.",
        Kind::FileName => "Rename the file to its certificate number.",
        Kind::Unit | Kind::Boundary | Kind::Stages => {
            "Ask the body for its grounds. If the category's rule has none, have the label corrected and signed again."
        }
        Kind::Required => "Have the body add it and sign again.",
        Kind::StepsMissing | Kind::StepsOrder => {
            "Ask for the certification file and go through the records of each step."
        }
        Kind::StepAhead => "Check the dates: why was the label signed before the step was taken?",
        Kind::Report | Kind::StepEvidence => "Ask for the document itself, and have the body add its hash.",
        Kind::Sum => "Ask the body what the difference is. If it is a mistake, have it corrected and signed again.",
        Kind::Plausible | Kind::Outlier => "Take it into the next sample: check unit, boundary and activity data.",
        Kind::PrimaryShare | Kind::PrimaryShareByStage => {
            "Check the inventory of primary data and how the share was counted."
        }
        Kind::Period => "Check when the data were collected. If they are too old, the footprint is to be counted anew.",
        Kind::PageSurplus => "Find out where the file is from; if it is not the programme's, remove it.",
        Kind::PageOutdated => "Have the operator publish the site again now.",
        Kind::NotInForce => "Nothing, unless the label is in use on the market.",
        Kind::StatusUnknown | Kind::StatusNotAsked => {
            "Ask the body whether the certificate was suspended, withdrawn or cancelled."
        }
        Kind::Surveillance => "Ask the body whether the yearly surveillance took place, or only its record is missing.",
        Kind::StagesNotProvided => "The body may be asked to add them.",
        Kind::Withheld => "To audit them, have the holder show the whole label.",
        Kind::AppNotCompared => "To compare it, name your own build with --app.",
        Kind::PicturesNotCompared => {
            "To compare them, draw them again with --png, on a machine with the publisher's fonts."
        }
    }
}
