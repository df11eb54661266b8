//! The catalogue asked, over products made up for it.

use super::*;
use crate::label::{Boundary, CarbonUnit, DeclaredUnit, Rule};

fn name(zh: &str, en: &str) -> Name {
    Name::new(vec![("zh".parse().unwrap(), zh.parse().unwrap()), ("en".parse().unwrap(), en.parse().unwrap())]).unwrap()
}

fn item(number: &str, value: &str) -> Item {
    Item {
        number: number.parse().unwrap(),
        gtin: None,
        name: name("双玻组件", "Bifacial module"),
        model: Some("DG-600W".parse().unwrap()),
        maker: Some(name("天津示范光伏", "Tianjin Demo PV")),
        basis: Basis {
            category: "pv-module".parse().unwrap(),
            unit: CarbonUnit::Kilogram,
            per: "1 kWp".parse().unwrap(),
            boundary: Boundary::CradleToGate,
            standards: vec!["GB/T 24067-2024".parse().unwrap()],
            rule: Some(Rule { id: "PCR-PV".parse().unwrap(), version: Some("2025".parse().unwrap()) }),
        },
        value: value.parse().unwrap(),
        primary_share: Some("0.62".parse().unwrap()),
        period: Some(Period::new("2025-01-01".parse().unwrap(), "2025-12-31".parse().unwrap()).unwrap()),
        certificate: Some(Certificate {
            issuer: "did:web:labels.example".to_owned(),
            issued: "2026-03-01".parse().unwrap(),
            expires: "2028-02-29".parse().unwrap(),
        }),
        state: State::InForce,
        demonstration: true,
    }
}

fn with(number: &str, value: &str, change: impl FnOnce(&mut Item)) -> Item {
    let mut item = item(number, value);
    change(&mut item);
    item
}

fn shard(items: &[Item]) -> Shard {
    let mut writer = ShardWriter::default();
    items.iter().for_each(|item| writer.add(item));
    Shard::read(writer.finish(true).as_bytes()).unwrap()
}

fn catalogue(items: &[Item]) -> Catalogue {
    let mut catalogue = Catalogue::new(Initials::of("双s玻b组z件j天t津j示s范f光g伏f重zc"));
    catalogue.add(shard(items));
    catalogue
}

fn numbers(catalogue: &Catalogue, answer: &Answer) -> Vec<String> {
    answer.places.iter().map(|place| catalogue.entry(*place).unwrap().number.to_string()).collect()
}

fn ask(catalogue: &mut Catalogue, query: &Query, collate: Collate<'_>, judged: &dyn Fn(u32) -> bool) -> Answer {
    catalogue.prepare(query.sort, "zh", collate);
    catalogue.ask(query, judged)
}

#[track_caller]
fn check(items: &[Item], query: Query, expected: &[&str], comparable: usize) {
    let mut catalogue = catalogue(items);
    let answer = ask(&mut catalogue, &query, &by_code_point, &|_| true);
    assert_eq!(
        (numbers(&catalogue, &answer), answer.comparable),
        (expected.iter().map(ToString::to_string).collect(), comparable)
    );
}

#[test]
fn what_is_listed_comes_back_with_its_digits() {
    let items = [
        item("A-1", "520.0"),
        with("A-2", "-647.42", |item| {
            (item.model, item.primary_share, item.period, item.basis.rule) = (None, None, None, None);
            item.gtin = Some("09506000134352".parse().unwrap());
            item.state = State::Suspended;
        }),
    ];
    let catalogue = catalogue(&items);
    for item in &items {
        let entry = catalogue.entry(catalogue.place(&item.number).unwrap()).unwrap();
        let stated = entry.stated.unwrap();
        assert_eq!(stated.value.to_string(), item.value.to_string());
        assert_eq!((stated.name, stated.maker, stated.model), (&item.name, item.maker.as_ref(), item.model.as_ref()));
        assert_eq!((stated.basis, stated.period, stated.primary_share), (&item.basis, item.period, item.primary_share));
        let certificate = |one: Certificate<&str>| (one.issuer.to_owned(), one.issued, one.expires);
        let listed = item.certificate.as_ref().map(|one| (one.issuer.clone(), one.issued, one.expires));
        assert_eq!(stated.certificate.map(certificate), listed);
        assert_eq!((entry.gtin, entry.state, entry.source), (item.gtin.as_ref(), item.state, Source::Listed));
        let json = item.to_json();
        assert_eq!(Item::read(&crate::json::Node::root(&json)).unwrap(), *item);
    }
}

