//! The nouns that the stages hand to each other; they import nothing but each other.

pub mod class;
pub mod class_page;
pub mod code;
pub mod constants;
pub mod date;
pub mod destination;
pub mod diagnostic;
pub mod facts;
pub mod field;
pub mod guide;
pub mod http_message;
pub mod nearest;
pub mod node;
pub mod output;
pub mod page_source;
pub mod prose;
pub mod registry;
pub mod rfc;
pub mod section;
pub mod site;
pub mod site_config;
pub mod source;
pub mod status_page;
pub mod terminal;
pub mod text;
pub mod uri;
