//! Text people read, checked: one line, no control characters, nothing that turns the line around.

use super::Invalid;
use std::{fmt, str::FromStr};

/// One line of text: 1 to [`Line::MAX`] characters, none of them a control or a bidirectional control.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(Box<str>);

impl Line {
    /// Most characters of a line.
    pub const MAX: usize = 400;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a line may hold it.
    #[must_use]
    pub fn holds(c: char) -> bool {
        !deceives(c)
    }
}

impl FromStr for Line {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Invalid::EmptyLine);
        }
        let length = text.chars().count();
        if length > Self::MAX {
            return Err(Invalid::LongLine(length));
        }
        match text.chars().find(|c| deceives(*c)) {
            Some(found) => Err(Invalid::ControlCharacter(found)),
            None => Ok(Self(text.into())),
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Controls, line separators, and the marks that reorder what stands around them (UAX #9),
/// with which a name could make the number beside it read differently.
fn deceives(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A language tag (BCP 47): a language, and at most a script or a region: `zh`, `zh-Hant`, `en-GB`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tag(Box<str>);

impl Tag {
    /// The tag of a language nobody stated.
    pub const UNDETERMINED: &str = "und";

    /// The tag as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone: `zh` of `zh-Hant`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl FromStr for Tag {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let mut parts = text.split('-');
        let letters = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
        let language = parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && letters(part));
        let rest = parts.next().is_none_or(|part| matches!(part.len(), 2 | 4) && letters(part));
        if language && rest && parts.next().is_none() {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::Tag(super::decimal::clipped(text)))
        }
    }
}

/// A name in at least one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name(Vec<(Tag, Line)>);

impl Name {
    /// A name in a language nobody stated (`und`, BCP 47).
    #[must_use]
    pub fn unmarked(line: Line) -> Self {
        Self(vec![(Tag(Tag::UNDETERMINED.into()), line)])
    }

    /// The name from its translations, in the order stated.
    ///
    /// # Errors
    /// [`Invalid::NoName`] without any.
    pub fn new(translations: Vec<(Tag, Line)>) -> Result<Self, Invalid> {
        if translations.is_empty() { Err(Invalid::NoName) } else { Ok(Self(translations)) }
    }

    /// It in each language, in the order stated.
    pub fn translations(&self) -> impl Iterator<Item = &(Tag, Line)> {
        self.0.iter()
    }

    /// The name in `language`; else in English, else in Chinese, else in the first there is.
    /// The tag says which it became, so that a page can mark it.
    #[must_use]
    pub fn in_language(&self, language: &str) -> (&Tag, &Line) {
        let find = |wanted: &str| self.0.iter().find(|(tag, _)| tag.language() == wanted);
        let (tag, line) = [language, "en", "zh"]
            .into_iter()
            .find_map(find)
            .unwrap_or_else(|| &self.0[0] /* never empty: `new` */);
        (tag, line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_no_mark_that_turns_it_around() {
        assert_eq!("750\u{202e}057".parse::<Line>(), Err(Invalid::ControlCharacter('\u{202e}')));
        assert_eq!("a\nb".parse::<Line>(), Err(Invalid::ControlCharacter('\n')));
        assert_eq!("   ".parse::<Line>(), Err(Invalid::EmptyLine));
        assert_eq!("x".repeat(401).parse::<Line>(), Err(Invalid::LongLine(401)));
        assert_eq!("<b>实木</b>".parse::<Line>().unwrap().as_str(), "<b>实木</b>");
    }

    #[test]
    fn a_name_falls_back_and_says_to_which_language() {
        let name = Name::new(vec![
            ("de".parse().unwrap(), "Massivholzplatte".parse().unwrap()),
            ("en".parse().unwrap(), "Solid wood panel".parse().unwrap()),
        ])
        .unwrap();
        assert_eq!(name.in_language("zh").0.as_str(), "en");
        assert_eq!(name.in_language("de").1.as_str(), "Massivholzplatte");
        assert_eq!(Name::new(Vec::new()), Err(Invalid::NoName));
    }

    #[test]
    fn a_tag_is_a_language_with_at_most_a_script_or_region() {
        for ok in ["zh", "en-GB", "zh-Hant", "deu"] {
            assert!(ok.parse::<Tag>().is_ok(), "{ok}");
        }
        for bad in ["", "z", "zh-", "zh-Hant-TW", "zh_CN", "\"><b>"] {
            assert!(bad.parse::<Tag>().is_err(), "{bad}");
        }
    }
}
