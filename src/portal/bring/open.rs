//! Files whose meaning was guessed: shown for correction, then taken.

use super::declared::Product;
use crate::{
    formats::table::{Choice, Field, Imported, Mapping, Mark, Remark, Row, Table},
    label::{Boundary, CarbonUnit, Line, Unit},
    portal::brought::{Asked, MOST_SAID, Open},
    programme::{Category, Programme},
    text::{LEXICONS, Lang, carbon_unit, plain},
};
use std::mem::discriminant;

/// A file that waits for its reader.
pub(in crate::portal) struct Waiting {
    pub(super) file: String,
    content: Content,
}

enum Content {
    Table {
        table: Box<Table>,
        mapping: Mapping,
    },
    /// Declarations say neither which of the programme's categories they are of, nor, some, their boundary.
    Declaration {
        products: Vec<Product>,
        /// What is wrong in their document.
        said: Vec<String>,
        category: Option<Line>,
        boundary: Option<Boundary>,
    },
}

/// What can be read of a file as it stands, and what is to be said of it.
pub(super) struct Read {
    pub(super) products: Vec<Product>,
    pub(super) left: usize,
    pub(super) said: Vec<String>,
}

/// What no product is compared without.
const NEEDED: [Field; 6] = [Field::Name, Field::Value, Field::Unit, Field::Per, Field::Category, Field::Boundary];
/// The first rows of a table that are shown.
const SAMPLES: usize = 3;
/// Problems that are told one by one.
const EACH: usize = 12;
/// What stands before a choice.
const COLUMN: &str = "column:";
const TEXT: &str = "text:";
/// Words of settings that are no field's.
const MARK: &str = "mark";
const PER_CENT: &str = "per-cent";

impl Waiting {
    pub(super) fn table(file: String, table: Table) -> Self {
        let mapping = Mapping::guess(&table, LEXICONS);
        Self { file, content: Content::Table { table: Box::new(table), mapping } }
    }

    /// One declaration, or several of one category.
    pub(super) fn declaration(file: String, products: Vec<Product>, said: Vec<String>) -> Self {
        let category = products.first().and_then(|product| product.category.clone());
        Self { file, content: Content::Declaration { products, said, category, boundary: None } }
    }

    /// Says where a field's text is from; what does not read changes nothing.
    pub(super) fn set(&mut self, word: &str, choice: &str) {
        match &mut self.content {
            Content::Table { mapping, .. } => match (word, Field::of(word)) {
                (_, Some(field)) => mapping.set(field, chosen(choice)),
                (MARK, _) => mapping.mark = Mark::ALL.iter().copied().find(|mark| mark.word() == choice),
                (PER_CENT, _) => mapping.per_cent = !choice.is_empty(),
                _ => {}
            },
            Content::Declaration { category, boundary, .. } => {
                let text = choice.strip_prefix(TEXT).unwrap_or_default();
                match Field::of(word) {
                    Some(Field::Category) => *category = text.parse().ok(),
                    Some(Field::Boundary) => *boundary = text.parse().ok(),
                    _ => {}
                }
            }
        }
    }

    /// What can be read of it now. Rows without category or boundary would compare with nothing.
    pub(super) fn read(&self, lang: Lang) -> Read {
        let words = lang.bring();
        match &self.content {
            Content::Declaration { products, said: wrong, category, boundary } => {
                let told = |product: &Product| {
                    let mut told = product.clone();
                    (told.category, told.boundary) = (category.clone(), product.boundary.or(*boundary));
                    told
                };
                let is_whole = |product: &Product| product.category.is_some() && product.boundary.is_some();
                let whole: Vec<Product> = products.iter().map(told).filter(is_whole).collect();
                let left = products.len() - whole.len();
                let asked = (left > 0).then(|| words.say_category.to_owned());
                let said = asked.into_iter().chain(wrong.iter().cloned()).collect();
                Read { left, products: whole, said }
            }
            Content::Table { table, mapping } => {
                let imported = mapping.apply(table, LEXICONS);
                let rows = imported.rows.iter();
                let products: Vec<Product> =
                    rows.filter(|row| row.category.is_some() && row.boundary.is_some()).map(Product::of_row).collect();
                let bare = imported.rows.len() - products.len();
                let mut said = Vec::new();
                if bare > 0 {
                    said.push((words.without_basis)(bare));
                }
                said.append(&mut told(&imported, table, lang));
                let left = table.rows().count() - products.len();
                Read { products, left, said }
            }
        }
    }