#[test]
fn a_shard_that_does_not_read_says_where() {
    let mut writer = ShardWriter::default();
    writer.add(&item("A-1", "520"));
    let text = writer.finish(true);
    #[track_caller]
    fn check(text: &str, from: &str, to: &str, path: &str) {
        assert!(text.contains(from), "{from}");
        assert_eq!(Shard::read(text.replacen(from, to, 1).as_bytes()).err().unwrap().path(), path);
    }
    check(&text, "\"version\":1", "\"version\":2", "$.version");
    check(&text, "\"name\":[0]", "\"name\":[1]", "$.name[0]");
    check(&text, "\"name\":[0]", "\"name\":[-1]", "$.name[0]");
    check(&text, "\"name\":[0]", "\"name\":[]", "$.name");
    check(&text, "\"value\":[\"520\"]", "\"value\":[\"1e308\"]", "$.value[0]");
    check(&text, "双玻组件", "\\u202e", "$.names[0].zh");
    check(&text, "\"state\":[\"in-force\"]", "\"state\":[\"certified\"]", "$.state[0]");
    check(&text, "\"rows\":1", "\"rows\":9", "$.number");
}

#[test]
fn words_are_found_in_names_models_numbers_and_initials() {
    let items = [
        item("TJ-0001", "1"),
        with("TJ-0002", "2", |item| {
            item.name = name("重型木梁", "Timber beam");
            item.gtin = Some("09506000134352".parse().unwrap());
        }),
    ];
    let text = |text: &str| Query { text: text.to_owned(), ..Query::default() };
    for found in ["玻组", "sbzj", "BIFACIAL demo", "tj-0001"] {
        check(&items, text(found), &["TJ-0001"], 1);
    }
    for found in ["天津 600w", "tjsfgf dg"] {
        check(&items, text(found), &["TJ-0001", "TJ-0002"], 2);
    }
    check(&items, text("beam 13435"), &["TJ-0002"], 1);
    // 重 is read zhòng or chóng.
    check(&items, text("z型"), &["TJ-0002"], 1);
    check(&items, text("c型木"), &["TJ-0002"], 1);
    check(&items, text("TJ-0001\nTJ-0002"), &[], 0);
    check(&items, text("组件 木梁"), &[], 0);
}

#[test]
fn a_group_comes_first_in_its_order_and_the_others_stay() {
    let other = |number: &str, change: fn(&mut Basis)| with(number, "12.2", |item| change(&mut item.basis));
    let items = [
        item("A-1", "520"),
        with("A-2", "0.42", |item| item.basis.per = "1 Wp".parse::<DeclaredUnit>().unwrap()),
        other("B-1", |basis| basis.per = "1 kWh".parse().unwrap()),
        other("C-1", |basis| basis.rule = None),
        with("A-3", "500", |item| item.basis.rule.as_mut().unwrap().version = Some("2024".parse().unwrap())),
    ];
    check(&items, Query::default(), &["A-2", "A-3", "A-1", "B-1", "C-1"], 3);
    check(&items, Query { descending: true, ..Query::default() }, &["A-1", "A-3", "A-2", "C-1", "B-1"], 3);
    let value = (Some("430".parse().unwrap()), Some("500".parse().unwrap()));
    check(&items, Query { value, ..Query::default() }, &["A-3", "B-1", "C-1"], 1);

    let mut catalogue = catalogue(&items);
    let answer = ask(&mut catalogue, &Query::default(), &by_code_point, &|_| true);
    let group = &answer.groups[answer.group.unwrap()];
    assert_eq!((group.found, group.versions.len(), group.periods), (3, 2, 1));
    let smaller = answer.groups.iter().find(|group| group.basis.rule.is_none()).unwrap();
    let query = Query { group: Some(smaller.id.clone()), ..Query::default() };
    let answer = ask(&mut catalogue, &query, &by_code_point, &|_| true);
    assert_eq!((numbers(&catalogue, &answer)[0].as_str(), answer.comparable), ("C-1", 1));
}

