//! A date in a field of an example is not valid (RFC 9110 section 5.6.7).

use super::examples;
use crate::model::date::Date;
use crate::model::diagnostic::{Diagnostics, Finding, Rule, Severity};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "invalid-date",
    "A recipient ignores such a date, and the example does not do what the page says.",
)
.shown(
    "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Date: Thu, 20 Nov 2026 12:00:00 GMT
      ^^^ error: 20 Nov 2026 is a Fri
      help: write `Fri, 20 Nov 2026 12:00:00 GMT`
```
",
    "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Date: Fri, 20 Nov 2026 12:00:00 GMT
```
",
)
.by_default(Severity::Warning);

const FIELDS: &[&str] = &[
    "Date",
    "Expires",
    "If-Modified-Since",
    "If-Range",
    "If-Unmodified-Since",
    "Last-Modified",
    "Retry-After",
    "Sunset",
];

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for example in examples::all(site) {
        for (name, line) in example.fields(FIELDS) {
            let value = &line.value;
            if let Some(fault) = fault(name, &value.text) {
                diagnostics.add_finding(&RULE, fault, |range| example.place_in(value, range));
            }
        }
    }
}

fn fault(name: &str, value: &str) -> Option<Finding> {
    let is_seconds = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let is_entity_tag = value.contains('"');
    if (name == "Retry-After" && is_seconds) || (name == "If-Range" && is_entity_tag) {
        return None;
    }
    let (weekday, date) = match read(value) {
        Some((weekday, Some(date))) => (weekday, date),
        Some((_, None)) => {
            let message = format!("there is no day `{}`", &value[5..16]);
            return Some(Finding::new(5..16, message, "write a day of the calendar"));
        }
        None => return Some(unreadable(name, value)),
    };
    if weekday == date.weekday() {
        return None;
    }
    let message = format!("{} is a {}", &value[5..16], date.weekday());
    let help = format!("write `{}{}`", date.http_text(), &value[16..]);
    Some(Finding::new(0..3, message, help))
}

fn unreadable(name: &str, value: &str) -> Finding {
    let message = match name {
        "Retry-After" => format!("`{value}` is neither a date nor a number of seconds"),
        _ => format!("`{value}` is not a date of HTTP"),
    };
    let seconds = value.trim_start_matches('-');
    let digits =
        seconds.len() - seconds.trim_start_matches(|byte: char| byte.is_ascii_digit()).len();
    let help = match guess(value) {
        Some(text) => format!("write `{text}`"),
        None if name == "Retry-After" && digits > 0 => {
            format!("write seconds without a unit, as in `{}`, or a date", &seconds[..digits])
        }
        None if name == "Expires" => "write a date that has passed, such as that of `Date`".into(),
        None => "write a date such as `Fri, 20 Nov 2026 12:00:00 GMT`".into(),
    };
    Finding::new(0..value.len(), message, help)
}

/// Reads `Fri, 20 Nov 2026 12:00:00 GMT`: the weekday and, if there is such a day, the date.
fn read(value: &str) -> Option<(&str, Option<Date>)> {
    let (weekday, rest) = value.split_once(", ")?;
    let words: Vec<&str> = rest.split(' ').collect();
    let [day, month, year, time, "GMT"] = words[..] else { return None };
    let shaped = weekday.len() == 3 && day.len() == 2 && year.len() == 4 && is_time(time);
    let month = Date::month_of(month)?;
    let (day, year) = (number(day)?, number(year)?);
    shaped.then(|| (weekday, date(year, month, day)))
}

fn is_time(text: &str) -> bool {
    let parts: Vec<_> = text.split(':').collect();
    let within = |part: &str, last: u16| part.len() == 2 && number(part).is_some_and(|n| n <= last);
    // The sixtieth second is a leap second.
    matches!(parts[..], [hour, minute, second]
        if within(hour, 23) && within(minute, 59) && within(second, 60))
}

fn number(digits: &str) -> Option<u16> {
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { digits.parse().ok() } else { None }
}

fn date(year: u16, month: u8, day: u16) -> Option<Date> {
    Date::new(year, month, u8::try_from(day).ok()?)
}

