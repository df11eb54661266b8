//! The programme folder, parsed: who issues, what is compared, against what.
//!
//! In: the folder's files as trees (TOML read by a shell, or the JSON the site carries for its app).
//! Out: a [`Programme`] whose benchmarks fit their categories.

mod benchmark;
mod category;
#[cfg(feature = "cli")]
mod folder;
mod pilot;
mod recognition;
mod requirement;
mod review;
mod surveillance;
mod target;
mod version;

pub use benchmark::{Benchmark, Grade, Limit, Quantile, Reference, Scale, Source};
pub use category::{Category, CategoryRule, Plausible};
#[cfg(feature = "cli")]
pub use folder::{Folder, FolderFault, misnamed, read_folder, review_folder};
pub use pilot::{Batch, Candidate, Catalogue, Listed, Pilot};
pub use recognition::{Agreement, Recognition};
pub use requirement::{Clauses, Requirement};
pub use review::Review;
pub use target::{Target, Work};
pub use version::RuleVersion;

use crate::{
    credential::{PublicKey, Term, TrustList, read_name},
    json::{Fault, Json, Limits, Node, Problem},
    label::{Instant, Line, Name, Number, WebAddress},
};
use std::sync::{Arc, OnceLock};

/// A programme of labels: what an operator writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Its own words about itself.
    pub about: About,
    /// Whose signatures count.
    pub trust: TrustList,
    categories: Vec<Category>,
    benchmarks: Vec<Arc<Benchmark>>,
    agreements: OnceLock<Vec<Agreement>>,
    source: Json,
}

/// What a programme has, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Its categories.
    pub categories: usize,
    /// Its benchmarks.
    pub benchmarks: usize,
    /// The issuers it trusts.
    pub issuers: usize,
}

/// What a programme says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub name: Name,
    /// One or two sentences.
    pub summary: Option<Name>,
    /// Its region: code (ISO 3166-2) and name.
    pub region: (Line, Name),
    /// Who runs it.
    pub operator: Name,
    /// The key its operator signs the trust list with.
    pub operator_key: Option<PublicKey>,
    /// How many days its status lists and its trust list count once they are signed; nothing when they
    /// count until the next is seen.
    pub lists_days: Option<u16>,
    /// The plan it follows: the document's number and name.
    pub plan: Option<(Line, Name)>,
    /// Where its site is published; QR symbols lead there.
    pub site: WebAddress,
    /// True when it is a demonstration.
    pub demonstration: bool,
}

impl Programme {
    /// Largest programme, as one document.
    pub const MAX_BYTES: usize = 4 * 1024 * 1024;
    const LIMITS: Limits = Limits { bytes: Self::MAX_BYTES, depth: 12 };

    /// Reads a programme as one tree: `{"programme", "issuers", "categories", "benchmarks"}`, and perhaps
    /// `"recognition"`, `"targets"` and `"pilot"`.
    ///
    /// # Errors
    /// The first [`Fault`] of [`Programme::review`].
    pub fn read(source: Json) -> Result<Self, Fault> {
        let Review { programme, faults } = Self::review(source, &[]);
        match faults.into_iter().next() {
            Some(fault) => Err(fault),
            None => programme.ok_or_else(|| Fault::new("$", Problem::Missing)),
        }
    }

    /// Reads [`Programme::to_json`] back, beside the trust list as its operator signed it. A site may be
    /// of a later version than its reader: what this one does not know is passed over, and benchmarks it
    /// cannot read place nothing.
    ///
    /// # Errors
    /// As [`Programme::read`].
    pub fn from_json(text: &str, trust: TrustList) -> Result<Self, Fault> {
        let source = Json::parse(text.as_bytes(), Self::LIMITS)?;
        let programme = Self::with_trust(&Node::root_of_any_version(&source), trust)?;
        Ok(Self { source, ..programme })
    }

    /// Takes a category of [`Programme::to_benchmark_json`]; what is not understood of it places nothing.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read.
    pub fn learn(&mut self, text: &[u8]) -> Result<(), Fault> {
        let source = Json::parse(text, Self::LIMITS)?;
        let (categories, benchmarks) = compared(&Node::root_of_any_version(&source))?;
        self.categories.extend(categories);
        self.benchmarks.extend(benchmarks);
        Ok(())
    }

