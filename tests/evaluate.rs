//! Evaluations: what counts, what a figure is worked out from, what a policy makes of it; and the command that does it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod world;

use carbon_label::{
    credential::{AtHand, Draft, Issuance, Presentation, Signatures, SigningKey, TrustList},
    evaluate::{Evaluation, Figure, Held, Policy, Question, Untold},
    evidence::Placed,
    json::{Json, Limits, Node},
    label::{DeclaredUnit, Instant},
    programme::Programme,
};
use std::fs;
use world::{World, carbon_label, fails, succeeds, text};

const MAKER: &str = "91120000DEM0PA0189";

fn now() -> Instant {
    "2026-11-24T12:00:00+08:00".parse().unwrap()
}

fn body() -> SigningKey {
    SigningKey::ed25519(&[7; 32], true)
}

fn json(text: &str) -> Json {
    Json::parse(text.as_bytes(), Limits { bytes: 1_000_000, depth: 20 }).unwrap()
}

fn programme() -> Programme {
    programme_that(true)
}

/// Of a demonstration, or not.
fn programme_that(demonstrates: bool) -> Programme {
    let trust = r#"{"issuer": [{"name": {"en": "Test"}, "accreditation": ["pv-module"], "demonstration": true,
        "key": [{"did": "DID", "fingerprint": "PRINT", "from": "2020-01-01", "to": "2999-12-31"}]}]}"#;
    let trust = trust.replace("DID", body().did()).replace("PRINT", body().public().fingerprint().as_str());
    let programme = r#"{
        "programme": {"name": {"en": "Test"}, "region": {"code": "CN-TJ", "name": {"en": "Tianjin"}},
            "operator": {"en": "Test"}, "site": "https://labels.example/", "demonstration": true},
        "categories": [{"id": "pv-module", "name": {"en": "Module"}, "per": {"amount": "1", "unit": "kWp"},
            "boundary": "cradle-to-gate", "stages": [], "rule": {"id": "TEST", "version": "1", "name": {"en": "Test"}}}],
        "benchmarks": [{"id": "limit", "category": "pv-module", "kind": "limit", "name": {"en": "Limit"},
            "method": "GB/T 24067-2024", "unit": "kgCO2e", "per": {"amount": "1", "unit": "Wp"},
            "boundary": "cradle-to-gate", "source": {"text": {"en": "Test"}}, "limit": "0.5"}]}"#;
    let trust = TrustList::read(&Node::root(&json(&trust))).unwrap();
    let programme = programme.replace("\"demonstration\": true", &format!("\"demonstration\": {demonstrates}"));
    Programme::from_json(&programme, trust).unwrap()
}

/// A label in force, as it was checked: number, value, and what else its subject has.
fn label(number: &str, value: &str, more: &str) -> Held {
    let (model, more) = more.split_once('|').unwrap_or((number, more));
    held(&DRAFT.replace("NUMBER", number).replace("VALUE", value).replace("MODEL", model).replace("MORE", more))
}

const DRAFT: &str = r#"{"validFrom": "2026-06-05T00:00:00+08:00", "validUntil": "2028-06-04T23:59:59+08:00",
        "credentialSubject": {"product": {"name": {"en": "Module"}, "model": "MODEL", "category": "pv-module",
            "maker": {"name": {"en": "Maker"}, "creditCode": "91120000DEM0PA0189"}},
        "footprint": {"value": "VALUE", "unit": "kgCO2e", "per": {"amount": "1", "unit": "kWp"},
            "boundary": "cradle-to-gate", "standard": ["GB/T 24067-2024"],
            "period": {"from": "2025-01-01", "to": "2025-12-31"}, "primaryShare": "0.5"},
        "certificate": {"number": "NUMBER", "scheme": "other", "body": {"name": {"en": "Body"}},
            "issued": "2026-06-05", "expires": "2028-06-04"}, MORE "demonstration": true}}"#;

fn held(draft: &str) -> Held {
    let token = body().sign(&Draft::read(draft.as_bytes()).unwrap(), &Issuance::default()).unwrap();
    let at_hand = AtHand::knowing(Signatures::default());
    let placed = Placed::read(token.as_bytes(), &programme(), &at_hand, now()).map(Box::new);
    Held::new("file".to_owned(), token.as_bytes(), placed)
}

fn evaluation(held: Vec<Held>, totals: &[&str], policy: Option<&Policy>) -> Evaluation {
    let totals: Vec<DeclaredUnit> = totals.iter().map(|total| total.parse().unwrap()).collect();
    Evaluation::of(held, &Question { maker: None, totals: &totals, policy, at: now() }, &programme())
}

