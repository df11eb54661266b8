//! The wasm that the page of drafts loads.

fn main() {
    carbon_label::app::start::<carbon_label::app::Draft>();
}
