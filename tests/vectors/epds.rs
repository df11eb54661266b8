//! Real declarations from ÖKOBAUDAT, read and drawn.

use super::*;
use carbon_label::{
    evidence::Evidence,
    formats::{Declared, Document, Module, Per, When},
    label::{Decimal, StageKind},
    markup::{Drawing, Size, draw, picture},
    text::{CheckedBy, Lang},
};

/// An EPD of ÖKOBAUDAT's, and what it is read as.
struct Epd {
    file: &'static str,
    /// In German and in English; a name there is only in one is the same in both.
    names: [&'static str; 2],
    owner: &'static str,
    per: &'static str,
    value: &'static str,
    summed: bool,
    inside: &'static [(&'static str, &'static str)],
    /// `module` or `module scenario`; a gap is `-`.
    beyond: &'static [(&'static str, &'static str)],
    years: (u16, u16),
}

const EPDS: &[Epd] = &[
    Epd {
        file: "023f3b97-976a-41c4-b0f1-5357b9dc5b3e",
        names: [
            "Automatische Drehflügeltürantriebe ED 100 und ED 250",
            "Automatic Swing Door Operators ED 100 and ED 250",
        ],
        owner: "DORMA Deutschland GmbH",
        per: "1 piece",
        value: "63.3",
        summed: false,
        inside: &[("A1-A3", "63.3")],
        beyond: &[("A4", "0.628"), ("A5", "2.55"), ("B6", "394"), ("C2", "0.0274"), ("C3", "4.29"), ("D", "-52.5")],
        years: (2016, 2021),
    },
    Epd {
        file: "0b488798-140f-4efa-96e2-55aa46ed129a",
        names: [
            "Fassadenfarbe Voranstrich Silikat-Dispersion",
            "Application primer emulsion, silicate dispersion paint",
        ],
        owner: "thinkstep",
        per: "1 kg",
        value: "0.865769384309081",
        summed: false,
        inside: &[("A1-A3", "0.865769384309081")],
        beyond: &[
            ("A5", "0.0314319145962237"),
            ("C2", "0.00319525881415039"),
            ("C4", "0.0150055413884175"),
            ("D", "-0.0108230101303885"),
        ],
        years: (2018, 2022),
    },
    Epd {
        file: "0cb92770-9007-48c6-bc03-466af8894419",
        names: ["Aluminiumprofil pressblank", "Aluminum profile, mill finish"],
        owner: "Höfer Metall Technik GmbH & Co KG",
        per: "1 kg",
        value: "1.93153238620983",
        summed: false,
        inside: &[("A1-A3", "1.93153238620983")],
        beyond: &[
            ("C1", "0"),
            ("C2", "0.00302406984359964"),
            ("C3", "0"),
            ("C4", "0.00241918382472411"),
            ("D", "-0.300629273288693"),
        ],
        years: (2022, 2027),
    },
    // No A1-A3: the three modules are added up, and said to be.
    Epd {
        file: "0e80e6e7-6882-47be-8bd8-5cd869a746d9",
        names: ["EQUITONE Pictura / Natura Pro Faserzementtafel", "EQUITONE Pictura / Natura Pro fibre cement board"],
        owner: "Etex Building Performance International",
        per: "1 m2",
        value: "16.31622174",
        summed: true,
        inside: &[("A1", "11.906613"), ("A2", "0.36490214"), ("A3", "4.0447066")],
        beyond: &[
            ("A4", "0.73029939"),
            ("A5", "1.9465051"),
            ("B1", "0"),
            ("B2", "0"),
            ("B3", "0"),
            ("B4", "0"),
            ("B5", "0"),
            ("B6", "0"),
            ("B7", "0"),
            ("C1", "0.19622355"),
            ("C2", "0.12896464"),
            ("C3", "0"),
            ("C4", "0.096832625"),
            ("D", "-0.26690371"),
        ],
        years: (2020, 2025),
    },
    // B1 is declared without a value.
    Epd {
        file: "0e9fd868-9656-489e-be6c-8251b3d43283",
        names: [
            "Fassaden - Moeding Keramikfassaden GmbH - Alphaton",
            "Façades - Moeding Keramikfassaden GmbH - Alphaton",
        ],
        owner: "Moeding Keramikfassaden GmbH",
        per: "1 m2",
        value: "43.46",
        summed: false,
        inside: &[("A1-A3", "43.46")],
        beyond: &[
            ("A4", "0.39"),
            ("A5", "2.78"),
            ("B1", "-"),
            ("B2", "0.0118"),
            ("B3", "0.0"),
            ("B4", "0.0"),
            ("B5", "0.0"),
            ("B6", "0.0"),
            ("B7", "0.0"),
            ("C1", "0.0"),
            ("C2", "0.3"),
            ("C3", "3.58"),
            ("C4", "0.76"),
            ("D", "-5.45"),
        ],
        years: (2020, 2027),
    },
    // A1, A2 and A3 beside A1-A3, which is their sum: shown, not added again.
    Epd {
        file: "f63ac879-fa7d-4f91-813e-e816cbdf1927",
        names: ["3- und 5-Schicht Massivholzplatte (Durchschnitt DE)"; 2],
        owner: "Thünen-Institut für Holzforschung",
        per: "1 m3",
        value: "-647.4201396839651",
        summed: false,
        inside: &[("A1", "-764.0695889049085"), ("A2", "24.72725059074996"), ("A3", "91.92219863019348")],
        beyond: &[
            ("A5", "0.87278541690962"),
            ("C2", "0.535834904201247"),
            ("C3", "810.1162362231684"),
            ("D energetisch", "-261.09709844067464"),
            ("D stofflich", "-11.125577109865484"),
        ],
        years: (2020, 2025),
    },
];

fn epd(file: &str) -> Option<Declared> {
    let bytes = bytes(&format!("ilcd-json-epdx/{file}.json"))?;
    let Ok(Document::Declared(mut imports)) = Document::read(&bytes) else { panic!("{file}") };
    Some(imports.remove(0).unwrap_or_else(|fault| panic!("{file}: {fault}")).declared)
}

fn written(modules: &[Module]) -> Vec<(String, String)> {
    let name = |module: &Module| match &module.scenario {
        Some(scenario) => format!("{} {scenario}", module.kind.word()),
        None => module.kind.word().to_owned(),
    };
    let value = |module: &Module| module.value.map_or("-".to_owned(), |value| value.to_string());
    modules.iter().map(|module| (name(module), value(module))).collect()
}

fn owned(modules: &[(&str, &str)]) -> Vec<(String, String)> {
    modules.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn ilcd_epds_are_read_to_the_last_digit() {
    for expected in EPDS {
        let Some(declared) = epd(expected.file) else { return };
        let names = ["de", "en"].map(|language| declared.name.in_language(language).1.as_str());
        assert_eq!(names, expected.names);
        assert_eq!(declared.owner.unwrap().in_language("de").1.as_str(), expected.owner);
        assert_eq!(declared.id.unwrap().as_str(), expected.file);
        assert_eq!(declared.unit.word(), "kgCO2e");
        assert_eq!(declared.per, Per::Unit(expected.per.parse().unwrap()));
        assert_eq!((declared.value.to_string().as_str(), declared.summed), (expected.value, expected.summed));
        assert_eq!(written(&declared.inside), owned(expected.inside), "{}", expected.file);
        assert_eq!(written(&declared.beyond), owned(expected.beyond), "{}", expected.file);
        assert_eq!((declared.year, declared.valid_until), (Some(expected.years.0), Some(When::Year(expected.years.1))));
    }
}

#[test]
fn what_is_inside_an_ilcd_value_adds_up_to_it() {
    for expected in EPDS {
        let Some(declared) = epd(expected.file) else { return };
        let values = declared.inside.iter().map(|module| module.value.unwrap());
        let sum = values.fold(Decimal::ZERO, |sum, value| sum.plus(value).unwrap());
        // The wood panel's own total is its parts' sum to the digits a float keeps.
        let apart = sum.minus(declared.value).unwrap().magnitude();
        assert!(apart <= "0.0000000000001".parse().unwrap(), "{}: {apart}", expected.file);
        assert!(!declared.beyond.iter().any(|module| module.kind == StageKind::A1ToA3), "{}", expected.file);
    }
}

fn drawings(declared: Declared, lang: Lang) -> [String; 4] {
    let evidence = Evidence::Declared(Box::new(declared));
    let drawn = |size| {
        let checked_by = CheckedBy::Device;
        draw(&evidence, &Drawing { size, lang, checked_by, symbol: None, link: None, heads_page: false }).into_string()
    };
    let svg = picture(&evidence, lang, CheckedBy::Device, None);
    [drawn(Size::Badge), drawn(Size::Card), drawn(Size::Full), svg]
}

#[test]
fn an_imported_epd_is_never_drawn_as_certified() {
    for expected in EPDS {
        for (lang, marked) in [(Lang::Zh, "企业自行声明，未经认证"), (Lang::En, "not certified")] {
            let Some(declared) = epd(expected.file) else { return };
            for html in drawings(declared, lang) {
                assert!(html.contains(marked), "{html}");
                assert!(!html.contains("认证有效") && !html.contains("In force"), "{html}");
            }
        }
    }
}

#[test]
fn a_module_without_a_value_is_not_drawn_as_nought() {
    for (lang, row, gap) in [(Lang::Zh, "B1", "未提供"), (Lang::En, "Use B1", "Not provided")] {
        let Some(declared) = epd("0e9fd868-9656-489e-be6c-8251b3d43283") else { return };
        let [_, card, full, _] = drawings(declared, lang);
        for html in [card, full] {
            let row = html.split("<tr>").find(|part| part.contains(row)).unwrap();
            assert!(row.contains(gap) && !row.contains("<rect"), "{row}");
        }
    }
}
