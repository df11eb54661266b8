//! `status`: what a body decides about a certificate, into its register and its signed lists.

use crate::{
    Outcome,
    cli::Signing,
    error::{Error, shown},
    world,
};
use carbon_label::{
    credential::{AtHand, Decision, Document, ListFault, Purpose, Register, SigningKey, StatusList, Term, TrustList},
    label::{Instant, Line, Number},
    programme::Programme,
    text::Lang,
};
use clap::{Args, Subcommand};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: StatusAction,
}

#[derive(Subcommand)]
enum StatusAction {
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

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    match &arguments.action {
        StatusAction::Set { number, decision, why, signing } => {
            let status = || signing.programme.join("status");
            let entered = entered(&signing.programme, number)?;
            let (folder, _) = entered.ok_or_else(|| Error::NotEntered(number.clone(), status()))?;
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
    format!("{}status/{name}/", programme.about.root())
}

pub(crate) const HISTORY: &str = "history.jsonl";
/// A hundred bytes a decision: ten million of them.
const MAX_HISTORY: u64 = 1024 * 1024 * 1024;

/// A register, empty if it was never begun.
pub(crate) fn read(folder: &Path) -> Result<Register, Error> {
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
    signing: &Signing,
    decide: impl FnOnce(&mut Register, Instant) -> Result<(), Error>,
) -> Result<Register, Error> {
    let programme = world::programme(&signing.programme)?;
    let key = world::key(&signing.key)?;
    let now = world::instant(signing.at.as_deref())?;
    within(folder, &programme.trust, |register| {
        decide(register, now)?;
        Ok((address(&programme, folder), &key, programme.about.term(now)))
    })
}

/// What signing takes: the lists' address, the key, when they count.
type Signer<'a> = (String, &'a SigningKey, Term);

/// Holds a register while it is changed, then writes it and its lists.
pub(crate) fn within<'a>(
    folder: &Path,
    trust: &TrustList,
    decide: impl FnOnce(&mut Register) -> Result<Signer<'a>, Error>,
) -> Result<Register, Error> {
    let failed = |reason| Error::Write(folder.to_owned(), reason);
    fs::create_dir_all(folder).map_err(failed)?;
    let lock = fs::File::create(folder.join(".lock")).map_err(failed)?;
    lock.lock().map_err(failed)?;
    let mut register = read(folder)?;
    let (address, key, term) = decide(&mut register)?;
    let lists = signed(folder, &register, &address, key, term, trust)?;
    world::write(&folder.join(HISTORY), register.to_text().as_bytes())?;
    for (file, list) in lists {
        world::write(&file, list.as_bytes())?;
    }
    Ok(register)
}

/// The lists of a register, each believed as any verifier would, and none that undoes what an earlier
/// one said for good.
fn signed(
    folder: &Path,
    register: &Register,
    address: &str,
    key: &SigningKey,
    term: Term,
    trust: &TrustList,
) -> Result<Vec<(PathBuf, String)>, Error> {
    let mut at_hand = AtHand::default();
    at_hand.documents.extend(Document::read(key.document().to_string().as_bytes()).ok());
    let mut lists = Vec::new();
    for page in 1..=register.pages() {
        for purpose in [Purpose::Revocation, Purpose::Suspension] {
            let (name, list) = register.list(purpose, page, address, key, term);
            let (file, address) = (folder.join(&name), format!("{address}{name}"));
            let believed = |bytes: &[u8], at| StatusList::read(bytes, &address, trust, &at_hand, at);
            let new = believed(list.as_bytes(), term.from).map_err(|fault| Error::List(file.clone(), fault))?;
            let old = if file.exists() { Some(world::read(&file, StatusList::MAX_BYTES as u64)?) } else { None };
            // A list that nobody would believe binds nobody; one that was believed binds after its end, too.
            let ever = |old: Vec<u8>| match believed(&old, term.from) {
                Err(ListFault::NotCurrent(lapsed)) if lapsed.from < term.from => believed(&old, lapsed.from).ok(),
                read => read.ok(),
            };
            if let Some(old) = old.and_then(ever) {
                if old.issuer() != new.issuer() {
                    return Err(Error::List(file, ListFault::OtherIssuer));
                }
                if purpose == Purpose::Revocation && old.is_undone_by(&new) {
                    return Err(Error::Undone(folder.to_owned()));
                }
            }
            lists.push((file, list));
        }
    }
    Ok(lists)
}

/// The register of the programme that a certificate was entered into, with what was decided last;
/// nothing if it was entered into none.
pub(crate) fn entered(programme: &Path, number: &Number) -> Result<Option<(PathBuf, Decision)>, Error> {
    for folder in world::listed(&programme.join("status"))? {
        if folder.join(HISTORY).exists()
            && let Some(line) = read(&folder)?.latest(number)
        {
            let decision = line.decision;
            return Ok(Some((folder, decision)));
        }
    }
    Ok(None)
}

fn decision(text: &str) -> Result<Decision, String> {
    let known = || Decision::ALL.iter().map(|one| one.word()).collect::<Vec<_>>().join(", ");
    Decision::named(text).ok_or_else(|| format!("known: {}", known()))
}
