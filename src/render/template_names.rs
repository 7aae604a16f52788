//! The names that templates use, read from their text: Tera tells which are unknown, not where.

use std::collections::HashSet;

use super::template_rules::{UNKNOWN_NAME, UNUSED_NAME, UNUSED_TEMPLATE};
use crate::model::diagnostic::{Diagnostics, Place};
use crate::model::source::SourceFile;

/// A name or a string inside `{{ }}` or `{% %}`.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Token<'text> {
    text: &'text str,
    start: usize,
    kind: TokenKind,
    /// The byte at which its tag starts.
    tag: usize,
}

impl Token<'_> {
    fn place(&self, file: &SourceFile) -> Place {
        Place::new(&file.path, self.start, self.start + self.text.len())
    }
}

#[derive(Debug, PartialEq, Eq, Hash, Clone, Copy)]
enum TokenKind {
    Name,
    /// After a `.`, or an argument's name before `=`.
    Attribute,
    /// After a `<`.
    Component,
    Text,
}

/// `templates/parts/card.html` is called `parts/card.html`.
pub fn name_of(file: &SourceFile) -> &str {
    file.path.strip_prefix("templates/").unwrap_or(&file.path)
}

/// The template of that name and those that it extends and includes, without end.
pub fn family<'theme>(name: &str, files: &'theme [SourceFile]) -> Vec<&'theme SourceFile> {
    let mut family: Vec<&SourceFile> = Vec::new();
    let mut wanted = vec![name.to_owned()];
    while let Some(name) = wanted.pop() {
        let file = files.iter().find(|file| name_of(file) == name);
        let Some(file) = file.filter(|file| family.iter().all(|it| it.path != file.path)) else {
            continue;
        };
        family.push(file);
        let tokens = tokens(text(file));
        wanted.extend(leads(&tokens).map(|token| token.text.to_owned()));
        wanted.extend(components(&tokens, files));
    }
    family
}

/// The templates that a template extends or includes and that are not there.
pub fn missing<'theme>(
    file: &'theme SourceFile,
    files: &[SourceFile],
) -> Vec<(&'theme str, Place)> {
    let tokens = tokens(text(file));
    let missing = leads(&tokens).filter(|token| files.iter().all(|it| name_of(it) != token.text));
    missing.map(|token| (token.text, token.place(file))).collect()
}

/// Where a template extends or includes the one of that name.
pub fn lead(file: &SourceFile, name: &str) -> Option<Place> {
    let tokens = tokens(text(file));
    leads(&tokens).find(|token| token.text == name).map(|token| token.place(file))
}

/// The names of the templates that `extends` and `include` name.
fn leads<'tokens, 'text>(
    tokens: &'tokens [Token<'text>],
) -> impl Iterator<Item = &'tokens Token<'text>> {
    tokens.windows(2).filter_map(|pair| {
        let leads = matches!(pair[0].text, "extends" | "include");
        (leads && pair[1].kind == TokenKind::Text).then_some(&pair[1])
    })
}

