//! Looks for what the batches of an upload created: after a lost response, and after an answer, as a browser may send a
//! request twice by itself.

use super::row_match::RowMatches;
use super::sheet::Known;
use super::upload_job::{Batch, UploadJob};
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
                    Ok(found) if is_settled || found.accepted() == found.rows.len() => {
                        self.settle(|job| job.apply_lookup(&found));
                        let (accepted, sent) = (found.accepted(), found.rows.len());
                        self.state.try_set(UploadState::LookedUp { accepted, sent });
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

    /// Looks once more for what was not found: a proxy may have delivered it late.
    ///
    /// # Errors
    /// If that is not known: nothing is sent then.
    pub(super) async fn find_late(self) -> Result<(), ApiError> {
        for batch in self.job.with_untracked(|job| job.not_found.clone()) {
            let found = self.created_by(&batch).await?;
            self.settle(|job| job.apply_late(&batch.rows, &found));
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
        let ids: Vec<Uuid> = accepted_rows.iter().map(|(_, id)| *id).collect();
        let known = Known { before: batch.before.clone(), accepted: ids.clone(), officer: batch.officer.clone() };
        // Where it can't be read, the answer stays as it is.
        let Ok(mut found) = (self.sheet.find_created)(bodies, known).await else { return };
        let of_accepted = found.rows.split_off(refused.len().min(found.rows.len()));
        let surplus = of_accepted.into_iter().filter_map(|row| row.own).filter(|item| !ids.contains(&item.id));
        found.surplus.extend(surplus.map(|item| item.shown));
        if !found.surplus.is_empty() || found.accepted() > 0 {
            let rows: Vec<usize> = refused.iter().filter_map(|at| batch.rows.get(*at).copied()).collect();
            self.settle(|job| job.apply_repeat(&rows, &found));
        }
    }

    async fn created_by(self, batch: &Batch) -> Result<RowMatches, ApiError> {
        let accepted = self.job.try_with_untracked(UploadJob::accepted_ids).unwrap_or_default();
        let known = Known { before: batch.before.clone(), accepted, officer: batch.officer.clone() };
        (self.sheet.find_created)(batch.bodies.clone(), known).await
    }
}
