//! `Evidence::read` of anything a person may hold up.
#![no_main]

use carbon_label::{credential::AtHand, evidence::Evidence};
use carbon_label_fuzz::{NOW, PROGRAMME, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| check(&Evidence::read(data, &PROGRAMME, &AtHand::default(), *NOW)));
