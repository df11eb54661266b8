//! There and back: whatever a footprint says that a format has a place for comes back from it as it was.

use super::{decimal, read};
use carbon_label::{
    formats::{
        Aspect, Carbon, Content, Declared, Format, Module, Per, When,
        write::{Source, Target},
    },
    label::{Boundary, CarbonUnit, Date, Decimal, DeclaredUnit, Line, Name, Period, StageKind, Uncertainty, Unit},
};
use proptest::prelude::*;

/// Up to nine digits, some after the point, above or below zero.
fn number() -> impl Strategy<Value = Decimal> {
    (-999_999_999..=999_999_999_i64, 0..=6_i32)
        .prop_map(|(digits, places)| Decimal::from(digits).shifted(-places).unwrap())
}

fn positive() -> impl Strategy<Value = Decimal> {
    number().prop_map(|number| if number.is_zero() { Decimal::ONE } else { number.magnitude() })
}

fn line() -> impl Strategy<Value = Line> {
    // Letters of both scripts, and what markup and tables have to escape.
    "[a-zA-Z木板é<&\"',;=][a-zA-Z0-9 木板é<&\"',;=]{0,20}[a-z]".prop_map(|text| text.parse().unwrap())
}

fn name() -> impl Strategy<Value = Name> {
    let tagged = (line(), line())
        .prop_map(|(zh, en)| Name::new(vec![("zh".parse().unwrap(), zh), ("en".parse().unwrap(), en)]).unwrap());
    prop_oneof![tagged, line().prop_map(Name::unmarked)]
}

fn date() -> impl Strategy<Value = Date> {
    (2001..2090_u16, 1..=12_u8, 1..=28_u8)
        .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}").parse().unwrap())
}

fn period() -> impl Strategy<Value = Period> {
    (date(), date()).prop_map(|(one, other)| Period::new(one.min(other), one.max(other)).unwrap())
}

fn per() -> impl Strategy<Value = Per> {
    let unit = prop::sample::select(Unit::ALL.to_vec());
    prop_oneof![
        4 => (positive(), unit).prop_map(|(amount, unit)| Per::Unit(DeclaredUnit::new(amount, unit).unwrap())),
        1 => positive().prop_map(|amount| Per::Other { amount, unit: "MJ".parse().unwrap() }),
    ]
}

/// Kinds with values on the side of nought where each belongs.
fn carbon() -> impl Strategy<Value = Vec<(Carbon, Decimal)>> {
    prop::collection::vec(prop::option::of(positive()), Carbon::ALL.len()).prop_map(|values| {
        let signed = |(kind, value): (&Carbon, Option<Decimal>)| {
            let value = value?;
            Some((*kind, if kind.is_removal() { Decimal::ZERO.minus(value)? } else { value }))
        };
        Carbon::ALL.iter().zip(values).filter_map(signed).collect()
    })
}

fn content() -> impl Strategy<Value = Vec<(Content, Decimal)>> {
    prop::collection::vec(prop::option::of(positive()), Content::ALL.len())
        .prop_map(|values| Content::ALL.iter().zip(values).filter_map(|(of, value)| Some((*of, value?))).collect())
}

fn quality() -> impl Strategy<Value = Vec<(Aspect, Decimal)>> {
    prop::collection::vec(prop::option::of(1..=5_i64), Aspect::ALL.len()).prop_map(|values| {
        Aspect::ALL.iter().zip(values).filter_map(|(of, value)| Some((*of, Decimal::from(value?)))).collect()
    })
}

fn modules() -> impl Strategy<Value = (Vec<Module>, Vec<Module>)> {
    let module = |kind, value, scenario| Module { kind, scenario, value };
    let inside = prop_oneof![
        number().prop_map(|value| vec![(StageKind::A1ToA3, value)]),
        (number(), number(), number()).prop_map(|(one, two, three)| vec![
            (StageKind::A1, one),
            (StageKind::A2, two),
            (StageKind::A3, three)
        ]),
    ];
    let beyond = prop::collection::vec(
        (
            prop::sample::select(vec![StageKind::A4, StageKind::B6, StageKind::C3, StageKind::D]),
            prop::option::of(number()),
        ),
        0..3,
    );
    (inside, beyond).prop_map(move |(inside, beyond)| {
        let inside = inside.into_iter().map(|(kind, value)| module(kind, Some(value), None)).collect();
        let mut beyond: Vec<Module> = beyond
            .into_iter()
            .enumerate()
            .map(|(at, (kind, value))| module(kind, value, format!("scenario {at}").parse().ok()))
            .collect();
        beyond.sort_by_key(|module| StageKind::ALL.iter().position(|kind| *kind == module.kind));
        (inside, beyond)
    })
}