    /// Without its source yet.
    fn with_trust(root: &Node<'_>, trust: TrustList) -> Result<Self, Fault> {
        let (categories, benchmarks) = compared(root)?;
        let about = About::read(&root.field("programme")?)?;
        Ok(Self { about, trust, categories, benchmarks, agreements: OnceLock::new(), source: Json::Null })
    }

    /// The programme as one JSON document, without its trust list: that one is signed.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Json::Object(members) = &self.source else { return self.source.to_string() };
        Json::Object(members.iter().filter(|(name, _)| name != "issuers").cloned().collect()).to_string()
    }

    /// What of [`Programme::to_json`] says where a site's lists are and who runs it: what a label is verified
    /// with, and no more, since a page waits for every byte of it.
    #[must_use]
    pub fn to_label_json(&self) -> String {
        let about = self.source.member("programme").map(|about| without(about, &["summary", "plan", "lists_days"]));
        let nothing = || Some(Json::List(Vec::new()));
        Json::some([("programme", about), ("categories", nothing()), ("benchmarks", nothing())]).to_string()
    }

    /// What of [`Programme::to_json`] places the labels of a category, for [`Programme::learn`].
    #[must_use]
    pub fn to_benchmark_json(&self, category: &Number) -> String {
        const UNUSED: [&str; 8] = [
            "required",
            "plausible",
            "primary_share",
            "quality_bar",
            "data_age",
            "clauses",
            "versions",
            "surveillance_months",
        ];
        let of = |list: &str, key: &str| {
            let Some(Json::List(members)) = self.source.member(list) else { return Json::List(Vec::new()) };
            let is_of = |member: &&Json| member.member(key) == Some(&Json::text(category.as_str()));
            Json::List(members.iter().filter(is_of).map(|member| without(member, &UNUSED)).collect())
        };
        Json::object([("categories", of("categories", "id")), ("benchmarks", of("benchmarks", "category"))]).to_string()
    }

    /// Its trust list as one JSON value, for its operator to sign.
    #[must_use]
    pub fn issuers(&self) -> &Json {
        self.source.member("issuers").unwrap_or(&Json::Null)
    }

    /// Its categories, in the order of their ids.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// How much of each it has.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let issuers = self.trust.issuers().len();
        Counts { categories: self.categories.len(), benchmarks: self.benchmarks.len(), issuers }
    }

    /// The category of an id.
    #[must_use]
    pub fn category(&self, id: &Number) -> Option<&Category> {
        self.categories.iter().find(|category| &category.id == id)
    }

    /// The benchmark of an id.
    #[must_use]
    pub fn benchmark(&self, id: &Number) -> Option<&Benchmark> {
        self.benchmarks.iter().find(|benchmark| &benchmark.id == id).map(std::convert::AsRef::as_ref)
    }

    /// The benchmarks of a category, in the order of their ids.
    pub fn benchmarks<'a>(&'a self, category: &'a Number) -> impl Iterator<Item = &'a Arc<Benchmark>> {
        self.benchmarks.iter().filter(move |benchmark| &benchmark.category == category)
    }
}

/// What is compared, and against what.
fn compared(root: &Node<'_>) -> Result<(Vec<Category>, Vec<Arc<Benchmark>>), Fault> {
    let categories = root.field("categories")?.list(Category::MOST, Category::read)?;
    let read = |node: &Node<'_>| match Benchmark::read(node, &categories) {
        Err(_) if !node.is_strict() => Ok(None),
        read => read.map(|benchmark| Some(Arc::new(benchmark))),
    };
    let benchmarks = root.field("benchmarks")?.list(Benchmark::MOST, read)?;
    let benchmarks: Vec<Arc<Benchmark>> = benchmarks.into_iter().flatten().collect();
    unique(root, "categories", categories.iter().map(|category| &category.id))?;
    unique(root, "benchmarks", benchmarks.iter().map(|benchmark| &benchmark.id))?;
    Ok((categories, benchmarks))
}