#[test]
fn a_group_keeps_its_id_whichever_product_came_first() {
    let items = [item("A-1", "520"), with("A-2", "0.42", |item| item.basis.per = "1 Wp".parse().unwrap())];
    let id =
        |items: &[Item]| ask(&mut catalogue(items), &Query::default(), &by_code_point, &|_| true).groups[0].id.clone();
    assert_eq!(id(&items), id(&[items[1].clone(), items[0].clone()]));
}

#[test]
fn products_are_kept_by_state_share_choice_and_verdict() {
    let items = [
        item("A-1", "1"),
        with("A-2", "2", |item| item.state = State::Suspended),
        with("A-3", "3", |item| item.primary_share = None),
    ];
    check(&items, Query { states: vec![State::Suspended], ..Query::default() }, &["A-2"], 1);
    check(&items, Query { primary_share: Some("0.5".parse().unwrap()), ..Query::default() }, &["A-1", "A-2"], 2);
    let chosen = Some(vec!["A-3".parse().unwrap(), "Z-9".parse().unwrap()]);
    check(&items, Query { chosen, ..Query::default() }, &["A-3"], 1);
    check(&items, Query { category: Some("wood-panel".parse().unwrap()), ..Query::default() }, &[], 0);
    let mut catalogue = catalogue(&items);
    let answer = ask(&mut catalogue, &Query::default(), &by_code_point, &|place| place == 1);
    assert_eq!(numbers(&catalogue, &answer), ["A-2"]);
}

#[test]
fn what_was_checked_takes_the_place_of_what_was_listed_and_keeps_it() {
    let items = [item("A-1", "520"), item("A-2", "600")];
    let mut catalogue = catalogue(&items);
    catalogue.put(with("A-1", "530", |item| item.state = State::Withdrawn), Source::Verified);
    catalogue.reject("A-2".parse().unwrap(), Source::Verified);
    catalogue.add(shard(&items));
    assert_eq!(catalogue.len(), 2);
    let entry = |number: &str| catalogue.entry(catalogue.place(&number.parse().unwrap()).unwrap()).unwrap();
    assert_eq!(entry("A-1").stated.unwrap().value.to_string(), "530");
    assert_eq!((entry("A-1").state, entry("A-1").source), (State::Withdrawn, Source::Verified));
    assert!(entry("A-2").stated.is_none(), "a number of what is not to be believed");
}

#[test]
fn names_are_ordered_as_their_language_has_it_and_what_has_no_value_is_last() {
    let items = [
        with("A-1", "1", |item| item.maker = Some(name("乙", "B"))),
        with("A-2", "2", |item| (item.maker, item.primary_share) = (Some(name("甲", "A")), None)),
    ];
    let reversed = |texts: &[&str]| texts.iter().map(|text| u32::from(!text.contains('乙'))).collect();
    let mut catalogue = catalogue(&items);
    let query = |sort, descending| Query { sort, descending, ..Query::default() };
    let answer = ask(&mut catalogue, &query(Field::Maker, false), &reversed, &|_| true);
    assert_eq!(numbers(&catalogue, &answer), ["A-1", "A-2"]);
    for descending in [false, true] {
        let answer = ask(&mut catalogue, &query(Field::PrimaryShare, descending), &reversed, &|_| true);
        assert_eq!(numbers(&catalogue, &answer), ["A-1", "A-2"]);
    }
}
