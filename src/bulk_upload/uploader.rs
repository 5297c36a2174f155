//! An upload on screen: its rows, what is wrong with each, and the sending of them, a few at a time.
//!
//! Nothing is sent twice: what is on its way is noted on the device before it is sent; a lost answer is looked up before
//! anything else is sent; a tab that finds another at the same upload stops.

use super::names::{self, Names};
use super::sheet::{Cells, Checked, Naming, Sheet};
use super::upload_job::{Batch, RowState, UploadJob};
use super::upload_storage;
use crate::clock;
use crate::components::forms::submit::{LOOKUP_INTERVAL, SETTLES_AFTER_FOREIGN_S, SETTLES_AFTER_S};
use crate::dom::timer::sleep;
use crate::dom::watch::watch;
use futures::future::join_all;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::error::Lost;
use lms::{ApiError, FieldError, Money};
use std::collections::BTreeMap;

/// So many rows are sent together.
const TOGETHER: usize = 25;
/// So many references are asked for at a time.
const ASKED_TOGETHER: usize = 6;

/// What goes on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum UploadState {
    /// Nothing.
    Idle,
    /// Rows are sent.
    Sending,
    /// The rows under way are the last for now.
    Pausing,
    /// The answer was lost; looking for what arrived.
    Looking(Lost),
    /// So many of the rows whose answer was lost were found, of so many.
    Found(usize, usize),
    /// The look failed.
    LookFailed(ApiError),
    /// The server refused all of a call, or could not be reached: nothing of it was taken.
    Stopped(ApiError),
    /// Another tab is at this upload.
    Elsewhere,
    /// The device can't keep the upload, so nothing is sent.
    NotKept,
}

impl UploadState {
    /// Whether it goes on by itself.
    pub(crate) const fn is_busy(&self) -> bool {
        matches!(self, Self::Sending | Self::Pausing | Self::Looking(_))
    }
}

/// What is to be said of a row before it is sent.
pub(crate) type Verdict = Result<Checked, Vec<FieldError>>;

/// An upload on screen.
#[derive(Clone, Copy)]
pub(crate) struct Uploader {
    /// Of which kind.
    pub(crate) sheet: &'static Sheet,
    /// The upload.
    pub(crate) job: RwSignal<UploadJob>,
    /// What goes on.
    pub(crate) phase: RwSignal<UploadState>,
    /// What is to be said of each row.
    pub(crate) verdicts: RwSignal<Vec<Verdict>>,
    names: RwSignal<Names>,
}

impl Uploader {
    /// Puts an upload on screen; one whose tab was closed in the middle is looked up.
    pub(crate) fn new(sheet: &'static Sheet, job: UploadJob) -> Self {
        let naming = sheet.naming.map_or(Naming::Loan, |(_, naming)| naming);
        let lost = job.under_way.is_some();
        let uploader = Self {
            sheet,
            job: RwSignal::new(job),
            phase: RwSignal::new(UploadState::Idle),
            verdicts: RwSignal::new(Vec::new()),
            names: RwSignal::new(Names::new(naming)),
        };
        uploader.check_all();
        uploader.look_names_up();
        watch(move || {
            if uploader.job.with(UploadJob::is_done) {
                upload_storage::remove(sheet);
            }
        });
        if lost {
            uploader.look(Lost::Connection, SETTLES_AFTER_FOREIGN_S);
        }
        uploader
    }

    /// What is wrong with a row: what the server said of it as it is, or what is seen here.
    pub(crate) fn wrong(self, row: usize) -> BTreeMap<String, String> {
        let refused = self.job.with(|job| match job.rows.get(row).map(|row| &row.state) {
            Some(RowState::Refused(errors)) => Some(errors.clone()),
            Some(RowState::Taken(_) | RowState::LeftOut) | None => Some(BTreeMap::new()),
            Some(RowState::Ready) => None,
        });
        refused.unwrap_or_else(|| {
            self.verdicts.with(|verdicts| match verdicts.get(row) {
                Some(Err(errors)) => errors.iter().map(|error| (error.field.clone(), error.message.clone())).collect(),
                _ => BTreeMap::new(),
            })
        })
    }

