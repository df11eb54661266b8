//! The columns of the table that a reader may leave out or add.

use crate::label::vocabulary;

/// A column beside product, number and verdict, which always stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The stages as bars.
    Stages,
    /// Where the certificate stands.
    Certificate,
    /// The share of primary data.
    PrimaryShare,
    /// Who certified it.
    Issuer,
    /// The period its data are from.
    Period,
    /// The rule it follows, with its version.
    Rule,
}
vocabulary!(Column, Standing, {
    Stages = "stages", Certificate = "certificate", PrimaryShare = "primary-share",
    Issuer = "issuer", Period = "period", Rule = "rule",
});

impl Column {
    /// Those of a table nobody has changed.
    pub const FIRST: [Self; 3] = [Self::Stages, Self::Certificate, Self::PrimaryShare];
    /// The word for none of them.
    const NONE: &str = "none";

    /// Those a text names, in the table's order; those of the first table where it names none.
    #[must_use]
    pub fn read(text: &str) -> Vec<Self> {
        let named: Vec<Self> = text.split(',').filter_map(|word| word.parse().ok()).collect();
        if named.is_empty() && text != Self::NONE {
            return Self::FIRST.to_vec();
        }
        Self::ALL.iter().copied().filter(|column| named.contains(column)).collect()
    }

    /// The text that names them; nothing where they are those of the first table.
    #[must_use]
    pub fn written(columns: &[Self]) -> Option<String> {
        let words: Vec<&str> = columns.iter().map(|column| column.word()).collect();
        let text = if words.is_empty() { Self::NONE.to_owned() } else { words.join(",") };
        (columns != Self::FIRST).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_in_any_order_and_stand_in_theirs() {
        for (text, columns) in [
            ("", &Column::FIRST[..]),
            ("worth", &Column::FIRST),
            ("none", &[]),
            ("rule,stages,worth", &[Column::Stages, Column::Rule]),
        ] {
            assert_eq!(Column::read(text), columns);
            assert_eq!(Column::read(&Column::written(columns).unwrap_or_default()), columns);
        }
    }
}
