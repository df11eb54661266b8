//! What the pages are made of.

mod account;
mod again;
mod code;
mod compare;
mod downloads;
mod draft;
mod drawing;
mod evaluate;
mod held_up;
mod input;
mod looks;
mod picker;
mod preview;
mod print;
mod scan;
mod standing;
mod verdict;

pub(super) use account::AccountOf;
pub(super) use again::again;
pub(super) use code::Code;
pub(super) use compare::{Bring, Charts, Demand, Grid, HandOver, Standard};
pub(super) use downloads::Downloads;
pub(super) use draft::{DraftForm, Found, checked};
pub(super) use drawing::Drawing;
pub(super) use evaluate::{Asking, Saving};
pub(super) use held_up::{Dragging, use_held_up};
pub(super) use input::Input;
pub(super) use looks::Looks;
pub(super) use picker::Picker;
pub(super) use preview::Preview;
pub(super) use print::Print;
pub(super) use scan::Scan;
pub(super) use standing::Standing;
pub(super) use verdict::Verdict;
