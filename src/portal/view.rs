//! What a page shows, as its address says it: to be kept, sent on, and met again on the way back.

use super::{Brought, Column, MOST, Request};
use crate::{
    catalogue::Query,
    criteria::{Criteria, State, Whole},
    digital_link::{Place, escaped, unescaped},
    label::{Decimal, Number},
};

/// A question and what was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// What is asked; its choice is `chosen`, where that alone is shown.
    pub query: Query,
    /// The products that were chosen, in the order of their choice.
    pub chosen: Vec<Number>,
    /// Whether they alone are shown.
    pub only_chosen: bool,
    /// What each product is judged by.
    pub criteria: Option<Criteria>,
    /// Only those it makes this of.
    pub outcome: Option<Whole>,
    /// The columns of the table, beside those that always stand.
    pub columns: Vec<Column>,
}

impl Default for View {
    fn default() -> Self {
        let (query, chosen, columns) = (Query::default(), Vec::new(), Column::FIRST.to_vec());
        Self { query, chosen, only_chosen: false, criteria: None, outcome: None, columns }
    }
}

impl View {
    /// What a fragment says. What it does not say, or says wrongly, is as it is at first.
    #[must_use]
    pub fn of(fragment: &str) -> Self {
        let pairs = fragment.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('='));
        pairs.fold(Self::default(), |view, (name, value)| {
            view.with(name, &String::from_utf8_lossy(&unescaped(value, Place::Query)))
        })
    }

    /// The same but for one thing; the same altogether where the value is none.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        let query = &mut self.query;
        let bound = |value: &str, before: Option<Decimal>| match value.trim() {
            "" => None,
            text => text.parse().ok().or(before),
        };
        match name {
            "text" => query.text = value.chars().take(200).collect(),
            // Another category has other groups.
            "category" => (query.category, query.group) = (value.parse().ok(), None),
            "group" => query.group = Some(value.to_owned()).filter(|id| !id.is_empty()),
            "state" => query.states = value.split(',').filter_map(|word| word.parse::<State>().ok()).collect(),
            "least" => query.value.0 = bound(value, query.value.0),
            "most" => query.value.1 = bound(value, query.value.1),
            "share" => query.primary_share = value.parse().ok(),
            "sort" => {
                let (word, descending) = value.strip_prefix('-').map_or((value, false), |word| (word, true));
                if let Ok(field) = word.parse() {
                    (query.sort, query.descending) = (field, descending);
                }
            }
            "chosen" => self.chosen = value.split(',').filter_map(|number| number.parse().ok()).take(MOST).collect(),
            "demand" => self.criteria = Criteria::of_fragment(value).ok(),
            "outcome" => self.outcome = value.parse().ok(),
            "columns" => self.columns = Column::read(value),
            "only" => self.only_chosen = value == "chosen",
            _ => {}
        }
        self
    }

    /// The same with a product chosen, or no longer.
    #[must_use]
    pub fn choosing(mut self, number: &Number) -> Self {
        match self.chosen.iter().position(|chosen| chosen == number) {
            Some(at) => drop(self.chosen.remove(at)),
            None if self.chosen.len() < MOST => self.chosen.push(number.clone()),
            None => {}
        }
        self.only_chosen &= !self.chosen.is_empty();
        self
    }

    /// The same with a column more, or less.
    #[must_use]
    pub fn toggling(mut self, column: Column) -> Self {
        let stands = |one: &Column| self.columns.contains(one) != (*one == column);
        self.columns = Column::ALL.iter().copied().filter(stands).collect();
        self
    }

    /// The same with what was brought in it: chosen, its group shown, its demand standard judged by.
    #[must_use]
    pub fn bringing(mut self, brought: &Brought) -> Self {
        if let Some(view) = &brought.view {
            return Self::of(view);
        }
        if let Some(stated) = &brought.demand {
            self = self.with("demand", stated);
        }
        if brought.group.is_some() {
            self = self.with("text", "").with("category", "").with("state", "").with("only", "");
            self.query.group.clone_from(&brought.group);
        }
        for number in brought.chosen.iter().filter_map(|number| number.parse::<Number>().ok()) {
            if !self.chosen.contains(&number) && self.chosen.len() < MOST {
                self.chosen.push(number);
            }
        }
        self
    }

    /// The fragment that says it; what is as it is at first is left out.
    #[must_use]
    pub fn fragment(&self) -> String {
        let Self { query, chosen, only_chosen, criteria, outcome, columns } = self;
        let decimal = |value: Option<Decimal>| value.map(|value| value.to_string());
        let listed = |words: Vec<&str>| Some(words.join(",")).filter(|words| !words.is_empty());
        let first = Query::default();
        let sort = format!("{}{}", if query.descending { "-" } else { "" }, query.sort.word());
        let parts = [
            ("text", Some(query.text.clone()).filter(|text| !text.is_empty())),
            ("category", query.category.as_ref().map(ToString::to_string)),
            ("group", query.group.clone()),
            ("state", listed(query.states.iter().map(|state| state.word()).collect())),
            ("least", decimal(query.value.0)),
            ("most", decimal(query.value.1)),
            ("share", decimal(query.primary_share.map(crate::label::Share::decimal))),
            ("sort", ((query.sort, query.descending) != (first.sort, first.descending)).then_some(sort)),
            ("chosen", listed(chosen.iter().map(Number::as_str).collect())),
            ("demand", criteria.as_ref().map(Criteria::fragment)),
            ("outcome", outcome.map(|outcome| outcome.word().to_owned())),
            ("columns", Column::written(columns)),
            ("only", only_chosen.then(|| "chosen".to_owned())),
        ];
        let said = parts.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", written(&value?))));
        format!("#{}", said.collect::<Vec<_>>().join("&"))
    }

    /// The request for a window of it.
    #[must_use]
    pub fn request(&self, first: usize, count: usize) -> Request {
        let chosen = self.only_chosen.then(|| self.chosen.clone());
        let query = Query { chosen, ..self.query.clone() };
        Request { query, criteria: self.criteria.clone(), outcome: self.outcome, first, count }
    }
}

/// A value in a fragment, where commas are commas.
fn written(value: &str) -> String {
    escaped(value, Place::Query).replace("%2C", ",")
}
