//! A trust list behind its operator's signature, and any bytes as one.
#![no_main]

use carbon_label::credential::{Signatures, TrustList};
use carbon_label::json::Json;
use carbon_label_fuzz::{NOW, OPERATOR, PROGRAMME, change, key, replaced, said, signed};
use libfuzzer_sys::fuzz_target;

fn read(payload: &[u8]) {
    match TrustList::read_signed(
        signed(OPERATOR, payload).as_bytes(),
        &key(OPERATOR).public(),
        &Signatures::default(),
        *NOW,
    ) {
        Ok(list) => {
            for key in list.issuers().iter().flat_map(|issuer| issuer.keys()) {
                assert!(list.knows(key.did()) && list.find(key.did(), key.fingerprint()).is_some());
            }
        }
        Err(rejection) => said(&rejection),
    }
}

fuzz_target!(|data: &[u8]| {
    // Nobody but the operator signs it.
    assert!(TrustList::read_signed(data, &key("nobody").public(), &Signatures::default(), *NOW).is_err());
    read(data);
    let Some((which, new)) = change(data) else { return };
    let types = Json::List(["VerifiableCredential", "CarbonFootprintTrustList"].map(Json::text).into());
    let payload = Json::object([
        ("type", types),
        ("issuer", Json::text(key(OPERATOR).did())),
        ("validFrom", Json::text("2026-06-01T00:00:00+08:00")),
        ("credentialSubject", replaced(PROGRAMME.issuers(), which, &new)),
    ]);
    read(payload.to_string().as_bytes());
});
