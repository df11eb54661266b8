//! What every source file keeps to: the one-way street, and where words, colours and panics may be.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The modules of `src/lib.rs`. Each names only those before it, and itself.
const STREET: &[&str] = &[
    "label",
    "digital_link",
    "json",
    "credential",
    "formats",
    "programme",
    "compare",
    "readiness",
    "criteria",
    "evidence",
    "evaluate",
    "catalogue",
    "audit",
    "board",
    "ledger",
    "chart",
    "qr",
    "print",
    "text",
    "markup",
    "element",
    "workbook",
    "documents",
    "handover",
    "portal",
    "snippet",
    "artwork",
    "synth",
    "site",
    "app",
];

/// Most lines of code in a file; blank lines, comments and tests do not count.
const LINES: usize = 300;

/// Sources that are longer today.
const LONG: &[&str] = &["src/markup/picture.rs"];

/// Sources that say nothing today.
const SILENT: &[&str] = &["src/compare/tests.rs"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

/// The files under a folder that end so: path from the root, and content.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    paths.sort();
    let named = paths.into_iter().filter(|path| path.to_string_lossy().ends_with(ending));
    named
        .map(|path| (path.strip_prefix(root()).unwrap().display().to_string(), fs::read_to_string(&path).unwrap()))
        .collect()
}

/// The sources of the package without comments and tests.
fn sources() -> Vec<(String, String)> {
    let sources = files("src", ".rs").into_iter().filter(|(path, _)| !path.ends_with("/tests.rs"));
    sources.map(|(path, source)| (path, without_tests(&without_comments(&source)))).collect()
}

/// Where a literal that begins here ends; nothing where none begins.
fn literal(rest: &str) -> Option<usize> {
    if let Some(inner) = rest.strip_prefix('"') {
        return Some(1 + quoted(inner, '"'));
    }
    if let Some(hashes) = rest.strip_prefix('r').map(|rest| rest.len() - rest.trim_start_matches('#').len())
        && rest[1 + hashes..].starts_with('"')
    {
        let end = format!("\"{}", "#".repeat(hashes));
        let start = hashes + 2;
        return Some(rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len()));
    }
    // 'x' or '\x', but not the lifetime 'x.
    let mut chars = rest.strip_prefix('\'')?.chars();
    let first = chars.next()?;
    let closed = chars.next() == Some('\'');
    (first == '\\' || closed).then(|| 1 + quoted(&rest[1..], '\''))
}

/// The length of a quoted text up to and with its closing mark.
fn quoted(inner: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        if c == mark && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    inner.len()
}

fn without_comments(source: &str) -> String {
    let (mut kept, mut rest, mut in_word) = (String::new(), source, false);
    while let Some(next) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            continue;
        }
        if rest.starts_with("/*") {
            rest = &rest[rest.find("*/").map_or(rest.len(), |at| at + 2)..];
            continue;
        }
        // The r of `for"` is no raw text's, and the b of b"x" makes no difference here.
        let starts = if in_word && next == 'r' { None } else { literal(rest) };
        let length = starts.unwrap_or(next.len_utf8());
        kept.push_str(&rest[..length]);
        in_word = next.is_alphanumeric() && starts.is_none() && next != 'b';
        rest = &rest[length..];
    }
    kept
}

/// Without the module of tests, which stands last, or in its own file.
fn without_tests(code: &str) -> String {
    let code = code.replace("#[cfg(test)]\nmod tests;", "");
    code.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

/// None in any file but those `allowed`, and in each of those still one: an entry that is no longer
/// needed must go.
#[track_caller]
fn assert_only(allowed: &[&str], violations: &[(String, String)]) {
    let unknown: Vec<String> = violations
        .iter()
        .filter(|(path, _)| !allowed.contains(&path.as_str()))
        .map(|(path, what)| format!("{path}: {what}"))
        .collect();
    assert!(unknown.is_empty(), "\n{}", unknown.join("\n"));
    let stale: Vec<&&str> = allowed.iter().filter(|file| !violations.iter().any(|(path, _)| path == *file)).collect();
    assert!(stale.is_empty(), "no longer needed: {stale:?}");
}

/// The lines of sources in which something is found, each with its file.
fn lines(sources: &[(String, String)], found: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let lines = sources.iter().flat_map(|(path, code)| code.lines().map(move |line| (path, line)));
    lines.filter(|(_, line)| found(line)).map(|(path, line)| (path.clone(), line.trim().to_owned())).collect()
}

/// The first names after each `start`, those of a list in braces too.
fn named<'a>(code: &'a str, start: &str) -> Vec<&'a str> {
    let name = |text: &'a str| text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let mut names = Vec::new();
    for (at, _) in code.match_indices(start) {
        let rest = &code[at + start.len()..];
        let Some(list) = rest.strip_prefix('{') else {
            names.push(name(rest));
            continue;
        };
        let (mut depth, mut from) = (0, 0);
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    names.push(name(list[from..at].trim()));
                    from = at + 1;
                }
                _ => {}
            }
            if c == '}' && depth == 0 && from == at + 1 {
                break;
            }
        }
    }
    names
}

