//! What the page of evaluations has beside itself: the enterprises and their labels' numbers, and lenders' policies.
//!
//! They tell enterprises apart and no more: what a label is worth, the page verifies itself.

use super::{File, maker::Made};
use crate::{evaluate::Policy, json::Json, label::Name, text::Lang};

/// Enterprises in the list; others are evaluated from their own pages.
pub(super) const OFFERED: usize = 2_000;
/// The folder of policies, in a programme and in a site.
pub const POLICIES: &str = "policies/";

/// The enterprises that are offered.
#[derive(Default)]
pub(super) struct Enterprises(Vec<(String, Json)>);

impl Enterprises {
    /// Takes an enterprise, by the first of its labels; gives the file of their numbers.
    pub(super) fn add(&mut self, labels: &[Made], count: u64) -> Option<File> {
        let first = labels.first()?;
        if self.0.len() < OFFERED {
            let member = |(lang, said): (&Lang, &(String, String, String))| {
                (lang.code().to_owned(), Json::text(said.1.as_str()))
            };
            let name = Lang::ALL.iter().zip(&first.said).map(member).collect();
            let row = Json::object([
                ("code", Json::text(first.code.as_str())),
                ("name", Json::Object(name)),
                ("labels", Json::Number(count.to_string())),
            ]);
            self.0.push((first.code.clone(), row));
        }
        let numbers = labels.iter().map(|label| Json::text(label.number.as_str())).collect();
        let file = Json::object([("total", Json::Number(count.to_string())), ("labels", Json::List(numbers))]);
        Some(File { path: format!("maker/{}.json", first.code), bytes: file.to_string().into_bytes() })
    }

    /// The list, in the order of the codes.
    pub(super) fn file(mut self) -> File {
        self.0.sort_by(|(one, _), (other, _)| one.cmp(other));
        let rows = self.0.into_iter().map(|(_, row)| row).collect();
        let list = Json::object([("makers", Json::List(rows))]);
        File { path: "maker/index.json".to_owned(), bytes: list.to_string().into_bytes() }
    }
}

/// The list of policies, each with its file's path.
#[must_use]
pub fn policies(policies: &[(String, Policy)]) -> File {
    let name = |name: &Name| {
        let member = |lang: &Lang| (lang.code().to_owned(), Json::text(name.in_language(lang.code()).1.as_str()));
        Json::Object(Lang::ALL.iter().map(member).collect())
    };
    let row = |(path, policy): &(String, Policy)| {
        Json::object([
            ("file", Json::text(path.as_str())),
            ("name", name(&policy.name)),
            ("lender", name(&policy.lender)),
        ])
    };
    let list = Json::object([("policies", Json::List(policies.iter().map(row).collect()))]);
    File { path: "policies.json".to_owned(), bytes: list.to_string().into_bytes() }
}
