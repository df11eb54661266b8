//! Dates and instants. Nothing here asks a clock.

use super::{Invalid, decimal::clipped};
use std::{fmt, str::FromStr};

/// The labels' time zone: China's, UTC+8, all year. In seconds.
const CHINA: i64 = 8 * HOUR;
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// A calendar date of the years 0 to 9999 (proleptic Gregorian, ISO 8601).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

/// Days of four hundred years, after which the calendar repeats.
const CYCLE: i64 = 146_097;
/// Days from 1 March of the year 0 to 1 January 1970.
const EPOCH: i64 = 719_468;

impl FromStr for Date {
    type Err = Invalid;

    /// `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        Fields(text.as_bytes()).date().filter(|_| text.len() == 10).ok_or_else(|| Invalid::Date(clipped(text)))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Date {
    /// The date's first instant in China.
    #[must_use]
    pub fn start(self) -> Instant {
        Instant(self.days() * DAY - CHINA)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The same day `years` later; 28 February for a 29th the year does not have.
    #[must_use]
    pub fn years_later(self, years: i32) -> Self {
        let year = self.year.saturating_add(years);
        // Beyond the year 9999 nothing is later.
        let later = |day| Self { year, day, ..self }.existing();
        later(self.day).or_else(|| later(28)).unwrap_or(self)
    }

    /// The same day so many months later; the month's last day where it has no such day.
    #[must_use]
    pub fn months_later(self, months: u16) -> Self {
        let month = i32::from(self.month) - 1 + i32::from(months);
        let (year, month) = (self.year.saturating_add(month / 12), (month % 12 + 1) as u8);
        let later = |day| Self { year, month, day }.existing();
        // Beyond the year 9999 nothing is later.
        (28..=31).rev().chain([self.day]).filter(|day| *day <= self.day).find_map(later).unwrap_or(self)
    }

    /// How many days `later` is after this day; below nought where it is before.
    #[must_use]
    pub fn days_until(self, later: Self) -> i64 {
        later.days() - self.days()
    }

    /// Whether `later` lies more than so many years after this day.
    #[must_use]
    pub fn over_years_before(self, years: u8, later: Self) -> bool {
        let due = Self { year: self.year + i32::from(years), ..self };
        due < later
    }

    /// The date, if the calendar has it: counted in days and back, it is the same.
    fn existing(self) -> Option<Self> {
        let known = (0..=9999).contains(&self.year) && (1..=12).contains(&self.month);
        (known && Self::of_days(self.days()) == self).then_some(self)
    }

    /// Days since 1970-01-01. Years begin in March here, so that a leap day ends one.
    fn days(self) -> i64 {
        let month = (i64::from(self.month) + 9) % 12;
        // Four hundred years more, so that none is below nought.
        let year = i64::from(self.year) + 400 - i64::from(month >= 10);
        let days = year * 365 + year / 4 - year / 100 + year / 400;
        days + (month * 153 + 2) / 5 + i64::from(self.day) - 1 - CYCLE - EPOCH
    }

    /// The date so many days after 1970-01-01.
    fn of_days(days: i64) -> Self {
        let days = days + EPOCH + CYCLE;
        let (cycles, day) = (days / CYCLE, days % CYCLE);
        // Without the leap days before it: each fourth year has one, but three in four hundred.
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (year * 365 + year / 4 - year / 100);
        let month = (day * 5 + 2) / 153;
        let (day, month) = (day - (month * 153 + 2) / 5 + 1, (month + 2) % 12 + 1);
        let year = year + (cycles - 1) * 400 + i64::from(month <= 2);
        Self { year: year as i32, month: month as u8, day: day as u8 }
    }
}

/// An instant, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    /// The last instant of the year 9999, beyond which there is none.
    pub const LAST: Self = Self(253_402_300_799);
    /// The first instant of the year 0.
    const FIRST: Self = Self(-62_167_219_200);

    /// The instant `seconds` after 1970-01-01T00:00:00Z; nothing beyond the year 9999.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        (Self::FIRST.0..=Self::LAST.0).contains(&seconds).then_some(Self(seconds))
    }

    /// Its seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.0
    }

    /// So many days later.
    #[must_use]
    pub fn days_later(self, days: u16) -> Self {
        // Beyond the year 9999 nothing is later.
        Self::from_unix(self.0 + i64::from(days) * DAY).unwrap_or(self)
    }

    /// The calendar date in China.
    #[must_use]
    pub fn date(self) -> Date {
        Date::of_days(self.in_china().div_euclid(DAY))
    }

    /// Hour and minute in China.
    #[must_use]
    pub fn clock(self) -> (u8, u8) {
        let second = self.in_china().rem_euclid(DAY);
        ((second / HOUR) as u8, (second % HOUR / 60) as u8)
    }

    /// The seconds that China's clocks show, which stop at the end of the year 9999.
    fn in_china(self) -> i64 {
        (self.0 + CHINA).min(Self::LAST.0)
    }
}

impl FromStr for Instant {
    type Err = Invalid;

    /// RFC 3339, with its offset: `2026-06-05T00:00:00+08:00`. Parts of a second are passed over.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        Fields(text.as_bytes()).instant().ok_or_else(|| Invalid::Instant(clipped(text)))
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 in China's time.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.clock();
        write!(f, "{}T{hour:02}:{minute:02}:{:02}+08:00", self.date(), self.in_china().rem_euclid(60))
    }
}

