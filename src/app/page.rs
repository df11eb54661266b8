//! What the publisher wrote into the page: language, programme, the way to the site's root.

use crate::{
    json::{Fault, Problem},
    programme::Programme,
    text::{AppWords, Lang},
};
use gloo::utils::document;
use std::rc::Rc;
use web_sys::Element;
use yew::Properties;

/// Where the app runs.
#[derive(Debug, Clone, Properties)]
pub struct Page {
    /// The language of everything it says.
    pub lang: Lang,
    /// Whose labels it verifies.
    pub programme: Rc<Programme>,
    /// The way to the site's root, relative, with its last slash: `../`.
    pub root: Rc<str>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang && Rc::ptr_eq(&self.programme, &other.programme) && self.root == other.root
    }
}

impl Page {
    /// Reads the document around the app's element.
    ///
    /// # Errors
    /// The [`Fault`] of a programme that is missing or does not read.
    pub fn of(host: &Element) -> Result<Self, Fault> {
        let document = document();
        let tag = document.document_element().and_then(|html| html.get_attribute("lang"));
        let programme = document.get_element_by_id("programme").and_then(|data| data.text_content());
        let missing = || Fault::new("#programme".to_owned(), Problem::Missing);
        Ok(Self {
            lang: tag.and_then(|tag| Lang::of(&tag)).unwrap_or(Lang::ALL[0]),
            programme: Rc::new(Programme::from_json(&programme.ok_or_else(missing)?)?),
            root: host.get_attribute("data-root").unwrap_or_default().into(),
        })
    }

    pub(super) fn words(&self) -> &'static AppWords {
        self.lang.language().app()
    }
}
