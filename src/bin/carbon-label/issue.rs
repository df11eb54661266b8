//! `issue`: drafts become signed labels, all of them or none.

use crate::{
    Outcome,
    cli::part,
    error::{Error, shown},
    status, world,
};
use carbon_label::{
    credential::{
        AtHand, Decision, Document, Draft, Envelope, Issuance, Issuer, Register, Rejection, SigningKey, StatusEntry,
        verify,
    },
    json::Json,
    label::{Instant, Number, Part},
    programme::Programme,
    text::Lang,
};
use clap::Args;
use sha2::{Digest, Sha256};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The drafts, or folders of them: validFrom, validUntil and credentialSubject.
    #[arg(required = true, value_name = "DRAFT")]
    drafts: Vec<PathBuf>,
    /// The issuer's private key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The programme's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    programme: PathBuf,
    /// Enter the labels into the programme's status/NAME/, so that they can be suspended and revoked.
    #[arg(long, value_name = "NAME")]
    register: Option<Number>,
    /// Disclose these parts only to whom the holder shows them: stages, factory, electricity, output.
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_parser = part, requires = "whole")]
    restrict: Vec<Part>,
    /// With --restrict: the folder for the whole labels, which are for their holders alone.
    #[arg(long, value_name = "DIR")]
    whole: Option<PathBuf>,
    /// Enter them as of this day or instant instead of now.
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let programme = world::programme(&arguments.programme)?;
    let key = world::key(&arguments.key)?;
    let untrusted = || Error::UntrustedKey(key.did().to_owned());
    let (issuer, _) = programme.trust.find(key.did(), &key.public().fingerprint()).ok_or_else(untrusted)?;
    let now = world::instant(arguments.at.as_deref())?;
    let files = files(&arguments.drafts)?;
    let read = |file: &PathBuf| Ok((file.clone(), draft(file, &programme)?));
    let drafts: Vec<(PathBuf, Draft)> = files.iter().map(read).collect::<Result<_, _>>()?;
    for (_, draft) in &drafts {
        let number = &draft.label().certificate.number;
        if let Some((folder, decision)) = status::entered(&arguments.programme, number)? {
            let own = arguments.register.as_ref().map(|name| status::folder(&arguments.programme, name));
            if own.as_ref() != Some(&folder) || matches!(decision, Decision::Revoked | Decision::Cancelled) {
                return Err(Error::OtherRegister(number.clone(), folder));
            }
        }
    }
    if let Some(whole) = &arguments.whole
        && std::path::absolute(whole)
            .ok()
            .zip(std::path::absolute(&arguments.programme).ok())
            .is_some_and(|(whole, programme)| whole.starts_with(programme))
    {
        return Err(Error::WholeInside(whole.clone()));
    }
    let signing = Signing { key: &key, issuer, programme: &programme, now, restrict: &arguments.restrict };
    let folder = arguments.register.as_ref().map(|register| status::folder(&arguments.programme, register));
    for (number, label) in signing.all(&drafts, folder.as_deref())? {
        let name = format!("{number}.jwt");
        if let Some(folder) = &arguments.whole {
            let whole = folder.join(&name);
            world::write(&whole, label.as_bytes())?;
            println!("{}", (lang.cli().signed)(&shown(&whole)));
        }
        let file = arguments.programme.join("labels").join(&name);
        world::write(&file, public(&label).as_bytes())?;
        println!("{}", (lang.cli().signed)(&shown(&file)));
    }
    Ok(ExitCode::SUCCESS)
}

/// The drafts named, and those in the folders named, in the order of their names.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut within = world::listed(path)?;
        within.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
        files.extend(within);
    }
    Ok(files)
}

/// Reads a draft of a category that the programme has.
fn draft(file: &Path, programme: &Programme) -> Result<Draft, Error> {
    let draft = Draft::read(&world::read(file, Envelope::MAX_BYTES as u64)?);
    let draft = draft.map_err(|refusal| Error::Refused(file.to_owned(), refusal))?;
    let category = &draft.label().product.category;
    if programme.category(category).is_some() {
        return Ok(draft);
    }
    let known = programme.categories().iter().map(|known| known.id.to_string()).collect();
    Err(Error::UnknownCategory { file: file.to_owned(), category: category.clone(), known })
}

/// What everybody may see of a label: the token without its disclosures.
pub(crate) fn public(label: &str) -> String {
    label.split_once('~').map_or_else(|| label.to_owned(), |(token, _)| format!("{token}~"))
}

/// Who signs, and when.
struct Signing<'a> {
    key: &'a SigningKey,
    issuer: &'a Issuer,
    programme: &'a Programme,
    now: Instant,
    restrict: &'a [Part],
}

type Signed = Vec<(Number, String)>;

impl Signing<'_> {
    /// Signs the drafts, entered into the register if there is one.
    fn all(&self, drafts: &[(PathBuf, Draft)], folder: Option<&Path>) -> Result<Signed, Error> {
        let Some(folder) = folder else {
            return drafts.iter().map(|(file, draft)| self.one(file, draft, &[])).collect();
        };
        let (address, mut signed) = (status::address(self.programme, folder), Vec::new());
        status::within(folder, &self.programme.trust, |register| {
            for (file, draft) in drafts {
                let place = register.enter(&draft.label().certificate.number, self.now);
                signed.push(self.one(file, draft, &Register::entries(place, &address))?);
            }
            Ok((address, self.key, self.programme.about.term(self.now)))
        })?;
        Ok(signed)
    }

    /// Signs one draft, and believes the label only as any verifier would.
    fn one(&self, file: &Path, draft: &Draft, status: &[StatusEntry]) -> Result<(Number, String), Error> {
        let number = &draft.label().certificate.number;
        let salt = |part: &Part| Ok((*part, self.salt(file, number, *part)?));
        let restricted: Vec<(Part, [u8; 16])> = self.restrict.iter().map(salt).collect::<Result<_, Error>>()?;
        let issuance = Issuance { issuer_name: Some(&names(self.issuer)), status, restricted: &restricted };
        let label = self.key.sign(draft, &issuance);
        let label = label.map_err(|refusal| Error::Refused(file.to_owned(), refusal))?;
        // Its own document is at hand, also while nobody has published it yet.
        let mut at_hand = AtHand::default();
        at_hand.documents.extend(Document::read(self.key.document().to_string().as_bytes()).ok());
        let envelope = Envelope::parse(label.as_bytes()).map_err(Rejection::Malformed);
        envelope
            .and_then(|envelope| verify(envelope, &self.programme.trust, &at_hand, self.now))
            .map_err(|rejection| Error::NotAccepted(file.to_owned(), rejection))?;
        Ok((draft.label().certificate.number.clone(), label))
    }

    /// Sixteen bytes that nobody can guess; of a demonstration, bytes that anybody can make again.
    fn salt(&self, file: &Path, number: &Number, part: Part) -> Result<[u8; 16], Error> {
        if !self.issuer.demonstration() {
            return world::random(file);
        }
        let digest = Sha256::digest(format!("carbon-label demonstration salt: {number} {}", part.word()));
        let mut salt = [0; 16];
        salt.copy_from_slice(&digest[..16]);
        Ok(salt)
    }
}

/// The issuer's name as the trust list gives it, in each of our languages.
fn names(issuer: &Issuer) -> Json {
    let name = |lang: &Lang| {
        let (tag, line) = issuer.name().in_language(lang.code());
        (tag.language() == lang.code()).then(|| (lang.code().to_owned(), Json::text(line.as_str())))
    };
    Json::Object(Lang::ALL.iter().filter_map(name).collect())
}
