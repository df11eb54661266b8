//! What the studio is asked for, as its address says it.
//!
//! In: the address's fragment, and what a reader chooses. Out: a [`Choice`], written back into the
//! fragment, so that it can be kept, sent on, and met again on the way back.

use super::listen::{listen, use_listeners};
use crate::{
    markup::Size,
    snippet::{Theme, Way},
    text::Lang,
};
use gloo::utils::window;
use wasm_bindgen::JsValue;
use yew::{Callback, hook, use_callback, use_state_eq};

/// A label and how it is to look.
#[derive(Clone, PartialEq)]
pub(super) struct Choice {
    /// Its number, as it was asked for; empty before one is chosen.
    pub(super) label: String,
    pub(super) size: Size,
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    pub(super) way: Way,
}

impl Choice {
    /// What a fragment asks for, on a page of this language. What it does not say, or says wrongly, is
    /// as it is at first.
    fn of(fragment: &str, lang: Lang) -> Self {
        let first = Self { label: String::new(), size: Size::Card, lang, theme: Theme::Auto, way: Way::Html };
        let pairs = fragment.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('='));
        pairs.fold(first, |choice, (name, value)| choice.with(name, value))
    }

    /// The same but for one thing; the same altogether where the value is none of those there are.
    fn with(mut self, name: &str, value: &str) -> Self {
        let among = |word: &str| word == value;
        match name {
            "label" => value.clone_into(&mut self.label),
            "size" => self.size = Size::ALL.iter().copied().find(|one| among(one.word())).unwrap_or(self.size),
            "lang" => self.lang = Lang::ALL.iter().copied().find(|one| among(one.code())).unwrap_or(self.lang),
            "theme" => self.theme = Theme::ALL.iter().copied().find(|one| among(one.word())).unwrap_or(self.theme),
            "way" => self.way = Way::ALL.iter().copied().find(|one| among(one.word())).unwrap_or(self.way),
            _ => {}
        }
        self
    }

    fn fragment(&self) -> String {
        let Self { label, size, lang, theme, way } = self;
        let label = if label.is_empty() { String::new() } else { format!("label={label}&") };
        let (size, lang, theme, way) = (size.word(), lang.code(), theme.word(), way.word());
        format!("#{label}size={size}&lang={lang}&theme={theme}&way={way}")
    }
}

/// Changes one thing: its name, and its new value.
pub(super) type Choose = Callback<(String, String)>;

/// What the address asks for, and what changes it. Another label is a step of the browser's history;
/// how it looks is not.
#[hook]
pub(super) fn use_choice(lang: Lang) -> (Choice, Choose) {
    let asked = move || Choice::of(&window().location().hash().unwrap_or_default(), lang);
    let choice = use_state_eq(asked);
    let (set, follow) = (choice.setter(), choice.setter());
    use_listeners(Box::new(move || vec![listen(&window(), "hashchange", Box::new(move |_| follow.set(asked())))]));
    let choose = use_callback((), move |(name, value): (String, String), ()| {
        let chosen = asked().with(&name, &value);
        // A browser that refuses loses the address, not the choice.
        let _ = if name == "label" {
            window().location().set_hash(&chosen.fragment())
        } else {
            window().history().and_then(|all| all.replace_state_with_url(&JsValue::NULL, "", Some(&chosen.fragment())))
        };
        set.set(chosen);
    });
    ((*choice).clone(), choose)
}