/// What is still to be read of a date or an instant (RFC 3339, 5.6).
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn date(&mut self) -> Option<Date> {
        let century = self.pair()?;
        let year = century * 100 + self.pair()?;
        self.one_of(b"-")?;
        let month = self.pair()? as u8;
        self.one_of(b"-")?;
        Date { year: year as i32, month, day: self.pair()? as u8 }.existing()
    }

    fn instant(mut self) -> Option<Instant> {
        let date = self.date()?;
        self.one_of(b"Tt")?;
        let (hours, minutes) = self.clock()?;
        self.one_of(b":")?;
        let second = self.pair().filter(|second| *second <= 60)?;
        if self.one_of(b".").is_some() {
            self.digit()?;
            while self.digit().is_some() {}
        }
        let offset = match self.one_of(b"Zz+-")? {
            sign @ (b'+' | b'-') => {
                let (hours, minutes) = self.clock()?;
                let offset = hours * HOUR + minutes * 60;
                if sign == b'+' { offset } else { -offset }
            }
            _ => 0,
        };
        // A leap second is the last of a month, and counts as the one before it.
        let minute = date.days() * DAY + hours * HOUR + minutes * 60 - offset;
        let ends_month = (minute + 60) % DAY == 0 && Date::of_days((minute + 60).div_euclid(DAY)).day == 1;
        let instant = Instant::from_unix(minute + second.min(59))?;
        (self.0.is_empty() && (second < 60 || ends_month)).then_some(instant)
    }

    /// Hours and minutes.
    fn clock(&mut self) -> Option<(i64, i64)> {
        let hours = self.pair().filter(|hours| *hours < 24)?;
        self.one_of(b":")?;
        Some((hours, self.pair().filter(|minutes| *minutes < 60)?))
    }

    /// A number of two digits.
    fn pair(&mut self) -> Option<i64> {
        Some(self.digit()? * 10 + self.digit()?)
    }

    fn digit(&mut self) -> Option<i64> {
        self.one_of(b"0123456789").map(|digit| i64::from(digit - b'0'))
    }

    /// The next byte, if it is one of these.
    fn one_of(&mut self, wanted: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        wanted.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_where_they_end() {
        let later = |from: &str, months| from.parse::<Date>().unwrap().months_later(months).to_string();
        assert_eq!(later("2026-06-01", 12), "2027-06-01");
        assert_eq!(later("2026-08-31", 6), "2027-02-28");
        assert_eq!(later("2027-08-31", 6), "2028-02-29");
        assert_eq!(later("2026-12-31", 1), "2027-01-31");
        assert_eq!(later("2026-12-30", 0), "2026-12-30");
        assert_eq!(later("9999-12-01", 1), "9999-12-01");
        let days = |from: &str, to: &str| from.parse::<Date>().unwrap().days_until(to.parse().unwrap());
        assert_eq!((days("2028-02-28", "2028-03-01"), days("2026-03-01", "2026-02-28")), (2, -1));
    }

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

    #[test]
    fn what_rfc_3339_does_not_write_is_no_instant() {
        for bad in [
            "2026-06-05 00:00:00Z",
            "2026-06-05T24:00:00Z",
            "2026-06-05T00:60:00Z",
            "2026-06-05T00:00:00.Z",
            "2026-06-05T00:00:00+24:00",
            "2026-06-05T00:00:00+0800",
            "2026-06-05T00:00:00Z ",
            "2026-06-31T00:00:00Z",
            "2026-06-05T23:59:60Z",
            "0000-01-01T00:00:00+01:00",
            "9999-12-31T23:59:59-01:00",
            "",
        ] {
            assert_eq!(bad.parse::<Instant>(), Err(Invalid::Instant(bad.to_owned())), "{bad}");
        }
        // A leap second, and half of another.
        let second = |text: &str| text.parse::<Instant>().unwrap().unix();
        assert_eq!(second("2016-12-31T23:59:60Z"), second("2017-01-01T07:59:59.5+08:00"));
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod held_against_time {
    use super::*;
    use proptest::prelude::*;
    use time::{OffsetDateTime, format_description::well_known::Rfc3339};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn every_day_is_the_one_it_is_counted_as(days in -719_528_i64..=2_932_896) {
            let theirs = OffsetDateTime::from_unix_timestamp(days * DAY).unwrap().date();
            let ours = Date::of_days(days);
            prop_assert_eq!((ours.year, ours.month, ours.day), (theirs.year(), theirs.month().into(), theirs.day()));
            prop_assert_eq!(ours.days(), days);
        }

        #[test]
        fn what_is_nearly_an_instant_reads_as_it_does_there(
            text in "(0000|1999|20[0-9]{2}|9999)-[0-1][0-9]-[0-3][0-9][Tt][0-2][0-9]:[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]{0,3})?(Z|z|[+-][0-2][0-9]:[0-6]0)?"
        ) {
            let theirs = OffsetDateTime::parse(&text, &Rfc3339).ok().and_then(|at| Instant::from_unix(at.unix_timestamp()));
            prop_assert_eq!(text.parse().ok(), theirs, "{}", text);
        }

        #[test]
        fn a_date_is_one_there(year in 0..=9999_i32, month in 0..=13_u8, day in 0..=32_u8) {
            let theirs = time::Month::try_from(month).ok().and_then(|month| time::Date::from_calendar_date(year, month, day).ok());
            let ours = format!("{year:04}-{month:02}-{day:02}").parse::<Date>();
            prop_assert_eq!(ours.is_ok(), theirs.is_some());
        }
    }
}
