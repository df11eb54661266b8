//! The wasm that the page of the procurement portal loads.

fn main() {
    carbon_label::app::start::<carbon_label::app::Compare>();
}
