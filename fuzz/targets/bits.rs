//! The bits of a signed status list: any bytes as gzip, and any bytes gzipped.
#![no_main]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::credential::{AtHand, ListFault, StatusList};
use carbon_label_fuzz::{BODY, NOW, PROGRAMME, key, signed};
use flate2::{Compression, write::GzEncoder};
use libfuzzer_sys::fuzz_target;
use std::io::Write;

const ADDRESS: &str = "https://labels.example/status/body-a/revocation-1.jwt";

fn read(packed: &[u8]) -> Result<StatusList, ListFault> {
    let payload = format!(
        r#"{{"type":["VerifiableCredential","BitstringStatusListCredential"],"id":"{ADDRESS}","issuer":"{}",
            "validFrom":"2026-06-05T00:00:00+08:00","credentialSubject":{{"type":"BitstringStatusList",
            "statusPurpose":"revocation","encodedList":"u{}"}}}}"#,
        key(BODY).did(),
        URL_SAFE_NO_PAD.encode(packed)
    );
    StatusList::read(signed(BODY, payload.as_bytes()).as_bytes(), ADDRESS, &PROGRAMME.trust, &AtHand::default(), *NOW)
}

/// Fewest and most bytes of bits.
const LEAST: usize = 131_072 / 8;
const MOST: usize = 2 * 1024 * 1024;

/// Bits of about the shortest length, rarely of the longest: the data, over and over.
fn repeated(data: &[u8]) -> Option<Vec<u8>> {
    let (length, data) = data.split_first()?;
    let length = match *length {
        0 => MOST,
        1 => MOST + 1,
        other => LEAST - 128 + usize::from(other),
    };
    (!data.is_empty()).then(|| data.iter().copied().cycle().take(length).collect())
}

fuzz_target!(|data: &[u8]| {
    match read(data) {
        Ok(list) => assert!((LEAST..=MOST).contains(&(list.entries() as usize / 8))),
        Err(ListFault::NotGzip | ListFault::Short { .. } | ListFault::TooLong { .. } | ListFault::Rejected(_)) => {}
        Err(other) => panic!("{other:?}"),
    }
    let Some(bits) = repeated(data) else { return };
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(&bits).unwrap();
    let entries = bits.len() as u64 * 8;
    match read(&gzip.finish().unwrap()) {
        Ok(list) => assert_eq!(list.entries(), entries),
        Err(ListFault::Short { entries: found, least }) => assert!(found == entries && found < least),
        Err(ListFault::TooLong { limit }) => assert!(bits.len() > limit),
        // Bits that do not compress may make the list itself too large.
        Err(ListFault::Rejected(_)) => assert!(bits.len() > 1_000_000),
        Err(other) => panic!("{other:?}"),
    }
});
