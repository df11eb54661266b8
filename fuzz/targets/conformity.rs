//! UNTP conformity credentials: read or not, drawn, told, and written again.
#![no_main]

use carbon_label_fuzz::{document, samples};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| document(samples::DCC, data));