/// The right text for a date in another format: the obsolete ones and that of RFC 3339.
fn guess(value: &str) -> Option<String> {
    if let Some(date) = value.get(..10).and_then(Date::parse) {
        let time = value.get(11..19).filter(|time| is_time(time)).unwrap_or("00:00:00");
        return Some(format!("{} {time} GMT", date.http_text()));
    }
    let words = || value.split([' ', ',', '-']).filter(|word| !word.is_empty());
    let month = words().find_map(|word| Date::month_of(word.get(..3)?))?;
    let time = words().find(|word| is_time(word))?;
    let mut numbers = words().filter(|word| number(word).is_some());
    let (first, second) = (numbers.next()?, numbers.next()?);
    let (day, year) = if first.len() == 4 { (second, first) } else { (first, second) };
    let century = if year.len() == 2 { 2000 } else { 0 };
    let date = date(number(year)?.checked_add(century)?, month, number(day)?)?;
    Some(format!("{} {time} GMT", date.http_text()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{RULE, fault};
    use crate::fixture::check;

    #[test]
    fn a_date_has_the_one_format_and_its_weekday() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Date: Thu, 20 Nov 2026 12:00:00 GMT
      ^^^ error: 20 Nov 2026 is a Fri
Expires: 0
         ^ error: `0` is not a date of HTTP
Last-Modified: Mon, 30 Feb 2026 12:00:00 GMT
                    ^^^^^^^^^^^ error: there is no day `30 Feb 2026`
Retry-After: soon
             ^^^^ error: `soon` is neither a date nor a number of seconds
```

```http
HTTP/1.1 404 Not Found
Date: Fri, 20 Nov 2026 12:00:00 GMT
Retry-After: 120
Sunset: Sat, 31 Dec 2016 23:59:60 GMT
```

```http
GET / HTTP/1.1
If-Range: W/\"a, b\"
If-Modified-Since: 20 Nov 2026 24:00:00
                   ^^^^^^^^^^^^^^^^^^^^ error: `20 Nov 2026 24:00:00` is not a date of HTTP
```
",
        );
    }

    #[test]
    fn the_help_has_the_right_date() {
        for (value, help) in [
            ("Thu, 20 Nov 2026 12:00:00 GMT", "write `Fri, 20 Nov 2026 12:00:00 GMT`"),
            ("Friday, 20-Nov-26 12:00:00 GMT", "write `Fri, 20 Nov 2026 12:00:00 GMT`"),
            ("Fri Nov  6 12:00:00 2026", "write `Fri, 06 Nov 2026 12:00:00 GMT`"),
            ("2026-11-20T12:34:56Z", "write `Fri, 20 Nov 2026 12:34:56 GMT`"),
            ("Fri, 20 Nov 2026 12:00:00 UTC", "write `Fri, 20 Nov 2026 12:00:00 GMT`"),
            ("fri, 20 Nov 2026 12:00:00 GMT", "write `Fri, 20 Nov 2026 12:00:00 GMT`"),
            (
                "Fri, 20 Nov 2026 24:00:00 GMT",
                "write a date that has passed, such as that of `Date`",
            ),
            ("0", "write a date that has passed, such as that of `Date`"),
        ] {
            let fault = fault("Expires", value);
            assert_eq!(fault.map(|fault| fault.help).as_deref(), Some(help), "{value}");
        }
    }

    #[test]
    fn seconds_have_no_unit_and_no_sign() {
        for value in ["23s", "-23", "23.5"] {
            let fault = fault("Retry-After", value);
            let help = "write seconds without a unit, as in `23`, or a date";
            assert_eq!(fault.map(|fault| fault.help).as_deref(), Some(help), "{value}");
        }
    }

    proptest! {
        #[test]
        fn no_value_is_too_strange(value in "\\PC*|([a-z,: 0-9-]|Nov|GMT|é|, |:00)*") {
            if let Some(fault) = fault("Date", &value) {
                prop_assert!(value.get(fault.range).is_some());
            }
        }
    }
}
