//! What the portal's page is made of.

mod bring;
mod demand;
mod fields;
mod grid;
mod groups;
mod open;
mod row;
mod standard;

pub(in crate::app) use bring::Bring;
pub(in crate::app) use demand::Demand;
pub(in crate::app) use grid::Grid;
pub(in crate::app) use standard::Standard;
