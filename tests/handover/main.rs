//! A comparison handed over: made at a desk over the published demonstration, written four ways, read back by
//! others, opened again; and whatever it holds, no file of it is more than text and numbers.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod made;
mod workbook;
#[path = "../world/mod.rs"]
mod world;

use calamine::Data;
use carbon_label::{
    catalogue::by_code_point,
    compare::Basis,
    criteria::{Criteria, Source, State, Whole},
    formats::table::Table,
    handover::{Address, Comparison, Product, print},
    json::{Json, Limits, Node},
    label::{Instant, Number},
    portal::{Portal, View},
    programme::read_folder,
    text::Lang,
};
use proptest::prelude::*;
use std::{fs, path::PathBuf};
use workbook::Book;
use world::World;

fn now() -> Instant {
    "2026-11-24T10:00:00+08:00".parse().unwrap()
}

fn page() -> Address {
    "https://labels.example/compare/".parse().unwrap()
}

/// The demonstration's site, and desks on it.
struct Site {
    world: World,
    folder: PathBuf,
}

impl Site {
    fn new() -> Self {
        let world = World::new();
        let folder = world.publish("site");
        Self { world, folder }
    }

    /// A desk at which nothing was asked yet.
    fn empty(&self, lang: Lang) -> Portal {
        let read = |path: &str| fs::read(self.folder.join(path)).unwrap();
        let programme = read_folder(&self.world.path("programme")).unwrap();
        let operator = programme.about.operator_key.unwrap().did().unwrap();
        Portal::open(&operator, &read("trust.jwt"), &programme.to_json(), lang, now()).unwrap()
    }

    /// A desk with the whole catalogue.
    fn desk(&self, lang: Lang) -> Portal {
        let read = |path: &str| fs::read(self.folder.join(path)).unwrap();
        let mut desk = self.empty(lang);
        for listed in desk.manifest(&read("catalogue.json")).unwrap() {
            desk.shard(&read(&listed.file)).unwrap();
        }
        desk
    }

    /// Checks what is to be checked before a view is handed over, but for some, and hands it over.
    fn handed(&self, desk: &mut Portal, view: &View, but: &[&str]) -> Comparison {
        for number in desk.to_check(view, &by_code_point) {
            let label = fs::read(self.folder.join(format!("label/{number}.jwt")));
            let Some(label) = label.ok().filter(|_| !but.contains(&number.as_str())) else { continue };
            for path in desk.label(&number, &label, now()) {
                let list = fs::read(self.folder.join(&path)).ok();
                desk.list(&path, list.as_deref(), now());
            }
            desk.settle(&number);
        }
        desk.hand_over(view, &page(), now(), &by_code_point).unwrap()
    }
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

#[track_caller]
fn product<'a>(comparison: &'a Comparison, number: &str) -> &'a Product {
    comparison.products.iter().find(|product| product.number.as_str() == number).unwrap()
}

/// A demand standard stated for the group that photovoltaic modules are in.
fn judged(site: &Site) -> View {
    let comparison = site.handed(&mut site.desk(Lang::Zh), &View::of("#category=pv-module"), &[]);
    let basis: Basis = comparison.group.unwrap().basis;
    let criteria = Criteria { basis: Some(basis), ..made::criteria() };
    View { criteria: Some(criteria), ..View::default() }
}

