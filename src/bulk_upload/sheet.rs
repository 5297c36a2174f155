//! What can be uploaded in bulk: a sheet is a table of one kind of row, and everything that is particular to that kind.

use super::names::Names;
use crate::api;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use lms::bulk::{BulkResponse, Rows};
use lms::page::PageRequest;
use lms::{ApiError, Endpoint, FieldError, Instant, Money, Page};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// So many rows are uploaded at once; the API takes no more.
pub(crate) const MOST_ROWS: usize = 10_000;

/// A column of a sheet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// Its key on the wire, by which the server speaks of it.
    pub(crate) key: &'static str,
    /// What people call it.
    pub(crate) name: &'static str,
    /// Other names that files give it.
    pub(crate) also: &'static [&'static str],
    /// Whether every row has it.
    pub(crate) needed: bool,
    /// How a cell is written.
    pub(crate) example: &'static str,
}

impl Column {
    /// A column that every row has.
    pub(crate) const fn needed(key: &'static str, name: &'static str, example: &'static str) -> Self {
        Self { key, name, also: &[], needed: true, example }
    }

    /// A column that may be missing.
    pub(crate) const fn optional(key: &'static str, name: &'static str, example: &'static str) -> Self {
        Self { needed: false, ..Self::needed(key, name, example) }
    }

    /// The same, with other names that files give it.
    pub(crate) const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }
}

/// What a reference in a cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// A loan, by its reference.
    Loan,
    /// An account, by its reference.
    Account,
}

/// A row that may be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Checked {
    /// As it goes over the wire.
    pub(crate) body: String,
    /// What it comes to.
    pub(crate) amount: Money,
}

impl Checked {
    /// The row `row`, which comes to `amount`.
    ///
    /// # Errors
    /// What the row has to say against being JSON: nothing that a row holds does.
    pub(crate) fn of(row: &impl Serialize, amount: Money) -> Result<Self, Vec<FieldError>> {
        let body = serde_json::to_string(row).map_err(|_| vec![FieldError::new("", "This row can't be sent.")])?;
        Ok(Self { body, amount })
    }
}

/// Asks the server for something.
pub(crate) type Asked<T> = LocalBoxFuture<'static, Result<T, ApiError>>;

/// For each row what it made, where it made anything.
pub(crate) type Found = Vec<Option<Uuid>>;

/// A kind of rows.
pub(crate) struct Sheet {
    /// In the URL, and on the device.
    pub(crate) slug: &'static str,
    /// What it is called.
    pub(crate) title: &'static str,
    /// What uploading it does.
    pub(crate) does: &'static str,
    /// One row, and several.
    pub(crate) noun: (&'static str, &'static str),
    /// Its columns.
    pub(crate) columns: &'static [Column],
    /// Which column names something by its reference, and what.
    pub(crate) naming: Option<(&'static str, Naming)>,
    /// Whether its rows come to an amount.
    pub(crate) has_amount: bool,
    /// Reads a row.
    pub(crate) check: fn(&Cells<'_>) -> Result<Checked, Vec<FieldError>>,
    /// Sends rows.
    pub(crate) send: fn(Vec<String>) -> Asked<BulkResponse>,
    /// Looks for what rows that were sent then have made, one answer for each.
    pub(crate) made: fn(Vec<String>, Instant) -> Asked<Found>,
}

/// The cells of a row by their columns.
pub(crate) struct Cells<'a> {
    pub(super) sheet: &'static Sheet,
    pub(super) texts: &'a [String],
    pub(super) names: &'a Names,
}

impl Cells<'_> {
    /// The text under `key`.
    pub(crate) fn text(&self, key: &str) -> &str {
        let at = self.sheet.columns.iter().position(|column| column.key == key);
        at.and_then(|at| self.texts.get(at)).map_or("", |text| text.as_str())
    }

    /// The id of what is named under `key`.
    ///
    /// # Errors
    /// That it is not known, or not known yet.
    pub(crate) fn id<I: From<Uuid>>(&self, key: &str) -> Result<I, String> {
        self.names.id(self.text(key)).map(I::from)
    }
}

/// Sends rows by the bulk call that `call` makes of them.
pub(crate) fn send<T: DeserializeOwned, E>(bodies: &[String], call: fn(Rows<T>) -> E) -> Asked<BulkResponse>
where
    E: Endpoint<Reply = BulkResponse> + 'static,
{
    match rows_of(bodies) {
        Some(rows) => api::send(call(Rows { rows })).boxed_local(),
        None => async { Err(ApiError::Unreadable) }.boxed_local(),
    }
}

/// The rows that were written as `bodies`.
pub(crate) fn rows_of<T: DeserializeOwned>(bodies: &[String]) -> Option<Vec<T>> {
    bodies.iter().map(|body| serde_json::from_str(body).ok()).collect()
}

/// Everything that a list, the newest first, has got since `since`.
///
/// # Errors
/// Why the list can't be read.
pub(crate) async fn all_since<T, E>(
    list: fn(PageRequest) -> E,
    since: Instant,
    created: fn(&T) -> Instant,
) -> Result<Vec<T>, ApiError>
where
    E: Endpoint<Reply = Page<T>>,
{
    let mut all = Vec::new();
    for page in 1.. {
        let answer = api::send(list(PageRequest { page, page_size: 100 })).await?;
        let last = answer.results.len() < 100;
        let before = all.len();
        all.extend(
            answer.results.into_iter().filter(|one| crate::components::forms::submit::since_then(created(one), since)),
        );
        if last || all.len() - before < 100 {
            break;
        }
    }
    Ok(all)
}

/// For each row the one that it made, none of them for two rows.
pub(crate) fn twins<T, M>(rows: &[T], mut made: Vec<M>, same: impl Fn(&T, &M) -> bool, id: fn(&M) -> Uuid) -> Found {
    let twin = |row: &T| {
        let at = made.iter().position(|made| same(row, made))?;
        Some(id(&made.swap_remove(at)))
    };
    rows.iter().map(twin).collect()
}

#[cfg(test)]
mod tests {
    use super::twins;
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn two_rows_alike_are_never_found_in_one() {
        let made = vec![(5, Uuid::from_u128(1)), (7, Uuid::from_u128(2))];
        let found = twins(&[5, 5, 7], made, |row, made| *row == made.0, |made| made.1);
        assert_eq!(found, [Some(Uuid::from_u128(1)), None, Some(Uuid::from_u128(2))]);
    }
}
