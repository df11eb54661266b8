//! A product passport as a picture.

use super::Pen;
use crate::{
    evidence::{Evidence, Presented},
    label::CarbonUnit,
    text::{carbon_unit, figure, per_cent},
};

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
        let own = lang.language().passport();
        self.title(own.scorecard);
        self.y += 4.0;
        let standard = card.standard.as_ref().map_or(words.not_provided, |standard| standard.as_str());
        let stated = format!("{} {}", figure(card.value), carbon_unit(CarbonUnit::Kilogram));
        let primary = per_cent(card.primary_share.percent());
        for (term, value) in
            [(words.stated_value, stated.as_str()), (words.primary_share, &primary), (words.standard, standard)]
        {
            self.text("soft small", term, 12.0, 20.0);
            self.text("", value, 14.0, 19.0);
        }
        self.y += 18.0;
    }
}
