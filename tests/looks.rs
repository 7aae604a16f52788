//! What `content/site.yaml` changes of the looks of a site with the theme.

use statusbook::model::diagnostic::Diagnostic;
use statusbook::model::source::{SourceFile, Sources};
use statusbook::{build, own_theme};

/// A site of one page with these lines in `site.yaml` and these files in `static/`.
fn sources(lines: &str, files: &[(&str, &[u8])]) -> Sources {
    let config = format!("title: Acme & Co\nbase_url: https://acme.example/\n{lines}");
    let page = "---\ncode: 404\nsummary: There is no such order.\n---\n\n## Cause\n\nText.\n";
    let content =
        vec![SourceFile::new("content/site.yaml", config), SourceFile::new("content/404.md", page)];
    let mut theme = own_theme();
    let files = files.iter().map(|(path, bytes)| SourceFile::new(format!("static/{path}"), *bytes));
    theme.static_files.extend(files);
    Sources { content, theme, ..Sources::default() }
}

/// The text of each of the files of a site without faults.
#[track_caller]
fn built<const COUNT: usize>(sources: &Sources, paths: [&str; COUNT]) -> [String; COUNT] {
    let site = build(sources);
    assert_eq!(site.diagnostics, []);
    paths.map(|path| {
        let file = site.files.iter().find(|file| file.path.as_str() == path).expect("it is there");
        String::from_utf8_lossy(&file.bytes).into_owned()
    })
}

/// The faults, a line each: `rule message`.
fn faults(sources: &Sources) -> String {
    let faults = build(sources).diagnostics;
    let line = |fault: &Diagnostic| format!("{} {}\n", fault.rule.name, fault.message);
    faults.iter().map(line).collect()
}

#[track_caller]
fn has(text: &str, part: &str) {
    assert!(text.contains(part), "no {part} in\n{text}");
}

#[test]
fn a_logo_is_in_place_of_the_title() {
    let sources = sources("logo: a b/logo.svg\n", &[("a b/logo.svg", b"<svg/>")]);
    let [page, lost, style] = built(&sources, ["404/index.html", "404.html", "style.css"]);
    let image = |src: &str| format!("<img src=\"{src}\" alt=\"Acme &amp; Co\"></a>");
    has(&page, &image("../a%20b/logo.svg"));
    has(&lost, &image("/a%20b/logo.svg"));
    has(&style, ".brand img");
    let [page, style] = built(&self::sources("", &[]), ["404/index.html", "style.css"]);
    has(&page, "\"../\">Acme &amp; Co</a>");
    assert!(!style.contains(".brand img") && !style.contains("--accent"), "no more than it needs");
}

#[test]
fn an_icon_is_everywhere_the_same() {
    let paths = ["404/index.html", "manifest.webmanifest", "opensearch.xml"];
    let svg = built(&sources("icon: mark.svg\n", &[("mark.svg", b"<svg/>")]), paths);
    has(&svg[0], "<link rel=\"icon\" href=\"../mark.svg\" type=\"image/svg+xml\">");
    assert!(!svg[0].contains("apple-touch-icon"), "iOS shows no SVG");
    has(&svg[1], "\"src\": \"mark.svg\"");
    has(&svg[2], "<Image type=\"image/svg+xml\">https://acme.example/mark.svg</Image>");
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\0\0\0\0\xb4\x08\x06\0\0\0";
    let png = built(&sources("icon: mark.png\n", &[("mark.png", head)]), paths);
    has(&png[0], "<link rel=\"icon\" href=\"../mark.png\" type=\"image/png\">");
    has(&png[0], "<link rel=\"apple-touch-icon\" href=\"../mark.png\">");
    has(&png[1], "\"sizes\": \"256x180\"");
    for made in svg.iter().chain(&png) {
        assert!(!made.contains("icon.svg"), "not the theme's: {made}");
    }
}

#[test]
fn an_accent_is_a_property_of_the_style() {
    let [style] = built(&sources("accent: \"#0B57D0 #8ab4f8\"\n", &[]), ["style.css"]);
    has(&style, "--accent: light-dark(#0b57d0, #8ab4f8);");
    has(&style, "--link: var(--accent);");
    let own = sources("accent: \"#0b57d0 #8ab4f8\"\n", &[("style.css", b"h1 { color: red }\n")]);
    let [style] = built(&own, ["style.css"]);
    assert!(style.starts_with("h1 { color: red }\n:root {\n  --accent:"), "{style}");
    let fault = faults(&sources("accent: \"#0b57d0\"\n", &[]));
    let on = "on the dark scheme's `#1a1c21`; text needs 4.5 to 1";
    assert_eq!(fault, format!("low-contrast `#0b57d0` has a contrast of 2.6 to 1 {on}\n"));
    let fault = faults(&sources("accent: #0b57d0\n", &[]));
    assert!(fault.starts_with("wrong-type "), "{fault}");
}

#[test]
fn links_and_footer_are_markdown() {
    let lines = "links:\n  - { text: A & B, url: \"https://acme.example/?a&b\" }\n  \
                 - { text: Cause, url: \"404.md#cause\" }\n\
                 footer: © [Imprint](https://acme.example/imprint), `v2`, [404](404.md)\n";
    let [page, home] = built(&sources(lines, &[]), ["404/index.html", "index.html"]);
    has(&page, "<li><a href=\"https://acme.example/?a&amp;b\">A &amp; B</a></li>");
    has(&page, "<li><a href=\"../404/#cause\">Cause</a></li>");
    let imprint = "© <a href=\"https://acme.example/imprint\">Imprint</a>";
    has(&page, &format!("<div>{imprint}, <code>v2</code>, <a href=\"../404/\">404</a></div>"));
    has(&home, "<a href=\"./404/\">404</a></div>");
}

#[test]
fn an_address_is_checked_where_it_is_written() {
    let lines = "links:\n  - { text: A, url: javascript:alert(1) }\n  - { text: B, url: 410.md }\n\
                 footer: \"[C](/c/) <b>d</b>\"\n";
    assert_eq!(
        faults(&sources(lines, &[])),
        "\
unsafe-address `javascript` is not a scheme for a link
broken-link there is no page `content/410.md`
broken-link `/c/` leads nowhere
html-tag a page takes no HTML
"
    );
}

#[test]
fn an_own_style_sheet_follows_the_themes() {
    let sources = sources("styles: own.css\n", &[("own.css", b"h1 { color: red }")]);
    let [page] = built(&sources, ["404/index.html"]);
    let theme = page.find("href=\"../style.css\"").expect("it is there");
    assert!(page.find("href=\"../own.css\"").is_some_and(|own| own > theme), "{page}");
    has(&page, "default-src 'none'; style-src 'self'; script-src 'self'");
}

#[test]
fn a_shared_link_has_the_picture_of_its_own_site_or_none() {
    let paths = ["404/index.html", "index.html"];
    for page in built(&sources("", &[]), paths) {
        assert!(!page.contains("og:image"), "{page}");
    }
    let files: [(&str, &[u8]); 1] = [("share/site.png", b"")];
    let pages = built(&sources("tagline: Our answers\n", &files), paths);
    for page in &pages {
        has(page, "property=\"og:image\" content=\"https://acme.example/share/site.png\"");
        has(page, "property=\"og:image:alt\" content=\"Our answers\"");
    }
    let files: [(&str, &[u8]); 2] = [("share/site.png", b""), ("share/4xx.png", b"")];
    let [page, home] = built(&sources("", &files), paths);
    has(&page, "content=\"https://acme.example/share/4xx.png\"");
    has(&home, "content=\"https://acme.example/share/site.png\"");
}
