//! What can go wrong, and the sentence for it: words are the library's.

use carbon_label::{
    artwork::{Artwork, Undrawable},
    credential::{ListFault, NotRecorded, Refusal, Rejection, disclosure::PresentationFault, sealed::SealedFault},
    digital_link::LinkFault,
    formats::{Per, table::TableFault, write::Unwritable},
    json::Fault,
    label::Number,
    print::Unprintable,
    programme::FolderFault,
    site::{FolderError, stories::NoStory},
    text::Lang,
};
use std::{io, path::PathBuf};

/// One variant a reason.
pub(crate) enum Error {
    Read(PathBuf, io::Error),
    Write(PathBuf, io::Error),
    TooLarge(PathBuf, u64),
    Exists(PathBuf),
    FolderExists(PathBuf),
    NothingToMake(PathBuf),
    NoProgramme(PathBuf),
    Programme(FolderFault),
    Time(String),
    Base(String),
    Refused(PathBuf, Refusal),
    NotAccepted(PathBuf, Rejection),
    UnknownCategory { file: PathBuf, category: Number, known: Vec<String> },
    UntrustedKey(String),
    Presentation(PathBuf, PresentationFault),
    Sealed(PathBuf, SealedFault),
    SitePath(String),
    TrustNotSigned(PathBuf),
    TrustRefused(PathBuf, Rejection),
    NotOperator(String),
    NotRecorded(Number, NotRecorded),
    NotEntered(Number, PathBuf),
    NoCertificate(Number, PathBuf),
    History { file: PathBuf, line: usize, fault: Fault },
    Fault(PathBuf, Fault),
    Story(PathBuf, NoStory),
    IsALabel(PathBuf),
    Table(PathBuf, TableFault),
    NotADeclaration(PathBuf),
    NoFootprints(PathBuf),
    NoSuchItem(PathBuf, usize),
    PerStated(PathBuf, Per),
    Unwritable(String, Box<Unwritable>),
    Workbook(String),
    NotSigned(PathBuf),
    NotALabel(PathBuf),
    List(PathBuf, ListFault),
    Undone(PathBuf),
    OtherRegister(Number, PathBuf),
    WholeInside(PathBuf),
    Misnamed(PathBuf, Number),
    FileName(PathBuf),
    Site(FolderError),
    Record(PathBuf, usize),
    Store(String, object_store::Error),
    StoreKind(String),
    NoRows(PathBuf),
    NoPart(PathBuf, u16, u16),
    OtherParts(PathBuf, u16, u16),
    OtherRun(PathBuf, u16, u16),
    RowsCut { folder: PathBuf, rows: u64, census: u64 },
    NoSite(PathBuf),
    Port(u16),
    Unquotable(String),
    Socket(io::Error),
    Artwork(Undrawable),
    Picture(Number, Undrawable),
    Terminal,
    Unprintable(Unprintable),
    Link(LinkFault),
    NoGtin,
    NotForScreens,
    NotForPaper,
}

impl Error {
    /// Says it on standard error.
    pub(crate) fn tell(&self, lang: Lang) {
        eprintln!("{}: {}", lang.cli().error, self.sentence(lang));
    }

