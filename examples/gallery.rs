//! Writes every specimen in every size and language as a page of its own, to be looked at.
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a tool of the developers' own")]

#[path = "../tests/specimens/mod.rs"]
mod specimens;

use carbon_label::{
    markup::{Drawing, Size},
    qr::{Correction, Symbol},
    site::standalone,
    text::{CheckedBy, Lang},
};
use std::{fs, path::PathBuf};

fn main() {
    let Some(out) = std::env::args().nth(1).map(PathBuf::from) else {
        eprintln!("usage: gallery DIR");
        std::process::exit(2);
    };
    fs::create_dir_all(&out).unwrap();
    let symbol = Symbol::encode(specimens::ADDRESS, Correction::Medium).unwrap();
    for (name, evidence) in specimens::all() {
        for size in Size::ALL {
            for lang in Lang::ALL {
                let drawing = Drawing {
                    size: *size,
                    lang: *lang,
                    checked_by: CheckedBy::Publisher,
                    symbol: Some(&symbol),
                    link: Some("./"),
                    heads_page: true,
                };
                let file = format!("{name}-{}-{}.html", size.word(), lang.code());
                fs::write(out.join(file), standalone(&evidence, &drawing)).unwrap();
            }
        }
    }
}
