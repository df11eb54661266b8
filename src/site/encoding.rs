//! Files compressed beforehand, so that a server sends them as they are: `index.html.gz`, `index.html.br`.
//!
//! In: a file of the site. Out: the same compressed, for paths whose kind gains by it and files large
//! enough that it counts. The same bytes give the same bytes.

use super::{
    File,
    catalogue::FOLDER,
    delivery::{BROTLI, GZIP, is_compressible},
};
use brotli::enc::BrotliEncoderParams;
use libdeflater::{CompressionLvl, Compressor, crc32};
use std::{cell::RefCell, io::Read};

/// Which compressed files stand beside a site's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encodings {
    /// None.
    None,
    /// gzip; brotli beside what is fetched by its hash, which is made once and kept for a year.
    Gzip,
    /// gzip and brotli beside everything.
    All,
}

/// Smaller files come as they are in what a server sends without waiting: ten packets (RFC 6928), and one more for
/// each that the beginning of TLS has already brought (RFC 5681, 3.1), 18 KB with a usual chain of certificates.
/// Compressed forms would cost a file each.
const LEAST: usize = 16_000;
/// The same of what is fetched by its hash: few files, and many of them at once.
const LEAST_HASHED: usize = 1_000;
/// Brotli's quality for pages, which are many; for the index, of which every run may write some megabytes;
/// and for what else is fetched by its hash.
const QUALITY: (i32, i32, i32) = (5, 9, 11);

impl Encodings {
    /// A word to tell them apart by.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Gzip => "gzip",
            Self::All => "all",
        }
    }

    /// The endings the compressed forms of a path may have.
    pub(super) fn endings(self, path: &str) -> &'static [&'static str] {
        match self {
            Self::None => &[],
            Self::Gzip if !is_hashed(path) => &[GZIP],
            Self::Gzip | Self::All => &[GZIP, BROTLI],
        }
    }

    /// The endings of the compressed forms a file is to have.
    pub(super) fn wanted(self, file: &File) -> &'static [&'static str] {
        let least = if is_hashed(&file.path) { LEAST_HASHED } else { LEAST };
        if file.bytes.len() < least || !is_compressible(&file.path) || is_handed_over(&file.path) {
            return &[];
        }
        self.endings(&file.path)
    }

    /// A file's compressed forms.
    #[must_use]
    pub fn of(self, file: &File) -> Vec<File> {
        let hashed = is_hashed(&file.path);
        let form = |ending: &&str| {
            let bytes = match *ending {
                GZIP => gzip(file, hashed),
                _ => brotli(&file.bytes, quality(&file.path)),
            };
            File { path: format!("{}{ending}", file.path), bytes }
        };
        self.wanted(file).iter().map(form).collect()
    }
}

/// What a compressed form says, if that is no longer than `most` bytes; nothing where it says nothing.
#[must_use]
pub fn inflated(path: &str, bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let limit = most as u64 + 1;
    let read = if path.ends_with(GZIP) {
        flate2::read::MultiGzDecoder::new(bytes).take(limit).read_to_end(&mut out)
    } else {
        brotli::Decompressor::new(bytes, 4096).take(limit).read_to_end(&mut out)
    };
    read.ok().filter(|_| out.len() <= most).map(|_| out)
}

/// Whether a file is for somebody's page, to be fetched once: nobody waits for it.
fn is_handed_over(path: &str) -> bool {
    path.ends_with("/snippet.html")
}

fn quality(path: &str) -> i32 {
    match is_hashed(path) {
        false => QUALITY.0,
        true if path.starts_with(FOLDER) => QUALITY.1,
        true => QUALITY.2,
    }
}

/// Whether a path's name changes with what is there.
fn is_hashed(path: &str) -> bool {
    path.starts_with(super::app::APP)
        || path.starts_with(FOLDER)
        || path.strip_prefix("embed/").is_some_and(|rest| rest.contains('/'))
}

/// The least level that compresses: a twentieth larger than the next ones, in half the time.
const QUICK: i32 = 1;

thread_local! {
    // Large, and one of each is enough for a thread.
    static COMPRESSORS: [RefCell<Compressor>; 2] = {
        let quick = CompressionLvl::new(QUICK).unwrap_or_default();
        [quick, CompressionLvl::best()].map(|level| RefCell::new(Compressor::new(level)))
    };
    static DEFLATED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static BEGINNINGS: RefCell<Vec<Beginning>> = const { RefCell::new(Vec::new()) };
}

/// A page up to the end of its stylesheet, and the same deflated: a site has few, and thousands of pages with each.
struct Beginning {
    plain: Vec<u8>,
    deflated: Vec<u8>,
}

const STYLE_END: &[u8] = b"</style>";
/// Beginnings a thread remembers: each kind of page in each language has one.
const MOST_BEGINNINGS: usize = 16;

impl Beginning {
    /// Deflated as well as it can be, to a whole byte, with more to come.
    fn new(plain: &[u8]) -> Option<Self> {
        // Room to spare: what does not fit would be left out.
        let mut deflated = Vec::with_capacity(plain.len() * 2 + 64);
        let mut compressor = flate2::Compress::new(flate2::Compression::best(), false);
        compressor.compress_vec(plain, &mut deflated, flate2::FlushCompress::Full).ok()?;
        (compressor.total_in() == plain.len() as u64).then(|| Self { plain: plain.to_vec(), deflated })
    }

