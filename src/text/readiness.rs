//! What is said of a draft before the application: the same in every language but its sentences.

use super::{Lang, en, zh};
use crate::{
    label::Line,
    programme::Category,
    readiness::{Advice, Finding, Readiness, Severity},
};

/// The sentences of one language. Beside [`super::Language`], whose every method the browser carries.
pub(super) struct ReadinessSentences {
    pub(super) readiness: fn(Readiness) -> &'static str,
    pub(super) severity: fn(Severity, usize) -> String,
    pub(super) stated: fn(usize, usize) -> String,
    pub(super) rule: fn(&str, &str, &str) -> String,
    pub(super) finding: fn(&Finding) -> String,
    pub(super) clause: fn(&str) -> String,
    pub(super) field: fn(&str) -> Option<&'static str>,
    pub(super) placed: fn(&str, &str) -> String,
}

impl Lang {
    fn sentences(self) -> &'static ReadinessSentences {
        match self {
            Self::Zh => &zh::readiness::SENTENCES,
            Self::En => &en::readiness::SENTENCES,
        }
    }

    /// Whether a draft can be handed in.
    #[must_use]
    pub fn readiness(self, readiness: Readiness) -> &'static str {
        (self.sentences().readiness)(readiness)
    }

    /// The heading above so many findings of a severity.
    #[must_use]
    pub fn severity(self, severity: Severity, count: usize) -> String {
        (self.sentences().severity)(severity, count)
    }

    /// How many of the fields asked for are stated.
    #[must_use]
    pub fn stated(self, advice: &Advice) -> String {
        (self.sentences().stated)(advice.stated, advice.asked)
    }

    /// The rule a draft is checked against: its name, id and version.
    #[must_use]
    pub fn category_rule(self, category: &Category) -> String {
        let rule = &category.rule;
        let name = rule.name.in_language(self.code()).1.as_str();
        (self.sentences().rule)(name, rule.id.as_str(), rule.version.as_str())
    }

    /// What a field is called in a sentence, by its path inside the subject.
    #[must_use]
    pub fn field(self, path: &str) -> Option<&'static str> {
        (self.sentences().field)(path)
    }

    /// A clause of the category's rule, in brackets.
    #[must_use]
    pub fn clause(self, clause: &Line) -> String {
        (self.sentences().clause)(clause.as_str())
    }

    /// A finding in a sentence: what is wrong with both figures, what to do, and the rule's clause.
    #[must_use]
    pub fn finding(self, finding: &Finding) -> String {
        let sentences = self.sentences();
        let clause = finding.clause.as_ref().map(|clause| self.clause(clause));
        (sentences.finding)(finding) + &clause.unwrap_or_default()
    }

    /// A finding with its place: the path inside the subject, as categories write it too.
    #[must_use]
    pub fn placed(self, finding: &Finding) -> String {
        let path = super::plain(&finding.path);
        let place = path.strip_prefix("$.credentialSubject.").or(path.strip_prefix("$.")).unwrap_or(&path);
        (self.sentences().placed)(place, &self.finding(finding))
    }
}
