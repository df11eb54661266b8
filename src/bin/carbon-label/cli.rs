//! The arguments.

use carbon_label::{
    credential::{Algorithm, Decision},
    label::{Line, Number, Part},
    markup::Size,
    print::{Ink, Width},
    text::Lang,
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Product carbon footprint labels: issue, verify, draw and publish them.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
pub(crate) struct Cli {
    /// Language of messages: zh or en. By default, that of the environment.
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    pub(crate) messages: Option<Lang>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a signing key and say its DID and fingerprint.
    Keygen(Keygen),
    /// Say what a draft still needs before the application for certification.
    Check(Check),
    /// Sign drafts into a programme's labels/ folder.
    Issue(Issue),
    /// Make a file for one reader from a whole label.
    Present(Present),
    /// Sign a programme's trust list as its operator, into trust.jwt.
    Trust(Signing),
    /// Say what a body decided about a certificate, and sign its status lists.
    Status(Status),
    /// Check a label, step by step.
    Verify(Verify),
    /// Read somebody's own declaration (ILCD+EPD or UNTP product passport, JSON).
    Import(Import),
    /// Draw a label, or an imported declaration.
    Render(Render),
    /// Publish a programme as static files.
    Publish(Publish),
    /// Serve a published site from this machine.
    Serve(Serve),
    /// Make up a programme of any size, for measuring and for trying out.
    Synth(Synth),
    /// Check a whole programme again, as a supervisor would.
    #[command(after_help = "Exit status: 0 nothing found but observations, 1 findings, 2 not carried out.")]
    Audit(crate::audit::Arguments),
}

#[derive(Args)]
pub(crate) struct Keygen {
    /// The file for the private key; never overwritten.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Derive a public demonstration key from a name instead of making a secret one.
    #[arg(long, value_name = "NAME")]
    pub(crate) demonstration: Option<String>,
    /// The signature algorithm: EdDSA, ES256 or SGD_SM3_SM2.
    #[arg(long, value_parser = algorithm, default_value = "EdDSA")]
    pub(crate) alg: Algorithm,
    /// The did:web the issuer keeps; by default the key's own did:key. SM2 keys need one.
    #[arg(long, value_name = "DID")]
    pub(crate) did: Option<String>,
}

#[derive(Args)]
pub(crate) struct Check {
    /// The draft, complete or not.
    pub(crate) draft: PathBuf,
    #[command(flatten)]
    pub(crate) trust: Trust,
    /// Print the advice as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Issue {
    /// The drafts, or folders of them: validFrom, validUntil and credentialSubject.
    #[arg(required = true, value_name = "DRAFT")]
    pub(crate) drafts: Vec<PathBuf>,
    /// The issuer's private key.
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,
    /// The programme's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) programme: PathBuf,
    /// Enter the labels into the programme's status/NAME/, so that they can be suspended and revoked.
    #[arg(long, value_name = "NAME")]
    pub(crate) register: Option<Number>,
    /// Disclose these parts only to whom the holder shows them: stages, factory, electricity, output.
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_parser = part, requires = "whole")]
    pub(crate) restrict: Vec<Part>,
    /// With --restrict: the folder for the whole labels, which are for their holders alone.
    #[arg(long, value_name = "DIR")]
    pub(crate) whole: Option<PathBuf>,
    /// Enter them as of this day or instant instead of now.
    #[arg(long, value_name = "DATE")]
    pub(crate) at: Option<String>,
}

#[derive(Args)]
pub(crate) struct Present {
    /// The whole label, as it was issued.
    pub(crate) file: PathBuf,
    /// The parts to disclose: stages, factory, electricity, output.
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_parser = part, conflicts_with = "audience")]
    pub(crate) disclose: Vec<Part>,
    /// The reader, instead of parts: a shopper sees none, an officer stages and electricity, a bank
    /// the output as well, a regulator all.
    #[arg(long = "for", value_enum, value_name = "READER")]
    pub(crate) audience: Option<Audience>,
    /// The file to write; never overwritten.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Seal the file, which will be published at this path of the site; its key is printed as part of
    /// a link, and kept nowhere.
    #[arg(long, value_name = "PATH")]
    pub(crate) encrypt: Option<String>,
    /// The programme's folder, for the site's address; by default the nearest above the current folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) programme: Option<PathBuf>,
}

