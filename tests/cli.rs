//! The program as its users meet it: arguments, exit statuses, and every word that it prints.

#[path = "cli/arguments.rs"]
mod arguments;
#[path = "cli/builds.rs"]
mod builds;
#[path = "cli/faults.rs"]
mod faults;
#[path = "cli/fix.rs"]
mod fix;
#[cfg(target_os = "linux")]
#[path = "cli/full_device.rs"]
mod full_device;
#[path = "cli/init.rs"]
mod init;
#[cfg(unix)]
#[path = "cli/links.rs"]
mod links;
#[path = "cli/lookup.rs"]
mod lookup;
#[path = "cli/new.rs"]
mod new;
#[path = "cli/project.rs"]
mod project;
#[path = "cli/show.rs"]
mod show;
#[path = "cli/theme.rs"]
mod theme;
#[cfg(unix)]
#[path = "cli/unreadable.rs"]
mod unreadable;
