//! `render`: a label, or a declaration, as a picture or a page; a label on a package.

use crate::{
    Outcome,
    asking::Asking,
    cli::{Trust, language},
    error::Error,
    world,
};
use carbon_label::{
    artwork::{Artwork, Density, Fonts},
    credential::AtHand,
    digital_link,
    evidence::{Evidence, Presented},
    formats::{Declared, Document, begins_as_document},
    label::{Instant, Label, WebAddress},
    markup::{self, Drawing, Poster, Print, Size},
    print::{Ink, Unprintable, Width},
    qr::{Correction, Symbol},
    site::{Base, standalone},
    text::{CheckedBy, Lang},
};
use clap::{Args, ValueEnum};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// The sizes that are none of a screen's.
const PRINT: &str = "print";
const POSTER: &str = "poster";

#[derive(Args)]
pub(crate) struct Arguments {
    /// The label or declaration.
    file: PathBuf,
    /// As a picture, as a page or as a file for the printer.
    #[arg(long, value_enum, default_value_t = Format::Svg)]
    format: Format,
    /// How much of it: badge, card, full; for a package, print; for a wall, poster (A4). A picture for the screen is
    /// always a card.
    #[arg(long, value_parser = shown, default_value = "card")]
    size: Shown,
    /// Of a PNG for the screen: how many dots a pixel has on each side, 1 to 3.
    #[arg(long, value_name = "TIMES", value_parser = clap::value_parser!(u8).range(1..=3), default_value = "1")]
    scale: u8,
    /// Of a PNG for print: dots an inch.
    #[arg(long, value_name = "DOTS", value_parser = clap::value_parser!(u16).range(150..=2400), default_value = "600")]
    dpi: u16,
    /// With --size print: how wide, in millimetres.
    #[arg(long, value_name = "MM", value_parser = width, required_if_eq("size", "print"))]
    width_mm: Option<Width>,
    /// With --size print or poster: in which ink.
    #[arg(long, value_parser = ink, default_value = "colour")]
    ink: Ink,
    /// With --size print or poster: the batch that the QR symbol names, beside the product's GTIN.
    #[arg(long)]
    batch: Option<String>,
    /// With --size print or poster: the serial number that the QR symbol names, beside the product's GTIN.
    #[arg(long)]
    serial: Option<String>,
    /// Of a document with several footprints: which, from 1.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..), default_value = "1")]
    item: u16,
    /// The label's language.
    #[arg(long, value_parser = language, default_value = "zh")]
    lang: Lang,
    /// The file to write; by default standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    trust: Trust,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A standalone picture.
    Svg,
    /// A page of its own.
    Html,
    /// A picture of dots, for places that take no SVG.
    Png,
    /// With --size print or poster: a page as large as the label, its text as outlines.
    Pdf,
}

impl Format {
    /// Whether a terminal can show it.
    fn is_text(self) -> bool {
        matches!(self, Self::Svg | Self::Html)
    }
}

