//! Where it listens, and how it ends.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::served::{PATIENCE, Served};

#[cfg(unix)]
#[test]
fn ctrl_c_is_a_clean_end_even_while_pages_listen() {
    let mut served = Served::small();
    let mut listening = served.connect();
    let request = format!("GET /.statusbook/events HTTP/1.1\r\nHost: {}\r\n\r\n", served.authority);
    listening.write_all(request.as_bytes()).unwrap();
    assert!(listening.read(&mut [0; 100]).unwrap() > 0, "the stream has begun");
    let process = served.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &process]).status().unwrap().success());
    let end = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = served.child.try_wait().unwrap() {
            break status;
        }
        assert!(Instant::now() < end, "it does not end");
        std::thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(status.code(), Some(0));
}

#[test]
fn a_port_that_is_taken_is_passed_over_unless_it_was_asked_for() {
    // Somebody else may have it, which is as good.
    let _taken = TcpListener::bind("127.0.0.1:4040");
    let served = Served::small_with(&["--any-port"]);
    assert_ne!(served.authority, "127.0.0.1:4040");
    assert!(
        served.start.contains("port 4040 is taken, so this is the next free one\n"),
        "{}",
        served.start
    );
    assert_eq!(served.get("/").status, 200);

    let port = served.authority.rsplit(':').next().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_statusbook"));
    let output =
        command.args(["serve", "--port", port, "--root"]).arg(&served.root).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let wanted = format!(
        "error: port {port} of 127.0.0.1 is taken; choose another, or leave `--port` out\n"
    );
    assert_eq!(String::from_utf8(output.stderr).unwrap(), wanted);
}

#[test]
fn what_cannot_be_served_is_status_2() {
    let empty = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve-nothing");
    std::fs::create_dir_all(&empty).unwrap();
    for (arguments, why) in [
        (&["--port", "0"][..], "holds no pages"),
        (&["--port", "0", "--root", "nowhere"], "cannot find `nowhere`: no such file or directory"),
        (&["--port", "70000"], "invalid value '70000' for '--port <PORT>'"),
        (&["--host", "192.0.2.1", "--port", "0"], "cannot listen at 192.0.2.1: "),
        (&["--path", "/a b/"], "write it as `/codes/`"),
        (&["--path", "//"], "write it as `/codes/`"),
        (&["--output", "x"], "unexpected argument '--output'"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_statusbook"));
        let output = command.current_dir(&empty).arg("serve").args(arguments).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err.contains(why), "{arguments:?}: {err}");
    }
}
