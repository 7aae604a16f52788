//! Files over HTTP, with HEAD, ranges and conditions: the one door to tower-http.

use std::future::{Ready, ready};
use std::io::{self, Cursor, SeekFrom};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::SystemTime;

use http::header::{self, HeaderValue};
use http::{Request, Response, StatusCode, Uri};
use tokio::io::{AsyncRead, AsyncSeek, ReadBuf};
use tower_http::services::ServeDir;
use tower_http::services::fs::{Backend, File, Metadata, ServeFileSystemResponseBody};

/// Bytes that a request may ask for, whole or in part.
#[derive(Debug, Clone)]
pub struct Representation {
    /// Says what the bytes are: `css`.
    pub ending: String,
    pub bytes: Arc<[u8]>,
    pub modified: SystemTime,
}

/// The answer to a GET or HEAD; other methods are not allowed.
pub async fn answer(
    representation: Representation,
    request: &Request<()>,
) -> Response<ServeFileSystemResponseBody> {
    let known = representation.ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let ending = if known { representation.ending.as_str() } else { "" };
    let mut asked = request.clone();
    *asked.uri_mut() = format!("/file.{ending}").parse().unwrap_or(Uri::from_static("/file"));
    // A part of other bytes than those that the client has would be useless, so it gets them all.
    // The same goes for a range in other units (RFC 9110, section 14.2).
    let is_of_bytes = |value: &HeaderValue| value.as_bytes().starts_with(b"bytes=");
    let is_known = asked.headers().get(header::RANGE).is_some_and(is_of_bytes);
    if asked.headers_mut().remove(header::IF_RANGE).is_some() || !is_known {
        asked.headers_mut().remove(header::RANGE);
    }
    let files = ServeDir::with_backend("", OneFile(representation));
    let answered = files.ignore_multi_range_requests(true).try_call(asked).await;
    answered.map_or_else(|_| unanswered(), with_charset)
}

/// The answer if reading from memory failed, which it does not.
fn unanswered() -> Response<ServeFileSystemResponseBody> {
    let mut answer = Response::new(ServeFileSystemResponseBody::default());
    *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    answer
}

fn with_charset<B>(mut answer: Response<B>) -> Response<B> {
    let media_type = answer.headers().get(header::CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_text = media_type.starts_with("text/") || media_type == "application/json";
    let whole = HeaderValue::from_str(&format!("{media_type}; charset=utf-8"));
    if let Ok(whole) = whole
        && is_text
    {
        answer.headers_mut().insert(header::CONTENT_TYPE, whole);
    }
    answer
}

/// A file system in which every path leads to the same bytes.
#[derive(Debug, Clone)]
struct OneFile(Representation);

#[derive(Debug)]
struct Opened {
    bytes: Cursor<Arc<[u8]>>,
    about: About,
}

#[derive(Debug, Clone, Copy)]
struct About {
    length: u64,
    modified: SystemTime,
}

impl OneFile {
    fn about(&self) -> About {
        About { length: self.0.bytes.len() as u64, modified: self.0.modified }
    }
}

impl Backend for OneFile {
    type File = Opened;
    type Metadata = About;
    type OpenFuture = Ready<io::Result<Opened>>;
    type MetadataFuture = Ready<io::Result<About>>;

    fn open(&self, _path: PathBuf) -> Self::OpenFuture {
        ready(Ok(Opened { bytes: Cursor::new(Arc::clone(&self.0.bytes)), about: self.about() }))
    }

    fn metadata(&self, _path: PathBuf) -> Self::MetadataFuture {
        ready(Ok(self.about()))
    }
}

impl Metadata for About {
    fn is_dir(&self) -> bool {
        false
    }

    fn modified(&self) -> io::Result<SystemTime> {
        Ok(self.modified)
    }

    fn len(&self) -> u64 {
        self.length
    }
}

impl File for Opened {
    type Metadata = About;
    type MetadataFuture<'a> = Ready<io::Result<About>>;

    fn metadata(&self) -> Self::MetadataFuture<'_> {
        ready(Ok(self.about))
    }
}

impl AsyncRead for Opened {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.bytes).poll_read(context, into)
    }
}

impl AsyncSeek for Opened {
    fn start_seek(mut self: Pin<&mut Self>, position: SeekFrom) -> io::Result<()> {
        Pin::new(&mut self.bytes).start_seek(position)
    }

    fn poll_complete(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<u64>> {
        Pin::new(&mut self.bytes).poll_complete(context)
    }
}
