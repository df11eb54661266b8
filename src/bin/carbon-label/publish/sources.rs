//! What a programme's folder and a build have for a site, beside the labels.

use crate::{
    error::{Error, shown},
    world,
};
use carbon_label::{
    credential::{AtHand, Signatures, StatusList, TrustList, sealed::Sealed},
    criteria::Criteria,
    evaluate::Policy,
    label::{Instant, Number},
    programme::Programme,
    site::{
        AppFiles, Element, ElementFiles, File, Standard, Story,
        evaluation::{self, POLICIES},
        stories,
    },
    text::Lang,
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// No demand standard is larger.
const MAX_STANDARD: u64 = 64 * 1024;
/// No app of ours is larger.
const MAX_APP_FILE: u64 = 8 * 1024 * 1024;

/// What a programme's folder has for its site as it is: signed lists, sealed presentations and lenders' policies.
pub(crate) fn carried(folder: &Path) -> Result<Vec<File>, Error> {
    let mut carried = lists(folder)?;
    carried.extend(sealed(&folder.join("presented"))?);
    carried.extend(policies(&folder.join("policies"))?);
    for standard in each_standard(folder)? {
        let (standard, bytes) = standard?;
        carried.push(File { path: standard.path(), bytes });
    }
    Ok(carried)
}

/// The policies, and the list that the page of evaluations offers them by.
fn policies(folder: &Path) -> Result<Vec<File>, Error> {
    let (mut files, mut listed) = (Vec::new(), Vec::new());
    for policy in each_policy(folder)? {
        let (path, policy, bytes) = policy?;
        listed.push((path.clone(), policy));
        files.push(File { path, bytes });
    }
    files.push(evaluation::policies(&listed));
    Ok(files)
}

/// A policy: its path in the site, what it says, and its bytes.
type PolicyFile = (String, Policy, Vec<u8>);

/// Each policy of a folder, or why it is none.
pub(crate) fn each_policy(folder: &Path) -> Result<Vec<Result<PolicyFile, Error>>, Error> {
    let mut files = world::listed(folder)?;
    files.retain(|file| file.extension().is_some_and(|kind| kind == "json"));
    let read = |file: PathBuf| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // It stands in addresses.
        let name: Number = name.parse().map_err(|_| Error::FileName(file.clone()))?;
        let bytes = world::read(&file, Policy::LIMITS.bytes as u64)?;
        let policy = Policy::read(&bytes).map_err(|fault| Error::Fault(file.clone(), fault))?;
        Ok((format!("{POLICIES}{name}.json"), policy, bytes))
    };
    Ok(files.into_iter().map(read).collect())
}

/// A programme's demand standards: `criteria/<name>.<language>.json`.
pub(crate) fn standards(folder: &Path) -> Result<Vec<Standard>, Error> {
    each_standard(folder)?.into_iter().map(|read| read.map(|(standard, _)| standard)).collect()
}

/// A demand standard, and its bytes.
type StandardFile = (Standard, Vec<u8>);

/// Each demand standard of a programme, or why it is none.
pub(crate) fn each_standard(folder: &Path) -> Result<Vec<Result<StandardFile, Error>>, Error> {
    let mut files = world::listed(&folder.join("criteria"))?;
    files.retain(|file| file.extension().is_some_and(|kind| kind == "json"));
    let read = |file: PathBuf| {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let named = stem.rsplit_once('.').and_then(|(name, lang)| {
            let lang = Lang::ALL.iter().copied().find(|known| known.code() == lang)?;
            Some((name.parse::<Number>().ok()?, lang))
        });
        let (name, lang) = named.ok_or_else(|| Error::FileName(file.clone()))?;
        let bytes = world::read(&file, MAX_STANDARD)?;
        let criteria = Criteria::read(&bytes).map_err(|fault| Error::Fault(file, fault))?;
        Ok((Standard { name, lang, criteria }, bytes))
    };
    Ok(files.into_iter().map(read).collect())
}

/// A programme's stories: `cases/<name>.<language>.md`, each in every language.
pub(crate) fn stories(folder: &Path) -> Result<Vec<Story>, Error> {
    let mut stories: Vec<Story> = Vec::new();
    for text in each_text(folder)? {
        let (_, name, text) = text?;
        match stories.last_mut().filter(|story| story.name == name) {
            Some(story) => story.texts.push(text),
            None => stories.push(Story { name, texts: vec![text] }),
        }
    }
    Ok(stories)
}

