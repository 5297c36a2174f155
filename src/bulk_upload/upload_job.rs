//! One upload from the first row to the last: what became of each row, and what is on its way. Pure: whoever sends tells
//! it what came of it, whoever draws asks it where it stands.

use lms::Instant;
use lms::bulk::{BulkResponse, BulkRow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum RowState {
    /// Not sent, or changed since it was refused.
    Ready,
    /// The server has it.
    Taken(Uuid),
    /// The server said no: what is wrong, by column; under "" what concerns the whole row.
    Refused(BTreeMap<String, String>),
    /// The officer does not want it sent.
    LeftOut,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UploadRow {
    /// Its number in the file, whose first row are the names.
    pub(crate) number: usize,
    /// Its cells in the order of the sheet's columns.
    pub(crate) cells: Vec<String>,
    /// Where it stands.
    pub(crate) state: RowState,
}

/// Rows on their way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Batch {
    /// When they were sent, by the server's clock.
    pub(crate) since: Instant,
    /// Which.
    pub(crate) rows: Vec<usize>,
    /// As they were sent.
    pub(crate) bodies: Vec<String>,
}

/// One upload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UploadJob {
    /// What the file is called.
    pub(crate) file: String,
    /// Grows with every change: a tab that knows an older one is not the only one.
    pub(crate) version: u64,
    /// Its rows.
    pub(crate) rows: Vec<UploadRow>,
    /// What is on its way, or whose answer was lost.
    pub(crate) under_way: Option<Batch>,
}

/// How many rows stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// The server has them.
    pub(crate) taken: usize,
    /// The server said no.
    pub(crate) refused: usize,
    /// Not sent.
    pub(crate) ready: usize,
    /// Not wanted.
    pub(crate) left_out: usize,
}

const LOST: &str = "The answer was lost, and this row is not among what the server holds: it was not taken.";
const UNSAID: &str =
    "The answer does not say what became of this row. Look whether it is there before you send it again.";

impl UploadJob {
    /// The upload of `rows`, each with its number in the file.
    pub(crate) fn new(file: String, rows: Vec<UploadRow>) -> Self {
        Self { file, version: 0, rows, under_way: None }
    }

    /// How many rows stand where.
    pub(crate) fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for row in &self.rows {
            *match row.state {
                RowState::Ready => &mut tally.ready,
                RowState::Taken(_) => &mut tally.taken,
                RowState::Refused(_) => &mut tally.refused,
                RowState::LeftOut => &mut tally.left_out,
            } += 1;
        }
        tally
    }

    /// Whether a row is on its way.
    pub(crate) fn is_under_way(&self, row: usize) -> bool {
        self.under_way.as_ref().is_some_and(|batch| batch.rows.contains(&row))
    }

    /// Whether nothing is left to do.
    pub(crate) fn is_done(&self) -> bool {
        self.under_way.is_none()
            && self.rows.iter().all(|row| matches!(row.state, RowState::Taken(_) | RowState::LeftOut))
    }

    /// Changes a cell: the row is to be sent again. One that was taken, or is on its way, stays as it is.
    pub(crate) fn change(&mut self, row: usize, column: usize, text: String) {
        let locked = self.is_under_way(row);
        if let Some(row) = self.rows.get_mut(row)
            && !locked
            && !matches!(row.state, RowState::Taken(_))
            && let Some(cell) = row.cells.get_mut(column)
            && *cell != text
        {
            *cell = text;
            row.state = RowState::Ready;
        }
    }

    /// Leaves a row out, or takes it in again.
    pub(crate) fn leave_out(&mut self, row: usize, out: bool) {
        let locked = self.is_under_way(row);
        if let Some(row) = self.rows.get_mut(row)
            && !locked
            && !matches!(row.state, RowState::Taken(_))
        {
            row.state = if out { RowState::LeftOut } else { RowState::Ready };
        }
    }

    /// Notes what is sent now.
    pub(crate) fn sending(&mut self, batch: Batch) {
        self.under_way = Some(batch);
    }

    /// Notes that what was on its way did not arrive, for certain.
    pub(crate) fn did_not_arrive(&mut self) {
        self.under_way = None;
    }

    /// Notes what the server said of each row.
    pub(crate) fn answered(&mut self, answer: &BulkResponse) {
        let Some(batch) = self.under_way.take() else { return };
        for (at, row) in batch.rows.iter().enumerate() {
            let number = at as u64 + 1;
            let said = answer.results.iter().find_map(|said| match said {
                BulkRow::Accepted { row, id } if *row == number => Some(RowState::Taken(*id)),
                BulkRow::Rejected { row, errors } if *row == number => Some(RowState::Refused(words(errors))),
                _ => None,
            });
            self.set(*row, said.unwrap_or_else(|| refused(UNSAID)));
        }
    }

    /// Notes what was found of what was on its way. Where nothing was found it did not arrive at all.
    pub(crate) fn found(&mut self, found: &[Option<Uuid>]) {
        let Some(batch) = self.under_way.take() else { return };
        if found.iter().all(Option::is_none) {
            return;
        }
        for (row, found) in batch.rows.iter().zip(found) {
            self.set(*row, found.map_or_else(|| refused(LOST), RowState::Taken));
        }
    }

    /// Rows that say the same as one before them, with that one's number.
    pub(crate) fn doubles(&self) -> BTreeMap<usize, usize> {
        let mut first = BTreeMap::new();
        let mut doubles = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate().filter(|(_, row)| row.state != RowState::LeftOut) {
            match first.get(&row.cells) {
                Some(number) => drop(doubles.insert(at, *number)),
                None => drop(first.insert(&row.cells, row.number)),
            }
        }
        doubles
    }

    fn set(&mut self, row: usize, state: RowState) {
        if let Some(row) = self.rows.get_mut(row) {
            row.state = state;
        }
    }
}

