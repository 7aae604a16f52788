//! A day of the Gregorian calendar.

use std::fmt;

/// A day that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

impl Date {
    /// The day, if there is one; years 1583 to 9999.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
        let days = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let real = (1583..=9999).contains(&year) && (1..=days).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// Reads `2026-11-20` (RFC 3339 full-date).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |from: usize, to: usize| {
            let part = text.get(from..to)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
        };
        let dashes = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        if !dashes {
            return None;
        }
        let (month, day) = (u8::try_from(digits(5, 7)?).ok()?, u8::try_from(digits(8, 10)?).ok()?);
        Self::new(digits(0, 4)?, month, day)
    }

    /// The same day that many years later; of February 29 the day before, where there is none.
    #[must_use]
    pub fn years_later(self, years: u16) -> Option<Self> {
        let year = self.year.checked_add(years)?;
        Self::new(year, self.month, self.day).or_else(|| Self::new(year, self.month, self.day - 1))
    }

    /// The day as people write it: `November 20, 2026`.
    #[must_use]
    pub fn words(self) -> String {
        let names = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        format!("{} {}, {}", names[usize::from(self.month) - 1], self.day, self.year)
    }

    /// The month of a three-letter English name, 1 to 12.
    #[must_use]
    pub fn month_of(name: &str) -> Option<u8> {
        (1..).zip(MONTHS).find(|(_, month)| *month == name).map(|(number, _)| number)
    }

    /// The date as HTTP has it: `Fri, 20 Nov 2026` (RFC 9110 section 5.6.7).
    #[must_use]
    pub fn http_text(self) -> String {
        let month = MONTHS[usize::from(self.month) - 1];
        format!("{}, {:02} {month} {:04}", self.weekday(), self.day, self.year)
    }

    /// The three-letter English name of the day of the week.
    #[must_use]
    pub fn weekday(self) -> &'static str {
        // Zeller's congruence counts March as the first month of its year.
        let (year, month) = match self.month {
            1 | 2 => (u32::from(self.year) - 1, u32::from(self.month) + 12),
            month => (u32::from(self.year), u32::from(month)),
        };
        let days =
            u32::from(self.day) + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400;
        WEEKDAYS[(days as usize + 5) % 7]
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn a_date_has_its_weekday() {
        for (text, weekday) in [
            ("2026-11-20", "Fri"),
            ("1994-11-06", "Sun"),
            ("2000-02-29", "Tue"),
            ("2024-01-01", "Mon"),
        ] {
            assert_eq!(Date::parse(text).map(Date::weekday), Some(weekday), "{text}");
        }
    }

    #[test]
    fn a_day_that_is_none_is_refused() {
        for text in
            ["2026-02-29", "1900-02-29", "2026-13-01", "2026-1-01", "20261120", "+026-01-01"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
