//! The comparison as a document: made of what was found and checked, and brought back from one.

use super::{
    Checked, MOST, Portal, Request, View,
    judged::{Judged, candidate},
    said,
};
use crate::{
    catalogue::{Certificate, Collate, Entry, Group, Item, Query},
    compare::read_value,
    criteria::{self, Criteria, Must, Outcome, Reason, Source, State, Whole},
    handover::{self, Address, Comparison, Counts, Origin, Product, Standard, Verdict},
    json::Fault,
    label::{Instant, Invalid, Line, Name, Number},
    programme::Benchmark,
};

const _: () = assert!(MOST <= Comparison::MOST);

/// What made a document.
const SOFTWARE: &str = concat!("carbon-label ", env!("CARGO_PKG_VERSION"));

impl Portal {
    /// The products that a view is handed over with and that were not checked yet.
    pub fn to_check(&mut self, view: &View, collate: Collate<'_>) -> Vec<Number> {
        let (_, request) = self.handed(view, collate);
        let (answer, _) = self.answer(&request, collate);
        let entries = answer.places.iter().take(MOST).filter_map(|place| self.catalogue.entry(*place));
        let unchecked = entries.filter(|entry| !self.checked.contains_key(entry.number));
        unchecked.map(|entry| entry.number.clone()).collect()
    }

    /// The view as a document: the products that are chosen, or else all that were found, at most [`MOST`].
    /// `page` is the address of the page it is opened in.
    ///
    /// # Errors
    /// [`Invalid`] when that address and the view do not make one.
    pub fn hand_over(
        &mut self,
        view: &View,
        page: &Address,
        now: Instant,
        collate: Collate<'_>,
    ) -> Result<Comparison, Invalid> {
        if now.date() != self.today {
            (self.today, self.judged) = (now.date(), Judged::default());
        }
        let (mut view, request) = self.handed(view, collate);
        let (answer, judged) = self.answer(&request, collate);
        let group = answer.group.map(|at| &answer.groups[at]);
        view.query.group = group.map(|group| group.id.clone());
        let criteria = view.criteria.as_ref();
        let shown = answer.places.iter().take(MOST).filter_map(|place| self.catalogue.entry(*place));
        let products: Vec<Product> = shown.map(|entry| self.product(&entry, group, criteria)).collect();
        let absent = view.chosen.iter().filter(|number| self.catalogue.place(number).is_none()).cloned().collect();
        let (pass, cannot_tell, fail) = (judged.pass, judged.cannot_tell, judged.fail);
        Ok(Comparison {
            lang: self.lang,
            at: now,
            software: SOFTWARE.to_owned(),
            programme: self.origin(),
            link: page.with(&view.fragment())?,
            demonstration: self.programme.about.demonstration,
            group: group.and_then(|group| self.group(group)),
            standard: criteria.map(|criteria| self.standard(criteria)),
            counts: Counts { found: answer.places.len(), comparable: answer.comparable, pass, cannot_tell, fail },
            absent,
            benchmarks: self.benchmarks(group, criteria),
            products,
        })
    }