/// The templates that define the components that a template uses.
fn components(tokens: &[Token<'_>], files: &[SourceFile]) -> Vec<String> {
    let used: HashSet<_> = tokens.iter().filter(|it| it.kind == TokenKind::Component).collect();
    let defines = |file: &&SourceFile| {
        let own = self::tokens(text(file));
        own.windows(2).any(|pair| {
            pair[0].text == "component" && used.iter().any(|it| it.text == pair[1].text)
        })
    };
    if used.is_empty() {
        return Vec::new();
    }
    files.iter().filter(defines).map(|file| name_of(file).to_owned()).collect()
}

/// Finds the uses of names that no view brings and no loop of the family binds.
pub fn unknown(
    file: &SourceFile,
    unknown: &HashSet<&str>,
    bound: &HashSet<String>,
    known: &[&str],
    told: &[Place],
    diagnostics: &mut Diagnostics,
) -> Vec<Place> {
    let mut places = Vec::new();
    for token in tokens(text(file)) {
        let is_name = token.kind == TokenKind::Name && unknown.contains(token.text);
        if is_name && !bound.contains(token.text) {
            let place = token.place(file);
            if told.contains(&place) {
                continue;
            }
            diagnostics
                .add(&UNKNOWN_NAME, &place, format!("no view brings `{}`", token.text))
                .help(format!("there are `{}`", known.join("`, `")));
            places.push(place);
        }
    }
    places
}

/// The names that loops and assignments of a template bind.
pub fn bound(file: &SourceFile) -> HashSet<String> {
    let tokens = tokens(text(file));
    bindings(&tokens).into_iter().map(|at| tokens[at].text.to_owned()).collect()
}

/// Finds the names that a template, or one that it includes, binds and never uses.
pub fn unused_names(file: &SourceFile, files: &[SourceFile], diagnostics: &mut Diagnostics) {
    let own = tokens(text(file));
    let family = family(name_of(file), files);
    let included: Vec<_> = family.iter().filter(|it| it.path != file.path).collect();
    for at in bindings(&own) {
        let token = &own[at];
        // `[x for x in list]` uses the name before it binds it.
        let end = scope_end(&own, at);
        let in_reach = |other: &&Token<'_>| {
            other.tag == token.tag || (token.start..end).contains(&other.start)
        };
        let others = own.iter().filter(|other| other.start != token.start);
        let later = others.filter(in_reach).any(|other| is_use(other, token.text));
        let there = || {
            let mut tokens = included.iter().flat_map(|file| tokens(text(file)));
            tokens.any(|other| is_use(&other, token.text))
        };
        if !token.text.starts_with('_') && !later && !there() {
            diagnostics
                .add(&UNUSED_NAME, &token.place(file), format!("`{}` is never used", token.text))
                .help(format!("use it, or call it `_{}`", token.text));
        }
    }
}

/// Finds that no page is made with a template.
pub fn unused_file(file: &SourceFile, diagnostics: &mut Diagnostics) {
    diagnostics
        .add(&UNUSED_TEMPLATE, &Place::file(&file.path), "no page is made with this template")
        .help("include it, give it the name of one of the theme's own, or delete it");
}

fn is_use(token: &Token<'_>, name: &str) -> bool {
    token.kind == TokenKind::Name && token.text == name
}

/// Where among the tokens `for` and `set` bind names.
fn bindings(tokens: &[Token<'_>]) -> Vec<usize> {
    let mut bindings = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, it)| it.kind == TokenKind::Name) {
        let count = match token.text {
            "set" | "set_global" => 1,
            "for" => tokens[at + 1..].iter().take_while(|next| next.text != "in").count(),
            _ => 0,
        };
        let names = (at + 1..tokens.len().min(at + 1 + count)).take(2);
        bindings.extend(names.filter(|at| tokens[*at].kind == TokenKind::Name));
    }
    bindings
}

/// The byte at which the loop ends that binds the name; that of all for `set`.
fn scope_end(tokens: &[Token<'_>], binding: usize) -> usize {
    let mut open = 0;
    for (at, token) in tokens.iter().enumerate() {
        let leads = at == 0 || tokens[at - 1].tag != token.tag;
        let inside = token.tag >= tokens[binding].tag && leads && token.kind == TokenKind::Name;
        match token.text {
            "for" if inside => open += 1,
            "endfor" if inside => open -= 1,
            _ => continue,
        }
        if inside && open == 0 {
            return token.start;
        }
    }
    usize::MAX
}

fn text(file: &SourceFile) -> &str {
    std::str::from_utf8(&file.bytes).unwrap_or("")
}

/// The names and strings of the tags of a template.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|offset| at + offset) {
        let close = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => {
                at = text[open..].find("#}").map_or(text.len(), |offset| open + offset + 2);
                continue;
            }
            _ => {
                at = open + 1;
                continue;
            }
        };
        at = tag(text, open + 2, close, &mut tokens);
    }
    tokens
}

