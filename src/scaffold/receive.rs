//! What the reference tells those who receive a code, without what only operators can do.

use super::sections::{Block, Kind, mark};
use crate::model::facts::Actor;

/// Parts of servers, which who calls an API cannot see or change.
const OPERATORS: &[&str] = &[
    "absolute_redirect",
    "apache",
    "as the owner",
    "asp.net",
    "backend",
    "cdn",
    "composer",
    "configure",
    "csrf",
    "database",
    "deploy",
    "deployment",
    "disk of",
    "django",
    "docker",
    "express",
    "fastapi",
    "fastcgi",
    "fastify",
    "firewall's",
    "flask",
    "framework",
    "framework's",
    "gateway",
    "gateway's",
    "gateways",
    "gunicorn",
    "haproxy",
    "html forms",
    "http.server",
    "httpd",
    "iis",
    "ingress-nginx",
    "java",
    "jetty",
    "kubernetes",
    "lambda",
    "laravel",
    "load balancer",
    "log",
    "logs",
    "mcp",
    "middleware",
    "mod_wsgi",
    "moodle",
    "next.js",
    "nextcloud",
    "nginx",
    "nginx's",
    "node.js",
    "openresty",
    "operator",
    "origin server",
    "own server",
    "own server's",
    "owncloud",
    "php",
    "php-fpm",
    "pod",
    "proxies",
    "proxy",
    "rails",
    "replica",
    "replication",
    "restart",
    "route",
    "routes",
    "safari",
    "servlet",
    "spring",
    "sql",
    "starlette",
    "static files",
    "symfony",
    "tomcat",
    "turbo",
    "upstream",
    "uvicorn",
    "varnish",
    "virtual host",
    "visitor",
    "visitors",
    "webdav",
    "wordpress",
    "worker",
    "you run",
];

/// Whose own meaning of a code is not that of another API.
const VENDORS: &[&str] = &[
    "akamai",
    "alb",
    "aws",
    "azure",
    "bedrock",
    "binance",
    "cloudflare",
    "cpanel",
    "eks",
    "esri",
    "exchange",
    "fastly",
    "google",
    "microsoft",
    "openstack",
    "s3",
    "sagemaker",
    "shopify",
    "stripe",
    "twitter",
    "x402",
];

/// The languages of code that a client runs.
const CLIENT_CODE: [&str; 6] = ["js", "python", "py", "sh", "console", "json"];

