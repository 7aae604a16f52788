//! The home page that is one table of all codes.

use super::codes_page::{self, CodesPage, columns};
use super::filters::{List, filters};
use super::{frame, home_page};
use crate::model::site::Site;

/// What the table says.
pub fn view(site: &Site) -> CodesPage<'_> {
    let frame = frame::frame(site, home_page::about(site), home_page::PREFIX);
    let columns = columns(site);
    codes_page::page(site, frame, home_page::PREFIX, filters(site, List::HomeTable), &columns)
}
