//! The list of pilot products, `pilot/`: what was taken up in which batch, what of it is certified, and what is on
//! its way.
//!
//! In: the programme's list, and the rows of all labels. Out: a page; programmes without a list have none.

use super::{File, Page, Publication, Row};
use crate::{
    label::{Date, Name},
    programme::{Batch, Candidate, Listed, Pilot},
    text::{Lang, PilotWords},
};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// Its path inside a language.
pub(super) const PATH: &str = "pilot/";

/// What labels say of the list, label by label.
pub(super) struct Tally<'a> {
    pilot: &'a Pilot,
    /// Labels in force, by category.
    in_force: BTreeMap<String, u64>,
    /// Candidates that have a label by now: category, and place among its candidates.
    issued: BTreeSet<(&'a str, usize)>,
}

impl<'a> Tally<'a> {
    pub(super) fn new(pilot: &'a Pilot) -> Self {
        Self { pilot, in_force: BTreeMap::new(), issued: BTreeSet::new() }
    }

    pub(super) fn add(&mut self, row: &Row) {
        let Some(category) = &row.category else { return };
        if row.in_force() {
            *self.in_force.entry(category.clone()).or_default() += 1;
        }
        let listed = self.pilot.batches.iter().flat_map(|batch| &batch.categories);
        let Some(listed) = listed.into_iter().find(|listed| listed.id.as_str() == category) else { return };
        for (at, candidate) in listed.candidates.iter().enumerate() {
            if is_of(row, candidate) {
                self.issued.insert((listed.id.as_str(), at));
            }
        }
    }

    fn certified(&self, listed: &Listed) -> u64 {
        self.in_force.get(listed.id.as_str()).copied().unwrap_or_default()
    }

    /// The candidates that have no label yet.
    fn open(&self, listed: &'a Listed) -> Vec<&'a Candidate> {
        let candidates = listed.candidates.iter().enumerate();
        let open = candidates.filter(|(at, _)| !self.issued.contains(&(listed.id.as_str(), *at)));
        open.map(|(_, candidate)| candidate).collect()
    }
}

/// Whether a label is a candidate's: of its model, by its maker.
fn is_of(row: &Row, candidate: &Candidate) -> bool {
    let is_its_maker = |lang: &Lang| {
        let maker = row.said(*lang).and_then(|said| said.maker.as_deref());
        maker.is_some_and(|maker| maker == in_lang(&candidate.maker, *lang))
    };
    row.model.as_deref() == Some(candidate.model.as_str()) && Lang::ALL.iter().any(is_its_maker)
}

fn in_lang(name: &Name, lang: Lang) -> &str {
    name.in_language(lang.code()).1.as_str()
}

pub(super) fn page(publication: &Publication<'_>, tally: &Tally<'_>, day: Date, lang: Lang) -> File {
    let (page, words) = (Page::new(publication, lang, PATH), lang.pilot());
    let about = &publication.programme.about;
    let (catalogue, region) = (&tally.pilot.catalogue, in_lang(&about.region.1, lang));
    let content = html! {
        div.site-lead {
            h1 { (words.title) }
            p { (words.lead) }
            p.site-note { ((words.catalogue)(in_lang(&catalogue.name, lang), catalogue.published)) }
        }
        @for (at, batch) in tally.pilot.batches.iter().enumerate() {
            section aria-labelledby={ "batch-" (at + 1) } {
                h2 id={ "batch-" (at + 1) } { (in_lang(&batch.name, lang)) }
                p.site-note { (opened(batch, day, words)) }
                ul.site-targets { @for listed in &batch.categories { li { (category(listed, tally, &page, region)) } } }
            }
        }
        section.site-how aria-labelledby="how" {
            h2 #how { (words.how) }
            ul { @for sentence in [words.how_certified, words.how_candidates, words.how_batches] { li { (sentence) } } }
        }
    };
    page.file(&format!("{} – {}", words.title, in_lang(&about.name, lang)), words.lead, &content)
}

fn opened(batch: &Batch, day: Date, words: &PilotWords) -> String {
    if batch.since > day { (words.planned)(batch.since) } else { (words.since)(batch.since) }
}

fn category(listed: &Listed, tally: &Tally<'_>, page: &Page<'_>, region: &str) -> Markup {
    let (words, lang) = (page.lang.pilot(), page.lang);
    let name = page.programme.category(&listed.id).map_or(listed.id.as_str(), |known| in_lang(&known.name, lang));
    let (certified, open) = (tally.certified(listed), tally.open(listed));
    html! {
        div.site-aim {
            h3 { a href=(page.to(&format!("category/{}/", listed.id))) { (name) } }
            p { span.site-progress data-state=(if certified > 0 { "reached" } else { "under-way" }) {
                @if certified > 0 { ((words.certified)(certified)) } @else { (words.none) }
            } }
        }
        p.site-note {
            @match &listed.national {
                Some(national) => ((words.national)(in_lang(national, lang))),
                None => ((words.local)(region)),
            }
        }
        @if !open.is_empty() {
            p { (words.candidates) }
            ul.site-candidates {
                @for candidate in open {
                    li {
                        (in_lang(&candidate.product, lang)) " "
                        small {
                            (in_lang(&candidate.maker, lang)) (lang.words().separator) (candidate.model)
                            (lang.words().separator) ((words.listed)(candidate.since))
                        }
                    }
                }
            }
        }
    }
}
