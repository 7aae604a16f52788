//! A folder that is served, and how to ask for what is in it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

static COUNT: AtomicUsize = AtomicUsize::new(0);
/// Long enough for a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A page without any fault; a site needs its class too.
pub const PAGE: &str = include_str!("../golden/content/499.md");
pub const CLASS: &str = "---\nclass: 4xx\ntitle: Client error\nsummary: S.\npromise: P.\n\
                     unknown: U.\nreviewed: 2026-11-20\n---\n";

/// A server, and the folder that it serves; both gone when the test is over.
pub struct Served {
    pub root: PathBuf,
    pub child: Child,
    lines: Receiver<String>,
    /// `127.0.0.1:4040`
    pub authority: String,
    /// What was printed before it served.
    pub start: String,
    is_borrowed: bool,
}

#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub phrase: String,
    pub fields: Vec<(String, String)>,
    pub content: Vec<u8>,
}

impl Response {
    pub fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        fields.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.content.clone()).unwrap()
    }
}

impl Served {
    /// A site of two pages.
    pub fn small() -> Self {
        Self::with(&[("content/499.md", PAGE), ("content/4xx.md", CLASS)], &[])
    }

    pub fn small_with(arguments: &[&str]) -> Self {
        Self::with(&[("content/499.md", PAGE), ("content/4xx.md", CLASS)], arguments)
    }

    pub fn with(files: &[(&str, &str)], arguments: &[&str]) -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("serve-{}-{number}", std::process::id());
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        for (path, text) in files {
            put(&root.join(path), text);
        }
        Self::at(root, arguments, false)
    }

    /// The site of this repository.
    pub fn own() -> Self {
        Self::at(PathBuf::from(env!("CARGO_MANIFEST_DIR")), &[], true)
    }

    fn at(root: PathBuf, arguments: &[&str], is_borrowed: bool) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_statusbook"));
        command.env_remove("GITHUB_ACTIONS").args(["serve", "--root"]).arg(&root);
        if !arguments.contains(&"--port") && !arguments.contains(&"--any-port") {
            command.args(["--port", "0"]);
        }
        command.args(arguments.iter().filter(|argument| **argument != "--any-port"));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (sender, lines) = mpsc::channel();
        let output = child.stdout.take().unwrap();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let mut served = Self {
            root,
            child,
            lines,
            authority: String::new(),
            start: String::new(),
            is_borrowed,
        };
        let (mut start, serving) = served.lines_until("serving at ");
        served.start = std::mem::take(&mut start);
        let url = serving.split(' ').nth(2).unwrap().strip_prefix("http://").unwrap();
        url.split('/').next().unwrap().clone_into(&mut served.authority);
        served
    }

    /// The lines before the one that holds these words, and that line.
    #[track_caller]
    pub fn lines_until(&self, words: &str) -> (String, String) {
        let mut before = String::new();
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("`{words}` was not printed, but this was:\n{before}");
            };
            if line.contains(words) {
                return (before, line);
            }
            before += &(line + "\n");
        }
    }

    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        put(&self.root.join(path), text);
    }

    pub fn get(&self, path: &str) -> Response {
        self.ask("GET", path, &[])
    }

    pub fn ask(&self, method: &str, path: &str, fields: &[(&str, &str)]) -> Response {
        let own = [("Connection", "close"), ("Host", &*self.authority)];
        let is_named = fields.iter().any(|(name, _)| *name == "Host");
        let all = own[..own.len() - usize::from(is_named)].iter().chain(fields);
        let lines: String = all.flat_map(|(name, value)| [*name, ": ", *value, "\r\n"]).collect();
        self.send(&format!("{method} {path} HTTP/1.1\r\n{lines}\r\n"), method == "HEAD")
    }

    /// The answer to a request as it is.
    pub fn send(&self, request: &str, is_head: bool) -> Response {
        let mut socket = self.connect();
        socket.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        socket.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let mut words = lines.next().unwrap().splitn(3, ' ').skip(1);
        let status = words.next().unwrap().parse().unwrap();
        let phrase = words.next().unwrap_or("").to_owned();
        let field = |line: &str| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_owned(), value.trim().to_owned())
        };
        let fields = lines.map(field).collect();
        let content = bytes[end + 4..].to_vec();
        let response = Response { status, phrase, fields, content };
        if let Some(length) = response.field("Content-Length").filter(|_| !is_head && status != 304)
        {
            assert_eq!(length, response.content.len().to_string());
        }
        response
    }

    pub fn connect(&self) -> TcpStream {
        let socket = TcpStream::connect(&self.authority).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        socket
    }

    /// Waits for a page to hold a text.
    #[track_caller]
    pub fn wait_for(&self, path: &str, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.get(path).text().contains(text) {
            assert!(Instant::now() < end, "{path} never shows `{text}`");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if !self.is_borrowed {
            let _ = fs::remove_dir_all(&self.root);
        }
    }
}

pub fn put(path: &Path, text: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