    /// What is asked of its reader.
    pub(super) fn open(&self, id: usize, read: &Read, programme: &Programme, lang: Lang) -> Open {
        let asked = |field: Field, choice: Option<&Choice>| Asked {
            word: field.word().to_owned(),
            name: lang.table_field(field).to_owned(),
            choice: choice.map(written).unwrap_or_default(),
            fixed: fixed(field, choice, programme, lang),
            needed: NEEDED.contains(&field),
        };
        let (products, left) = (read.products.len(), read.left);
        match &self.content {
            Content::Table { table, mapping } => {
                let row = |row: Row<'_>| row.cells().map(plain).collect();
                Open {
                    id,
                    columns: table.headings().to_vec(),
                    samples: table.rows().take(SAMPLES).map(row).collect(),
                    fields: Field::ALL.iter().map(|field| asked(*field, mapping.get(*field))).collect(),
                    products,
                    left,
                    mark: mapping.mark.map(|mark| mark.word().to_owned()).unwrap_or_default(),
                    per_cent: mapping.per_cent,
                    table: true,
                }
            }
            Content::Declaration { products: stated, category, boundary, .. } => {
                let category = category.as_ref().map(|line| Choice::Fixed(line.to_string()));
                let chosen = boundary.map(|boundary| Choice::Fixed(boundary.word().to_owned()));
                let mut fields = vec![asked(Field::Category, category.as_ref())];
                if stated.iter().any(|product| product.boundary.is_none()) {
                    fields.push(asked(Field::Boundary, chosen.as_ref()));
                }
                Open { id, fields, products, left, ..Open::default() }
            }
        }
    }
}

/// A choice as the page sends it back.
fn written(choice: &Choice) -> String {
    match choice {
        Choice::Column(heading) => format!("{COLUMN}{heading}"),
        Choice::Fixed(text) | Choice::Assumed(text) => format!("{TEXT}{text}"),
    }
}

fn chosen(choice: &str) -> Option<Choice> {
    let column = choice.strip_prefix(COLUMN).map(|heading| Choice::Column(heading.to_owned()));
    column.or_else(|| choice.strip_prefix(TEXT).map(|text| Choice::Fixed(text.to_owned())))
}

/// What may stand for all rows of a field, with what is chosen among it.
fn fixed(field: Field, choice: Option<&Choice>, programme: &Programme, lang: Lang) -> Vec<(String, String)> {
    let words = lang.bring();
    let text = |text: &str, said: String| (format!("{TEXT}{text}"), said);
    let mut fixed: Vec<(String, String)> = match field {
        Field::Category => {
            let name = |category: &Category| category.name.in_language(lang.code()).1.to_string();
            programme.categories().iter().map(|one| text(one.id.as_str(), name(one))).collect()
        }
        Field::Boundary => {
            let said = |boundary: &Boundary| text(boundary.word(), lang.language().boundary(*boundary).to_owned());
            Boundary::ALL.iter().map(said).collect()
        }
        Field::Unit => CarbonUnit::ALL.iter().map(|unit| text(unit.word(), carbon_unit(*unit).to_owned())).collect(),
        Field::Per => {
            let one = |unit: &Unit| format!("1 {}", unit.word());
            let said = |unit: &Unit| Some(text(&one(unit), lang.language().per(&one(unit).parse().ok()?)));
            Unit::ALL.iter().filter_map(said).collect()
        }
        _ => Vec::new(),
    };
    if let Some(Choice::Fixed(stated) | Choice::Assumed(stated)) = choice {
        let key = format!("{TEXT}{stated}");
        if !fixed.iter().any(|(known, _)| *known == key) {
            fixed.push((key.clone(), stated.clone()));
        }
        if let Some(Choice::Assumed(_)) = choice {
            fixed.iter_mut().filter(|(known, _)| *known == key).for_each(|(_, said)| *said = (words.assumed)(said));
        }
    }
    fixed
}

/// What is wrong with a table, and what is odd about its rows: alike ones once, with their number.
fn told(imported: &Imported, table: &Table, lang: Lang) -> Vec<String> {
    let words = lang.bring();
    let problems = imported.problems.iter();
    let mut said: Vec<String> = problems.take(EACH).map(|problem| lang.table_problem(problem, table)).collect();
    if let Some(more) = imported.problems.len().checked_sub(EACH).filter(|more| *more > 0) {
        said.push((words.more)(more));
    }
    let mut alike: Vec<(&Remark, usize, usize)> = Vec::new();
    for row in &imported.rows {
        for remark in &row.remarks {
            match alike.iter_mut().find(|(first, ..)| is_alike(first, remark)) {
                Some((_, _, count)) => *count += 1,
                None => alike.push((remark, row.line, 1)),
            }
        }
    }
    alike.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    said.extend(alike.into_iter().map(|(remark, line, count)| (words.alike)(count, line, &lang.table_remark(remark))));
    said.truncate(MOST_SAID);
    said
}

/// Whether two remarks say the same of two rows, but for the numbers in them.
fn is_alike(one: &Remark, other: &Remark) -> bool {
    match (one, other) {
        (Remark::Missing(one), Remark::Missing(other))
        | (Remark::Nought(one), Remark::Nought(other))
        | (Remark::NotExact(one), Remark::NotExact(other))
        | (Remark::Unread { field: one, .. }, Remark::Unread { field: other, .. }) => one == other,
        _ => discriminant(one) == discriminant(other),
    }
}
