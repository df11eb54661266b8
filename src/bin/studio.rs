//! The wasm that the studio loads.

fn main() {
    carbon_label::app::start::<carbon_label::app::Studio>();
}
