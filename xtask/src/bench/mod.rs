//! Measurements: in comes a built demonstration, out go tables of figures beside their budgets; over
//! a budget is a failure. Never part of the tests: a slow machine is no mistake.

mod embed;
mod formats;
mod pages;
mod portal;
mod publish;
mod serve;
mod server;
mod size;
mod verify;

pub(crate) use embed::embed;
pub(crate) use formats::formats;
pub(crate) use pages::pages;
pub(crate) use portal::portal;
pub(crate) use publish::publish;
pub(crate) use serve::serve;
pub(crate) use size::size;
pub(crate) use verify::verify;
