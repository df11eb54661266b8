//! What the portal's page is made of.

mod beside;
mod bring;
mod charts;
mod demand;
mod fields;
mod figure;
mod grid;
mod groups;
mod hand_over;
mod open;
mod row;
mod rows;
mod standard;
mod table;

pub(in crate::app) use bring::Bring;
pub(in crate::app) use charts::Charts;
pub(in crate::app) use demand::Demand;
pub(in crate::app) use grid::Grid;
pub(in crate::app) use hand_over::HandOver;
pub(in crate::app) use standard::Standard;
