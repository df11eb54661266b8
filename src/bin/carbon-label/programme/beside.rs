//! What lies beside a programme's own files: labels, status lists, sealed presentations, the signed trust list. What
//! each has to be is known to `audit`, `publish` and `status`; here it is asked of all of them.

use super::Mistake;
use crate::{audit, error::Error, progress::Progress, publish, status, world};
use carbon_label::{
    audit::{Conformity, Filing, Finding, Found},
    credential::{AtHand, ListFault, Rejection, StatusList, UnusableKey},
    label::Instant,
    programme::Programme,
    text::Lang,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What is there, mistaken or not.
pub(super) struct Beside {
    /// Files of labels.
    pub(super) labels: usize,
    /// Labels that nobody could verify without fetching a key.
    pub(super) not_at_hand: usize,
    /// Whether there is a signed trust list.
    pub(super) trust: bool,
}

/// Somebody who looks into a folder.
struct Looking<'a> {
    folder: &'a Path,
    programme: &'a Programme,
    now: Instant,
    lang: Lang,
    found: Vec<Mistake>,
}

impl Beside {
    /// Looks at all of it, and tells what is mistaken.
    pub(super) fn look(
        folder: &Path,
        programme: &Programme,
        now: Instant,
        quiet: bool,
        lang: Lang,
    ) -> (Self, Vec<Mistake>) {
        let mut looking = Looking { folder, programme, now, lang, found: Vec::new() };
        let trust = looking.trust();
        looking.registers();
        for file in looking.files("presented", "jwe") {
            let refused = publish::presented(&file).err();
            looking.refuse(&file, refused);
        }
        let files = looking.files("labels", "jwt");
        let not_at_hand = looking.labels(&files, quiet);
        (Self { labels: files.len(), not_at_hand, trust }, looking.found)
    }
}

impl Looking<'_> {
    /// Whether there is a signed trust list; it has to be of these issuers.
    fn trust(&mut self) -> bool {
        let file = self.folder.join("trust.jwt");
        let there = file.symlink_metadata().is_ok();
        if there {
            let refused = readable(&file).and_then(|()| publish::trust(self.folder, self.programme, self.now)).err();
            self.refuse(&file, refused);
        }
        there
    }

    /// The registers: what was decided, and the lists that say so.
    fn registers(&mut self) {
        let status = self.folder.join("status");
        for register in self.listed(&status).into_iter().filter(|path| path.is_dir()) {
            let refused = status::read(&register).err();
            self.refuse(&register.join(status::HISTORY), refused);
            for file in self.ending(&register, "jwt") {
                match readable(&file).and_then(|()| publish::list(&register, &file)) {
                    Ok(list) => self.list(&file, &list.path, &list.bytes),
                    Err(error) => self.refuse(&file, Some(error)),
                }
            }
        }
    }

    fn list(&mut self, file: &Path, path: &str, bytes: &[u8]) {
        let address = format!("{}{path}", self.programme.about.root());
        let read = StatusList::read(bytes, &address, &self.programme.trust, &AtHand::default(), self.now);
        match read {
            Ok(_) | Err(ListFault::Rejected(Rejection::Key(UnusableKey::NotAtHand { .. }))) => {}
            Err(fault) => self.tell(file, self.lang.list(&fault)),
        }
    }

    /// What is wrong with labels, and how many nobody could verify here.
    fn labels(&mut self, files: &[PathBuf], quiet: bool) -> usize {
        let progress = Progress::of(files.len(), self.lang.audit().checking, quiet);
        let mut audited = Vec::new();
        for file in files {
            match readable(file) {
                Ok(()) => audited.push(file.clone()),
                Err(error) => self.refuse(file, Some(error)),
            }
        }
        let audit = match audit::examine(self.folder, self.programme, &audited, self.now, &progress) {
            Ok(audit) => audit,
            Err(error) => {
                self.refuse(&self.folder.join("labels"), Some(error));
                return 0;
            }
        };
        let mut not_at_hand = 0;
        for Found { finding, labels } in audit.found() {
            match finding {
                Finding::Rejected(Rejection::Key(UnusableKey::NotAtHand { .. })) => not_at_hand += labels.len(),
                Finding::Rejected(_) => self.tell_of(labels, finding),
                Finding::Filing(filing) if !matches!(filing, Filing::GtinRepeated { .. }) => {
                    self.tell_of(labels, finding)
                }
                Finding::Conformity(Conformity::Demonstration { .. } | Conformity::Category { .. }) => {
                    self.tell_of(labels, finding);
                }
                // All else is about products, not about files: `audit` tells it.
                _ => {}
            }
        }
        not_at_hand
    }

    fn tell_of(&mut self, labels: &[String], finding: &Finding) {
        let sentence = (self.lang.audit().finding)(finding);
        for label in labels {
            self.tell(&self.folder.join("labels").join(format!("{label}.jwt")), sentence.clone());
        }
    }

    fn tell(&mut self, file: &Path, sentence: String) {
        self.found.push(Mistake { file: file.to_owned(), line: None, sentence });
    }

    /// Tells why a file was refused, if it was.
    fn refuse(&mut self, file: &Path, error: Option<Error>) {
        self.found.extend(error.map(|error| Mistake::refused(file, &error, self.lang)));
    }

    /// The files of a folder of the programme that end so, in the order of their names.
    fn files(&mut self, folder: &str, extension: &str) -> Vec<PathBuf> {
        self.ending(&self.folder.join(folder), extension)
    }

    fn ending(&mut self, folder: &Path, extension: &str) -> Vec<PathBuf> {
        let mut files = self.listed(folder);
        files.retain(|file| file.extension().is_some_and(|found| found == extension));
        files
    }

    /// What is in a folder; nothing where it is none, which is told.
    fn listed(&mut self, folder: &Path) -> Vec<PathBuf> {
        world::listed(folder).unwrap_or_else(|error| {
            self.refuse(folder, Some(error));
            Vec::new()
        })
    }
}

/// Whether a file can be read at all: a link to nowhere, a folder or a pipe cannot.
fn readable(file: &Path) -> Result<(), Error> {
    let failed = |reason| Error::Read(file.to_owned(), reason);
    match fs::metadata(file) {
        Ok(about) if about.is_file() => fs::File::open(file).map(drop).map_err(failed),
        Ok(_) => Err(failed(io::ErrorKind::IsADirectory.into())),
        Err(reason) => Err(failed(reason)),
    }
}
