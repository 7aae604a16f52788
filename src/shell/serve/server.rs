//! Requests and responses: the one door to axum and futures-util.

use std::convert::Infallible;
use std::future::IntoFuture as _;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::SystemTime;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use axum::serve::ListenerExt as _;
use futures_util::{Stream, stream};
use http::StatusCode;
use http::header::{self, HeaderValue};
use http::uri::Authority;
use tokio::sync::watch::Receiver;

use super::address::Hosts;
use super::files::{self, Representation};
use super::published::{File, Published, Resolved};
use super::{client, escape, trial};

/// The most that is read of what somebody sends to `/try/`.
const LONGEST_UPLOAD: usize = 16 * 1024 * 1024;

/// A request without its content.
type Asked = http::Request<()>;

/// What every answer needs.
#[derive(Debug)]
pub struct Server {
    pub published: Receiver<Arc<Published>>,
    pub hosts: Hosts,
    pub started: SystemTime,
}

/// Answers requests until the user presses Ctrl-C.
///
/// # Errors
/// If the system refuses to listen or to wait.
pub fn serve(listener: TcpListener, server: Server) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        // Else a small answer waits until the one before is acknowledged.
        let listener = listener.tap_io(|socket| _ = socket.set_nodelay(true));
        let router = Router::new().fallback(answer).with_state(Arc::new(server));
        tokio::spawn(axum::serve(listener, router).into_future());
        // Dropping the runtime closes all connections; open pages would keep theirs without end.
        tokio::signal::ctrl_c().await
    })
}

async fn answer(State(server): State<Arc<Server>>, request: Request) -> Response {
    if let Err((status, why)) = check_host(&server.hosts, &request) {
        return trial::plain(status, &why).map(Body::from);
    }
    let (request, body) = request.into_parts();
    let request = http::Request::from_parts(request, ());
    let path = request.uri().path();
    let published = Arc::clone(&server.published.borrow());
    if let Some(name) = path.strip_prefix(client::FOLDER) {
        return own(&server, name, &request).await;
    }
    if let Some(name) = path.strip_prefix(trial::FOLDER) {
        let query = request.uri().query().unwrap_or_default();
        let (delay, response) = trial::answer(&published, name, query);
        // A client that is still sending when the connection closes may not read the answer.
        let _ = to_bytes(body, LONGEST_UPLOAD).await;
        tokio::time::sleep(delay).await;
        return response.map(Body::from);
    }
    let mut response = site(&published, request).await;
    let always_ask = HeaderValue::from_static("no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, always_ask);
    response
}

/// Refuses a request for a host that is not this server.
fn check_host(hosts: &Hosts, request: &Request) -> Result<(), (StatusCode, String)> {
    let fields: Vec<_> = request.headers().get_all(header::HOST).iter().collect();
    let field = match *fields {
        [field] => field.to_str().ok(),
        _ => None,
    };
    let Some(host) = request.uri().authority().map(Authority::as_str).or(field) else {
        return Err((StatusCode::BAD_REQUEST, "the request names no host, or several".to_owned()));
    };
    if hosts.allow(host) {
        return Ok(());
    }
    let why = format!(
        "{host} is not a name of this server: a page elsewhere could read the site through it. \
         Use localhost, or start the server with --host and the name."
    );
    Err((StatusCode::FORBIDDEN, why))
}

/// The server's own files, which pages need while they are served.
async fn own(server: &Server, name: &str, request: &Asked) -> Response {
    let (ending, text) = match name {
        "client.js" => ("js", client::SCRIPT),
        "overlay.css" => ("css", client::STYLE),
        "events" => return changes(server, request),
        _ => return trial::plain(StatusCode::NOT_FOUND, "there is no such file").map(Body::from),
    };
    let modified = server.started;
    let bytes = text.as_bytes().into();
    let script = Representation { ending: ending.to_owned(), bytes, modified };
    files::answer(script, request).await.map(Body::new)
}

/// The events that a page listens to, without end.
fn changes(server: &Server, request: &Asked) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let value = |name: &str| escape::value(query, name).unwrap_or_default();
    let version = value("version").parse().unwrap_or(0);
    let page = OpenPage { path: value("path"), file: value("file"), version };
    let events = events(server.published.clone(), page);
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// A page that listens.
#[derive(Debug)]
struct OpenPage {
    /// Its path in the browser.
    path: String,
    /// The file of the site that it shows.
    file: String,
    /// The version of the site that it was loaded from.
    version: u64,
}

/// What is new for a page, as JSON: at once what it missed, then each change, without end.
fn events(
    published: Receiver<Arc<Published>>,
    page: OpenPage,
) -> impl Stream<Item = Result<Event, Infallible>> + Send + 'static {
    let start = (published, page, true);
    stream::unfold(start, move |(mut published, mut page, is_first)| async move {
        if !is_first {
            published.changed().await.ok()?;
        }
        let now = Arc::clone(&published.borrow_and_update());
        let change = now.change(&page.path, &page.file, page.version);
        let text = serde_json::to_string(&change).expect("strings and numbers are JSON");
        page.version = now.version;
        Some((Ok(Event::default().data(text)), (published, page, false)))
    })
}

async fn site(published: &Published, mut request: Asked) -> Response {
    match published.resolve(request.uri().path()) {
        Resolved::File(file) => file_answer(published, &file, &request).await,
        Resolved::Redirect(to) => {
            let query = request.uri().query().map(|query| format!("?{query}"));
            let to = to + &query.unwrap_or_default();
            (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response()
        }
        Resolved::NotFound(None) => {
            let page = client::with_script(NO_SITE.as_bytes(), &published.script_tag("", None));
            let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            (StatusCode::SERVICE_UNAVAILABLE, html, page).into_response()
        }
        Resolved::NotFound(Some(file)) => {
            // Conditions and ranges are about what is asked for, which does not exist.
            let fields = request.headers_mut();
            for name in [
                header::RANGE,
                header::IF_MATCH,
                header::IF_NONE_MATCH,
                header::IF_MODIFIED_SINCE,
                header::IF_UNMODIFIED_SINCE,
            ] {
                fields.remove(name);
            }
            let mut response = file_answer(published, &file, &request).await;
            if response.status() == StatusCode::OK {
                *response.status_mut() = StatusCode::NOT_FOUND;
            }
            response
        }
    }
}

/// The page that is shown while nothing could be made of the sources.
const NO_SITE: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
                       <title>There is no site yet</title>\n</head>\n<body>\n\
                       <p>There is no site yet: it has faults.</p>\n</body>\n</html>\n";

async fn file_answer(published: &Published, file: &File, request: &Asked) -> Response {
    let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending).to_owned();
    let (bytes, modified) = (published.bytes(file).into(), published.modified(file));
    files::answer(Representation { ending, bytes, modified }, request).await.map(Body::new)
}
