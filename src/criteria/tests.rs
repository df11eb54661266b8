//! What is met, missed or cannot be told; what is awarded; and that a document and a link say the same.

use super::*;
use crate::{
    compare::{Incomparable, Mismatch},
    credential::TrustList,
    json::{Json, Limits, Node, Problem},
    label::{Decimal, Invalid, Unit},
    programme::Programme,
};

/// A body of the demonstration, which signs for photovoltaic modules.
const BODY: &str = "did:key:z6MkpcZ6M48pyQT5iBRLRvfZcTZ7EpiPkHcUzstZ6ngzH2Qe";
/// Another, which signs for furniture.
const OTHER_BODY: &str = "did:key:z6Mkte4GpqWTmydLmwcAQMqCHQGDM6BpnJoVWh3pp5csyhcE";

fn programme() -> Programme {
    let trust = format!(
        r#"{{"issuer":[
        {{"name":{{"zh":"示范认证中心","en":"Centre"}},"accreditation":["pv-module"],"key":[{{"did":"{BODY}",
        "fingerprint":"rN8AldAF3xmYsJN44IwI8Dxe6gLWl4GsY20H0if2zIs","from":"2024-01-01","to":"2029-12-31"}}]}},
        {{"name":{{"en":"Institute"}},"accreditation":["chair"],"key":[{{"did":"{OTHER_BODY}",
        "fingerprint":"L9-Ka-cxRmNA1A39t_lKns1AWoN29L8d-sNUn1cbmxI","from":"2024-01-01","to":"2029-12-31"}}]}}]}}"#
    );
    let trust = Json::parse(trust.as_bytes(), Limits { bytes: 4000, depth: 9 }).unwrap();
    let category = |id: &str, unit: &str| {
        format!(
            r#"{{"id":"{id}","name":{{"en":"x"}},"per":{{"amount":"1","unit":"{unit}"}},"boundary":"cradle-to-gate",
            "stages":[],"rule":{{"id":"R","version":"1","name":{{"en":"x"}}}}}}"#
        )
    };
    let benchmark = |id: &str, scale: &str| {
        format!(
            r#"{{"id":"{id}","category":"pv-module","name":{{"en":"x"}},"method":"GB/T 24067-2024","unit":"kgCO2e",
            "per":{{"amount":"1","unit":"kWp"}},"boundary":"cradle-to-gate","source":{{"text":"x"}},{scale}}}"#
        )
    };
    let grades = r#""kind":"grades","grade":[{"name":{"en":"ultra-low"},"up_to":"400"},{"name":{"en":"low"},"up_to":"630"},{"name":{"en":"above"}}]"#;
    let text = format!(
        r#"{{"programme":{{"name":{{"en":"x"}},"region":{{"code":"CN-TJ","name":{{"zh":"天津市","en":"Tianjin"}}}},
        "operator":{{"en":"x"}},"site":"https://labels.example/"}},"categories":[{},{}],"benchmarks":[{},{}],"recognition":{{"agreement":[{{"id":"a",
        "name":{{"en":"x"}},"region":[{{"code":"CN-BJ","name":{{"en":"x"}}}},{{"code":"CN-HE","name":{{"en":"x"}}}}],
        "issuers":["{BODY}"],"categories":["pv-module","chair"],"from":"2026-07-01","to":"2028-06-30"}}]}}}}"#,
        category("pv-module", "kWp"),
        category("chair", "piece"),
        benchmark("grades", grades),
        benchmark("limit", r#""kind":"limit","limit":"415""#),
    );
    Programme::from_json(&text, TrustList::read(&Node::root(&trust)).unwrap()).unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn basis(change: impl Fn(&mut Basis)) -> Basis {
    let mut basis = Basis {
        category: "pv-module".parse().unwrap(),
        unit: CarbonUnit::Kilogram,
        per: "1 kWp".parse().unwrap(),
        boundary: Boundary::CradleToGate,
        standards: vec!["GB/T 24067-2024".parse().unwrap()],
        rule: Some(rule("CNCA-CFP-PV", Some("2025"))),
    };
    change(&mut basis);
    basis
}

fn rule(id: &str, version: Option<&str>) -> Rule {
    Rule { id: id.parse().unwrap(), version: version.map(|version| version.parse().unwrap()) }
}