#[test]
fn everything_found_is_in_every_file_with_its_verdict_and_every_reason() {
    let site = Site::new();
    let view = judged(&site);
    let comparison = site.handed(&mut site.desk(Lang::Zh), &view, &[]);
    assert_eq!(comparison.products.len(), 27);
    assert_eq!((comparison.is_cut(), comparison.unchecked()), (false, 0));
    assert!(comparison.products.iter().all(|product| product.checked == Some(now())));

    let suspended = product(&comparison, "DEMO-2026-0020");
    assert_eq!(suspended.state, State::Suspended);
    let failed = product(&comparison, "DEMO-2026-0024");
    assert_eq!((failed.state, &failed.item, failed.in_group), (State::Rejected, &None, None));
    let apart = comparison.products.iter().find(|product| product.item.is_some() && product.apart.is_some()).unwrap();
    let passed = comparison.products.iter().find(|one| one.verdict.as_ref().unwrap().whole == Whole::Pass).unwrap();
    assert!(
        comparison.benchmarks.iter().any(|benchmark| benchmark.id.as_str() == "epeat-pv"),
        "{:?}",
        comparison.benchmarks
    );

    let json = comparison.to_json().to_string();
    assert_eq!(Comparison::read(json.as_bytes()).unwrap(), comparison);

    let reasons = |product: &Product| {
        let verdict = product.verdict.clone().unwrap();
        verdict
            .musts
            .into_iter()
            .chain(verdict.awards.into_iter().map(|(_, said)| (Whole::Pass, said)))
            .map(|(_, said)| said)
            .collect::<Vec<_>>()
    };
    let (book, pages) = (Book::read(&comparison.to_xlsx().unwrap()), print(&comparison).into_string());
    let table = Table::read(&comparison.to_csv(), &|_| None).unwrap();
    let csv: Vec<Vec<&str>> = table.rows().map(|row| row.cells().collect()).collect();
    assert_eq!(csv.len(), 27);
    for product in [suspended, failed, apart, passed] {
        let row = csv.iter().find(|row| row[0] == product.number.as_str()).unwrap();
        let verdicts = book.sheet("逐项判断");
        let (all, judged) = (book.sheet("比选结果"), verdicts.row(verdicts.row_of(product.number.as_str())));
        let all = all.row(all.row_of(product.number.as_str()));
        for said in reasons(product).into_iter().chain(product.apart.clone()).chain([product.state_said.clone()]) {
            assert!(row.contains(&said.as_str()), "{said} not in {row:?}");
            assert!(all.contains(&said), "{said} not in {all:?}");
            assert!(judged.contains(&said) || product.apart.as_ref() == Some(&said) || said == product.state_said);
            let escaped = maud::html! { (said) }.into_string();
            assert!(pages.contains(&escaped), "{said} is not printed");
        }
    }
    let about = book.sheet("说明").text();
    for said in ["2026-11-24 10:00", comparison.link.as_str(), "epeat-pv", "carbon-label 0.1.0", "\"must\":\"at-most\""]
    {
        assert!(about.contains(said), "{said} not in {about}");
    }
    assert!(pages.contains("演示") && pages.contains(&comparison.group.as_ref().unwrap().title));
    numbers_are_numbers(&comparison, &book);
    formulas_give_what_is_stated(&comparison, &book);
}

/// The value as stated is the number that stands in the file, and its days are days.
fn numbers_are_numbers(comparison: &Comparison, book: &Book) {
    let sheet = book.sheet("比选结果");
    let column = |heading: &str| sheet.row(0).iter().position(|cell| cell == heading).unwrap() as u32;
    for product in comparison.products.iter().filter(|product| product.item.is_some()) {
        let row = sheet.row_of(product.number.as_str());
        let item = product.item.as_ref().unwrap();
        let Some(Data::Float(value)) = sheet.cells.get(&(row, column("碳足迹（原值）"))) else {
            panic!("{}", product.number)
        };
        assert_eq!(value.to_string(), item.value.trimmed().to_string());
        let expires = sheet.cells.get(&(row, column("有效期至"))).unwrap();
        assert!(matches!(expires, Data::DateTime(_)), "{expires:?}");
    }
}

/// Every formula in the workbook is an award's, and comes to what the document states.
fn formulas_give_what_is_stated(comparison: &Comparison, book: &Book) {
    let awarded =
        |product: &&Product| product.verdict.as_ref().unwrap().awards.iter().any(|(worked, _)| worked.is_some());
    let awarded: Vec<&Product> = comparison.products.iter().filter(awarded).collect();
    assert!(awarded.len() >= 3, "{}", awarded.len());
    let (verdicts, mut formulas) = (book.sheet("逐项判断"), 0);
    for product in awarded {
        let (row, first) = (verdicts.row_of(product.number.as_str()), 3 + 2);
        for (at, (worked, _)) in product.verdict.as_ref().unwrap().awards.iter().enumerate() {
            let (worked, column) = (worked.unwrap(), first + 5 * at as u32);
            for (stated, column) in [(worked.computed, column + 1), (worked.awarded, column + 2)] {
                let recomputed = book.worked("逐项判断", (row, column));
                let stated: rust_decimal::Decimal = stated.to_string().parse().unwrap();
                assert_eq!(recomputed, stated, "{}", product.number);
                let Data::Float(kept) = verdicts.cells[&(row, column)] else { panic!("no result is kept") };
                assert_eq!(kept.to_string().parse::<rust_decimal::Decimal>().unwrap(), stated);
                formulas += 1;
            }
        }
    }
    assert_eq!(book.sheets().map(|(_, sheet)| sheet.formulas.len()).sum::<usize>(), formulas);
}

