//! The wasm that the page of evaluations loads.

fn main() {
    carbon_label::app::start::<carbon_label::app::Evaluate>();
}
