//! Parts of a label that may be kept for some readers.

use super::vocabulary;

/// A part that an issuer may restrict: told only to whom its holder shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The number by stage.
    Stages,
    /// Where it is made.
    Factory,
    /// The electricity it is made with.
    Electricity,
    /// How much is made.
    Output,
}
vocabulary!(Part, Part, {
    Stages = "stages",
    Factory = "product.factory",
    Electricity = "footprint.electricity",
    Output = "output",
});
