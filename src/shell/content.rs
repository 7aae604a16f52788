//! The content that the binary carries; `build.rs` makes the table.

include!(concat!(env!("OUT_DIR"), "/content.rs"));
