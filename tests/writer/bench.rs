//! How fast it is beside `cp -r` and beside reading: `cargo test --release -- --ignored bench`.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::model::output::{OutputFile, SitePath};
use crate::project::Project;

const PAGES: usize = 900;
const ROUNDS: usize = 25;

/// Pages of 20 KB, each in its folder.
fn pages(version: u8) -> Vec<OutputFile> {
    (0..PAGES)
        .map(|number| {
            let path = SitePath::new(format!("{}/index.html", 100 + number)).unwrap();
            let line = format!("<p>page {number} of version {version}</p>\n");
            OutputFile { path, bytes: line.bytes().cycle().take(20_000).collect() }
        })
        .collect()
}

fn timed(times: &mut Vec<Duration>, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    times.push(start.elapsed());
}

fn copy(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-r").arg(from).arg(to).status().unwrap().success());
}

fn read(files: &[OutputFile], folder: &Path) {
    let same = files
        .par_iter()
        .all(|file| fs::read(folder.join(file.path.as_str())).unwrap() == file.bytes);
    assert!(same);
}

#[test]
#[ignore = "it measures, and proves nothing"]
fn bench() {
    let project = Project::new();
    let copied = project.root.join("copied");
    let (old, new) = (pages(0), pages(1));
    let mut rows: Vec<(&str, Vec<Duration>)> = [
        "cp -r",
        "into an empty folder",
        "read and compare",
        "nothing changed",
        "all changed",
        "one changed",
    ]
    .map(|name| (name, Vec::new()))
    .into();
    let mut one = new.clone();
    one[450].bytes[0] = b'!';
    project.write(&old, &project.output, false).unwrap();
    let source = project.root.join("source");
    copy(&project.output, &source);
    fs::remove_dir_all(source.join(".statusbook")).unwrap();
    for _ in 0..ROUNDS {
        let _ = fs::remove_dir_all(&copied);
        let _ = fs::remove_dir_all(&project.output);
        timed(&mut rows[0].1, || copy(&source, &copied));
        timed(&mut rows[1].1, || {
            project.write(&old, &project.output, false).unwrap();
        });
        timed(&mut rows[2].1, || read(&old, &copied));
        timed(&mut rows[3].1, || {
            project.write(&old, &project.output, false).unwrap();
        });
        timed(&mut rows[4].1, || {
            project.write(&new, &project.output, false).unwrap();
        });
        timed(&mut rows[5].1, || {
            project.write(&one, &project.output, false).unwrap();
        });
    }
    for (name, times) in &mut rows {
        times.sort_unstable();
        println!("{name:22} median {:>8.2?}  best {:>8.2?}", times[ROUNDS / 2], times[0]);
    }
}
