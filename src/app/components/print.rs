//! The label for a package or a poster, drawn here from what was verified: to be downloaded in millimetres, or
//! printed, to paper or to PDF, on a sheet of its size.

use super::preview::Props;
use crate::{
    app::{
        artwork::{file, use_sheet},
        listen::{field, listen, use_listeners},
    },
    digital_link::{self, LinkFault},
    evidence::Evidence,
    markup,
    print::{Ink, Unprintable, Width},
    text::Lang,
};
use gloo::utils::window;
use std::cell::RefCell;
use web_sys::Event;
use yew::{Html, NodeRef, UseStateSetter, component, hook, html, use_node_ref, use_state};

/// What is printed.
#[derive(Clone, Copy, PartialEq)]
enum What {
    Package,
    Poster,
}

impl What {
    const ALL: [Self; 2] = [Self::Package, Self::Poster];

    fn word(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Poster => "poster",
        }
    }
}

/// What is asked for, as it was typed.
#[derive(Clone, PartialEq)]
struct Asked {
    what: What,
    width: String,
    ink: Ink,
    batch: String,
    serial: String,
}

impl Default for Asked {
    /// 60 mm: most packages have room for it.
    fn default() -> Self {
        Self {
            what: What::Package,
            width: "60".to_owned(),
            ink: Ink::Colour,
            batch: String::new(),
            serial: String::new(),
        }
    }
}

impl Asked {
    fn with(mut self, name: &str, value: &str) -> Self {
        let value = value.trim();
        match name {
            "width" => value.clone_into(&mut self.width),
            "batch" => value.clone_into(&mut self.batch),
            "serial" => value.clone_into(&mut self.serial),
            "what" => self.what = What::ALL.into_iter().find(|what| what.word() == value).unwrap_or(self.what),
            _ => self.ink = Ink::ALL.iter().copied().find(|ink| ink.word() == value).unwrap_or(self.ink),
        }
        self
    }
}

/// What comes of it: the drawing, or why there is none.
struct Outcome {
    address: Result<String, LinkFault>,
    /// Nothing where what is typed is no width.
    drawing: Option<Result<String, Unprintable>>,
    /// The least width, and the version of the symbol that asks for it.
    least: Option<(Width, usize)>,
}

impl Outcome {
    fn of(props: &Props, asked: &Asked) -> Self {
        let (evidence, lang) = (Evidence::Verified(Box::new((*props.placed).clone())), props.choice.lang);
        let address = address(props, asked);
        let draw =
            |width, address: &str| markup::print(&evidence, &markup::Print { width, lang, ink: asked.ink, address });
        let Ok(leads) = &address else { return Self { address, drawing: None, least: None } };
        // Nothing is as narrow as this: the reason tells what it takes.
        let least = match draw(Width::holding(0.0), leads) {
            Err(Unprintable::TooNarrow { needed, version, .. }) => Some((needed, version)),
            _ => None,
        };
        let drawing = match (asked.what, asked.width.parse()) {
            (What::Poster, _) => {
                Some(markup::poster(&evidence, &markup::Poster { lang, ink: asked.ink, address: leads }))
            }
            (What::Package, Ok(width)) => Some(draw(width, leads)),
            // What cannot be printed at all cannot at any width.
            (What::Package, Err(_)) => draw(Width::MOST, leads).err().map(Err),
        };
        Self { address, drawing, least }
    }

    fn drawn(&self) -> Option<&str> {
        self.drawing.as_ref()?.as_ref().ok().map(String::as_str)
    }
}

/// Where the symbol leads: by the product's GTIN, batch and serial number, or else to the label's page.
fn address(props: &Props, asked: &Asked) -> Result<String, LinkFault> {
    let (base, label) = (&props.page.base, props.label());
    let [batch, serial] = [&asked.batch, &asked.serial].map(|text| Some(text.as_str()).filter(|text| !text.is_empty()));
    match &label.product.gtin {
        Some(gtin) => digital_link::product(base, gtin, batch, serial),
        None => Ok(format!("{base}label/{}/", label.certificate.number)),
    }
}

