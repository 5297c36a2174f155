//! Sends the rows of an upload, a batch at a time.
//!
//! No row is sent twice: a batch is saved on the device before it is sent; after a lost response the batch is looked up
//! before anything else is sent; a tab stops when another tab has changed the upload.

use super::upload_job::{Batch, RowState, UploadJob, UploadRow};
use super::upload_storage::{self, Saved};
use super::uploader::{UploadState, Uploader};
use crate::clock;
use crate::components::forms::submit::settles_after;
use crate::dom::tab_lock::TabLock;
use crate::session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use lms::error::Lost;

const ROWS_PER_BATCH: usize = 25;

impl Uploader {
    /// Sends the rows that can be sent, until all are sent or [`pause`](Self::pause) is called.
    pub(crate) fn send(self) {
        if self.state.with_untracked(UploadState::is_busy) || self.job.with_untracked(|job| job.under_way.is_some()) {
            return;
        }
        self.state.set(UploadState::Sending);
        spawn_local(async move {
            // Another tab would send the same rows.
            let lock_name = upload_storage::lock_name(self.sheet);
            let Some(_lock) = TabLock::try_acquire(&lock_name).await else {
                self.state.try_set(UploadState::SendingInAnotherTab);
                let _lock = TabLock::acquire(&lock_name).await;
                return self.follow_other_tab();
            };
            if let Err(error) = self.send_all().await {
                self.state.try_set(UploadState::Stopped(error));
            }
        });
    }

    /// # Errors
    /// What stopped it: no row of the last batch was taken.
    async fn send_all(self) -> Result<(), ApiError> {
        if !self.is_only_tab() {
            return Ok(());
        }
        self.find_late().await?;
        // Rows found late are not sent again. The next rows come from the end.
        let mut remaining = untrack(move || self.sendable());
        remaining.reverse();
        loop {
            let Some(batch) = self.next_batch(&mut remaining).await? else { return Ok(()) };
            match (self.sheet.send)(batch.bodies.clone()).await {
                Ok(answer) => {
                    self.settle(|job| job.apply_answer(&answer));
                    self.find_repeats(&batch, &answer).await;
                }
                Err(ApiError::OutcomeUnknown { because }) => {
                    self.lost(because);
                    return Ok(());
                }
                // A browser repeats a request by itself when its connection closes, and the repeat is refused.
                Err(ApiError::Conflict { .. } | ApiError::Refused { .. }) if self.sheet.before.is_some() => {
                    self.lost(Lost::Connection);
                    return Ok(());
                }
                Err(error) => {
                    self.settle(UploadJob::batch_did_not_arrive);
                    return Err(error);
                }
            }
        }
    }

    fn lost(self, because: Lost) {
        let at = clock::now().add_seconds(settles_after(because));
        self.settle(|job| job.settle_batch_at(at));
        self.look_up(because);
    }

    /// Stops after the current batch.
    pub(crate) fn pause(self) {
        self.state.update(|state| {
            if *state == UploadState::Sending {
                *state = UploadState::Pausing;
            }
        });
    }

    /// The next rows, saved on the device as under way; `None` at the end, or if sending must stop.
    ///
    /// # Errors
    /// If what the server has before them can't be read.
    async fn next_batch(self, remaining: &mut Vec<usize>) -> Result<Option<Batch>, ApiError> {
        let (mut rows, mut bodies) = (Vec::new(), Vec::new());
        while rows.is_empty() {
            let is_pausing = self.state.try_get_untracked().is_none_or(|state| state != UploadState::Sending);
            let next = remaining.split_off(remaining.len().saturating_sub(if is_pausing { 0 } else { ROWS_PER_BATCH }));
            if next.is_empty() {
                self.state.try_set(UploadState::Idle);
                return Ok(None);
            }
            (rows, bodies) = self.checked(next);
        }
        let before = match self.sheet.before {
            Some(before) => before(bodies.clone()).await?,
            None => Vec::new(),
        };
        // The page may have been left.
        if self.job.is_disposed() || !self.is_only_tab() {
            return Ok(None);
        }
        let officer = session::username().unwrap_or_default();
        let batch = Batch { officer, before, settled_at: None, rows, bodies };
        self.job.update(|job| job.start_batch(batch.clone()));
        if !self.save() {
            self.job.update(UploadJob::batch_did_not_arrive);
            self.state.set(UploadState::NotSaved);
            return Ok(None);
        }
        Ok(Some(batch))
    }

    /// The rows of `rows` that can be sent, from the last to the first, and their bodies. A row may have been changed or left
    /// out while others were sent.
    fn checked(self, rows: Vec<usize>) -> (Vec<usize>, Vec<String>) {
        let is_ready = |row: &usize| {
            let is_ready = |row: &UploadRow| row.state == RowState::Ready && !row.is_in_question();
            self.job.try_with_untracked(|job| is_ready(&job.rows[*row])).unwrap_or_default()
        };
        let body = |row: usize| {
            self.checks.try_with_untracked(|checks| match checks.get(row) {
                Some(Ok(checked)) if untrack(|| self.is_confirmed(row, checked)) => Some((row, checked.body.clone())),
                _ => None,
            })?
        };
        rows.into_iter().rev().filter(is_ready).filter_map(body).unzip()
    }

    /// Applies the outcome of the batch under way, here and on the device, even if the page was left meanwhile.
    pub(super) fn settle(self, change: impl Fn(&mut UploadJob)) {
        if self.job.try_update(&change).is_some() {
            self.save();
        } else if let Saved::Job(mut job) = upload_storage::load(self.sheet) {
            change(&mut job);
            job.version += 1;
            upload_storage::save(self.sheet, &job);
            if job.under_way.is_none() {
                self.report_left(&job);
            }
        }
    }

    /// For an officer who has left the page.
    fn report_left(self, job: &UploadJob) {
        let text = format!("{} of {} {} were taken.", job.tally().accepted, job.rows.len(), self.sheet.noun.1);
        if job.is_done() {
            self.toasts.success(text);
        } else {
            self.toasts.error(format!("{text} The rest was not sent: open the upload again to go on."));
        }
    }
}
