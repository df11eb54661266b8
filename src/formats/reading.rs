//! A document while it is read: what was looked at is remembered, so that what was not can be told.

#[cfg(feature = "documents")]
mod left;

use super::account::{Account, Assumption, Fact, Warning};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::{Date, Decimal, Instant, Invalid, Line, Name, Period},
};
use std::{cell::RefCell, collections::BTreeSet, str::FromStr};

/// Most entries of a list in somebody's document.
pub(super) const MANY: usize = 1000;

/// A document being read.
#[derive(Default)]
pub(super) struct Reading {
    /// The places of values that were looked at.
    seen: RefCell<BTreeSet<usize>>,
    account: RefCell<Account>,
}

impl Reading {
    /// Marks a value as looked at.
    pub(super) fn see(&self, value: &Json) {
        self.seen.borrow_mut().insert(std::ptr::from_ref(value) as usize);
    }

    /// Marks a node as read for a fact.
    pub(super) fn took(&self, fact: Fact, node: &Node<'_>) {
        self.see(node.value());
        self.note(fact, node);
    }

    /// Tells that a fact is in a node, of which not all was looked at.
    pub(super) fn note(&self, fact: Fact, node: &Node<'_>) {
        let mut account = self.account.borrow_mut();
        if account.read.len() < Account::MOST {
            account.read.push((fact, node.path()));
        }
    }

    pub(super) fn assume(&self, assumption: Assumption, path: String) {
        let mut account = self.account.borrow_mut();
        if account.assumed.len() < Account::MOST {
            account.assumed.push((assumption, path));
        }
    }

    pub(super) fn warn(&self, warning: Warning, path: String) {
        let mut account = self.account.borrow_mut();
        if account.warnings.len() < Account::MOST {
            account.warnings.push((warning, path));
        }
    }

    /// The account of a document, when its reading ended.
    #[cfg(feature = "documents")]
    pub(super) fn account(&self, document: &Node<'_>) -> Account {
        let mut account = self.account.take();
        let seen = self.seen.take();
        let mut dropped = left::of(document, &seen);
        account.dropped_beyond = dropped.len().saturating_sub(Account::MOST);
        dropped.truncate(Account::MOST);
        account.dropped = dropped;
        account
    }

    /// Nobody asks a program without other formats for an account.
    #[cfg(not(feature = "documents"))]
    pub(super) fn account(&self, _: &Node<'_>) -> Account {
        Account::default()
    }

    /// A member that may be missing, or blank, as a checked value.
    pub(super) fn optional<T: FromStr<Err = Invalid>>(
        &self,
        node: &Node<'_>,
        key: &str,
        fact: Fact,
    ) -> Result<Option<T>, Fault> {
        let Some(member) = node.optional(key)? else { return Ok(None) };
        let text = text(&member)?.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let value = text.parse().map_err(|invalid| member.invalid(invalid))?;
        self.took(fact, &member);
        Ok(Some(value))
    }

    /// A member as a checked value.
    pub(super) fn field<T: FromStr<Err = Invalid>>(&self, node: &Node<'_>, key: &str, fact: Fact) -> Result<T, Fault> {
        self.optional(node, key, fact)?.ok_or_else(|| node.fault_of(key, Problem::Missing))
    }

    /// A member's line of text; nothing where it is missing, or no line: then it is among what was dropped.
    pub(super) fn line(&self, node: &Node<'_>, key: &str, fact: Fact) -> Option<Line> {
        let member = node.optional(key).ok()??;
        let line = text(&member).ok()?.parse().ok()?;
        self.took(fact, &member);
        Some(line)
    }

    /// A member that may be missing, as a name in a language nobody stated.
    pub(super) fn name(&self, node: &Node<'_>, key: &str, fact: Fact) -> Option<Name> {
        self.line(node, key, fact).map(named)
    }

    /// A decimal of which the value does not depend: left out, and told, where it is not kept exactly.
    pub(super) fn beside(&self, node: &Node<'_>, key: &str, fact: Fact) -> Result<Option<Decimal>, Fault> {
        self.decimal(node, key, fact).or_else(|fault| self.left_out(fault))
    }

    /// Nothing in place of a number that is not kept exactly, which is told.
    ///
    /// # Errors
    /// Any other fault.
    pub(super) fn left_out(&self, fault: Fault) -> Result<Option<Decimal>, Fault> {
        let Problem::Invalid(Invalid::TooManyDigits(text)) = fault.problem() else { return Err(fault) };
        self.warn(Warning::NotExact(text.clone()), fault.path().to_owned());
        Ok(None)
    }