/// An object without some of its members.
fn without(value: &Json, names: &[&str]) -> Json {
    let Json::Object(members) = value else { return value.clone() };
    Json::Object(members.iter().filter(|(name, _)| !names.contains(&name.as_str())).cloned().collect())
}

fn unique<'a>(root: &Node<'_>, list: &str, ids: impl Iterator<Item = &'a Number> + Clone) -> Result<(), Fault> {
    for (at, id) in ids.clone().enumerate() {
        if ids.clone().take(at).any(|earlier| earlier == id) {
            return Err(Fault::at(|| format!("{}.{list}[{at}].id", root.path()), || Problem::DuplicateKey));
        }
    }
    Ok(())
}

/// The ids there are, for a message about one there is not: those first that begin like it, since a message is cut.
fn ids<'a>(found: &Number, ids: impl IntoIterator<Item = &'a Number>) -> String {
    let same = |id: &&str| id.bytes().zip(found.as_str().bytes()).take_while(|(one, other)| one == other).count();
    let mut ids: Vec<&str> = ids.into_iter().map(Number::as_str).collect();
    ids.sort_by_key(|id| std::cmp::Reverse(same(id)));
    ids.join(", ")
}

/// The key of a `did:key`.
fn read_key(node: &Node<'_>) -> Result<PublicKey, Fault> {
    let found = node.text()?;
    PublicKey::from_did(found).map_err(|_| node.unexpected(found, "did:key:z6Mk…"))
}

/// Between a day and ten years.
fn read_days(node: &Node<'_>) -> Result<u16, Fault> {
    let days = node.whole()?;
    let in_range = u16::try_from(days).ok().filter(|days| (1..=3660).contains(days));
    in_range.ok_or_else(|| node.unexpected(days, "1 … 3660"))
}

impl About {
    /// When a list of this programme counts that is signed at that time.
    #[must_use]
    pub fn term(&self, signed: Instant) -> Term {
        Term::of_days(signed, self.lists_days)
    }

    /// The site's address with its last slash.
    #[must_use]
    pub fn root(&self) -> String {
        format!("{}/", self.site.as_str().trim_end_matches('/'))
    }

    /// The path of an address within the site; nothing for one elsewhere.
    #[must_use]
    pub fn path_of<'a>(&self, address: &'a str) -> Option<&'a str> {
        address.strip_prefix(&self.root())
    }

    /// Reads it as its operator wrote it: its region's code is one, and its address has a place for paths after it.
    fn review(node: &Node<'_>) -> Result<Self, Fault> {
        let about = Self::read(node)?;
        review::check_region(&node.field("region")?, &about.region.0)?;
        if about.site.as_str().contains(['?', '#']) {
            return Err(node.field("site")?.unexpected(&about.site, "https://labels.example/"));
        }
        Ok(about)
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&[
            "name",
            "summary",
            "region",
            "operator",
            "operator_key",
            "lists_days",
            "plan",
            "site",
            "demonstration",
        ])?;
        let region = node.field("region")?;
        region.only_known(&["code", "name"])?;
        let plan = node.optional("plan")?;
        let plan = plan.map(|plan| {
            plan.only_known(&["document", "name"])?;
            Ok((plan.read_field("document")?, read_name(&plan.field("name")?)?))
        });
        Ok(Self {
            name: read_name(&node.field("name")?)?,
            summary: node.optional("summary")?.map(|summary| read_name(&summary)).transpose()?,
            region: (region.read_field("code")?, read_name(&region.field("name")?)?),
            operator: read_name(&node.field("operator")?)?,
            operator_key: node.optional("operator_key")?.map(|key| read_key(&key)).transpose()?,
            lists_days: node.optional("lists_days")?.map(|days| read_days(&days)).transpose()?,
            plan: plan.transpose()?,
            site: node.read_field("site")?,
            demonstration: node.optional("demonstration")?.map(|flag| flag.truth()).transpose()?.unwrap_or(false),
        })
    }
}
