//! Words of other people's tables, and what their columns are often headed by.

use super::problems;
use crate::{
    formats::table::{Field, Lexicon, Problem, Reason, Remark, Seems, Table, TableFault},
    json,
    label::{Boundary, CarbonUnit, Invalid, Unit},
    text::{figure, plain, table::TableSentences},
};

pub(in crate::text) static SENTENCES: TableSentences = TableSentences {
    field,
    fault,
    problem,
    remark,
    placed: |line, column, sentence| match column {
        Some((number, heading)) => format!("line {line}, column {number} ({heading}): {sentence}"),
        None => format!("line {line}: {sentence}"),
    },
};

fn field(field: Field) -> &'static str {
    match field {
        Field::Name => "product name",
        Field::Maker => "maker",
        Field::Model => "model",
        Field::Category => "category",
        Field::Number => "certificate or declaration number",
        Field::Gtin => "GTIN",
        Field::Value => "carbon footprint",
        Field::Unit => "unit of the footprint",
        Field::Per => "declared unit",
        Field::Boundary => "system boundary",
        Field::Uncertainty => "uncertainty, as a share of the value",
        Field::Date => "date or year",
        Field::RawMaterials => "raw materials",
        Field::Production => "production",
        Field::Distribution => "distribution",
        Field::Use => "use",
        Field::EndOfLife => "end of life",
        Field::RawMaterialsShare => "share of raw materials",
        Field::ProductionShare => "share of production",
        Field::DistributionShare => "share of distribution",
        Field::UseShare => "share of use",
        Field::EndOfLifeShare => "share of end of life",
        Field::Fossil => "fossil carbon",
        Field::Biogenic => "biogenic carbon",
        Field::LandUseChange => "land use change",
        Field::Uptake => "uptake by plants",
        Field::Lifetime => "lifetime in years",
        Field::YearlyEnergy => "electricity a year",
        Field::Power => "power",
        Field::Weight => "weight",
        Field::ScreenSize => "screen size",
    }
}

fn seems(seems: Seems) -> &'static str {
    match seems {
        Seems::Workbook => {
            "This seems to be an Excel workbook (xlsx). Save it in Excel as “CSV UTF-8 (comma delimited)” and choose that file."
        }
        Seems::OldWorkbook => {
            "This seems to be an old Excel workbook (xls). Save it in Excel as “CSV UTF-8 (comma delimited)” and choose that file."
        }
        Seems::Zip => "This seems to be a zip archive and was not opened. Unpack it and choose the table inside.",
        Seems::Compressed => {
            "This seems to be a compressed file and was not opened. Unpack it and choose the table inside."
        }
        Seems::Pdf => "This seems to be a PDF, in which no table can be read. Ask its sender for a CSV file.",
        Seems::Picture => "This seems to be a picture, in which no table can be read. Ask its sender for a CSV file.",
        Seems::Program => {
            "This seems to be a program and was not opened. Do not run it unless you know where it is from."
        }
        Seems::WebPage => {
            "This seems to be a web page. Export a CSV file where it is from, or open it in Excel and save it as CSV."
        }
        Seems::Xml => "This seems to be XML, not a table. Save it as CSV.",
        Seems::Json => "This seems to be JSON, not a table. The verify page reads the declaration of one product.",
    }
}

fn fault(fault: &TableFault) -> String {
    match fault {
        TableFault::TooLarge { bytes } => {
            format!("The file has {bytes} bytes; the limit is {}. Split it into several files.", Table::MAX_BYTES)
        }
        TableFault::NotATable(kind) => seems(*kind).to_owned(),
        TableFault::Encoding => {
            "The text's encoding is not known. UTF-8, UTF-16 with its mark and GB18030 are read; save it as “CSV UTF-8”."
                .to_owned()
        }
        TableFault::Nul { line } => {
            format!("Line {line} has a NUL character, which no text has. Save it as “CSV UTF-8”.")
        }
        TableFault::Empty => "The file is empty.".to_owned(),
        TableFault::NoRows => "The table has headings and no rows.".to_owned(),
        TableFault::TooManyRows => {
            format!("The table has more than {} rows and was not read further. Split it.", Table::MAX_ROWS)
        }
        TableFault::TooManyColumns { line } => {
            let limit = Table::MAX_COLUMNS;
            format!("Line {line} has more than {limit} columns and was not read further. Keep only those needed.")
        }
        TableFault::LongCell { line } => {
            let limit = Table::MAX_CHARACTERS;
            format!("Line {line} has a cell of more than {limit} characters and was not read further. Make sure this is a table.")
        }
        TableFault::Unclosed { line } => {
            format!("A quotation mark in line {line} is never closed. Close it, or take it away.")
        }
        TableFault::AfterQuote { line } => {
            format!("In line {line}, text follows a closing quotation mark. Marks inside a cell are written twice (\"\").")
        }
    }
}

