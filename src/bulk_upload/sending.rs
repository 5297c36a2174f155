//! Sends the rows of an upload, a batch at a time.
//!
//! No row is sent twice: a batch is saved on the device before it is sent; after a lost response the batch is looked up
//! before anything else is sent; a tab stops when another tab has changed the upload.

use super::upload_job::{Batch, RowState, UploadJob};
use super::upload_storage;
use super::uploader::{UploadState, Uploader};
use crate::clock;
use crate::components::forms::submit::{LOOKUP_INTERVAL, SETTLES_AFTER_S};
use crate::dom::timer::sleep;
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
        let mut remaining = untrack(move || self.sendable());
        // The next rows come from the end.
        remaining.reverse();
        self.state.set(UploadState::Sending);
        spawn_local(async move {
            while let Some(batch) = self.next_batch(&mut remaining) {
                match (self.sheet.send)(batch.bodies.clone()).await {
                    Ok(answer) => self.settle(|job| job.apply_answer(&answer)),
                    Err(ApiError::OutcomeUnknown { because }) => return self.look_up(because, SETTLES_AFTER_S),
                    Err(error) => {
                        self.settle(UploadJob::batch_did_not_arrive);
                        self.state.try_set(UploadState::Stopped(error));
                        return;
                    }
                }
            }
        });
    }

    /// Stops after the current batch.
    pub(crate) fn pause(self) {
        self.state.update(|state| {
            if *state == UploadState::Sending {
                *state = UploadState::Pausing;
            }
        });
    }

    pub(crate) fn look_up_again(self) {
        self.look_up(Lost::Connection, SETTLES_AFTER_S);
    }

    /// The next rows, saved on the device as under way; `None` at the end, or if sending must stop.
    fn next_batch(self, remaining: &mut Vec<usize>) -> Option<Batch> {
        let is_pausing = self.state.try_get_untracked()? != UploadState::Sending;
        let rows = remaining.split_off(remaining.len().saturating_sub(if is_pausing { 0 } else { ROWS_PER_BATCH }));
        if rows.is_empty() {
            self.state.set(UploadState::Idle);
            return None;
        }
        let version = self.job.with_untracked(|job| job.version);
        if upload_storage::load(self.sheet).is_some_and(|saved| saved.version != version) {
            self.state.set(UploadState::OpenInAnotherTab);
            return None;
        }
        let (mut indices, mut bodies) = (Vec::new(), Vec::new());
        self.checks.with_untracked(|checks| {
            self.job.with_untracked(|job| {
                // A row may have been changed or left out while others were sent.
                for row in rows.into_iter().rev().filter(|row| job.rows[*row].state == RowState::Ready) {
                    if let Some(Ok(checked)) = checks.get(row)
                        && untrack(|| self.is_confirmed(row, checked))
                    {
                        indices.push(row);
                        bodies.push(checked.body.clone());
                    }
                }
            });
        });
        let batch = Batch { since: clock::now(), rows: indices, bodies };
        if batch.rows.is_empty() {
            return self.next_batch(remaining);
        }
        self.job.update(|job| job.start_batch(batch.clone()));
        if !self.save() {
            self.job.update(UploadJob::batch_did_not_arrive);
            self.state.set(UploadState::NotSaved);
            return None;
        }
        Some(batch)
    }

    /// Looks for what the batch under way created. `settles_after`: seconds after which a row that is not found counts
    /// as not arrived.
    pub(super) fn look_up(self, because: Lost, settles_after: i64) {
        let Some(Some(batch)) = self.job.try_with_untracked(|job| job.under_way.clone()) else { return };
        self.state.try_set(UploadState::LookingUp(because));
        spawn_local(async move {
            loop {
                let is_settled = clock::now() >= batch.since.add_seconds(settles_after);
                match (self.sheet.find_created)(batch.bodies.clone(), batch.since).await {
                    Ok(created) if is_settled || created.iter().all(Option::is_some) => {
                        self.settle(|job| job.apply_lookup(&created));
                        let accepted = created.iter().filter(|created| created.is_some()).count();
                        self.state.try_set(UploadState::LookedUp { accepted, sent: created.len() });
                        return;
                    }
                    Ok(_) => sleep(LOOKUP_INTERVAL).await,
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

    /// Applies the outcome of the batch under way, here and on the device, even if the page was left meanwhile.
    fn settle(self, change: impl Fn(&mut UploadJob)) {
        if self.job.try_update(&change).is_some() {
            self.save();
        } else if let Some(mut job) = upload_storage::load(self.sheet) {
            change(&mut job);
            job.version += 1;
            upload_storage::save(self.sheet, &job);
        }
    }
}
