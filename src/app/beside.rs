//! A file held beside a verified label: whether it is the report, or the evidence of a step, that the label names.
//!
//! In: the label on display and a file of any kind and size. Out: what it is. The file is read on the device alone.

use super::{
    check::State,
    document::{MAX_BYTES, Source, read, sha256},
};
use crate::{
    credential::{Envelope, Verified},
    evidence::Evidence,
    label::{Digest, Step},
};
use web_sys::File;

/// What a file was held against.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Compared {
    /// What the file is called.
    pub(super) name: String,
    /// What of the label it is; nothing where its digest is none that the label names.
    pub(super) is: Option<Named>,
}

/// What a label names by its digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// The verification report.
    Report,
    /// The evidence of a step.
    Step(Step),
}

/// The digests a label names.
pub(super) fn named(verified: &Verified) -> Vec<(Digest, Named)> {
    let label = verified.label();
    let report = label.report.iter().map(|report| (report.digest.clone(), Named::Report));
    let steps =
        label.trace.iter().filter_map(|step| Some((step.evidence.as_ref()?.digest.clone(), Named::Step(step.step))));
    report.chain(steps).collect()
}

/// The single file that may be held beside the label on display, and what that names.
pub(super) fn beside(source: &Source, shown: &State) -> Option<(File, Vec<(Digest, Named)>)> {
    let (Source::Files(files), State::Checked(_, shown)) = (source, shown) else { return None };
    let (Evidence::Verified(placed), [file]) = (&shown.evidence, files.as_slice()) else { return None };
    let digests = named(&placed.verified);
    (!digests.is_empty()).then(|| (file.clone(), digests))
}

/// How a label's file ends: held up beside another one, it is another one.
const LABEL: &str = ".jwt";
/// How files end that may be a document of their own, if they begin as one.
const DOCUMENTS: [&str; 2] = [".json", ".txt"];

/// Whether a file begins as labels and declarations do.
async fn looks_like_one(file: &File) -> bool {
    let Ok(bytes) = read(file, MAX_BYTES).await else { return false };
    let text = bytes.trim_ascii_start();
    matches!(text.first(), Some(b'{' | b'[')) || Envelope::parse(text).is_ok()
}

/// What a file is of the label; nothing where it is to be opened as a document of its own.
pub(super) async fn compare(file: &File, digests: &[(Digest, Named)]) -> Option<Compared> {
    let digest = sha256(file).await?;
    let is = digests.iter().find(|(known, _)| known.as_str() == digest).map(|(_, named)| *named);
    let name = file.name();
    let ends = |end: &&str| name.to_ascii_lowercase().ends_with(*end);
    let is_document = ends(&LABEL) || DOCUMENTS.iter().any(ends) && looks_like_one(file).await;
    (is.is_some() || !is_document).then_some(Compared { name, is })
}