prop_compose! {
    fn texts()(
        name in name(), owner in prop::option::of(name()), id in prop::option::of(prop_oneof![
            line(), Just("f63ac879-fa7d-4f91-813e-e816cbdf1927".parse::<Line>().unwrap()),
        ]),
        standards in prop::collection::vec(line(), 0..3), rules in prop::collection::vec(line(), 0..3),
        factors in prop::sample::subsequence(vec!["AR4", "AR5", "AR6"], 0..=3),
        geography in prop::option::of(prop::sample::select(vec!["CN", "CN-TJ", "Eastern Asia"])),
    ) -> Declared {
        let mut declared = Declared::new(Format::Own, name, Per::Unstated { amount: Decimal::ONE }, Decimal::ZERO);
        (declared.owner, declared.id, declared.standards, declared.rules) = (owner, id, standards, rules);
        declared.factors = factors.into_iter().map(|factor| factor.parse().unwrap()).collect();
        declared.geography = geography.map(|place| place.parse().unwrap());
        declared.product_ids = vec!["urn:gtin:6901234567892".parse().unwrap()];
        declared.owner_ids = vec!["urn:lei:529900T8BM49AURSDO55".parse().unwrap()];
        declared
    }
}

prop_compose! {
    fn declared()(
        texts in texts(), value in number(), per in per(), mass in prop::option::of(positive()),
        (inside, beyond) in modules(), carbon in carbon(), content in content(), quality in quality(),
        period in prop::option::of(period()), year in 2001..2090_u16, valid in prop::option::of(period()),
        share in prop::option::of(0..=100_i64), off in prop::option::of(positive()),
        unit in prop::sample::select(CarbonUnit::ALL.to_vec()), exempted in prop::option::of(0..=10_i64),
    ) -> Declared {
        let sum = inside.iter().try_fold(Decimal::ZERO, |sum, module| sum.plus(module.value?)).unwrap();
        Declared {
            per, mass, inside, beyond, carbon, content, quality, unit,
            // Of parts alone the value is their sum.
            value: if sum.is_zero() { value } else { sum },
            boundary: Some(Boundary::CradleToGate),
            period, year: period.is_none().then_some(year),
            valid_from: valid.map(|valid| When::Day(valid.from())),
            valid_until: valid.map(|valid| When::Day(valid.to())),
            primary_share: share.map(|share| Decimal::from(share).shifted(-2).unwrap().to_string().parse().unwrap()),
            uncertainty: off.and_then(|off| Uncertainty::new(value.minus(off)?, value.plus(off)?, None).ok()),
            exempted: exempted.map(Decimal::from),
            ..texts
        }
    }
}

fn source(declared: &Declared) -> Source<'_> {
    Source { declared, verified: None, at: "2026-11-24T12:00:00+08:00".parse().unwrap() }
}

/// The value as a number of kilograms.
fn kilograms(declared: &Declared, value: Decimal) -> Decimal {
    declared.unit.convert(value, CarbonUnit::Kilogram).unwrap()
}

/// What a value counts per is the same amount, in whichever unit of its dimension.
fn same_per(one: &Per, other: &Per) -> bool {
    match (one.unit(), other.unit()) {
        (Some(one), Some(other)) => one.convert(decimal("1"), other) == Some(decimal("1")),
        _ => one == other,
    }
}

