//! What page and worker say to each other, as JSON.
//!
//! The worker words everything in the page's language: the page shows, and decides nothing.

use super::Counts;
use crate::{
    catalogue::{Field, Query},
    criteria::{Criteria, State, Whole},
    json::{Fault, Json, Limits, Node},
    label::{Decimal, Number, Share},
};

/// Most products a window shows, and most that are chosen at once.
pub const MOST: usize = 1_000;
pub(super) const LIMITS: Limits = Limits { bytes: 4 * 1024 * 1024, depth: 8 };

/// A question, and the part of its answer that is on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// What is asked.
    pub query: Query,
    /// What each product is judged by.
    pub criteria: Option<Criteria>,
    /// Only those it makes this of.
    pub outcome: Option<Whole>,
    /// The first product of the window, from 0.
    pub first: usize,
    /// How many products the window shows.
    pub count: usize,
}

/// An answer in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reply {
    /// How many products were found.
    pub found: usize,
    /// How many of them are in the group; they come first.
    pub comparable: usize,
    /// How many of what was found meet the demand standard.
    pub counts: Counts,
    /// The demand standard in words.
    pub standard: Vec<String>,
    /// The groups among them, the largest first.
    pub groups: Vec<GroupSaid>,
    /// Which of them is chosen.
    pub group: Option<usize>,
    /// The first product of the window.
    pub first: usize,
    /// The products of the window.
    pub rows: Vec<RowSaid>,
}

/// A group in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupSaid {
    /// Stands for it in an address.
    pub id: String,
    /// What its products have in common.
    pub title: String,
    /// The unit its numbers are shown in.
    pub unit: String,
    /// How many products it has.
    pub found: usize,
    /// What is to be minded.
    pub warnings: Vec<String>,
    /// Its basis as JSON: what a demand standard is stated for.
    pub basis: String,
}

/// A product in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowSaid {
    /// Its certificate's number.
    pub number: String,
    /// Its name; the number of what is not to be believed.
    pub name: String,
    /// Maker and model.
    pub about: String,
    /// Its number in the group's unit, or in its own; nothing of what is not to be believed.
    pub value: String,
    /// Its unit, where that is not the group's.
    pub unit: String,
    /// Where its certificate stands.
    pub state: String,
    /// How that is shown.
    pub tone: String,
    /// Its certificate's last day.
    pub until: String,
    /// Whether its credential was checked here.
    pub checked: bool,
    /// Whether its number is no longer, or not yet, to be taken for current.
    pub lapsed: bool,
    /// The share of primary data.
    pub primary_share: String,
    /// Who certified it.
    pub issuer: String,
    /// The period its data are from.
    pub period: String,
    /// The rule it follows, with its version.
    pub rule: String,
    /// Why it does not compare with the group; nothing where it does.
    pub apart: String,
    /// Its stages as bars.
    pub stages: Vec<StageSaid>,
    /// What the demand standard makes of it, in a few words.
    pub verdict: String,
    /// The word of that.
    pub outcome: String,
    /// Why, a sentence each, and how an award was worked out.
    pub reasons: Vec<String>,
    /// What it is awarded.
    pub awarded: String,
    /// Whether it is its maker's word, certified by nobody.
    pub declared: bool,
    /// What is odd about that.
    pub remarks: Vec<String>,
}

/// A stage as a bar, in hundredths of the widest product's.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StageSaid {
    /// Its name and value.
    pub said: String,
    /// Where the bar begins.
    pub x: f64,
    /// How long it is.
    pub width: f64,
}

