//! Looks for what the batches of an upload created: after a lost response, and after an answer, as a browser may send a
//! request twice by itself.

use super::sheet::Known;
use super::upload_job::Batch;
use super::uploader::{UploadState, Uploader};
use crate::clock;
use crate::components::forms::submit::LONGEST_SETTLE_S;
use crate::dom::timer::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use lms::bulk::{BulkResponse, BulkRow};
use lms::error::Lost;
use std::time::Duration;
use uuid::Uuid;

const INTERVAL: Duration = Duration::from_secs(2);
/// Seconds in which a batch that another tab sent, or this one before a reload, has an outcome: the time limit of a call,
/// and how long one looks for it then.
const SETTLES_AFTER_FOREIGN_S: i64 = 30 + LONGEST_SETTLE_S;

impl Uploader {
    pub(crate) fn look_up_again(self) {
        self.look_up(Lost::Connection);
    }

    /// Looks for what the batch under way created, until the server has had time to finish it.
    pub(super) fn look_up(self, because: Lost) {
        let Some(Some(batch)) = self.job.try_with_untracked(|job| job.under_way.clone()) else { return };
        self.state.try_set(UploadState::LookingUp(because));
        let settled_at = batch.settled_at.unwrap_or_else(|| clock::now().add_seconds(SETTLES_AFTER_FOREIGN_S));
        spawn_local(async move {
            loop {
                let is_settled = clock::now() >= settled_at;
                match self.created_by(&batch).await {
                    Ok(created) if is_settled || created.iter().all(Option::is_some) => {
                        self.settle(|job| job.apply_lookup(&created));
                        let accepted = created.iter().flatten().count();
                        self.state.try_set(UploadState::LookedUp { accepted, sent: created.len() });
                        return;
                    }
                    Ok(_) => sleep(INTERVAL).await,
                    Err(error) => {
                        self.state.try_set(UploadState::LookupFailed(error));
                        return;
                    }
                }
                if self.state.try_get_untracked().is_none() {
                    return;
                }
            }
        });
    }

    /// Looks once more for a batch that was not found: a proxy may have delivered it late.
    ///
    /// # Errors
    /// If that is not known: nothing is sent then.
    pub(super) async fn find_late(self) -> Result<(), ApiError> {
        if let Some(batch) = self.job.with_untracked(|job| job.not_found.clone()) {
            let created = self.created_by(&batch).await?;
            self.settle(|job| job.apply_late(&created));
        }
        Ok(())
    }

    /// Looks for what a batch created besides what its answer says.
    pub(super) async fn find_repeats(self, batch: &Batch, answer: &BulkResponse) {
        if self.sheet.before.is_none() {
            return;
        }
        let accepted_rows: Vec<(usize, Uuid)> = answer
            .results
            .iter()
            .filter_map(|row| match row {
                BulkRow::Accepted { row, id } => Some((usize::try_from(*row).ok()?.checked_sub(1)?, *id)),
                BulkRow::Rejected { .. } => None,
            })
            .collect();
        let is_accepted = |at: &usize| accepted_rows.iter().any(|(accepted, _)| accepted == at);
        // The rows that were refused first: what is found for them is theirs, what is left is surplus.
        let (accepted, refused): (Vec<usize>, Vec<usize>) = (0..batch.bodies.len()).partition(is_accepted);
        let bodies = refused.iter().chain(&accepted).filter_map(|at| batch.bodies.get(*at).cloned()).collect();
        let known = Known { before: batch.before.clone(), accepted: accepted_rows.iter().map(|(_, id)| *id).collect() };
        // Where it can't be read, the answer stands.
        let Ok(created) = (self.sheet.find_created)(bodies, known).await else { return };
        let (of_refused, of_accepted) = created.split_at(refused.len().min(created.len()));
        let surplus = of_accepted.iter().flatten().count();
        if surplus > 0 || of_refused.iter().any(Option::is_some) {
            let rows: Vec<usize> = refused.iter().filter_map(|at| batch.rows.get(*at).copied()).collect();
            self.settle(|job| job.apply_repeat(&rows, of_refused, surplus));
        }
    }

    async fn created_by(self, batch: &Batch) -> Result<Vec<Option<Uuid>>, ApiError> {
        let known = Known { before: batch.before.clone(), accepted: Vec::new() };
        (self.sheet.find_created)(batch.bodies.clone(), known).await
    }
}
