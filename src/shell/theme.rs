//! The theme that the binary carries; `build.rs` makes the tables.

include!(concat!(env!("OUT_DIR"), "/theme.rs"));