#[test]
fn what_is_chosen_goes_in_alone_and_what_could_not_be_had_is_said_to_be_listed() {
    let site = Site::new();
    let view = View::of("#text=nothing&outcome=pass&chosen=DEMO-2026-0003,DEMO-2026-0020,GONE-1");
    let mut desk = site.desk(Lang::En);
    let comparison = site.handed(&mut desk, &view, &["DEMO-2026-0020"]);
    let numbers: Vec<&str> = comparison.products.iter().map(|product| product.number.as_str()).collect();
    assert_eq!(numbers.len(), 2, "{numbers:?}");
    assert_eq!(comparison.absent, [number("GONE-1")]);
    let listed = product(&comparison, "DEMO-2026-0020");
    assert_eq!((listed.source, listed.checked, comparison.unchecked()), (Source::Listed, None, 1));
    assert!(listed.state_said.starts_with("As listed: "), "{}", listed.state_said);
    let said = "The credential of 1 product could not be had";
    let book = Book::read(&comparison.to_xlsx().unwrap());
    assert!(print(&comparison).into_string().contains(said) && book.sheet("About").text().contains(said));
    assert!(book.sheet("Demand standard").text().contains("No demand standard"));
    assert!(
        comparison.link.as_str().ends_with("&chosen=DEMO-2026-0003,DEMO-2026-0020,GONE-1&only=chosen"),
        "{}",
        comparison.link
    );
}

#[test]
fn what_was_handed_over_opens_again_as_the_same_comparison() {
    let site = Site::new();
    let mut desk = site.desk(Lang::Zh);
    let view = View { criteria: judged(&site).criteria, ..View::of("#category=pv-module&sort=-expires") };
    let comparison = site.handed(&mut desk, &view, &[]);
    let file = comparison.to_json().to_string();

    let mut another = site.desk(Lang::Zh);
    let fragment = another.restore(file.as_bytes()).unwrap();
    assert_eq!(site.handed(&mut another, &View::of(&fragment), &[]), comparison);

    // A site that knows none of it shows it all the same, as nobody's certificate.
    let mut elsewhere = site.empty(Lang::Zh);
    let fragment = elsewhere.restore(file.as_bytes()).unwrap();
    let declared = elsewhere.hand_over(&View::of(&fragment), &page(), now(), &by_code_point).unwrap();
    let numbers = |comparison: &Comparison| {
        let mut numbers: Vec<Number> = comparison.products.iter().map(|product| product.number.clone()).collect();
        numbers.sort();
        numbers
    };
    assert_eq!(numbers(&declared), numbers(&comparison));
    for product in &declared.products {
        assert_eq!((product.source, product.checked), (Source::Declared, None));
        assert!(product.state == State::StatusUnknown || product.item.is_none());
        assert_eq!(product.verdict.as_ref().unwrap().whole, Whole::Fail);
    }
    assert_eq!(elsewhere.restore(b"{}").unwrap_err().path(), "$.kind");
}

#[test]
fn a_document_that_contradicts_itself_is_refused_where_it_does() {
    let site = Site::new();
    let view = View { chosen: vec![number("DEMO-2026-0003")], ..judged(&site) };
    let text = site.handed(&mut site.desk(Lang::Zh), &view, &[]).to_json().to_string();
    let fault = |from: &str, to: &str| {
        assert!(text.contains(from), "{from} not in {text}");
        Comparison::read(text.replacen(from, to, 1).as_bytes()).unwrap_err().path().to_owned()
    };
    for (from, to, path) in [
        ("\"kind\":\"comparison\"", "\"kind\":\"criteria\"", "$.kind"),
        ("\"version\":1", "\"version\":2", "$.version"),
        ("\"language\":\"zh\"", "\"language\":\"de\"", "$.language"),
        ("\"demonstration\":true", "\"demonstration\":true,\"certified\":true", "$.certified"),
        ("\"link\":\"https", "\"link\":\"javascript", "$.link"),
        ("\"found\":1", "\"found\":0", "$.counts.found"),
        ("\"state\":\"in-force\"", "\"state\":\"suspended\"", "$.products[0].item.state"),
        ("\"inGroup\":\"520\"", "\"inGroup\":\"52\"", "$.products[0].inGroup"),
        ("\"awarded\":\"2.39\"", "\"awarded\":\"4.39\"", "$.products[0].verdict.awards[0].awarded"),
        ("\"source\":\"verified\"", "\"source\":\"certified\"", "$.products[0].source"),
        ("\"must\":\"at-most\"", "\"must\":\"at-least\"", "$.standard.criteria.musts[1].must"),
        ("\"stateSaid\":\"", "\"stateSaid\":\"\u{202e}", "$.products[0].stateSaid"),
        ("\"stateSaid\":\"", "\"stateSaid\":\"\\t=1", "$.products[0].stateSaid"),
        ("\"value\":\"520\"", "\"value\":\"1e308\"", "$.products[0].item.value"),
    ] {
        assert_eq!(fault(from, to), path, "{from} → {to}");
    }
}

