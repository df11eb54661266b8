//! One byte of what was signed is another, missing or too many: nothing of it counts any more.

use super::{FOLDER, issuers, key, label, now, trust};
use carbon_label::{
    credential::{
        Algorithm, AtHand, Purpose, Register, Rejection, Signatures, Standing, StatusList, TrustList, Verified, verify,
    },
    credential::{Envelope, Status},
    label::Number,
};
use proptest::prelude::*;

/// What a byte is replaced by, and what is put before it: another letter of base64url, both kinds of
/// padding, what separates parts, blanks, what is no text.
const LETTERS: &[u8] = b"AQ_=.~ \n\0\x80\xff";

/// Every text that differs from this one by one byte.
fn mutations(text: &str) -> impl Iterator<Item = Vec<u8>> {
    let bytes = text.as_bytes();
    let with =
        move |range: std::ops::Range<usize>, put: &[u8]| [&bytes[..range.start], put, &bytes[range.end..]].concat();
    let flipped = (0..bytes.len()).flat_map(move |at| (0..8).map(move |bit| with(at..at + 1, &[bytes[at] ^ 1 << bit])));
    let replaced = (0..bytes.len()).flat_map(move |at| LETTERS.iter().map(move |new| with(at..at + 1, &[*new])));
    let inserted = (0..=bytes.len()).flat_map(move |at| LETTERS.iter().map(move |new| with(at..at, &[*new])));
    let deleted = (0..bytes.len()).map(move |at| with(at..at + 1, &[]));
    let truncated = (0..bytes.len()).map(move |at| bytes[..at].to_vec());
    flipped.chain(replaced).chain(inserted).chain(deleted).chain(truncated)
}

/// Every mutation is refused, or is the same text with blanks around it and reads to the same.
#[track_caller]
fn assert_refused<T: PartialEq + std::fmt::Debug, E>(text: &str, read: impl Fn(&[u8]) -> Result<T, E>) {
    let (mut refused, mut the_same) = (0, 0);
    let whole = read(text.as_bytes()).ok().unwrap();
    for mutation in mutations(text) {
        match read(&mutation) {
            Err(_) => refused += 1,
            Ok(found) => {
                let shown = String::from_utf8_lossy(&mutation).into_owned();
                assert_eq!(mutation.trim_ascii(), text.as_bytes(), "{shown}");
                assert_eq!(found, whole, "{shown}");
                the_same += 1;
            }
        }
    }
    // Replaced by itself; a blank or a line's end put before or after.
    let itself = text.bytes().filter(|byte| LETTERS.contains(byte)).count();
    assert_eq!(the_same, itself + 4);
    assert!(refused > 20 * text.len());
}

fn read(bytes: &[u8], trust: &TrustList) -> Result<Verified, Rejection> {
    Verified::read(bytes, trust, &Status::InForce, now())
}

#[test]
fn no_byte_of_a_label_can_change() {
    let key = key(Algorithm::EdDsa);
    let trust = trust(&key);
    assert_refused(&label(&key, "TEST-1", &[]), |bytes| read(bytes, &trust));
}

#[test]
fn no_byte_of_a_status_list_can_change() {
    let key = key(Algorithm::EdDsa);
    let (trust, number) = (trust(&key), "TEST-1".parse::<Number>().unwrap());
    let mut register = Register::default();
    register.enter(&number, now());
    let (name, list) = register.list(Purpose::Suspension, 1, FOLDER, &key, now().into());
    let address = format!("{FOLDER}{name}");
    assert_refused(&list, |bytes| StatusList::read(bytes, &address, &trust, &AtHand::default(), now()));
}

#[test]
fn no_byte_of_a_trust_list_can_change() {
    let key = key(Algorithm::EdDsa);
    let list = key.sign_trust(&issuers(&key), now().into()).unwrap();
    assert_refused(&list, |bytes| TrustList::read_signed(bytes, &key.public(), &Signatures::default(), now()));
}

/// A list of which a byte changed says nothing: the label it would have withdrawn is of unknown state.
#[test]
fn a_changed_list_does_not_speak_for_a_label() {
    let key = key(Algorithm::EdDsa);
    let (trust, number) = (trust(&key), "TEST-1".parse::<Number>().unwrap());
    let entries = Register::entries(0, FOLDER);
    let token = label(&key, "TEST-1", &entries);
    let mut register = Register::default();
    register.enter(&number, now());
    let (_, list) = register.list(Purpose::Revocation, 1, FOLDER, &key, now().into());
    for mutation in mutations(&list).step_by(97) {
        let mut at_hand = AtHand::default();
        at_hand.add_list(&entries[0].list, &mutation, &trust, now(), None);
        let verified = verify(Envelope::parse(token.as_bytes()).unwrap(), &trust, &at_hand, now()).unwrap();
        assert!(matches!(verified.standing(), Standing::StatusUnknown { .. }), "{:?}", verified.standing());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// For each algorithm, any bit anywhere.
    #[test]
    fn no_bit_of_any_algorithms_label_can_change(which in 0..Algorithm::ALL.len(), at: prop::sample::Index, bit in 0..8_u32) {
        let key = key(Algorithm::ALL[which]);
        let token = label(&key, "TEST-1", &[]);
        let mut mutation = token.clone().into_bytes();
        prop_assert!(read(&mutation, &trust(&key)).is_ok());
        let at = at.index(mutation.len());
        mutation[at] ^= 1_u8 << bit;
        prop_assert!(read(&mutation, &trust(&key)).is_err(), "byte {at}, bit {bit}");
    }

    /// A signature of any other bytes.
    #[test]
    fn no_other_signature_fits(which in 0..Algorithm::ALL.len(), signature in prop::collection::vec(any::<u8>(), 64)) {
        let key = key(Algorithm::ALL[which]);
        prop_assert!(!key.public().signed(b"carbon", &signature));
    }

    /// Nor one of another algorithm's key of the same secret.
    #[test]
    fn a_label_is_its_own_algorithms(one in 0..Algorithm::ALL.len(), other in 0..Algorithm::ALL.len()) {
        let token = label(&key(Algorithm::ALL[one]), "TEST-1", &[]);
        let verdict = read(token.as_bytes(), &trust(&key(Algorithm::ALL[other])));
        prop_assert_eq!(verdict.is_ok(), one == other);
    }
}