    /// The place of a page's beginning among those known.
    fn of(page: &[u8], known: &mut Vec<Self>) -> Option<usize> {
        let there = known.iter().position(|one| page.starts_with(&one.plain));
        there.or_else(|| {
            let end = page.windows(STYLE_END.len()).position(|part| part == STYLE_END)? + STYLE_END.len();
            let new = Self::new(&page[..end])?;
            if known.len() == MOST_BEGINNINGS {
                known.clear();
            }
            known.push(new);
            Some(known.len() - 1)
        })
    }
}

/// What a gzip file begins with that has no name and no time, of a system that is not told (RFC 1952, 2.3.1).
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/// A file as gzip. A page's beginning and the rest are compressed each by itself, and are one stream.
fn gzip(file: &File, best: bool) -> Vec<u8> {
    let (mut out, mut rest) = (HEADER.to_vec(), &file.bytes[..]);
    if file.path.ends_with(".html") {
        BEGINNINGS.with_borrow_mut(|known| {
            if let Some(beginning) = Beginning::of(rest, known).and_then(|at| known.get(at)) {
                out.extend_from_slice(&beginning.deflated);
                rest = &rest[beginning.plain.len()..];
            }
        });
    }
    COMPRESSORS.with(|compressors| {
        DEFLATED.with_borrow_mut(|room| {
            let mut compressor = compressors[usize::from(best)].borrow_mut();
            let most = compressor.deflate_compress_bound(rest.len());
            if room.len() < most {
                room.resize(most, 0);
            }
            // As much as it may take is there.
            let length = compressor.deflate_compress(rest, room).unwrap_or_default();
            out.extend_from_slice(&room[..length]);
        });
    });
    out.extend_from_slice(&crc32(&file.bytes).to_le_bytes());
    // Modulo 2³², as the format has it.
    out.extend_from_slice(&(file.bytes.len() as u32).to_le_bytes());
    out
}

fn brotli(mut bytes: &[u8], quality: i32) -> Vec<u8> {
    let parameters = BrotliEncoderParams { quality, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::with_capacity(bytes.len() / 3);
    // Writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut bytes, &mut out, &parameters);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_is_the_file() {
        let file = File { path: "label/A/index.html".to_owned(), bytes: b"<p>carbon</p>".repeat(1_300) };
        let forms = Encodings::All.of(&file);
        let [gzip, brotli] = &forms[..] else { panic!("{}", forms.len()) };
        assert_eq!((gzip.path.as_str(), brotli.path.as_str()), ("label/A/index.html.gz", "label/A/index.html.br"));
        let (mut from_gzip, mut from_brotli) = (Vec::new(), Vec::new());
        flate2::read::GzDecoder::new(&gzip.bytes[..]).read_to_end(&mut from_gzip).unwrap();
        brotli::BrotliDecompress(&mut &brotli.bytes[..], &mut from_brotli).unwrap();
        assert_eq!((&from_gzip, &from_brotli), (&file.bytes, &file.bytes));
    }

    #[test]
    fn pages_that_begin_alike_are_compressed_alike_so_far_and_read_as_one_stream() {
        let page = |style: &str, body: &str| {
            let bytes = format!("<style>{}</style><p>{}</p></style>", style.repeat(500), body.repeat(900)).into_bytes();
            File { path: "label/A/index.html".to_owned(), bytes }
        };
        let pages = [page(".cl-x{top:0}", "carbon"), page(".cl-x{top:0}", "标识"), page(".cl-y{}", "carbon")];
        let forms = pages.each_ref().map(|page| gzip(page, false));
        for (page, form) in pages.iter().zip(&forms) {
            let mut reader = flate2::bufread::GzDecoder::new(&form[..]);
            let mut read = Vec::new();
            reader.read_to_end(&mut read).unwrap();
            assert!(read == page.bytes && reader.into_inner().is_empty());
        }
        let same = |one: usize, other: usize| forms[one].iter().zip(&forms[other]).take_while(|(a, b)| a == b).count();
        assert!(same(0, 1) > 40 && same(0, 2) < 40, "{} {}", same(0, 1), same(0, 2));
        // Not what came before, on whichever thread, but the page alone decides.
        assert!(std::thread::spawn(move || gzip(&pages[1], false)).join().unwrap() == forms[1]);
    }

    #[test]
    fn what_gains_nothing_is_left_alone() {
        #[track_caller]
        fn check(path: &str, bytes: usize, encodings: Encodings, expected: &[&str]) {
            let file = File { path: path.to_owned(), bytes: vec![b'a'; bytes] };
            let forms = encodings.of(&file);
            let endings: Vec<&str> = forms.iter().map(|form| &form.path[path.len()..]).collect();
            assert_eq!(endings, expected, "{path}");
        }
        check("label/A.svg", 15_999, Encodings::All, &[]);
        check("label/A.png", 60_000, Encodings::All, &[]);
        check("label/A/snippet.html", 16_000, Encodings::All, &[]);
        check("presented/bank.jwe", 16_000, Encodings::All, &[]);
        check("label/A/index.html", 16_000, Encodings::None, &[]);
        check("label/A/index.html", 16_000, Encodings::Gzip, &[".gz"]);
        check("assets/app-0123456789abcdef/verify_bg.wasm", 9_000, Encodings::Gzip, &[".gz", ".br"]);
        check("embed/0123456789abcdef/element.js", 1_000, Encodings::Gzip, &[".gz", ".br"]);
        check("embed/0123456789abcdef/element.js", 999, Encodings::Gzip, &[]);
        check("embed/carbon-label.js", 16_000, Encodings::Gzip, &[".gz"]);
    }
}
