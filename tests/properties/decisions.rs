//! A body's register under any sequence of decisions.

use super::{FOLDER, key, label, now, trust};
use carbon_label::{
    credential::{Algorithm, AtHand, Decision, Envelope, NotRecorded, Purpose, Register, SigningKey, Standing, verify},
    label::{Instant, Number},
};
use proptest::{prelude::*, sample::select};
use std::collections::BTreeMap;

/// The certificates decided about.
const NUMBERS: &[&str] = &["A-1", "A-2", "B.3", "C_4"];

/// One thing a body does: enter a certificate, or decide about it, at a second.
type Step = (&'static str, Option<Decision>, i64);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let decision = prop_oneof![2 => Just(None), 5 => select(Decision::ALL).prop_map(Some)];
    prop::collection::vec((select(NUMBERS), decision, 0..1000_i64), 0..24)
}

fn at(second: i64) -> Instant {
    // 2026-06-05, the fixture's first day.
    Instant::from_unix(1_780_617_600 + second).unwrap()
}

fn is_final(decision: Decision) -> bool {
    matches!(decision, Decision::Revoked | Decision::Cancelled)
}

/// What should be: of each certificate its place, and what was decided last and when.
type Model = BTreeMap<&'static str, (u64, Decision, Instant)>;

/// Takes a step in both; the error is where they part.
fn take(register: &mut Register, model: &mut Model, (text, decision, second): Step) -> Result<(), TestCaseError> {
    let (number, at, next) = (text.parse::<Number>().unwrap(), at(second), model.len() as u64);
    let Some(decision) = decision else {
        let place = register.enter(&number, at);
        prop_assert_eq!(place, model.entry(text).or_insert((next, Decision::InForce, at)).0);
        return Ok(());
    };
    let expected = match model.get(text) {
        None => Err(NotRecorded::Unknown(number.clone())),
        Some((_, last, _)) if is_final(*last) => Err(NotRecorded::Final(*last)),
        Some((_, last, _)) if *last == decision => Err(NotRecorded::Already(decision)),
        Some((_, _, last)) if at < *last => Err(NotRecorded::Earlier { last: *last }),
        Some(_) => Ok(()),
    };
    let lines = register.history().len();
    let why = Some(format!("at {second}").parse().unwrap());
    prop_assert_eq!(register.set(&number, decision, why, at), expected.clone());
    prop_assert_eq!(register.history().len(), lines + usize::from(expected.is_ok()));
    if let (Ok(()), Some(known)) = (expected, model.get_mut(text)) {
        (known.1, known.2) = (decision, at);
    }
    Ok(())
}

/// What the signed lists say of a certificate, to whoever verifies its label.
fn told(register: &Register, key: &SigningKey, number: &str, place: u64) -> Standing {
    let (trust, entries, mut at_hand) = (trust(key), Register::entries(place, FOLDER), AtHand::default());
    for purpose in [Purpose::Revocation, Purpose::Suspension] {
        let (name, list) = register.list(purpose, 1, FOLDER, key, now().into());
        at_hand.add_list(&format!("{FOLDER}{name}"), list.as_bytes(), &trust, now(), None);
    }
    let envelope = Envelope::parse(label(key, number, &entries).as_bytes()).unwrap();
    verify(envelope, &trust, &at_hand, now()).unwrap().standing().clone()
}

fn expected(register: &Register, number: &str, decision: Decision, at: Instant) -> Standing {
    let why = register.latest(&number.parse().unwrap()).and_then(|line| line.why.clone());
    let since = Some(at.date());
    match decision {
        Decision::InForce => Standing::InForce,
        Decision::Suspended => Standing::Suspended { since, why },
        Decision::Revoked => Standing::Withdrawn { since, why },
        Decision::Cancelled => Standing::Cancelled { since },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Whatever is asked of it: final stays final, a place is kept, the lists say what the history
    /// says, and the history comes back from its text.
    #[test]
    fn a_register_keeps_its_rules(steps in steps()) {
        let (mut register, mut model, key) = (Register::default(), Model::new(), key(Algorithm::EdDsa));
        for step in steps {
            take(&mut register, &mut model, step)?;
        }
        let again = Register::read(&register.to_text()).unwrap();
        prop_assert_eq!(again.history(), register.history());
        prop_assert_eq!(again.to_text(), register.to_text());
        for (number, (place, decision, at)) in &model {
            let line = again.latest(&number.parse().unwrap()).unwrap();
            prop_assert_eq!((line.place, line.decision), (*place, *decision));
            let standing = told(&again, &key, number, *place);
            prop_assert_eq!(standing, expected(&again, number, *decision, *at));
        }
    }

    /// The lists of the same history are the same, byte for byte.
    #[test]
    fn lists_are_made_of_the_history_alone(steps in steps()) {
        let (mut register, mut model, key) = (Register::default(), Model::new(), key(Algorithm::EdDsa));
        for step in steps {
            take(&mut register, &mut model, step)?;
        }
        let again = Register::read(&register.to_text()).unwrap();
        for purpose in [Purpose::Revocation, Purpose::Suspension] {
            let [one, other] = [&register, &again].map(|register| register.list(purpose, 1, FOLDER, &key, now().into()));
            prop_assert_eq!(one, other);
        }
    }

    /// A line that breaks a rule is a fault of its line: what was final, whose place it is, which comes next.
    #[test]
    fn a_history_that_breaks_a_rule_does_not_read(steps in steps(), number in select(NUMBERS), decision in select(Decision::ALL), place in 0..5_u64) {
        let (mut register, mut model) = (Register::default(), Model::new());
        for step in steps {
            take(&mut register, &mut model, step)?;
        }
        let line = format!(r#"{{"at":"{}","number":"{number}","place":{place},"decision":"{}"}}"#, at(1000), decision.word());
        let kept = match model.get(number) {
            None => place == model.len() as u64 && decision == Decision::InForce,
            Some((known, last, _)) => *known == place && *last != decision && !is_final(*last),
        };
        let read = Register::read(&format!("{}{line}\n", register.to_text()));
        let lines = register.history().len();
        match read {
            Ok(_) => prop_assert!(kept, "{}", line),
            Err((at, fault)) => prop_assert!(!kept && at == lines + 1, "{}: {}", line, fault),
        }
    }
}
