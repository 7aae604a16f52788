//! What must hold for a folder that statusbook writes into, whatever happens meanwhile.

#[path = "writer/builds.rs"]
mod builds;
#[path = "writer/foreign.rs"]
mod foreign;
#[path = "writer/interrupted.rs"]
mod interrupted;
#[cfg(unix)]
#[path = "writer/links.rs"]
mod links;
#[path = "writer/output_folder.rs"]
mod output_folder;
#[path = "writer/project.rs"]
mod project;
