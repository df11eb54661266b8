//! Products from elsewhere than the site's index: files dropped, addresses typed, codes scanned.
//!
//! In: bytes and texts a reader brings. Out: [`Brought`], in words. What a file is, its content says, never its
//! name. A credential is checked like one of this site, and counts only then; everything else is its maker's
//! word ([`Source::Declared`]) and stays so.

mod declared;
mod documents;
mod open;

pub(super) use open::Waiting;

use super::{Brought, Checked, Portal};
use crate::{
    criteria::{Criteria, Source},
    digital_link,
    evidence::Placed,
    formats::{
        Declared,
        table::{Gb18030, Table},
    },
    json::Json,
    label::{Gtin, Instant, Line, Number},
    text::plain,
};
use declared::Product;
use open::Read;
use sha2::{Digest, Sha256};

/// Most files that wait for their readers; of more, the first is let go.
const MOST_WAITING: usize = 8;
/// Most products that are declared: those of one whole table.
const MOST_DECLARED: usize = Table::MAX_ROWS;
/// Most texts looked for at once.
const MOST_SOUGHT: usize = 100;
/// What the numbers of declared products begin with; they are no certificates'.
const PREFIX: &str = "file";

/// What a text that somebody typed, or a code that was scanned, stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    /// Numbers; the site may not have them all.
    pub numbers: Vec<Number>,
    /// What is none, a sentence each.
    pub said: Vec<String>,
}

impl Portal {
    /// Takes a file, or says what is to be said of it first.
    pub fn bring(&mut self, file: &str, bytes: &[u8], gb18030: Gb18030<'_>, now: Instant) -> Brought {
        let brought = Brought { file: plain(file), ..Brought::default() };
        let text = bytes.trim_ascii();
        if text.is_empty() {
            return self.refused(brought, self.lang.bring().empty.to_owned());
        }
        if text.starts_with(b"{") || text.starts_with(b"[") {
            return self.document(brought, text, now);
        }
        if Self::is_foreign(text) {
            return self.declaration(brought, text, now);
        }
        if is_jwt(text) {
            return self.credential(brought, text, now);
        }
        match Table::read(bytes, gb18030) {
            Ok(table) => {
                let waiting = Waiting::table(brought.file.clone(), table);
                self.wait(brought, waiting)
            }
            Err(fault) => self.refused(brought, self.lang.table_fault(&fault)),
        }
    }

    /// Says of a waiting file where a field's text is from, and what comes of it.
    pub fn correct(&mut self, id: usize, word: &str, choice: &str) -> Option<Brought> {
        let waiting = self.waiting.get_mut(&id)?;
        waiting.set(word, choice);
        let brought = Brought { file: waiting.file.clone(), ..Brought::default() };
        Some(self.shown(brought, id))
    }

    /// Takes a waiting file as it stands.
    pub fn take(&mut self, id: usize, now: Instant) -> Option<Brought> {
        let waiting = self.waiting.remove(&id)?;
        let Read { products, left, .. } = waiting.read(self.lang);
        let words = self.lang.bring();
        let mut brought = Brought { file: waiting.file, ..Brought::default() };
        let room = MOST_DECLARED.saturating_sub(self.declared);
        let (taken, over) = (products.len().min(room), products.len().saturating_sub(room));
        let prefix = self.unused_prefix();
        let mut first = None;
        for (at, product) in products.into_iter().take(taken).enumerate() {
            let Ok(number) = format!("{prefix}-{}", at + 1).parse::<Number>() else { continue };
            if self.declare(&number, product, now).is_some() {
                first.get_or_insert(number);
            }
        }
        self.declared += taken;
        brought.said.push((words.taken)(taken));
        if left > 0 {
            brought.said.push((words.left)(left));
        }
        if over > 0 {
            brought.said.push((words.over)(over));
        }
        brought.group = first.as_ref().and_then(|number| self.catalogue.group(number)).map(str::to_owned);
        if taken == 1 {
            brought.chosen = first.iter().map(ToString::to_string).collect();
        }
        Some(brought)
    }

    /// Lets a waiting file go.
    pub fn let_go(&mut self, id: usize) {
        self.waiting.remove(&id);
    }

    /// Which products addresses, certificate numbers and GTINs stand for, one a line or blanks between them.
    #[must_use]
    pub fn sought(&self, text: &str) -> Sought {
        let mut sought = Sought::default();
        for part in text.split_whitespace().take(MOST_SOUGHT) {
            match self.number_of(part) {
                Ok(number) if sought.numbers.contains(&number) => {}
                Ok(number) => sought.numbers.push(number),
                Err(said) => sought.said.push(said),
            }
        }
        sought
    }

    /// What came of numbers that were looked for: those that are there, and those that are not.
    #[must_use]
    pub fn found(&self, sought: &Sought) -> Brought {
        let words = self.lang.bring();
        let (here, missing): (Vec<_>, Vec<_>) =
            sought.numbers.iter().partition(|number| self.catalogue.place(number).is_some());
        let mut said: Vec<String> = Vec::new();
        if !here.is_empty() {
            said.push((words.found)(here.len()));
        }
        said.extend(missing.into_iter().map(|number| (words.not_found)(number.as_str())));
        said.extend(sought.said.iter().cloned());
        let chosen: Vec<String> = here.into_iter().map(ToString::to_string).collect();
        Brought { refused: chosen.is_empty(), said, chosen, ..Brought::default() }
    }

