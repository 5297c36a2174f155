//! A sheet: one kind of table that can be uploaded, with everything that is particular to it.

use super::references::References;
use super::row_match::RowMatches;
use crate::api;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use lms::bulk::{BulkResponse, Rows};
use lms::{ApiError, Endpoint, FieldError, Money};
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

/// Reads what the server has before these bodies of rows are sent.
pub(crate) type BeforeFn = fn(Vec<String>) -> ApiFuture<Vec<Uuid>>;

/// What the server has that is not of the rows that are looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// What [`Sheet::before`] found.
    pub(crate) before: Vec<Uuid>,
    /// What the server says it created.
    pub(crate) accepted: Vec<Uuid>,
    /// User name of the officer who sent the rows.
    pub(crate) officer: String,
}

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
    /// Ids of what the server has before checked rows are sent, so that what they create or change is told from it; `None`
    /// if sending a row again changes nothing.
    pub(crate) before: Option<BeforeFn>,
    /// Looks for what rows created besides what is known.
    pub(crate) find_created: fn(Vec<String>, Known) -> ApiFuture<RowMatches>,
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
        Ok(rows) => api::send(call(Rows { rows })).boxed_local(),
        Err(error) => async { Err(error) }.boxed_local(),
    }
}

/// # Errors
/// If a body is not a row of this type. A lookup that went on without it would take its row for one that did not arrive.
pub(crate) fn parse_rows<T: DeserializeOwned>(bodies: &[String]) -> Result<Vec<T>, ApiError> {
    bodies.iter().map(|body| serde_json::from_str(body).map_err(|_| ApiError::Unreadable)).collect()
}
