//! `synth`: a made-up programme of any size, whole or not at all.

use crate::{
    Outcome,
    error::{Error, shown},
    keygen::demonstration_secret,
    progress::Progress,
    status, world,
};
use carbon_label::{
    credential::{AtHand, Decision, Draft, Envelope, Issuance, Register, Rejection, SigningKey, verify},
    json::Json,
    label::{Instant, Line, Number},
    programme::Programme,
    synth::Synth,
    text::{Lang, SynthWords},
};
use clap::Args;
use rayon::prelude::*;
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// The keys of the made-up operator and body, as `keygen --demonstration` derives them.
const OPERATOR: &str = "synth-operator";
const BODY: &str = "synth-body";
/// How many labels are made before they are entered: what memory holds of them at a time.
const AT_ONCE: u64 = 5_000;
/// Days that lists count: they are signed once.
const LISTS_DAYS: u16 = 3650;

#[derive(Args)]
pub(crate) struct Arguments {
    /// How many products.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=carbon_label::synth::MOST))]
    products: u64,
    /// What they are drawn by: the same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The programme whose categories and benchmarks are taken; by default the nearest above the current folder.
    #[arg(long, value_name = "DIR")]
    programme: Option<PathBuf>,
    /// The folder to make.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The day that counts as today; not the clock's, so that the same command gives the same bytes.
    #[arg(long, value_name = "DATE", default_value = "2026-11-24")]
    at: String,
    /// Show no progress.
    #[arg(long)]
    quiet: bool,
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let (source, programme) = world::programme_here(arguments.programme.as_deref())?;
    let today = world::instant(Some(&arguments.at))?;
    let no_range = || Error::NothingToMake(source.clone());
    let synth = Synth::new(&programme, arguments.seed, today.date()).ok_or_else(no_range)?;
    if arguments.out.exists() {
        return Err(Error::FolderExists(arguments.out.clone()));
    }
    let beside = arguments.out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |reason| Error::Write(arguments.out.clone(), reason);
    fs::create_dir_all(beside).map_err(failed)?;
    let making = tempfile::Builder::new().prefix(".carbon-label-").tempdir_in(beside).map_err(failed)?;
    let folder = making.path();
    describe(folder, &source, &programme)?;
    let total = usize::try_from(arguments.products).unwrap_or(usize::MAX);
    let progress = Progress::of(total, lang.cli().making, arguments.quiet);
    labels(folder, &synth, today, arguments.products, &progress)?;
    let whole = making.keep();
    fs::rename(&whole, &arguments.out).map_err(failed)?;
    println!("{}", (lang.cli().synth_made)(arguments.products, &shown(&arguments.out)));
    Ok(ExitCode::SUCCESS)
}

fn key(name: &str) -> SigningKey {
    SigningKey::ed25519(&demonstration_secret(name), true)
}

/// The files an operator writes: a programme and a body of their own, categories and benchmarks as they are.
fn describe(folder: &Path, source: &Path, programme: &Programme) -> Result<(), Error> {
    let about = &programme.about;
    let of = |word: fn(&SynthWords) -> &'static str| in_languages(|lang| word(lang.synth()).to_owned());
    let (region, name) = &about.region;
    let text = |text: &str| Json::text(text).to_string();
    let programme_toml = format!(
        "name = {}\nregion = {{ code = {}, name = {} }}\noperator = {}\noperator_key = {}\nlists_days = {LISTS_DAYS}\n\
         site = {}\ndemonstration = true\n",
        of(|words| words.programme),
        text(region.as_str()),
        in_languages(|lang| name.in_language(lang.code()).1.to_string()),
        of(|words| words.operator),
        text(key(OPERATOR).did()),
        text(about.site.as_str()),
    );
    let categories: Vec<String> = programme.categories().iter().map(|category| text(category.id.as_str())).collect();
    let body = key(BODY);
    let issuers_toml = format!(
        "[[issuer]]\nname = {}\naccreditation = [{}]\ndemonstration = true\n\n[[issuer.key]]\ndid = {}\n\
         fingerprint = {}\nfrom = \"2020-01-01\"\nto = \"2040-12-31\"\n",
        of(|words| words.body),
        categories.join(", "),
        text(body.did()),
        text(body.public().fingerprint().as_str()),
    );
    world::write(&folder.join("programme.toml"), programme_toml.as_bytes())?;
    world::write(&folder.join("issuers.toml"), issuers_toml.as_bytes())?;
    for part in ["categories", "benchmarks"] {
        for file in world::listed(&source.join(part))? {
            let name = file.file_name().unwrap_or_default();
            world::write(&folder.join(part).join(name), &world::read(&file, MAX_FILE)?)?;
        }
    }
    Ok(())
}

