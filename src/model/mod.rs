//! The nouns that the stages hand to each other; they import nothing but each other.

pub mod class;
pub mod class_page;
pub mod code;
pub(crate) mod constants;
pub mod date;
pub(crate) mod destination;
pub mod diagnostic;
pub mod facts;
pub mod field;
pub mod guide;
pub mod http_message;
pub(crate) mod nearest;
pub mod node;
pub mod output;
pub mod page_source;
pub mod prose;
pub(crate) mod registry;
pub(crate) mod rfc;
pub(crate) mod section;
pub mod site;
pub mod site_config;
pub mod source;
pub mod status_page;
pub(crate) mod terminal;
pub(crate) mod text;
pub(crate) mod uri;
