//! What the portal's page is made of.

mod demand;
mod fields;
mod grid;
mod groups;
mod hand_over;
mod row;
mod standard;

pub(in crate::app) use demand::Demand;
pub(in crate::app) use grid::Grid;
pub(in crate::app) use hand_over::HandOver;
pub(in crate::app) use standard::Standard;