const MAX_FILE: u64 = 1024 * 1024;

/// A TOML inline table of names.
fn in_languages(name: impl Fn(Lang) -> String) -> String {
    let entry = |lang: &Lang| format!("{} = {}", lang.code(), Json::text(name(*lang)));
    format!("{{ {} }}", Lang::ALL.iter().map(entry).collect::<Vec<_>>().join(", "))
}

/// Signs the labels, enters them into a register and signs its lists.
fn labels(folder: &Path, synth: &Synth<'_>, today: Instant, products: u64, progress: &Progress) -> Result<(), Error> {
    let programme = world::programme(folder)?;
    let (body, operator) = (key(BODY), key(OPERATOR));
    let trust = operator.sign_trust(programme.issuers(), programme.about.term(today));
    let trust = trust.map_err(|refusal| Error::Refused(folder.to_owned(), refusal))?;
    world::write(&folder.join("trust.jwt"), trust.as_bytes())?;
    let to = folder.join("labels");
    fs::create_dir_all(&to).map_err(|reason| Error::Write(to.clone(), reason))?;
    let register = status::folder(folder, &BODY.parse().map_err(|_| Error::FileName(PathBuf::from(BODY)))?);
    let address = status::address(&programme, &register);
    let one = |at: u64| {
        let label = label(synth, at, &body, &programme, &address, today)?;
        progress.step();
        let file = to.join(format!("{}.jwt", label.number));
        fs::write(&file, &label.token).map_err(|reason| Error::Write(file, reason))?;
        Ok(label)
    };
    status::within(&register, &programme.trust, |entered| {
        for from in (0..products).step_by(AT_ONCE as usize) {
            let made: Result<Vec<Label>, Error> =
                (from..products.min(from + AT_ONCE)).into_par_iter().map(one).collect();
            for label in made? {
                enter(entered, label)?;
            }
        }
        Ok((address.clone(), &body, programme.about.term(today)))
    })?;
    Ok(())
}

/// A signed label, and what its register is to say.
struct Label {
    number: Number,
    token: String,
    issued: Instant,
    decided: Option<(Decision, Line, Instant)>,
}

/// Signs one, and believes it only as any verifier would.
fn label(
    synth: &Synth<'_>,
    at: u64,
    body: &SigningKey,
    programme: &Programme,
    address: &str,
    now: Instant,
) -> Result<Label, Error> {
    let made = synth.product(at);
    let file = || PathBuf::from(format!("SYN-{at:08}"));
    let refused = |refusal| Error::Refused(file(), refusal);
    let draft = Draft::read(made.draft.to_string().as_bytes()).map_err(refused)?;
    // Its place in the register is its place among the products.
    let entries = Register::entries(at, address);
    let token = body.sign(&draft, &Issuance { status: &entries, ..Issuance::default() }).map_err(refused)?;
    let envelope = Envelope::parse(token.as_bytes()).map_err(Rejection::Malformed);
    let verified = envelope.and_then(|envelope| verify(envelope, &programme.trust, &AtHand::default(), now));
    let verified = verified.map_err(|rejection| Error::NotAccepted(file(), rejection))?;
    let certificate = &verified.label().certificate;
    let (number, issued) = (certificate.number.clone(), certificate.issued().start());
    Ok(Label { number, token, issued, decided: made.decided })
}

fn enter(register: &mut Register, label: Label) -> Result<(), Error> {
    register.enter(&label.number, label.issued);
    let Some((decision, why, at)) = label.decided else { return Ok(()) };
    let recorded = register.set(&label.number, decision, Some(why), at);
    recorded.map_err(|reason| Error::NotRecorded(label.number, reason))
}
