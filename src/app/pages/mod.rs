//! The app's pages, one file each.

mod compare;
mod evaluate;
mod studio;
mod verify;

pub use compare::Compare;
pub use evaluate::Evaluate;
pub use studio::Studio;
pub use verify::Verify;