/// The section. Of a label that is not in force it has the reason, and nothing to print.
#[component]
pub(in crate::app) fn Print(props: &Props) -> Html {
    let lang = props.page.lang;
    let asked = use_state(Asked::default);
    let (form, button) = (use_node_ref(), use_node_ref());
    use_choices(&form, &button, asked.setter());
    let outcome = Outcome::of(props, &asked);
    let file = outcome.drawn().map(file);
    use_sheet(outcome.drawn());
    let words = lang.studio();
    let in_force = outcome.least.is_some() || outcome.address.is_err();
    html! {
        <section class="studio-print" aria-labelledby="print">
            <h2 id="print">{ words.print }</h2>
            <form ref={form} class="studio-print-form" hidden={!in_force}>
                { fields(props, &asked) }
            </form>
            <div aria-live="polite">{ said(&outcome, asked.what, lang) }</div>
            if let Some(file) = file.clone() {
                <div class="studio-stage studio-artwork">
                    <img src={file} alt={props.title()} />
                </div>
            }
            <p class="app-actions" hidden={!in_force}>
                if let Some(file) = file {
                    <a href={file} download={name(props, &asked)}>{ words.print_svg }</a>
                }
                <button ref={button} type="button" disabled={outcome.drawn().is_none()}>{ words.print_pdf }</button>
            </p>
            if in_force {
                <p class="app-note">{ words.print_note }</p>
            }
        </section>
    }
}

/// The name of the file: label, width or kind, ink.
fn name(props: &Props, asked: &Asked) -> String {
    let (number, ink) = (&props.label().certificate.number, asked.ink.word());
    match asked.what {
        What::Package => format!("{number}-{}mm-{ink}.svg", asked.width),
        What::Poster => format!("{number}-poster-{ink}.svg"),
    }
}

#[hook]
fn use_choices(form: &NodeRef, button: &NodeRef, set: UseStateSetter<Asked>) {
    let (form, button) = (form.clone(), button.clone());
    use_listeners(Box::new(move || {
        let (Some(form), Some(button)) = (form.get(), button.get()) else { return Vec::new() };
        let asked = RefCell::new(Asked::default());
        let typed = move |event: &Event| {
            if let Some((name, value)) = field(event) {
                let next = asked.take().with(&name, &value);
                asked.replace(next.clone());
                set.set(next);
            }
        };
        vec![
            listen(&form, "input", Box::new(typed)),
            listen(&form, "submit", Box::new(|event| event.prevent_default())),
            // A browser that cannot print says so itself.
            listen(&button, "click", Box::new(|_| window().print().unwrap_or_default())),
        ]
    }));
}

fn fields(props: &Props, asked: &Asked) -> Html {
    let words = props.page.lang.studio();
    let text = |name: &'static str, called: &'static str, value: &str, mode: &'static str| {
        html! {
            <label class="studio-field">
                <span>{ called }</span>
                <input type="text" {name} value={value.to_owned()} inputmode={mode} autocomplete="off" spellcheck="false" />
            </label>
        }
    };
    let choice = |name: &'static str, value: &'static str, called: &'static str, checked: bool| {
        html! {
            <label key={value} class="studio-choice">
                <input type="radio" {name} {value} {checked} />
                <span>{ called }</span>
            </label>
        }
    };
    let what = What::ALL.iter().zip(words.printed_as);
    let what = what.map(|(what, called)| choice("what", what.word(), called, *what == asked.what));
    let inks = Ink::ALL.iter().zip(words.inks);
    let inks = inks.map(|(ink, called)| choice("ink", ink.word(), called, *ink == asked.ink));
    html! {
        <>
            <fieldset class="studio-group">
                <legend>{ words.print_as }</legend>
                <div>{ for what }</div>
            </fieldset>
            if asked.what == What::Package {
                { text("width", words.width, &asked.width, "decimal") }
            }
            if props.label().product.gtin.is_some() {
                { text("batch", words.batch, &asked.batch, "text") }
                { text("serial", words.serial, &asked.serial, "text") }
            }
            <fieldset class="studio-group">
                <legend>{ words.ink }</legend>
                <div>{ for inks }</div>
            </fieldset>
        </>
    }
}

/// The least width and where the symbol leads; or why nothing is printed.
fn said(outcome: &Outcome, what: What, lang: Lang) -> Html {
    let words = lang.studio();
    let refused = match (&outcome.address, &outcome.drawing) {
        (Err(fault), _) => Some(lang.link(fault)),
        (_, Some(Err(reason))) => Some(lang.unprintable(reason)),
        (_, None) => Some(words.no_width.to_owned()),
        _ => None,
    };
    html! {
        <>
            if let (Some((width, version)), Ok(address)) = (outcome.least, &outcome.address) {
                if what == What::Package {
                    <p class="app-note">{ (words.least)(&width.to_string(), version) }</p>
                }
                <p class="app-note studio-address">{ (words.leads)(address) }</p>
            }
            if let Some(refused) = refused {
                <p class="app-alert">{ refused }</p>
            }
        </>
    }
}