/// A text of a story: its file, whose it is, and what it says.
type TextFile = (PathBuf, Number, stories::Text);

/// Each story's texts, in the order of the languages, or why one is none.
pub(crate) fn each_text(folder: &Path) -> Result<Vec<Result<TextFile, Error>>, Error> {
    let (folder, mut names, mut texts) = (folder.join("cases"), BTreeSet::new(), Vec::new());
    for file in world::listed(&folder)?.into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "md")) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match name.split('.').next().unwrap_or_default().parse::<Number>() {
            Ok(name) => drop(names.insert(name)),
            Err(_) => texts.push(Err(Error::FileName(file))),
        }
    }
    let text = |name: &Number, lang: &Lang| {
        let file = folder.join(format!("{name}.{}.md", lang.code()));
        let bytes = world::read(&file, stories::MAX_BYTES as u64)?;
        let text = stories::Text::read(&String::from_utf8_lossy(&bytes));
        match text {
            Ok(text) => Ok((file, name.clone(), text)),
            Err(fault) => Err(Error::Story(file, fault)),
        }
    };
    texts.extend(names.iter().flat_map(|name| Lang::ALL.iter().map(|lang| text(name, lang))));
    Ok(texts)
}

/// The lists among what is carried, at hand as of the first of these times at which each counts: a label that
/// did not change keeps its page, and its lists are signed again after that.
pub(crate) fn at_hand(carried: &[File], programme: &Programme, times: &[Instant]) -> AtHand {
    let mut at_hand = AtHand::default();
    for list in carried.iter().filter(|file| file.path.starts_with("status/")) {
        let address = format!("{}{}", programme.about.root(), list.path);
        let counts = |at: &&Instant| StatusList::read(&list.bytes, &address, &programme.trust, &at_hand, **at).is_ok();
        let at = times.iter().find(counts).or(times.first()).copied();
        if let Some(at) = at {
            at_hand.add_list(&address, &list.bytes, &programme.trust, at, None);
        }
    }
    at_hand
}

/// The signed lists of a programme or a site, with their paths in the site.
pub(crate) fn lists(folder: &Path) -> Result<Vec<File>, Error> {
    let mut lists = Vec::new();
    for register in world::listed(&folder.join("status"))?.into_iter().filter(|path| path.is_dir()) {
        for file in world::tokens(&register)? {
            lists.push(list(&register, &file)?);
        }
    }
    Ok(lists)
}

/// A list of a register, with its path in the site.
pub(crate) fn list(register: &Path, file: &Path) -> Result<File, Error> {
    let names = [register.file_name(), file.file_name()].map(|name| name.unwrap_or_default().to_string_lossy());
    let path = format!("status/{}", names.join("/"));
    Ok(File { path, bytes: world::read(file, StatusList::MAX_BYTES as u64)? })
}

/// The sealed presentations, with their paths in the site.
fn sealed(folder: &Path) -> Result<Vec<File>, Error> {
    let mut files = world::listed(folder)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jwe"));
    files.iter().map(|file| presented(file)).collect()
}

/// A sealed presentation, with its path in the site.
pub(crate) fn presented(file: &Path) -> Result<File, Error> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let bytes = world::read(file, Sealed::MAX_BYTES as u64)?;
    // A presentation somebody forgot to seal is for one reader, not for all.
    let sealed = Sealed::parse(&String::from_utf8_lossy(&bytes));
    sealed.map_err(|fault| Error::Sealed(file.to_owned(), fault))?;
    Ok(File { path: format!("presented/{name}"), bytes })
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
    let signed = TrustList::read_signed(&bytes, &key, &Signatures::default(), now);
    let signed = signed.map_err(|rejection| Error::TrustRefused(file.clone(), rejection))?;
    if signed == programme.trust { Ok(bytes) } else { Err(unsigned()) }
}

pub(super) fn app(folder: &Path, lang: Lang) -> Result<Option<AppFiles>, Error> {
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

pub(super) fn element(folder: &Path, lang: Lang) -> Result<Option<Element>, Error> {
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
        whole_glue: read("whole.js")?,
        whole: read("whole_bg.wasm")?,
        signatures_glue: read("signatures.js")?,
        signatures: read("signatures_bg.wasm")?,
    })
}
