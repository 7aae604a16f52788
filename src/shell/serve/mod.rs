//! `statusbook serve`: the site in memory, rebuilt and shown with every change.

mod address;
mod client;
mod escape;
mod example;
mod files;
mod links;
mod published;
mod rebuild;
mod server;
mod trial;
mod watch;

use std::io;
use std::process::{self, ExitCode, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Instant, SystemTime};

use tokio::sync::watch as channel;

use super::args::ServeOptions;
use super::error::Error;
use super::print;
use crate::model::site_config::BaseUrl;
use crate::{build, report};
use published::Published;
use rebuild::Project;
use server::Server;
use watch::Watch;

/// Serves until the user presses Ctrl-C, which is a clean end.
///
/// # Errors
/// If the sources cannot be read or watched, or the address is not free.
pub fn run(options: &ServeOptions) -> Result<ExitCode, Error> {
    let start = Instant::now();
    let address = address::listen(&options.host, options.port)?;
    let base_url = format!("http://{}{}", address.authority, options.path);
    let base_url =
        BaseUrl::parse(&base_url).ok_or_else(|| Error::HostName { host: options.host.clone() })?;
    let (root, base) = (options.root.clone(), options.path.clone());
    let format = print::format(options.format);
    let project = Project { root, base_url: base_url.clone(), base, format };
    // What is saved from now on is noticed, and what was saved before is read.
    let watch = Watch::new(&options.root);
    let (sources, watch) = (project.read()?, watch?);
    let mut built = build(&sources);
    let (pages, sum) = (built.pages(), report::sum(&built.diagnostics));
    project.print(&built, &sources)?;
    let published = project.publish(&Published::default(), &[], &mut built, &sources);
    let milliseconds = start.elapsed().as_millis();
    print::summary(format, &format!("{pages} pages built in {milliseconds} ms: {sum}\n"))?;
    if let Some(port) = address.taken {
        print::summary(format, &format!("port {port} is taken, so this is the next free one\n"))?;
    }
    print::summary(format, &format!("serving at {base_url} until Ctrl-C\n"))?;
    let (sender, receiver) = channel::channel(Arc::new(published));
    thread::spawn(move || project.keep_up(watch, sources, &sender));
    if options.open
        && let Err(err) = open_browser(&base_url)
    {
        print::err(&format!("warning: no browser could be opened: {err}; open {base_url}\n"))?;
    }
    let server = Server { published: receiver, hosts: address.hosts, started: SystemTime::now() };
    server::serve(address.listener, server).map_err(|source| Error::Serve { source })?;
    Ok(ExitCode::SUCCESS)
}

/// Asks the system to open that address.
///
/// # Errors
/// If there is no program that opens addresses.
fn open_browser(url: &str) -> io::Result<()> {
    let mut command = if cfg!(target_os = "macos") {
        process::Command::new("open")
    } else if cfg!(windows) {
        let mut command = process::Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else {
        process::Command::new("xdg-open")
    };
    let command = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}