    /// Takes a document that was handed over, here or elsewhere: gives the fragment of the view it was made of.
    /// Products that this site's catalogue does not have come in as their makers' own word.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<String, Fault> {
        let comparison = Comparison::read(bytes)?;
        let view = View::of(comparison.link.fragment());
        for product in comparison.products {
            if self.catalogue.place(&product.number).is_none() {
                self.bring_back(product, comparison.at);
            }
        }
        Ok(view.fragment())
    }

    /// Puts what nobody checked here: whatever state the document says, here it is not known.
    fn bring_back(&mut self, product: Product, at: Instant) {
        match product.item {
            Some(item) => {
                let (id, stated) = (item.basis.category.clone(), product.category);
                if let Some(stated) = stated.filter(|_| self.programme.category(&id).is_none()) {
                    self.stated_categories.insert(id, stated.to_string());
                }
                let checked = Checked::declared(product.stages, None, Vec::new(), (at, self.lang));
                self.checked.insert(product.number, checked);
                self.catalogue.put(Item { state: State::StatusUnknown, ..item }, Source::Declared);
            }
            None => self.catalogue.reject(product.number, Source::Declared),
        }
    }

    /// The view as it is handed over, with the group it is compared in, and the request for all of it. What was
    /// chosen goes in whatever else is asked for on the screen.
    fn handed(&mut self, view: &View, collate: Collate<'_>) -> (View, Request) {
        let (answer, _) = self.answer(&view.request(0, 0), collate);
        let group = answer.group.map(|at| answer.groups[at].id.clone());
        let mut view = view.clone();
        if view.chosen.is_empty() {
            view.query.group = group;
        } else {
            let Query { sort, descending, .. } = view.query;
            view.query = Query { group, sort, descending, ..Query::default() };
            (view.only_chosen, view.outcome) = (true, None);
        }
        let request = view.request(0, MOST);
        (view, request)
    }

    fn origin(&self) -> Origin {
        let about = &self.programme.about;
        Origin {
            name: self.line(&about.name),
            operator: self.line(&about.operator),
            key: about.operator_key.and_then(|key| key.did()),
            region: about.region.0.clone(),
            site: about.site.clone(),
        }
    }

    fn line(&self, name: &Name) -> Line {
        name.in_language(self.lang.code()).1.clone()
    }

    fn group(&self, group: &Group) -> Option<handover::Group> {
        let said = said::group(group, self.category(&group.basis.category), self.lang);
        let id = group.id.parse().ok()?;
        Some(handover::Group { id, title: said.title, basis: group.basis.clone(), warnings: said.warnings })
    }

    fn standard(&self, criteria: &Criteria) -> Standard {
        Standard {
            criteria: criteria.clone(),
            musts: criteria.musts.iter().map(|must| self.lang.must(must, &self.programme)).collect(),
            awards: criteria.awards.iter().map(|award| self.lang.formula(award)).collect(),
        }
    }

    /// The benchmarks that numbers of the group stand on, and those that the demand standard names.
    fn benchmarks(&self, group: Option<&Group>, criteria: Option<&Criteria>) -> Vec<handover::Benchmark> {
        let demanded = |benchmark: &Benchmark| {
            let names = |must: &Must| matches!(must, Must::Grade { benchmark: id, .. } if *id == benchmark.id);
            criteria.is_some_and(|criteria| criteria.musts.iter().any(names))
        };
        let fits = |benchmark: &Benchmark| {
            let placed = |group: &Group| read_value(&group.basis, crate::label::Decimal::ONE, benchmark).is_ok();
            group.is_some_and(placed)
        };
        let all = self.programme.categories().iter().flat_map(|category| self.programme.benchmarks(&category.id));
        let used = all.filter(|benchmark| demanded(benchmark) || fits(benchmark));
        used.map(|benchmark| handover::Benchmark {
            id: benchmark.id.clone(),
            name: self.line(&benchmark.name),
            method: benchmark.method.clone(),
            unit: benchmark.unit,
            per: benchmark.per,
            boundary: benchmark.boundary,
            year: benchmark.year,
            source: self.line(&benchmark.source.text),
            address: benchmark.source.address.clone(),
            demanded: demanded(benchmark),
        })
        .collect()
    }

    fn product(&self, entry: &Entry<'_>, group: Option<&Group>, criteria: Option<&Criteria>) -> Product {
        let checked = self.checked.get(entry.number).filter(|_| entry.source != Source::Listed);
        let row = said::row(entry, checked, group, &self.programme.trust, self.lang);
        let item = item(entry);
        let in_group = item.as_ref().zip(group).and_then(|(item, group)| {
            item.basis.matches(&group.basis).ok()?;
            item.basis.convert(item.value, group.basis.unit, &group.basis.per)
        });
        // What compares and is no number in the group's units is too long for them.
        let beyond =
            || self.lang.incomparable(&crate::compare::Incomparable::TooManyDigits, crate::text::Beside::Group);
        let apart = Some(row.apart).filter(|apart| !apart.is_empty());
        let apart = apart.or_else(|| (group.is_some() && in_group.is_none()).then(beyond));
        let issuer = item.as_ref().and_then(|item| self.programme.trust.issuer(&item.certificate.as_ref()?.issuer));
        Product {
            number: entry.number.clone(),
            category: item.as_ref().and_then(|item| self.category(&item.basis.category).parse().ok()),
            state: entry.state,
            state_said: row.state,
            source: entry.source,
            checked: checked.filter(|_| entry.source == Source::Verified).map(|checked| checked.at),
            issuer: issuer.map(|issuer| self.line(issuer.name())),
            in_group,
            apart,
            stages: checked.map(|checked| checked.stages.clone()).unwrap_or_default(),
            verdict: criteria.map(|criteria| self.verdict(entry, criteria)),
            item,
        }
    }

    fn verdict(&self, entry: &Entry<'_>, criteria: &Criteria) -> Verdict {
        let Some(candidate) = candidate(entry) else {
            let refused = (Whole::Fail, self.lang.judged(&Outcome::Fail(Reason::NotVerified)));
            let unmet = (None, self.lang.reason(&Reason::MustsUnmet));
            return Verdict {
                whole: Whole::Fail,
                said: self.lang.whole(Whole::Fail).to_owned(),
                musts: vec![refused; criteria.musts.len()],
                awards: vec![unmet; criteria.awards.len()],
            };
        };
        let verdict = criteria::judge(&candidate, criteria, &self.programme, self.today);
        let must = |outcome: &Outcome<'_>| {
            let whole = match outcome {
                Outcome::Pass => Whole::Pass,
                Outcome::Fail(_) => Whole::Fail,
                Outcome::CannotTell(_) => Whole::CannotTell,
            };
            (whole, self.lang.judged(outcome))
        };
        let awards = criteria.awards.iter().zip(&verdict.awards);
        Verdict {
            whole: verdict.whole,
            said: self.lang.verdict(&verdict, criteria),
            musts: verdict.musts.iter().map(must).collect(),
            awards: awards
                .map(|(award, worked)| match worked {
                    Ok(worked) => (Some(*worked), self.lang.worked(award, worked)),
                    Err(reason) => (None, self.lang.reason(reason)),
                })
                .collect(),
        }
    }
}

/// A product as the catalogue has it; nothing of what is not to be believed.
fn item(entry: &Entry<'_>) -> Option<Item> {
    let stated = entry.stated?;
    Some(Item {
        number: entry.number.clone(),
        gtin: entry.gtin.cloned(),
        name: stated.name.clone(),
        model: stated.model.cloned(),
        maker: stated.maker.cloned(),
        basis: stated.basis.clone(),
        value: stated.value,
        primary_share: stated.primary_share,
        period: stated.period,
        certificate: stated.certificate.map(|Certificate { issuer, issued, expires }| Certificate {
            issuer: issuer.to_owned(),
            issued,
            expires,
        }),
        state: entry.state,
        demonstration: entry.demonstration,
    })
}
