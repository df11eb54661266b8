//! What the pages are made of.

mod drawing;
mod held_up;
mod input;
mod verdict;

pub(super) use drawing::Drawing;
pub(super) use held_up::{Dragging, use_held_up};
pub(super) use input::Input;
pub(super) use verdict::Verdict;
