//! The whole build against `cp -r` of its own output, interleaved: `cargo bench --bench build`.
//!
//! `-- --rounds 21 --roots 4` measures longer, and builds the 900 pages in several roots.

mod corpus;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    let rounds = option("--rounds").unwrap_or(11);
    let roots = option("--roots").unwrap_or(1);
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench");
    fs::create_dir_all(&target).expect("the target folder can be written");
    let real = target.join("real");
    fs::create_dir_all(&real).expect("the target folder can be written");
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let _ = fs::remove_dir_all(real.join("content"));
    run(Command::new("cp").arg("-r").arg(own.join("content")).arg(&real));
    measure("the real site", &[real], &target, rounds);
    let corpora: Vec<_> =
        (0..roots).map(|number| target.join(format!("corpus-{number}"))).collect();
    for root in &corpora {
        corpus::write(root);
    }
    measure(&format!("900 pages, {roots} roots"), &corpora, &target, rounds);
}

/// Prints medians of building into an empty folder, building again, and copying the output.
fn measure(name: &str, roots: &[PathBuf], target: &Path, rounds: usize) {
    let (output, copy) = (target.join("public"), target.join("copy"));
    let (mut builds, mut rebuilds, mut copies) = (Vec::new(), Vec::new(), Vec::new());
    let (mut memory, mut files, mut bytes) = (0.0_f64, 0, 0);
    // One round to warm up.
    for round in 0..=rounds {
        let mut times = [Duration::ZERO; 3];
        for root in roots {
            let _ = fs::remove_dir_all(&output);
            let _ = fs::remove_dir_all(&copy);
            times[0] += build(root, &output).0;
            let (again, peak) = build(root, &output);
            times[1] += again;
            memory = memory.max(peak);
            times[2] += run(Command::new("cp").arg("-r").arg(&output).arg(&copy));
            (files, bytes) = size(&output);
        }
        if round > 0 {
            builds.push(times[0]);
            rebuilds.push(times[1]);
            copies.push(times[2]);
        }
    }
    let ratio = |one: &[Duration], other: &[Duration]| {
        let mut ratios: Vec<f64> = one
            .iter()
            .zip(other)
            .map(|(one, other)| one.as_secs_f64() / other.as_secs_f64())
            .collect();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    };
    println!("{name}: {files} files, {bytes} bytes a root, {rounds} rounds, medians");
    println!("  build into an empty folder {:>8.1} ms", median(&builds));
    println!("  build, nothing changed     {:>8.1} ms", median(&rebuilds));
    println!("  cp -r of the output        {:>8.1} ms", median(&copies));
    println!("  build / cp -r              {:>8.2}", ratio(&builds, &copies));
    println!("  peak memory                {:>8.1} MB", memory / 1024.0);
}

/// How long a build took from start to exit, and its peak memory in kilobytes.
fn build(root: &Path, output: &Path) -> (Duration, f64) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_statusbook"));
    command.args(["build", "--quiet", "--timings", "--root"]).arg(root).arg("--output").arg(output);
    let start = Instant::now();
    let done = command.stdin(Stdio::null()).output().expect("the program starts");
    let took = start.elapsed();
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "the corpus has a fault:\n{told}");
    let peak = told.lines().find_map(|line| line.trim().strip_prefix("peak memory"));
    let peak = peak.and_then(|peak| peak.trim().trim_end_matches(" KB").parse().ok());
    (took, peak.unwrap_or(0.0))
}

fn run(command: &mut Command) -> Duration {
    let start = Instant::now();
    assert!(command.status().expect("the command starts").success(), "{command:?} failed");
    start.elapsed()
}

fn size(folder: &Path) -> (usize, u64) {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let sizes = entries.map(|entry| {
        let entry = entry.expect("a folder lists its files");
        let kind = entry.metadata().expect("a file has a size");
        if kind.is_dir() { size(&entry.path()) } else { (1, kind.len()) }
    });
    sizes.fold((0, 0), |(files, bytes), (more, larger)| (files + more, bytes + larger))
}

/// In milliseconds.
fn median(times: &[Duration]) -> f64 {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

/// The number behind an option of the command line.
fn option(name: &str) -> Option<usize> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1)?.parse().ok()
}
