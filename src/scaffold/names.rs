//! What the constants of platforms call a code, and the codes that a title names.

use crate::model::code::Code;
use crate::model::constants::constants;
use crate::model::registry::Registration;
use crate::model::text::letters;

/// What platforms call a code, in words: only what is neither its phrase nor a former one.
pub fn names(code: Code, row: Option<&Registration>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    if let Some(row) = row {
        seen.push(letters(row.phrase));
        seen.extend(row.formerly.iter().map(|(phrase, _)| letters(phrase)));
    }
    let mut names = Vec::new();
    for constant in constants(code) {
        let words = words(constant.name);
        if !seen.contains(&letters(&words)) {
            seen.push(letters(&words));
            names.push(words);
        }
    }
    names
}

/// `Bandwidth Limit Exceeded` of `HttpStatus.BANDWIDTH_LIMIT_EXCEEDED`, `:bandwidth_limit_exceeded`
/// and `http.StatusBandwidthLimitExceeded`.
pub fn words(constant: &str) -> String {
    let name = constant.rsplit(['.', ':']).next().unwrap_or(constant);
    let name = name.strip_prefix("HTTP_").or_else(|| name.strip_prefix("Status")).unwrap_or(name);
    let mut words: Vec<String> = Vec::new();
    let mut last = '_';
    for next in name.chars() {
        let starts = last == '_' || (next.is_uppercase() && last.is_lowercase());
        if next != '_' && starts {
            words.push(next.to_uppercase().collect());
        } else if next != '_' {
            words.last_mut().into_iter().for_each(|word| word.extend(next.to_lowercase()));
        }
        last = next;
    }
    words.join(" ")
}

/// The codes that a title names, in its order.
pub fn codes_in(title: &str) -> Vec<Code> {
    title.split(|next: char| !next.is_alphanumeric()).filter_map(Code::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_constant_is_words() {
        for (constant, wanted) in [
            ("HttpStatus.BANDWIDTH_LIMIT_EXCEEDED", "Bandwidth Limit Exceeded"),
            (":bandwidth_limit_exceeded", "Bandwidth Limit Exceeded"),
            ("http.StatusIMUsed", "Imused"),
            ("Response::HTTP_CONFLICT", "Conflict"),
            ("http::StatusCode::IM_USED", "Im Used"),
        ] {
            assert_eq!(words(constant), wanted);
        }
    }
}
