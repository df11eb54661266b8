//! A body's ledger of certificates (台账): what each is about, where it stands, and what is due next.
//!
//! In: label files one by one, with what verification says of each, and what registers record. Out: [`Entry`]s, and
//! whether a [`Query`] asks for them. Where a certificate stands is the verdict's to say; what a register records is
//! put beside it, and never in its place.

use crate::{
    audit::last_examined,
    credential::{Decision, Rejection, Standing, Verified},
    label::{Date, Line, Name, Number},
};

/// Where a certificate stands, as far as anybody can be believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Its label verifies, and stands so.
    Known(Standing),
    /// There is a label file that is not to be believed.
    Rejected(Rejection),
    /// A register records it, and there is no label file.
    NoLabel,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number; of a label that is not to be believed, what its file is called.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// What its credential says; nothing unless that verifies.
    pub facts: Option<Facts>,
    /// What a register records last, if it was entered into one.
    pub recorded: Option<Decision>,
}

/// What a verified credential says of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The product.
    pub product: Name,
    /// Its model.
    pub model: Option<Line>,
    /// Who makes it.
    pub maker: Name,
    /// The maker's unified social credit code.
    pub credit_code: Option<String>,
    /// Its category.
    pub category: Number,
    /// Who certified it, as the trust list calls the signer.
    pub body: Name,
    /// The day of the certificate.
    pub issued: Date,
    /// Its last day.
    pub expires: Date,
    /// The last surveillance, or else the decision.
    pub examined: Option<Date>,
    /// The day by which the next surveillance is due; nothing where none is: the certificate is over, or ends before.
    pub due: Option<Date>,
}

/// What is asked of the ledger. What is not asked admits everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words of states, any of which will do.
    pub states: Vec<&'static str>,
    /// A category.
    pub category: Option<Number>,
    /// A part of the maker's name, or its credit code.
    pub maker: Option<String>,
    /// A part of the body's name.
    pub body: Option<String>,
    /// Words, all of which occur in the number or in the names of product, model, maker or body.
    pub words: Option<String>,
    /// Surveillance is due on this day or before.
    pub due_by: Option<Date>,
    /// Still valid on the first day, and no longer than to the second.
    pub expiring: Option<(Date, Date)>,
}

impl State {
    /// Every word for programs.
    pub const WORDS: [&str; 9] = [
        "in-force",
        "status-unknown",
        "suspended",
        "withdrawn",
        "cancelled",
        "expired",
        "not-yet-valid",
        "rejected",
        "no-label",
    ];

    /// A word for programs; it stays the same.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Known(standing) => standing.word(),
            Self::Rejected(_) => "rejected",
            Self::NoLabel => "no-label",
        }
    }
}

impl Entry {
    /// A label file: what it is called, its verdict, what a register records, and the months from one surveillance to
    /// the next.
    #[must_use]
    pub fn of_label(
        file: &str,
        verdict: Result<&Verified, &Rejection>,
        recorded: impl FnOnce(&str) -> Option<Decision>,
        months: impl FnOnce(&Number) -> u16,
    ) -> Self {
        let (number, state, facts) = match verdict {
            Err(rejection) => (file.to_owned(), State::Rejected(rejection.clone()), None),
            Ok(verified) => {
                let label = verified.label();
                let facts = Facts::of(verified, months(&label.product.category));
                (label.certificate.number.to_string(), State::Known(verified.standing().clone()), Some(facts))
            }
        };
        let recorded = recorded(&number);
        Self { number, state, facts, recorded }
    }

    /// A certificate that a register records, and of which there is no label file.
    #[must_use]
    pub fn without_label(number: &Number, recorded: Decision) -> Self {
        Self { number: number.to_string(), state: State::NoLabel, facts: None, recorded: Some(recorded) }
    }

    /// Whether its register records something else than its lists say: they were not signed since, or not by it.
    #[must_use]
    pub fn differs(&self) -> bool {
        let State::Known(standing) = &self.state else { return false };
        let said = match standing {
            Standing::InForce => Decision::InForce,
            Standing::Suspended { .. } => Decision::Suspended,
            Standing::Withdrawn { .. } => Decision::Revoked,
            Standing::Cancelled { .. } => Decision::Cancelled,
            // Of these dates or nobody speak, not the lists.
            Standing::Expired { .. } | Standing::NotYetValid { .. } | Standing::StatusUnknown { .. } => return false,
        };
        self.recorded.is_some_and(|recorded| recorded != said)
    }

    /// The day by which its next surveillance is due.
    #[must_use]
    pub fn due(&self) -> Option<Date> {
        self.facts.as_ref()?.due
    }
}

impl Facts {
    fn of(verified: &Verified, months: u16) -> Self {
        let label = verified.label();
        let (product, certificate) = (&label.product, &label.certificate);
        let examined = last_examined(label);
        let over = matches!(
            verified.standing(),
            Standing::Expired { .. } | Standing::Withdrawn { .. } | Standing::Cancelled { .. }
        );
        let due = examined.map(|examined| examined.months_later(months));
        Self {
            product: product.name.clone(),
            model: product.model.clone(),
            maker: product.maker.name.clone(),
            credit_code: product.maker.credit_code.as_ref().map(ToString::to_string),
            category: product.category.clone(),
            body: verified.issuer().name().clone(),
            issued: certificate.issued(),
            expires: certificate.expires(),
            examined,
            due: due.filter(|due| !over && *due <= certificate.expires()),
        }
    }
}

impl Query {
    /// Whether a certificate is asked for.
    #[must_use]
    pub fn admits(&self, entry: &Entry) -> bool {
        let facts = entry.facts.as_ref();
        let of = |asked: bool, holds: &dyn Fn(&Facts) -> bool| !asked || facts.is_some_and(holds);
        (self.states.is_empty() || self.states.contains(&entry.state.word()))
            && of(self.category.is_some(), &|facts| self.category.as_ref() == Some(&facts.category))
            && of(self.maker.is_some(), &|facts| self.maker.as_ref().is_some_and(|maker| facts.is_made_by(maker)))
            && of(self.body.is_some(), &|facts| self.body.as_ref().is_some_and(|body| has(&facts.body, body)))
            && self.words.as_ref().is_none_or(|words| words.split_whitespace().all(|word| entry.mentions(word)))
            && of(self.due_by.is_some(), &|facts| facts.due.is_some() && facts.due <= self.due_by)
            && of(self.expiring.is_some(), &|facts| {
                let ends = |(from, to): (Date, Date)| (from..=to).contains(&facts.expires);
                self.expiring.is_some_and(ends) && !entry.is_over()
            })
    }
}

impl Entry {
    /// Whether it was ended before its last day.
    fn is_over(&self) -> bool {
        matches!(&self.state, State::Known(Standing::Withdrawn { .. } | Standing::Cancelled { .. }))
    }

    fn mentions(&self, word: &str) -> bool {
        let of = |facts: &Facts| {
            let model = facts.model.as_ref().is_some_and(|model| occurs(model.as_str(), word));
            model || [&facts.product, &facts.maker, &facts.body].iter().any(|name| has(name, word))
        };
        occurs(&self.number, word) || self.facts.as_ref().is_some_and(of)
    }
}

impl Facts {
    fn is_made_by(&self, maker: &str) -> bool {
        self.credit_code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(maker)) || has(&self.maker, maker)
    }
}

/// Whether a name has a part, in any of its languages.
fn has(name: &Name, part: &str) -> bool {
    name.translations().any(|(_, line)| occurs(line.as_str(), part))
}

fn occurs(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.to_lowercase())
}
