//! What look-ups found of the batches of an upload.

use super::{RowState, UploadJob, refused};
use crate::bulk_upload::row_match::{RowMatch, RowMatches};
use crate::components::forms::submit::Similar;

const NOT_FOUND: &str = "The answer was lost, and this row is not among what the server holds: it was not taken.";

impl UploadJob {
    /// Applies what a look-up found of the batch under way. If it found nothing, the batch did not arrive.
    pub(crate) fn apply_lookup(&mut self, found: &RowMatches) {
        let Some(batch) = self.under_way.take() else { return };
        let has_arrived = found.accepted() > 0;
        self.apply_found(&batch.rows, found);
        if !has_arrived {
            self.not_found.push(batch);
            return;
        }
        for (row, found) in batch.rows.iter().zip(&found.rows) {
            if found.own.is_none() && found.similar.is_empty() {
                self.set(*row, refused(NOT_FOUND));
            }
        }
    }

    /// Applies what another look found of `rows`, whose batch was not found before.
    pub(crate) fn apply_late(&mut self, rows: &[usize], found: &RowMatches) {
        self.apply_found(rows, found);
        let accepted: Vec<usize> =
            rows.iter().zip(&found.rows).filter(|(_, found)| found.own.is_some()).map(|(row, _)| *row).collect();
        self.forget_not_found(|row| accepted.contains(&row));
    }

    /// Applies what was created besides what an answer says. `rows` were refused in it.
    pub(crate) fn apply_repeat(&mut self, rows: &[usize], found: &RowMatches) {
        // What a refused row is like is the reason that the answer gives.
        let own = RowMatches {
            rows: found.rows.iter().map(|row| RowMatch { own: row.own.clone(), similar: Vec::new() }).collect(),
            surplus: found.surplus.clone(),
        };
        self.apply_found(rows, &own);
    }

    /// Rows with an item of their own are accepted; of the others the officer is asked about what they are like.
    fn apply_found(&mut self, rows: &[usize], found: &RowMatches) {
        for (row, found) in rows.iter().zip(&found.rows) {
            match &found.own {
                Some(item) => self.set(*row, RowState::Accepted(item.id)),
                None => self.rows.get_mut(*row).into_iter().for_each(|row| row.set_similar(&found.similar)),
            }
        }
        let is_new = |item: &&Similar| self.surplus.iter().all(|known| known.key != item.key);
        let surplus: Vec<Similar> = found.surplus.iter().filter(is_new).cloned().collect();
        self.surplus.extend(surplus);
    }

    /// Removes rows of which the outcome is known, or that are sent again, from the batches that were not found.
    pub(super) fn forget_not_found(&mut self, is_known: impl Fn(usize) -> bool) {
        for batch in &mut self.not_found {
            let sent = std::mem::take(&mut batch.rows).into_iter().zip(std::mem::take(&mut batch.bodies));
            (batch.rows, batch.bodies) = sent.filter(|(row, _)| !is_known(*row)).unzip();
        }
        self.not_found.retain(|batch| !batch.rows.is_empty());
    }
}