/// Reads one tag from behind its opening; the byte behind its end.
fn tag<'text>(
    text: &'text str,
    start: usize,
    close: &str,
    tokens: &mut Vec<Token<'text>>,
) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut after_dot = false;
    while at < bytes.len() && !text[at..].starts_with(close) {
        let byte = bytes[at];
        if matches!(byte, b'"' | b'\'' | b'`') {
            let quote = char::from(byte);
            let end = text[at + 1..].find(quote).map_or(text.len(), |offset| at + 1 + offset);
            let (text, kind) = (&text[at + 1..end], TokenKind::Text);
            tokens.push(Token { text, start: at + 1, kind, tag: start });
            at = (end + 1).min(bytes.len());
        } else if byte.is_ascii_alphabetic() || byte == b'_' {
            let name = |next: char| !next.is_ascii_alphanumeric() && next != '_';
            let end = text[at..].find(name).map_or(text.len(), |offset| at + offset);
            let is_argument = text[end..].starts_with('=') && !text[end..].starts_with("==");
            let kind = match bytes[at - 1] {
                b'<' => TokenKind::Component,
                _ if after_dot || is_argument => TokenKind::Attribute,
                _ => TokenKind::Name,
            };
            tokens.push(Token { text: &text[at..end], start: at, kind, tag: start });
            at = end;
        } else {
            // A character may have several bytes.
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
        after_dot = byte == b'.' || (after_dot && byte == b' ');
    }
    (at + close.len()).min(text.len())
}

#[cfg(test)]
mod tests {
    use crate::fixture::check_theme;

    #[test]
    fn a_name_is_brought_by_the_view_in_branches_not_taken_too() {
        check_theme(
            "
//- templates/home_page.html
{{ ttle }} {% if false %}{{ nobody.x }}{% endif %}
   ^^^^ error[unknown-name]: no view brings `ttle`
                            ^^^^^^ error[unknown-name]: no view brings `nobody`
{% if frame.title == nil %}{% endif %}
                     ^^^ error[unknown-name]: no view brings `nil`
{# {{ comment }} #} {% raw %}{{ raw }}{% endraw %} {{ \"text\" }}
//- templates/redirect_page.html
{{ frame }}
   ^^^^^ error[unknown-name]: no view brings `frame`
",
        );
    }

    #[test]
    fn a_name_that_several_pages_miss_is_told_once() {
        check_theme(
            "
//- templates/base.html
{{ nothing }}{% block body %}{% endblock body %}
   ^^^^^^^ error[unknown-name]: no view brings `nothing`
//- templates/class_page.html
{% extends \"base.html\" %}
//- templates/status_page.html
{% extends \"base.html\" %}
",
        );
    }

    #[test]
    fn a_name_that_is_bound_is_used() {
        check_theme(
            "
//- templates/home_page.html
{% for block in classes %}x{% endfor %}
{% for key, value in frame %}{{ value }}{% endfor %}
       ^^^ warning[unused-name]: `key` is never used
{% for _block in classes %}x{% endfor %}
{% for block in classes %}{% include \"parts/block.html\" %}{% endfor %}
{{ [each for each in classes] | length }}
{% set one = 1 %}
       ^^^ warning[unused-name]: `one` is never used
//- templates/parts/block.html
{{ block.name }}
",
        );
    }

    #[test]
    fn a_template_is_used() {
        check_theme(
            "
//- templates/base.html
x
^ warning[unused-template]: no page is made with this template
//- templates/home_page.html
{{<card />}}
//- templates/parts/cards.html
{% component card() %}x{% endcomponent card %}
//- templates/parts/none.html
{% include \"parts/none2.html\" %}
^ warning[unused-template]: no page is made with this template
//- templates/parts/none2.html
y
^ warning[unused-template]: no page is made with this template
",
        );
    }

    #[test]
    fn a_template_does_not_lead_to_itself() {
        check_theme(
            "
//- templates/home_page.html
{% extends \"home_page.html\" %}
            ^^^^^^^^^^^^^^ error[invalid-template]: the template extends itself
",
        );
        check_theme(
            "
//- templates/home_page.html
x {% include \"parts/a.html\" %}
//- templates/parts/a.html
{% include \"parts/b.html\" %}
            ^^^^^^^^^^^^ error[invalid-template]: the template includes itself
//- templates/parts/b.html
y {% include \"parts/a.html\" %}
",
        );
    }

    #[test]
    fn a_value_that_a_view_does_not_bring_is_told_once() {
        check_theme(
            "
//- templates/home_page.html
{% for block in classes %}{% for code in block.codes %}{{ code.cod }}{% endfor %}{% endfor %}
                                                               ^^^ error[unknown-name]: field \
`cod` is not defined
//- templates/parts/head.html
<title>{{ frame.nope }}</title>
                ^^^^ error[unknown-name]: field `nope` is not defined
//- templates/status_page.html
{% include \"parts/head.html\" %}
//- templates/class_page.html
{% include \"parts/head.html\" %}
",
        );
    }
}
