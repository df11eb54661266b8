//! Documents of other formats: read here, or told by the program that reads them.

use super::{
    Waiting,
    declared::{Product, UnknownUnit},
};
use crate::{
    formats::{
        Declared, Document, Import, decoded, is_foreign,
        told::{self, Told},
    },
    json::{Fault, Json},
    label::Instant,
    portal::{Brought, Portal, brought::MOST_SAID},
    text::plain,
};

/// What ILCD+EPD in XML is all in.
const XML_ROOT: &[u8] = b"processDataSet";

impl Portal {
    /// Whether a file is a document of another format, which takes a program of its own to read.
    #[must_use]
    pub fn is_foreign(bytes: &[u8]) -> bool {
        // A comparison and a demand standard are JSON of ours; a page of the web is told as what it is.
        let ours = |tree: &Json| ["products", "bid"].iter().any(|key| tree.member(key).is_some());
        let bytes = &*decoded(bytes);
        match bytes.trim_ascii_start().first() {
            Some(b'<') => bytes.windows(XML_ROOT.len()).any(|window| window == XML_ROOT),
            Some(b'{') => {
                is_foreign(bytes) && Json::parse(bytes.trim_ascii(), Declared::LIMITS).is_ok_and(|tree| !ours(&tree))
            }
            _ => is_foreign(bytes),
        }
    }

    /// Takes what another program told of a document ([`crate::formats::told`]), or that it did not load.
    pub fn documents(&mut self, file: &str, told: Option<&str>) -> Brought {
        let brought = Brought { file: plain(file), ..Brought::default() };
        match told.map(|told| told::read(told.as_bytes())) {
            None => self.refused(brought, self.lang.bring().no_reader.to_owned()),
            Some(Err(fault)) => self.refused(brought, self.lang.fault(&fault)),
            Some(Ok(heard)) => {
                let product = |told: Result<Told, Fault>| {
                    let told = told.map_err(|fault| self.lang.fault(&fault))?;
                    self.declared(&told.declared).map(|product| (product, told.account.warnings().to_vec()))
                };
                let products = heard.footprints.into_iter().map(product).collect();
                self.offered(brought, products)
            }
        }
    }

    /// A document of somebody else's: one product, or several. Those that do not read are told, and the others taken.
    pub(super) fn declaration(&mut self, brought: Brought, text: &[u8], now: Instant) -> Brought {
        let products = match Document::read(text) {
            Ok(Document::Enveloped(jwt)) => return self.credential(brought, jwt.as_bytes(), now),
            Ok(Document::Declared(imports)) => {
                let product = |import: Result<Import, Fault>| {
                    let import = import.map_err(|fault| self.lang.fault(&fault))?;
                    self.declared(&import.declared).map(|product| (product, self.warnings(&import)))
                };
                imports.into_iter().map(product).collect()
            }
            Ok(Document::Passport(passport)) => {
                let product = Product::of_passport(&passport);
                vec![product.map(|product| (product, Vec::new())).map_err(|unit| self.unknown_unit(unit))]
            }
            Err(fault) => vec![Err(self.lang.fault(&fault))],
        };
        self.offered(brought, products)
    }

    /// Offers what a document has: each product with what contradicts itself, or why it is none.
    fn offered(&mut self, brought: Brought, products: Vec<Result<(Product, Vec<String>), String>>) -> Brought {
        let (mut read, mut said) = (Vec::new(), Vec::new());
        for product in products {
            match product {
                Ok((product, mut warnings)) => {
                    read.push(product);
                    said.append(&mut warnings);
                }
                Err(fault) => said.push(fault),
            }
        }
        said.truncate(MOST_SAID);
        if read.is_empty() {
            return Brought { said, refused: true, ..brought };
        }
        let waiting = Waiting::declaration(brought.file.clone(), read, said);
        self.wait(brought, waiting)
    }

    fn declared(&self, declared: &Declared) -> Result<Product, String> {
        Product::of_declaration(declared).map_err(|unit| self.unknown_unit(unit))
    }

    /// What contradicts itself in a document that was read here.
    #[cfg(feature = "documents")]
    fn warnings(&self, import: &Import) -> Vec<String> {
        self.lang.account(&import.account).warnings
    }

    /// A program without readers of other formats has no words for it either.
    #[cfg(not(feature = "documents"))]
    fn warnings(&self, _: &Import) -> Vec<String> {
        Vec::new()
    }

    fn unknown_unit(&self, unit: UnknownUnit) -> String {
        let words = self.lang.bring();
        unit.0.map_or_else(|| words.no_unit.to_owned(), |unit| (words.unknown_unit)(unit.as_str()))
    }
}
