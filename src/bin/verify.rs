//! The wasm that the verify page loads.

fn main() {
    carbon_label::app::start::<carbon_label::app::Verify>();
}
