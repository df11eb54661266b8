//! Dates and instants. Nothing here asks a clock.

use super::{Invalid, decimal::clipped};
use std::{fmt, str::FromStr};
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};

/// The labels' time zone: China's, UTC+8, all year.
const CHINA: UtcOffset = match UtcOffset::from_hms(8, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

/// A calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(time::Date);

impl FromStr for Date {
    type Err = Invalid;

    /// `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let refused = || Invalid::Date(clipped(text));
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shape {
            return Err(refused());
        }
        let month: u8 = text[5..7].parse().map_err(|_| refused())?;
        let month = time::Month::try_from(month).map_err(|_| refused())?;
        let (year, day) = (text[..4].parse().map_err(|_| refused())?, text[8..].parse().map_err(|_| refused())?);
        time::Date::from_calendar_date(year, month, day).map(Self).map_err(|_| refused())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl Date {
    /// The date's first instant in China.
    #[must_use]
    pub fn start(self) -> Instant {
        Instant(self.0.midnight().assume_offset(CHINA))
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The same day `years` later; 28 February for a 29th the year does not have.
    #[must_use]
    pub fn years_later(self, years: i32) -> Self {
        let year = self.0.year().saturating_add(years);
        let same = self.0.replace_year(year).or_else(|_| self.0.replace_day(28)?.replace_year(year));
        // Beyond the year 9999 nothing is later.
        same.map_or(self, Self)
    }

    /// Whether `later` lies more than so many years after this day.
    #[must_use]
    pub fn over_years_before(self, years: u8, later: Self) -> bool {
        let day = |date: time::Date| (u8::from(date.month()), date.day());
        (self.0.year() + i32::from(years), day(self.0)) < (later.0.year(), day(later.0))
    }
}

/// An instant, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(OffsetDateTime);

impl Instant {
    /// The last instant of the year 9999, beyond which there is none.
    pub const LAST: Self = Self(time::PrimitiveDateTime::MAX.assume_utc());

    /// The instant `seconds` after 1970-01-01T00:00:00Z; nothing beyond the year 9999.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        OffsetDateTime::from_unix_timestamp(seconds).ok().map(Self)
    }

    /// Its seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.0.unix_timestamp()
    }

    /// So many days later.
    #[must_use]
    pub fn days_later(self, days: u16) -> Self {
        // Beyond the year 9999 nothing is later.
        self.0.checked_add(time::Duration::days(days.into())).map_or(self, Self)
    }

    /// The calendar date in China.
    #[must_use]
    pub fn date(self) -> Date {
        Date(self.in_china().date())
    }

    /// Hour and minute in China.
    #[must_use]
    pub fn clock(self) -> (u8, u8) {
        let local = self.in_china();
        (local.hour(), local.minute())
    }

    fn in_china(self) -> OffsetDateTime {
        self.0.checked_to_offset(CHINA).unwrap_or(self.0)
    }
}

impl FromStr for Instant {
    type Err = Invalid;

    /// RFC 3339, with its offset: `2026-06-05T00:00:00+08:00`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        OffsetDateTime::parse(text, &Rfc3339).map(Self).map_err(|_| Invalid::Instant(clipped(text)))
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 in China's time.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.clock();
        write!(f, "{}T{hour:02}:{minute:02}:{:02}+08:00", self.date(), self.in_china().second())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_real_days() {
        assert_eq!("2028-02-29".parse::<Date>().unwrap().to_string(), "2028-02-29");
        for bad in ["2026-02-29", "2026-13-01", "26-01-01", "2026/01/01", "2026-1-1", "", "２026-01-01"] {
            assert_eq!(bad.parse::<Date>(), Err(Invalid::Date(bad.to_owned())), "{bad}");
        }
    }

    #[test]
    fn a_year_later_is_the_same_day() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(day("2026-06-01").years_later(1), day("2027-06-01"));
        assert_eq!(day("2028-02-29").years_later(1), day("2029-02-28"));
        assert_eq!(day("9999-06-01").years_later(1), day("9999-06-01"));
    }

    #[test]
    fn days_are_counted_to_the_second() {
        let instant: Instant = "2026-02-27T23:59:59+08:00".parse().unwrap();
        assert_eq!(instant.days_later(7).to_string(), "2026-03-06T23:59:59+08:00");
        let last: Instant = "9999-12-30T00:00:00Z".parse().unwrap();
        assert_eq!(last.days_later(7), last);
    }

    #[test]
    fn years_are_over_on_the_day_after() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert!(!day("2024-11-24").over_years_before(2, day("2026-11-24")));
        assert!(day("2024-11-24").over_years_before(2, day("2026-11-25")));
        assert!(!day("2024-02-29").over_years_before(1, day("2025-02-28")));
        assert!(day("2024-02-29").over_years_before(1, day("2025-03-01")));
    }

    #[test]
    fn instants_need_their_offset_and_are_shown_in_china() {
        let instant: Instant = "2026-06-04T16:00:00Z".parse().unwrap();
        assert_eq!(instant.to_string(), "2026-06-05T00:00:00+08:00");
        assert_eq!(instant, "2026-06-05".parse::<Date>().unwrap().start());
        assert!("2026-06-05T00:00:00".parse::<Instant>().is_err());
        assert!("2026-06-05".parse::<Instant>().is_err());
    }
}
