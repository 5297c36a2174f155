//! The state of one upload: the state of each row, and the batch under way. Has no side effects.

mod found;

use crate::components::forms::submit::Similar;
use lms::Instant;
use lms::bulk::{BulkResponse, BulkRow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Changes with the form in which uploads are saved; one in another form counts as unreadable.
const FORMAT: u8 = 2;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum RowState {
    /// Not sent yet, or changed after it was refused.
    Ready,
    /// Accepted by the server: the id of what it created.
    Accepted(Uuid),
    /// Refused by the server: errors by column key, with "" for the whole row.
    Refused(BTreeMap<String, String>),
    LeftOut,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UploadRow {
    /// Number in the file, where the column names are row 1.
    pub(crate) number: usize,
    /// In the order of the sheet's columns.
    pub(crate) cells: Vec<String>,
    pub(crate) state: RowState,
    /// What the server has that is like it, as a look-up after a lost response found.
    pub(crate) similar: Vec<Similar>,
    /// Whether the officer wants another besides those.
    pub(crate) is_beside: bool,
}

impl UploadRow {
    pub(crate) const fn new(number: usize, cells: Vec<String>) -> Self {
        Self { number, cells, state: RowState::Ready, similar: Vec::new(), is_beside: false }
    }

    /// Whether it is sent only once the officer has looked at what it is like.
    pub(crate) fn is_in_question(&self) -> bool {
        self.state == RowState::Ready && !self.similar.is_empty() && !self.is_beside
    }

    /// What the officer has not seen yet is asked about.
    fn set_similar(&mut self, similar: &[Similar]) {
        self.is_beside &= similar.iter().all(|found| self.similar.iter().any(|seen| seen.key == found.key));
        self.similar = similar.to_vec();
    }
}

/// Rows that were sent together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Batch {
    /// User name of the officer who sent them.
    pub(crate) officer: String,
    /// What the server had before they were sent.
    pub(crate) before: Vec<Uuid>,
    /// When the server has had time to finish the call whose response was lost; `None` while it may still come.
    pub(crate) settled_at: Option<Instant>,
    /// Indices of the rows.
    pub(crate) rows: Vec<usize>,
    /// As they were sent.
    pub(crate) bodies: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UploadJob {
    /// Name of the file.
    pub(crate) file: String,
    /// [`FORMAT`] of the version of the app that saved it.
    format: u8,
    /// Tells it from other uploads on this device.
    pub(crate) id: String,
    /// Incremented on every change: a tab whose version differs from the saved one is not the only one.
    pub(crate) version: u64,
    pub(crate) rows: Vec<UploadRow>,
    /// The batch that was sent and has no outcome yet.
    pub(crate) under_way: Option<Batch>,
    /// Batches that were not found, with their rows that were not sent since: they may have arrived late.
    pub(crate) not_found: Vec<Batch>,
    /// What the server has besides what the rows asked for: a browser may send a request twice by itself.
    pub(crate) surplus: Vec<Similar>,
}

/// Number of rows in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) accepted: usize,
    pub(crate) refused: usize,
    pub(crate) ready: usize,
    pub(crate) left_out: usize,
}

const NOT_ANSWERED: &str =
    "The answer does not say what became of this row. Look whether it is there before you send it again.";

impl UploadJob {
    /// `id` is one that no other upload has.
    pub(crate) fn new(id: String, file: String, rows: Vec<UploadRow>) -> Self {
        Self { format: FORMAT, file, id, version: 0, rows, under_way: None, not_found: Vec::new(), surplus: Vec::new() }
    }

    pub(crate) const fn is_of_this_format(&self) -> bool {
        self.format == FORMAT
    }

    /// Whether `saved` is this upload in this version.
    pub(crate) fn is_saved_as(&self, saved: &Self) -> bool {
        self.id == saved.id && self.version == saved.version
    }

    pub(crate) fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for row in &self.rows {
            *match row.state {
                RowState::Ready => &mut tally.ready,
                RowState::Accepted(_) => &mut tally.accepted,
                RowState::Refused(_) => &mut tally.refused,
                RowState::LeftOut => &mut tally.left_out,
            } += 1;
        }
        tally
    }

    /// Whether a row is in the batch under way.
    pub(crate) fn is_under_way(&self, row: usize) -> bool {
        self.under_way.as_ref().is_some_and(|batch| batch.rows.contains(&row))
    }

    /// Whether every row is accepted or left out.
    pub(crate) fn is_done(&self) -> bool {
        self.under_way.is_none()
            && self.rows.iter().all(|row| matches!(row.state, RowState::Accepted(_) | RowState::LeftOut))
    }

    /// Changes a cell and makes the row ready to be sent. Accepted rows and rows under way are not changed.
    pub(crate) fn change_cell(&mut self, row: usize, column: usize, text: String) {
        let locked = self.is_under_way(row);
        if let Some(row) = self.rows.get_mut(row)
            && !locked
            && !matches!(row.state, RowState::Accepted(_))
            && let Some(cell) = row.cells.get_mut(column)
            && *cell != text
        {
            *cell = text;
            row.state = RowState::Ready;
        }
    }

    /// Leaves a row out, or includes it again.
    pub(crate) fn leave_out(&mut self, row: usize, out: bool) {
        let locked = self.is_under_way(row);
        if let Some(row) = self.rows.get_mut(row)
            && !locked
            && !matches!(row.state, RowState::Accepted(_))
        {
            row.state = if out { RowState::LeftOut } else { RowState::Ready };
        }
    }

    /// The ids of what the server says it created.
    pub(crate) fn accepted_ids(&self) -> Vec<Uuid> {
        let id = |row: &UploadRow| if let RowState::Accepted(id) = row.state { Some(id) } else { None };
        self.rows.iter().filter_map(id).collect()
    }

    pub(crate) fn start_batch(&mut self, batch: Batch) {
        self.forget_not_found(|row| batch.rows.contains(&row));
        self.under_way = Some(batch);
    }

    /// The response to the batch under way was lost, and `at` the server has had time to finish it.
    pub(crate) fn settle_batch_at(&mut self, at: Instant) {
        if let Some(batch) = &mut self.under_way {
            batch.settled_at = Some(at);
        }
    }

    /// The batch under way certainly did not reach the server; its rows stay ready.
    pub(crate) fn batch_did_not_arrive(&mut self) {
        self.under_way = None;
    }

    /// Applies the server's answer to the batch under way.
    pub(crate) fn apply_answer(&mut self, answer: &BulkResponse) {
        let Some(batch) = self.under_way.take() else { return };
        for (at, row) in batch.rows.iter().enumerate() {
            let number = at as u64 + 1;
            let state = answer.results.iter().find_map(|result| match result {
                BulkRow::Accepted { row, id } if *row == number => Some(RowState::Accepted(*id)),
                BulkRow::Rejected { row, errors } if *row == number => {
                    Some(RowState::Refused(errors_by_column(errors)))
                }
                BulkRow::Accepted { .. } | BulkRow::Rejected { .. } => None,
            });
            self.set(*row, state.unwrap_or_else(|| refused(NOT_ANSWERED)));
        }
    }

    /// Rows with the same cells as an earlier row, with that row's number in the file.
    pub(crate) fn duplicates(&self) -> BTreeMap<usize, usize> {
        let mut first = BTreeMap::new();
        let mut duplicates = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate().filter(|(_, row)| row.state != RowState::LeftOut) {
            match first.get(&row.cells) {
                Some(number) => drop(duplicates.insert(at, *number)),
                None => drop(first.insert(&row.cells, row.number)),
            }
        }
        duplicates
    }

    fn set(&mut self, row: usize, state: RowState) {
        if let Some(row) = self.rows.get_mut(row) {
            row.state = state;
        }
    }
}

fn refused(why: &str) -> RowState {
    RowState::Refused(by_column([(String::new(), why.to_owned())].into_iter()))
}

fn errors_by_column(errors: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, String> {
    let column = |key: &str| if key == "non_field_errors" { String::new() } else { key.to_owned() };
    by_column(errors.iter().map(|(key, messages)| (column(key), messages.join(" "))))
}

/// Errors by the column that they concern; those of a row as a whole have no name.
pub(super) fn by_column(errors: impl Iterator<Item = (String, String)>) -> BTreeMap<String, String> {
    let mut columns = BTreeMap::new();
    // Not `collect`: it sorts first, and every copy of the sort takes 4 kB of the program.
    columns.extend(errors);
    columns
}

#[cfg(test)]
mod tests;
