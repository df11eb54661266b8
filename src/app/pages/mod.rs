//! The app's pages, one file each.

mod compare;
mod studio;
mod verify;

pub use compare::Compare;
pub use studio::Studio;
pub use verify::Verify;
