//! The labels the studio offers, from the site's own list.
//!
//! In: `studio/labels.json`. Out: rows to choose from. They tell labels apart; what the chosen one is
//! worth, [`super::chosen`] verifies.

use super::{Page, document::fetch};
use crate::{
    json::{Fault, Json, Limits, Node},
    label::{Gtin, Number},
    text::Lang,
};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, hook, use_callback, use_effect_with, use_state};

/// A label of the list.
pub(super) struct Listed {
    pub(super) number: Number,
    /// The shade of its state when the site was published.
    pub(super) tone: String,
    state: Texts,
    name: Option<Texts>,
    maker: Option<Texts>,
    pub(super) model: Option<String>,
    /// All that it is found by, in small letters.
    found_by: String,
}

/// A text in each language, in the order of [`Lang::ALL`].
struct Texts(Vec<String>);

impl Texts {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let text = |lang: &Lang| Ok(node.field(lang.code())?.text()?.to_owned());
        Lang::ALL.iter().map(text).collect::<Result<_, _>>().map(Self)
    }

    fn of(&self, lang: Lang) -> &str {
        let at = Lang::ALL.iter().position(|one| *one == lang);
        at.and_then(|at| self.0.get(at)).map_or("", String::as_str)
    }
}

impl Listed {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let texts = |name| node.optional(name)?.map(|texts| Texts::read(&texts)).transpose();
        let text = |name| Ok::<_, Fault>(node.optional(name)?.map(|text| text.text()).transpose()?.map(str::to_owned));
        let number: Number = node.read_field("number")?;
        let (name, maker, model): (Option<Texts>, Option<Texts>, _) = (texts("name")?, texts("maker")?, text("model")?);
        let gtin: Option<Gtin> = node.read_optional("gtin")?;
        let names = name.iter().chain(&maker).flat_map(|texts| texts.0.iter().map(String::as_str));
        let codes = [Some(number.as_str()), model.as_deref(), gtin.as_ref().map(Gtin::as_str)];
        let found_by = names.chain(codes.into_iter().flatten()).collect::<Vec<_>>().join("\n").to_ascii_lowercase();
        let (tone, state) = (node.field("tone")?.text()?.to_owned(), Texts::read(&node.field("state")?)?);
        Ok(Self { number, tone, state, name, maker, model, found_by })
    }

    /// Its product's name; a label that did not verify has none.
    pub(super) fn name(&self, lang: Lang) -> Option<&str> {
        self.name.as_ref().map(|name| name.of(lang))
    }

    pub(super) fn maker(&self, lang: Lang) -> Option<&str> {
        self.maker.as_ref().map(|maker| maker.of(lang))
    }

    /// Its state when the site was published.
    pub(super) fn state(&self, lang: Lang) -> &str {
        self.state.of(lang)
    }

    /// Whether every word that was typed is in it.
    pub(super) fn fits(&self, typed: &str) -> bool {
        typed.to_ascii_lowercase().split_whitespace().all(|word| self.found_by.contains(word))
    }
}

/// The site's labels.
#[derive(Clone)]
pub(super) enum Labels {
    Fetching,
    NotFetched,
    Listed(Rc<Vec<Listed>>),
}

impl PartialEq for Labels {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fetching, Self::Fetching) | (Self::NotFetched, Self::NotFetched) => true,
            (Self::Listed(one), Self::Listed(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Labels {
    /// Of some ten thousand labels.
    const LIMITS: Limits = Limits { bytes: 8 * 1024 * 1024, depth: 5 };
    const MANY: usize = 20_000;

    async fn fetched(root: &str) -> Self {
        let bytes = fetch(&format!("{root}studio/labels.json"), Self::LIMITS.bytes).await;
        bytes.and_then(|bytes| Self::read(&bytes).ok()).map_or(Self::NotFetched, |labels| Self::Listed(labels.into()))
    }

    fn read(bytes: &[u8]) -> Result<Vec<Listed>, Fault> {
        Node::root(&Json::parse(bytes, Self::LIMITS)?).field("labels")?.list(Self::MANY, Listed::read)
    }

    /// Whether the site is known not to have a label of that number.
    pub(super) fn lack(&self, number: &str) -> bool {
        matches!(self, Self::Listed(labels) if !labels.iter().any(|label| label.number.as_str() == number))
    }
}

/// The labels, and what fetches them once more.
#[hook]
pub(super) fn use_labels(page: &Page) -> (Labels, Callback<()>) {
    let (labels, attempt) = (use_state(|| Labels::Fetching), use_state(|| 0_u32));
    let (set, root) = (labels.setter(), page.root.clone());
    use_effect_with(*attempt, move |_| {
        set.set(Labels::Fetching);
        spawn_local(async move { set.set(Labels::fetched(&root).await) });
    });
    let again = use_callback(attempt, |(), attempt| attempt.set(**attempt + 1));
    ((*labels).clone(), again)
}
