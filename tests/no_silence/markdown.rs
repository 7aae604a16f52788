//! Every kind of Markdown, on every kind of page, and in the cells of data files.

use std::fmt::Write as _;

use statusbook::model::source::SourceFile;

use crate::words::{Written, assert_none, silent, site, word};

/// The kinds of Markdown; a `W` alone is for the word.
const KINDS: &[(&str, &str)] = &[
    ("paragraph", "W"),
    ("heading 1", "# W"),
    ("heading 2", "## W"),
    ("heading 3", "### W"),
    ("heading 4", "#### W"),
    ("heading 5", "##### W"),
    ("heading 6", "###### W"),
    ("underlined heading", "A W\n---"),
    ("id of a heading", "### A {#W}"),
    ("class of a heading", "### A {.W}"),
    ("item", "- W"),
    ("nested item", "- a\n  - W"),
    ("ordered item", "1. W"),
    ("item with a bracket", "1) W"),
    ("ordered item after a gap", "1. a\n5. W"),
    ("item to do", "- [ ] W"),
    ("item done", "- [x] W"),
    ("paragraph of an item", "- a\n\n  W"),
    ("head of a table", "| W |\n|---|\n| a |"),
    ("cell", "| a |\n|---|\n| W |"),
    ("surplus cell", "| a |\n|---|\n| a | W |"),
    ("row without bars", "a | b\n-|-\nW | b"),
    ("row without a table", "| a |\n| W |"),
    ("quote", "> W"),
    ("alert", "> [!NOTE]\n> W"),
    ("kind of an alert", "> [!W]\n> a"),
    ("text behind the kind of an alert", "> [!NOTE] W"),
    ("container", "::: W\na\n:::"),
    ("admonition", "!!! W"),
    ("code without a language", "```\nW\n```"),
    ("code in text", "```text\nW\n```"),
    ("code in sh", "```sh\necho W\n```"),
    ("code in console", "```console\n$ echo W\n```"),
    ("code in json", "```json\n{ \"W\": 1 }\n```"),
    ("code in json that is none", "```json\nW\n```"),
    ("code in another language", "```ini\nW\n```"),
    ("language", "```W\na\n```"),
    ("attribute of code", "```text W\na\n```"),
    ("code between tildes", "~~~text\nW\n~~~"),
    ("indented code", "    W"),
    ("table of codes", "```table\ncodes: W\ncolumns: phrase\n```"),
    ("column of a table of codes", "```table\ncodes: 404\ncolumns: W\n```"),
    ("file of a table", "```table\nfile: data/W.csv\n```"),
    ("key of a table", "```table\nW: 404\n```"),
    ("method", "```http\nW / HTTP/1.1\nHost: example.com\n```"),
    ("target", "```http\nGET /W HTTP/1.1\nHost: example.com\n```"),
    ("version", "```http\nGET / HTTP/W\nHost: example.com\n```"),
    ("reason", "```http\nHTTP/1.1 404 W\n```"),
    ("name of a header field", "```http\nGET / HTTP/1.1\nHost: example.com\nW: a\n```"),
    ("value of a header field", "```http\nGET / HTTP/1.1\nHost: example.com\nA: W\n```"),
    ("host", "```http\nGET / HTTP/1.1\nHost: W\n```"),
    ("content", "```http\nPOST / HTTP/1.1\nHost: example.com\n\nW\n```"),
    ("text behind what is left out", "```http\nPOST / HTTP/1.1\nHost: a.example\n\n…\nW\n```"),
    ("code", "`W`"),
    ("code that is never closed", "a `W"),
    ("emphasis", "*W*"),
    ("strong text", "**W**"),
    ("strong text with a space", "** W**"),
    ("struck text", "~~W~~"),
    ("highlighted text", "==W=="),
    ("text in a tilde", "a ~W~ b"),
    ("text of a link", "[W](https://example.org/)"),
    ("title of a link", "[a](https://example.org/ \"W\")"),
    ("destination of a link", "[a](https://example.org/W)"),
    ("destination in brackets", "[a](<https://example.org/W>)"),
    ("page of a link", "[a](W.md)"),
    ("fragment of a link", "[a](#W)"),
    ("query of a link", "[a](https://example.org/?W)"),
    ("mailbox of a link", "[a](mailto:W@example.org)"),
    ("text of a reference", "[W][r]\n\n[r]: https://example.org/"),
    ("name of a reference", "[a][W]"),
    ("text in brackets", "[W]"),
    ("destination of a definition", "[d1]\n\n[d1]: https://example.org/W"),
    ("title of a definition", "[d2]\n\n[d2]: https://example.org/ \"W\""),
    ("unused definition", "[W]: https://example.org/"),
    ("destination of an unused definition", "[d3]: https://example.org/W"),
    ("second definition", "[d4]\n\n[d4]: https://example.org/\n[d4]: https://example.org/W"),
    ("link in a link", "[a [W](https://example.org/)](https://example.org/)"),
    ("link with a space", "[W] (https://example.org/)"),
    ("wiki link", "[[W]]"),
    ("autolink", "<https://example.org/W>"),
    ("address", "https://example.org/W"),
    ("text of an image", "![W](IMAGE)"),
    ("title of an image", "![a](IMAGE \"W\")"),
    ("file of an image", "![a](W.png)"),
    ("footnote", "a[^n1]\n\n[^n1]: W"),
    ("second paragraph of a footnote", "a[^n2]\n\n[^n2]: a\n\n    W"),
    ("name of a footnote", "a[^W]"),
    ("unused footnote", "[^n3]: W"),
    ("name of an unused footnote", "[^W]: a"),
    ("second footnote of a name", "a[^n4]\n\n[^n4]: a\n\n[^n4]: W"),
    ("footnote in the text", "a^[W]"),
    ("before a hard break", "W  \na"),
    ("after a hard break", "a  \nW"),
    ("after a hard break with a backslash", "a\\\nW"),
    ("before a thematic break", "W\n\n---"),
    ("after a thematic break", "***\nW"),
    ("definition of a term", "a\n: W"),
    ("tag", "<W>"),
    ("block of HTML", "<div>W</div>"),
    ("entity", "&W;"),
    ("shortcode", "{{< W >}}"),
    ("variable", "{{ W }}"),
    ("tag of a template", "{% W %}"),
    ("attribute of a paragraph", "a\n{: .W}"),
    ("formula", "$W$"),
    ("emoji", ":W:"),
    ("escaped mark", "\\*W\\*"),
];