/// What is drawn.
#[derive(Clone, Copy)]
enum Shown {
    /// On a screen, so much of it.
    Screen(Size),
    /// On a package.
    Print,
    /// On a wall.
    Poster,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let now = world::instant(arguments.trust.at.as_deref())?;
    let bytes = world::read(&arguments.file, Declared::LIMITS.bytes as u64)?;
    let (evidence, site) = if let Some(unsigned) = unsigned(&bytes, arguments.item.into(), now, &arguments.file)? {
        (unsigned, None)
    } else {
        let (folder, programme) = world::programme_here(arguments.trust.programme.as_deref())?;
        let asking = Asking { programme: &programme, folder: Some(folder), online: false, now };
        (asking.evidence(&bytes, &mut AtHand::default()), Some(programme.about.site))
    };
    let drawn = match arguments.size {
        Shown::Screen(size) => draw(&evidence, size, site.as_ref(), arguments)?,
        Shown::Print | Shown::Poster => print(&evidence, site.as_ref(), arguments)?,
    };
    match &arguments.out {
        Some(file) => world::write(file, &drawn)?,
        None => world::print(&drawn, arguments.format.is_text())?,
    }
    // A label that does not verify is drawn as what it is; a script must notice all the same.
    Ok(if matches!(evidence, Evidence::Rejected(_)) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What nobody signed needs nobody's trust list.
fn unsigned(bytes: &[u8], item: usize, now: Instant, file: &Path) -> Result<Option<Evidence>, Error> {
    if !begins_as_document(bytes) {
        return Ok(None);
    }
    let fault = |fault| Error::Fault(file.to_owned(), fault);
    match Document::read(bytes).map_err(fault)? {
        Document::Declared(imports) => match imports.into_iter().nth(item - 1) {
            Some(import) => Ok(Some(Evidence::Declared(Box::new(import.map_err(fault)?.declared)))),
            None => Err(Error::NoSuchItem(file.to_owned(), item)),
        },
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

fn draw(evidence: &Evidence, size: Size, site: Option<&WebAddress>, arguments: &Arguments) -> Result<Vec<u8>, Error> {
    let (lang, checked_by) = (arguments.lang, CheckedBy::Device);
    let address = label(evidence).zip(site).map(|(label, site)| page(label, site));
    let symbol = address.and_then(|address| Symbol::encode(&address, Correction::Medium).ok());
    let picture = || markup::picture(evidence, lang, checked_by, symbol.as_ref());
    match arguments.format {
        Format::Svg => Ok(picture().into_bytes()),
        Format::Png => artwork(&picture())?.png(Density::times(arguments.scale)).map_err(Error::Artwork),
        Format::Pdf => Err(Error::NotForScreens),
        Format::Html => {
            let drawing = Drawing { size, lang, checked_by, symbol: symbol.as_ref(), link: None, heads_page: true };
            Ok(standalone(evidence, &drawing).into_bytes())
        }
    }
}

/// A label for a package or a wall; where its product has a GTIN, its symbol is that product's.
fn print(evidence: &Evidence, site: Option<&WebAddress>, arguments: &Arguments) -> Result<Vec<u8>, Error> {
    let (label, site) = label(evidence).zip(site).ok_or(Error::Unprintable(Unprintable::NotVerified))?;
    let (batch, serial) = (arguments.batch.as_deref(), arguments.serial.as_deref());
    let address = match &label.product.gtin {
        Some(gtin) => digital_link::product(site.as_str(), gtin, batch, serial).map_err(Error::Link)?,
        None if batch.is_some() || serial.is_some() => return Err(Error::NoGtin),
        None => page(label, site),
    };
    let (lang, ink, address) = (arguments.lang, arguments.ink, address.as_str());
    let drawn = if let Shown::Poster = arguments.size {
        markup::poster(evidence, &Poster { lang, ink, address })
    } else {
        // Clap asks for a width.
        let width = arguments.width_mm.unwrap_or(Width::LEAST);
        markup::print(evidence, &Print { width, lang, ink, address })
    };
    let svg = drawn.map_err(Error::Unprintable)?;
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

fn shown(text: &str) -> Result<Shown, String> {
    let screen = || Size::ALL.iter().copied().find(|size| size.word() == text).map(Shown::Screen);
    let paper = match text {
        PRINT => Some(Shown::Print),
        POSTER => Some(Shown::Poster),
        _ => None,
    };
    let known = || Size::ALL.iter().map(|size| size.word()).chain([PRINT, POSTER]).collect::<Vec<_>>().join(", ");
    paper.or_else(screen).ok_or_else(|| format!("known: {}", known()))
}

fn width(text: &str) -> Result<Width, String> {
    text.parse().map_err(|_| "write millimetres, such as 30 or 30.5".to_owned())
}

fn ink(text: &str) -> Result<Ink, String> {
    let known = || Ink::ALL.iter().map(|ink| ink.word()).collect::<Vec<_>>().join(", ");
    Ink::ALL.iter().copied().find(|ink| ink.word() == text).ok_or_else(|| format!("known: {}", known()))
}
