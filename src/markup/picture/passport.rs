//! A product passport as a picture.

use super::{MARGIN, Pen, Pixels, WIDTH, wrapped};
use crate::{
    evidence::{Evidence, Presented},
    label::CarbonUnit,
    text::carbon_unit,
};
use maud::html;

/// Where values begin.
const VALUES: f64 = 132.0;

impl Pen {
    pub(super) fn passport(&mut self, presented: &Presented, evidence: &Evidence) {
        let (lang, passport) = (self.lang, &presented.passport);
        let (product, card, words) = (&passport.product, &passport.scorecard, lang.words());
        self.y += 8.0;
        self.text("name", product.name.as_str(), 18.0, 25.0);
        if let Some(producer) = &product.producer {
            self.text("soft", producer.name.as_str(), 14.0, 22.0);
        }
        let was = lang.passport_not_current(presented);
        if let Some(was) = was {
            self.text("soft small", was, 12.0, 22.0);
        }
        self.number(card.value.significant(5), carbon_unit(CarbonUnit::Kilogram), was.is_none());
        self.text("soft", &lang.passport_scope(passport), 14.0, 22.0);
        self.y += 14.0;
        self.state(evidence);
        self.title(lang.language().passport().scorecard);
        self.y += 4.0;
        for (term, value) in lang.scorecard(passport) {
            self.fact(term, value.as_deref().unwrap_or(words.not_provided));
        }
        self.y += 18.0;
    }

    /// The strip's lines, and whether each is bold.
    pub(super) fn passport_notice(&self, presented: &Presented) -> Vec<(bool, String)> {
        let (title, notes) = self.lang.passport_notice(presented, self.checked_by);
        [(true, title.to_owned())].into_iter().chain(notes.into_iter().map(|note| (false, note))).collect()
    }

    /// A term, and its value beside it.
    fn fact(&mut self, term: &str, value: &str) {
        let mut term = Some(term);
        for line in wrapped(value, (WIDTH - MARGIN - VALUES) / 13.0) {
            self.y += 21.0;
            let y = Pixels(self.y);
            self.put(html! {
                @if let Some(term) = term.take() { text.soft.small x="20" y=(y) { (term) } }
                text x=(Pixels(VALUES)) y=(y) { (line) }
            });
        }
    }
}