#[track_caller]
fn is(evaluation: &Evaluation, figure: &Figure, expected: Result<&str, Untold>) {
    assert_eq!(evaluation.figure(figure).map(|value| value.to_string()), expected.map(str::to_owned), "{figure:?}");
}

const BASED: &str =
    r#""baseline": {"year": 2023, "value": "800"}, "output": {"amount": "3", "unit": "MWp", "year": 2025},"#;
const PLAIN: &str = r#""output": {"amount": "1000", "unit": "kWp", "year": 2025},"#;

#[test]
fn figures_are_weighed_by_output_and_exact() {
    let labels = vec![label("A", "700", BASED), label("B", "400", PLAIN), label("C", "500", "")];
    let evaluation = evaluation(labels, &["8000 kWp"], None);
    is(&evaluation, &Figure::InForce, Ok("3"));
    is(&evaluation, &Figure::DaysLeft, Ok("558"));
    // Of A alone, which has a base year: (800 − 700) ÷ 800, in two years.
    is(&evaluation, &Figure::Cut, Ok("0.125"));
    is(&evaluation, &Figure::YearlyCut, Ok("0.0625"));
    is(&evaluation, &Figure::Coverage, Ok("0.5"));
    is(&evaluation, &Figure::PrimaryShare, Ok("0.5"));
    // In the benchmark's kg per Wp, over A and B: (0.7 × 3 + 0.4 × 1) ÷ 4. C discloses no output.
    is(&evaluation, &Figure::Mean("limit".parse().unwrap()), Ok("0.625"));
    let mean = &evaluation.means[0];
    assert_eq!((mean.labels.len(), mean.without_output.len()), (2, 1));
    assert!(mean.position.is_some());
    assert_eq!(evaluation.counted[0].emitted.unwrap().to_string(), "2100000");
}

#[test]
fn a_factory_that_one_of_two_certificates_withholds_sets_them_no_more_apart() {
    let at = |number: &str, factory: &str| {
        let draft =
            DRAFT.replace("NUMBER", number).replace("VALUE", "700").replace("MODEL", "SAME").replace("MORE", PLAIN);
        held(&draft.replace("\"category\"", &format!("{factory}\"category\"")))
    };
    let here = r#""factory": {"name": {"en": "Here"}},"#;
    let counted = |other: &str| evaluation(vec![at("A", here), at("B", other)], &[], None).counted.len();
    assert_eq!([counted(""), counted(here), counted(&here.replace("Here", "There"))], [1, 1, 2]);
}

#[test]
fn what_cannot_be_told_says_why() {
    let nothing = evaluation(Vec::new(), &[], None);
    is(&nothing, &Figure::InForce, Ok("0"));
    is(&nothing, &Figure::DaysLeft, Err(Untold::NoLabels));
    let silent = evaluation(vec![label("A", "700", "")], &["1 kWp"], None);
    is(&silent, &Figure::Cut, Err(Untold::NoOutput));
    is(&silent, &Figure::Coverage, Err(Untold::NoOutput));
    is(&silent, &Figure::Mean("limit".parse().unwrap()), Err(Untold::NoOutput));
    is(&silent, &Figure::Mean("other".parse().unwrap()), Err(Untold::NotPlaced));
    let plain = |totals: &[&str]| evaluation(vec![label("A", "700", PLAIN)], totals, None);
    is(&plain(&[]), &Figure::YearlyCut, Err(Untold::NoBaseline));
    is(&plain(&[]), &Figure::Coverage, Err(Untold::NoTotal));
    is(&plain(&["5 m3"]), &Figure::Coverage, Err(Untold::OtherDimension));
    is(&plain(&["999 kWp"]), &Figure::Coverage, Err(Untold::TotalTooSmall));
    is(&plain(&["1 MWp"]), &Figure::Coverage, Ok("1"));
    let stored = evaluation(vec![label("A", "-7", PLAIN)], &[], None);
    is(&stored, &Figure::PrimaryShare, Err(Untold::NotPositive));
    // A base year that is not before the data is none.
    let late = BASED.replace("2023", "2025");
    is(&evaluation(vec![label("A", "700", &late)], &[], None), &Figure::Cut, Err(Untold::NoBaseline));
    let huge = PLAIN.replace("1000", "9999999999999999999999999999");
    is(&evaluation(vec![label("A", "700", &huge)], &[], None), &Figure::PrimaryShare, Err(Untold::NoOutput));
}

