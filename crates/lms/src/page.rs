//! The list envelope (page 10694103): `count`, `current_page`, `page_size`, `results`, and nothing else.

use crate::lenient;
use crate::lenient::read_noting_gaps;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Page size of the documented sample, and the server's default.
pub const DEFAULT_PAGE_SIZE: u64 = 15;
/// Maximum number of rows of a page (assumed).
pub const MAX_PAGE_SIZE: u64 = 500;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    /// Number of rows of the whole list.
    #[serde(deserialize_with = "lenient::integer")]
    pub count: u64,
    /// Number of this page, from 1.
    #[serde(deserialize_with = "lenient::integer")]
    pub current_page: u64,
    /// Number of rows of a full page.
    #[serde(deserialize_with = "lenient::integer")]
    pub page_size: u64,
    /// The rows of this page.
    pub results: Vec<T>,
}

impl<T> Page<T> {
    /// Whether this page is the whole list.
    pub fn is_whole(&self) -> bool {
        self.rest() == 0
    }

    /// Number of rows of the list that are not on this page.
    pub fn rest(&self) -> u64 {
        self.count.saturating_sub(u64::try_from(self.results.len()).unwrap_or(u64::MAX))
    }
}

/// A page of which some rows may be unreadable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartlyRead<T> {
    /// Number of rows of the whole list.
    pub count: u64,
    /// Number of rows of a full page, as the server says; it may be less than was asked for.
    pub page_size: u64,
    /// The rows of this page. An unreadable one has its reference, if that can be read.
    pub rows: Vec<Result<T, Option<String>>>,
    /// Keys that the server left out of any of the rows, each once ([`read_noting_gaps`]).
    pub gaps: Vec<&'static str>,
}

/// Reads a page row by row, so that one row of another form does not hide the others. `None` if it is no page at all.
///
/// For lists that are only shown: a sum or a look-up must not leave a row out.
pub fn read_rows<T: DeserializeOwned>(body: &str) -> Option<PartlyRead<T>> {
    let Page { count, page_size, results, .. } = serde_json::from_str::<Page<Box<RawValue>>>(body).ok()?;
    let read = |row: Box<RawValue>| serde_json::from_str(row.get()).map_err(|_| reference(row.get()));
    let (rows, gaps) = read_noting_gaps(|| results.into_iter().map(read).collect());
    Some(PartlyRead { count, page_size, rows, gaps })
}

/// The reference of a row whose other keys may be of any form.
fn reference(row: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Referenced {
        ref_id: String,
    }
    serde_json::from_str::<Referenced>(row).ok().map(|row| row.ref_id)
}

/// Requests one page of a list (assumed: no page parameter is documented on an LMS page).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageRequest {
    /// Number of the page, from 1.
    pub page: u64,
    /// Number of rows of a page, at most [`MAX_PAGE_SIZE`].
    pub page_size: u64,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { page: 1, page_size: DEFAULT_PAGE_SIZE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Money;
    use crate::lenient::amounts;

    #[derive(Debug, PartialEq, Eq, Deserialize)]
    struct Row {
        amount: Money,
    }

    #[test]
    fn a_row_of_another_form_does_not_hide_the_others() {
        let body = r#"{"count": 9, "current_page": 1, "page_size": 3, "results": [
            {"ref_id": "PAY1", "amount": 5000.5}, {"ref_id": "PAY2", "amount": null}, {"amount": {}}]}"#;
        let page = read_rows::<Row>(body).unwrap();
        assert_eq!((page.count, page.page_size), (9, 3));
        let expected = [Ok(Row { amount: Money::from_paise(500_050) }), Err(Some("PAY2".to_owned())), Err(None)];
        assert_eq!(page.rows, expected);
    }

    #[test]
    fn amounts_left_out_of_any_row_are_named_once() {
        #[derive(Debug, PartialEq, Eq, Deserialize)]
        struct Row {
            #[serde(default = "amounts::total::missing", deserialize_with = "amounts::total::read")]
            total: Money,
        }
        let page = |rows: &str| format!(r#"{{"count": 3, "current_page": 1, "page_size": 3, "results": [{rows}]}}"#);
        let gaps = |rows: &str| read_rows::<Row>(&page(rows)).unwrap().gaps;
        assert_eq!(gaps(r#"{"total": 1}, {"total": null}, {}"#), ["total"]);
        assert_eq!(gaps(r#"{"total": 1}"#), [""; 0]);
    }

    #[test]
    fn what_is_no_page_is_not_read() {
        for body in ["", "<html>", "[]", r#"{"count": 1}"#] {
            assert_eq!(read_rows::<Row>(body), None, "{body}");
        }
    }
}
