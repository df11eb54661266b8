//! `publish`: a programme folder becomes a site.

use crate::{
    Outcome,
    asking::Asking,
    cli::Publish,
    error::{Error, shown},
    issue, world,
};
use carbon_label::{
    artwork::Fonts,
    credential::{AtHand, Envelope, StatusList, TrustList, sealed::Sealed},
    evidence::Evidence,
    label::Instant,
    programme::Programme,
    site::{AppFiles, Base, Element, ElementFiles, Entry, File, Pictures, Publication, folder},
    text::Lang,
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// No app of ours is larger.
const MAX_APP_FILE: u64 = 8 * 1024 * 1024;

pub(crate) fn run(arguments: &Publish, lang: Lang) -> Outcome {
    let now = world::instant(arguments.at.as_deref())?;
    let programme = world::programme(&arguments.programme)?;
    let base = match &arguments.base {
        Some(address) => Base::for_trial(address).ok_or_else(|| Error::Base(address.clone()))?,
        None => Base::of(&programme.about.site),
    };
    let trust = trust(&arguments.programme, &programme, now)?;
    let asking = Asking { programme: &programme, folder: Some(arguments.programme.clone()), online: false, now };
    let entries = entries(&arguments.programme.join("labels"), &asking, lang)?;
    let carried = carried(&arguments.programme)?;
    let app = app(&arguments.app, lang)?;
    let element = element(&arguments.element, lang)?;
    let labels = entries.len();
    let pictures = if arguments.png { pictures(&entries, &base)? } else { Pictures::None };
    let publication = Publication { programme: &programme, entries, carried, trust, base, app, element, pictures };
    let files = folder::replace(&arguments.out, publication.files()).map_err(Error::Site)?;
    println!("{}", (lang.cli().published)(labels, files, &shown(&arguments.out)));
    Ok(ExitCode::SUCCESS)
}

/// Pictures in this machine's fonts, if all labels can be drawn in them: a site has all or none.
pub(crate) fn pictures(entries: &[Entry], base: &Base) -> Result<Pictures, Error> {
    let drawn = Pictures::drawn(Fonts::of_this_machine(), entries, base);
    drawn.map_err(|(number, reason)| Error::Picture(number, reason))
}

/// The labels of the folder, in the order of their numbers. One that does not verify is published as
/// what it is: whoever scans its package must learn that, not find nothing.
fn entries(folder: &Path, asking: &Asking<'_>, lang: Lang) -> Result<Vec<Entry>, Error> {
    let mut at_hand = AtHand::default();
    tokens(folder)?.iter().map(|file| entry(file, asking, &mut at_hand, lang)).collect()
}

/// What a programme's folder has for its site as it is: signed lists and sealed presentations.
pub(crate) fn carried(folder: &Path) -> Result<Vec<File>, Error> {
    let mut carried = lists(&folder.join("status"))?;
    carried.extend(sealed(&folder.join("presented"))?);
    Ok(carried)
}

/// The signed lists, with their paths in the site.
fn lists(folder: &Path) -> Result<Vec<File>, Error> {
    let mut lists = Vec::new();
    for register in world::listed(folder)?.into_iter().filter(|path| path.is_dir()) {
        for file in tokens(&register)? {
            let names = [register.file_name(), file.file_name()].map(|name| name.unwrap_or_default().to_string_lossy());
            let path = format!("status/{}", names.join("/"));
            lists.push(File { path, bytes: world::read(&file, StatusList::MAX_BYTES as u64)? });
        }
    }
    Ok(lists)
}

/// The sealed presentations, with their paths in the site.
fn sealed(folder: &Path) -> Result<Vec<File>, Error> {
    let mut files = world::listed(folder)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jwe"));
    let carry = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let bytes = world::read(file, Sealed::MAX_BYTES as u64)?;
        // A presentation somebody forgot to seal is for one reader, not for all.
        let sealed = Sealed::parse(&String::from_utf8_lossy(&bytes));
        sealed.map_err(|fault| Error::Sealed(file.clone(), fault))?;
        Ok(File { path: format!("presented/{name}"), bytes })
    };
    files.iter().map(carry).collect()
}

/// The trust list as the operator signed it: of these issuers, and none other.
pub(crate) fn trust(folder: &Path, programme: &Programme, now: Instant) -> Result<Vec<u8>, Error> {
    let file = folder.join("trust.jwt");
    let unsigned = || Error::TrustNotSigned(file.clone());
    let key = programme.about.operator_key.ok_or_else(unsigned)?;
    if !file.exists() {
        return Err(unsigned());
    }
    let bytes = world::read(&file, TrustList::MAX_BYTES as u64)?;
    let signed = TrustList::read_signed(&bytes, &key, now);
    let signed = signed.map_err(|rejection| Error::TrustRefused(file.clone(), rejection))?;
    if signed == programme.trust { Ok(bytes) } else { Err(unsigned()) }
}

/// The signed files of a folder, in the order of their names.
pub(crate) fn tokens(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = world::listed(folder)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jwt"));
    Ok(files)
}

fn entry(file: &Path, asking: &Asking<'_>, at_hand: &mut AtHand, lang: Lang) -> Result<Entry, Error> {
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    let number = stem.and_then(|stem| stem.parse().ok()).ok_or_else(|| Error::FileName(file.to_owned()))?;
    let credential = world::read(file, Envelope::MAX_BYTES as u64)?;
    if !credential.starts_with(b"eyJ") {
        return Err(Error::NotALabel(file.to_owned()));
    }
    // Whatever lies in the folder, a site shows what everybody may see.
    let credential = issue::public(&String::from_utf8_lossy(&credential)).into_bytes();
    let evidence = asking.evidence(&credential, at_hand);
    let entry = Entry { number, credential, evidence };
    if let Some(stated) = entry.misnamed() {
        return Err(Error::Misnamed(file.to_owned(), stated.clone()));
    }
    if !matches!(entry.evidence, Evidence::Verified(_)) {
        let note = (lang.cli().shown_as_failed)(&shown(file), &lang.state(&entry.evidence));
        eprintln!("{}: {note}", lang.cli().note);
    }
    Ok(entry)
}

fn app(folder: &Path, lang: Lang) -> Result<Option<AppFiles>, Error> {
    if !AppFiles::NAMES.iter().all(|name| folder.join(name).exists()) {
        eprintln!("{}: {}", lang.cli().note, (lang.cli().no_app)(&shown(folder)));
        return Ok(None);
    }
    app_files(folder).map(Some)
}

/// The app's files in a folder of a build, or of a site.
pub(crate) fn app_files(folder: &Path) -> Result<AppFiles, Error> {
    AppFiles::read(|name| world::read(&folder.join(name), MAX_APP_FILE))
}

fn element(folder: &Path, lang: Lang) -> Result<Option<Element>, Error> {
    if !folder.join("element_bg.wasm").exists() {
        eprintln!("{}: {}", lang.cli().note, (lang.cli().no_element)(&shown(folder)));
        return Ok(None);
    }
    element_files(folder).map(Element::Packed).map(Some)
}

/// What `<carbon-label>` loads, as the build packed it.
pub(crate) fn element_files(folder: &Path) -> Result<ElementFiles, Error> {
    let read = |name: &str| world::read(&folder.join(name), MAX_APP_FILE);
    let script = |name: &str| Ok(String::from_utf8_lossy(&read(name)?).into_owned());
    Ok(ElementFiles {
        shim: script("shim.js")?,
        program: script("program.js")?,
        glue: read("element.js")?,
        wasm: read("element_bg.wasm")?,
    })
}
