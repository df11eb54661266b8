//! What the publisher wrote into the page: language, programme, the way to the site's root.

use super::now;
use crate::{
    credential::{PublicKey, Rejection, Signatures, TrustList},
    json::Fault,
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
    /// Where the site is published, with its last slash: what is pasted elsewhere leads there.
    pub base: Rc<str>,
    /// Where the app's scripts are, relative, without a last slash.
    pub assets: Rc<str>,
    /// Whether the site has its labels' pictures as PNG, too.
    pub png: bool,
}

/// Why a page is none that our publisher made.
pub enum Unmade {
    /// A part of it is not there.
    Missing(&'static str),
    /// The trust list is not its operator's.
    Trust(Rejection),
    /// The programme does not read.
    Programme(Fault),
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang
            && Rc::ptr_eq(&self.programme, &other.programme)
            && self.root == other.root
            && self.base == other.base
            && self.assets == other.assets
            && self.png == other.png
    }
}

impl Page {
    /// Reads the document around the app's element.
    ///
    /// # Errors
    /// [`Unmade`]: what is missing or does not read.
    pub fn of(host: &Element) -> Result<Self, Unmade> {
        let document = document();
        let text = |id: &'static str| {
            let data = document.get_element_by_id(id).and_then(|data| data.text_content());
            data.ok_or(Unmade::Missing(id))
        };
        let tag = document.document_element().and_then(|html| html.get_attribute("lang"));
        let operator = host.get_attribute("data-operator").unwrap_or_default();
        let operator = PublicKey::from_did(&operator).map_err(|_| Unmade::Missing("data-operator"))?;
        let trust = TrustList::read_signed(text("trust")?.as_bytes(), &operator, &Signatures::default(), now());
        let trust = trust.map_err(Unmade::Trust)?;
        Ok(Self {
            lang: tag.and_then(|tag| Lang::of(&tag)).unwrap_or(Lang::ALL[0]),
            programme: Rc::new(Programme::from_json(&text("programme")?, trust).map_err(Unmade::Programme)?),
            root: host.get_attribute("data-root").unwrap_or_default().into(),
            base: host.get_attribute("data-base").unwrap_or_default().into(),
            assets: host.get_attribute("data-assets").unwrap_or_default().into(),
            png: host.get_attribute("data-pictures").is_some_and(|kinds| kinds.contains("png")),
        })
    }

    pub(super) fn words(&self) -> &'static AppWords {
        self.lang.language().app()
    }
}
