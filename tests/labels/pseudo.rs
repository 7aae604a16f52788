//! A site whose content and labels are nonsense in Cyrillic letters.

use std::fmt::Write as _;

use statusbook::model::labels::Labels;
use statusbook::model::plural::FORMS;
use statusbook::model::source::{SourceFile, Sources};
use statusbook::own_theme;

/// The text with a Cyrillic letter for each Latin one, except in what is filled in.
fn nonsense(text: &str) -> String {
    let mut in_braces = false;
    let letter = |next: char| {
        in_braces = (in_braces || next == '{') && next != '}';
        let at = u32::from(next.to_ascii_lowercase()).wrapping_sub(u32::from('a'));
        let other = (!in_braces && at < 26).then(|| char::from_u32(u32::from('а') + at)).flatten();
        other.unwrap_or(next)
    };
    text.chars().map(letter).collect()
}

/// `content/labels.yaml` with every label, in the forms of Russian.
fn labels() -> String {
    let mut yaml = String::new();
    let mut last = ("", "");
    for (key, text) in Labels::default().texts() {
        if key.group != last.0 {
            let _ = writeln!(yaml, "{}:", key.group);
        }
        let text = nonsense(&text);
        match key.form.map(|form| FORMS[form]) {
            None => _ = writeln!(yaml, "  {}: \"{text}\"", key.key),
            // Once for each label: the text of `other` is that of all forms.
            Some("other") => {
                let _ = writeln!(yaml, "  {}:", key.key);
                for form in ["one", "few", "many", "other"] {
                    let _ = writeln!(yaml, "    {form}: \"{text}\"");
                }
            }
            Some(_) => {}
        }
        last = (key.group, key.key);
    }
    yaml
}

/// A page about a code, with every field and every kind of Markdown.
fn page(code: u16, head: &str, other: u16) -> String {
    format!(
        "---\ncode: {code}\n{head}
actor: either
caller: щука.
server: щука.
retry: after-delay
retry_note: щука.
cache: explicit
cache_note: щука.
body: optional
headers:
  - {{ name: Retry-After, in: response, need: may, note: щука }}
  - {{ name: Allow, in: request, need: should }}
formerly: [{{ phrase: щукин, spec: щука }}]
keywords: [хорохор {code}]
aliases: [a-{code}]
related: [{{ code: {other}, why: щука. }}]
uses:
  - {{ vendor: щук, name: щука, meaning: щука., sent: wire, source: \"https://12.34\",
      confidence: primary }}
  - {{ vendor: щур, name: щука, meaning: щука., sent: log, source: \"https://12.34\",
      confidence: unconfirmed }}
reviewed: 2026-11-20
---

## {}

щука[^1]. [щука]({other}.md)

> [!NOTE]
> щука

> [!WARNING]
> щука

| щука | щука |
|---|---|
| щука | щука |

![щука](../static/icon.svg)

```table
codes: {other}
columns: phrase, summary, standing, actor, retry, retry_note, cache, cache_note, body, headers
```

[^1]: щука

## {}

щука

## {}

```http
GET /a HTTP/1.1
Host: example.com
Allow: GET
```

```http
HTTP/1.1 {code}{}
Retry-After: 5
```

```json
{{}}
```
",
        nonsense("Meaning"),
        nonsense("When you receive it"),
        nonsense("Example"),
        if code == 404 { " Not Found" } else { "" },
    )
}

/// The sources of the site: a registered code, unofficial ones, two classes and a guide.
pub fn sources() -> Sources {
    let unofficial = "phrase: щука\nsummary: щука.\nstanding: unofficial";
    let registered = "phrase: Not Found\nsummary: щука.\nstanding: registered\n\
                      specs:\n  - { rfc: 9110, section: \"15.5.5\" }\n  \
                      - { rfc: 9111, section: \"A\" }";
    let class = |name: &str| {
        format!(
            "---\nclass: {name}\ntitle: щука\nsummary: щука.\npromise: щука.\nunknown: щука.\n\
             keywords: [щука {name}]\nreviewed: 2026-11-20\n---\n\n## щука\n\nщука\n"
        )
    };
    let guide = "---\ntitle: хух?\nsummary: щука.\ncodes: [404, 799]\nkeywords: [ухо]\n\
                 reviewed: 2026-11-20\n---\n\n## щука\n\nщука\n";
    let site = "title: хор\ntagline: хор хор\ndescription: хор хор хор\nlanguage: ru\n\
                base_url: https://example.org/\nrepository: https://github.com/o/n\n";
    let content = [
        ("site.yaml", site.to_owned()),
        ("labels.yaml", labels()),
        ("404.md", page(404, registered, 799).replace("cache: explicit", "cache: heuristic")),
        ("799.md", page(799, unofficial, 404)),
        ("4xx.md", class("4xx")),
        ("outside.md", class("outside")),
        ("guides/a-b.md", guide.to_owned()),
    ];
    let file = |(name, text)| SourceFile::new(format!("content/{name}"), text);
    Sources { content: content.map(file).to_vec(), theme: own_theme(), ..Sources::default() }
}