    /// The same, where it can only lie between two numbers.
    pub(super) fn between(
        &self,
        node: &Node<'_>,
        key: &str,
        fact: Fact,
        (low, high): (u8, u8),
    ) -> Result<Option<Decimal>, Fault> {
        let Some(member) = node.optional(key)? else { return Ok(None) };
        let outside =
            |value: &Decimal| *value < Decimal::from(i64::from(low)) || *value > Decimal::from(i64::from(high));
        let Some(value) = number(&member).ok().filter(outside) else { return self.beside(node, key, fact) };
        self.warn(Warning::Outside { value, low, high }, member.path());
        Ok(None)
    }

    /// A decimal that may be missing or blank, be it a number or a text.
    pub(super) fn decimal(&self, node: &Node<'_>, key: &str, fact: Fact) -> Result<Option<Decimal>, Fault> {
        let Some(member) = node.optional(key)? else { return Ok(None) };
        if matches!(member.value(), Json::Text(text) if text.trim().is_empty()) {
            return Ok(None);
        }
        let value = number(&member)?;
        self.took(fact, &member);
        Ok(Some(value))
    }

    /// The lines of a list, or the line that stands in its place; those that are none are left out.
    pub(super) fn lines(&self, node: &Node<'_>, key: &str, fact: Fact) -> Result<Vec<Line>, Fault> {
        let Some(member) = node.optional(key)? else { return Ok(Vec::new()) };
        each(&member, |entry| {
            let line: Option<Line> = text(entry).ok().and_then(|text| text.parse().ok());
            if line.is_some() {
                self.took(fact, entry);
            }
            Ok(line)
        })
        .map(|lines| lines.into_iter().flatten().collect())
    }

    /// Marks members that say nothing of the footprint, such as a format's own version.
    pub(super) fn pass(&self, node: &Node<'_>, keys: &[&str]) {
        for value in keys.iter().filter_map(|key| node.value().member(key)) {
            self.see(value);
        }
    }

    /// Marks a member that says nothing of the footprint where its number is as expected.
    pub(super) fn pass_if(&self, node: &Node<'_>, key: &str, expected: impl Fn(Decimal) -> bool) {
        let Ok(Some(member)) = node.optional(key) else { return };
        if number(&member).is_ok_and(expected) {
            self.see(member.value());
        }
    }

    /// A decimal beside the value that cannot be below nought: one that is is left out, and told.
    pub(super) fn amount(&self, node: &Node<'_>, key: &str, fact: Fact) -> Result<Option<Decimal>, Fault> {
        let Some(member) = node.optional(key)? else { return Ok(None) };
        match number(&member) {
            Ok(value) if value.is_negative() => {
                self.warn(Warning::Negative(value), member.path());
                Ok(None)
            }
            _ => self.beside(node, key, fact),
        }
    }

    /// A period from two members; where it ends before it begins it is left out, and that is told.
    pub(super) fn period(&self, node: &Node<'_>, keys: [&str; 2]) -> Result<Option<Period>, Fault> {
        let [from, to] = keys;
        let end = |key| {
            let day = day(node, key)?;
            // The end is exclusive (PACT, `referencePeriodEnd`): midnight is the end of the day before.
            let midnight = node.optional(key)?.is_some_and(|node| text(&node).is_ok_and(is_midnight));
            Ok(if midnight { day.map(day_before) } else { day })
        };
        let (Some(from), Some(to)) = (day(node, from)?, end(to)?) else { return Ok(None) };
        // Half a period is none, and is among what was dropped.
        for key in keys {
            self.day(node, key, Fact::Period)?;
        }
        let period = Period::new(from, to).ok();
        if period.is_none() {
            // As stated: the day whose midnight it ends at.
            let stated = day(node, keys[1])?.unwrap_or(to);
            self.reversed(node, keys[1], from, stated);
        }
        Ok(period)
    }

    /// Tells that something ends before it begins.
    pub(super) fn reversed(&self, node: &Node<'_>, key: &str, from: Date, to: Date) {
        let warning = Warning::Reversed { from: from.to_string(), to: to.to_string() };
        self.warn(warning, format!("{}.{key}", node.path()));
    }

    /// The day of a time, which may be a date alone.
    pub(super) fn day(&self, node: &Node<'_>, key: &str, fact: Fact) -> Result<Option<Date>, Fault> {
        let found = day(node, key)?;
        if let (Some(_), Some(member)) = (found, node.optional(key)?) {
            self.took(fact, &member);
        }
        Ok(found)
    }
}

