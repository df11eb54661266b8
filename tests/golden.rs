//! What every state looks like, as text: reviewed by opening it (`cargo xtask shots`), then kept.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes the files anew.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod specimens;

use carbon_label::{
    credential::{AtHand, Draft, Issuance, Standing},
    evidence::Evidence,
    markup::{self, Drawing, Poster, Print, Size},
    print::{Ink, Unprintable, Width, printable},
    qr::{Correction, Symbol},
    text::{CheckedBy, Lang},
};
use std::{collections::BTreeSet, fs, path::PathBuf};

/// The Digital Link that a specimen's symbol leads to.
const LINK: &str = "https://labels.example/01/09506000134352/10/A1/21/0001";

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden"))
}

/// The drawings kept: every state as badge and card, some in full, some as pictures.
fn drawings() -> Vec<(String, String)> {
    let mut kept = Vec::new();
    for (name, evidence) in specimens::all() {
        for lang in Lang::ALL {
            kept.push((format!("{name}-card-{}.html", lang.code()), draw(&evidence, Size::Card, *lang)));
            let in_full = ["in-force", "stored-carbon", "declared", "sparse", "passport", "passport-status-unknown"]
                .contains(&name);
            if in_full {
                kept.push((format!("{name}-full-{}.html", lang.code()), draw(&evidence, Size::Full, *lang)));
                kept.push((format!("{name}-{}.svg", lang.code()), picture(&evidence, *lang)));
            }
        }
        if ["in-force", "long-name", "sparse"].contains(&name) {
            for (width, ink) in [("30", Ink::Colour), ("50", Ink::Black), ("80", Ink::Reversed)] {
                let lang = if ink == Ink::Black { Lang::En } else { Lang::Zh };
                kept.push((format!("{name}-print-{width}-{}.svg", ink.word()), print(&evidence, width, ink, lang)));
            }
            kept.push((format!("{name}-poster.svg"), poster(&evidence, Ink::Colour, Lang::Zh).unwrap()));
        }
        kept.push((format!("{name}-badge-zh.html"), draw(&evidence, Size::Badge, Lang::Zh)));
    }
    kept
}

fn draw(evidence: &Evidence, size: Size, lang: Lang) -> String {
    let symbol = Symbol::encode(specimens::ADDRESS, Correction::Medium).unwrap();
    let checked_by = CheckedBy::Publisher;
    let drawing = Drawing { size, lang, checked_by, symbol: Some(&symbol), link: Some("./"), heads_page: false };
    lines(&markup::draw(evidence, &drawing).into_string())
}

fn picture(evidence: &Evidence, lang: Lang) -> String {
    let symbol = Symbol::encode(specimens::ADDRESS, Correction::Medium).unwrap();
    lines(&markup::picture(evidence, lang, CheckedBy::Publisher, Some(&symbol)))
}

fn print(evidence: &Evidence, width: &str, ink: Ink, lang: Lang) -> String {
    let print = Print { width: width.parse().unwrap(), lang, ink, address: LINK };
    lines(&markup::print(evidence, &print).unwrap())
}

fn poster(evidence: &Evidence, ink: Ink, lang: Lang) -> Result<String, Unprintable> {
    markup::poster(evidence, &Poster { lang, ink, address: LINK }).map(|svg| lines(&svg))
}

/// A tag a line, so that a change can be read.
fn lines(markup: &str) -> String {
    format!("{}\n", markup.replace("><", ">\n<"))
}

#[test]
fn every_state_looks_as_it_was_reviewed() {
    let (folder, update) = (folder(), std::env::var_os("UPDATE_GOLDEN").is_some());
    let drawings = drawings();
    for (name, drawn) in &drawings {
        let file = folder.join(name);
        if update {
            fs::write(&file, drawn).unwrap();
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        assert!(kept == *drawn, "{name} changed: look at it, then UPDATE_GOLDEN=1 cargo test --test golden");
    }
    let drawn: BTreeSet<&str> = drawings.iter().map(|(name, _)| name.as_str()).collect();
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(drawn.contains(name.as_str()), "{name} is drawn by nothing");
    }
}