fn english(name: &Name) -> &str {
    name.in_language("en").1.as_str()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn our_own_json_keeps_everything(declared in declared()) {
        let written = source(&declared).write(Target::Json).unwrap();
        prop_assert_eq!(written.left.as_slice(), &[][..]);
        prop_assert_eq!(read(&written.document.to_string()).unwrap().declared, declared);
    }

    #[test]
    fn pact_keeps_what_it_has_a_place_for(declared in declared()) {
        let mut whole = declared;
        let fill = |list: &mut Vec<(Carbon, Decimal)>, kind, value| {
            if !list.iter().any(|(of, _)| *of == kind) {
                list.push((kind, value));
            }
        };
        fill(&mut whole.carbon, Carbon::Fossil, decimal("1"));
        fill(&mut whole.carbon, Carbon::WithoutUptake, decimal("2"));
        if !whole.content.iter().any(|(of, _)| *of == Content::Fossil) {
            whole.content.push((Content::Fossil, decimal("0")));
        }
        whole.mass.get_or_insert(decimal("1"));
        whole.exempted.get_or_insert(decimal("0"));
        whole.owner.get_or_insert_with(|| Name::unmarked("Example".parse().unwrap()));
        if whole.factors.is_empty() {
            whole.factors.push("AR6".parse().unwrap());
        }
        if whole.standards.is_empty() {
            whole.standards.push("ISO14067".parse().unwrap());
        }
        let Ok(written) = source(&whole).write(Target::Pact) else {
            // PACT has no peak power, no power, and no length.
            let unit = whole.per.unit().unwrap().unit();
            prop_assert!(["Wp", "kWp", "MWp", "W", "kW", "MW", "m"].contains(&unit.word()), "{unit:?}");
            return Ok(());
        };
        let back = read(&written.document.to_string()).unwrap().declared;
        prop_assert_eq!(back.value.to_string(), kilograms(&whole, whole.value).to_string());
        prop_assert!(same_per(&back.per, &whole.per), "{:?} {:?}", back.per, whole.per);
        prop_assert_eq!(english(&back.name), english(&whole.name));
        prop_assert_eq!(back.owner.as_ref().map(english), whole.owner.as_ref().map(english));
        for (kind, value) in whole.carbon.iter().filter(|(kind, _)| *kind != Carbon::Biogenic) {
            prop_assert_eq!(back.carbon(*kind), Some(kilograms(&whole, *value)), "{:?}", kind);
        }
        for (of, value) in whole.content.iter().filter(|(of, _)| *of != Content::Total) {
            prop_assert!(back.content.contains(&(*of, *value)), "{of:?}");
        }
        prop_assert_eq!((back.mass, back.exempted), (whole.mass, whole.exempted));
        prop_assert_eq!(back.period, whole.period.or_else(|| {
            let year = whole.year?;
            Period::new(format!("{year}-01-01").parse().ok()?, format!("{year}-12-31").parse().ok()?).ok()
        }));
        prop_assert_eq!((back.valid_from, back.valid_until), (whole.valid_from, whole.valid_until));
        prop_assert_eq!((back.factors, back.standards, back.rules), (whole.factors, whole.standards, whole.rules));
        prop_assert_eq!((back.geography, back.primary_share), (whole.geography, whole.primary_share));
        prop_assert_eq!((back.product_ids, back.owner_ids), (whole.product_ids, whole.owner_ids));
    }

    #[test]
    fn ilcd_keeps_what_it_has_a_place_for(declared in declared()) {
        let Ok(written) = source(&declared).write(Target::Ilcd) else {
            // ILCD's reference units have no power, and of energy the megajoule alone.
            let unit = declared.per.unit().unwrap().unit();
            prop_assert!(["Wp", "kWp", "MWp", "W", "kW", "MW", "Wh", "kWh", "MWh"].contains(&unit.word()), "{unit:?}");
            return Ok(());
        };
        let import = read(&written.document.to_string()).unwrap();
        let back = import.declared;
        prop_assert_eq!(back.value.to_string(), kilograms(&declared, declared.value).to_string());
        prop_assert!(same_per(&back.per, &declared.per), "{:?} {:?}", back.per, declared.per);
        // In a language nobody stated Chinese is known by its characters.
        prop_assert_eq!(english(&back.name), english(&declared.name));
        prop_assert_eq!(back.owner.as_ref().map(english), declared.owner.as_ref().map(english));
        prop_assert_eq!(&back.id, &declared.id.clone().filter(|id| id.as_str().len() == 36));
        let in_kilograms = |modules: &[Module]| -> Vec<Module> {
            let value = |module: &Module| module.value.map(|value| kilograms(&declared, value));
            modules.iter().map(|module| Module { value: value(module), ..module.clone() }).collect()
        };
        prop_assert_eq!(&back.beyond, &in_kilograms(&declared.beyond));
        let inside: Vec<_> = in_kilograms(&declared.inside);
        prop_assert_eq!(back.inside.iter().map(|module| module.value).collect::<Vec<_>>(),
            inside.iter().map(|module| if inside.len() == 1 { Some(back.value) } else { module.value }).collect::<Vec<_>>());
        for kind in [Carbon::Fossil, Carbon::Biogenic, Carbon::LandUseChange] {
            prop_assert_eq!(back.carbon(kind), declared.carbon(kind).map(|value| kilograms(&declared, value)));
        }
        let year = declared.year.or_else(|| u16::try_from(declared.period?.to().year()).ok());
        prop_assert_eq!(back.year, year);
        prop_assert_eq!(back.geography, declared.geography);
    }
}
