//! Files made to do harm, or made by mistake: each is refused with a sentence, or read harmlessly.

use super::*;
use carbon_label::{
    formats::table::{Seems, TableFault},
    text::Lang,
};
use std::io::Write;

#[track_caller]
fn refused(bytes: &[u8], fault: &TableFault, said: &str) {
    assert_eq!(read(bytes).as_ref(), Err(fault));
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| lang.table_fault(fault));
    assert!(en.contains(said) && !zh.is_empty(), "{en}");
}

#[test]
fn a_bomb_under_the_name_of_a_table_is_not_opened() {
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    (0..64).for_each(|_| bomb.write_all(&[b'0'; 1 << 20]).unwrap());
    refused(&bomb.finish().unwrap(), &TableFault::NotATable(Seems::Compressed), "compressed file");
    refused(b"PK\x03\x04\x2d\0\x08\0bomb", &TableFault::NotATable(Seems::Zip), "zip archive");
    refused(b"PK\x03\x04[Content_Types].xmlxl/workbook.xml", &TableFault::NotATable(Seems::Workbook), "Excel");
}

#[test]
fn what_is_too_large_is_not_read() {
    let line = vec![b'a'; 100_000_000];
    refused(&line, &TableFault::TooLarge { bytes: 100_000_000 }, "100000000 bytes");
    let wide = [b"a".repeat(200_000).iter().flat_map(|a| [*a, b',']).collect::<Vec<u8>>(), b"\n".to_vec()].concat();
    refused(&wide, &TableFault::TooManyColumns { line: 1 }, "more than 500 columns");
    let rows = "A,1\n".repeat(200_001);
    refused(rows.as_bytes(), &TableFault::TooManyRows, "more than 200000 rows");
}

#[test]
fn what_is_no_whole_table_is_refused_with_its_line() {
    refused(b"", &TableFault::Empty, "empty");
    refused(b"name,gwp\r\n", &TableFault::NoRows, "no rows");
    refused(b"name,gwp\r\nA\0,5", &TableFault::Nul { line: 2 }, "NUL");
    refused(b"name,gwp\nA,\"5\nB,6\n", &TableFault::Unclosed { line: 2 }, "line 2");
    refused(b"name,gwp\nA,\"5\" x\n", &TableFault::AfterQuote { line: 2 }, "line 2");
    refused(b"name,gwp\nCaf\xe9 cr\xe8me,5\n", &TableFault::Encoding, "encoding");
}

#[test]
fn every_encoding_gives_the_same_rows() {
    let text = "产品名称,碳足迹（kgCO₂e/件）\r\n镕基组件,520\r\n";
    let [marked, little] = [b"\xef\xbb\xbf".to_vec(), b"\xff\xfe".to_vec()];
    let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes);
    let gb18030 = encoding_rs::GB18030.encode(text).0.into_owned();
    assert!(str::from_utf8(&gb18030).is_err());
    let files = [
        text.as_bytes().to_vec(),
        [marked, text.as_bytes().to_vec()].concat(),
        [little, utf16.collect()].concat(),
        gb18030,
    ];
    for bytes in files {
        assert_eq!(read(&bytes).unwrap(), table(text));
    }
}

#[test]
fn formulas_and_markup_stay_text() {
    let text =
        "name,maker,gwp\n=HYPERLINK(\"\"x\"\"),<script>alert(1)</script>,5\r'@cmd,<b>B</b>,6\r\n\"a\u{202e}b\",C,7\n";
    let imported = imported(text);
    let names: Vec<&str> = imported.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["=HYPERLINK(\"\"x\"\")", "@cmd"]);
    assert_eq!(imported.rows[0].maker.as_ref().unwrap().as_str(), "<script>alert(1)</script>");
    // What turns a line around is no name.
    assert_eq!((imported.problems.len(), imported.problems[0].line), (1, 4));
    for lang in Lang::ALL {
        let said = lang.table_problem(&imported.problems[0], &table(text));
        assert!(!said.contains('\u{202e}'), "{said}");
    }
}