#[test]
fn nothing_counts_twice_and_nothing_of_others() {
    let renewed = |number: &str| label(number, "700", &format!("SAME|{PLAIN}"));
    let labels = vec![renewed("A"), renewed("B"), renewed("B"), label("C", "400", PLAIN)];
    let evaluation = evaluation(labels, &["4000 kWp"], None);
    let counted: Vec<&str> = evaluation.counted.iter().map(|label| label.number.as_str()).collect();
    assert_eq!(counted, ["B", "C"]);
    is(&evaluation, &Figure::Coverage, Ok("0.5"));
    let left: Vec<(&str, &str)> = evaluation.left_out.iter().map(|one| (one.called.as_str(), one.why.word())).collect();
    assert_eq!(left, [("A", "renewed"), ("B", "twice")]);
    // What is about no real product counts in a demonstration alone.
    let real = Question { maker: None, totals: &[], policy: None, at: now() };
    let real = Evaluation::of(vec![label("A", "700", PLAIN)], &real, &programme_that(false));
    assert_eq!((real.counted.len(), real.left_out[0].why.word()), (0, "demonstration"));
    let question =
        Question { maker: Some("91120000DEM0PA0264".parse().unwrap()), totals: &[], policy: None, at: now() };
    let others = Evaluation::of(vec![label("A", "700", PLAIN)], &question, &programme());
    assert_eq!((others.counted.len(), others.left_out[0].why.word()), (0, "other-maker"));
}

fn policy(approval: &str, tiers: &str, least: &str) -> Policy {
    let text = format!(
        r#"{{"version": 1, "name": {{"en": "P"}}, "lender": {{"en": "L"}}, "from": "2026-01-01", "approval": [{approval}],
        "limit": {{"base": "1000000.01", "currency": "CNY", "tiers": [{{"when": [], "add": "0.5"}}]}},
        "rate": {{"reference": {{"en": "R"}}, "percent": "3.2", {least}
            "rules": [{{"name": {{"en": "One"}}, "tiers": [{tiers}]}}, {{"name": {{"en": "Two"}}, "tiers": [{tiers}]}}]}}}}"#
    );
    Policy::read(text.as_bytes()).unwrap()
}

