//! What was assessed, who makes it and where.

use super::{CreditCode, Gtin, Line, Name, Number};

/// The product (认证证书和认证标志管理办法, art. 7: client, product, model, manufacturer, factory).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its GS1 number, where it has one.
    pub gtin: Option<Gtin>,
    /// Its name.
    pub name: Name,
    /// Model or specification.
    pub model: Option<Line>,
    /// The programme's category it belongs to.
    pub category: Number,
    /// The manufacturer.
    pub maker: Maker,
    /// The factory.
    pub factory: Option<Factory>,
}

/// A manufacturer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maker {
    /// Its name.
    pub name: Name,
    /// Its unified social credit code.
    pub credit_code: Option<CreditCode>,
}

/// A factory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factory {
    /// Its name.
    pub name: Name,
    /// Its region, as ISO 3166-2 writes it (`CN-TJ`).
    pub region: Option<Line>,
}