fn refused(why: &str) -> RowState {
    RowState::Refused([(String::new(), why.to_owned())].into())
}

fn words(errors: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, String> {
    let column = |key: &str| if key == "non_field_errors" { String::new() } else { key.to_owned() };
    errors.iter().map(|(key, said)| (column(key), said.join(" "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn job() -> UploadJob {
        let row =
            |number: usize, cell: &str| UploadRow { number, cells: vec![cell.to_owned()], state: RowState::Ready };
        let mut job = UploadJob::new("fees.csv".to_owned(), vec![row(2, "a"), row(3, "b"), row(4, "a")]);
        job.sending(Batch { since: Instant::from_seconds(0), rows: vec![0, 2], bodies: vec![] });
        job
    }

    #[test]
    fn each_row_gets_what_was_said_of_it() {
        let mut job = job();
        let errors = BTreeMap::from([("amount".to_owned(), vec!["Too much.".to_owned()])]);
        let results = vec![BulkRow::Rejected { row: 2, errors }, BulkRow::Accepted { row: 1, id: Uuid::from_u128(9) }];
        job.answered(&BulkResponse { accepted: 1, rejected: 1, results });
        assert_eq!(job.rows[0].state, RowState::Taken(Uuid::from_u128(9)));
        assert_eq!(job.rows[2].state, RowState::Refused([("amount".to_owned(), "Too much.".to_owned())].into()));
        assert_eq!(job.tally(), Tally { taken: 1, refused: 1, ready: 1, left_out: 0 });
    }

    #[test]
    fn a_row_that_was_taken_or_is_under_way_never_changes() {
        let mut job = job();
        job.change(0, 0, "x".to_owned());
        job.leave_out(0, true);
        assert_eq!(job.rows[0].cells, ["a"]);
        job.found(&[Some(Uuid::from_u128(1)), None]);
        job.change(0, 0, "x".to_owned());
        assert_eq!(job.rows[0].cells, ["a"]);
        job.change(2, 0, "c".to_owned());
        assert_eq!(job.rows[2].state, RowState::Ready);
    }

    #[test]
    fn what_did_not_arrive_is_to_be_sent_and_what_arrived_is_not() {
        let mut gone = job();
        gone.found(&[None, None]);
        assert_eq!(gone.tally().ready, 3);
        let mut some = job();
        some.found(&[None, Some(Uuid::from_u128(1))]);
        assert_eq!(some.tally(), Tally { taken: 1, refused: 1, ready: 1, left_out: 0 });
    }

    #[test]
    fn a_row_that_stands_there_twice_is_told() {
        assert_eq!(job().doubles(), BTreeMap::from([(2, 2)]));
    }
}
