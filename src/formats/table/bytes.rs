//! Bytes of somebody's file to text, or to what they seem to be instead.

use super::{Gb18030, TableFault, cells::SEPARATORS};
use std::borrow::Cow;

/// What a file seems to be that is no table of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seems {
    /// A workbook of Excel's (`.xlsx`).
    Workbook,
    /// A workbook of Excel's before 2007 (`.xls`).
    OldWorkbook,
    /// A zip archive of anything else.
    Zip,
    /// Any other compressed file or archive.
    Compressed,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A program.
    Program,
    /// A web page, as some portals hand out under the name of a table.
    WebPage,
    /// Any other XML.
    Xml,
    /// JSON: a document of another kind.
    Json,
}

const MAGIC: &[(&[u8], Seems)] = &[
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Seems::OldWorkbook),
    (b"\x1f\x8b", Seems::Compressed),
    (b"BZh", Seems::Compressed),
    (b"\xfd7zXZ\0", Seems::Compressed),
    (b"7z\xbc\xaf\x27\x1c", Seems::Compressed),
    (b"Rar!\x1a\x07", Seems::Compressed),
    (b"\x28\xb5\x2f\xfd", Seems::Compressed),
    (b"%PDF-", Seems::Pdf),
    (b"\x89PNG\r\n", Seems::Picture),
    (b"\xff\xd8\xff", Seems::Picture),
    (b"GIF8", Seems::Picture),
    (b"\x7fELF", Seems::Program),
];

/// How a document of another kind begins, after blanks and in small letters.
const OPENINGS: &[(&[u8], Seems)] = &[
    (b"<!doctype html", Seems::WebPage),
    (b"<html", Seems::WebPage),
    (b"<table", Seems::WebPage),
    (b"<meta", Seems::WebPage),
    (b"<?xml", Seems::Xml),
    (b"{", Seems::Json),
    (b"[{", Seems::Json),
];

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The marks of UTF-16, and how each puts two bytes together.
type Together = fn([u8; 2]) -> u16;
const UTF16_MARKS: [(&[u8], Together); 2] = [(b"\xff\xfe", u16::from_le_bytes), (b"\xfe\xff", u16::from_be_bytes)];

/// How a zip archive begins, and so a workbook.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";

/// How many bytes tell at a glance whether they are a table.
const GLANCE: usize = 4096;

/// Whether bytes may be a table, by a glance, for programs that read none: a workbook's archive, or two lines, one
/// after the other, that have the same separator as often.
#[must_use]
pub fn is_table(bytes: &[u8]) -> bool {
    if bytes.starts_with(ZIP) {
        return true;
    }
    for separator in SEPARATORS {
        let (mut here, mut before) = (0, 0);
        for byte in bytes.iter().take(GLANCE).chain(b"\n") {
            here += u32::from(*byte == separator);
            // A line without any tells nothing, such as the one between a carriage return and a line feed.
            if matches!(byte, b'\n' | b'\r') && here > 0 {
                if here == before {
                    return true;
                }
                (before, here) = (here, 0);
            }
        }
    }
    false
}

/// What the bytes seem to be, unless they may be text.
fn seems(bytes: &[u8]) -> Option<Seems> {
    if bytes.starts_with(ZIP) || bytes.starts_with(b"PK\x05\x06") {
        // Names stand uncompressed, those of all parts at the end.
        let workbook = bytes.windows(7).any(|name| name == b"xl/work");
        return Some(if workbook { Seems::Workbook } else { Seems::Zip });
    }
    // Two letters alone may begin a heading; a program has zeros soon after them.
    if bytes.starts_with(b"MZ") && bytes.iter().take(64).any(|byte| *byte == 0) {
        return Some(Seems::Program);
    }
    let begins = |table: &[(&[u8], Seems)], bytes: &[u8]| {
        table.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, seems)| *seems)
    };
    let opening = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes).trim_ascii_start();
    let opening: Vec<u8> = opening.iter().take(16).map(u8::to_ascii_lowercase).collect();
    begins(MAGIC, bytes).or_else(|| begins(OPENINGS, &opening))
}

