//! Reads an OpenAPI 3 document, in YAML or JSON, which is YAML: the codes of its responses.

mod example;
mod prose;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::tree::UNSUPPORTED_YAML;
use super::yaml::{self, INVALID_YAML};
use crate::model::api::{Api, Example, Operation, Responses};
use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::diagnostic::{Diagnostic, Diagnostics, Located};
use crate::model::node::{Node, Value};
use crate::model::uri;

/// No known document is nested half as deep.
const DEEPEST: usize = 256;
/// A reference that leads on through more references than this leads in a circle.
const LONGEST_CHAIN: usize = 16;
/// The fields of a path item that are operations (OpenAPI 3.2, "Path Item Object").
const METHODS: [&str; 9] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Why a document cannot be read.
#[derive(Debug)]
pub enum Unreadable {
    /// It is not YAML.
    Syntax(Vec<Diagnostic>),
    /// It has no field `openapi`.
    NotOpenApi,
    /// It is of this other version.
    Version(String),
}

/// Reads the text of a document; `path` is what diagnostics call it.
///
/// # Errors
/// If it is not YAML, or not a document of OpenAPI 3.
pub fn read(path: &Arc<str>, text: &str) -> Result<Api, Unreadable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut diagnostics = Diagnostics::default();
    let document = yaml::document_to(DEEPEST, path, text, 0, &mut diagnostics);
    let faults = diagnostics.into_sorted();
    if !document.is_complete {
        let is_fatal = |fault: &Diagnostic| fault.rule == &INVALID_YAML;
        let (fatal, others): (Vec<_>, Vec<_>) = faults.into_iter().partition(is_fatal);
        return Err(Unreadable::Syntax(if fatal.is_empty() { others } else { fatal }));
    }
    let Some(root) = document.root else { return Err(Unreadable::NotOpenApi) };
    if let Some(version) = text_of(&root, "swagger") {
        return Err(Unreadable::Version(format!("Swagger {version}")));
    }
    let version = text_of(&root, "openapi").ok_or(Unreadable::NotOpenApi)?;
    if !version.starts_with("3.") {
        return Err(Unreadable::Version(format!("OpenAPI {version}")));
    }
    let is_alias = |fault: &&Diagnostic| {
        fault.rule == &UNSUPPORTED_YAML && fault.message.starts_with("an alias")
    };
    let aliases = faults.iter().filter(is_alias).count();
    let api = Api { aliases, hosts: hosts(&root), ..Api::default() };
    let mut reader = Reader { root: &root, api, foreign: BTreeSet::new() };
    reader.api.title = member(&root, "info").and_then(|info| text_of(info, "title"));
    reader.api.title = reader.api.title.map(|title| prose::title(&title));
    reader.paths();
    reader.api.foreign = reader.foreign.into_iter().collect();
    Ok(reader.api)
}

