//! `status`: what a body decides about a certificate, into its register and its signed lists.

use crate::{
    Outcome,
    cli::{Signing as SigningOptions, Status, StatusAction},
    error::{Error, shown},
    world,
};
use carbon_label::{
    credential::{Purpose, Register, SigningKey},
    label::{Instant, Number},
    programme::Programme,
    text::Lang,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

pub(crate) fn run(arguments: &Status, lang: Lang) -> Outcome {
    match &arguments.action {
        StatusAction::Set { number, decision, why, signing } => {
            let folder = holding(&signing.programme, number)?;
            let register = change(&folder, signing, |register, now| {
                let recorded = register.set(number, *decision, Some(why.clone()), now);
                recorded.map_err(|reason| Error::NotRecorded(number.clone(), reason))
            })?;
            let decision = register.latest(number).map_or("", |line| line.decision.word());
            println!("{}", (lang.cli().status_set)(number.as_str(), decision, &shown(&folder)));
        }
        StatusAction::Sign { register, signing } => {
            let folder = folder(&signing.programme, register);
            change(&folder, signing, |_, _| Ok(()))?;
            println!("{}", (lang.cli().lists_signed)(&shown(&folder)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A register's folder in a programme's.
pub(crate) fn folder(programme: &Path, register: &Number) -> PathBuf {
    programme.join("status").join(register.as_str())
}

/// Where a register's lists will be published.
pub(crate) fn address(programme: &Programme, folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    format!("{}/status/{name}/", programme.about.site.as_str().trim_end_matches('/'))
}

/// The register that a certificate was entered into.
fn holding(programme: &Path, number: &Number) -> Result<PathBuf, Error> {
    let status = programme.join("status");
    let listed = fs::read_dir(&status).map_err(|reason| Error::Read(status.clone(), reason))?;
    for entry in listed {
        let folder = entry.map_err(|reason| Error::Read(status.clone(), reason))?.path();
        if folder.join(HISTORY).exists() && read(&folder)?.latest(number).is_some() {
            return Ok(folder);
        }
    }
    Err(Error::NotEntered(number.clone(), status))
}

const HISTORY: &str = "history.jsonl";
/// A hundred bytes a decision: ten million of them.
const MAX_HISTORY: u64 = 1024 * 1024 * 1024;

/// A register, empty if it was never begun.
fn read(folder: &Path) -> Result<Register, Error> {
    let file = folder.join(HISTORY);
    if !file.exists() {
        return Ok(Register::default());
    }
    let text = String::from_utf8(world::read(&file, MAX_HISTORY)?)
        .map_err(|error| Error::Read(file.clone(), std::io::Error::other(error)))?;
    Register::read(&text).map_err(|(line, fault)| Error::History { file, line, fault })
}

/// Changes a register and signs its lists, one caller at a time. The history is written first: if the
/// lists are not, signing again makes them from it.
fn change(
    folder: &Path,
    signing: &SigningOptions,
    decide: impl FnOnce(&mut Register, Instant) -> Result<(), Error>,
) -> Result<Register, Error> {
    let programme = world::programme(&signing.programme)?;
    let key = world::key(&signing.key)?;
    let now = world::instant(signing.at.as_deref())?;
    within(folder, |register| {
        decide(register, now)?;
        Ok((address(&programme, folder), &key, now))
    })
}

/// What signing takes: the lists' address, the key, the time.
type Signing<'a> = (String, &'a SigningKey, Instant);

/// Holds a register while it is changed, then writes it and its lists.
pub(crate) fn within<'a>(
    folder: &Path,
    decide: impl FnOnce(&mut Register) -> Result<Signing<'a>, Error>,
) -> Result<Register, Error> {
    let failed = |reason| Error::Write(folder.to_owned(), reason);
    fs::create_dir_all(folder).map_err(failed)?;
    let lock = fs::File::create(folder.join(".lock")).map_err(failed)?;
    lock.lock().map_err(failed)?;
    let mut register = read(folder)?;
    let (address, key, now) = decide(&mut register)?;
    world::write(&folder.join(HISTORY), register.to_text().as_bytes())?;
    for page in 1..=register.pages() {
        for purpose in [Purpose::Revocation, Purpose::Suspension] {
            let (name, list) = register.list(purpose, page, &address, key, now);
            world::write(&folder.join(name), list.as_bytes())?;
        }
    }
    Ok(register)
}
