//! Comparisons that nobody made at a desk, with names that would be something else than names.

use carbon_label::{
    catalogue::{Certificate, Item},
    compare::Basis,
    criteria::{Criteria, Source, State, Whole, Worked},
    handover::{Benchmark, Comparison, Counts, Group, Origin, Product, Standard, Verdict},
    label::{Boundary, CarbonUnit, Decimal, Line, Name, Period, StageKind},
    text::Lang,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Pieces of names: what spreadsheets, browsers and readers of tables take for something else.
const PIECES: &[&str] = &[
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"https://a.example\")",
    "+1",
    "-2+3",
    "@SUM(1)",
    "1e308",
    "0123",
    "<r><t>",
    "</t></r>",
    "<script>alert(1)</script>",
    "_x0041_",
    "&amp;",
    "\"",
    "'",
    "''",
    ";",
    ",",
    "|",
    " ",
    "https://a.example",
    "mailto:a@b.example",
    "2026-01-01",
    "TRUE",
    "碳",
    "ثنائي",
    "😀",
    "\u{ff1d}1+1",
];

fn text() -> impl Strategy<Value = String> {
    vec(select(PIECES), 1..4).prop_map(|pieces| pieces.concat())
}

/// A line that is one.
pub(crate) fn line() -> impl Strategy<Value = Line> {
    text().prop_filter_map("a line of blanks is none", |text| text.parse().ok())
}

fn decimal() -> impl Strategy<Value = Decimal> {
    let few = (-99_999_i64..=99_999, 0..4_i32).prop_map(|(whole, places)| Decimal::from(whole).shifted(-places));
    let many = "[1-9][0-9]{0,11}\\.[0-9]{1,12}".prop_map(|text| text.parse().ok());
    prop_oneof![few, many].prop_filter_map("it fits", |number| number)
}

fn basis(per: &str, boundary: Boundary) -> Basis {
    Basis {
        category: "pv-module".parse().unwrap(),
        unit: CarbonUnit::Kilogram,
        per: per.parse().unwrap(),
        boundary,
        standards: vec!["GB/T 24067-2024".parse().unwrap()],
        rule: None,
    }
}

/// What the comparison is held in.
pub(crate) fn group() -> Basis {
    basis("1 kWp", Boundary::CradleToGate)
}

/// The demand standard: two musts, two awards.
pub(crate) fn criteria() -> Criteria {
    let text = "version=1&bid=2026-12-10&region=CN-TJ&category=pv-module&unit=kgCO2e&per=1+kWp\
        &boundary=cradle-to-gate&standard=GB%2FT+24067-2024&must=in-force&must=at-most,630,kgCO2e,1+kWp\
        &award=price-deduction,5,1,630,400,kgCO2e,1+kWp,2&award=points,3.0,,630,400,kgCO2e,1+kWp,1";
    Criteria::of_fragment(text).unwrap()
}

fn verdict(criteria: &Criteria, whole: Whole, value: Option<Decimal>, said: &str) -> Verdict {
    let award = |at: usize| -> (Option<Worked>, String) {
        let worked = value.filter(|_| whole == Whole::Pass).and_then(|value| criteria.awards[at].formula.work(value));
        (worked, said.to_owned())
    };
    Verdict {
        whole,
        said: said.to_owned(),
        musts: vec![(whole, said.to_owned()); criteria.musts.len()],
        awards: (0..criteria.awards.len()).map(award).collect(),
    }
}

prop_compose! {
    fn item(number: String)(
        name in line(),
        maker in line(),
        model in option::of(line()),
        value in decimal(),
        per in select(&["1 kWp", "1 MWp", "10 kWp"][..]),
        boundary in select(&[Boundary::CradleToGate, Boundary::CradleToGrave][..]),
        share in option::of(0..=100_i64),
        issuer in line(),
        state in select(State::ALL),
        demonstration in any::<bool>(),
    ) -> Item {
        Item {
            number: number.parse().unwrap(),
            gtin: "6901234567892".parse().ok(),
            name: Name::new(vec![("zh".parse().unwrap(), name.clone()), ("en".parse().unwrap(), name)]).unwrap(),
            model,
            maker: Some(Name::new(vec![("zh".parse().unwrap(), maker)]).unwrap()),
            basis: basis(per, boundary),
            value,
            primary_share: share.and_then(|share| Decimal::from(share).shifted(-2)?.to_string().parse().ok()),
            period: Period::new("2024-01-01".parse().unwrap(), "2024-12-31".parse().unwrap()).ok(),
            certificate: Some(Certificate {
                issuer: issuer.to_string(),
                issued: "2026-06-05".parse().unwrap(),
                expires: "2028-06-04".parse().unwrap(),
            }),
            state,
            demonstration,
        }
    }
}

/// A product; `at` makes its number one of its own.
fn product(at: usize, grouped: bool, judged: bool) -> impl Strategy<Value = Product> {
    let number = format!("A-{at}");
    let rest = (
        option::weighted(0.9, item(number.clone())),
        line(),
        select(Source::ALL),
        select(Whole::ALL),
        vec((select(StageKind::ALL), decimal()), 0..4),
    );
    rest.prop_map(move |(item, said, source, whole, stages)| {
        let in_group = item.as_ref().filter(|_| grouped).and_then(|item| {
            item.basis.matches(&group()).ok()?;
            item.basis.convert(item.value, group().unit, &group().per)
        });
        let (said, criteria) = (said.to_string(), criteria());
        Product {
            number: number.parse().unwrap(),
            state: item.as_ref().map_or(State::Rejected, |item| item.state),
            category: None,
            state_said: said.clone(),
            source,
            checked: "2026-11-24T10:00:00+08:00".parse().ok().filter(|_| source == Source::Verified),
            issuer: said.parse().ok(),
            in_group,
            apart: in_group.is_none().then(|| said.clone()),
            stages: if item.is_some() { stages } else { Vec::new() },
            verdict: judged.then(|| verdict(&criteria, whole, in_group, &said)),
            item,
        }
    })
}

fn products(grouped: bool, judged: bool) -> impl Strategy<Value = Vec<Product>> {
    (0..6_usize).prop_flat_map(move |count| (0..count).map(|at| product(at, grouped, judged)).collect::<Vec<_>>())
}

/// A comparison.
pub(crate) fn comparison() -> impl Strategy<Value = Comparison> {
    let shape = (any::<bool>(), any::<bool>(), select(Lang::ALL));
    shape.prop_flat_map(|(grouped, judged, lang)| {
        (products(grouped, judged), line(), 0..3_usize).prop_map(move |(products, said, more)| Comparison {
            lang,
            at: "2026-11-24T10:00:00+08:00".parse().unwrap(),
            software: said.to_string(),
            programme: Origin {
                name: said.clone(),
                operator: said.clone(),
                key: Some(said.to_string()),
                region: said.clone(),
                site: "https://labels.example/".parse().unwrap(),
            },
            link: "https://labels.example/compare/#text=%E7%A2%B3&chosen=A-1,A-2".parse().unwrap(),
            demonstration: grouped,
            group: grouped.then(|| Group {
                id: "0a1b2c3d".parse().unwrap(),
                title: said.to_string(),
                basis: group(),
                warnings: vec![said.to_string(); more],
            }),
            standard: judged.then(|| Standard {
                criteria: criteria(),
                musts: vec![said.to_string(); 2],
                awards: vec![said.to_string(); 2],
            }),
            counts: Counts { found: products.len() + more, comparable: more, pass: 1, cannot_tell: 2, fail: 3 },
            absent: vec!["B-1".parse().unwrap(); more],
            benchmarks: vec![benchmark(said.clone()); more],
            products,
        })
    })
}

fn benchmark(said: Line) -> Benchmark {
    Benchmark {
        id: "epeat-pv".parse().unwrap(),
        name: said.clone(),
        method: said.clone(),
        unit: CarbonUnit::Kilogram,
        per: "1 kWp".parse().unwrap(),
        boundary: Boundary::CradleToGate,
        year: Some(2024),
        source: said,
        address: "https://a.example/".parse().ok(),
        demanded: true,
    }
}
