//! No silence: what an author writes is on the site, or is reported at its place.

#[path = "no_silence/fields.rs"]
mod fields;
#[path = "no_silence/files.rs"]
mod files;
#[path = "no_silence/markdown.rs"]
mod markdown;
#[path = "no_silence/words.rs"]
mod words;