    /// The rows that would be sent now.
    pub(crate) fn sendable(self) -> Vec<usize> {
        self.verdicts.with(|verdicts| {
            self.job.with(|job| {
                let ready = |at: &usize| job.rows[*at].state == RowState::Ready && !job.is_under_way(*at);
                (0..job.rows.len()).filter(ready).filter(|at| verdicts.get(*at).is_some_and(Result::is_ok)).collect()
            })
        })
    }

    /// What those rows come to.
    pub(crate) fn amount(self, rows: &[usize]) -> Option<Money> {
        self.verdicts.with(|verdicts| {
            let amounts = rows.iter().filter_map(|at| verdicts.get(*at)?.as_ref().ok()).map(|checked| checked.amount);
            amounts.into_iter().try_fold(Money::ZERO, Money::checked_add)
        })
    }

    /// Changes a cell.
    pub(crate) fn change(self, row: usize, column: usize, text: String) {
        self.job.update(|job| job.change(row, column, text));
        self.check_one(row);
        self.save();
        if self.sheet.naming.is_some_and(|(key, _)| self.sheet.columns.get(column).is_some_and(|c| c.key == key)) {
            self.look_names_up();
        }
    }

    /// Leaves rows out, or takes them in again.
    pub(crate) fn leave_out(self, rows: &[usize], out: bool) {
        self.job.update(|job| rows.iter().for_each(|row| job.leave_out(*row, out)));
        self.save();
    }

    /// Sends what can be sent, until all of it is sent or `pause` is asked for.
    pub(crate) fn send(self) {
        if self.phase.with_untracked(UploadState::is_busy) || self.job.with_untracked(|job| job.under_way.is_some()) {
            return;
        }
        let mut queue = untrack(move || self.sendable());
        queue.reverse();
        self.phase.set(UploadState::Sending);
        spawn_local(async move {
            while let Some(batch) = self.next(&mut queue) {
                match (self.sheet.send)(batch.bodies.clone()).await {
                    Ok(answer) => self.settle(|job| job.answered(&answer)),
                    Err(ApiError::OutcomeUnknown { because }) => return self.look(because, SETTLES_AFTER_S),
                    Err(error) => {
                        self.settle(UploadJob::did_not_arrive);
                        self.phase.try_set(UploadState::Stopped(error));
                        return;
                    }
                }
            }
        });
    }

    /// Sends no more than what is on its way.
    pub(crate) fn pause(self) {
        self.phase.update(|phase| {
            if *phase == UploadState::Sending {
                *phase = UploadState::Pausing;
            }
        });
    }

    /// Looks again for what arrived.
    pub(crate) fn look_again(self) {
        self.look(Lost::Connection, SETTLES_AFTER_S);
    }

    /// The next rows to send, noted as under way on the device. None where there are no more, or it must not go on.
    fn next(self, queue: &mut Vec<usize>) -> Option<Batch> {
        let pausing = self.phase.try_get_untracked()? != UploadState::Sending;
        let rows = queue.split_off(queue.len().saturating_sub(if pausing { 0 } else { TOGETHER }));
        if rows.is_empty() {
            self.phase.set(UploadState::Idle);
            return None;
        }
        let mine = self.job.with_untracked(|job| job.version);
        if upload_storage::load(self.sheet).is_some_and(|kept| kept.version != mine) {
            self.phase.set(UploadState::Elsewhere);
            return None;
        }
        let (mut at, mut bodies) = (Vec::new(), Vec::new());
        self.verdicts.with_untracked(|verdicts| {
            self.job.with_untracked(|job| {
                // Changed while others were sent: it may not be right any more, or not wanted.
                for row in rows.into_iter().rev().filter(|row| job.rows[*row].state == RowState::Ready) {
                    if let Some(Ok(checked)) = verdicts.get(row) {
                        at.push(row);
                        bodies.push(checked.body.clone());
                    }
                }
            });
        });
        let batch = Batch { since: clock::now(), rows: at, bodies };
        if batch.rows.is_empty() {
            return self.next(queue);
        }
        self.job.update(|job| job.sending(batch.clone()));
        if !self.save() {
            self.job.update(UploadJob::did_not_arrive);
            self.phase.set(UploadState::NotKept);
            return None;
        }
        Some(batch)
    }

