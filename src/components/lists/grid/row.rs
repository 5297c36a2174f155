//! A row as the grid knows it: words, made once when its page arrives. The grid itself is the same for every list.

use crate::components::feedback::severity::Severity;
use leptos::prelude::AnyView;
use lms::ApiError;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// What tells it from all others: its id.
    pub(crate) key: String,
    /// Where it opens.
    pub(crate) href: String,
    /// One cell for each column.
    pub(crate) cells: Vec<Cell>,
}

/// What a cell shows. All that the API sends is text, never markup.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    /// Words.
    Text(String),
    /// Words of less weight.
    Faint(String),
    /// A reference, in figures of one width.
    Mono(String),
    /// The link that opens the row: its reference.
    Open(String),
    /// A state.
    Chip(Severity, String),
    /// The link that opens the row, and before it a control, drawn from the row's key.
    OpenAfter(fn(&str) -> AnyView, String),
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Chip(severity, _), Self::Chip(other, _)) if severity != other => false,
            // A control says nothing of its own: it follows what the row stands for.
            _ => std::mem::discriminant(self) == std::mem::discriminant(other) && self.words() == other.words(),
        }
    }
}

impl Eq for Cell {}

impl Cell {
    /// The words alone.
    pub(crate) fn words(&self) -> &str {
        match self {
            Self::Text(words) | Self::Faint(words) | Self::Mono(words) | Self::Open(words) | Self::Chip(_, words) => {
                words
            }
            Self::OpenAfter(_, words) => words,
        }
    }
}

/// One page of rows.
pub(crate) struct RowPage {
    /// How many rows the whole list has.
    pub(crate) count: u64,
    /// The rows of this page.
    pub(crate) rows: Vec<Row>,
}

/// What a page's request came to.
pub(crate) type PageResult = Result<RowPage, ApiError>;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its heading.
    pub(crate) label: &'static str,
    /// The field to order by, where the server can.
    pub(crate) order: Option<&'static str>,
    /// Whether it holds amounts or counts: aligned to the right.
    pub(crate) numeric: bool,
    /// A CSS grid track: `minmax(9rem, 1fr)`.
    pub(crate) width: &'static str,
}

impl Column {
    /// A column of words.
    pub(crate) const fn new(label: &'static str, width: &'static str) -> Self {
        Self { label, order: None, numeric: false, width }
    }

    /// The same, aligned to the right.
    #[must_use]
    pub(crate) const fn numeric(self) -> Self {
        Self { numeric: true, ..self }
    }

    /// The same, ordered by the server's `field` when its heading is clicked.
    #[must_use]
    pub(crate) const fn ordered_by(self, field: &'static str) -> Self {
        Self { order: Some(field), ..self }
    }
}
