//! Keys as JWK, public and private: what reads is written to what it was read from.
#![no_main]

use carbon_label::{
    credential::{PublicKey, Refusal, SigningKey},
    json::{Json, Limits, Node},
};
use carbon_label_fuzz::faulted;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(tree) = Json::parse(data, Limits { bytes: 4096, depth: 4 }) {
        match PublicKey::from_jwk(&Node::root(&tree)) {
            Ok(key) => assert_eq!(PublicKey::from_jwk(&Node::root(&key.to_jwk())), Ok(key)),
            Err(fault) => faulted(&fault),
        }
    }
    match SigningKey::from_jwk(data) {
        Ok(key) => {
            let again = SigningKey::from_jwk(key.to_jwk().to_string().as_bytes()).ok().unwrap();
            assert_eq!((again.public(), again.did()), (key.public(), key.did()));
        }
        Err(Refusal::Key(fault)) => faulted(&fault),
        Err(_) => {}
    }
});