    /// Looks for what arrived of the rows under way.
    fn look(self, because: Lost, settles_after: i64) {
        let Some(Some(batch)) = self.job.try_with_untracked(|job| job.under_way.clone()) else { return };
        self.phase.try_set(UploadState::Looking(because));
        spawn_local(async move {
            loop {
                let settled = clock::now() >= batch.since.add_seconds(settles_after);
                match (self.sheet.made)(batch.bodies.clone(), batch.since).await {
                    Ok(found) if settled || found.iter().all(Option::is_some) => {
                        self.settle(|job| job.found(&found));
                        let arrived = found.iter().filter(|found| found.is_some()).count();
                        self.phase.try_set(UploadState::Found(arrived, found.len()));
                        return;
                    }
                    // The server may still be at the rest.
                    Ok(_) => sleep(LOOKUP_INTERVAL).await,
                    Err(error) => {
                        self.phase.try_set(UploadState::LookFailed(error));
                        return;
                    }
                }
                if self.phase.try_get_untracked().is_none() {
                    return;
                }
            }
        });
    }

    /// Notes what came of the rows under way, on the device too; the page may have gone meanwhile.
    fn settle(self, change: impl Fn(&mut UploadJob)) {
        if self.job.try_update(&change).is_some() {
            self.save();
        } else if let Some(mut job) = upload_storage::load(self.sheet) {
            change(&mut job);
            job.version += 1;
            upload_storage::save(self.sheet, &job);
        }
    }

    fn save(self) -> bool {
        self.job.update_untracked(|job| job.version += 1);
        self.job.with_untracked(|job| upload_storage::save(self.sheet, job))
    }

    fn verdict(self, row: usize) -> Verdict {
        self.job.with_untracked(|job| {
            self.names.with_untracked(|names| {
                (self.sheet.check)(&Cells { sheet: self.sheet, texts: &job.rows[row].cells, names })
            })
        })
    }

    fn check_all(self) {
        let count = self.job.with_untracked(|job| job.rows.len());
        self.verdicts.set((0..count).map(|row| self.verdict(row)).collect());
    }

    fn check_one(self, row: usize) {
        let verdict = self.verdict(row);
        self.verdicts.update(|verdicts| {
            if let Some(known) = verdicts.get_mut(row) {
                *known = verdict;
            }
        });
    }

    /// Asks for the references that are not known yet.
    fn look_names_up(self) {
        let Some((key, naming)) = self.sheet.naming else { return };
        let Some(column) = self.sheet.columns.iter().position(|column| column.key == key) else { return };
        let unknown = self.job.with_untracked(|job| {
            let open = job.rows.iter().filter(|row| !matches!(row.state, RowState::Taken(_)));
            let typed = open.filter_map(|row| row.cells.get(column)).map(String::as_str);
            self.names.with_untracked(|names| names.unknown(typed))
        });
        spawn_local(async move {
            for some in unknown.chunks(ASKED_TOGETHER) {
                let ask = |reference: &String| {
                    let reference = reference.clone();
                    async move {
                        let found = names::look_up(naming, &reference).await;
                        (reference, found)
                    }
                };
                let found = join_all(some.iter().map(ask)).await;
                let learned = self.names.try_update(|names| {
                    for (reference, found) in found {
                        names.learn(reference, found);
                    }
                });
                if learned.is_none() {
                    return;
                }
                self.check_all();
            }
        });
    }
}
