//! A site of few codes with the theme, in each shape of the home page.

use std::collections::BTreeSet;

use statusbook::model::source::{SourceFile, Sources, Theme};
use statusbook::{build, own_theme};

const SHAPES: [&str; 3] = ["classes", "table", "page"];

/// The files of a site of ten codes as text, with their paths.
fn built(shape: &str, more: &str) -> Vec<(String, String)> {
    let config = format!(
        "title: Acme\ntagline: Our answers\ndescription: What the API of Acme answers.\n\
         home: {shape}\nbase_url: https://acme.example/\n{more}"
    );
    let mut content = vec![SourceFile::new("content/site.yaml", config)];
    for code in [400, 401, 403, 404, 405, 409, 410, 415, 422, 429] {
        let page = format!(
            "---\ncode: {code}\nsummary: It says no.\ncaller: Change `it`.\n\
             keywords: [word of {code}]\n---\n\n\
             See [404](404.md), its [cause](404.md#cause) and [here](#cause).[^1]\n\n\
             ## Cause\n\nText.\n\n### Detail\n\nText.\n\n[^1]: A note.\n"
        );
        content.push(SourceFile::new(format!("content/{code}.md"), page));
    }
    made(content, own_theme())
}

/// The files of a faultless site as text, with their paths.
#[track_caller]
fn made(content: Vec<SourceFile>, theme: Theme) -> Vec<(String, String)> {
    let site = build(&Sources { content, theme, ..Sources::default() });
    assert_eq!(site.diagnostics, []);
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    site.files.iter().map(|file| (file.path.to_string(), text(&file.bytes))).collect()
}

#[track_caller]
fn file<'files>(files: &'files [(String, String)], path: &str) -> &'files str {
    &files.iter().find(|(name, _)| name == path).expect("the file is there").1
}

#[test]
fn a_site_of_few_codes_claims_no_more_than_it_has() {
    for shape in SHAPES {
        for (path, text) in built(shape, "constants: off\n") {
            let is_page = path == "404.html" || path.ends_with("index.html");
            let says = |words: &str| text.to_lowercase().contains(words);
            for words in ["every http status", "all http status", "nginx", "two pages"] {
                assert!(!is_page || !says(words), "{shape}: {path} says {words}");
            }
            let is_told = |words: &str| is_page && text.contains(words);
            assert!(!is_told("data-filters"), "{shape}: {path} has filters");
            assert!(!is_told("5xx"), "{shape}: {path} has a class without codes");
            assert!(!is_told("What your platform calls it"), "{shape}: {path}");
        }
    }
}

#[test]
fn the_search_names_what_the_site_has() {
    let placeholder = |more: &str| {
        let files = built("classes", more);
        let (_, rest) = file(&files, "index.html").split_once("placeholder=\"").expect("it is");
        rest.split_once('"').expect("it ends").0.to_owned()
    };
    assert_eq!(placeholder("constants: off\n"), "404, word of 405 …");
    assert_eq!(placeholder(""), "404, word of 405, NOT_FOUND …");
}

#[test]
fn a_site_need_not_say_what_platforms_call_its_codes() {
    for (more, wanted) in [("", true), ("constants: off\n", false)] {
        let files = built("classes", more);
        for path in ["404/index.html", "codes.json", "search-index.json"] {
            assert_eq!(file(&files, path).contains("HTTPStatus.NOT_FOUND"), wanted, "{path}");
        }
    }
}

#[test]
fn the_home_page_can_be_the_table() {
    let files = built("table", "");
    let home = file(&files, "index.html");
    assert!(home.contains("<th scope=\"col\">What to do</th>"), "{home}");
    assert!(home.contains("data-label=\"What to do\">Change <code>it</code>.</td>"), "{home}");
    for column in [">Class<", ">Standing<", ">Retry<"] {
        assert!(!home.contains(column), "all codes have the same, or nothing: {column}");
    }
    assert!(files.iter().all(|(path, _)| path != "codes/index.html"), "it is there once");
    for path in ["404/index.html", "404.html", "sitemap.xml", "service_worker.js"] {
        assert!(!file(&files, path).contains("codes/"), "{path}");
    }
}