/// The text of a file: UTF-8, UTF-16 by its mark, or else GB18030 where that is likely.
///
/// # Errors
/// [`TableFault::NotATable`] and [`TableFault::Encoding`].
pub(super) fn decoded<'a>(bytes: &'a [u8], gb18030: Gb18030<'_>) -> Result<Cow<'a, str>, TableFault> {
    if let Some(seems) = seems(bytes) {
        return Err(TableFault::NotATable(seems));
    }
    if UTF16_MARKS.iter().any(|(mark, _)| bytes.starts_with(mark)) {
        return utf16(bytes).map(Cow::Owned).ok_or(TableFault::Encoding);
    }
    let bytes = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let text = if likely_gb18030(bytes) { gb18030(bytes) } else { None };
    text.map(Cow::Owned).ok_or(TableFault::Encoding)
}

/// The text of bytes that begin with a mark of UTF-16; nothing where they do not, or are none.
pub(in crate::formats) fn utf16(bytes: &[u8]) -> Option<String> {
    let (rest, unit) = UTF16_MARKS.iter().find_map(|(mark, unit)| Some((bytes.strip_prefix(*mark)?, unit)))?;
    let (pairs, []) = rest.as_chunks() else { return None };
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<_, _>>().ok()
}

/// Whether bytes that are not UTF-8 may be Chinese.
///
/// Nearly any bytes of a Western encoding are some GB18030 too, and would become Chinese that nobody
/// wrote. But there a letter with an accent stands among plain ones, while in Chinese text most second
/// bytes are above ASCII.
fn likely_gb18030(bytes: &[u8]) -> bool {
    let (mut chinese, mut western, mut at) = (0_usize, 0_usize, 0);
    while let Some(first) = bytes.get(at) {
        let wide = !first.is_ascii();
        match bytes.get(at + 1) {
            _ if !wide => {}
            Some(0x30..=0x39) => at += 2,
            Some(0x80..=0xfe) => chinese += 1,
            Some(0x40..=0x7e) => western += 1,
            _ => return false,
        }
        at += if wide { 2 } else { 1 };
    }
    chinese > western
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Cow<'_, str>, TableFault> {
        decoded(bytes, &|bytes| Some(format!("{} bytes of GB18030", bytes.len())))
    }

    #[test]
    fn what_is_no_text_is_named() {
        let files: [(&[u8], Seems); 12] = [
            (b"PK\x03\x04\x14\0[Content_Types].xml...xl/workbook.xml", Seems::Workbook),
            (b"PK\x03\x04\x14\0bomb.csv", Seems::Zip),
            (b"\x1f\x8b\x08\0", Seems::Compressed),
            (b"%PDF-1.7\n", Seems::Pdf),
            (b"MZ\x90\0\x03\0", Seems::Program),
            (b"\x7fELF\x02", Seems::Program),
            (b"\x89PNG\r\n\x1a\n", Seems::Picture),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", Seems::OldWorkbook),
            (b"\xef\xbb\xbf\n <!DOCTYPE HTML><p>", Seems::WebPage),
            (b"<?xml version=\"1.0\"?><Workbook>", Seems::Xml),
            (b"{\"@context\": []}", Seems::Json),
            (b"[{\"name\": 1}]", Seems::Json),
        ];
        for (bytes, seems) in files {
            assert_eq!(read(bytes), Err(TableFault::NotATable(seems)));
        }
        assert_eq!(read(b"MZ-Nummer;Name").unwrap(), "MZ-Nummer;Name");
    }

    #[test]
    fn marks_and_encodings_are_told_apart() {
        assert_eq!(read(b"\xef\xbb\xbfname").unwrap(), "name");
        assert_eq!(read(b"\xff\xfe\x0d\x54,\0").unwrap(), "名,");
        assert_eq!(read(b"\xfe\xff\x54\x0d\0,").unwrap(), "名,");
        assert_eq!(read(b"\xfe\xff\x54"), Err(TableFault::Encoding));
        assert_eq!(read(b"\xff\xfe\0\xd8").unwrap_err(), TableFault::Encoding);
    }

    #[test]
    fn western_letters_are_not_made_chinese() {
        // 产品名称 in GB18030; Gerät and Größe in Windows-1252.
        assert_eq!(read(b"\xb2\xfa\xc6\xb7\xc3\xfb\xb3\xc6").unwrap(), "8 bytes of GB18030");
        assert_eq!(read(b"Ger\xe4t;Gr\xf6\xdfe").unwrap_err(), TableFault::Encoding);
        assert_eq!(read(b"caf\xe9,1").unwrap_err(), TableFault::Encoding);
    }
}
