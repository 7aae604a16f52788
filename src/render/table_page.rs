//! The home page that is one table of all codes.

use super::codes_page::{self, CodesPage, columns};
use super::filters::{List, filters};
use super::hero::hero;
use super::status_rows::header_row;
use super::{frame, home_page, prose, words};
use crate::model::site::Site;

/// What the table says.
pub fn view(site: &Site) -> CodesPage<'_> {
    let frame = frame::frame(site, home_page::about(site), home_page::PREFIX);
    let columns = columns(site);
    let prefix = home_page::PREFIX;
    let mut table = codes_page::page(site, frame, prefix, filters(site, List::HomeTable), &columns);
    for (row, page) in table.rows.iter_mut().zip(site.status_pages()) {
        row.text_html = prose::lead_html(&page.prose, site, &page.path, prefix);
        if row.text_html.is_some() && page.summary.lead().is_none() {
            row.summary = "";
        }
        row.deviates_html = page.deviates.as_deref().map(words::note);
        row.headers = page.headers.iter().map(|it| header_row(it, &site.labels)).collect();
    }
    table.hero = Some(hero(site));
    table
}