/// Who a file is for.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Audience {
    Shopper,
    Officer,
    Bank,
    Regulator,
}

impl Audience {
    /// What that reader needs, and no more.
    pub(crate) fn parts(self) -> &'static [Part] {
        match self {
            Self::Shopper => &[],
            Self::Officer => &[Part::Stages, Part::Electricity],
            Self::Bank => &[Part::Stages, Part::Electricity, Part::Output],
            Self::Regulator => Part::ALL,
        }
    }
}

#[derive(Args)]
pub(crate) struct Status {
    #[command(subcommand)]
    pub(crate) action: StatusAction,
}

#[derive(Subcommand)]
pub(crate) enum StatusAction {
    /// Suspend, restore, revoke or cancel a certificate; its lists are signed again.
    Set {
        /// The certificate's number.
        number: Number,
        /// in-force, suspended, revoked or cancelled; the last two are for good.
        #[arg(value_parser = decision)]
        decision: Decision,
        /// Why, in one sentence: it is published.
        #[arg(long, value_name = "TEXT")]
        why: Line,
        #[command(flatten)]
        signing: Signing,
    },
    /// Sign all lists of a register again, from its history.
    Sign {
        /// The register: a folder's name in the programme's status/.
        register: Number,
        #[command(flatten)]
        signing: Signing,
    },
}

#[derive(Args)]
pub(crate) struct Signing {
    /// The private key: the issuer's for lists, the operator's for the trust list.
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,
    /// The programme's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) programme: PathBuf,
    /// As of this day or instant instead of now.
    #[arg(long, value_name = "DATE")]
    pub(crate) at: Option<String>,
}

/// Where trust comes from, and when it is asked.
#[derive(Args)]
pub(crate) struct Trust {
    /// The programme's folder; by default the nearest above the current folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) programme: Option<PathBuf>,
    /// Check as of this day or instant instead of now.
    #[arg(long, value_name = "DATE")]
    pub(crate) at: Option<String>,
}

#[derive(Args)]
pub(crate) struct Verify {
    /// The label.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) trust: Trust,
    /// The issuer's did.json, for a did:web that is not pinned in the trust list.
    #[arg(long, value_name = "FILE")]
    pub(crate) did: Vec<PathBuf>,
    /// Fetch nothing: neither did.json nor status lists.
    #[arg(long)]
    pub(crate) offline: bool,
    /// Print the verdict as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Import {
    /// The declaration.
    pub(crate) file: PathBuf,
    /// Print what was read as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Render {
    /// The label or declaration.
    pub(crate) file: PathBuf,
    /// As a picture, as a page or as a file for the printer.
    #[arg(long, value_enum, default_value_t = Format::Svg)]
    pub(crate) format: Format,
    /// How much of it: badge, card, full or, for a package, print; a picture for the screen is always a card.
    #[arg(long, value_parser = shown, default_value = "card")]
    pub(crate) size: Shown,
    /// Of a PNG for the screen: how many dots a pixel has on each side, 1 to 3.
    #[arg(long, value_name = "TIMES", value_parser = clap::value_parser!(u8).range(1..=3), default_value = "1")]
    pub(crate) scale: u8,
    /// Of a PNG for print: dots an inch.
    #[arg(long, value_name = "DOTS", value_parser = clap::value_parser!(u16).range(150..=2400), default_value = "600")]
    pub(crate) dpi: u16,
    /// With --size print: how wide, in millimetres.
    #[arg(long, value_name = "MM", value_parser = width, required_if_eq("size", "print"))]
    pub(crate) width_mm: Option<Width>,
    /// With --size print: in which ink.
    #[arg(long, value_parser = ink, default_value = "colour")]
    pub(crate) ink: Ink,
    /// With --size print: the batch that the QR symbol names, beside the product's GTIN.
    #[arg(long)]
    pub(crate) batch: Option<String>,
    /// With --size print: the serial number that the QR symbol names, beside the product's GTIN.
    #[arg(long)]
    pub(crate) serial: Option<String>,
    /// The label's language.
    #[arg(long, value_parser = language, default_value = "zh")]
    pub(crate) lang: Lang,
    /// The file to write; by default standard output.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) trust: Trust,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// A standalone picture.
    Svg,
    /// A page of its own.
    Html,
    /// A picture of dots, for places that take no SVG.
    Png,
    /// With --size print: a page as large as the label, its text as outlines.
    Pdf,
}

