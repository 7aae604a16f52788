//! What is answered, to whom.

use crate::served::Served;

#[test]
fn addresses_lead_where_they_lead_on_github_pages() {
    let served = Served::small();
    served.put("static/about.html", "<p>about</p>");
    served.wait_for("/about.html", "about");
    for (path, status, media_type) in [
        ("/", 200, "text/html; charset=utf-8"),
        ("/499/", 200, "text/html; charset=utf-8"),
        ("/499/index.html", 200, "text/html; charset=utf-8"),
        ("/499/?query", 200, "text/html; charset=utf-8"),
        ("/%34%39%39/", 200, "text/html; charset=utf-8"),
        ("/about", 200, "text/html; charset=utf-8"),
        ("/style.css", 200, "text/css; charset=utf-8"),
        ("/site.js", 200, "text/javascript; charset=utf-8"),
        ("/codes.json", 200, "application/json; charset=utf-8"),
        ("/icon.svg", 200, "image/svg+xml"),
        ("/icon-192.png", 200, "image/png"),
        ("/.nojekyll", 200, "application/octet-stream"),
        ("/404", 404, "text/html; charset=utf-8"),
        ("/404.html", 404, "text/html; charset=utf-8"),
        ("/nowhere/", 404, "text/html; charset=utf-8"),
        ("/499/nowhere", 404, "text/html; charset=utf-8"),
    ] {
        let response = served.get(path);
        assert_eq!(
            (response.status, response.field("Content-Type")),
            (status, Some(media_type)),
            "{path}"
        );
        if status == 404 {
            assert!(response.text().contains("data-kind=\"not-found\""), "{path}");
        }
    }
    for (path, to) in [("/499", "/499/"), ("/codes?a=b", "/codes/?a=b")] {
        let response = served.get(path);
        assert_eq!((response.status, response.field("Location")), (301, Some(to)), "{path}");
    }
}

#[test]
fn a_site_may_lie_below_a_path() {
    let served = Served::small_with(&["--path", "status/codes"]);
    assert_eq!(served.get("/status/codes/499/").status, 200);
    assert_eq!(served.get("/status/codes").field("Location"), Some("/status/codes/"));
    for path in ["/", "/499/", "/status/", "/status/codes499/"] {
        let response = served.get(path);
        assert_eq!(response.status, 404, "{path}");
        assert!(response.text().contains("href=\"/status/codes/style.css\""), "{path}");
    }
    let trial = served.get("/try/404").text();
    assert!(trial.starts_with("no page shows"), "it is the server's, not the site's: {trial}");
}

#[test]
fn head_gets_the_same_without_content() {
    let served = Served::small();
    for path in ["/499/", "/nowhere", "/style.css", "/499", "/try/499"] {
        let (get, head) = (served.get(path), served.ask("HEAD", path, &[]));
        assert_eq!(
            (get.status, "", &*get.phrase),
            (head.status, &*head.text(), &*head.phrase),
            "{path}"
        );
        for name in ["Content-Type", "Content-Length", "ETag", "Last-Modified", "Location"] {
            assert_eq!(get.field(name), head.field(name), "{path}: {name}");
        }
    }
    let post = served.ask("POST", "/499/", &[]);
    assert_eq!((post.status, post.field("Allow")), (405, Some("GET,HEAD")));
}

#[test]
fn a_part_is_a_part() {
    let served = Served::small();
    let whole = served.get("/style.css");
    assert_eq!(whole.field("Accept-Ranges"), Some("bytes"));
    let length = whole.content.len();
    for (range, part) in [
        ("bytes=0-9", 0..10),
        ("bytes=10-", 10..length),
        ("bytes=-5", length - 5..length),
        ("bytes=5-999999999", 5..length),
    ] {
        let response = served.ask("GET", "/style.css", &[("Range", range)]);
        let about = format!("bytes {}-{}/{length}", part.start, part.end - 1);
        assert_eq!(
            (response.status, response.field("Content-Range")),
            (206, Some(&*about)),
            "{range}"
        );
        assert!(response.content == whole.content[part], "{range}");
    }
    let response = served.ask("GET", "/style.css", &[("Range", "bytes=999999999-")]);
    let about = format!("bytes */{length}");
    assert_eq!((response.status, response.field("Content-Range")), (416, Some(&*about)));
    // A server may answer with all of it, and so it does where a part would be no use.
    for fields in [
        &[("Range", "bytes=0-1,4-5")][..],
        &[("Range", "bytes=0-9"), ("If-Range", "\"other\"")],
        &[("Range", "lines=1-2")],
    ] {
        let response = served.ask("GET", "/style.css", fields);
        assert_eq!((response.status, response.content.len()), (200, length), "{fields:?}");
    }
    let lost = served.ask("GET", "/nowhere", &[("Range", "bytes=0-9")]);
    assert_eq!(lost.status, 404);
}

