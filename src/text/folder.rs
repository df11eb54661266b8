//! Words of the check of a programme's folder.

use crate::programme::Counts;
use std::io;

/// The words of one language.
#[allow(missing_docs, reason = "each is what it says")]
pub struct FolderWords {
    /// Why a file or folder was not read; its name stands before it, here and below.
    pub unreadable: fn(&io::Error) -> String,
    /// More than so many bytes.
    pub too_large: fn(u64) -> String,
    /// What the reader of TOML says.
    pub not_toml: fn(&str) -> String,
    /// What the file is to be called.
    pub misnamed: fn(&str) -> String,
    pub trust_other: &'static str,
    /// Why it does not count.
    pub trust_refused: fn(&str) -> String,
    /// What the programme and its so many labels are, if nothing is wrong.
    pub in_order: fn(&Counts, usize) -> String,
    pub trust_unsigned: &'static str,
    /// So many labels that nobody could verify here.
    pub not_at_hand: fn(usize) -> String,
    /// So many mistakes in so many files.
    pub mistakes: fn(usize, usize) -> String,
    pub signed_unread: &'static str,
}