/// What is drawn.
#[derive(Clone, Copy)]
pub(crate) enum Shown {
    /// On a screen, so much of it.
    Screen(Size),
    /// On a package.
    Print,
}

impl Format {
    /// Whether a terminal can show it.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Svg | Self::Html)
    }
}

#[derive(Args)]
pub(crate) struct Publish {
    /// The programme's folder.
    pub(crate) programme: PathBuf,
    /// The site's folder: new, empty, or an earlier site.
    #[arg(long, value_name = "SITE")]
    pub(crate) out: PathBuf,
    /// Where the site will stand; by default the programme's own address.
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,
    /// Check as of this day or instant instead of now.
    #[arg(long, value_name = "DATE")]
    pub(crate) at: Option<String>,
    /// The folder with the packed app.
    #[arg(long, value_name = "DIR", default_value = "pkg/app")]
    pub(crate) app: PathBuf,
    /// The folder with what `<carbon-label>` loads, packed.
    #[arg(long, value_name = "DIR", default_value = "pkg/element")]
    pub(crate) element: PathBuf,
    /// Also publish every label as PNG, in three densities, its text in this machine's fonts.
    #[arg(long)]
    pub(crate) png: bool,
}

#[derive(Args)]
pub(crate) struct Serve {
    /// The site's folder.
    pub(crate) site: PathBuf,
    /// The port on this machine.
    #[arg(long, default_value_t = 8787)]
    pub(crate) port: u16,
}

#[derive(Args)]
pub(crate) struct Synth {
    /// How many products.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=carbon_label::synth::MOST))]
    pub(crate) products: u64,
    /// What they are drawn by: the same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// The programme whose categories and benchmarks are taken; by default the nearest above the current folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) programme: Option<PathBuf>,
    /// The folder to make.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The day that counts as today; not the clock's, so that the same command gives the same bytes.
    #[arg(long, value_name = "DATE", default_value = "2026-11-24")]
    pub(crate) at: String,
    /// Show no progress.
    #[arg(long)]
    pub(crate) quiet: bool,
}

fn algorithm(text: &str) -> Result<Algorithm, String> {
    let known = || Algorithm::ALL.iter().map(|one| one.name()).collect::<Vec<_>>().join(", ");
    Algorithm::named(text).ok_or_else(|| format!("known: {}", known()))
}

/// A part by the last name of its path.
fn part(text: &str) -> Result<Part, String> {
    let short = |part: &Part| part.word().rsplit('.').next().unwrap_or_default();
    let known = || Part::ALL.iter().map(short).collect::<Vec<_>>().join(", ");
    Part::ALL.iter().copied().find(|part| short(part) == text).ok_or_else(|| format!("known: {}", known()))
}

fn decision(text: &str) -> Result<Decision, String> {
    let known = || Decision::ALL.iter().map(|one| one.word()).collect::<Vec<_>>().join(", ");
    Decision::named(text).ok_or_else(|| format!("known: {}", known()))
}

fn language(text: &str) -> Result<Lang, String> {
    let known = || Lang::ALL.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(", ");
    Lang::of(text).ok_or_else(|| format!("known: {}", known()))
}

fn shown(text: &str) -> Result<Shown, String> {
    let screen = || Size::ALL.iter().copied().find(|size| size.word() == text).map(Shown::Screen);
    let print = (text == PRINT).then_some(Shown::Print);
    let known = || Size::ALL.iter().map(|size| size.word()).chain([PRINT]).collect::<Vec<_>>().join(", ");
    print.or_else(screen).ok_or_else(|| format!("known: {}", known()))
}

const PRINT: &str = "print";

fn width(text: &str) -> Result<Width, String> {
    text.parse().map_err(|_| "write millimetres, such as 30 or 30.5".to_owned())
}

fn ink(text: &str) -> Result<Ink, String> {
    let known = || Ink::ALL.iter().map(|ink| ink.word()).collect::<Vec<_>>().join(", ");
    Ink::ALL.iter().copied().find(|ink| ink.word() == text).ok_or_else(|| format!("known: {}", known()))
}
