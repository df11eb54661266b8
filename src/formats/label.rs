//! A label in the shape that other formats are written from: what it says, and no more.

use super::declared::{Declared, Format, Module, Per, When};
use crate::label::{Label, Line, Stage};

impl Declared {
    /// What a label says. Whoever writes it on says of whom it is and when it was checked.
    #[must_use]
    pub fn of_label(label: &Label) -> Self {
        let (product, footprint) = (&label.product, &label.footprint);
        let line = |text: String| text.parse::<Line>().ok();
        let module = |stage: &Stage| Module { kind: stage.kind, scenario: None, value: Some(stage.value) };
        let mut declared = Self::new(Format::Own, product.name.clone(), Per::Unit(footprint.per), footprint.value);
        declared.id = line(label.certificate.number.to_string());
        declared.product_ids.extend(product.gtin.as_ref().and_then(|gtin| line(format!("urn:gtin:{gtin}"))));
        declared.owner = Some(product.maker.name.clone());
        // The register's own domain issues the codes (GB 32100).
        let code = product.maker.credit_code.as_ref();
        declared.owner_ids.extend(code.and_then(|code| line(format!("urn:pact:samr.gov.cn:credit-code:{code}"))));
        declared.unit = footprint.unit;
        declared.boundary = Some(footprint.boundary);
        declared.inside = label.stages.as_slice().iter().map(module).collect();
        declared.standards.clone_from(&footprint.standards);
        declared.rules = footprint.rule.iter().filter_map(|rule| line(rule.id.to_string())).collect();
        declared.geography = product.factory.as_ref().and_then(|factory| factory.region.clone());
        declared.period = footprint.period;
        declared.valid_from = Some(When::Day(label.certificate.issued()));
        declared.valid_until = Some(When::Day(label.certificate.expires()));
        declared.primary_share = footprint.primary_share;
        declared.uncertainty = footprint.uncertainty;
        declared.demonstration = label.demonstration;
        declared
    }
}
