//! What a template has and the policy of the pages blocks.

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::source::Theme;

pub const BLOCKED_CONTENT: Rule = Rule::warning(
    "blocked-content",
    "The pages say in `Content-Security-Policy` what browsers may load, and this is not in it.",
)
.shown(
    "
//- templates/home_page.html
<title>Codes</title><script src=\"https://x.example/a.js\"></script>
                    ^^^^^^^ warning: the site's policy blocks scripts of other hosts
                    help: put the file into static/, or write a policy of your own in \
templates/base.html
",
    "
//- templates/home_page.html
<title>Codes</title><script src=\"a.js\"></script>
//- static/a.js
say();
",
);

/// What the theme's own template says.
const DEFAULT: &str = "default-src 'none'";

/// The policy of the pages; empty if they have none.
pub fn of(theme: &Theme) -> String {
    let Some(base) = theme.templates.iter().find(|file| &*file.path == "templates/base.html")
    else {
        return DEFAULT.to_owned();
    };
    let text = String::from_utf8_lossy(&base.bytes);
    let policy = text.split_once("Content-Security-Policy").map_or("", |(_, rest)| rest);
    policy.split('>').next().unwrap_or("").to_owned()
}

/// Reports each kind of blocked content once in each template.
pub fn check(theme: &Theme, diagnostics: &mut Diagnostics) {
    let policy = of(theme);
    if policy.is_empty() {
        return;
    }
    let is_open = policy.contains("https:");
    let is_inline = policy.contains("'unsafe-inline'");
    let has_frames = policy.contains("frame-src");
    let own = "or write a policy of your own in templates/base.html";
    for file in &theme.templates {
        let Ok(text) = std::str::from_utf8(&file.bytes) else { continue };
        let mut report = |mark: &str, what: &str, help: &str| {
            let Some(at) = text.find(mark) else { return };
            let word = mark.trim_end_matches('"').trim_start().split(' ').next().unwrap_or(mark);
            let start = at + mark.len() - mark.trim_start().len();
            let width = word.len();
            let place = Place::new(&file.path, start, start + width);
            let message = format!("the site's policy blocks {what}");
            diagnostics.add(&BLOCKED_CONTENT, &place, message).help(format!("{help}, {own}"));
        };
        if !is_open {
            let help = "put the file into static/";
            report("<script src=\"https://", "scripts of other hosts", help);
            report("<img src=\"https://", "images of other hosts", help);
        }
        if !is_inline {
            report("<script>", "scripts in a page", "put the script into a file of static/");
            report("<style>", "styles in a page", "put the style into the file of `styles:`");
            report(" style=\"", "styles of an element", "give it a class");
        }
        if !has_frames {
            report("<iframe ", "frames", "link to it");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BLOCKED_CONTENT;
    use crate::fixture::{reported, small_site, theme};
    use crate::model::source::{SourceFile, Sources};

    fn faults(policy: &str, text: &str) -> String {
        let base = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        let files = [
            SourceFile::new("templates/base.html", base),
            SourceFile::new("templates/home_page.html", text),
        ];
        let sources = Sources { theme: theme(files.to_vec()), ..small_site() };
        reported(&[&BLOCKED_CONTENT], &sources)
    }

    #[test]
    fn what_the_policy_blocks_is_reported_in_its_template() {
        let start = "templates/home_page.html:1:";
        for (text, wanted) in [
            (
                "<script>x()</script>",
                "1 blocked-content: the site's policy blocks scripts in a page [<script>]",
            ),
            (
                "<p style=\"x\">",
                "4 blocked-content: the site's policy blocks styles of an element [style=]",
            ),
            ("<iframe src=\"x\">", "1 blocked-content: the site's policy blocks frames [<iframe]"),
            (
                "<img src=\"https://x.example/y.png\">",
                "1 blocked-content: the site's policy blocks images of other hosts [<img]",
            ),
        ] {
            assert_eq!(faults("default-src 'self'", text), format!("{start}{wanted}\n"), "{text}");
        }
        for text in
            ["<script src=\"a.js\"></script>", "<script type=\"application/ld+json\">{}</script>"]
        {
            assert_eq!(faults("default-src 'self'", text), "", "{text}");
        }
        assert_eq!(faults("style-src 'self' 'unsafe-inline'", "<style></style>"), "");
    }
}
