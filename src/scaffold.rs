//! A new page: what is known is filled in, `…` marks what is still to be written. A new project:
//! pages with what the reference knows of their codes.

mod fields;
pub mod known_guide;
pub mod known_page;
mod links;
mod names;
pub mod project;
mod receive;
mod sections;

use std::fmt::Write as _;

use fields::front_matter;
use names::{codes_in, names};

use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::facts::Switch;
use crate::model::field::{Field, UNWRITTEN};
use crate::model::labels::Labels;
use crate::model::registry::{Registration, registration};
use crate::model::section::{self, ANY, EXAMPLE};
use crate::model::site_config::SiteConfig;
use crate::model::text::{slug, yaml_scalar};

/// `content/425.md`: what the registry and the constants say of a code.
#[must_use]
pub fn status_page(code: Code, fields: &[&Field], config: &SiteConfig, labels: &Labels) -> String {
    let row = registration(code);
    let mut text = front_matter(fields, config, &|name| status_field(code, row, name, config));
    let sections = section::names(labels).into_iter().enumerate();
    for (at, section) in sections.filter(|(_, section)| !section.contains(ANY)) {
        let _ = write!(text, "\n## {section}\n");
        if let (EXAMPLE, Some(row)) = (at, row) {
            let _ = write!(text, "\n```http\n{}\n```\n", status_line(row));
        }
    }
    text
}

/// `content/4xx.md`.
#[must_use]
pub fn class_page(class: Class, fields: &[&Field], config: &SiteConfig, labels: &Labels) -> String {
    let front_matter = front_matter(fields, config, &|name| match name {
        "class" => Some(class.name().to_owned()),
        "title" => Some(class.title(labels).to_owned()),
        "summary" => Some(UNWRITTEN.to_owned()),
        _ => None,
    });
    format!("{front_matter}\n## {}\n", labels.section.class)
}

/// `content/guides/401-or-403.md`: the codes are those that the title names.
#[must_use]
pub fn guide(title: &str, fields: &[&Field], config: &SiteConfig, labels: &Labels) -> String {
    let codes: Vec<_> = codes_in(title).iter().map(ToString::to_string).collect();
    let front_matter = front_matter(fields, config, &|name| match name {
        "title" => yaml_scalar(title),
        "codes" if !codes.is_empty() => Some(format!("[{}]", codes.join(", "))),
        "summary" => Some(UNWRITTEN.to_owned()),
        _ => None,
    });
    format!("{front_matter}\n## {}\n", labels.section.guide)
}

/// `content/pages/error-format.md`.
#[must_use]
pub fn plain_page(title: &str, fields: &[&Field], config: &SiteConfig) -> String {
    let front_matter = front_matter(fields, config, &|name| match name {
        "title" => yaml_scalar(title),
        "summary" => Some(UNWRITTEN.to_owned()),
        _ => None,
    });
    front_matter + "\n"
}

/// The name of a guide or of a page about no code in its address: `401-or-403`, `uber-uns` of
/// `Über uns`; `None` if nothing of the title can be in it.
#[must_use]
pub fn name_of_title(title: &str) -> Option<String> {
    slug(title)
}

/// What is known of a code and its page would not know without it.
fn status_field(
    code: Code,
    row: Option<&Registration>,
    name: &str,
    config: &SiteConfig,
) -> Option<String> {
    let named = names(code, row);
    match (name, row) {
        ("code", _) => Some(code.to_string()),
        ("phrase", Some(row)) => yaml_scalar(row.phrase),
        // A constant that everybody uses is the name that people know.
        ("phrase", None) => named.first().cloned().or_else(|| Some(UNWRITTEN.to_owned())),
        ("summary", _) => Some(UNWRITTEN.to_owned()),
        ("keywords", _) => {
            let known = named.iter().skip(usize::from(row.is_none()));
            let known: Vec<_> = known.map(|name| name.to_lowercase()).collect();
            (!known.is_empty()).then(|| format!("[{}, {UNWRITTEN}]", known.join(", ")))
        }
        ("uses", None) if config.strict == Switch::On => {
            let fields = ["vendor", "name", "meaning", "sent", "source", "confidence"];
            let lines = fields.map(|field| format!("{field}: {UNWRITTEN}"));
            Some(format!("\n  - {}", lines.join("\n    ")))
        }
        _ => None,
    }
}