impl Request {
    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let Self { query, criteria, outcome, first, count } = self;
        let decimal = |value: Option<Decimal>| value.map(|value| Json::text(value.to_string()));
        let numbers =
            |numbers: &Vec<Number>| Json::List(numbers.iter().map(|number| Json::text(number.as_str())).collect());
        Json::some([
            ("text", Some(Json::text(query.text.as_str()))),
            ("category", query.category.as_ref().map(|category| Json::text(category.as_str()))),
            ("group", query.group.as_deref().map(Json::text)),
            ("states", Some(Json::List(query.states.iter().map(|state| Json::text(state.word())).collect()))),
            ("least", decimal(query.value.0)),
            ("most", decimal(query.value.1)),
            ("primaryShare", decimal(query.primary_share.map(Share::decimal))),
            ("chosen", query.chosen.as_ref().map(numbers)),
            ("sort", Some(Json::text(query.sort.word()))),
            ("descending", Some(Json::Truth(query.descending))),
            ("criteria", criteria.as_ref().map(Criteria::json)),
            ("outcome", outcome.map(|outcome| Json::text(outcome.word()))),
            ("first", Some(number(*first))),
            ("count", Some(number(*count))),
        ])
    }

    /// Reads [`Request::to_json`] back.
    ///
    /// # Errors
    /// A [`Fault`] at the member that does not read.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let tree = Json::parse(text.as_bytes(), LIMITS)?;
        let node = Node::root(&tree);
        let query = Query {
            text: node.field("text")?.text()?.to_owned(),
            category: node.read_optional("category")?,
            group: node.optional("group")?.map(|id| Ok::<_, Fault>(id.text()?.to_owned())).transpose()?,
            states: node.field("states")?.list(State::ALL.len(), |state| state.read())?,
            value: (node.read_optional("least")?, node.read_optional("most")?),
            primary_share: node.read_optional("primaryShare")?,
            chosen: node.optional("chosen")?.map(|list| list.list(MOST, |number| number.read())).transpose()?,
            sort: node.read_field::<Field>("sort")?,
            descending: node.field("descending")?.truth()?,
        };
        let (first, count) = (whole(&node, "first")?, whole(&node, "count")?.min(MOST));
        let criteria = node.optional("criteria")?.map(|node| Criteria::of_tree(node.value())).transpose()?;
        let outcome = node.read_optional("outcome")?;
        Ok(Self { query, criteria, outcome, first, count })
    }
}

impl Reply {
    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        Json::some([
            ("found", Some(number(self.found))),
            ("comparable", Some(number(self.comparable))),
            ("pass", Some(number(self.counts.pass))),
            ("cannotTell", Some(number(self.counts.cannot_tell))),
            ("fail", Some(number(self.counts.fail))),
            ("standard", Some(texts(&self.standard))),
            ("groups", Some(Json::List(self.groups.iter().map(GroupSaid::to_json).collect()))),
            ("group", self.group.map(number)),
            ("first", Some(number(self.first))),
            ("rows", Some(Json::List(self.rows.iter().map(RowSaid::to_json).collect()))),
        ])
    }

    /// Reads [`Reply::to_json`] back.
    ///
    /// # Errors
    /// A [`Fault`] at the member that does not read.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let tree = Json::parse(text.as_bytes(), LIMITS)?;
        let node = Node::root(&tree);
        Ok(Self {
            found: whole(&node, "found")?,
            comparable: whole(&node, "comparable")?,
            counts: Counts {
                pass: whole(&node, "pass")?,
                cannot_tell: whole(&node, "cannotTell")?,
                fail: whole(&node, "fail")?,
            },
            standard: lines(&node, "standard")?,
            groups: node.field("groups")?.list(usize::MAX, GroupSaid::read)?,
            group: node.optional("group")?.map(|_| whole(&node, "group")).transpose()?,
            first: whole(&node, "first")?,
            rows: node.field("rows")?.list(MOST, RowSaid::read)?,
        })
    }
}

impl GroupSaid {
    fn to_json(&self) -> Json {
        Json::object([
            ("id", Json::text(self.id.as_str())),
            ("title", Json::text(self.title.as_str())),
            ("unit", Json::text(self.unit.as_str())),
            ("found", number(self.found)),
            ("warnings", texts(&self.warnings)),
            ("basis", Json::text(self.basis.as_str())),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: text(node, "id")?,
            title: text(node, "title")?,
            unit: text(node, "unit")?,
            found: whole(node, "found")?,
            warnings: lines(node, "warnings")?,
            basis: text(node, "basis")?,
        })
    }
}

