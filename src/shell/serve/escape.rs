//! The names and values of a query.

use crate::model::uri::decoded;

/// The first value of that name in a query, as forms encode it.
pub fn value(query: &str, name: &str) -> Option<String> {
    let text = |encoded: &str| decoded(&encoded.replace('+', " "));
    query.split('&').find_map(|pair| {
        let (its_name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if text(its_name)? == name { text(value) } else { None }
    })
}

/// The names in a query, without those that are not UTF-8.
pub fn names(query: &str) -> impl Iterator<Item = String> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.filter_map(|pair| decoded(&pair.split('=').next().unwrap_or_default().replace('+', " ")))
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn a_query_has_values() {
        let query = "%ff=x&delay=2s&empty&retry-after=Fri,+20%20Nov&delay=3s";
        assert_eq!(value(query, "delay").as_deref(), Some("2s"));
        assert_eq!(value(query, "empty").as_deref(), Some(""));
        assert_eq!(value(query, "retry-after").as_deref(), Some("Fri, 20 Nov"));
        assert_eq!(value(query, "retry"), None);
    }
}