struct Reader<'a> {
    root: &'a Node,
    api: Api,
    foreign: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn paths(&mut self) {
        let root = self.root;
        for (path, item) in member(root, "paths").map_or(&[][..], members) {
            let Some(item) = self.resolved(item) else { continue };
            for (method, operation) in members(item) {
                if METHODS.contains(&&*method.value) {
                    self.operation(&method.value, &path.value, operation);
                }
            }
        }
    }

    fn operation(&mut self, method: &str, path: &str, operation: &'a Node) {
        for (key, response) in member(operation, "responses").map_or(&[][..], members) {
            let range = key.value.to_ascii_lowercase();
            let code = Code::parse(&key.value);
            let class = Class::parse(&range).filter(|_| range.ends_with("xx"));
            if code.is_none() && class.is_none() {
                self.api.defaults += usize::from(range == "default");
                continue;
            }
            let Some(response) = self.resolved(response) else { continue };
            let description = text_of(response, "description").unwrap_or_default();
            let operation = Operation {
                method: method.to_ascii_uppercase(),
                path: prose::plain(&path.replace('`', "")),
                description: prose::paragraph(&description),
            };
            let examples = self.examples(response);
            let responses = match (code, class) {
                (Some(code), _) => self.api.codes.entry(code).or_default(),
                (None, Some(class)) => self.api.classes.entry(class).or_default(),
                (None, None) => continue,
            };
            add_example(responses, &operation, &examples);
            responses.operations.push(operation);
        }
    }

    /// The examples of the JSON of a response, from first to last.
    fn examples(&mut self, response: &'a Node) -> Vec<&'a Node> {
        let mut examples = Vec::new();
        for (media_type, content) in member(response, "content").map_or(&[][..], members) {
            let bare = media_type.value.split(';').next().unwrap_or("").trim();
            let bare = bare.to_ascii_lowercase();
            if bare != "application/json" && !bare.ends_with("+json") {
                continue;
            }
            examples.extend(member(content, "example"));
            for (_, example) in member(content, "examples").map_or(&[][..], members) {
                let example = self.resolved(example);
                examples.extend(example.and_then(|example| member(example, "value")));
            }
            let schema = member(content, "schema").and_then(|schema| self.resolved(schema));
            examples.extend(schema.and_then(|schema| member(schema, "example")));
        }
        examples
    }

    /// What a node says, or the one that it refers to; `None` if that is in another file, or
    /// nowhere.
    fn resolved(&mut self, node: &'a Node) -> Option<&'a Node> {
        let mut node = node;
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = text_of(node, "$ref") else { return Some(node) };
            let Some(pointer) = reference.strip_prefix('#') else {
                self.foreign.insert(reference);
                return None;
            };
            node = pointed(self.root, pointer)?;
        }
        None
    }
}

/// Keeps the first example that is short enough.
fn add_example(responses: &mut Responses, operation: &Operation, examples: &[&Node]) {
    if responses.example.is_some() {
        return;
    }
    let texts: Vec<_> = examples.iter().map(|node| example::json(node)).collect();
    match texts.iter().flatten().next() {
        Some(json) => {
            let (operation, json) = (operation.name(), json.clone());
            responses.example = Some(Example { operation, json });
        }
        None => responses.long_examples += texts.len(),
    }
}

/// The node that a JSON pointer names (RFC 6901), which is percent-encoded.
fn pointed<'a>(root: &'a Node, pointer: &str) -> Option<&'a Node> {
    let mut node = root;
    for part in pointer.split('/').skip(1) {
        let part = uri::decoded(part)?.replace("~1", "/").replace("~0", "~");
        node = match &node.value {
            Value::List(items) => items.get(part.parse::<usize>().ok()?)?,
            _ => member(node, &part)?,
        };
    }
    Some(node)
}

/// The hosts of the servers, with the defaults of their variables.
fn hosts(root: &Node) -> Vec<String> {
    let mut hosts = Vec::new();
    let Some(Value::List(servers)) = member(root, "servers").map(|node| &node.value) else {
        return hosts;
    };
    for server in servers {
        let Some(mut url) = text_of(server, "url") else { continue };
        for (name, variable) in member(server, "variables").map_or(&[][..], members) {
            let default = text_of(variable, "default").unwrap_or_default();
            url = url.replace(&format!("{{{}}}", name.value), &default);
        }
        let Some(authority) = uri::authority(&url).map(|range| &url[range]) else { continue };
        let host = authority[uri::host(authority)].to_ascii_lowercase();
        let is_name = |next: char| next.is_ascii_alphanumeric() || "-.".contains(next);
        let is_public = host.contains('.') && host.chars().all(is_name);
        if is_public && !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    hosts
}

fn members(node: &Node) -> &[(Located<String>, Node)] {
    match &node.value {
        Value::Mapping(entries) => entries,
        _ => &[],
    }
}

fn member<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    members(node).iter().find(|(key, _)| key.value == name).map(|(_, value)| value)
}

/// The text of a scalar member.
fn text_of(node: &Node, name: &str) -> Option<String> {
    match &member(node, name)?.value {
        Value::Scalar { text, .. } => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