/// The module a source belongs to, and how it may write the way to the crate's root.
fn place(path: &str) -> Option<(&str, Vec<String>)> {
    let inside = path.strip_prefix("src/")?;
    let (module, file) = inside.split_once('/').unwrap_or((inside.strip_suffix(".rs")?, "mod.rs"));
    let depth = file.matches('/').count() + usize::from(!file.ends_with("mod.rs"));
    STREET.contains(&module).then(|| (module, vec!["crate::".to_owned(), "super::".repeat(depth + 1)]))
}

#[test]
fn the_street_is_the_one_lib_rs_describes() {
    let source = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let mut declared: Vec<&str> =
        source.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut street = STREET.to_vec();
    declared.sort_unstable();
    street.sort_unstable();
    assert_eq!(declared, street);
    let rows = source.lines().filter_map(|line| line.strip_prefix("//! | ")?.split('`').nth(1));
    let places: Vec<usize> = rows.filter_map(|row| STREET.iter().position(|module| *module == row)).collect();
    assert!(places.len() >= 12 && places.is_sorted(), "the table of src/lib.rs stands in another order: {places:?}");
}

#[test]
fn a_module_names_only_those_before_it() {
    let mut violations = Vec::new();
    for (path, code) in &sources() {
        let Some((module, roots)) = place(path) else { continue };
        let rank = |name: &str| STREET.iter().position(|module| *module == name);
        let later = roots.iter().flat_map(|root| named(code, root)).filter(|name| rank(name) > rank(module));
        violations.extend(later.map(|name| (path.clone(), format!("names {name}, which comes after {module}"))));
    }
    assert_only(&[], &violations);
}

#[test]
fn the_street_is_walked_at_all() {
    // A reading that found nothing would find nothing wrong.
    let code = "use crate::{\n    json::{Fault, Node},\n    label::*,\n};\nfn f() -> crate::text::Lang {}\n";
    assert_eq!(named(code, "crate::"), ["json", "label", "", "text"]);
    assert_eq!(named("super::super::label::Line", &"super::".repeat(2)), ["label"]);
    assert_eq!(place("src/markup/badge.rs").unwrap().1[1], "super::super::");
    assert_eq!(place("src/chart.rs").unwrap().1[1], "super::");
    let source = "a(\"//x\\\"\"); // 中\nb(r#\"\"/*\"#, '\"', 'a') /* 文 */;\nfn f<'a>(x: &'a str) {}\n#[cfg(test)]\nmod tests {}";
    let code = "a(\"//x\\\"\"); \nb(r#\"\"/*\"#, '\"', 'a') ;\nfn f<'a>(x: &'a str) {}\n";
    assert_eq!(without_tests(&without_comments(source)), code);
    assert!(sources().len() > 60);
}

#[test]
fn nothing_panics_by_unwrapping() {
    let calls = [".unwrap()", ".expect(", ".unwrap_err()", ".expect_err("];
    // app/check: the seconds are clamped, in the line before, to what an instant holds.
    assert_only(&["src/app/mod.rs"], &lines(&sources(), |line| calls.iter().any(|call| line.contains(call))));
}

#[test]
fn chinese_is_written_in_text_only() {
    let chinese = |c: char| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let elsewhere: Vec<_> = sources().into_iter().filter(|(path, _)| !path.starts_with("src/text/")).collect();
    // markup/layout: no words, but the punctuation that may not begin or end a line.
    assert_only(&["src/markup/layout.rs"], &lines(&elsewhere, |line| line.contains(chinese)));
}

#[test]
fn colours_are_written_in_style_only() {
    let hexadecimal = |after: &str| {
        let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
        let ends = !after[digits..].starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == ';');
        matches!(digits, 3 | 4 | 6 | 8) && ends
    };
    assert!(hexadecimal("1a2b3c\"") && hexadecimal("fff ") && !hexadecimal("address\"") && !hexadecimal("[test]"));
    let calls = ["rgb(", "rgba(", "hsl(", "oklch("];
    let colour = |line: &str| line.split('#').skip(1).any(hexadecimal) || calls.iter().any(|call| line.contains(call));
    let all: Vec<_> = sources().into_iter().chain(files("src", ".js")).collect();
    // artwork/pdf: no colour, but the name of what writes one.
    assert_only(&["src/artwork/pdf.rs"], &lines(&all, colour));
}

#[test]
fn every_source_says_first_what_it_is_for() {
    let silent = files("src", ".rs").into_iter().filter(|(_, source)| !source.starts_with("//! "));
    let silent = silent.map(|(path, _)| (path, "does not begin with //!".to_owned()));
    assert_only(SILENT, &silent.collect::<Vec<_>>());
}

#[test]
fn no_source_is_longer_than_a_sitting() {
    let count = |code: &str| code.lines().filter(|line| !line.trim().is_empty()).count();
    let long = sources().into_iter().map(|(path, code)| (path, count(&code))).filter(|(_, lines)| *lines > LINES);
    let long = long.map(|(path, lines)| (path, format!("{lines} lines of code, more than {LINES}")));
    assert_only(LONG, &long.collect::<Vec<_>>());
}

#[test]
fn no_test_is_put_aside() {
    let mark = concat!("#[", "ignore");
    let all: Vec<_> = ["src", "tests", "xtask/src"].into_iter().flat_map(|folder| files(folder, ".rs")).collect();
    assert_only(&[], &lines(&all, |line| line.contains(mark)));
}