/// Whether a spreadsheet would take a cell for a formula.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_document_comes_back_as_it_was(comparison in made::comparison()) {
        let text = comparison.to_json().to_string();
        let again = Comparison::read(text.as_bytes()).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
        prop_assert_eq!(&again, &comparison);
        prop_assert_eq!(again.to_json().to_string(), text);
    }

    #[test]
    fn no_cell_begins_a_formula_and_each_text_is_read_as_it_was_written(comparison in made::comparison()) {
        let bytes = comparison.to_csv();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap());
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(records.len(), comparison.products.len() + 1);
        for cell in records.iter().flatten() {
            prop_assert!(!is_formula(cell) || cell.parse::<carbon_label::label::Decimal>().is_ok(), "{}", cell);
        }
        if !comparison.products.is_empty() {
            let table = Table::read(&bytes, &|_| None).unwrap();
            for (row, product) in table.rows().zip(&comparison.products) {
                prop_assert_eq!(row.cell(0), product.number.as_str());
                let name = product.item.as_ref().map_or("", |item| item.name.in_language("zh").1.as_str());
                prop_assert_eq!(row.cell(1), name);
            }
        }
    }

    #[test]
    fn a_workbook_holds_each_text_as_text(comparison in made::comparison()) {
        let bytes = comparison.to_xlsx().unwrap();
        // Links would stand in a part beside the sheet.
        prop_assert!(!bytes.windows(16).any(|part| part == b"worksheets/_rels"));
        let book = Book::read(&bytes);
        let names = comparison.lang.handover();
        let sheet = book.sheet(names.comparison);
        for (product, row) in comparison.products.iter().zip(1..) {
            let name = product.item.as_ref().map_or("", |item| item.name.in_language("zh").1.as_str());
            let cell = sheet.cells.get(&(row, 1)).map(|cell| match cell {
                Data::String(text) => text.clone(),
                other => panic!("{other:?}"),
            });
            // One blank keeps what would be the writer's own markup from being it.
            let cell = cell.unwrap_or_default();
            prop_assert_eq!(cell.trim_end(), name);
        }
        let awards = |product: &Product| product.verdict.as_ref().map_or(0, |verdict| verdict.awards.iter().filter(|(worked, _)| worked.is_some()).count());
        let most = comparison.products.iter().map(awards).sum::<usize>() * 2;
        for (name, sheet) in book.sheets() {
            prop_assert!(sheet.formulas.is_empty() || name == names.verdicts, "{}", name);
            prop_assert!(sheet.formulas.len() <= most);
            for at in sheet.formulas.keys() {
                let recomputed = book.worked(name, *at);
                let stated = sheet.cells.get(&(at.0, at.1)).map(ToString::to_string).unwrap_or_default();
                prop_assert_eq!(recomputed, stated.parse::<rust_decimal::Decimal>().unwrap());
            }
        }
    }

    #[test]
    fn what_is_printed_has_no_markup_of_a_name(comparison in made::comparison()) {
        let pages = print(&comparison).into_string();
        for start in ["<script", "<r>", "<t>", "<a ", "<img", " on"] {
            prop_assert!(!pages.contains(start) || start == " on", "{}", start);
        }
    }
}

#[test]
fn the_fixture_of_the_fuzzer_is_a_document() {
    let bytes = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/comparison.json")).unwrap();
    let comparison = Comparison::read(&bytes).unwrap();
    assert!(comparison.standard.is_some() && comparison.products.len() > 2);
    let tree = Json::parse(&bytes, Limits { bytes: 1 << 20, depth: 10 }).unwrap();
    assert_eq!(Node::root(&tree).value(), &comparison.to_json());
}
