//! The app's pages, one file each.

mod compare;
mod draft;
mod evaluate;
mod studio;
mod verify;

pub use compare::Compare;
pub use draft::Draft;
pub use evaluate::Evaluate;
pub use studio::Studio;
pub use verify::Verify;