#[test]
fn what_the_client_has_is_not_sent_again() {
    let served = Served::small();
    let first = served.get("/style.css");
    assert_eq!(first.field("Cache-Control"), Some("no-cache"));
    let tag = first.field("ETag").unwrap();
    let day = first.field("Last-Modified").unwrap();
    for fields in [
        &[("If-None-Match", tag)][..],
        &[("If-None-Match", &*format!("\"x\", W/{tag}"))],
        &[("If-Modified-Since", day)],
    ] {
        let again = served.ask("GET", "/style.css", fields);
        assert_eq!((again.status, again.content.len()), (304, 0), "{fields:?}");
        assert_eq!(again.field("ETag"), Some(tag));
    }
    let other =
        served.ask("GET", "/style.css", &[("If-None-Match", "\"x\""), ("If-Modified-Since", day)]);
    assert_eq!(other.status, 200, "the tag decides");
    let gone = served.ask("GET", "/style.css", &[("If-Match", "\"x\"")]);
    assert_eq!(gone.status, 412);
    let lost = served.ask("GET", "/nowhere", &[("If-None-Match", "*")]);
    assert_eq!(lost.status, 404);
    served.put("static/style.css", "body { color: hotpink; }");
    served.wait_for("/style.css", "hotpink");
    let changed = served.ask("GET", "/style.css", &[("If-None-Match", tag)]);
    assert_eq!(changed.status, 200);
    assert_ne!(changed.field("ETag"), Some(tag));
}

#[test]
fn foreign_hosts_are_refused() {
    let served = Served::small();
    for host in ["localhost", "LOCALHOST:1", "127.0.0.1:4040", "[::1]:4040"] {
        assert_eq!(served.ask("GET", "/", &[("Host", host)]).status, 200, "{host}");
    }
    for path in ["/", "/try/499", "/.statusbook/events", "/nowhere"] {
        for host in ["evil.example", "localhost.evil.example:4040", "192.0.2.1"] {
            let response = served.ask("GET", path, &[("Host", host)]);
            assert_eq!(response.status, 403, "{host} {path}");
            assert!(response.text().starts_with(&format!("{host} is not a name of this server")));
        }
        let whole = format!(
            "GET http://evil.example{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        );
        assert_eq!(served.send(&whole, false).status, 403, "{path}");
    }
    let nameless = "GET / HTTP/1.1\r\nConnection: close\r\n\r\n";
    assert_eq!(served.send(nameless, false).status, 400);
    let twice =
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    assert_eq!(served.send(twice, false).status, 400);
}

#[test]
fn nothing_but_the_site_can_be_reached() {
    let served = Served::small();
    served.put("secret.txt", "secret");
    for path in [
        "/../secret.txt",
        "/static/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/499/..%5c..%5csecret.txt",
        "/secret.txt",
        "//secret.txt",
        "/secret.txt%00.html",
        "/content/499.md",
        "/.statusbook/../secret.txt",
        "/.statusbook/manifest",
        "/%ff",
    ] {
        let response = served.get(path);
        assert_eq!(response.status, 404, "{path}");
        assert!(!response.text().contains("secret\n") && !response.text().contains("code: 499"));
    }
}

#[test]
fn pages_elsewhere_may_read_nothing() {
    let served = Served::small();
    let origin = ("Origin", "https://evil.example");
    for (method, path) in
        [("GET", "/"), ("GET", "/try/499"), ("OPTIONS", "/"), ("GET", "/codes.json")]
    {
        let asked = ("Access-Control-Request-Method", "GET");
        let response = served.ask(method, path, &[origin, asked]);
        let names = response.fields.iter().map(|(name, _)| name.to_ascii_lowercase());
        assert!(
            !names.into_iter().any(|name| name.starts_with("access-control")),
            "{method} {path}"
        );
    }
}
