//! The outside: clock, environment, files. The library is told; here it is asked.

use crate::error::Error;
use carbon_label::{
    credential::SigningKey,
    label::{Date, Instant},
    programme::{Programme, read_folder},
    text::Lang,
};
use std::{
    fs,
    io::{IsTerminal, Read, Write},
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

/// The language asked for, else the environment's, else English.
pub(crate) fn language(asked: Option<Lang>) -> Lang {
    let environment = || {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok());
        set.and_then(|value| Lang::of(&value))
    };
    asked.or_else(environment).unwrap_or(Lang::En)
}

/// The instant asked for, else now. A day means its noon in China.
pub(crate) fn instant(asked: Option<&str>) -> Result<Instant, Error> {
    let Some(text) = asked else {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
        let now = i64::try_from(seconds).ok().and_then(Instant::from_unix);
        return now.ok_or_else(|| Error::Time(seconds.to_string()));
    };
    let day = || text.parse::<Date>().ok().and_then(|day| format!("{day}T12:00:00+08:00").parse().ok());
    text.parse().ok().or_else(day).ok_or_else(|| Error::Time(text.to_owned()))
}

/// A file's bytes, unless it is larger than `limit`; `-` is standard input.
pub(crate) fn read(file: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let failed = |reason| Error::Read(file.to_owned(), reason);
    let mut bytes = Vec::new();
    let source: Box<dyn Read> = if file == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        Box::new(fs::File::open(file).map_err(failed)?)
    };
    source.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit { Err(Error::TooLarge(file.to_owned(), limit)) } else { Ok(bytes) }
}

/// What is in a folder, in the order of the names; nothing if it is not there.
pub(crate) fn listed(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(listed) => listed.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
    .map_err(|reason| Error::Read(folder.to_owned(), reason))?;
    files.sort();
    Ok(files)
}

/// The signed files of a folder, in the order of their names.
pub(crate) fn tokens(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = listed(folder)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jwt"));
    Ok(files)
}

/// Writes a file beside and renames it, so that it is there whole or not at all. Who may read it is for
/// the machine to say, as with any file.
pub(crate) fn write(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |reason| Error::Write(file.to_owned(), reason);
    let mut builder = tempfile::Builder::new();
    builder.prefix(BESIDE);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut beside = beside(file, &builder)?;
    beside.write_all(bytes).map_err(failed)?;
    beside.persist(file).map(drop).map_err(|error| failed(error.error))
}

/// Writes to standard output: a text with its last line ended, anything else only where nobody reads it.
pub(crate) fn print(bytes: &[u8], is_text: bool) -> Result<(), Error> {
    let mut out = std::io::stdout();
    if !is_text && out.is_terminal() {
        return Err(Error::Terminal);
    }
    let end: &[u8] = if is_text { b"\n" } else { b"" };
    let written = out.write_all(bytes).and_then(|()| out.write_all(end)).and_then(|()| out.flush());
    written.map_err(|reason| Error::Write(PathBuf::from("-"), reason))
}

/// As [`write`], but readable by its owner alone and never over an existing file.
pub(crate) fn write_secret(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |reason| Error::Write(file.to_owned(), reason);
    // A temporary file is readable by its owner alone from the start.
    let mut beside = beside(file, tempfile::Builder::new().prefix(BESIDE))?;
    beside.write_all(bytes).map_err(failed)?;
    beside.persist_noclobber(file).map(drop).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::Exists(file.to_owned()),
        _ => failed(error.error),
    })
}

/// How files begin that are not whole yet.
const BESIDE: &str = ".carbon-label-";

fn beside(file: &Path, builder: &tempfile::Builder<'_, '_>) -> Result<tempfile::NamedTempFile, Error> {
    let folder = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|reason| Error::Write(folder.to_owned(), reason))?;
    let named = builder.tempfile_in(folder);
    named.map_err(|reason| Error::Write(file.to_owned(), reason))
}

/// The programme of a folder.
pub(crate) fn programme(folder: &Path) -> Result<Programme, Error> {
    if !folder.join(PROGRAMME).exists() {
        return Err(Error::NoProgramme(folder.to_owned()));
    }
    read_folder(folder).map_err(Error::Programme)
}

const PROGRAMME: &str = "programme.toml";

/// The programme asked for, else the nearest above where the command runs; and its folder. Never one
/// that came with the file: who hands over a forgery would hand over its trust list, too.
pub(crate) fn programme_here(folder: Option<&Path>) -> Result<(PathBuf, Programme), Error> {
    if let Some(folder) = folder {
        return Ok((folder.to_owned(), programme(folder)?));
    }
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    let found = here.ancestors().find(|folder| folder.join(PROGRAMME).exists());
    let found = found.ok_or_else(|| Error::NoProgramme(here.clone()))?;
    Ok((found.to_owned(), programme(found)?))
}

/// Bytes that nobody can guess, for what will be written to `file`.
pub(crate) fn random<const N: usize>(file: &Path) -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    let failed = |error: getrandom::Error| Error::Write(file.to_owned(), std::io::Error::other(error));
    getrandom::fill(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// The private key of a file.
pub(crate) fn key(file: &Path) -> Result<SigningKey, Error> {
    let key = SigningKey::from_jwk(&read(file, 64 * 1024)?);
    key.map_err(|refusal| Error::Refused(file.to_owned(), refusal))
}
