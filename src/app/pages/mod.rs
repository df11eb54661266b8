//! The app's pages, one file each.

mod studio;
mod verify;

pub use studio::Studio;
pub use verify::Verify;