impl RowSaid {
    fn to_json(&self) -> Json {
        let said = [
            ("number", &self.number),
            ("name", &self.name),
            ("about", &self.about),
            ("value", &self.value),
            ("unit", &self.unit),
            ("state", &self.state),
            ("tone", &self.tone),
            ("until", &self.until),
            ("primaryShare", &self.primary_share),
            ("issuer", &self.issuer),
            ("period", &self.period),
            ("rule", &self.rule),
            ("apart", &self.apart),
            ("verdict", &self.verdict),
            ("outcome", &self.outcome),
            ("awarded", &self.awarded),
        ];
        let mut members: Vec<(String, Json)> = said
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.to_owned(), Json::text(text.as_str())))
            .collect();
        members.push(("checked".to_owned(), Json::Truth(self.checked)));
        members.push(("lapsed".to_owned(), Json::Truth(self.lapsed)));
        members.push(("declared".to_owned(), Json::Truth(self.declared)));
        members.push(("remarks".to_owned(), texts(&self.remarks)));
        members.push(("reasons".to_owned(), texts(&self.reasons)));
        members.push(("stages".to_owned(), Json::List(self.stages.iter().map(StageSaid::to_json).collect())));
        Json::Object(members)
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let said = |name: &str| {
            Ok::<_, Fault>(node.optional(name)?.map(|node| node.text()).transpose()?.unwrap_or_default().to_owned())
        };
        Ok(Self {
            number: said("number")?,
            name: said("name")?,
            about: said("about")?,
            value: said("value")?,
            unit: said("unit")?,
            state: said("state")?,
            tone: said("tone")?,
            until: said("until")?,
            checked: node.field("checked")?.truth()?,
            lapsed: node.field("lapsed")?.truth()?,
            declared: node.field("declared")?.truth()?,
            remarks: lines(node, "remarks")?,
            primary_share: said("primaryShare")?,
            issuer: said("issuer")?,
            period: said("period")?,
            rule: said("rule")?,
            apart: said("apart")?,
            verdict: said("verdict")?,
            outcome: said("outcome")?,
            awarded: said("awarded")?,
            reasons: lines(node, "reasons")?,
            stages: node.field("stages")?.list(MOST, StageSaid::read)?,
        })
    }
}

/// Pixels travel as whole thousandths, which need no formatting of floats.
const THOUSAND: f64 = 1_000.0;

impl StageSaid {
    fn to_json(&self) -> Json {
        let thousandths = |pixels: f64| Json::Number(((pixels * THOUSAND) as i64).to_string());
        Json::object([
            ("said", Json::text(self.said.as_str())),
            ("x", thousandths(self.x)),
            ("width", thousandths(self.width)),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let pixels = |name: &str| Ok::<_, Fault>(node.field(name)?.whole()? as f64 / THOUSAND);
        Ok(Self { said: text(node, "said")?, x: pixels("x")?, width: pixels("width")? })
    }
}

pub(super) fn number(number: usize) -> Json {
    Json::Number(number.to_string())
}

pub(super) fn whole(node: &Node<'_>, name: &str) -> Result<usize, Fault> {
    Ok(usize::try_from(node.field(name)?.whole()?).unwrap_or(0))
}

pub(super) fn texts(lines: &[String]) -> Json {
    Json::List(lines.iter().map(|line| Json::text(line.as_str())).collect())
}

pub(super) fn lines(node: &Node<'_>, name: &str) -> Result<Vec<String>, Fault> {
    node.field(name)?.list(MOST, |line| Ok(line.text()?.to_owned()))
}

pub(super) fn text(node: &Node<'_>, name: &str) -> Result<String, Fault> {
    Ok(node.field(name)?.text()?.to_owned())
}