    fn number_of(&self, part: &str) -> Result<Number, String> {
        let words = self.lang.bring();
        let root = self.programme.about.root();
        let by_gtin = |gtin: &Gtin| self.catalogue.by_gtin(gtin).cloned();
        let Some(path) = part.strip_prefix(&root) else {
            if part.contains("://") {
                return Err((words.elsewhere)(&plain(part)));
            }
            let gtin = part.parse::<Gtin>().ok().as_ref().and_then(by_gtin);
            return gtin.or_else(|| part.parse().ok()).ok_or_else(|| (words.not_found)(&plain(part)));
        };
        let label = path.strip_prefix("en/").unwrap_or(path).strip_prefix("label/");
        let label = label.and_then(|rest| rest.split(['/', '#', '?']).next());
        let label = label.map(|name| name.strip_suffix(".jwt").unwrap_or(name)).and_then(|name| name.parse().ok());
        let gtin = || {
            let elements = digital_link::read(part).ok()?;
            let key = elements.iter().find(|element| element.identifier == "01")?;
            by_gtin(&key.value.parse().ok()?)
        };
        label.or_else(gtin).ok_or_else(|| (words.not_found)(&plain(part)))
    }

    fn document(&mut self, brought: Brought, text: &[u8], now: Instant) -> Brought {
        let tree = match Json::parse(text, Declared::LIMITS) {
            Ok(tree) => tree,
            Err(fault) => return self.refused(brought, self.lang.fault(&fault)),
        };
        if tree.member("products").is_some() && tree.member("link").is_some() {
            return match self.restore(text) {
                Ok(fragment) => {
                    let said = vec![self.lang.bring().comparison.to_owned()];
                    Brought { said, view: Some(fragment), ..brought }
                }
                Err(fault) => self.refused(brought, self.lang.fault(&fault)),
            };
        }
        if tree.member("bid").is_some() {
            return match Criteria::of_tree(&tree) {
                Ok(criteria) => {
                    let said = vec![self.lang.bring().standard.to_owned()];
                    Brought { said, demand: Some(criteria.fragment()), ..brought }
                }
                Err(fault) => self.refused(brought, self.lang.fault(&fault)),
            };
        }
        self.declaration(brought, text, now)
    }

    /// Checks a credential; its number is settled once its status lists came.
    fn credential(&mut self, brought: Brought, bytes: &[u8], now: Instant) -> Brought {
        match Placed::read(bytes, &self.programme, &self.at_hand, now) {
            Ok(placed) => {
                let number = placed.verified.label().certificate.number.clone();
                let lists = self.missing_lists(&placed);
                self.checking.insert(number.clone(), (now, Ok(placed)));
                let said = vec![(self.lang.bring().label)(number.as_str())];
                Brought { said, chosen: vec![number.to_string()], lists, ..brought }
            }
            Err(rejection) => {
                let notice = self.lang.rejection(&rejection);
                let mut brought = self.refused(brought, notice.title);
                brought.said.push(notice.detail);
                brought
            }
        }
    }

    fn wait(&mut self, brought: Brought, waiting: Waiting) -> Brought {
        self.brought += 1;
        let id = self.brought;
        self.waiting.insert(id, waiting);
        while self.waiting.len() > MOST_WAITING {
            self.waiting.pop_first();
        }
        self.shown(brought, id)
    }

    fn shown(&self, brought: Brought, id: usize) -> Brought {
        let Some(waiting) = self.waiting.get(&id) else { return brought };
        let read = waiting.read(self.lang);
        let open = waiting.open(id, &read, &self.programme, self.lang);
        Brought { said: read.said, open: Some(open), ..brought }
    }

    fn refused(&self, brought: Brought, said: String) -> Brought {
        Brought { said: vec![said], refused: true, ..brought }
    }

    /// Puts a declared product into the catalogue, if it says what its number compares with.
    fn declare(&mut self, number: &Number, product: Product, now: Instant) -> Option<()> {
        let (category, boundary) = (self.category_of(product.category.as_ref()?)?, product.boundary?);
        let remarks = product.remarks.iter().map(|remark| self.lang.table_remark(remark)).collect();
        let checked = Checked::declared(product.stages.clone(), product.uncertainty, remarks, (now, self.lang));
        self.checked.insert(number.clone(), checked);
        self.catalogue.put(product.item(number.clone(), category, boundary), Source::Declared);
        Some(())
    }

    /// What the numbers of a file's products begin with: nobody's has that.
    fn unused_prefix(&self) -> String {
        let taken = |prefix: &String| self.catalogue.has_prefix(&format!("{prefix}-"));
        let mut prefixes = (1..).map(|count| format!("{PREFIX}{count}"));
        prefixes.find(|prefix| !taken(prefix)).unwrap_or_default()
    }

    /// A category by its id or name; else one of its own, which compares with no category of the programme.
    fn category_of(&mut self, stated: &Line) -> Option<Number> {
        let stated = stated.as_str();
        let known = self.programme.categories().iter().find(|category| {
            category.id.as_str() == stated || category.name.translations().any(|(_, name)| name.as_str() == stated)
        });
        if let Some(category) = known {
            return Some(category.id.clone());
        }
        let digest = Sha256::digest(stated.to_lowercase());
        let digest: String = digest[..4].iter().map(|byte| format!("{byte:02x}")).collect();
        let id: Number = format!("stated-{digest}").parse().ok()?;
        self.stated_categories.entry(id.clone()).or_insert_with(|| stated.to_owned());
        Some(id)
    }
}

/// Whether it begins as a compact JWS does: the header's `{"` in base64url.
fn is_jwt(text: &[u8]) -> bool {
    text.starts_with(b"eyJ")
}
