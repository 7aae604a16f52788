//! What the pieces of Markdown look like in HTML.

use super::html;
use crate::fixture::{guide, one_file};
use crate::model::diagnostic::Diagnostics;
use crate::model::source::{SourceFile, Sources, Theme};

/// The HTML of a guide with that Markdown, on a site with an image.
fn shown(markdown: &str) -> String {
    let image = SourceFile::new("static/shot.png", "");
    let theme = Theme { static_files: vec![image], ..Theme::default() };
    let sources = Sources { theme, ..one_file("content/guides/x.md", guide(markdown)) };
    let site = crate::parse::site(&sources, &mut Diagnostics::default());
    html(&site.guides()[0].prose, &site, "content/guides/x.md", "../../")
}

fn reference(number: usize, id: &str) -> String {
    format!("<sup class=\"footnote-ref\"><a href=\"#fn-{number}\"{id}>{number}</a></sup>")
}

fn note(number: usize, text: &str) -> String {
    format!(
        "<li id=\"fn-{number}\"><p>{text}</p> \
         <a href=\"#fnref-{number}\" aria-label=\"Back to the text\">↩</a></li>"
    )
}

#[test]
fn footnotes_are_in_the_order_of_their_numbers() {
    let first = |number| reference(number, &format!(" id=\"fnref-{number}\""));
    let list = |notes: &str| {
        let start = "<section class=\"footnotes\" aria-label=\"Footnotes\"><ol>";
        format!("{start}{notes}</ol></section>")
    };
    for (markdown, wanted) in [
        (
            "First[^b], then[^a], again[^b].\n\n[^unused]: U\n\n[^a]: A\n\n[^b]: B\n",
            format!(
                "<p>First{}, then{}, again{}.</p>{}",
                first(1),
                first(2),
                reference(1, ""),
                list(&format!("{}{}<li id=\"fn-3\"><p>U</p></li>", note(1, "B"), note(2, "A")))
            ),
        ),
        (
            "One[^Note], two[^a b], three[^a-b].\n\n[^a-b]: 3\n\n[^note]: 1\n\n[^a b]: 2\n",
            format!(
                "<p>One{}, two{}, three{}.</p>{}",
                first(1),
                first(2),
                first(3),
                list(&(note(1, "1") + &note(2, "2") + &note(3, "3")))
            ),
        ),
        (
            "> One[^x].\n>\n> [^x]: See[^y].\n\n[^y]: Y\n",
            format!(
                "<blockquote><p>One{}.</p></blockquote>{}",
                first(1),
                list(&(note(1, &format!("See{}.", first(2))) + &note(2, "Y")))
            ),
        ),
    ] {
        assert_eq!(shown(markdown), wanted, "{markdown}");
    }
}

#[test]
fn an_image_in_a_heading_is_shown_and_names_it() {
    assert_eq!(
        shown("## ![A shot](../../static/shot.png \"It\") here\n"),
        "<h2 id=\"a-shot-here\"><img src=\"../../shot.png\" alt=\"A shot\" title=\"It\" \
         loading=\"lazy\"> here <a class=\"anchor\" href=\"#a-shot-here\" \
         aria-label=\"Link to the section A shot here\">#</a></h2>"
    );
}

#[test]
fn a_link_keeps_its_title() {
    assert_eq!(
        shown("[x](https://example.org/ \"a \\\"b\\\" & c\")\n"),
        "<p><a href=\"https://example.org/\" title=\"a &quot;b&quot; &amp; c\">x</a></p>"
    );
}

#[test]
fn the_name_of_a_language_has_no_case() {
    for fence in ["```json", "```JSON", "```Json title", "```{.json}", "~~~ .json"] {
        let made = shown(&format!("{fence}\n{{}}\n{}\n", &fence[..3]));
        assert!(made.contains("data-language=\"json\""), "{fence}: {made}");
    }
}

#[test]
fn a_header_cell_without_text_is_not_a_header() {
    assert_eq!(
        shown("## H\n\n| | a |\n|---|---|\n| b | c |\n").split_once("</h2>").map(|(_, it)| it),
        Some(
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table 1: H\">\
             <table><thead><tr><td></td><th scope=\"col\">a</th></tr></thead>\
             <tbody><tr><td>b</td><td>c</td></tr></tbody></table></div>"
        )
    );
}

#[test]
fn what_scrolls_has_a_name() {
    assert_eq!(
        shown("```json\n1\n```\n"),
        "<figure class=\"listing\" data-language=\"json\">\
         <pre role=\"group\" tabindex=\"0\" aria-label=\"Code\"><code>\
         <span class=\"hl-number\">1</span></code></pre></figure>"
    );
}

#[test]
fn a_link_names_the_id_of_its_page_however_it_is_typed() {
    for typed in ["#über", "#%C3%BCber", "#u\u{308}ber", "x.md#u%CC%88ber"] {
        let html = shown(&format!("## U\u{308}ber\n\n[a]({typed})\n"));
        let href = if typed.starts_with('#') { "#über" } else { "../../guides/x/#über" };
        assert!(html.starts_with("<h2 id=\"über\">"), "{html}");
        assert!(html.ends_with(&format!("<p><a href=\"{href}\">a</a></p>")), "{html}");
    }
}

#[test]
fn the_host_of_a_link_may_have_letters_outside_ascii() {
    // A valid URL string (URL Standard section 4.3): browsers put it into the form of DNS.
    let html = shown("<https://exämple.org/ü>\n");
    assert_eq!(html, "<p><a href=\"https://exämple.org/ü\">https://exämple.org/ü</a></p>");
}

#[test]
fn an_item_of_a_task_list_has_a_box() {
    let wanted = "<ul><li>☑ done</li><li>☐ to <em>do</em></li></ul>";
    assert_eq!(shown("- [x] done\n- [ ] to *do*\n"), wanted);
}
