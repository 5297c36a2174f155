//! Fetching a page of a list's rows.
//!
//! One row of another form is shown as such among the others. A server may send fewer rows a page than asked for: then the
//! pages that hold the rows are fetched by its size.

use crate::api;
use crate::components::lists::grid::{Cell, PageResult, Row, RowPage};
use crate::http::Call;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use lms::page::{PageRequest, PartlyRead, read_rows};
use lms::{ApiError, Endpoint, Page};
use serde::de::DeserializeOwned;
use std::rc::Rc;

/// Reads the body of a page.
type ReadPage = Rc<dyn Fn(String) -> Option<PartlyRead<Row>>>;

/// The rows that `row` makes of a page of `list`, unless its filters mean nothing.
pub(crate) fn fetch_rows<E, T>(
    list: Result<E, ApiError>,
    row: impl Fn(&T) -> Row + 'static,
) -> LocalBoxFuture<'static, PageResult>
where
    E: Endpoint<Reply = Page<T>> + 'static,
    T: DeserializeOwned + 'static,
{
    let read = move |body: String| {
        let PartlyRead { count, page_size, rows, gaps } = read_rows::<T>(&body)?;
        let rows = rows.into_iter().map(|read| read.map(|item| row(&item))).collect();
        Some(PartlyRead { count, page_size, rows, gaps })
    };
    fetch(list.map(|list| Call::of(&list)), Rc::new(read)).boxed_local()
}

async fn fetch(call: Result<Call, ApiError>, read: ReadPage) -> PageResult {
    let call = call?;
    let first = fetch_page(&call, &read).await?;
    let count = first.count;
    let Some(asked) = call.page() else { return Ok(row_page(count, 0, first.rows, first.gaps)) };
    let from = asked.page.saturating_sub(1) * asked.page_size;
    let wanted = count.saturating_sub(from).min(asked.page_size);
    let came = first.rows.len() as u64;
    let size = if first.page_size < asked.page_size { first.page_size } else { came };
    if came >= wanted || size == 0 {
        return Ok(row_page(count, from, first.rows, first.gaps));
    }
    let (mut rows, mut gaps) = (Vec::new(), Vec::new());
    for page in from / size..(from + wanted).div_ceil(size) {
        let fetched = fetch_page(&call.of_page(PageRequest { page: page + 1, page_size: size }), &read).await?;
        rows.extend(fetched.rows);
        gaps.extend(fetched.gaps);
    }
    // The first of these pages may begin before the rows that are wanted.
    let skipped = usize::try_from(from % size).unwrap_or_default();
    let wanted = usize::try_from(wanted).unwrap_or_default();
    Ok(row_page(count, from, rows.into_iter().skip(skipped).take(wanted), gaps))
}

async fn fetch_page(call: &Call, read: &ReadPage) -> Result<PartlyRead<Row>, ApiError> {
    api::send_and_read(call, |body| read(body)).await
}

/// `from` is the place of the first of `rows` in the list.
fn row_page(
    count: u64,
    from: u64,
    rows: impl IntoIterator<Item = Result<Row, Option<String>>>,
    gaps: Vec<&'static str>,
) -> RowPage {
    let row =
        |(at, read): (u64, Result<Row, Option<String>>)| read.unwrap_or_else(|reference| unreadable(at, reference));
    RowPage { count, rows: (from..).zip(rows).map(row).collect(), gaps }
}

/// In the place of a row that can't be read. It opens nothing.
fn unreadable(at: u64, reference: Option<String>) -> Row {
    let text =
        reference.map_or_else(|| "This row can't be read".to_owned(), |reference| format!("{reference} can't be read"));
    Row { key: format!("unreadable {at}"), href: String::new(), cells: vec![Cell::Text(text)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn an_unreadable_row_stands_at_its_place_with_its_reference() {
        let row = |key: &str| Row { key: key.to_owned(), href: "/".to_owned(), cells: Vec::new() };
        let page = row_page(9, 50, [Ok(row("a")), Err(Some("PAY2".to_owned())), Err(None), Ok(row("b"))], Vec::new());
        let keys: Vec<_> = page.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, ["a", "unreadable 51", "unreadable 52", "b"]);
        assert_eq!(page.rows[1].cells, [Cell::Text("PAY2 can't be read".to_owned())]);
        assert_eq!(page.rows[2].cells, [Cell::Text("This row can't be read".to_owned())]);
    }
}
