//! What is said of other people's tables, and the words by which their columns are known.

use super::{Lang, en, zh};
use crate::{
    formats::table::{Field, Lexicon, Problem, Remark, Table, TableFault},
    label::{Boundary, CarbonUnit, Unit},
};

/// The sentences of one language. Beside [`super::Language`], whose every method the browser carries.
pub(super) struct TableSentences {
    pub(super) field: fn(Field) -> &'static str,
    pub(super) fault: fn(&TableFault) -> String,
    pub(super) problem: fn(&Problem) -> String,
    pub(super) remark: fn(&Remark) -> String,
    /// A sentence with its line, and its column by number and heading.
    pub(super) placed: fn(usize, Option<(usize, &str)>, &str) -> String,
}

/// The words of all languages a table is looked at in.
pub const LEXICONS: &[&Lexicon] = &[&zh::table::LEXICON, &en::table::LEXICON, &OTHERS];

impl Lang {
    fn of_tables(self) -> &'static TableSentences {
        match self {
            Self::Zh => &zh::table::SENTENCES,
            Self::En => &en::table::SENTENCES,
        }
    }

    /// What a column holds.
    #[must_use]
    pub fn table_field(self, field: Field) -> &'static str {
        (self.of_tables().field)(field)
    }

    /// Why a file cannot be read as a table, in a sentence, and what to do.
    #[must_use]
    pub fn table_fault(self, fault: &TableFault) -> String {
        (self.of_tables().fault)(fault)
    }

    /// What is wrong with a table or one of its rows, with its line and column.
    #[must_use]
    pub fn table_problem(self, problem: &Problem, table: &Table) -> String {
        let sentences = self.of_tables();
        let heading = problem.column.and_then(|column| Some((column, table.headings().get(column)?)));
        let column = heading.map(|(column, heading)| (column + 1, super::plain(heading)));
        let column = column.as_ref().map(|(column, heading)| (*column, heading.as_str()));
        (sentences.placed)(problem.line, column, &(sentences.problem)(problem))
    }

    /// What is odd about a row that was read, in a sentence.
    #[must_use]
    pub fn table_remark(self, remark: &Remark) -> String {
        (self.of_tables().remark)(remark)
    }
}

/// German and French, which no label speaks but tables do.
static OTHERS: Lexicon = Lexicon {
    fields: &[
        (Field::Name, &["produktname", "bezeichnung", "produkt", "artikel", "nom du produit", "désignation", "nom"]),
        (Field::Maker, &["hersteller", "fabricant", "marque"]),
        (Field::Model, &["modell", "typ", "modèle", "référence"]),
        (Field::Category, &["produktgruppe", "kategorie", "warengruppe", "catégorie"]),
        (Field::Number, &["zertifikatsnummer", "artikelnummer", "numéro"]),
        (
            Field::Value,
            &["treibhauspotenzial", "treibhausgasemissionen", "fußabdruck", "emissionen", "empreinte carbone", "wert"],
        ),
        (Field::Unit, &["einheit", "unité"]),
        (Field::Per, &["deklarierte einheit", "bezugseinheit", "unité déclarée", "unité fonctionnelle"]),
        (Field::Boundary, &["systemgrenze", "systemgrenzen", "périmètre"]),
        (Field::Uncertainty, &["unsicherheit", "incertitude"]),
        (Field::Date, &["datum", "jahr", "année"]),
        (Field::RawMaterials, &["rohstoffe", "matières premières"]),
        (Field::Production, &["herstellung", "produktion", "fabrication"]),
        (Field::Distribution, &["vertrieb", "distribution"]),
        (Field::Use, &["nutzung", "utilisation"]),
        (Field::EndOfLife, &["entsorgung", "lebensende", "fin de vie"]),
        (Field::Fossil, &["gwp fossile", "fossile"]),
        (Field::Biogenic, &["biogen", "biogène"]),
        (Field::LandUseChange, &["landnutzungsänderung", "landnutzung", "changement d'affectation des sols"]),
        (Field::Uptake, &["aufnahme", "absorption"]),
        (Field::Lifetime, &["lebensdauer", "nutzungsdauer", "durée de vie"]),
        (Field::YearlyEnergy, &["stromverbrauch", "energieverbrauch", "consommation"]),
        (Field::Power, &["leistung", "puissance"]),
        (Field::Weight, &["gewicht", "masse", "poids"]),
        (Field::ScreenSize, &["bildschirmdiagonale", "bildschirmgröße", "taille écran"]),
    ],
    shares: &["anteil", "part"],
    filler: &["phase", "in", "des", "der", "de", "du", "la", "pro", "par"],
    masses: &[("kilogramm", CarbonUnit::Kilogram), ("tonnen", CarbonUnit::Tonne)],
    carbon: &["co2äq", "co2äquivalente", "co2äquivalent", "eqco2", "éqco2", "équivalentco2"],
    per: &[" pro ", " par "],
    units: &[("stück", Unit::Piece), ("stk", Unit::Piece), ("unité", Unit::Piece), ("pièce", Unit::Piece)],
    boundaries: &[
        ("wiegebiswerkstor", Boundary::CradleToGate),
        ("wiegebisbahre", Boundary::CradleToGrave),
        ("berceauàlaporte", Boundary::CradleToGate),
        ("berceauàlatombe", Boundary::CradleToGrave),
    ],
};
