//! Writes that are cut off, that fail midway, or that run at the same time.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::project::{Project, io_kind, owned, site};
use statusbook::model::output::{OutputFile, SitePath};
use statusbook::{Error, Target, write};

const PAGES: usize = 60;
const KILLS: u64 = 40;

/// What another process is to do, and in which project.
const TASK: &str = "STATUSBOOK_WRITER_TASK";
const ROOT: &str = "STATUSBOOK_WRITER_ROOT";

/// A version of a site: pages that each version has, and some that only this one has.
fn version(name: &str) -> Vec<OutputFile> {
    let page = |path: String| {
        let text = format!("{path} of version {name}\n");
        let bytes = text.bytes().cycle().take(text.len() * 200).collect();
        OutputFile { path: SitePath::new(path).unwrap(), bytes }
    };
    let common = (0..PAGES).map(|number| format!("pages/{number}/index.html"));
    let own = (0..8).map(|number| format!("only/{name}/{number}.html"));
    common.chain(own).map(page).collect()
}

fn texts(files: &[OutputFile]) -> BTreeMap<String, String> {
    let text = |file: &OutputFile| String::from_utf8(file.bytes.clone()).unwrap();
    files.iter().map(|file| (file.path.to_string(), text(file))).collect()
}

/// Not a test of its own: what the other process does.
#[test]
fn the_other_process() {
    let (Ok(task), Ok(root)) = (std::env::var(TASK), std::env::var(ROOT)) else { return };
    let root = PathBuf::from(root);
    let output = root.join("dist");
    let target = Target { root: &root, output: &output, chosen: false, force: false };
    match task.as_str() {
        "alternate" => {
            let (a, b) = (version("a"), version("b"));
            let start = Instant::now();
            while start.elapsed() < Duration::from_secs(10) {
                write(&a, &target).unwrap();
                write(&b, &target).unwrap();
            }
        }
        "fill" => {
            let big = "x".repeat(100_000);
            let files = site(&[("a", "new"), ("b/c", &big), ("d", &big), ("e", "new")]);
            let error = write(&files, &target).unwrap_err();
            assert!(matches!(error, Error::Path { action: "write", .. }), "{error}");
            assert_eq!(io_kind(&error), Some(ErrorKind::FileTooLarge), "{error}");
        }
        name => {
            write(&version(name), &target).unwrap();
        }
    }
}

/// A process that is gone when the test is.
struct Other(Child);

impl Other {
    fn start(task: &str, root: &Path) -> Self {
        let program = std::env::current_exe().unwrap();
        Self::spawn(Command::new(program), task, root)
    }

    fn spawn(mut command: Command, task: &str, root: &Path) -> Self {
        command.args(["interrupted::the_other_process", "--exact", "--nocapture"]);
        command.env(TASK, task).env(ROOT, root).stdout(Stdio::null());
        Self(command.spawn().unwrap())
    }

    fn assert_succeeds(mut self) {
        assert!(self.0.wait().unwrap().success());
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Numbers that look random and differ from run to run.
fn moments() -> impl Iterator<Item = u64> {
    let mut state = u64::from(std::process::id());
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        state >> 33
    })
}

#[test]
fn a_kill_at_any_moment_leaves_every_page_whole() {
    let project = Project::new();
    let (a, b) = (version("a"), version("b"));
    let (old, new) = (texts(&a), texts(&b));
    project.write(&a, &project.output, false).unwrap();
    let mut cut_off = 0;
    for (kill, moment) in (0..KILLS).zip(moments()) {
        let other = Other::start("alternate", &project.root);
        sleep(Duration::from_micros(5_000 + moment % 60_000));
        drop(other);
        cut_off += usize::from(project.path(".statusbook/staging").exists());
        let found: BTreeMap<String, String> = project.files().into_iter().collect();
        for (path, text) in &found {
            assert!(old.get(path) == Some(text) || new.get(path) == Some(text), "{path} is torn");
        }
        for path in old.keys().filter(|path| new.contains_key(*path)) {
            assert!(found.contains_key(path), "{path} is missing");
        }
        // Every other time the next build finds what two kills left.
        if kill % 2 == 0 {
            project.write(&b, &project.output, false).unwrap();
            assert_eq!(project.files().into_iter().collect::<BTreeMap<_, _>>(), new);
            assert_eq!(project.own_folder(), ["lock", "manifest"]);
            assert!(!project.path("only/a").exists());
        }
    }
    assert!(cut_off > 0, "no kill came in the middle of a write");
}