/// The whole text a reader meets, tags taken out.
fn words(evidence: &Evidence, size: Size, lang: Lang) -> String {
    let drawn = draw(evidence, size, lang);
    let mut out = String::new();
    for part in drawn.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        // Numbers in attributes are geometry, but `data` carries the value.
        if tag.starts_with("data ") {
            out.push_str(tag);
        }
        out.push_str(text);
        out.push(' ');
    }
    out
}

#[test]
fn a_label_that_is_not_believed_shows_no_number_in_any_size_or_language() {
    for (name, evidence) in specimens::all() {
        if !matches!(evidence, Evidence::Rejected(_) | Evidence::Unreadable(_) | Evidence::Checking) {
            continue;
        }
        for size in Size::ALL {
            for lang in Lang::ALL {
                let words = words(&evidence, *size, *lang);
                assert!(!words.contains("520") && !words.contains("kgCO"), "{name} {size:?}: {words}");
            }
        }
        assert!(!picture(&evidence, Lang::Zh).contains("kgCO"), "{name}");
    }
}

#[test]
fn a_certificate_that_is_not_in_force_shows_no_number_as_current() {
    for (name, evidence) in specimens::all() {
        let Evidence::Verified(placed) = &evidence else { continue };
        if placed.verified.standing().shows_current() {
            continue;
        }
        for size in Size::ALL {
            let drawn = draw(&evidence, *size, Lang::En);
            assert!(drawn.contains("<s>"), "{name} {size:?} is not struck through");
            let said = if name == "not-yet-valid" { "Certified, not yet valid, at" } else { "Was certified at" };
            assert!(drawn.contains(said), "{name} {size:?}");
            assert!(!drawn.contains("In force"), "{name} {size:?}");
            assert!(!drawn.contains("cl-place"), "{name} {size:?} has a place among others");
        }
    }
}

#[test]
fn only_a_label_in_force_is_printed() {
    for (name, evidence) in specimens::all() {
        let print = Print { width: "50".parse().unwrap(), lang: Lang::Zh, ink: Ink::Black, address: LINK };
        let drawn = markup::print(&evidence, &print);
        match &evidence {
            Evidence::Verified(placed) if *placed.verified.standing() == Standing::InForce => {
                let drawn = drawn.unwrap();
                assert!(drawn.contains("演示数据") && drawn.contains("查验请扫码"), "{name}");
                assert!(!drawn.contains("认证有效") && !drawn.contains("In force"), "{name}: paper cannot know");
            }
            Evidence::Verified(placed) => {
                let standing = placed.verified.standing().clone();
                assert_eq!(drawn, Err(Unprintable::NotInForce(standing)), "{name}");
            }
            _ => assert_eq!(drawn, Err(Unprintable::NotVerified), "{name}"),
        }
        assert_eq!(markup::smallest_width(&evidence, LINK).err(), printable(&evidence).err(), "{name}");
        assert_eq!(poster(&evidence, Ink::Black, Lang::En).err(), printable(&evidence).err(), "{name}");
    }
}

#[test]
fn a_label_narrower_than_it_scans_is_refused_with_the_width_it_needs() {
    let (_, evidence) = specimens::all().swap_remove(0);
    let drawn = |address, width| markup::print(&evidence, &Print { width, lang: Lang::En, ink: Ink::Colour, address });
    let long = format!("https://labels.example/01/09506000134352?99={}", "x".repeat(60));
    for (address, version) in [("https://labels.example/01/09506000134352", 3), (LINK, 4), (&long, 8)] {
        let needed = markup::smallest_width(&evidence, address).unwrap();
        assert!(drawn(address, needed).is_ok(), "{needed}");
        let asked = Width::holding(needed.millimetres() - 0.1);
        assert_eq!(drawn(address, asked), Err(Unprintable::TooNarrow { asked, needed, version }), "{address}");
    }
    let wide = Width::holding(120.1);
    assert_eq!(drawn(LINK, wide), Err(Unprintable::TooWide(wide)));
    assert!(matches!(drawn(&"x".repeat(3000), Width::MOST), Err(Unprintable::Address(_))));
}

