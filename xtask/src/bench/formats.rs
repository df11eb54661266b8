//! Other people's documents: in come the vectors, out goes how many megabytes of each format are read in a second,
//! beside a parser of its syntax alone, and how much code each adds to the program that reads them in the browser.
//!
//! What is compiled to wasm is counted function by function, by their names, before it is packed: so each format's own
//! code stands alone, and what they share stands once. None of it may be in what `<carbon-label>` runs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use super::size::brotli;
use crate::paths;
use crate::run::{command, read, run};
use crate::wasm::{BOOK, DOCUMENTS, ELEMENT, WHOLE, build_all, compile_all};

/// What is measured, compiled for this machine.
const PROGRAM: &str = "carbon-label-bench";

/// What a function's name has in it, and whose it is then; the first that fits.
const PARTS: [(&str, &str); 12] = [
    ("7formats4pact", "PACT and Catena-X"),
    ("7formats4ilcd", "ILCD+EPD"),
    ("7formats9indicator", "ILCD+EPD"),
    ("7formats3xml", "XML, for ILCD+EPD"),
    ("9roxmltree", "XML, for ILCD+EPD"),
    ("7formats8open_epd", "openEPD"),
    ("7formats3dcc", "UNTP conformity credentials"),
    ("7formats4untp", "UNTP passports"),
    ("7formats", "shared by all formats"),
    ("12carbon_label4json", "JSON"),
    ("12carbon_label4text", "sentences"),
    ("", "everything else"),
];

/// What may not be in the element: the readers, by their modules.
const READERS: [&str; 5] = ["7formats4pact", "7formats4ilcd", "7formats8open_epd", "7formats3dcc", "9roxmltree"];

/// `cargo xtask bench formats`.
pub(crate) fn formats() -> Result<()> {
    let vectors = paths::root().join("../shared/vectors");
    if !vectors.is_dir() {
        bail!("../shared/vectors is not here: there is nothing to read");
    }
    run(&mut command("cargo", &["build", "--quiet", "--release", "--package", PROGRAM]))?;
    println!("megabytes a second, natively, one thread; ours with the account of what was read, assumed and left out");
    let said = read(command(paths::program("release", PROGRAM), &["formats"]).arg(&vectors))?;
    let rows: Value = serde_json::from_str(&said).context("the bench printed no JSON")?;
    for row in rows.as_array().context("the bench printed no list")? {
        let text = |key: &str| row[key].as_str().unwrap_or("?").to_owned();
        let (ours, theirs) = (&row["ours"], &row["theirs"]);
        println!(
            "{:<10} {ours:>8} MB/s   {} alone {theirs:>8} MB/s   {:>7} bytes",
            text("name"),
            text("peer"),
            row["bytes"]
        );
    }
    sizes()
}

fn sizes() -> Result<()> {
    let programs = [DOCUMENTS, BOOK, ELEMENT, WHOLE];
    let compiled = compile_all(&programs)?;
    build_all(&programs, || Ok(()))?;
    let [documents, book, elements @ ..] = compiled.as_slice() else { bail!("a program is missing") };
    println!("\ncode of the program that reads documents, before it is packed, by what it is for");
    let mut sum = 0;
    for (part, bytes) in parts(documents)? {
        println!("{part:<30} {bytes:>8} bytes");
        sum += bytes;
    }
    println!("{:<30} {sum:>8} bytes", "in all");
    for (name, file) in [("documents", "pkg/app/documents_bg.wasm"), ("workbooks", "pkg/app/book_bg.wasm")] {
        let bytes = fs::read(paths::root().join(file)).with_context(|| format!("{file} is missing"))?;
        println!("{name}, packed: {} bytes, {} with brotli", bytes.len(), brotli(&bytes)?);
    }
    println!("of the program that reads workbooks, calamine and what it needs: {} bytes of code", workbooks(book)?);
    for element in elements {
        let inside = names(element)?.into_iter().filter(|(name, _)| READERS.iter().any(|part| name.contains(part)));
        let inside: Vec<String> = inside.map(|(name, _)| name).collect();
        if !inside.is_empty() {
            bail!("{} reads documents: {}", element.display(), inside.join(", "));
        }
    }
    println!("the element: none of it, in either of its programs");
    Ok(())
}

/// The functions of a program with the bytes of their code.
fn names(file: &Path) -> Result<Vec<(String, usize)>> {
    let bytes = fs::read(file).with_context(|| format!("{} is missing", file.display()))?;
    let (mut imported, mut code, mut names) = (0_u32, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => code.push(body.range().len()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(reader) = section.as_known() else { continue };
                for name in reader {
                    if let Name::Function(functions) = name? {
                        for function in functions {
                            let function = function?;
                            names.insert(function.index, function.name.to_owned());
                        }
                    }
                }
            }
            _ => {}
        }
    }
    if names.is_empty() {
        bail!("{} has no names of functions", file.display());
    }
    let named = |(at, bytes): (usize, usize)| {
        let index = imported + u32::try_from(at).unwrap_or(u32::MAX);
        (names.get(&index).cloned().unwrap_or_default(), bytes)
    };
    Ok(code.into_iter().enumerate().map(named).collect())
}

/// The bytes of each part, in the order of [`PARTS`].
fn parts(file: &Path) -> Result<Vec<(&'static str, usize)>> {
    let mut sums: Vec<(&'static str, usize)> = Vec::new();
    for (_, part) in PARTS {
        if !sums.iter().any(|(known, _)| *known == part) {
            sums.push((part, 0));
        }
    }
    for (name, bytes) in names(file)? {
        let part = PARTS.iter().find(|(has, _)| name.contains(has)).map_or("", |(_, part)| part);
        if let Some((_, sum)) = sums.iter_mut().find(|(known, _)| *known == part) {
            *sum += bytes;
        }
    }
    Ok(sums)
}

fn workbooks(file: &Path) -> Result<usize> {
    let own = ["8calamine", "3zip", "9quick_xml", "11encoding_rs"];
    let names = names(file)?.into_iter().filter(|(name, _)| own.iter().any(|part| name.contains(part)));
    Ok(names.map(|(_, bytes)| bytes).sum())
}
