//! Tells open pages what is new: the one door to futures-util.

use std::sync::Arc;

use futures_util::{Stream, stream};
use tokio::sync::watch::Receiver;

use super::published::Published;

/// The page that listens.
#[derive(Debug)]
pub struct Page {
    /// Its path in the browser.
    pub path: String,
    /// The file of the site that it shows.
    pub file: String,
    /// The version of the site that it was loaded from.
    pub version: u64,
}

/// What is new for a page: at once, what it missed; then each change, without end. `event` takes
/// it as JSON.
pub fn changes<Event: 'static>(
    published: Receiver<Arc<Published>>,
    page: Page,
    event: fn(String) -> Event,
) -> impl Stream<Item = Event> + Send + 'static {
    let start = (published, page, true);
    stream::unfold(start, move |(mut published, mut page, is_first)| async move {
        if !is_first {
            published.changed().await.ok()?;
        }
        let now = Arc::clone(&published.borrow_and_update());
        let change = now.change(&page.path, &page.file, page.version);
        let text = serde_json::to_string(&change).expect("strings and numbers are JSON");
        page.version = now.version;
        Some((event(text), (published, page, false)))
    })
}
