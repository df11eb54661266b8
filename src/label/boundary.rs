//! The system boundary: which part of a product's life the number covers.

use super::vocabulary;

/// The system boundary (ISO 14067, 6.3.4). Results compare only inside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Boundary {
    /// From raw materials to the factory's gate.
    CradleToGate,
    /// The factory's own processes.
    GateToGate,
    /// The whole life, to its end.
    CradleToGrave,
    /// The main production stages, as some studies of furniture draw it.
    MainProduction,
}
vocabulary!(Boundary, Boundary, {
    CradleToGate = "cradle-to-gate",
    GateToGate = "gate-to-gate",
    CradleToGrave = "cradle-to-grave",
    MainProduction = "main-production-stages",
});