/// The causes and fixes among the blocks of a section that matter to who receives the code; empty
/// if none is left. A cause ends before its first line that is for operators: what follows may
/// refer to it.
pub fn causes(blocks: &[Block<'_>], actor: Option<Actor>) -> String {
    let mut kept: Vec<(Kind<'_>, String)> = Vec::new();
    // Whether the rest of the part below a heading, and of the cause, is left out.
    let (mut is_part_cut, mut is_cut) = (false, false);
    let mut before = None;
    for block in blocks.iter().copied() {
        let is_cause = matches!(block.kind, Kind::Heading | Kind::Item);
        // What follows is for those who run the server that has to act.
        if actor == Some(Actor::Server) && is_cause {
            break;
        }
        let follows_item = before == Some(Kind::Item) && block.kind == Kind::Paragraph;
        if block.kind == Kind::Heading {
            is_part_cut = is_for_operators(block.text);
        }
        if is_cause || follows_item || block.text.starts_with("**") {
            is_cut = is_part_cut;
        }
        let text = if is_cut { String::new() } else { start_for_clients(block) };
        if text.len() < block.text.len() && block.kind != Kind::Item {
            is_cut = true;
            is_part_cut |= before == Some(Kind::Heading) && text.is_empty();
        }
        if text.is_empty() {
            drop_introduction(&mut kept);
        } else {
            kept.push((block.kind, text));
        }
        before = Some(block.kind);
    }
    joined(&without_empty_parts(&kept))
}

/// What is left of a block; empty if it is nothing.
fn start_for_clients(block: Block<'_>) -> String {
    let text = block.text;
    let is_whole = match block.kind {
        Kind::Code(language) => CLIENT_CODE.contains(&language) && !is_for_operators(text),
        Kind::Heading | Kind::Table => !is_for_operators(text),
        Kind::Paragraph | Kind::Item => return start(text).to_owned(),
    };
    if is_whole { text.to_owned() } else { String::new() }
}

/// The lines before the first that is for operators, without one that only introduces it; empty if
/// they are no more than the name of a cause.
fn start(text: &str) -> &str {
    let (mut end, mut at, mut is_cut) = (0, 0, false);
    let mut code = None;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let bare = line.trim();
        if let Some(language) = bare.strip_prefix("```") {
            is_cut = code.is_none() && !CLIENT_CODE.contains(&language);
            code = if code.is_none() { Some(language) } else { None };
        } else {
            is_cut = is_for_operators(bare);
        }
        if is_cut {
            break;
        }
        if code.is_none() && !bare.is_empty() && !bare.ends_with(':') {
            end = at;
        }
    }
    let kept = if is_cut { text[..end].trim_end() } else { text.trim_end() };
    if is_cut && is_name(kept) { "" } else { kept }
}

/// Whether a text is no more than `**The name of a cause.**`, or that with a remark in brackets.
fn is_name(text: &str) -> bool {
    let Some((start, after)) = text.rsplit_once("**") else { return false };
    let after = after.trim_matches(['.', ' ']);
    start.contains("**") && (after.is_empty() || after.starts_with('(') && after.ends_with(')'))
}

/// Drops the line `… these:` before what was left out.
fn drop_introduction(kept: &mut Vec<(Kind<'_>, String)>) {
    let Some((kind, text)) = kept.last_mut() else { return };
    if matches!(kind, Kind::Heading) || !text.ends_with(':') {
        return;
    }
    match text.rfind('\n') {
        Some(end) => text.truncate(end),
        None => {
            kept.pop();
        }
    }
}

/// What is left without the headings that have nothing below them.
fn without_empty_parts<'text>(
    kept: &'text [(Kind<'text>, String)],
) -> Vec<(Kind<'text>, &'text str)> {
    let mut texts = Vec::new();
    for (at, (kind, text)) in kept.iter().enumerate() {
        let is_last = kept.get(at + 1).is_none_or(|(next, _)| *next == Kind::Heading);
        if *kind != Kind::Heading || !is_last {
            texts.push((*kind, text.as_str()));
        }
    }
    texts
}

/// The blocks with an empty line between, but for the items of a list; numbers go from 1.
fn joined(texts: &[(Kind<'_>, &str)]) -> String {
    let mut all = String::new();
    let mut number = 0;
    for (at, (kind, text)) in texts.iter().enumerate() {
        let follows_item = at > 0 && texts[at - 1].0 == Kind::Item;
        number = if *kind == Kind::Item { number + 1 } else { 0 };
        if at > 0 {
            all.push_str(if *kind == Kind::Item && follows_item { "\n" } else { "\n\n" });
        }
        match mark(text).filter(|mark| *kind == Kind::Item && *mark != "- ") {
            Some(mark) => all.extend([&*format!("{number}. "), &text[mark.len()..]]),
            None => all.push_str(text),
        }
    }
    all
}

/// Whether a text is about a part of a server, or about another API.
fn is_for_operators(text: &str) -> bool {
    has_one_of(OPERATORS, text) || names_a_vendor(text)
}

/// Whether a text is about another API.
pub fn names_a_vendor(text: &str) -> bool {
    has_one_of(VENDORS, text)
}

/// Whether one of some words is in a text, in whatever case.
fn has_one_of(words: &[&str], text: &str) -> bool {
    let is_letter = |next: char| next.is_alphanumeric() || "'._-".contains(next);
    let lower = text.to_lowercase();
    let bare = lower.split(|next| !is_letter(next)).map(|word| word.trim_matches(['.', '-', '_']));
    let bare: Vec<_> = bare.filter(|word| !word.is_empty()).collect();
    let bare = format!(" {} ", bare.join(" "));
    words.iter().any(|word| bare.contains(&format!(" {word} ")))
}
