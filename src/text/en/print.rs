//! On a package, and why not on one.

use crate::{
    credential::Standing,
    digital_link::LinkFault,
    label::Date,
    print::{Unprintable, Width},
    text::plain,
};

pub(crate) fn printed(expires: Date) -> String {
    format!("Certified until {expires} unless suspended or withdrawn; scan for its state today.")
}

pub(crate) fn unprintable(reason: &Unprintable) -> String {
    match reason {
        Unprintable::NotVerified => "Not printed: this is no verified label.".to_owned(),
        Unprintable::NotInForce(standing) => {
            format!("Not printed: {}. Only a label in force goes on a package.", state(standing))
        }
        Unprintable::TooNarrow { asked, needed, version } => format!(
            "Not printed {asked} mm wide: its QR symbol (version {version}) and its text need {needed} mm to be read. Make the label {needed} mm wide or more."
        ),
        Unprintable::TooWide(asked) => {
            format!("Not printed {asked} mm wide: beyond {} mm its QR symbol grows too large for tills.", Width::MOST)
        }
        Unprintable::Address(long) => {
            format!("Not printed: no QR symbol holds an address of {} bytes. Shorten it.", long.bytes)
        }
    }
}

fn state(standing: &Standing) -> String {
    match standing {
        Standing::InForce => "the certificate is in force".to_owned(),
        Standing::StatusUnknown { .. } => "whether the certificate is in force could not be asked".to_owned(),
        Standing::Suspended { .. } => "the certificate is suspended".to_owned(),
        Standing::Withdrawn { .. } => "the certificate was withdrawn".to_owned(),
        Standing::Cancelled { .. } => "the certificate was cancelled".to_owned(),
        Standing::Expired { last_day } => format!("the certificate expired after {last_day}"),
        Standing::NotYetValid { first_day } => format!("the certificate is not valid before {first_day}"),
    }
}

pub(crate) fn link(fault: &LinkFault) -> String {
    match fault {
        LinkFault::NotAnAddress => "no GS1 Digital Link: it does not begin with https:// and a host.".to_owned(),
        LinkFault::Character(character) => {
            format!(
                "no GS1 Digital Link: “{}” may not stand in an address. Write it as %….",
                plain(&character.to_string())
            )
        }
        LinkFault::NoKey => "no GS1 Digital Link: no key, such as /01/ and a GTIN, stands in it.".to_owned(),
        LinkFault::Unknown(identifier) => format!("({}) is no identifier of GS1's.", plain(identifier)),
        LinkFault::Value(element) => format!(
            "“{}” cannot be ({}): check length, characters and check digit. A batch or serial number has at most 20 letters, digits or the signs !\"%&'()*+,-./:;<=>?_.",
            plain(&element.value),
            element.identifier
        ),
        LinkFault::Place(identifier) => format!("({}) may not stand there in a GS1 Digital Link.", plain(identifier)),
        LinkFault::Repeated(identifier) => format!("({}) stands there twice.", plain(identifier)),
    }
}