fn not_read(field: Field, invalid: &Invalid) -> String {
    let name = self::field(field);
    match invalid {
        Invalid::Decimal(found) => format!("{name}: “{}” is not a number.", plain(found)),
        Invalid::Date(found) => format!("{name}: “{}” shows no year.", plain(found)),
        other => format!("{name}: {}", problems::problem(&json::Problem::Invalid(other.clone()))),
    }
}

fn problem(problem: &Problem) -> String {
    match &problem.reason {
        Reason::NotChosen(field) => {
            format!("no column was chosen for the {}, so nothing was read. Choose one.", self::field(*field))
        }
        Reason::NoColumn { field, heading } => {
            let (heading, field) = (plain(heading), self::field(*field));
            format!("the table has no column “{heading}”, chosen for the {field}, so nothing was read. Choose again.")
        }
        Reason::Fixed { field, found } => {
            let (found, field) = (plain(found), self::field(*field));
            format!("“{found}” cannot be the {field}, so nothing was read. Correct it.")
        }
        Reason::Repeated => {
            "the heading stands in a column before; it got a number. Make sure the right one is chosen.".to_owned()
        }
        Reason::Ambiguous(found) => {
            let found = plain(found);
            format!(
                "“{found}” may mean two numbers; it is read with a decimal point. Choose the decimal comma if that is meant."
            )
        }
        Reason::Blank(field) => format!("the {} is missing. The row was left out.", self::field(*field)),
        Reason::Invalid { field, invalid } => format!("{} The row was left out.", not_read(*field, invalid)),
        Reason::Long { cells, columns } => {
            format!(
                "has {cells} cells and the headings are {columns}. The row was left out; one of its cells may hold a separator and no quotes."
            )
        }
    }
}

fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Shares { sum, off } => {
            let (more, off) = (if off.is_negative() { "less" } else { "more" }, off.magnitude());
            format!("The stages' shares make {}: {} {more} than 1.", figure(*sum), figure(off))
        }
        Remark::Stages(difference) => {
            let (more, off) = (if difference.is_negative() { "more" } else { "less" }, difference.magnitude());
            format!("The stages make {} {more} than the total.", figure(off))
        }
        Remark::Missing(field) => format!("Not provided: {}.", self::field(*field)),
        Remark::Unread { field, invalid } => format!("Left out: {}", not_read(*field, invalid)),
        Remark::Nought(field) => format!("Stated as 0, taken for not provided: {}.", self::field(*field)),
        Remark::OtherUnit { heading, row } => format!(
            "The heading says {}, the row {}: the row counts. Ask whoever made the table which is meant.",
            heading.word(),
            row.word()
        ),
        Remark::OtherPer { unit, per } => format!(
            "The unit says per {} {}, the declared unit {} {}: the unit counts. Ask whoever made the table which is meant.",
            unit.amount(),
            unit.unit().word(),
            per.amount(),
            per.unit().word()
        ),
        Remark::NotExact(field) => {
            let field = self::field(*field);
            format!("The {field}, times the total, has more digits than are kept; the stage was left out.")
        }
        Remark::Short { cells, columns } => {
            format!("Has {cells} cells of {columns}; the others are taken for blank.")
        }
    }
}

