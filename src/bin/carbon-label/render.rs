//! `render`: a label, or a declaration, as a picture or a page; a label on a package.

use crate::{
    Outcome,
    asking::Asking,
    cli::{Format, Render, Shown},
    error::Error,
    world,
};
use carbon_label::{
    artwork::{Artwork, Density, Fonts},
    credential::AtHand,
    digital_link,
    evidence::{Evidence, Presented},
    formats::{Declared, Document},
    label::{Instant, Label, WebAddress},
    markup::{self, Drawing, Print, Size},
    print::{Unprintable, Width},
    qr::{Correction, Symbol},
    site::{Base, standalone},
    text::CheckedBy,
};
use std::{path::Path, process::ExitCode};

pub(crate) fn run(arguments: &Render) -> Outcome {
    let now = world::instant(arguments.trust.at.as_deref())?;
    let bytes = world::read(&arguments.file, Declared::LIMITS.bytes as u64)?;
    let (evidence, site) = if let Some(unsigned) = unsigned(&bytes, now, &arguments.file)? {
        (unsigned, None)
    } else {
        let (folder, programme) = world::programme_here(arguments.trust.programme.as_deref())?;
        let asking = Asking { programme: &programme, folder: Some(folder), online: false, now };
        (asking.evidence(&bytes, &mut AtHand::default()), Some(programme.about.site))
    };
    let drawn = match arguments.size {
        Shown::Screen(size) => draw(&evidence, size, site.as_ref(), arguments)?,
        Shown::Print => print(&evidence, site.as_ref(), arguments)?,
    };
    match &arguments.out {
        Some(file) => world::write(file, &drawn)?,
        None => world::print(&drawn, arguments.format.is_text())?,
    }
    // A label that does not verify is drawn as what it is; a script must notice all the same.
    Ok(if matches!(evidence, Evidence::Rejected(_)) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
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

fn label(evidence: &Evidence) -> Option<&Label> {
    match evidence {
        Evidence::Verified(placed) => Some(placed.verified.label()),
        _ => None,
    }
}

/// The address of the label's page.
fn page(label: &Label, site: &WebAddress) -> String {
    Base::of(site).label(&label.certificate.number)
}

fn draw(evidence: &Evidence, size: Size, site: Option<&WebAddress>, arguments: &Render) -> Result<Vec<u8>, Error> {
    let (lang, checked_by) = (arguments.lang, CheckedBy::Device);
    let address = label(evidence).zip(site).map(|(label, site)| page(label, site));
    let picture = || markup::picture(evidence, lang, checked_by, address.as_deref());
    match arguments.format {
        Format::Svg => Ok(picture().into_bytes()),
        Format::Png => artwork(&picture())?.png(Density::times(arguments.scale)).map_err(Error::Artwork),
        Format::Pdf => Err(Error::NotForScreens),
        Format::Html => {
            let symbol = address.as_deref().and_then(|address| Symbol::encode(address, Correction::Medium).ok());
            let drawing = Drawing { size, lang, checked_by, symbol: symbol.as_ref(), link: None, heads_page: true };
            Ok(standalone(evidence, &drawing).into_bytes())
        }
    }
}

/// A label for a package; where its product has a GTIN, its symbol is that product's.
fn print(evidence: &Evidence, site: Option<&WebAddress>, arguments: &Render) -> Result<Vec<u8>, Error> {
    let (label, site) = label(evidence).zip(site).ok_or(Error::Unprintable(Unprintable::NotVerified))?;
    let (batch, serial) = (arguments.batch.as_deref(), arguments.serial.as_deref());
    let address = match &label.product.gtin {
        Some(gtin) => digital_link::product(site.as_str(), gtin, batch, serial).map_err(Error::Link)?,
        None if batch.is_some() || serial.is_some() => return Err(Error::NoGtin),
        None => page(label, site),
    };
    // Clap asks for a width.
    let width = arguments.width_mm.unwrap_or(Width::LEAST);
    let print = Print { width, lang: arguments.lang, ink: arguments.ink, address: &address };
    let svg = markup::print(evidence, &print).map_err(Error::Unprintable)?;
    match arguments.format {
        Format::Svg => Ok(svg.into_bytes()),
        Format::Png => artwork(&svg)?.png(Density::per_inch(arguments.dpi)).map_err(Error::Artwork),
        Format::Pdf => artwork(&svg)?.pdf().map_err(Error::Artwork),
        Format::Html => Err(Error::NotForPaper),
    }
}

fn artwork(svg: &str) -> Result<Artwork, Error> {
    Artwork::read(svg, &Fonts::of_this_machine()).map_err(Error::Artwork)
}
