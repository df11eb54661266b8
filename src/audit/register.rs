//! The register: one certificate a number, one file a certificate, one label in force a GTIN.
//!
//! In: the labels one by one. Out: what stands there twice, or under a wrong name.

use super::{Finding, Found, Kind};
use crate::label::{Gtin, Label, Number};
use std::collections::HashMap;

/// What is wrong with how labels are filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filing {
    /// The file's name cannot be a certificate number.
    Name {
        /// The name, without its ending.
        file: String,
    },
    /// The file's name is not the number of the certificate in it.
    Misnamed {
        /// The name, without its ending.
        file: String,
        /// The number the label states.
        stated: Number,
    },
    /// Several files hold a certificate of this number.
    NumberRepeated {
        /// The number.
        number: Number,
        /// How many.
        files: usize,
    },
    /// Several labels in force at the time of the audit name this product.
    GtinRepeated {
        /// The product, as the first of them writes it.
        gtin: Gtin,
        /// How many.
        labels: usize,
    },
}

impl Filing {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Name { .. } | Self::Misnamed { .. } => Kind::FileName,
            Self::NumberRepeated { .. } => Kind::NumberRepeated,
            Self::GtinRepeated { .. } => Kind::GtinRepeated,
        }
    }

    pub(super) fn sides(&self) -> Option<(String, String)> {
        match self {
            Self::Name { .. } => None,
            Self::Misnamed { file, stated } => Some((file.clone(), stated.to_string())),
            Self::NumberRepeated { files: count, .. } | Self::GtinRepeated { labels: count, .. } => {
                Some((count.to_string(), "1".to_owned()))
            }
        }
    }

    /// What is wrong with a file's name; `stated` is the number in it, where it verifies.
    pub(super) fn of_name(file: &str, stated: Option<&Number>) -> Option<Self> {
        match (file.parse::<Number>(), stated) {
            (Err(_), _) => Some(Self::Name { file: file.to_owned() }),
            (Ok(name), Some(stated)) if name != *stated => {
                Some(Self::Misnamed { file: file.to_owned(), stated: stated.clone() })
            }
            _ => None,
        }
    }
}

/// What was seen so far.
#[derive(Default)]
pub(super) struct Register {
    numbers: HashMap<Number, Vec<String>>,
    gtins: HashMap<String, (Gtin, Vec<String>)>,
}

impl Register {
    pub(super) fn enter(&mut self, file: &str, label: &Label, in_force: bool) {
        self.numbers.entry(label.certificate.number.clone()).or_default().push(file.to_owned());
        if let Some(gtin) = label.product.gtin.as_ref().filter(|_| in_force) {
            // GS1 General Specifications, 3.3.2: shorter GTINs are the same number, filled up with noughts.
            let key = format!("{:0>14}", gtin.as_str());
            self.gtins.entry(key).or_insert_with(|| (gtin.clone(), Vec::new())).1.push(file.to_owned());
        }
    }

    /// What stands there more than once.
    pub(super) fn repeated(self) -> impl Iterator<Item = Found> {
        let numbers = self
            .numbers
            .into_iter()
            .map(|(number, files)| (Filing::NumberRepeated { number, files: files.len() }, files));
        let gtins =
            self.gtins.into_values().map(|(gtin, files)| (Filing::GtinRepeated { gtin, labels: files.len() }, files));
        let repeated = numbers.chain(gtins).filter(|(_, labels)| labels.len() > 1);
        repeated.map(|(filing, labels)| Found { finding: Finding::Filing(filing), labels })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_the_number_in_it() {
        let number: Number = "CFP-1".parse().unwrap();
        assert_eq!(Filing::of_name("CFP-1", Some(&number)), None);
        assert_eq!(Filing::of_name("CFP-2", None), None);
        let misnamed = Filing::Misnamed { file: "CFP-2".to_owned(), stated: number.clone() };
        assert_eq!(Filing::of_name("CFP-2", Some(&number)), Some(misnamed));
        assert_eq!(Filing::of_name("CFP 1", Some(&number)), Some(Filing::Name { file: "CFP 1".to_owned() }));
    }
}