#[test]
fn a_poster_is_a4_and_nothing_on_it_lies_over_the_other() {
    let of_all = specimens::all();
    let printed = of_all.iter().map(|(_, evidence)| evidence).filter(|evidence| printable(evidence).is_ok());
    let long = of_a_long_number();
    let mut count = 0;
    for evidence in printed.chain([&long]) {
        for lang in Lang::ALL {
            let svg = markup::poster(evidence, &Poster { lang: *lang, ink: Ink::Colour, address: LINK }).unwrap();
            assert!(svg.contains("width=\"210mm\"") && svg.contains("height=\"297mm\""));
            let of = |name| measure(&svg, "shape-rendering", name);
            let (left, top, side) = (of("x"), of("y"), of("width"));
            assert!(side > 60.0 && top > 0.0 && top + side < 297.0, "{top}");
            for text in svg.split("<text").skip(1).map(|text| format!("text{text}")) {
                let at = |name| measure(&text, "text", name);
                let (x, y, size) = (at("x"), at("y"), at("font-size"));
                assert!(y < 297.0 - 2.0 && (17.0..=193.0).contains(&x), "{text}");
                let over_symbol = x < left + side && y - size * 0.8 < top + side && y > top;
                assert!(!over_symbol, "{text}");
            }
            count += 1;
        }
    }
    assert!(count >= 6, "{count}");
}

/// The first number after `name="` in the first tag that has `mark`.
fn measure(svg: &str, mark: &str, name: &str) -> f64 {
    let tag = svg.split('<').find(|tag| tag.contains(mark)).unwrap();
    let value = tag.split(&format!(" {name}=\"")).nth(1).unwrap();
    value.split(|c: char| c != '.' && !c.is_ascii_digit()).next().unwrap().parse().unwrap()
}

#[test]
fn every_module_is_large_enough_and_its_quiet_zone_is_free() {
    let (_, evidence) = specimens::all().swap_remove(0);
    for evidence in [evidence, of_a_long_number()] {
        prints_free_of_its_symbol(&evidence);
    }
}