/// The files of a site of one page, which is all in the table of the home page.
fn table_of(page: &str) -> Vec<(String, String)> {
    let content = vec![
        SourceFile::new("content/site.yaml", "title: Acme\nhome: table\n"),
        SourceFile::new("content/401.md", page),
    ];
    made(content, own_theme())
}

#[test]
fn the_table_holds_what_a_page_says_before_its_first_heading() {
    let files = table_of(
        "---\ncode: 401\ndeviates: We send it only for `Basic`.\nheaders: [{ name: X-Why, in: \
         response, need: may }]\n---\n\nNo. Log in.\n\n- Or use a token.\n\n## Notes\n\nMore.\n",
    );
    let home = file(&files, "index.html");
    for wanted in [
        "<p>No. Log in.</p><ul><li>Or use a token.</li></ul></div>",
        "Differs from the specification:</strong> We send it only for <code>Basic</code>.",
        "<code>X-Why</code>",
        "<code>WWW-Authenticate</code>",
    ] {
        assert!(home.contains(wanted), "{wanted}: {home}");
    }
    assert!(!home.contains("More."), "{home}");
    let index = file(&files, "search.js");
    for word in ["token", "more", "basic"] {
        assert!(index.contains(word), "a small site is searched by every word: {word}");
    }
    let summed = table_of("---\ncode: 401\nsummary: Who are you?\n---\n\nNo.\n");
    let home = file(&summed, "index.html");
    assert!(home.contains("<td class=\"summary\">Who are you?<div class=\"prose\"><p>No.</p>"));
    let noted = table_of("---\ncode: 401\n---\n\nNo.[^1] Log in.\n\n[^1]: Never.\n");
    assert!(file(&noted, "index.html").contains("<td class=\"summary\">No.</td>"));
}

#[test]
fn a_class_has_a_page_where_the_home_page_or_the_author_has_a_text_about_it() {
    for (shape, is_there) in [("classes", true), ("table", false), ("page", false)] {
        let files = built(shape, "");
        assert_eq!(files.iter().any(|(path, _)| path == "4xx/index.html"), is_there, "{shape}");
        for path in ["index.html", "404/index.html", "404.html", "service_worker.js"] {
            assert_eq!(file(&files, path).contains("4xx/"), is_there, "{shape}: {path}");
        }
    }
}

#[test]
fn the_home_page_has_a_text_of_its_own() {
    for shape in SHAPES {
        let config = format!("title: Acme\ntagline: Our answers\nhome: {shape}\nlogo: a.svg\n");
        let home = "---\ntitle: How to read them\nkeywords: [guidance]\n---\n\nSee \
                    [below](#more) and [404](404.md#cause).\n\n## More\n\nZebras.\n";
        let page = "---\ncode: 404\n---\n\nNo. See [the start](home.md#more).\n\n## Cause\n\nC.\n";
        let content = vec![
            SourceFile::new("content/site.yaml", config),
            SourceFile::new("content/home.md", home),
            SourceFile::new("content/404.md", page),
        ];
        let mut theme = own_theme();
        theme.static_files.push(SourceFile::new("static/a.svg", "<svg/>"));
        let files = made(content, theme);
        let start = file(&files, "index.html");
        for wanted in [
            "<h1>Acme</h1>\n<p class=\"tagline\">Our answers</p>",
            "<h2 id=\"introduction\">How to read them ",
            "<h3 id=\"more\">More ",
            "<a href=\"#more\">below</a>",
            "<a href=\"./404/#cause\">404</a>",
        ] {
            assert!(start.contains(wanted), "{shape}: {wanted}: {start}");
        }
        let page = file(&files, "404/index.html");
        assert!(page.contains("<a href=\"../#more\">the start</a>"), "{shape}");
        for word in ["zebras", "guidance", "How to read them"] {
            assert!(file(&files, "search.js").contains(word), "{shape}: {word}");
        }
    }
}