/// A page of each kind without Markdown, and how it names an image.
fn pages() -> [(&'static str, String, &'static str); 3] {
    let sources = site(Vec::new());
    let paths = [
        ("content/404.md", "../static/icon.svg"),
        ("content/4xx.md", "../static/icon.svg"),
        ("content/guides/404-or-410.md", "../../static/icon.svg"),
    ];
    paths.map(|(path, image)| {
        let bytes = sources.file(path).expect("the page is there").bytes.clone();
        let text = String::from_utf8(bytes).expect("it is text");
        let end = text.find("\n---\n").expect("the front matter ends");
        (path, text[..end + 5].to_owned(), image)
    })
}

#[test]
fn markdown_is_shown_or_reported() {
    let mut silents = Vec::new();
    for (path, front_matter, image) in pages() {
        let mut text = format!("{front_matter}\n## Notes\n");
        let mut written = Vec::new();
        for (number, (what, markdown)) in KINDS.iter().enumerate() {
            let word = word(1000 + number);
            let markdown = markdown.replace('W', &word).replace("IMAGE", image);
            // A heading ends what a block before it leaves open.
            write!(text, "\n{markdown}\n\n### Part {number}\n").expect("a String takes everything");
            let (what, path) = ((*what).to_owned(), path.to_owned());
            written.push(Written { what, word, path });
        }
        text += "\nThe end.\n";
        let sources = site(vec![SourceFile::new(path, text)]);
        let built = statusbook::build(&sources);
        silents.extend(silent(&sources, &built, &[".html"], &written));
    }
    assert_none(&silents);
}

#[test]
fn a_cell_of_a_data_file_is_shown_or_reported() {
    let kinds =
        ["W", "`W`", "**W**", "[W](https://example.org/)", "[a](W.md)", "# W", "![a](W.png)"];
    let drawn = "file: data/drawn.csv";
    let mut silents = Vec::new();
    for (number, kind) in kinds.iter().enumerate() {
        for (place, csv) in [
            ("drawn cell", "First,Second\nHERE,b\n"),
            ("cell of another column", "First,Second\na,HERE\n"),
            ("heading", "HERE,Second\na,b\n"),
            ("surplus cell", "First,Second\na,b,HERE\n"),
            ("cell in quotes", "First,Second\n\"a, HERE\",b\n"),
            ("cell with quotes", "First,Second\n\"\"\"HERE\"\"\",b\n"),
        ] {
            let word = word(2000 + number);
            let csv = csv.replace("HERE", &kind.replace('W', &word));
            let path = "content/data/drawn.csv".to_owned();
            let (_, front_matter, _) = pages().into_iter().next_back().expect("a guide");
            let guide = format!("{front_matter}\n## Notes\n\n```table\n{drawn}\n```\n");
            let sources = site(vec![
                SourceFile::new(path.clone(), csv),
                SourceFile::new("content/guides/404-or-410.md", guide),
            ]);
            let built = statusbook::build(&sources);
            let what = format!("{place} {kind}");
            silents.extend(silent(&sources, &built, &[".html"], &[Written { what, word, path }]));
        }
    }
    assert_none(&silents);
}

#[test]
fn a_data_file_that_no_table_draws_is_reported() {
    let (path, word) = ("content/data/alone.csv".to_owned(), word(5000));
    let sources = site(vec![SourceFile::new(path.clone(), format!("First\n{word}\n"))]);
    let built = statusbook::build(&sources);
    let what = "cell".to_owned();
    assert_none(&silent(&sources, &built, &[".html"], &[Written { what, word, path }]));
}
