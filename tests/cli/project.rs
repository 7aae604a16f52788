//! A folder to call the program in, gone when the test is over.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A page without any fault; a site needs its class too.
pub const PAGE: &str = include_str!("../golden/content/499.md");
/// The introduction of its class, with the links to pages that are not there taken out.
pub const CLASS: &str = "---\nclass: 4xx\ntitle: Client error\nsummary: S.\npromise: P.\n\
                         unknown: U.\nreviewed: 2026-11-20\n---\n";

pub struct Project {
    pub root: PathBuf,
}

/// The result of a call of the program.
#[derive(Debug)]
pub struct Outcome {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Project {
    pub fn empty() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("cli-{}-{number}", std::process::id());
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&root).unwrap();
        Self { root }
    }

    /// A project with nothing but two pages.
    pub fn small() -> Self {
        let project = Self::empty();
        project.put("content/499.md", PAGE);
        project.put("content/4xx.md", CLASS);
        project
    }

    /// A small project of which one page leads to nowhere.
    /// [`Project::small`], where every rule has its full severity.
    pub fn strict() -> Self {
        let project = Self::small();
        let require = "actor, caller, server, retry, cache, body, reviewed";
        project.put("content/site.yaml", format!("title: T\nrequire: [{require}]\nstrict: on\n"));
        project
    }

    pub fn broken() -> Self {
        let project = Self::small();
        project.put("content/499.md", format!("{PAGE}\n[text](nowhere.md)\n"));
        project
    }

    /// A small project with a warning.
    pub fn doubtful() -> Self {
        let project = Self::small();
        project.put("content/notes.txt", "");
        project
    }

    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    /// Calls the program in the root, far from any setting of the machine.
    pub fn call(&self, arguments: &[&str]) -> Outcome {
        self.call_with(&[], arguments)
    }

    pub fn call_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Outcome {
        let output = self.command(variables, arguments).output().unwrap();
        Outcome {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The program, to be called in the root.
    pub fn command(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_statusbook"));
        let github = ["GITHUB_ACTIONS", "GITHUB_WORKSPACE"];
        let terminal = ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI", "COLUMNS"];
        for name in github.iter().chain(&terminal) {
            command.env_remove(name);
        }
        command.current_dir(&self.root).envs(variables.iter().copied()).args(arguments);
        command
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}
