//! The files of a new project.

use std::collections::BTreeSet;

use super::known_page::{Target, bare_page, class_page, status_page};
use crate::model::api::Api;
use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::field::Field;
use crate::model::labels::Labels;
use crate::model::site::Site;
use crate::model::site_config::SiteConfig;
use crate::model::source::SourceFile;
use crate::model::text::yaml_scalar;

/// The codes of a project for which none are named.
pub const USUAL_CODES: [u16; 12] = [200, 201, 204, 400, 401, 403, 404, 409, 422, 429, 500, 503];

/// What publishes the project on GitHub Pages; the README of this repository shows it.
pub const WORKFLOW: &str = "\
name: publish
on: { push: { branches: [main] } }
permissions: { contents: read, pages: write, id-token: write }
concurrency: pages
jobs: { publish: { runs-on: ubuntu-latest, environment: github-pages, steps: [{ uses: \
statusbook/statusbook@main }] } }
";

/// What a project is made for.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// Each has a page.
    pub codes: &'a BTreeSet<Code>,
    /// What describes the API, if something does.
    pub api: Option<&'a Api>,
    /// Whether a page holds no more than its code, its phrase and one sentence.
    pub is_bare: bool,
    /// The fields of the pages about codes, in their order.
    pub status_fields: &'a [&'a Field],
    /// The fields of the introductions of classes, in their order.
    pub class_fields: &'a [&'a Field],
}

/// The files of the project, by path; `reference` is what the program knows of codes.
#[must_use]
pub fn files(wanted: &Wanted<'_>, reference: &Site) -> Vec<SourceFile> {
    let classes = classes(wanted);
    let mut paths: BTreeSet<String> =
        wanted.codes.iter().map(|code| format!("content/{code}.md")).collect();
    paths.extend(classes.iter().map(|class| format!("content/{}.md", class.name())));
    let has = |path: &str| paths.contains(path);
    let (config, labels) = (SiteConfig::default(), Labels::default());
    let (config, labels) = (&config, &labels);
    let target = |fields, responses| Target { config, labels, has: &has, fields, responses };
    let first = paths.first().map_or("content/site.yaml", String::as_str);
    let mut files = vec![
        SourceFile::new(".github/workflows/publish.yml", WORKFLOW),
        SourceFile::new(".gitignore", "public/\n"),
        SourceFile::new("README.md", readme(first)),
        SourceFile::new("content/site.yaml", site_yaml(wanted.api)),
    ];
    for code in wanted.codes {
        let responses = wanted.api.and_then(|api| api.codes.get(code));
        let target = target(wanted.status_fields, responses);
        let page = if wanted.is_bare { bare_page } else { status_page };
        files.push(SourceFile::new(format!("content/{code}.md"), page(*code, reference, &target)));
    }
    for class in classes {
        let responses = wanted.api.and_then(|api| api.classes.get(&class));
        let text = class_page(class, reference, &target(wanted.class_fields, responses));
        files.push(SourceFile::new(format!("content/{}.md", class.name()), text));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// The classes that have an introduction: those of the codes, but for a bare project, and those
/// that the API names in place of codes.
fn classes(wanted: &Wanted<'_>) -> BTreeSet<Class> {
    let of_codes = wanted.codes.iter().map(|code| code.class()).filter(|_| !wanted.is_bare);
    let named = wanted.api.into_iter().flat_map(|api| api.classes.keys().copied());
    of_codes.chain(named).collect()
}

fn site_yaml(api: Option<&Api>) -> String {
    let title = api.and_then(|api| api.title.as_deref()).filter(|title| !title.is_empty());
    let title = title.and_then(yaml_scalar).unwrap_or_else(|| "Status codes of our API".to_owned());
    let hosts = api.map_or(&[][..], |api| &api.hosts);
    let hosts = if hosts.is_empty() {
        "# hosts: [api.example.com]".to_owned()
    } else {
        format!("hosts: [{}]", hosts.join(", "))
    };
    format!(
        "\
# `statusbook fields site` lists all that this file can say.
# The name of the site, and one line under it.
title: {title}
tagline: What our status codes mean, and what to do now
# What the home page, search engines and shared links say of the site.
description: Every HTTP status code of this API, what it means, who has to act and whether to retry.

# What the home page shows: `classes`, `table` (one table) or `page` (all on one page).
# home: table
# What pages show of the registry although they do not say it; `[]` for nothing.
# fill_in: [specs, cache, headers, formerly]
# The words of the theme: de, en, es, fr, ja or zh.
# language: en

# The looks. The files are in static/. The colour is that of links, in the light and dark scheme.
# logo: logo.svg
# icon: icon.svg
# accent: \"#1d4fc4 #93b4ff\"
# styles: own.css
# links: [{{ text: Support, url: \"https://example.com/support\" }}]
# footer: \"Questions? [Write to us](https://example.com/contact).\"

# Where the site is published; the workflow for GitHub Pages knows it without this line.
# base_url: https://example.com/errors/
# Where its source is kept; then each page has a link to its file.
# repository: https://github.com/example/errors

# Your own hosts, which examples may name.
{hosts}
# Fields that every page has to have. `statusbook check` asks for them.
# require: [summary, caller, retry]
# Rules may be off, warnings or errors; `statusbook rules` lists them.
# rules: {{ missing-example: warning }}
"
    )
}

fn readme(page: &str) -> String {
    format!(
        "\
# Status codes

The source of a site about the HTTP status codes of an API, made with \
[statusbook](https://github.com/statusbook/statusbook).

```sh
statusbook serve --open    # write, and see each page as it will be
statusbook check           # report what is wrong, with its line
statusbook build           # write the site into public/
statusbook new 409         # add a page
```

1. Name the site in `content/site.yaml`, and give it your logo, colour, links and footer.
2. Make each page say what your API does, `{page}` first. What is there is true of HTTP, but \
it may not be true of your API.
3. Replace the examples: below `## Example`, a block labelled `json` with the content of a \
response is enough.
4. On GitHub, choose GitHub Actions as the source of Pages in the settings of the repository. Then \
a push to `main` publishes the site (`.github/workflows/publish.yml`).

`statusbook fields` lists all fields of a page, `statusbook theme` the templates that a file in \
`templates/` can override.
"
    )
}

#[cfg(test)]
mod tests;
