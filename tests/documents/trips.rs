//! There and back: whatever a footprint says that a format has a place for comes back from it as it was.

use super::{decimal, read};
use carbon_label::{
    documents::{Brought, bring, csv},
    formats::{
        Aspect, Carbon, Content, Declared, Format, Module, Per, When,
        account::Fact,
        write::{Source, Target},
    },
    label::{Boundary, CarbonUnit, Date, Decimal, DeclaredUnit, Line, Name, Period, StageKind, Uncertainty, Unit},
    text::Lang,
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
    let any = prop::collection::vec(prop::option::of(1..=5_i64), Aspect::ALL.len());
    // The three that PACT 3.0 asks for, alone.
    let three = prop::collection::vec(1..=5_i64, 3).prop_map(|values| values.into_iter().map(Some).collect());
    prop_oneof![any, three].prop_map(|values: Vec<Option<i64>>| {
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
        factors in prop::sample::subsequence(vec!["AR4", "AR5", "AR6", "CML"], 0..=4),
        urns in prop::bool::weighted(0.8),
        geography in prop::option::of(prop::sample::select(vec!["CN", "CN-TJ", "Eastern Asia", "天津"])),
    ) -> Declared {
        let mut declared = Declared::new(Format::Own, name, Per::Unstated { amount: Decimal::ONE }, Decimal::ZERO);
        (declared.owner, declared.id, declared.standards, declared.rules) = (owner, id, standards, rules);
        declared.factors = factors.into_iter().map(|factor| factor.parse().unwrap()).collect();
        declared.geography = geography.map(|place| place.parse().unwrap());
        declared.product_ids = vec!["urn:gtin:6901234567892".parse().unwrap()];
        declared.owner_ids = vec!["urn:lei:529900T8BM49AURSDO55".parse().unwrap()];
        if !urns {
            declared.product_ids.push("Art. 17".parse().unwrap());
            declared.owner_ids.push("17".parse().unwrap());
        }
        declared
    }
}

prop_compose! {
    fn declared()(
        texts in texts(), value in number(), per in per(), mass in prop::option::of(positive()),
        (inside, beyond) in modules(), carbon in carbon(), content in content(), quality in quality(),
        period in prop::option::of(period()), year in 2001..2090_u16, valid in prop::option::of(period()),
        share in prop::option::of(0..=100_i64), off in prop::option::of(positive()),
        unit in prop::sample::select(CarbonUnit::ALL.to_vec()),
        worst_rating in prop::sample::select(vec![None, Some(3), Some(5)]), exempted in prop::option::of(0..=10_i64),
    ) -> Declared {
        let sum = inside.iter().try_fold(Decimal::ZERO, |sum, module| sum.plus(module.value?)).unwrap();
        Declared {
            per, mass, inside, beyond, carbon, content, quality, unit, worst_rating,
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

/// The facts that did not come back, or not all of each; of the value nobody says so.
fn lost(declared: &Declared, back: &Declared) -> Vec<Fact> {
    // Tables are read with single blanks.
    let squeezed = |line: &Line| line.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = |name: &Name| name.translations().map(|(_, line)| squeezed(line)).collect::<Vec<_>>();
    let names = |name: Option<&Name>| name.map(lines).unwrap_or_default();
    let numbers = |of: &Declared, modules: &[Module]| -> Vec<_> {
        let number = |module: &Module| module.value.map(|value| kilograms(of, value).trimmed());
        modules.iter().map(|module| (module.kind, module.scenario.clone(), number(module))).collect()
    };
    let modules = |of: &Declared| (numbers(of, &of.inside), numbers(of, &of.beyond));
    let kinds = |of: &Declared, kind| of.carbon(kind).map(|value| kilograms(of, value).trimmed());
    let period = |of: &Declared| {
        let year = |day: &str| format!("{:04}-{day}", of.year?).parse().ok();
        of.period.or_else(|| Period::new(year("01-01")?, year("12-31")?).ok())
    };
    let came_back = |fact: &Fact| match fact {
        Fact::Version => true,
        Fact::Id => back.id.as_ref().map(squeezed) == declared.id.as_ref().map(squeezed),
        Fact::Name => names(Some(&back.name)) == names(Some(&declared.name)),
        Fact::ProductIds => back.product_ids == declared.product_ids,
        Fact::Owner => {
            names(back.owner.as_ref()) == names(declared.owner.as_ref()) && back.owner_ids == declared.owner_ids
        }
        Fact::Value => kilograms(back, back.value).trimmed() == kilograms(declared, declared.value).trimmed(),
        Fact::Per => same_per(&back.per, &declared.per),
        Fact::Mass => back.mass == declared.mass,
        Fact::Boundary => back.boundary == declared.boundary,
        Fact::Modules => modules(back) == modules(declared),
        Fact::Carbon => declared.carbon.iter().all(|(kind, _)| kinds(back, *kind) == kinds(declared, *kind)),
        Fact::Content => declared.content.iter().all(|content| back.content.contains(content)),
        Fact::Indicator => back.indicator == declared.indicator,
        Fact::Factors => back.factors == declared.factors,
        Fact::Standards => back.standards == declared.standards,
        Fact::Rules => back.rules == declared.rules,
        Fact::Geography => back.geography == declared.geography,
        Fact::Period => period(back) == period(declared),
        Fact::Validity => (back.valid_from, back.valid_until) == (declared.valid_from, declared.valid_until),
        Fact::PrimaryShare => back.primary_share == declared.primary_share,
        Fact::Quality => declared.quality.iter().all(|quality| back.quality.contains(quality)),
        Fact::Uncertainty => back.uncertainty == declared.uncertainty,
        Fact::Exempted => back.exempted == declared.exempted,
    };
    declared.facts().into_iter().filter(|fact| !came_back(fact)).collect()
}

/// What every target but tables asks for, where nothing is stated.
fn filled(mut declared: Declared) -> Declared {
    let zero = decimal("0");
    for kind in [Carbon::Fossil, Carbon::WithoutUptake, Carbon::Packaging] {
        if declared.carbon(kind).is_none() {
            declared.carbon.push((kind, decimal("1")));
        }
    }
    if !declared.content.iter().any(|(of, _)| *of == Content::Fossil) {
        declared.content.push((Content::Fossil, zero));
    }
    declared.mass.get_or_insert(decimal("1"));
    declared.exempted.get_or_insert(zero);
    declared.owner.get_or_insert_with(|| Name::unmarked("Example".parse().unwrap()));
    if !declared.factors.iter().any(|factor| factor.as_str() == "AR6") {
        declared.factors.push("AR6".parse().unwrap());
    }
    if declared.standards.is_empty() {
        declared.standards.push("ISO14067".parse().unwrap());
    }
    declared
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_does_not_come_back_is_named(declared in declared()) {
        let whole = filled(declared);
        for target in [Target::Pact, Target::CatenaX, Target::Ilcd, Target::Csv] {
            let mut declared = whole.clone();
            if target == Target::Csv {
                // The other kinds stand in a table for people; it is read by those that tables tell apart.
                let read = [Carbon::Fossil, Carbon::Biogenic, Carbon::LandUseChange, Carbon::Uptake];
                declared.carbon.retain(|(kind, _)| read.contains(kind));
            }
            let Ok(written) = source(&declared).write(target) else { continue };
            let import = if target == Target::Csv {
                let csv = csv(&[source(&declared)], Lang::En);
                // A table has units by name alone for what converts.
                let Ok(Brought::Rows(rows)) = bring(&csv, None, &|_| None) else { panic!() };
                let mut imports = rows.declarations.imports;
                if declared.per.unit().is_none() { continue }
                imports.remove(0)
            } else {
                read(&written.document.to_string()).unwrap()
            };
            let lost = lost(&declared, &import.declared);
            for fact in Fact::ALL {
                let named = written.left.contains(fact);
                prop_assert_eq!(lost.contains(fact), named, "{:?}: {}", target, fact.word());
            }
        }
    }

    #[test]
    fn our_own_json_keeps_everything(declared in declared()) {
        let written = source(&declared).write(Target::Json).unwrap();
        prop_assert_eq!(written.left.as_slice(), &[][..]);
        prop_assert_eq!(read(&written.document.to_string()).unwrap().declared, declared);
    }

    #[test]
    fn pact_keeps_what_it_has_a_place_for(declared in declared()) {
        let whole = filled(declared);
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
        let taken = |lines: &[Line], right: fn(&str) -> bool| -> Vec<Line> {
            lines.iter().filter(|line| right(line.as_str())).cloned().collect()
        };
        prop_assert_eq!(back.factors, taken(&whole.factors, |factor| factor.starts_with("AR")));
        prop_assert_eq!((back.standards, back.rules), (whole.standards, whole.rules));
        prop_assert_eq!(back.geography, whole.geography.filter(|place| place.as_str() != "天津"));
        prop_assert_eq!(back.primary_share, whole.primary_share);
        prop_assert_eq!(back.product_ids, taken(&whole.product_ids, |id| id.starts_with("urn:")));
        prop_assert_eq!(back.owner_ids, taken(&whole.owner_ids, |id| id.starts_with("urn:")));
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
