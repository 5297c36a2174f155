//! A sheet: one kind of table that can be uploaded, with everything that is particular to it.

use super::references::References;
use crate::api;
use crate::components::forms::submit::since_then;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use lms::bulk::{BulkResponse, Rows};
use lms::page::PageRequest;
use lms::{ApiError, Endpoint, FieldError, Instant, Money, Page};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// The most rows of an upload; a limit of the API.
pub(crate) const MAX_ROWS: usize = 10_000;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// The API's name, used in its errors.
    pub(crate) key: &'static str,
    pub(crate) name: &'static str,
    /// Other names in files.
    pub(crate) aliases: &'static [&'static str],
    pub(crate) is_required: bool,
    /// An example of a cell.
    pub(crate) example: &'static str,
}

impl Column {
    pub(crate) const fn required(key: &'static str, name: &'static str, example: &'static str) -> Self {
        Self { key, name, aliases: &[], is_required: true, example }
    }

    pub(crate) const fn optional(key: &'static str, name: &'static str, example: &'static str) -> Self {
        Self { is_required: false, ..Self::required(key, name, example) }
    }

    pub(crate) const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }
}

/// What a reference in a cell refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReferenceKind {
    Loan,
    Account,
}

/// A row that can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckedRow {
    /// As JSON.
    pub(crate) body: String,
    pub(crate) amount: Money,
    /// What is unusual, by column. The officer confirms it before the row is sent.
    pub(crate) warnings: Vec<FieldError>,
}

impl CheckedRow {
    /// # Errors
    /// If the row can't be written as JSON, which rows of text and numbers always can.
    pub(crate) fn new(row: &impl Serialize, amount: Money) -> Result<Self, Vec<FieldError>> {
        let body = serde_json::to_string(row).map_err(|_| vec![FieldError::new("", "This row can't be sent.")])?;
        Ok(Self { body, amount, warnings: Vec::new() })
    }

    /// Adds the warning of a column, if there is one.
    pub(crate) fn warn(mut self, column: &str, warning: Option<String>) -> Self {
        self.warnings.extend(warning.map(|message| FieldError::new(column, message)));
        self
    }
}

pub(crate) type ApiFuture<T> = LocalBoxFuture<'static, Result<T, ApiError>>;

/// For each row of a call, the id of what it created, if anything.
pub(crate) type CreatedIds = Vec<Option<Uuid>>;

pub(crate) struct Sheet {
    /// Part of the URL and of storage keys.
    pub(crate) slug: &'static str,
    pub(crate) title: &'static str,
    /// What uploading it does.
    pub(crate) description: &'static str,
    /// Singular and plural of a row.
    pub(crate) noun: (&'static str, &'static str),
    pub(crate) columns: &'static [Column],
    /// The column that holds a reference, and what it refers to.
    pub(crate) reference: Option<(&'static str, ReferenceKind)>,
    /// Whether rows have an amount.
    pub(crate) has_amount: bool,
    pub(crate) check: fn(&Cells<'_>) -> Result<CheckedRow, Vec<FieldError>>,
    /// Sends the bodies of checked rows.
    pub(crate) send: fn(Vec<String>) -> ApiFuture<BulkResponse>,
    /// Looks for what rows created whose call, sent at the instant, has no response.
    pub(crate) find_created: fn(Vec<String>, Instant) -> ApiFuture<CreatedIds>,
}

/// The cells of a row, by column.
pub(crate) struct Cells<'a> {
    pub(super) sheet: &'static Sheet,
    pub(super) texts: &'a [String],
    pub(super) references: &'a References,
}

impl Cells<'_> {
    /// The text in the column `key`.
    pub(crate) fn text(&self, key: &str) -> &str {
        let at = self.sheet.columns.iter().position(|column| column.key == key);
        at.and_then(|at| self.texts.get(at)).map_or("", |text| text.as_str())
    }

    /// The id that the reference in the column `key` refers to.
    ///
    /// # Errors
    /// If there is no such thing, or it was not looked up yet.
    pub(crate) fn id<I: From<Uuid>>(&self, key: &str) -> Result<I, String> {
        self.references.id(self.text(key)).map(I::from)
    }
}

/// Sends rows by a bulk call.
pub(crate) fn send<T: DeserializeOwned, E>(bodies: &[String], call: fn(Rows<T>) -> E) -> ApiFuture<BulkResponse>
where
    E: Endpoint<Reply = BulkResponse> + 'static,
{
    match parse_rows(bodies) {
        Some(rows) => api::send(call(Rows { rows })).boxed_local(),
        None => async { Err(ApiError::Unreadable) }.boxed_local(),
    }
}

/// `None` if a body is not a row of this type.
pub(crate) fn parse_rows<T: DeserializeOwned>(bodies: &[String]) -> Option<Vec<T>> {
    bodies.iter().map(|body| serde_json::from_str(body).ok()).collect()
}

/// The items of a list, the newest first, that were created since `since`.
///
/// # Errors
/// If the list can't be read.
pub(crate) async fn list_created_since<T, E>(
    list: fn(PageRequest) -> E,
    since: Instant,
    created_at: fn(&T) -> Instant,
) -> Result<Vec<T>, ApiError>
where
    E: Endpoint<Reply = Page<T>>,
{
    const PAGE_SIZE: u64 = 100;
    let mut all = Vec::new();
    for page in 1.. {
        let page = api::send(list(PageRequest { page, page_size: PAGE_SIZE })).await?.results;
        let read = page.len();
        let before = all.len();
        all.extend(page.into_iter().filter(|item| since_then(created_at(item), since)));
        let is_full = |count: usize| count as u64 >= PAGE_SIZE;
        if !is_full(read) || !is_full(all.len() - before) {
            break;
        }
    }
    Ok(all)
}

/// Pairs each row with the id of what it created; each item is used for one row at most.
pub(crate) fn match_created<R, T>(
    rows: &[R],
    mut created: Vec<T>,
    is_match: impl Fn(&R, &T) -> bool,
    id: fn(&T) -> Uuid,
) -> CreatedIds {
    let match_row = |row: &R| {
        let at = created.iter().position(|item| is_match(row, item))?;
        Some(id(&created.swap_remove(at)))
    };
    rows.iter().map(match_row).collect()
}

/// Looks for what the rows of a lost call created: pairs them with the items of `list` created since `since`.
pub(crate) fn find_created_rows<R, T, E>(
    bodies: Vec<String>,
    since: Instant,
    list: fn(PageRequest) -> E,
    created_at: fn(&T) -> Instant,
    is_match: fn(&R, &T) -> bool,
    id: fn(&T) -> Uuid,
) -> ApiFuture<CreatedIds>
where
    R: DeserializeOwned + 'static,
    T: 'static,
    E: Endpoint<Reply = Page<T>> + 'static,
{
    async move {
        let created = list_created_since(list, since, created_at).await?;
        let rows = parse_rows::<R>(&bodies).unwrap_or_default();
        Ok(match_created(&rows, created, is_match, id))
    }
    .boxed_local()
}

#[cfg(test)]
mod tests {
    use super::match_created;
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn matches_an_item_with_one_row_only() {
        let created = vec![(5, Uuid::from_u128(1)), (7, Uuid::from_u128(2))];
        let ids = match_created(&[5, 5, 7], created, |row, item| *row == item.0, |item| item.1);
        assert_eq!(ids, [Some(Uuid::from_u128(1)), None, Some(Uuid::from_u128(2))]);
    }
}
