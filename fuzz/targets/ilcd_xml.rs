//! ILCD+EPD declarations as XML: read or not, drawn, told, and written again; with whatever data sets beside them.
#![no_main]

use carbon_label::formats::Document;
use carbon_label_fuzz::{document, samples};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    document(samples::XML, data);
    if let Ok(Document::Declared(imports)) = Document::read(samples::XML.as_bytes()) {
        imports.into_iter().flatten().for_each(|mut import| import.read_flow(data, &|_, _| Some(data.to_vec())));
    }
});
