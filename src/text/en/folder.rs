//! Words of the check of a programme's folder.

use super::many;
use crate::{programme::Counts, text::FolderWords};
use std::io::ErrorKind;

pub(in crate::text) const FOLDER: FolderWords = FolderWords {
    unreadable: |reason| match reason.kind() {
        ErrorKind::NotFound => {
            "is not there, or is a link to nowhere. Every programme has it; what is linked must exist.".to_owned()
        }
        ErrorKind::PermissionDenied => "may not be read. Check its permissions.".to_owned(),
        ErrorKind::IsADirectory => "is no ordinary file. Put a file in its place, or remove it.".to_owned(),
        ErrorKind::NotADirectory => "is no folder. Put a folder in its place.".to_owned(),
        _ => format!("cannot be read: {reason}."),
    },
    too_large: |limit| format!("has more than {limit} bytes and was not read. Make sure it is the right file."),
    not_toml: |message| format!("not TOML: {message}."),
    misnamed: |meant| format!("nobody reads a file of this name. Rename it to {meant}."),
    trust_other: "not this issuers.toml as the operator_key of programme.toml signs it. Let the operator sign it again with `carbon-label trust`.",
    trust_refused: |reason| {
        format!("does not count. {reason} Let the operator sign it again with `carbon-label trust`.")
    },
    in_order: |counts, labels| {
        let Counts { categories, benchmarks, issuers } = *counts;
        format!(
            "In order: {}, {}, {}, {}.",
            many(categories, "category", "categories"),
            many(benchmarks, "benchmark", "benchmarks"),
            many(issuers, "issuer", "issuers"),
            many(labels, "label", "labels"),
        )
    },
    trust_unsigned: "The trust list is not signed yet (trust.jwt): the operator signs it with `carbon-label trust`.",
    not_at_hand: |labels| {
        format!(
            "Not verified: {}, of bodies whose keys are not pinned in issuers.toml; nothing is fetched here.",
            many(labels, "label", "labels")
        )
    },
    mistakes: |mistakes, files| {
        format!("{} in {}.", many(mistakes, "mistake", "mistakes"), many(files, "file", "files"))
    },
    signed_unread: "Labels and signed lists were not looked at: mend programme.toml and issuers.toml first.",
};