/// The label of a number that is wider than what a narrow print has beside its symbol.
fn of_a_long_number() -> Evidence {
    let draft = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/drafts/body-a/DEMO-2026-0003.json");
    let draft = fs::read_to_string(draft).unwrap().replacen(r#""value": "520""#, r#""value": "1234567890.12345""#, 1);
    let draft = Draft::read(draft.as_bytes()).unwrap();
    let label = specimens::key("body-a").sign(&draft, &Issuance::default()).unwrap();
    Evidence::read(label.as_bytes(), &specimens::programme(), &AtHand::default(), specimens::NOW.parse().unwrap())
}

fn prints_free_of_its_symbol(evidence: &Evidence) {
    let least = markup::smallest_width(evidence, LINK).unwrap().millimetres();
    for tenths in (0..=1200).filter(|tenths| f64::from(*tenths) / 10.0 >= least).step_by(7) {
        let width = Width::holding(f64::from(tenths) / 10.0);
        for ink in Ink::ALL {
            let svg = markup::print(evidence, &Print { width, lang: Lang::Zh, ink: *ink, address: LINK }).unwrap();
            let of = |name| measure(&svg, "shape-rendering", name);
            let enlarged = width.millimetres() / width.millimetres().min(80.0);
            // Version 4: 33 modules, and four free ones on each side.
            let module = of("width") / 41.0 * enlarged;
            assert!((0.396..=0.991).contains(&module), "{width} {ink:?}: {module}");
            let drawn = width.millimetres() / enlarged;
            let free = if *ink == Ink::Reversed { 0.9 } else { 0.2 };
            assert!(of("x") >= free && of("x") + of("width") <= drawn - free + 0.011, "{width} {ink:?}");
            let (left, top, side) = (of("x"), of("y"), of("width"));
            for text in svg.split("<text").skip(1).map(|text| format!("text{text}")) {
                let at = |name| measure(&text, "text", name);
                let (x, y, size) = (at("x"), at("y"), at("font-size"));
                let inside = text.split('<').map(|part| part.rsplit('>').next().unwrap());
                let ems = |c: char| if c.is_ascii() || c == '₂' { 0.58 } else { 1.0 };
                let end = x + inside.flat_map(str::chars).map(ems).sum::<f64>() * size;
                // Letters hang a quarter below their line and rise nine tenths above it.
                let above_or_below = y + size * 0.25 <= top || y - size * 0.9 >= top + side;
                let beside = end <= left + 0.1 || x >= left + side - 0.011;
                assert!(above_or_below || beside, "{width} {ink:?}: {text} in the quiet zone");
            }
        }
    }
}

#[test]
fn demonstration_data_is_marked_in_every_size() {
    for (name, evidence) in specimens::all() {
        if !matches!(evidence, Evidence::Verified(_)) {
            continue;
        }
        for size in Size::ALL {
            assert!(draw(&evidence, *size, Lang::Zh).contains("演示数据"), "{name} {size:?}");
        }
        assert!(picture(&evidence, Lang::Zh).contains("class=\"watermark\""), "{name}");
    }
}

#[test]
fn a_declaration_never_looks_certified() {
    let (_, declared) = specimens::all().into_iter().find(|(name, _)| *name == "declared").unwrap();
    for size in Size::ALL {
        let drawn = draw(&declared, *size, Lang::Zh);
        assert!(drawn.contains("企业自行声明，未经认证"), "{size:?}");
        assert!(!drawn.contains("认证有效") && !drawn.contains("data-tone=\"good\""), "{size:?}");
    }
}

#[test]
fn a_passport_never_looks_certified() {
    let passports = specimens::all().into_iter().filter(|(name, _)| name.starts_with("passport"));
    for (name, evidence) in passports {
        for size in Size::ALL {
            let (zh, en) = (draw(&evidence, *size, Lang::Zh), draw(&evidence, *size, Lang::En));
            assert!(!zh.contains("认证有效") && !zh.contains("data-tone=\"good\""), "{name} {size:?}");
            let lapsed = zh.contains("<s>");
            assert_eq!(lapsed, ["passport-expired", "passport-withdrawn"].contains(&name), "{name} {size:?}");
            // A badge has room for the state alone, and a lapsed number is struck through.
            if !(lapsed && *size == Size::Badge) {
                assert!(zh.contains("未经认证") || zh.contains("未经核验"), "{name} {size:?}");
                assert!(en.contains("not certified") || en.contains("was not checked"), "{name} {size:?}");
            }
        }
    }
}

#[test]
fn a_signed_passport_names_who_signed_it() {
    let signed = specimens::all().into_iter().filter(|(name, _)| name.starts_with("passport-"));
    for (name, evidence) in signed {
        let did = "did:web:passports.example:made-up-storage:product-passports:2026";
        assert!(words(&evidence, Size::Card, Lang::En).contains(&format!("Signed by {did}")), "{name}");
    }
}

#[test]
fn a_label_in_an_envelope_is_the_label_inside() {
    let jwt = specimens::signed("body-a", "DEMO-2026-0003");
    let envelope = format!(
        r#"{{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "EnvelopedVerifiableCredential",
            "id": "data:application/vc+jwt,{jwt}"}}"#
    );
    let read = |bytes: &[u8]| {
        Evidence::read(bytes, &specimens::programme(), &AtHand::default(), specimens::NOW.parse().unwrap())
    };
    assert!(matches!(read(jwt.as_bytes()), Evidence::Verified(_)));
    assert_eq!(read(envelope.as_bytes()), read(jwt.as_bytes()));
}

#[test]
fn a_listener_hears_number_unit_per_what_boundary_state_place_in_that_order() {
    let (_, evidence) = specimens::all().swap_remove(0);
    let words = words(&evidence, Size::Full, Lang::En);
    let heard =
        ["520", "kgCO₂e", "per 1 kWp", "cradle to gate", "In force", "EPEAT low-carbon", "Raw materials", "Proof"];
    let mut from = 0;
    for part in heard {
        let at = words[from..].find(part);
        assert!(at.is_some(), "“{part}” is not heard after what comes before it: {words}");
        from += at.unwrap();
    }
}