pub(in crate::text) static LEXICON: Lexicon = Lexicon {
    fields: &[
        (Field::Name, &["product name", "device name", "item name", "name", "product", "description", "title"]),
        (Field::Maker, &["manufacturer", "maker", "brand", "vendor", "supplier", "company", "producer"]),
        (Field::Model, &["model number", "model", "part number", "sku", "specification"]),
        (
            Field::Category,
            &["subcategory", "sub category", "product category", "category", "product type", "product group"],
        ),
        (
            Field::Number,
            &["certificate number", "declaration number", "epd number", "registration number", "certificate", "id"],
        ),
        (Field::Gtin, &["gtin", "ean", "barcode", "upc"]),
        (
            Field::Value,
            &[
                "gwp total",
                "carbon footprint",
                "pcf",
                "gwp",
                "footprint",
                "global warming potential",
                "climate change",
                "ghg emissions",
                "carbon emissions",
                "emissions",
                "kg co2e",
                "co2e",
                "co2",
                "total",
                "value",
            ],
        ),
        (
            Field::Unit,
            &[
                "unit of the footprint",
                "unit of footprint",
                "unit of measure",
                "value unit",
                "footprint unit",
                "gwp unit",
                "units",
                "unit",
            ],
        ),
        (Field::Per, &["declared unit", "functional unit", "reference unit", "per", "unit"]),
        (Field::Boundary, &["system boundary", "boundary", "boundaries", "scope"]),
        (Field::Uncertainty, &["uncertainty", "error", "standard deviation"]),
        (Field::Date, &["report date", "publication date", "reference year", "year", "date"]),
        (Field::RawMaterials, &["raw materials", "raw material", "materials", "material"]),
        (Field::Production, &["manufacturing", "production", "manufacture"]),
        (Field::Distribution, &["transportation", "transport", "distribution", "logistics"]),
        (Field::Use, &["use phase", "product use", "use", "usage"]),
        (Field::EndOfLife, &["end of life", "eol", "disposal", "recycling"]),
        (Field::Fossil, &["gwp fossil", "fossil"]),
        (Field::Biogenic, &["biogenic uptake taken off", "gwp biogenic", "biogenic"]),
        (
            Field::LandUseChange,
            &["land use and land use change", "gwp luluc", "luluc", "land use change", "dluc", "land use"],
        ),
        (Field::Uptake, &["taken up by plants in the product", "biogenic uptake", "co2 uptake", "uptake"]),
        (Field::Lifetime, &["product lifetime", "service life", "lifetime", "lifespan"]),
        (Field::YearlyEnergy, &["yearly tec", "tec", "annual energy", "yearly energy", "energy consumption"]),
        (Field::Power, &["rated power", "nominal power", "peak power", "power"]),
        (Field::Weight, &["product weight", "net weight", "weight", "mass"]),
        (Field::ScreenSize, &["screen size", "display size", "screen diagonal"]),
    ],
    shares: &["ratio", "share", "percentage", "percent", "fraction"],
    filler: &["stage", "phase", "product", "of", "the", "in", "kg", "t", "g", "from"],
    masses: &[
        ("kilograms", CarbonUnit::Kilogram),
        ("kilogram", CarbonUnit::Kilogram),
        ("grams", CarbonUnit::Gram),
        ("gram", CarbonUnit::Gram),
        ("tonnes", CarbonUnit::Tonne),
        ("tonne", CarbonUnit::Tonne),
        ("tons", CarbonUnit::Tonne),
        ("kg", CarbonUnit::Kilogram),
        ("g", CarbonUnit::Gram),
        ("t", CarbonUnit::Tonne),
    ],
    carbon: &["co2e", "co2eq", "co2equivalent", "co2equivalents", "carbondioxideequivalent", "co2"],
    per: &["/", " per "],
    units: &[
        ("pieces", Unit::Piece),
        ("pcs", Unit::Piece),
        ("pc", Unit::Piece),
        ("unit", Unit::Piece),
        ("units", Unit::Piece),
        ("item", Unit::Piece),
        ("items", Unit::Piece),
        ("device", Unit::Piece),
        ("product", Unit::Piece),
        ("each", Unit::Piece),
        ("kilogram", Unit::Kilogram),
        ("tonne", Unit::Tonne),
        ("ton", Unit::Tonne),
        ("litre", Unit::Litre),
        ("liter", Unit::Litre),
        ("metre", Unit::Metre),
        ("meter", Unit::Metre),
        ("sqm", Unit::SquareMetre),
        ("cbm", Unit::CubicMetre),
    ],
    boundaries: &[
        ("fulllifecycle", Boundary::CradleToGrave),
        ("wholelifecycle", Boundary::CradleToGrave),
        ("lifecycle", Boundary::CradleToGrave),
    ],
};