    /// The sentence: what happened and what to do.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let words = lang.cli();
        match self {
            Self::Read(file, reason) => (words.cannot_read)(&shown(file), &reason.to_string()),
            Self::Write(file, reason) => (words.cannot_write)(&shown(file), &reason.to_string()),
            Self::TooLarge(file, limit) => (words.too_large)(&shown(file), *limit),
            Self::Exists(file) => (words.exists)(&shown(file)),
            Self::FolderExists(folder) => (words.folder_exists)(&shown(folder)),
            Self::NothingToMake(folder) => (words.nothing_to_make)(&shown(folder)),
            Self::NoProgramme(file) => (words.no_programme)(&shown(file)),
            Self::Programme(fault) => programme(fault, lang),
            Self::Time(text) => (words.bad_time)(text),
            Self::Base(text) => (words.bad_base)(text),
            Self::Refused(file, refusal) => format!("{}: {}", shown(file), lang.refusal(refusal)),
            Self::NotAccepted(file, rejection) => {
                let notice = lang.rejection(rejection);
                (words.not_accepted)(&shown(file), &format!("{}: {}", notice.title, notice.detail))
            }
            Self::UnknownCategory { file, category, known } => {
                (words.unknown_category)(&shown(file), category.as_str(), &known.join(", "))
            }
            Self::UntrustedKey(did) => (words.untrusted_key)(did),
            Self::TrustNotSigned(file) => (words.trust_not_signed)(&shown(file)),
            Self::TrustRefused(file, rejection) => (words.trust_refused)(&shown(file), &trust_reason(rejection, lang)),
            Self::Presentation(file, fault) => format!("{}: {}", shown(file), lang.presentation(fault)),
            Self::Sealed(file, fault) => format!("{}: {}", shown(file), lang.sealed(fault)),
            Self::SitePath(path) => (words.bad_path)(path),
            Self::NotOperator(did) => (words.not_operator)(did),
            Self::NotRecorded(number, reason) => format!("{number}: {}", lang.not_recorded(reason)),
            Self::NotEntered(number, folder) => (words.not_entered)(number.as_str(), &shown(folder)),
            Self::NoCertificate(number, folder) => (lang.ledger().unknown)(number.as_str(), &shown(folder)),
            Self::History { file, line, fault } => format!("{}:{line}: {}", shown(file), lang.fault(fault)),
            Self::Fault(file, fault) => format!("{}: {}", shown(file), lang.fault(fault)),
            Self::Story(file, NoStory { line, expected }) => {
                format!("{}:{line}: {}", shown(file), (words.no_story)(expected))
            }
            Self::NotALabel(file) => format!("{}: {}", shown(file), words.not_a_label),
            Self::List(file, fault) => format!("{}: {}", shown(file), lang.list(fault)),
            Self::Undone(folder) => (words.undone)(&shown(folder)),
            Self::OtherRegister(number, folder) => (words.other_register)(number.as_str(), &shown(folder)),
            Self::WholeInside(folder) => (words.whole_inside)(&shown(folder)),
            Self::NotSigned(file) => format!("{}: {}", shown(file), words.not_signed),
            Self::IsALabel(file) => format!("{}: {}", shown(file), words.certified_only),
            Self::Table(file, fault) => format!("{}: {}", shown(file), lang.table_fault(fault)),
            Self::NotADeclaration(file) => format!("{}: {}", shown(file), words.not_a_declaration),
            Self::NoFootprints(file) => format!("{}: {}", shown(file), words.no_footprints),
            Self::NoSuchItem(file, item) => format!("{}: {}", shown(file), (words.no_such_item)(*item)),
            Self::PerStated(file, per) => {
                format!("{}: {}", shown(file), (words.per_stated)(&lang.stated_per(per)))
            }
            Self::Unwritable(name, why) => {
                format!("{}: {}", carbon_label::text::plain(name), lang.unwritable(why))
            }
            Self::Workbook(reason) => (words.not_drawn)(reason),
            Self::Misnamed(file, number) => (words.misnamed)(&shown(file), number.as_str()),
            Self::FileName(file) => (words.bad_file_name)(&shown(file)),
            Self::Site(FolderError::NotASite(folder)) => (words.not_a_site)(&shown(folder)),
            Self::Site(FolderError::OtherPart { folder, part }) => (words.other_part)(&shown(folder), part),
            Self::Site(FolderError::Busy(folder)) => (words.site_busy)(&shown(folder)),
            Self::Site(FolderError::Io(path, reason)) => (words.cannot_write)(&shown(path), &reason.to_string()),
            Self::Record(file, line) => (words.bad_record)(&shown(file), *line),
            Self::Store(address, reason) => (words.store)(address, &first_line(reason)),
            Self::StoreKind(address) => (words.store_kind)(address),
            Self::NoRows(folder) => (words.no_rows)(&shown(folder)),
            Self::NoPart(folder, part, of) => (words.no_part)(&shown(folder), *part, *of),
            Self::OtherParts(folder, one, other) => (words.other_parts)(&shown(folder), *one, *other),
            Self::OtherRun(folder, part, of) => (words.other_run)(&shown(folder), *part, *of),
            Self::RowsCut { folder, rows, census } => (words.rows_cut)(&shown(folder), *rows, *census),
            Self::NoSite(folder) => (words.no_site)(&shown(folder)),
            Self::Port(port) => (words.port_in_use)(*port),
            Self::Unquotable(text) => (words.unquotable)(&carbon_label::text::plain(text)),
            Self::Socket(reason) => (words.cannot_read)("socket", &reason.to_string()),
            Self::Artwork(reason) => undrawable(reason, lang),
            Self::Picture(number, reason) => format!("{number}: {}", undrawable(reason, lang)),
            Self::Terminal => words.not_text.to_owned(),
            Self::Unprintable(reason) => lang.unprintable(reason),
            Self::Link(fault) => lang.link(fault),
            Self::NoGtin => words.no_gtin.to_owned(),
            Self::NotForScreens => words.not_for_screens.to_owned(),
            Self::NotForPaper => words.not_for_paper.to_owned(),
        }
    }
}

/// A store's reason without the document it may have sent.
fn first_line(reason: &object_store::Error) -> String {
    let text = carbon_label::text::plain(&reason.to_string());
    text.lines().next().unwrap_or_default().chars().take(300).collect()
}

/// Why a signed trust list does not count.
pub(crate) fn trust_reason(rejection: &Rejection, lang: Lang) -> String {
    match rejection {
        Rejection::Content(fault) => lang.fault(fault),
        other => lang.rejection(other).detail,
    }
}

fn programme(fault: &FolderFault, lang: Lang) -> String {
    let place = fault.line().map_or_else(|| shown(fault.file()), |line| format!("{}:{line}", shown(fault.file())));
    format!("{place}: {}", folder(fault, lang))
}

/// What is wrong, after the file's name and the line.
pub(crate) fn folder(fault: &FolderFault, lang: Lang) -> String {
    let words = lang.folder_check();
    match fault {
        FolderFault::Unreadable(_, reason) => (words.unreadable)(reason),
        FolderFault::TooLarge(_, limit) => (words.too_large)(*limit),
        FolderFault::NotToml { message, .. } => (words.not_toml)(message),
        FolderFault::Fault { fault, .. } => lang.fault(fault),
        FolderFault::Misnamed { meant, .. } => (words.misnamed)(meant),
    }
}

fn undrawable(reason: &Undrawable, lang: Lang) -> String {
    let words = lang.cli();
    match reason {
        Undrawable::NoFonts => words.no_fonts.to_owned(),
        Undrawable::NoGlyph(character) => (words.no_glyph)(*character),
        Undrawable::Size { width, height } => (words.too_many_dots)(*width, *height, Artwork::DOTS),
        Undrawable::Broken(reason) => (words.not_drawn)(reason),
    }
}

/// A path as it may stand in a sentence.
pub(crate) fn shown(path: &std::path::Path) -> String {
    carbon_label::text::plain(&path.display().to_string())
}