#[test]
fn the_first_tier_that_holds_counts_and_nothing_is_granted_on_what_cannot_be_told() {
    let labels = || vec![label("A", "700", BASED)];
    let tiers = r#"{"when": [{"figure": "coverage", "at_least": "0.1"}], "basis_points": "-50"},
        {"when": [{"figure": "cut", "at_least": "0.125"}, {"figure": "days-left", "at_most": "558"}], "basis_points": "-10"},
        {"when": [{"figure": "labels-in-force", "at_least": "1"}], "basis_points": "-5"}"#;
    let unsaid = policy("", tiers, "");
    let advice = evaluation(labels(), &[], Some(&unsaid)).advice.unwrap();
    assert_eq!(advice.approves(), None, "nothing was asked");
    let rate = advice.rate.unwrap();
    assert_eq!(rate.rules[0].1.counts, Some(1), "of the first it cannot be told");
    assert_eq!(rate.rules[0].1.tiers[0].holds, None);
    assert_eq!(
        (rate.given.unwrap().to_string(), rate.percent.unwrap().to_string()),
        ("-20".to_owned(), "3.00".to_owned())
    );
    assert_eq!(advice.limit.unwrap().amount.unwrap().to_string(), "1500000.02");
    let stated = evaluation(labels(), &["10 MWp"], Some(&unsaid)).advice.unwrap().rate.unwrap();
    assert_eq!(stated.given.unwrap().to_string(), "-100");
    let held = policy("", tiers, r#""least": "-60","#);
    let held = evaluation(labels(), &["10 MWp"], Some(&held)).advice.unwrap().rate.unwrap();
    assert_eq!((held.sum.unwrap().to_string(), held.given.unwrap().to_string()), ("-100".to_owned(), "-60".to_owned()));
}

#[test]
fn withholding_betters_nothing() {
    let labels = || vec![label("A", "700", BASED), label("B", "900", "")];
    let strict = policy("", r#"{"when": [{"figure": "cut", "at_least": "0.1"}], "basis_points": "-10"}"#, "");
    let evaluated = |policy: &Policy| evaluation(labels(), &[], Some(policy));
    let advice = evaluated(&strict).advice.unwrap().rate.unwrap();
    // The cut is of A alone: B discloses no output. It decides nothing, unless the policy lets it.
    assert_eq!(evaluated(&strict).rests_on(&Figure::Cut), (1, 2));
    assert_eq!((advice.rules[0].1.tiers[0].holds, advice.given.unwrap().to_string()), (None, "0".to_owned()));
    let lenient = Policy { partial: true, ..strict };
    assert_eq!(evaluated(&lenient).advice.unwrap().rate.unwrap().given.unwrap().to_string(), "-20");
    // A tier that would be worse for the enterprise is not passed over because it cannot be told.
    let malus = r#"{"when": [{"figure": "coverage", "at_most": "0.5"}], "basis_points": "20"}, {"when": [], "basis_points": "-10"}"#;
    let rate = evaluated(&policy("", malus, "")).advice.unwrap().rate.unwrap();
    assert_eq!((rate.rules[0].1.counts, rate.given, rate.percent), (None, None, None));
    // Nothing is given to nobody, and nothing by a policy of tomorrow.
    let nobody = evaluation(Vec::new(), &[], Some(&lenient)).advice.unwrap();
    assert_eq!((nobody.rate.unwrap().given, nobody.limit.unwrap().amount), (None, None));
    let tomorrow = Policy { from: "2026-11-25".parse().unwrap(), ..lenient };
    let advice = evaluated(&tomorrow).advice.unwrap();
    assert!(advice.not_yet && advice.limit.unwrap().amount.is_none());
}

#[test]
fn what_fails_decides_before_what_cannot_be_told() {
    let approves = |asked: &str| {
        let policy = policy(asked, "", "");
        evaluation(vec![label("A", "700", BASED)], &[], Some(&policy)).advice.unwrap().approves()
    };
    let coverage = r#"{"figure": "coverage", "at_least": "0.1"}"#;
    let (met, missed) = (r#"{"figure": "cut", "at_least": "0.1"}"#, r#"{"figure": "cut", "at_least": "0.2"}"#);
    assert_eq!(approves(met), Some(true));
    assert_eq!(approves(&format!("{met}, {coverage}")), None);
    assert_eq!(approves(&format!("{missed}, {coverage}")), Some(false));
}

#[test]
fn indicators_are_scored_between_base_and_leading_values() {
    let sheet = r#"{"version": 1, "name": {"en": "P"}, "lender": {"en": "L"}, "from": "2026-01-01", "score": [
        {"name": {"en": "Cut"}, "figure": "cut", "base": "0", "lead": "0.2", "weight": "3"},
        {"name": {"en": "Mean"}, "figure": "mean", "benchmark": "limit", "base": "0.9", "lead": "0.6", "weight": "2"},
        {"name": {"en": "Primary"}, "figure": "primary-share", "base": "0.1", "lead": "0.4", "weight": "2"},
        {"name": {"en": "Days"}, "figure": "days-left", "base": "600", "lead": "900", "weight": "2"},
        {"name": {"en": "Coverage"}, "figure": "coverage", "base": "0", "lead": "1", "weight": "1"}]}"#;
    let sheet = Policy::read(sheet.as_bytes()).unwrap();
    let score = evaluation(vec![label("A", "700", BASED)], &[], Some(&sheet)).advice.unwrap().score.unwrap();
    // Below the base is nothing, beyond the leading value no more than all, and what nobody told is no point.
    let points: Vec<Option<String>> =
        score.indicators.iter().map(|one| one.score.map(|points| points.to_string())).collect();
    assert_eq!(
        points,
        [Some("62.5"), Some("66.67"), Some("100"), Some("0"), None].map(|points| points.map(str::to_owned))
    );
    // (62.5 × 3 + 66.67 × 2 + 100 × 2) ÷ 10
    assert_eq!(score.total.unwrap().to_string(), "52.08");
    let fault = |from: &str, to: &str| {
        let text = fs::read_to_string(world::demo("policies/green-factory.json")).unwrap();
        Policy::read(text.replacen(from, to, 1).as_bytes()).unwrap_err().path().to_owned()
    };
    assert_eq!(fault(r#""lead": "400""#, r#""lead": "800.0""#), "$.score[0].lead");
    assert_eq!(fault(r#""weight": "40""#, r#""weight": "0""#), "$.score[0].weight");
}

#[test]
fn a_policy_that_does_not_read_names_the_place() {
    #[track_caller]
    fn check(from: &str, to: &str, path: &str) {
        let text = fs::read_to_string(world::demo("policies/footprint-linked.json")).unwrap();
        assert!(text.contains(from), "{from}");
        let fault = Policy::read(text.replacen(from, to, 1).as_bytes()).unwrap_err();
        assert_eq!(fault.path(), path, "{fault:?}");
    }
    check(r#""version": 1"#, r#""version": 2"#, "$.version");
    check(r#""approval""#, r#""approve""#, "$.approve");
    check(r#""labels-in-force""#, r#""goodwill""#, "$.approval[0].figure");
    check(r#""at_least": "180""#, r#""at_least": "180", "at_most": "190""#, "$.approval[1]");
    check(r#""at_least": "180""#, r#""benchmark": "epeat-pv", "at_least": "180""#, "$.approval[1].benchmark");
    check(r#""base": "10000000""#, r#""base": "-1""#, "$.limit.base");
    check(r#""CNY""#, r#""yuan""#, "$.limit.currency");
    check(r#""add": "0.50""#, r#""basis_points": "0.50""#, "$.limit.tiers[0].basis_points");
    check(r#""basis_points": "-10""#, r#""basis_points": "ten""#, "$.rate.rules[0].tiers[0].basis_points");
}

/// The command's JSON, over the demonstration programme.
fn evaluated(world: &World, more: &[&str]) -> Json {
    let programme = world.path("programme");
    let fixed = ["evaluate", "--programme", text(&programme), "--json"];
    json(&succeeds(&[&fixed[..], more].concat()))
}

fn numbers(evaluation: &Json) -> Vec<String> {
    let Some(Json::List(labels)) = evaluation.member("labels") else { panic!("no labels") };
    labels.iter().map(|label| label.member("number").unwrap().to_string().replace('"', "")).collect()
}

#[test]
fn an_evaluation_follows_the_credentials() {
    let world = World::new();
    let at = |day: &str| evaluated(&world, &["--maker", MAKER, "--at", day]);
    let before = at("2026-11-25");
    assert!(numbers(&before).contains(&"DEMO-2026-0003".to_owned()) && numbers(&before).len() >= 3);
    let (key, programme) = (world.path("keys/body-a.jwk"), world.path("programme"));
    let decide = ["status", "set", "DEMO-2026-0003", "suspended", "--why", "a test", "--key", text(&key)];
    succeeds(&[&decide[..], &["--programme", text(&programme), "--at", "2026-11-25"]].concat());
    let after = at("2026-11-26");
    assert_eq!(numbers(&after).len(), numbers(&before).len() - 1);
    assert!(after.to_string().contains(r#""called":"DEMO-2026-0003","name""#), "{after}");
    // All have ended by then, and nothing is left to lend on.
    let late = fails(&["evaluate", "--programme", text(&programme), "--maker", MAKER, "--at", "2029-01-20"], 1);
    assert!(late.contains("no label is in force"), "{late}");
}

#[test]
fn a_signed_evaluation_is_checked_from_its_credentials() {
    let world = World::new();
    let (programme, key, out) = (world.path("programme"), world.path("keys/body-b.jwk"), world.path("signed.jwt"));
    let policy = world.path("programme/policies/footprint-linked.json");
    let fixed = ["evaluate", "--programme", text(&programme), "--at", "2026-11-25"];
    let asked = ["--maker", MAKER, "--policy", text(&policy), "--total", "5000 MWp"];
    let made = succeeds(&[&fixed[..], &asked, &["--key", text(&key), "--out", text(&out)]].concat());
    assert!(made.contains("Yearly cut") && made.contains(" CNY"), "{made}");
    // On another day, without the totals: they were signed, too.
    let day = ["evaluate", "--programme", text(&programme), "--at", "2026-11-26", text(&out)];
    let checked = succeeds(&day);
    assert!(checked.contains("signed by did:key:") && checked.contains("are those that were signed"), "{checked}");
    let suspended = ["status", "set", "DEMO-2026-0003", "suspended", "--why", "a test", "--key"];
    let body = world.path("keys/body-a.jwk");
    succeeds(&[&suspended[..], &[text(&body), "--programme", text(&programme), "--at", "2026-11-25"]].concat());
    assert!(fails(&day, 1).contains("they are not what was signed"));
    // Whoever signs other figures over the same credentials is found out.
    let token = fs::read_to_string(&out).unwrap();
    let signer = SigningKey::from_jwk(&fs::read(&key).unwrap()).unwrap();
    let presented = Presentation::read(token.as_bytes()).unwrap();
    let better = presented.evaluation.to_string().replacen("\"yearly-cut\":\"0.0", "\"yearly-cut\":\"0.9", 1);
    let forged = Presentation::sign(&presented.credentials, json(&better), presented.at, &signer);
    fs::write(&out, forged).unwrap();
    let told = carbon_label(&[&fixed[..], &["--json", text(&out)]].concat());
    assert_eq!(told.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&told.stdout).contains("\"sameAsSigned\":false"));
    let (before, signature) = token.rsplit_once('.').unwrap();
    fs::write(&out, format!("{}A.{signature}", &before[..before.len() - 1])).unwrap();
    fails(&[&fixed[..], &[text(&out)]].concat(), 1);
}
