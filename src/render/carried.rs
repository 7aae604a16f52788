//! The theme's own files on their way into the site: scripts and styles leave behind what only
//! their authors read.

use std::borrow::Cow;

use super::style_faults::quoted;

/// What the site carries of a file of `static/`: of a script no whole-line comments, types,
/// indentation and empty lines; of a style no comments and no white space that means nothing. A
/// comment that opens with `/*!`, as licences do, goes along. A file that is not understood goes
/// as it is.
pub fn bytes<'file>(path: &str, bytes: &'file [u8]) -> Cow<'file, [u8]> {
    let light = match path.rsplit_once('.') {
        Some((_, "js")) => script,
        Some((_, "css")) => style,
        _ => return Cow::Borrowed(bytes),
    };
    let light = std::str::from_utf8(bytes).ok().and_then(light);
    light.map_or(Cow::Borrowed(bytes), |text| Cow::Owned(text.into_bytes()))
}

/// None where a text may go over several lines: by a backtick without its fellow, or a `\` at the
/// end of a line.
fn script(text: &str) -> Option<String> {
    if text.lines().any(|line| line.ends_with('\\') || line.matches('`').count() % 2 == 1) {
        return None;
    }
    let mut light = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines() {
        let mut rest = line.trim();
        while in_comment || opens_comment(rest) {
            // `/*/` opens a comment and does not close it.
            let inside = if in_comment { rest } else { &rest[2..] };
            let after = inside.split_once("*/").map(|(_, after)| after.trim_start());
            in_comment = after.is_none();
            rest = after.unwrap_or("");
            if in_comment {
                break;
            }
        }
        if !rest.is_empty() && !rest.starts_with("//") {
            untyped(rest, &mut light);
            light.push('\n');
        }
    }
    Some(light)
}

/// Adds a line without the types in it: `/** @type {Element} */`, unless in a text.
fn untyped(line: &str, light: &mut String) {
    let mut rest = line;
    while let Some((before, comment)) = rest.split_once("/** @") {
        let in_text = ['"', '\'', '`'].iter().any(|quote| before.matches(*quote).count() % 2 == 1);
        let Some((_, after)) = comment.split_once("*/").filter(|_| !in_text) else { break };
        light.push_str(before);
        rest = after.trim_start();
    }
    light.push_str(rest);
}

fn opens_comment(rest: &str) -> bool {
    rest.starts_with("/*") && !rest.starts_with("/*!")
}

/// None where a text or a comment stays open.
fn style(text: &str) -> Option<String> {
    let mut light = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        if opens_comment(rest) {
            rest = rest[2..].split_once("*/")?.1;
            continue;
        }
        let length = if rest.starts_with("/*") {
            rest.find("*/")? + 2
        } else if matches!(first, '"' | '\'') {
            quoted(rest.as_bytes())?
        } else if light.ends_with("url(") {
            rest.find(')')?
        } else if first.is_whitespace() {
            let after = rest.trim_start();
            let is_needed = !light.is_empty() && !light.ends_with(TAKES_NO_SPACE_AFTER);
            if is_needed && !after.starts_with(['{', '}', ';']) {
                light.push(' ');
            }
            rest = after;
            continue;
        } else {
            first.len_utf8()
        };
        light.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    light.push('\n');
    Some(light)
}

/// A space before a `:` tells `a :hover` from `a:hover`; after it there is nothing to tell.
const TAKES_NO_SPACE_AFTER: [char; 6] = ['{', '}', ';', ':', ',', ' '];

#[cfg(test)]
mod tests {
    use super::bytes;

    #[track_caller]
    fn carried(path: &str, text: &str, wanted: &str) {
        let bytes = bytes(path, text.as_bytes());
        assert_eq!(String::from_utf8_lossy(&bytes), wanted, "{path}: {text}");
    }

    #[test]
    fn a_script_leaves_its_comments_and_its_indentation_behind() {
        carried(
            "static/a.js",
            "// @ts-check\n\"use strict\";\n\n/**\n * Adds.\n * @param {number} a\n */\n\
             function add(a) {\n  // why\n  return a; // here\n}\n",
            "\"use strict\";\nfunction add(a) {\nreturn a; // here\n}\n",
        );
        carried("a.js", "const a = /** @type {A} */ (b);\n", "const a = (b);\n");
        carried("a.js", "a(/** @type {B} */ (c), \"/** @\");\n", "a((c), \"/** @\");\n");
        carried("a.js", "a('/** @b */');\n", "a('/** @b */');\n");
        carried("a.js", "/** @type {A} */ (b).c();\n", "(b).c();\n");
        carried("a.js", "/* one */ /* two\n three */ four\n", "four\n");
        carried("a.js", "/*/ still open\n*/ a\n", "a\n");
        carried("a.js", "/*! MIT */\na\n", "/*! MIT */\na\n");
    }

    #[test]
    fn a_script_with_a_text_over_several_lines_keeps_its_lines() {
        let text = "const a = `\n  // no comment\n`;\n";
        carried("a.js", text, text);
        let text = "const a = \"\\\n  // no comment\";\n";
        carried("a.js", text, text);
    }

    #[test]
    fn a_style_keeps_the_spaces_that_mean_something() {
        carried("a.css", "/* look */\na, b {\n  c: d e;\n}\n", "a,b{c:d e;}\n");
        carried(
            "a.css",
            "a :hover > b { c: calc(1px + 2px); }",
            "a :hover > b{c:calc(1px + 2px);}\n",
        );
        carried("a.css", "@media (a: b) and (c) { d {} }", "@media (a:b) and (c){d{}}\n");
        carried("a.css", "/*! it's  MIT */ a {}", "/*! it's  MIT */ a{}\n");
    }

    #[test]
    fn a_text_in_a_style_is_nobodys_comment() {
        carried("a.css", "a { b: \"x  {  \\\" /* y */\"; }", "a{b:\"x  {  \\\" /* y */\";}\n");
        carried("a.css", "a { b: url(//x/*y;  z) }", "a{b:url(//x/*y;  z)}\n");
        for text in ["a { b: \"open }\n", "a {} /* open\n", "a { b: url(open\n"] {
            carried("a.css", text, text);
        }
    }

    #[test]
    fn other_files_are_carried_as_they_are() {
        carried("a.svg", "  <svg/>\n\n", "  <svg/>\n\n");
        assert_eq!(&*bytes("a.js", b" \xff"), b" \xff");
    }
}
