//! A body's history: what reads is written and read again, and its lists say what it says.
#![no_main]

use carbon_label::credential::{AtHand, Decision, Purpose, Register, StatusList, Term};
use carbon_label_fuzz::{BODY, NOW, PROGRAMME, faulted, key};
use libfuzzer_sys::fuzz_target;
use std::collections::HashMap;

const FOLDER: &str = "https://labels.example/status/";

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let register = match Register::read(text) {
        Ok(register) => register,
        Err((line, fault)) => {
            assert!(line >= 1 && line <= text.lines().count());
            return faulted(&fault);
        }
    };
    let mut ended = HashMap::new();
    for line in register.history() {
        assert!(!ended.contains_key(&line.number), "decided after its end: {}", line.number);
        if matches!(line.decision, Decision::Revoked | Decision::Cancelled) {
            ended.insert(line.number.clone(), line.place);
        }
    }
    let written = register.to_text();
    assert_eq!(Register::read(&written).unwrap().to_text(), written);
    for purpose in [Purpose::Revocation, Purpose::Suspension] {
        let (name, list) = register.list(purpose, 1, FOLDER, &key(BODY), Term::from(*NOW));
        let address = format!("{FOLDER}{name}");
        StatusList::read(list.as_bytes(), &address, &PROGRAMME.trust, &AtHand::default(), *NOW).unwrap();
    }
});
