//! Requests and responses: the one door to axum.

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
use http::StatusCode;
use http::header::{self, HeaderValue};
use http::uri::Authority;
use tokio::sync::watch::Receiver;

use super::address::Hosts;
use super::events::{self, Page};
use super::files::{self, Representation};
use super::published::{File, Found, Published};
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

/// Answers whoever asks, until the user presses Ctrl-C.
///
/// # Errors
///
/// If the system does not let us listen or wait.
pub fn serve(listener: TcpListener, server: Server) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        // Small answers must not wait for one another's receipt.
        let listener = listener.tap_io(|socket| _ = socket.set_nodelay(true));
        let router = Router::new().fallback(answer).with_state(Arc::new(server));
        tokio::spawn(axum::serve(listener, router).into_future());
        // Dropping the runtime closes all connections; open pages would keep theirs for ever.
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
        // Who is cut off while it still sends may never see the answer.
        let _ = to_bytes(body, LONGEST_UPLOAD).await;
        tokio::time::sleep(delay).await;
        return response.map(Body::from);
    }
    let mut response = site(&published, request).await;
    let always_ask = HeaderValue::from_static("no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, always_ask);
    response
}

/// Refuses what is not meant for this server, whatever leads to it.
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
        "{host} is no name of this server: a page elsewhere could read the site by such a name. \
         Call it localhost, or start it with --host and the name."
    );
    Err((StatusCode::FORBIDDEN, why))
}

/// What pages need while they are served.
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
    let page = Page { path: value("path"), file: value("file"), version };
    let event = |json: String| Ok::<_, Infallible>(Event::default().data(json));
    let changes = events::changes(server.published.clone(), page, event);
    Sse::new(changes).keep_alive(KeepAlive::default()).into_response()
}

async fn site(published: &Published, mut request: Asked) -> Response {
    match published.find(request.uri().path()) {
        Found::File(file) => file_answer(published, &file, &request).await,
        Found::Redirect(to) => {
            let query = request.uri().query().map(|query| format!("?{query}"));
            let to = to + &query.unwrap_or_default();
            (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response()
        }
        Found::Lost(None) => {
            let page = client::with_script(NO_SITE.as_bytes(), &published.script_tag("", None));
            let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            (StatusCode::SERVICE_UNAVAILABLE, html, page).into_response()
        }
        Found::Lost(Some(file)) => {
            // Conditions and ranges are about what is asked for, and that is not there.
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

/// What stands in for a site of which nothing could be made.
const NO_SITE: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
                       <title>There is no site yet</title>\n</head>\n<body>\n\
                       <p>There is no site yet: it has faults.</p>\n</body>\n</html>\n";

async fn file_answer(published: &Published, file: &File, request: &Asked) -> Response {
    let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending).to_owned();
    let (bytes, modified) = (published.bytes(file).into(), published.modified(file));
    files::answer(Representation { ending, bytes, modified }, request).await.map(Body::new)
}