#[test]
fn a_site_that_fills_nothing_in_says_nothing_of_the_registry() {
    let files = built("table", "fill_in: []\nconstants: off\n");
    for (path, text) in &files {
        let is_page = path == "404.html" || path.ends_with("index.html");
        for word in ["IANA", "Registered", "RFC", "WWW-Authenticate", "id=\"properties\""] {
            assert!(!is_page || !text.contains(word), "{path} says {word}");
        }
    }
    assert!(file(&files, "codes.json").contains("\"standing\":null"), "and codes.json neither");
}

#[test]
fn a_label_before_the_text_is_not_the_summary() {
    let files = table_of("---\ncode: 401\n---\n\n**Description:**\n\nWho are you? Say it.\n");
    let page = file(&files, "401/index.html");
    assert!(page.contains("<meta name=\"description\" content=\"Who are you?\">"), "{page}");
    let files = table_of("---\ncode: 401\n---\n\nSay who you are:\n\n1. Log in.\n");
    let page = file(&files, "401/index.html");
    assert!(page.contains("content=\"Say who you are:\""), "{page}");
}

#[test]
fn the_text_of_the_home_page_needs_no_front_matter() {
    for home in ["## Welcome\n\nHello.\n", "---\n---\n\n## Welcome\n\nHello.\n"] {
        let content = vec![
            SourceFile::new("content/home.md", home),
            SourceFile::new("content/404.md", "---\ncode: 404\n---\n\nNo.\n"),
        ];
        let files = made(content, own_theme());
        let start = file(&files, "index.html");
        assert!(start.contains("<h2 id=\"welcome\">Welcome "), "{start}");
    }
}

#[test]
fn a_page_that_is_a_list_has_its_first_item_for_a_summary() {
    let files = table_of("---\ncode: 401\n---\n\n1. Who are you? Say it.\n2. Log in.\n");
    let home = file(&files, "index.html");
    assert!(home.contains("<ol><li>Who are you? Say it.</li><li>Log in.</li></ol>"), "{home}");
    let page = file(&files, "401/index.html");
    assert!(page.contains("<meta name=\"description\" content=\"Who are you?\">"), "{page}");
    let typed = table_of("---\ncode: 401\n---\n\n1\\. Who are you? 2. Log in.\n");
    let page = file(&typed, "401/index.html");
    assert!(page.contains("<meta name=\"description\" content=\"1. Who are you?\">"), "{page}");
}

#[test]
fn the_home_page_can_hold_every_text() {
    let files = built("page", "");
    let home = file(&files, "index.html");
    let parts = |mark: &str| {
        let parts = home.split(mark).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0));
        parts.map(str::to_owned).collect::<Vec<_>>()
    };
    let ids = parts(" id=\"");
    let all: BTreeSet<_> = ids.iter().collect();
    assert_eq!(all.len(), ids.len(), "each id is there once: {ids:?}");
    for id in ["404", "404-cause", "404-detail", "404-fn-1", "404-fnref-1"] {
        assert!(ids.iter().any(|other| other == id), "{id}");
    }
    assert!(home.contains("<h3 id=\"404-cause\">") && home.contains("<h4 id=\"404-detail\">"));
    let links = parts(" href=\"#");
    for id in ["404", "404-cause", "429-cause", "429-fn-1", "429-fnref-1"] {
        assert!(links.iter().any(|other| other == id), "#{id}");
    }
    assert!(home.contains("<a href=\"./404/\">This code on its own page</a>"), "{home}");
    assert!(file(&files, "404/index.html").contains("<h2 id=\"cause\">"));
}