#[test]
fn builds_at_once_do_not_mix() {
    let (a, b) = (texts(&version("a")), texts(&version("b")));
    for _ in 0..5 {
        let project = Project::new();
        let others = ["a", "b", "a", "b"].map(|name| Other::start(name, &project.root));
        others.into_iter().for_each(Other::assert_succeeds);
        let found: BTreeMap<String, String> = project.files().into_iter().collect();
        assert!(found == a || found == b);
        assert_eq!(project.own_folder(), ["lock", "manifest"]);
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_site() {
    let old = [("a", "old"), ("b/z", "old"), ("d", "old")];
    let project = Project::with(&old);
    let before = project.times();
    // A limit to the size of a file fails like a full disk, after a part has been written.
    let mut shell = Command::new("sh");
    let limit = "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\"";
    shell.arg("-c").arg(limit).arg(std::env::current_exe().unwrap());
    Other::spawn(shell, "fill", &project.root).assert_succeeds();
    assert_eq!(project.files(), owned(&old));
    assert_eq!(project.own_folder(), ["lock", "manifest"]);
    let pages = |times: Vec<(String, _)>| -> Vec<(String, _)> {
        times.into_iter().filter(|(path, _)| !path.starts_with(".statusbook")).collect()
    };
    assert_eq!(pages(project.times()), pages(before));
}

#[test]
fn a_failure_while_staging_leaves_the_old_site() {
    let old = [("a", "old"), ("b/z", "old")];
    let project = Project::with(&old);
    // Each name is short enough, the path is not.
    let long = vec!["x".repeat(250); 20].join("/");
    for path in [long.clone(), format!("{long}/y"), format!("b/{long}"), format!("c/{long}")] {
        let error = project.refusal(&[("a", "new"), (&path, "")]);
        assert_eq!(io_kind(&error), Some(ErrorKind::InvalidFilename), "{error}");
        assert_eq!(project.files(), owned(&old));
        assert_eq!(project.own_folder(), ["lock", "manifest"]);
    }
}

#[test]
fn a_staging_folder_alone_does_not_make_the_output_foreign() {
    let project = Project::new();
    project.put(".statusbook/lock", "");
    project.put(".statusbook/staging/0", "half a pa");
    project.put(".statusbook/staging/1/index.html", "half a pa");
    project.build(&[("a", "")]).unwrap();
    assert_eq!(project.files(), owned(&[("a", "")]));
    assert_eq!(project.own_folder(), ["lock", "manifest"]);
}

#[test]
fn a_staging_folder_is_removed_even_if_nothing_changed() {
    let project = Project::with(&[("a", "")]);
    project.put(".statusbook/staging/0", "half a pa");
    project.build(&[("a", "")]).unwrap();
    assert_eq!(project.own_folder(), ["lock", "manifest"]);
}

#[test]
fn a_removal_that_was_cut_off_is_finished() {
    let project = Project::with(&[("a", "")]);
    // The files are gone, two of their folders are not, and the manifest still lists both.
    fs::create_dir_all(project.path("x/y")).unwrap();
    project.put_manifest("a\nx/y/1\nx/y/z/2\n");
    project.build(&[("a", "")]).unwrap();
    assert_eq!(project.listing().into_keys().collect::<Vec<_>>(), ["a"]);
    assert!(!fs::read_to_string(project.path(".statusbook/manifest")).unwrap().contains('x'));
}

#[test]
fn a_build_waits_for_the_one_before_it() {
    let project = Project::with(&[("a", "old")]);
    let lock = fs::File::open(project.path(".statusbook/lock")).unwrap();
    lock.lock().unwrap();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| project.build(&[("a", "new")]).unwrap());
        sleep(Duration::from_millis(100));
        assert_eq!(project.files(), owned(&[("a", "old")]));
        lock.unlock().unwrap();
        waiting.join().unwrap();
    });
    assert_eq!(project.files(), owned(&[("a", "new")]));
}
