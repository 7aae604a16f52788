//! `statusbook serve`: the site in memory, built again and shown again with every change.

mod address;
mod browser;
mod client;
mod escape;
mod events;
mod example;
mod files;
mod published;
mod rebuild;
mod server;
mod trial;
mod watch;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::{Instant, SystemTime};

use tokio::sync::watch as channel;

use super::args::ServeOptions;
use super::{print, tell};
use crate::{build, report};
use published::Published;
use rebuild::Project;
use server::Server;
use watch::Watch;

/// Serves until the user presses Ctrl-C, which is a clean end.
///
/// # Errors
///
/// If the sources cannot be read or watched, or the address is not to be had.
pub fn run(options: &ServeOptions) -> io::Result<ExitCode> {
    let start = Instant::now();
    let address = address::listen(&options.host, options.port)?;
    let base_url = format!("http://{}{}", address.authority, options.path);
    let (root, base) = (options.root.clone(), options.path.clone());
    let format = tell::format(options.format);
    let project = Project { root, base_url: base_url.clone(), base, format };
    // What is saved from now on is noticed, and what was saved before is read.
    let watch = Watch::new(&options.root);
    let (sources, watch) = (project.read()?, watch?);
    let mut built = build(&sources);
    let (pages, sum) = (built.pages(), report::sum::sum(&built.diagnostics));
    let published = project.publish(&Published::default(), &[], &mut built, &sources);
    let milliseconds = start.elapsed().as_millis();
    tell::summary(format, &format!("{pages} pages built in {milliseconds} ms: {sum}\n"));
    if let Some(port) = address.taken {
        tell::summary(format, &format!("the port {port} is taken, so this is the next one\n"));
    }
    tell::summary(format, &format!("serving at {base_url} until Ctrl-C\n"));
    let (sender, receiver) = channel::channel(Arc::new(published));
    thread::spawn(move || project.keep_up(watch, sources, &sender));
    if options.open
        && let Err(err) = browser::open(&base_url)
    {
        print::err(&format!("warning: no browser could be opened: {err}; open {base_url}\n"));
    }
    let server = Server { published: receiver, hosts: address.hosts, started: SystemTime::now() };
    server::serve(address.listener, server)?;
    Ok(ExitCode::SUCCESS)
}
