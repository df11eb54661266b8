//! The demonstration programme, signed and published by the command line.
#![allow(dead_code, reason = "each test uses its part")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

pub(crate) const DAY: &str = "2026-11-24";

pub(crate) fn carbon_label(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_carbon-label")).env("LC_ALL", "C").args(arguments).output().unwrap()
}

#[track_caller]
pub(crate) fn succeeds(arguments: &[&str]) -> String {
    let output = carbon_label(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
pub(crate) fn fails(arguments: &[&str], code: i32) -> String {
    let output = carbon_label(arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

pub(crate) fn demo(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo").join(path)
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (source, target) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if source.is_dir() { copy(&source, &target) } else { fs::copy(source, target).map(drop).unwrap() }
    }
}

pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

/// The demonstration programme with its labels signed, in a folder of its own.
pub(crate) struct World {
    pub(crate) folder: tempfile::TempDir,
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let script = demo("make.sh");
        let mut make = Command::new("sh");
        make.arg(script).arg(env!("CARGO_BIN_EXE_carbon-label")).arg(folder.path());
        let made = make.env("LC_ALL", "C").output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Self { folder }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn labels(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        files(&self.path("programme/labels"))
    }

    pub(crate) fn publish(&self, site: &str) -> PathBuf {
        let (programme, site, app) = (self.path("programme"), self.path(site), self.path("no-app"));
        succeeds(&[
            "publish",
            text(&programme),
            "--out",
            text(&site),
            "--at",
            DAY,
            "--app",
            text(&app),
            "--element",
            text(&app),
        ]);
        site
    }
}
