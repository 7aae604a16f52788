//! `statusbook serve` as its users meet it: real sockets, real files, a real process.
#![cfg(feature = "serve")]

#[path = "serve/addresses.rs"]
mod addresses;
#[path = "serve/answers.rs"]
mod answers;
#[path = "serve/faults.rs"]
mod faults;
#[cfg(unix)]
#[path = "serve/links.rs"]
mod links;
#[path = "serve/saves.rs"]
mod saves;
#[path = "serve/served.rs"]
mod served;
#[path = "serve/trials.rs"]
mod trials;
