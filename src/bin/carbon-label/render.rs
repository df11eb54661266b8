//! `render`: a label, or a declaration, as a picture or a page.

use crate::{
    Outcome,
    asking::Asking,
    cli::{Format, Render},
    error::Error,
    world,
};
use carbon_label::{
    artwork::{Artwork, Density, Fonts},
    credential::AtHand,
    evidence::{Evidence, Presented},
    formats::{Declared, Document},
    label::{Instant, Number},
    markup::{self, Drawing},
    qr::{Correction, Symbol},
    site::{Base, standalone},
    text::CheckedBy,
};
use std::{path::Path, process::ExitCode};

pub(crate) fn run(arguments: &Render) -> Outcome {
    let now = world::instant(arguments.trust.at.as_deref())?;
    let bytes = world::read(&arguments.file, Declared::LIMITS.bytes as u64)?;
    let evidence = if let Some(unsigned) = unsigned(&bytes, now, &arguments.file)? {
        (unsigned, None)
    } else {
        let (folder, programme) = world::programme_here(arguments.trust.programme.as_deref())?;
        let asking = Asking { programme: &programme, folder: Some(folder), online: false, now };
        let evidence = asking.evidence(&bytes, &mut AtHand::default());
        let address = number(&evidence).map(|number| Base::of(&programme.about.site).label(number));
        (evidence, address)
    };
    let drawn = draw(&evidence.0, evidence.1.as_deref(), arguments)?;
    match &arguments.out {
        Some(file) => world::write(file, &drawn)?,
        None => world::print(&drawn, arguments.format.is_text())?,
    }
    // A label that does not verify is drawn as what it is; a script must notice all the same.
    Ok(if matches!(evidence.0, Evidence::Rejected(_)) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What nobody signed needs nobody's trust list.
fn unsigned(bytes: &[u8], now: Instant, file: &Path) -> Result<Option<Evidence>, Error> {
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return Ok(None);
    }
    match Document::read(bytes).map_err(|fault| Error::Fault(file.to_owned(), fault))? {
        Document::Declared(declared) => Ok(Some(Evidence::Declared(declared))),
        Document::Passport(passport) => Ok(Some(Evidence::Passport(Box::new(Presented::unsigned(*passport, now))))),
        Document::Enveloped(_) => Ok(None),
    }
}

fn number(evidence: &Evidence) -> Option<&Number> {
    match evidence {
        Evidence::Verified(placed) => Some(&placed.verified.label().certificate.number),
        _ => None,
    }
}

fn draw(evidence: &Evidence, address: Option<&str>, arguments: &Render) -> Result<Vec<u8>, Error> {
    let (size, lang) = (arguments.size, arguments.lang);
    let picture = || markup::picture(evidence, lang, CheckedBy::Device, address);
    match arguments.format {
        Format::Svg => Ok(picture().into_bytes()),
        Format::Png => {
            let artwork = Artwork::read(&picture(), &Fonts::of_this_machine());
            artwork.and_then(|artwork| artwork.png(Density::times(arguments.scale))).map_err(Error::Artwork)
        }
        Format::Html => {
            let checked_by = CheckedBy::Device;
            let symbol = address.and_then(|address| Symbol::encode(address, Correction::Medium).ok());
            let drawing = Drawing { size, lang, checked_by, symbol: symbol.as_ref(), link: None, heads_page: true };
            Ok(standalone(evidence, &drawing).into_bytes())
        }
    }
}
