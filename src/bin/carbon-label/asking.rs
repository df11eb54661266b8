//! What a verifier is told of the world: documents and lists, from the programme's folder first, then
//! from where they are published.

use crate::{
    error::Error,
    fetch::{Kind, fetch},
    world,
};
use carbon_label::{
    credential::{self, AtHand, Envelope, Rejection, Signed, StatusEntry, StatusList, Verified, address},
    evidence::Evidence,
    formats::Document,
    label::Instant,
    programme::Programme,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where to look.
pub(crate) struct Asking<'a> {
    pub(crate) programme: &'a Programme,
    /// The programme's folder, which may have the lists.
    pub(crate) folder: Option<PathBuf>,
    /// Whether to fetch what is not there.
    pub(crate) online: bool,
    pub(crate) now: Instant,
}

impl Asking<'_> {
    /// Reads the documents given.
    pub(crate) fn documents(files: &[PathBuf]) -> Result<AtHand, Error> {
        let read = |file: &PathBuf| {
            let bytes = world::read(file, credential::Document::LIMITS.bytes as u64)?;
            credential::Document::read(&bytes).map_err(|fault| Error::Fault(file.clone(), fault))
        };
        let mut at_hand = AtHand::default();
        at_hand.documents = files.iter().map(read).collect::<Result<_, _>>()?;
        Ok(at_hand)
    }

    /// Verifies a label, asking for what it takes.
    pub(crate) fn verify(&self, bytes: &[u8], at_hand: &mut AtHand) -> Result<Verified, Rejection> {
        let envelope = Envelope::parse(bytes).map_err(Rejection::Malformed)?;
        self.find_document(&envelope, at_hand);
        let signed = Signed::open(envelope, &self.programme.trust, at_hand)?;
        let verified = signed.verify(&self.programme.trust, self.now)?;
        self.find_lists(verified.status_entries(), at_hand);
        Ok(verified.asked(at_hand))
    }

    /// Reads a document of any kind, asking for what it takes.
    pub(crate) fn evidence(&self, bytes: &[u8], at_hand: &mut AtHand) -> Evidence {
        let envelope = match Document::read(bytes) {
            Ok(Document::Enveloped(jwt)) => Envelope::parse_within(jwt.as_bytes(), Document::MAX_ENVELOPED),
            _ => Envelope::parse(bytes),
        };
        if let Ok(envelope) = envelope {
            self.find_document(&envelope, at_hand);
        }
        let evidence = Evidence::read(bytes, self.programme, at_hand, self.now);
        self.find_lists(evidence.status_entries(), at_hand);
        evidence.asked(at_hand)
    }

    /// Fetches the signer's document, if it is a `did:web` of the trust list whose key is not pinned
    /// there. Strangers are not asked: a forgery could name any address.
    fn find_document(&self, envelope: &Envelope, at_hand: &mut AtHand) {
        let (did, key_id) = envelope.signer();
        let trust = &self.programme.trust;
        let at_hand_already = at_hand.documents.iter().any(|document| document.id() == did);
        let Ok(address) = address(did) else { return };
        if at_hand_already || !self.online || !trust.knows(did) || trust.pins(key_id) {
            return;
        }
        let read = |bytes: &[u8]| credential::Document::read(bytes).ok().filter(|document| document.id() == did);
        let limit = credential::Document::LIMITS.bytes;
        let fetched = fetch(&address, Kind::Document, limit, |bytes, _| read(bytes).map(|_| ()));
        at_hand.documents.extend(fetched.and_then(|fetched| read(&fetched.bytes)));
    }

    /// Finds the lists of some entries, each once.
    fn find_lists(&self, entries: &[StatusEntry], at_hand: &mut AtHand) {
        for entry in entries {
            if at_hand.has_list(&entry.list) {
                continue;
            }
            let trust = &self.programme.trust;
            if let Some(bytes) = self.filed(&entry.list) {
                at_hand.add_list(&entry.list, &bytes, trust, self.now, None);
            } else if self.online
                && let Some(fetched) = fetch(&entry.list, Kind::List, StatusList::MAX_BYTES, |bytes, kept| {
                    let list = StatusList::read(bytes, &entry.list, trust, at_hand, kept.unwrap_or(self.now));
                    list.ok().map(|list| list.from())
                })
            {
                at_hand.add_list(&entry.list, &fetched.bytes, trust, self.now, fetched.earlier);
            }
        }
    }

    /// A list in the programme's own folder.
    fn filed(&self, address: &str) -> Option<Vec<u8>> {
        let path = self.programme.about.path_of(address)?.strip_prefix("status/")?;
        let plain = path.split('/').all(|part| !part.starts_with('.') && !part.is_empty());
        let file = self.folder.as_deref()?.join("status").join(path);
        let small = |file: &Path| fs::metadata(file).is_ok_and(|data| data.len() <= StatusList::MAX_BYTES as u64);
        (plain && small(&file)).then(|| fs::read(file).ok()).flatten()
    }
}