/// The first line of a response; an unused code bears the phrase that it had, if any.
fn status_line(row: &Registration) -> String {
    let former = row.formerly.first().map(|(phrase, _)| *phrase);
    let phrase = if row.phrase == "(Unused)" { former.unwrap_or("") } else { row.phrase };
    format!("HTTP/1.1 {} {phrase}", row.code).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{class_page, guide, name_of_title, plain_page, status_page};
    use crate::model::class::Class;
    use crate::model::code::Code;
    use crate::model::facts::Switch;
    use crate::model::labels::Labels;
    use crate::model::registry::registrations;
    use crate::model::site_config::SiteConfig;
    use crate::model::source::{SourceFile, Sources};
    use crate::parse::{CLASS, GUIDE, PAGE, STATUS};

    /// A site that requires as much as one can.
    fn strict() -> SiteConfig {
        let require =
            ["actor", "caller", "retry", "cache", "body", "codes", "keywords", "reviewed"];
        SiteConfig { strict: Switch::On, require: require.into(), ..SiteConfig::default() }
    }

    fn page(code: u16, config: &SiteConfig) -> String {
        status_page(Code::new(code).expect("a code"), STATUS.fields, config, &Labels::default())
    }

    #[test]
    fn a_new_page_holds_what_the_site_requires() {
        let sections = "
## Meaning

## When to send it

## When you receive it

## Example

```http
HTTP/1.1 405 Method Not Allowed
```

## Notes
";
        let few = "---\ncode: 405\nphrase: Method Not Allowed\nsummary: …\n---\n";
        assert_eq!(page(405, &SiteConfig::default()), format!("{few}{sections}"));
        let many = "\
---
code: 405
phrase: Method Not Allowed
summary: …
actor: …
caller: …
retry: …
cache: …
body: …
keywords: …
reviewed: …
---
";
        assert_eq!(page(405, &strict()), format!("{many}{sections}"));
        let teapot = page(418, &strict());
        assert!(teapot.contains("\nphrase: (Unused)\n"), "{teapot}");
        assert!(
            teapot.contains("\nkeywords: [teapot, i am a teapot, im a teapot, …]\n"),
            "{teapot}"
        );
        assert!(teapot.contains("\nHTTP/1.1 418\n"), "{teapot}");
    }

    #[test]
    fn a_code_without_a_registration_has_the_name_of_its_constants() {
        let text = page(509, &strict());
        assert!(text.contains("\nphrase: Bandwidth Limit Exceeded\n"), "{text}");
        assert!(text.contains("\nuses:\n  - vendor: …\n    name: …\n"), "{text}");
        let own = page(499, &SiteConfig::default());
        assert!(own.contains("\nphrase: …\n") && !own.contains("uses"), "{own}");
    }

    #[test]
    fn a_guide_takes_its_codes_and_its_name_from_its_title() {
        let text = guide("401 or 403: which?", GUIDE.fields, &strict(), &Labels::default());
        let wanted = "\
---
title: \"401 or 403: which?\"
summary: …
codes: [401, 403]
keywords: …
reviewed: …
---

## Short answer
";
        assert_eq!(text, wanted);
        assert!(
            guide("What now?", GUIDE.fields, &strict(), &Labels::default())
                .contains("\ncodes: …\n")
        );
        for (title, name) in [
            ("401 or 403?", Some("401-or-403")),
            ("  Größe!  Is it?", Some("grosse-is-it")),
            ("Über uns", Some("uber-uns")),
            ("U\u{308}ber uns", Some("uber-uns")),
            ("../../etc", Some("etc")),
            ("¿?", None),
        ] {
            assert_eq!(name_of_title(title).as_deref(), name);
        }
    }

    /// The rules that report what is still to be written.
    const TO_WRITE: [&str; 7] = [
        "unwritten-text",
        "empty-section",
        "missing-example",
        "missing-request",
        "missing-required-field",
        "missing-class-page",
        "unknown-guide-code",
    ];

    #[test]
    fn a_new_page_lacks_nothing_but_what_is_still_to_be_written() {
        let codes = registrations().iter().map(|row| row.code).chain([420, 499, 509, 600]);
        let mut pages: Vec<_> =
            codes.map(|code| (format!("content/{code}.md"), page(code, &strict()))).collect();
        for class in Class::ALL {
            let path = format!("content/{}.md", class.name());
            pages.push((path, class_page(class, CLASS.fields, &strict(), &Labels::default())));
        }
        pages.push((
            "content/guides/x.md".to_owned(),
            guide("404: why?", GUIDE.fields, &strict(), &Labels::default()),
        ));
        let page = plain_page("How errors look", PAGE.fields, &strict());
        pages.push(("content/pages/x.md".to_owned(), page));
        assert!(pages.len() > 60);
        for (path, text) in pages {
            let site = "title: T\nstrict: on\nrequire: [actor, keywords, reviewed]\n";
            let content = vec![
                SourceFile::new("content/site.yaml", site),
                SourceFile::new(path.clone(), text.clone()),
            ];
            let build = crate::build(&Sources { content, ..Sources::default() });
            let is_page = |fault: &&crate::model::diagnostic::Diagnostic| *fault.place.path == path;
            for fault in build.diagnostics.iter().filter(is_page) {
                let (rule, message) = (fault.rule.name, &fault.message);
                assert!(TO_WRITE.contains(&rule), "{rule}: {message}\n{text}");
                assert!(fault.help.is_some());
            }
            let dots = text.matches('…').count();
            let reported =
                build.diagnostics.iter().filter(|fault| fault.rule.name == "unwritten-text");
            assert_eq!(reported.count(), dots, "each is reported: {text}");
            let mut sources =
                Sources { content: vec![SourceFile::new(path, text)], ..Sources::default() };
            assert_eq!(crate::fix(&mut sources).fixed, [], "there is nothing to fix");
        }
    }
}
