//! Rows and columns of the grid. A row is text, made once when its page is loaded; the grid is the same for all lists.

use crate::components::feedback::severity::Severity;
use leptos::prelude::AnyView;
use lms::ApiError;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Identifies the row: its id.
    pub(crate) key: String,
    pub(crate) href: String,
    /// In the order of the columns.
    pub(crate) cells: Vec<Cell>,
}

/// The content of a cell: always text, never markup.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    Text(String),
    /// Less prominent text.
    Faint(String),
    /// A reference, monospaced.
    Mono(String),
    /// The link that opens the row: its reference.
    Open(String),
    /// A status.
    Chip(Severity, String),
    /// The link that opens the row, after a control that is drawn for the row's key.
    OpenAfter(fn(&str) -> AnyView, String),
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Chip(severity, _), Self::Chip(other, _)) if severity != other => false,
            // Controls depend on the key only, which is the same.
            _ => std::mem::discriminant(self) == std::mem::discriminant(other) && self.words() == other.words(),
        }
    }
}

impl Eq for Cell {}

impl Cell {
    /// The text.
    pub(crate) fn words(&self) -> &str {
        match self {
            Self::Text(words) | Self::Faint(words) | Self::Mono(words) | Self::Open(words) | Self::Chip(_, words) => {
                words
            }
            Self::OpenAfter(_, words) => words,
        }
    }
}

pub(crate) struct RowPage {
    /// Number of rows of the whole list.
    pub(crate) count: u64,
    pub(crate) rows: Vec<Row>,
    /// Keys that the server left out of any of the rows.
    pub(crate) gaps: Vec<&'static str>,
}

pub(crate) type PageResult = Result<RowPage, ApiError>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) label: &'static str,
    /// The field of the `ordering` parameter; `None` if the server can't order by it.
    pub(crate) order: Option<&'static str>,
    /// Amounts or counts: aligned to the right.
    pub(crate) numeric: bool,
    /// A CSS grid track: `minmax(9rem, 1fr)`.
    pub(crate) width: &'static str,
}

impl Column {
    pub(crate) const fn new(label: &'static str, width: &'static str) -> Self {
        Self { label, order: None, numeric: false, width }
    }

    #[must_use]
    pub(crate) const fn numeric(self) -> Self {
        Self { numeric: true, ..self }
    }

    /// A click on the heading orders by `field`.
    #[must_use]
    pub(crate) const fn ordered_by(self, field: &'static str) -> Self {
        Self { order: Some(field), ..self }
    }
}