/// The day of a time, which may be a date alone; nothing where it is missing or blank.
fn day(node: &Node<'_>, key: &str) -> Result<Option<Date>, Fault> {
    let Some(member) = node.optional(key)? else { return Ok(None) };
    let text = text(&member)?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // The day where it was written, which is what its writer means: not that of another zone.
    let (day, time) = text.split_at_checked(10).unwrap_or((text, ""));
    let clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z');
    if !time.is_empty() && !time.strip_prefix(['T', ' ']).is_some_and(|time| time.chars().all(clock)) {
        return Err(member.invalid(Invalid::Date(text.to_owned())));
    }
    day.parse().map(Some).map_err(|invalid| member.invalid(invalid))
}

fn is_midnight(time: &str) -> bool {
    time.split_once(['T', ' ']).is_some_and(|(_, clock)| clock.starts_with("00:00:00"))
}

/// The day before; of the first day there is, itself.
pub(super) fn day_before(day: Date) -> Date {
    Instant::from_unix(day.start().unix() - 86_400).map_or(day, Instant::date)
}

/// The text of a node: itself, or what an element of XML with attributes has for its text.
pub(super) fn text<'a>(node: &Node<'a>) -> Result<&'a str, Fault> {
    match node.value() {
        Json::Object(_) => match node.value().member("value") {
            Some(Json::Text(text)) => Ok(text),
            _ => node.text(),
        },
        _ => node.text(),
    }
}

/// A decimal, as text or as number.
pub(super) fn number(node: &Node<'_>) -> Result<Decimal, Fault> {
    let text = match node.value() {
        Json::Number(text) => text,
        _ => text(node)?,
    };
    // As `xs:double` may write it: a plus, noughts before it, a point at either end.
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = digits.split_at(digits.find(['e', 'E']).unwrap_or(digits.len()));
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_number = [before, after].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_number || before.is_empty() && after.is_empty() {
        return Decimal::from_scientific(text).map_err(|invalid| node.invalid(invalid));
    }
    let before = before.trim_start_matches('0');
    let before = if before.is_empty() { "0" } else { before };
    let point = if after.is_empty() { "" } else { "." };
    Decimal::from_scientific(&format!("{sign}{before}{point}{after}{exponent}"))
        .map_err(|invalid| node.invalid(invalid))
}

/// A whole number, as text or as number.
pub(super) fn whole(node: &Node<'_>) -> Result<i64, Fault> {
    match node.value() {
        Json::Number(_) => node.whole(),
        _ => {
            text(node)?.trim().parse().map_err(|_| node.invalid(Invalid::Decimal(text(node).unwrap_or("").to_owned())))
        }
    }
}

/// A year, as text or as number.
pub(super) fn year(node: &Node<'_>) -> Result<u16, Fault> {
    let year = whole(node)?;
    u16::try_from(year)
        .ok()
        .filter(|year| (1990..=2100).contains(year))
        .ok_or_else(|| node.invalid(Invalid::Year(year)))
}

/// What is read of the member at a path.
#[cfg(feature = "documents")]
pub(super) fn within<T>(node: &Node<'_>, path: &[&str], read: &dyn Fn(&Node<'_>) -> Option<T>) -> Option<T> {
    match path {
        [] => read(node),
        [key, rest @ ..] => within(&node.optional(key).ok()??, rest, read),
    }
}

/// Each entry of a list, or the one value that stands in its place.
pub(super) fn each<T>(node: &Node<'_>, read: impl Fn(&Node<'_>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    match node.value() {
        Json::List(_) => node.list(MANY, read),
        _ => read(node).map(|one| vec![one]),
    }
}

/// A text as a name: in Chinese where it has Chinese characters, else in a language nobody stated.
pub(crate) fn named(line: Line) -> Name {
    let has = |from, to| line.as_str().chars().any(|c| (from..=to).contains(&c));
    // Beside kana or hangul they are Japanese or Korean.
    let chinese = has('\u{4e00}', '\u{9fff}') && !has('\u{3040}', '\u{30ff}') && !has('\u{ac00}', '\u{d7a3}');
    let tag = chinese.then(|| "zh".parse().ok()).flatten();
    tag.and_then(|tag| Name::new(vec![(tag, line.clone())]).ok()).unwrap_or_else(|| Name::unmarked(line))
}
