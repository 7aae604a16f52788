//! The one door to ICU: which plural form a count has in a language (CLDR).

use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};

use super::language::Language;

/// The forms that CLDR knows.
pub const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The form that every language has.
pub const OTHER: usize = 5;

/// The index in [`FORMS`] of the form of a count.
#[must_use]
pub fn form(language: &Language, count: usize) -> usize {
    rules(language).map_or(OTHER, |rules| index(rules.category_for(count)))
}

/// The indexes of the forms of a language, ascending; only `other` where CLDR does not know it.
#[must_use]
pub fn forms(language: &Language) -> Vec<usize> {
    let mut forms: Vec<_> = match rules(language) {
        Some(rules) => rules.categories().map(index).collect(),
        None => vec![OTHER],
    };
    forms.sort_unstable();
    forms
}

fn rules(language: &Language) -> Option<PluralRules> {
    let locale: icu_locale_core::Locale = language.tag().parse().ok()?;
    PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into()).ok()
}

fn index(category: PluralCategory) -> usize {
    match category {
        PluralCategory::Zero => 0,
        PluralCategory::One => 1,
        PluralCategory::Two => 2,
        PluralCategory::Few => 3,
        PluralCategory::Many => 4,
        PluralCategory::Other => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMS, form, forms};
    use crate::model::language::Language;

    #[test]
    fn a_count_has_the_form_of_its_language() {
        let of = |tag, count| FORMS[form(&Language::parse(tag).expect("a tag"), count)];
        for (tag, count, wanted) in [
            ("en", 1, "one"),
            ("en", 0, "other"),
            ("fr", 0, "one"),
            ("pl", 3, "few"),
            ("pl", 5, "many"),
            ("ar", 2, "two"),
            ("ja", 1, "other"),
            ("pt-BR", 1, "one"),
        ] {
            assert_eq!(of(tag, count), wanted, "{tag} {count}");
        }
        assert_eq!(forms(&Language::default()).len(), 2);
        assert_eq!(forms(&Language::parse("ar").expect("a tag")).len(), 6);
    }
}