/// What the mock's buyer asks for: the bid on 10 December 2026, at most 630 kgCO2e/kWp.
fn criteria(musts: &str) -> Criteria {
    let text = "version=1&bid=2026-12-10&region=CN-TJ&category=pv-module&unit=kgCO2e&per=1+kWp&boundary=cradle-to-gate\
        &standard=GB%2FT+24067-2024&rule=CNCA-CFP-PV+2025&award=price-deduction,5,,630,400,kgCO2e,1+kWp,2";
    Criteria::of_fragment(&format!("{text}{musts}")).unwrap()
}

fn candidate(basis: &Basis) -> Candidate<'_> {
    Candidate {
        basis,
        value: Some(decimal("420")),
        primary_share: Some("0.62".parse().unwrap()),
        issued: Some(day("2026-06-05")),
        expires: Some(day("2028-06-04")),
        state: State::InForce,
        issuer: Some(BODY),
        source: Source::Verified,
    }
}

/// Holds a candidate, changed, against one must, on 24 November 2026.
#[track_caller]
fn check(must: &str, change: impl Fn(&mut Candidate<'_>), expected: Outcome<'_>) {
    check_of(&basis(|_| ()), must, change, expected);
}

#[track_caller]
fn check_of(basis: &Basis, must: &str, change: impl Fn(&mut Candidate<'_>), expected: Outcome<'_>) {
    let (programme, criteria, today) = (programme(), criteria(&format!("&must={must}")), day("2026-11-24"));
    let mut candidate = candidate(basis);
    change(&mut candidate);
    let verdict = judge(&candidate, &criteria, &programme, today);
    assert_eq!(verdict.musts, [expected]);
    let whole = match expected {
        Outcome::Pass => Whole::Pass,
        Outcome::Fail(_) => Whole::Fail,
        Outcome::CannotTell(_) => Whole::CannotTell,
    };
    assert_eq!((verdict.whole, criteria.outcome(&candidate, &programme, today)), (whole, whole));
}

fn same(_: &mut Candidate<'_>) {}

#[test]
fn a_price_deduction_is_the_formula_and_nothing_else() {
    let formula = |least: Option<&str>, places| {
        Formula::new(decimal("5"), least.map(decimal), decimal("630"), decimal("400"), places).unwrap()
    };
    let check = |formula: Formula, value: &str, computed: &str, awarded: &str| {
        let worked = formula.work(decimal(value)).unwrap();
        let said = (worked.computed.to_string(), worked.awarded.to_string());
        assert_eq!(said, (computed.to_owned(), awarded.to_owned()), "{value}");
    };
    check(formula(None, 2), "420", "4.57", "4.57");
    check(formula(None, 2), "520", "2.39", "2.39");
    check(formula(None, 2), "400", "5", "5");
    check(formula(None, 2), "399", "5.02", "5");
    check(formula(None, 2), "-647.42", "27.77", "5");
    check(formula(None, 2), "630", "0", "0");
    check(formula(None, 2), "700", "-1.52", "0");
    check(formula(Some("1"), 2), "590", "0.87", "0");
    check(formula(Some("1"), 2), "584", "1", "1");
    // What is shown is what is held against the least: 0.9959 is 1.00.
    check(formula(Some("1"), 2), "584.19", "1.00", "1.00");
    // Halves go up: 2.5 exactly.
    check(formula(None, 0), "515", "3", "3");
    let large = Formula::new(decimal("50"), None, decimal("630"), decimal("400"), 2).unwrap();
    assert_eq!(large.work(decimal("9999999999999999999999999999")), None);
}

#[test]
fn more_carbon_is_never_worth_more_and_a_formula_has_an_end() {
    let refused = |most: &str, least: Option<&str>, from: &str, to: &str| {
        Formula::new(decimal(most), least.map(decimal), decimal(from), decimal(to), 2).unwrap_err()
    };
    let order = |first: &str, second: &str| Invalid::Order { first: first.into(), second: second.into() };
    assert_eq!(refused("5", None, "400", "400"), order("400", "400"));
    assert_eq!(refused("5", None, "400", "630"), order("630", "400"));
    assert_eq!(refused("0", None, "630", "400"), Invalid::Amount("0".into()));
    assert_eq!(refused("5", Some("6"), "630", "400"), order("6", "5"));
    assert_eq!(refused("5", Some("-1"), "630", "400"), order("0", "-1"));
    assert!(Formula::new(decimal("5"), None, decimal("0"), decimal("-647"), 2).is_ok());
}

#[test]
fn a_certificate_is_in_force_on_the_day_of_the_bid_or_not() {
    let bid = day("2026-12-10");
    let today = day("2026-11-24");
    check("in-force", same, Outcome::Pass);
    check("in-force", |one| one.source = Source::Listed, Outcome::Pass);
    check("in-force", |one| one.expires = Some(day("2026-12-10")), Outcome::Pass);
    let expires = day("2026-12-01");
    check("in-force", |one| one.expires = Some(expires), Outcome::Fail(Reason::Lapsed { expires, bid }));
    let issued = day("2026-12-11");
    let late = Outcome::Fail(Reason::NotYetIssued { issued, bid });
    check("in-force", |one| (one.issued, one.state) = (Some(issued), State::NotYetValid), late);
    check("in-force", |one| one.state = State::NotYetValid, Outcome::Pass);
    check("in-force", |one| one.state = State::Withdrawn, Outcome::Fail(Reason::Withdrawn));
    check("in-force", |one| one.state = State::Cancelled, Outcome::Fail(Reason::Cancelled));
    check("in-force", |one| one.state = State::Expired, Outcome::Fail(Reason::Expired { bid, today }));
    check("in-force", |one| one.state = State::Rejected, Outcome::Fail(Reason::NotVerified));
    check("in-force", |one| one.source = Source::Declared, Outcome::Fail(Reason::Uncertified));
    let suspended = Outcome::CannotTell(Reason::SuspendedNow { bid, today });
    check("in-force", |one| one.state = State::Suspended, suspended);
    check("in-force", |one| one.state = State::StatusUnknown, Outcome::CannotTell(Reason::StatusUnknown));
    check("in-force", |one| one.expires = None, Outcome::CannotTell(Reason::DatesUnstated));
    // What lapses is missed, whatever becomes of its suspension.
    let lapsed = Outcome::Fail(Reason::Lapsed { expires, bid });
    check("in-force", |one| (one.state, one.expires) = (State::Suspended, Some(expires)), lapsed);
}

#[test]
fn a_suspension_decides_once_the_bid_has_come() {
    let (programme, criteria, basis) = (programme(), criteria("&must=in-force"), basis(|_| ()));
    let on = |state: State, today: &str| {
        let candidate = Candidate { state, ..candidate(&basis) };
        judge(&candidate, &criteria, &programme, day(today)).musts
    };
    let bid = day("2026-12-10");
    assert_eq!(on(State::Suspended, "2026-12-10"), [Outcome::Fail(Reason::Suspended { bid, today: bid })]);
    assert_eq!(on(State::NotYetValid, "2026-12-10"), [Outcome::Fail(Reason::NotYetValid { bid, today: bid })]);
    // It was in force on that day, and expired after it.
    assert_eq!(on(State::Expired, "2028-07-01"), [Outcome::Pass]);
}

#[test]
fn an_issuer_is_on_the_list_and_accredited_for_the_category() {
    check("accredited", same, Outcome::Pass);
    let stranger = "did:key:z6MkStranger";
    check("accredited", |one| one.issuer = Some(stranger), Outcome::Fail(Reason::IssuerUnknown(stranger)));
    check("accredited", |one| one.issuer = None, Outcome::CannotTell(Reason::IssuerUnstated));
    check("accredited", |one| one.source = Source::Declared, Outcome::Fail(Reason::Uncertified));
    check("accredited", |one| one.state = State::Rejected, Outcome::Fail(Reason::NotVerified));
    let (programme, category) = (programme(), "pv-module".parse().unwrap());
    let issuer = programme.trust.issuer(OTHER_BODY).unwrap().name();
    let not_accredited = Outcome::Fail(Reason::NotAccredited { issuer, category: &category });
    check("accredited", |one| one.issuer = Some(OTHER_BODY), not_accredited);
}

#[test]
fn a_label_counts_in_its_programmes_region_and_elsewhere_by_agreement() {
    check("recognised-in,CN-TJ", same, Outcome::Pass);
    let stranger = Outcome::Fail(Reason::IssuerUnknown("did:key:x"));
    check("recognised-in,CN-TJ", |one| one.issuer = Some("did:key:x"), stranger);
    check("recognised-in,CN-TJ", |one| one.issuer = None, Outcome::CannotTell(Reason::IssuerUnstated));
    check("recognised-in,CN-HE", |one| one.source = Source::Declared, Outcome::Fail(Reason::Uncertified));
    let (programme, wanted) = (programme(), "CN-SH".parse().unwrap());
    let own = &programme.about.region.1;
    check("recognised-in,CN-SH", same, Outcome::CannotTell(Reason::RecognitionUnknown { own, wanted: &wanted }));
    check("recognised-in,CN-HE", same, Outcome::Pass);
    check("recognised-in,CN-BJ", same, Outcome::Pass);
    let (wanted, agreement) = ("CN-BJ".parse().unwrap(), &programme.agreements()[0]);
    let other: Outcome<'_> =
        Outcome::Fail(Reason::NotRecognised { wanted: &wanted, agreement, bid: day("2026-12-10") });
    check("recognised-in,CN-BJ", |one| one.issuer = Some(OTHER_BODY), other);
    let chair = basis(|basis| basis.category = "chair".parse().unwrap());
    check_of(&chair, "recognised-in,CN-BJ", same, Outcome::Pass);
    let panel = basis(|basis| basis.category = "wood-panel".parse().unwrap());
    check_of(&panel, "recognised-in,CN-BJ", same, other);
}

#[test]
fn a_boundary_is_the_one_asked_for() {
    check("boundary,cradle-to-gate", same, Outcome::Pass);
    let (stated, wanted) = (Boundary::CradleToGate, Boundary::CradleToGrave);
    check("boundary,cradle-to-grave", same, Outcome::Fail(Reason::Boundary { stated, wanted }));
}

#[test]
fn a_number_is_held_against_a_limit_in_the_limits_units() {
    let most = "at-most,630,kgCO2e,1+kWp";
    check(most, same, Outcome::Pass);
    check(most, |one| one.value = Some(decimal("630.0")), Outcome::Pass);
    let (unit, per) = (CarbonUnit::Kilogram, "1 kWp".parse().unwrap());
    let above = |value: &str, inclusive| {
        let limit = Limit { value: decimal("630"), inclusive };
        Outcome::Fail(Reason::Above { value: decimal(value), limit, unit, per })
    };
    check(most, |one| one.value = Some(decimal("630.1")), above("630.1", true));
    check("below,630,kgCO2e,1+kWp", |one| one.value = Some(decimal("630")), above("630", false));
    check_of(
        &basis(|one| (one.unit, one.per) = (CarbonUnit::Gram, "1 Wp".parse().unwrap())),
        most,
        |one| one.value = Some(decimal("700")),
        above("700", true),
    );
    check(most, |one| one.value = None, Outcome::CannotTell(Reason::NoValue));
    check(most, |one| one.source = Source::Declared, Outcome::Pass);
    let long = Some(decimal("9999999999999999999999999999"));
    let digits = Outcome::CannotTell(Reason::Incomparable(Mismatch::TooManyDigits));
    check("at-most,0.63,gCO2e,1+kWp", |one| one.value = long, digits);
}

#[test]
fn what_does_not_compare_is_held_against_no_limit() {
    let most = "at-most,630,kgCO2e,1+kWp";
    let told = |mismatch| Outcome::CannotTell(Reason::Incomparable(mismatch));
    let unit = Mismatch::Unit { label: Unit::KilowattHour, other: Unit::KilowattPeak };
    check_of(&basis(|one| one.per = "1 kWh".parse().unwrap()), most, same, told(unit));
    let boundary = Mismatch::Boundary { label: Boundary::CradleToGrave, other: Boundary::CradleToGate };
    check_of(&basis(|one| one.boundary = Boundary::CradleToGrave), most, same, told(boundary));
    let (ours, theirs) = (basis(|one| one.standards = vec!["PPE2".parse().unwrap()]), basis(|_| ()));
    let method = Mismatch::Method { label: &ours.standards, other: &theirs.standards };
    check_of(&ours, most, same, told(method));
    assert_eq!(ours.against(&theirs), Err(Incomparable::from(method)));

    // Without a basis only units decide.
    let mut free = criteria(&format!("&must={most}"));
    free.basis = None;
    let whole = |basis: &Basis| free.outcome(&candidate(basis), &programme(), day("2026-11-24"));
    assert_eq!(whole(&ours), Whole::Pass);
    assert_eq!(whole(&basis(|one| one.per = "1 kWh".parse().unwrap())), Whole::CannotTell);
}

#[test]
fn a_grade_is_reached_where_the_benchmark_places_the_number() {
    check("grade,grades,2", same, Outcome::Pass);
    check("grade,grades,1", |one| one.value = Some(decimal("400")), Outcome::Pass);
    let (programme, unknown) = (programme(), "none".parse().unwrap());
    let found = |id: &str| programme.benchmark(&id.parse().unwrap()).unwrap();
    let crate::programme::Scale::Grades(grades) = &found("grades").scale else { panic!("no grades") };
    let missed = Outcome::Fail(Reason::Grade { reached: &grades[1].name, wanted: &grades[0].name });
    check("grade,grades,1", same, missed);
    check("grade,grades,2", |one| one.value = None, Outcome::CannotTell(Reason::NoValue));
    check("grade,none,1", same, Outcome::CannotTell(Reason::BenchmarkUnknown(&unknown)));
    let no_grade = |benchmark, wanted| Outcome::CannotTell(Reason::GradeUnknown { benchmark, wanted });
    check("grade,grades,4", same, no_grade(found("grades"), 4));
    check("grade,limit,1", same, no_grade(found("limit"), 1));
    let (label, other) = ("chair".parse().unwrap(), "pv-module".parse().unwrap());
    let unplaced = Outcome::CannotTell(Reason::Unplaced(Mismatch::Category { label: &label, other: &other }));
    check_of(&basis(|one| one.category = "chair".parse().unwrap()), "grade,grades,2", same, unplaced);
}

#[test]
fn a_share_of_primary_data_is_enough_too_small_or_not_stated() {
    let least: Share = "0.5".parse().unwrap();
    check("primary-share,0.5", |one| one.primary_share = Some(least), Outcome::Pass);
    check("primary-share,0.5", |one| one.primary_share = None, {
        Outcome::CannotTell(Reason::PrimaryShareUnstated { least })
    });
    let stated: Share = "0.49".parse().unwrap();
    check("primary-share,0.5", |one| one.primary_share = Some(stated), {
        Outcome::Fail(Reason::PrimaryShare { stated, least })
    });
}

#[test]
fn a_rule_is_followed_in_any_version_unless_one_is_named() {
    check("rule,CNCA-CFP-PV", same, Outcome::Pass);
    check("rule,CNCA-CFP-PV+2025", same, Outcome::Pass);
    let (ours, wanted) = (basis(|_| ()), rule("CNCA-CFP-PV", Some("2026")));
    let stated = ours.rule.as_ref().unwrap();
    check("rule,CNCA-CFP-PV+2026", same, Outcome::Fail(Reason::Rule { stated, wanted: &wanted }));
    let other = rule("T-GDCPA-013", None);
    check("rule,T-GDCPA-013", same, Outcome::Fail(Reason::Rule { stated, wanted: &other }));
    let silent = basis(|one| one.rule = None);
    check_of(&silent, "rule,T-GDCPA-013", same, Outcome::CannotTell(Reason::RuleUnstated { wanted: &other }));
    let unversioned = basis(|one| one.rule = Some(rule("CNCA-CFP-PV", None)));
    let told = Outcome::CannotTell(Reason::RuleVersionUnstated { wanted: &wanted });
    check_of(&unversioned, "rule,CNCA-CFP-PV+2026", same, told);
}

#[test]
fn the_worst_must_decides_and_only_what_passes_is_awarded() {
    let (programme, today, good) = (programme(), day("2026-11-24"), basis(|_| ()));
    let all = criteria("&must=in-force&must=at-most,630,kgCO2e,1+kWp&must=primary-share,0.5");
    let verdict = |change: &dyn Fn(&mut Candidate<'_>)| {
        let mut candidate = candidate(&good);
        change(&mut candidate);
        let verdict = judge(&candidate, &all, &programme, today);
        assert_eq!(verdict.whole, all.outcome(&candidate, &programme, today));
        (verdict.whole, verdict.awards[0])
    };
    let worked = Worked { value: decimal("420"), computed: decimal("4.57"), awarded: decimal("4.57") };
    assert_eq!(verdict(&|_| ()), (Whole::Pass, Ok(worked)));
    assert_eq!(verdict(&|one| one.primary_share = None), (Whole::CannotTell, Err(Reason::MustsUnmet)));
    let fails = verdict(&|one| (one.primary_share, one.state) = (None, State::Withdrawn));
    assert_eq!(fails, (Whole::Fail, Err(Reason::MustsUnmet)));

    // Where nothing is asked, all pass but what is not to be believed.
    let none = criteria("");
    let judged = |candidate: Candidate<'_>, expected: (Whole, Option<Reason<'_>>)| {
        let verdict = judge(&candidate, &none, &programme, today);
        assert_eq!((verdict.whole, verdict.awards[0].err()), expected);
    };
    judged(candidate(&good), (Whole::Pass, None));
    let rejected = Candidate { state: State::Rejected, value: None, ..candidate(&good) };
    judged(rejected, (Whole::Fail, Some(Reason::MustsUnmet)));
    judged(Candidate { value: None, ..candidate(&good) }, (Whole::Pass, Some(Reason::NoValue)));
    let chair = basis(|one| one.category = "chair".parse().unwrap());
    let apart = Mismatch::Category { label: &chair.category, other: &good.category };
    judged(candidate(&chair), (Whole::Pass, Some(Reason::Incomparable(apart))));
}

#[test]
fn two_that_are_equal_after_rounding_tie() {
    let (programme, good) = (programme(), basis(|_| ()));
    let criteria = criteria("");
    let awarded = |value: &str| {
        let candidate = Candidate { value: Some(decimal(value)), ..candidate(&good) };
        judge(&candidate, &criteria, &programme, day("2026-11-24")).awards[0].unwrap().awarded
    };
    assert_eq!(awarded("420"), awarded("419.9"));
    assert!(awarded("420") > awarded("421"));
}

const DOCUMENT: &str = include_str!("../../tests/fixtures/criteria.json");

#[test]
fn a_document_and_its_link_say_the_same() {
    let criteria = Criteria::read(DOCUMENT.as_bytes()).unwrap();
    assert_eq!(criteria.musts.len(), 9);
    let link = "version=1&name=%E5%85%89%E4%BC%8F%E7%BB%84%E4%BB%B6&bid=2026-12-10&region=CN-TJ&category=pv-module\
        &unit=kgCO2e&per=1+kWp&boundary=cradle-to-gate&standard=GB%2FT+24067-2024&standard=ISO+14067%3A2018\
        &rule=CNCA-CFP-PV+2025&must=in-force&must=accredited&must=recognised-in,CN-TJ&must=boundary,cradle-to-gate\
        &must=at-most,630,kgCO2e,1+kWp&must=below,0.7,tCO2e,1+kWp&must=grade,epeat-pv,2&must=primary-share,0.5\
        &must=rule,CNCA-CFP-PV&award=price-deduction,5,1,630,400,kgCO2e,1+kWp,2&award=points,3.0,,630,400,kgCO2e,1+kWp,1";
    assert_eq!(criteria.fragment(), link);
    assert_eq!(Criteria::of_fragment(&format!("#{link}")), Ok(criteria));
}

#[track_caller]
fn refused(text: &str, path: &str) -> Problem {
    let fault = Criteria::read(text.as_bytes()).unwrap_err();
    assert_eq!(fault.path(), path, "{fault}");
    fault.problem().clone()
}

/// The document with one text in the place of another.
#[track_caller]
fn refused_with(from: &str, to: &str, path: &str) -> Problem {
    assert!(DOCUMENT.contains(from), "{from}");
    refused(&DOCUMENT.replacen(from, to, 1), path)
}

#[test]
fn a_hostile_document_is_refused_at_its_place() {
    assert!(matches!(refused(&" ".repeat(65 * 1024), "$"), Problem::TooLarge { .. }));
    assert!(matches!(refused("{\"version\":1,", "$"), Problem::NotJson { .. }));
    assert!(matches!(refused("[[[[[[1]]]]]]", "$[0][0][0][0][0]"), Problem::TooDeep { .. }));
    assert_eq!(refused("{}", "$.version"), Problem::Missing);
    assert!(matches!(refused("[]", "$"), Problem::Kind { .. }));
    assert_eq!(refused(r#"{"version":1}"#, "$.bid"), Problem::Missing);
    assert!(matches!(refused_with("\"version\": 1", "\"version\": 2", "$.version"), Problem::Unexpected { .. }));
    assert!(matches!(refused_with("\"region\": \"CN-TJ\",", "\"region\": 1,", "$.region"), Problem::Kind { .. }));
    assert!(matches!(refused_with("\"region\"", "\"regio\"", "$.regio"), Problem::UnknownKey { .. }));
    assert!(matches!(refused_with("2026-12-10", "2026-12-32", "$.bid"), Problem::Invalid(Invalid::Date(_))));
    assert!(matches!(refused_with("in-force", "in-farce", "$.musts[0].must"), Problem::Unexpected { .. }));
    assert!(matches!(refused_with("\"0.5\"", "\"1.5\"", "$.musts[7].least"), Problem::Invalid(Invalid::Share(_))));
    assert!(matches!(refused_with("\"grade\": 2", "\"grade\": 0", "$.musts[6].grade"), Problem::Unexpected { .. }));
    assert!(matches!(refused_with("\"630\"", "\"1e308\"", "$.musts[4].limit"), Problem::Invalid(Invalid::Decimal(_))));
    assert!(matches!(refused_with("price-deduction", "gift", "$.awards[0].award"), Problem::Unexpected { .. }));
    assert!(matches!(refused_with("\"places\": 2", "\"places\": 7", "$.awards[0].places"), Problem::Unexpected { .. }));
    let order = refused_with("\"to\": \"400\"", "\"to\": \"630\"", "$.awards[0]");
    assert!(matches!(order, Problem::Invalid(Invalid::Order { .. })));
    let musts = vec![r#"{"must":"in-force"}"#; 41].join(",");
    let many = format!(r#"{{"version":1,"bid":"2026-12-10","musts":[{musts}]}}"#);
    assert_eq!(refused(&many, "$.musts"), Problem::TooMany { found: 41, limit: 40 });
    let turned = refused_with("\"name\": \"", "\"name\": \"\\u202e", "$.name");
    assert!(matches!(turned, Problem::Invalid(Invalid::ControlCharacter(_))));
}

#[test]
fn a_hostile_link_is_refused_at_its_place() {
    let refused = |text: &str| {
        let fault = Criteria::of_fragment(text).unwrap_err();
        (fault.path().to_owned(), fault.problem().clone())
    };
    let place = |text: &str| refused(&format!("version=1&bid=2026-12-10&{text}")).0;
    assert!(matches!(refused(&"&".repeat(9000)), (_, Problem::TooLarge { .. })));
    assert_eq!(refused(""), ("$.version".to_owned(), Problem::Missing));
    assert_eq!(refused("version=1"), ("$.bid".to_owned(), Problem::Missing));
    assert_eq!(refused("version=01&bid=2026-12-10").0, "$.version");
    assert_eq!(refused("version=x").0, "$.version");
    assert_eq!(place("bid=2026-12-11"), "$.bid");
    assert_eq!(place("must"), "$.musts[0].must");
    assert_eq!(place("must=in-force&must=in-force,now"), "$.musts[1]");
    assert_eq!(place("must=at-most,630,kgCO2e"), "$.musts[0].per");
    assert_eq!(place("must=at-most,630,kgCO2e,1"), "$.musts[0].per.unit");
    assert_eq!(place("must=grade,epeat-pv,-1"), "$.musts[0].grade");
    assert_eq!(place("name=%FF"), "$.name");
    assert_eq!(place("name=%00"), "$.name");
    assert_eq!(place("unit=kgCO2e"), "$.basis.category");
    assert_eq!(place("<script>=1"), "$.<script>");
    assert_eq!(place("award=price-deduction,5,,400,630,kgCO2e,1+kWp,2"), "$.awards[0]");
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::{collection::vec, option, prelude::*, sample::select};

    fn read<T: std::str::FromStr<Err = Invalid> + std::fmt::Debug>(pattern: &'static str) -> impl Strategy<Value = T> {
        pattern.prop_filter_map("does not read", |text: String| text.parse().ok())
    }

    /// Lines with every mark a link has a use for.
    fn line() -> impl Strategy<Value = Line> {
        read("[a-z碳+&=,#%/ ~é\"\\\\]{1,8}")
    }

    fn number() -> impl Strategy<Value = Number> {
        read("[A-Z][A-Za-z0-9._-]{0,8}")
    }

    fn amount() -> impl Strategy<Value = Decimal> {
        read("-?(0|[1-9][0-9]{0,4})(\\.[0-9]{1,3})?")
    }

    fn share() -> impl Strategy<Value = Share> {
        read("0\\.[0-9]{1,3}")
    }

    fn per() -> impl Strategy<Value = DeclaredUnit> {
        (read("[1-9][0-9]{0,2}(\\.[0-9])?"), select(crate::label::Unit::ALL))
            .prop_map(|(amount, unit)| DeclaredUnit::new(amount, unit).unwrap())
    }

    fn a_rule() -> impl Strategy<Value = Rule> {
        (number(), option::of(line())).prop_map(|(id, version)| Rule { id, version })
    }

    fn a_basis() -> impl Strategy<Value = Basis> {
        let (unit, boundary) = (select(CarbonUnit::ALL), select(Boundary::ALL));
        (number(), unit, per(), boundary, vec(line(), 0..3), option::of(a_rule())).prop_map(
            |(category, unit, per, boundary, standards, rule)| Basis { category, unit, per, boundary, standards, rule },
        )
    }

    fn must() -> impl Strategy<Value = Must> {
        let limit = (amount(), any::<bool>()).prop_map(|(value, inclusive)| Limit { value, inclusive });
        prop_oneof![
            Just(Must::InForce),
            Just(Must::Accredited),
            line().prop_map(Must::RecognisedIn),
            select(Boundary::ALL).prop_map(Must::Boundary),
            (limit, select(CarbonUnit::ALL), per()).prop_map(|(limit, unit, per)| Must::AtMost { limit, unit, per }),
            (number(), 1..=20_u8).prop_map(|(benchmark, at_least)| Must::Grade { benchmark, at_least }),
            share().prop_map(Must::PrimaryShare),
            a_rule().prop_map(Must::Rule),
        ]
    }

    fn award() -> impl Strategy<Value = Award> {
        let formula = (amount(), option::of(amount()), amount(), amount(), 0..=Formula::MOST_PLACES).prop_filter_map(
            "no formula",
            |(most, least, one, other, places)| {
                let least = least.map(Decimal::magnitude).filter(|least| *least <= most.magnitude());
                Formula::new(most.magnitude(), least, one.max(other), one.min(other), places).ok()
            },
        );
        (select(AwardKind::ALL), formula, select(CarbonUnit::ALL), per()).prop_map(|(kind, formula, unit, per)| Award {
            kind,
            formula,
            unit,
            per,
        })
    }

    fn a_criteria() -> impl Strategy<Value = Criteria> {
        let day = (2020..2035, 1..=12, 1..=28).prop_map(|(year, month, day)| {
            let text = format!("{year}-{month:02}-{day:02}");
            text.parse::<Date>().unwrap()
        });
        let parts = (option::of(line()), day, option::of(line()), option::of(a_basis()), vec(must(), 0..6));
        (parts, vec(award(), 0..3)).prop_map(|((name, bid, region, basis, musts), awards)| Criteria {
            name,
            bid,
            region,
            basis,
            musts,
            awards,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn criteria_come_back_from_document_and_link(criteria in a_criteria()) {
            let text = criteria.json().to_string();
            let read = Criteria::read(text.as_bytes()).unwrap();
            // Decimals are equal by value; their digits come back, too.
            prop_assert_eq!(read.json().to_string(), text);
            prop_assert_eq!(&read, &criteria);
            let link = criteria.fragment();
            prop_assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%+,=&".contains(&byte)), "{}", link);
            let read = Criteria::of_fragment(&link).unwrap();
            prop_assert_eq!(read.json().to_string(), criteria.json().to_string());
        }

        #[test]
        fn no_link_stops_the_reader(pairs in vec("(must|award|per|rule|bid|[a-z]{0,4})(=|,)[a-z0-9%,+=é-]{0,12}", 0..6)) {
            if let Ok(read) = Criteria::of_fragment(&format!("version=1&bid=2026-12-10&{}", pairs.join("&"))) {
                prop_assert_eq!(Criteria::of_fragment(&read.fragment()), Ok(read));
            }
        }

        /// The formula, held against whole numbers; a lower value is never worth less.
        #[test]
        fn an_award_is_the_formulas(most in 1..100_i64, from in -500..2000_i64, step in 1..500_i64, value in -1000..3000_i64, places in 0..=6_u8) {
            let formula = Formula::new(most.into(), None, from.into(), (from - step).into(), places).unwrap();
            let worked = formula.work(value.into()).unwrap();
            let (above, unit) = (i128::from(most * (from - value)) * 10_i128.pow(places.into()), i128::from(step));
            let half = above.abs() % unit * 2 >= unit;
            let rounded = (above.abs() / unit + i128::from(half)) * above.signum();
            let expected = rounded.clamp(0, i128::from(most) * 10_i128.pow(places.into()));
            let got = worked.awarded.shifted(places.into()).unwrap();
            prop_assert_eq!(got, Decimal::from(i64::try_from(expected).unwrap()));
            prop_assert!(formula.work((value - 1).into()).unwrap().awarded >= worked.awarded);
        }
    }
}
