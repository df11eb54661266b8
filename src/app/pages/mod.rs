//! The app's pages, one file each.

mod verify;

pub use verify::Verify;
