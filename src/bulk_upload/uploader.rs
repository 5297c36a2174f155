//! An upload on screen: its rows, what is wrong with each, and corrections. [`sending`](super::sending) sends them.

use super::references::{self, References};
use super::sheet::{Cells, CheckedRow, ReferenceKind, Sheet};
use super::upload_job::{RowState, UploadJob, by_column};
use super::upload_storage::{self, Saved};
use crate::components::feedback::toast::{Toasts, toasts};
use crate::dom::watch::watch;
use crate::storage::digest;
use futures::future::join_all;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::error::Lost;
use lms::{ApiError, FieldError, Money};
use std::collections::BTreeMap;

/// How many references are looked up at the same time.
const PARALLEL_LOOKUPS: usize = 6;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum UploadState {
    Idle,
    Sending,
    /// Stops after the rows that are being sent.
    Pausing,
    /// The response was lost; looking for what the rows created.
    LookingUp(Lost),
    /// The rows whose response was lost were looked up.
    LookedUp {
        accepted: usize,
        sent: usize,
    },
    LookupFailed(ApiError),
    /// The call failed for certain: none of its rows was accepted.
    Stopped(ApiError),
    /// Another tab is sending this upload; it goes on here once that has stopped.
    SendingInAnotherTab,
    /// Another tab has changed this upload.
    OpenInAnotherTab,
    /// Another tab has finished or discarded this upload.
    EndedInAnotherTab,
    /// The upload can't be saved on this device, so nothing is sent.
    NotSaved,
}

impl UploadState {
    /// Whether it continues without the officer.
    pub(crate) const fn is_busy(&self) -> bool {
        matches!(self, Self::Sending | Self::Pausing | Self::LookingUp(_) | Self::SendingInAnotherTab)
    }
}

const SENT_BEFORE: &str =
    "This row was sent from this browser before, and its outcome is not known. Look for it in the list first.";

/// A row checked before it is sent.
pub(crate) type RowCheck = Result<CheckedRow, Vec<FieldError>>;

#[derive(Clone, Copy)]
pub(crate) struct Uploader {
    pub(crate) sheet: &'static Sheet,
    pub(crate) job: RwSignal<UploadJob>,
    pub(crate) state: RwSignal<UploadState>,
    /// One for each row of the job.
    pub(crate) checks: RwSignal<Vec<RowCheck>>,
    references: RwSignal<References>,
    /// Whether the job was saved on this device.
    pub(super) is_saved: StoredValue<bool>,
    /// For each row whether the officer has confirmed its warnings, until it is changed.
    confirmed: RwSignal<Vec<bool>>,
    /// See [`upload_storage::rows_without_outcome`].
    sent_before: StoredValue<Vec<u32>>,
    /// Row, column and text of the cell that is being edited.
    edited: StoredValue<Option<(usize, usize, String)>>,
    pub(super) toasts: Toasts,
}

impl Uploader {
    /// Checks all rows. If the job's last call has no outcome, as after a reload, it is looked up.
    pub(crate) fn new(sheet: &'static Sheet, job: UploadJob) -> Self {
        let kind = sheet.reference.map_or(ReferenceKind::Loan, |(_, kind)| kind);
        let (has_unknown_outcome, count) = (job.under_way.is_some(), job.rows.len());
        let uploader = Self {
            sheet,
            sent_before: StoredValue::new(upload_storage::rows_without_outcome(sheet, &job)),
            job: RwSignal::new(job),
            state: RwSignal::new(UploadState::Idle),
            checks: RwSignal::new(Vec::new()),
            references: RwSignal::new(References::new(kind)),
            is_saved: StoredValue::new(upload_storage::load(sheet) != Saved::Nothing),
            confirmed: RwSignal::new(vec![false; count]),
            edited: StoredValue::new(None),
            toasts: toasts(),
        };
        // Neither leaving the page nor closing the tab reports `change` of a cell that has the focus.
        let listener = window_event_listener(ev::pagehide, move |_| uploader.save_edited());
        on_cleanup(move || {
            uploader.save_edited();
            listener.remove();
        });
        uploader.check_all();
        uploader.look_up_references();
        watch(move || {
            if uploader.job.with(UploadJob::is_done) {
                uploader.remove();
            }
        });
        if has_unknown_outcome {
            uploader.look_up(Lost::Connection);
        }
        uploader
    }

    /// The errors of a row by column: the server's if it refused the row, else those found here.
    pub(crate) fn row_errors(self, row: usize) -> BTreeMap<String, String> {
        let known = self.job.with(|job| match job.rows.get(row).map(|row| &row.state) {
            Some(RowState::Refused(errors)) => Some(errors.clone()),
            Some(RowState::Accepted(_) | RowState::LeftOut) | None => Some(BTreeMap::new()),
            Some(RowState::Ready) => None,
        });
        known.unwrap_or_else(|| {
            self.checks.with(|checks| match checks.get(row) {
                Some(Err(errors)) => by_column(errors.iter().map(|error| (error.field.clone(), error.message.clone()))),
                _ => BTreeMap::new(),
            })
        })
    }

    /// What is unusual in a cell of a row that was not sent; with no `column`, in any cell of it.
    pub(crate) fn warning(self, row: usize, column: Option<&str>) -> Option<String> {
        let is_ready = self.job.with(|job| job.rows.get(row).is_some_and(|row| row.state == RowState::Ready));
        self.checks.with(|checks| {
            let checked = checks.get(row).filter(|_| is_ready)?.as_ref().ok()?;
            let warning = checked.warnings.iter().find(|warning| column.is_none_or(|column| warning.field == column));
            warning.map(|warning| warning.message.clone())
        })
    }

    /// Whether the row has no warnings, or the officer has confirmed them; tracks that.
    pub(crate) fn is_confirmed(self, row: usize, checked: &CheckedRow) -> bool {
        checked.warnings.is_empty() || self.confirmed.with(|confirmed| confirmed.get(row) == Some(&true))
    }

    /// The rows of `rows` with warnings that are not confirmed.
    pub(crate) fn unconfirmed(self, rows: &[usize]) -> Vec<usize> {
        self.checks.with(|checks| {
            let is_open =
                |row: &usize| matches!(checks.get(*row), Some(Ok(checked)) if !self.is_confirmed(*row, checked));
            rows.iter().copied().filter(is_open).collect()
        })
    }

    /// The rows that are sent only once the officer has looked at what they are like.
    pub(crate) fn in_question(self) -> Vec<usize> {
        self.job.with(|job| (0..job.rows.len()).filter(|at| job.rows[*at].is_in_question()).collect())
    }

    /// The officer wants these rows besides what they are like.
    pub(crate) fn send_beside(self, rows: &[usize]) {
        self.job.update(|job| rows.iter().for_each(|at| job.rows[*at].is_beside = true));
        self.save();
    }

    /// Confirms the warnings of rows, or asks about them again.
    pub(crate) fn confirm(self, rows: &[usize], is_right: bool) {
        self.confirmed.update(|confirmed| {
            for row in rows {
                if let Some(confirmed) = confirmed.get_mut(*row) {
                    *confirmed = is_right;
                }
            }
        });
    }

    /// The rows that can be sent now.
    pub(crate) fn sendable(self) -> Vec<usize> {
        self.checks.with(|checks| {
            self.job.with(|job| {
                let is_ready = |at: &usize| job.rows[*at].state == RowState::Ready && !job.is_under_way(*at);
                (0..job.rows.len()).filter(is_ready).filter(|at| checks.get(*at).is_some_and(Result::is_ok)).collect()
            })
        })
    }

    /// The total amount of these rows; `None` if it is too large.
    pub(crate) fn total(self, rows: &[usize]) -> Option<Money> {
        self.checks.with(|checks| {
            let amounts = rows.iter().filter_map(|at| checks.get(*at)?.as_ref().ok()).map(|row| row.amount);
            amounts.into_iter().try_fold(Money::ZERO, Money::checked_add)
        })
    }

    /// Notes the text of a cell that has the focus. It is checked once the focus leaves it.
    pub(crate) fn edit_cell(self, row: usize, column: usize, text: String) {
        self.edited.set_value(Some((row, column, text)));
    }

    /// Saves a cell that still has the focus; draws nothing, as the page is being left.
    fn save_edited(self) {
        let Some((row, column, text)) = self.edited.try_update_value(Option::take).flatten() else { return };
        if self.job.try_update_untracked(|job| job.change_cell(row, column, text)).is_some() {
            self.save();
        }
    }

    pub(crate) fn change_cell(self, row: usize, column: usize, text: String) {
        // The browser reports `change` of a cell that is being removed.
        if self.job.is_disposed() {
            return;
        }
        self.edited.set_value(None);
        self.job.update(|job| job.change_cell(row, column, text));
        self.confirm(&[row], false);
        self.check_one(row);
        self.save();
        if self.sheet.reference.is_some_and(|(key, _)| self.sheet.columns.get(column).is_some_and(|c| c.key == key)) {
            self.look_up_references();
        }
    }

    /// Leaves rows out, or includes them again.
    pub(crate) fn leave_out(self, rows: &[usize], out: bool) {
        self.job.update(|job| rows.iter().for_each(|row| job.leave_out(*row, out)));
        self.save();
    }

    fn check(self, row: usize) -> RowCheck {
        let checked = self.job.with_untracked(|job| {
            self.references.with_untracked(|references| {
                (self.sheet.check)(&Cells { sheet: self.sheet, texts: &job.rows[row].cells, references })
            })
        })?;
        let was_sent = self.sent_before.with_value(|sent| sent.contains(&digest(&checked.body)));
        Ok(checked.warn(self.sheet.columns[0].key, was_sent.then(|| SENT_BEFORE.to_owned())))
    }

    pub(super) fn check_all(self) {
        let count = self.job.with_untracked(|job| job.rows.len());
        self.checks.set((0..count).map(|row| self.check(row)).collect());
    }

    fn check_one(self, row: usize) {
        let check = self.check(row);
        self.checks.update(|checks| {
            if let Some(known) = checks.get_mut(row) {
                *known = check;
            }
        });
    }

    /// Looks up the references that are not known yet, and checks the rows again.
    fn look_up_references(self) {
        let Some((key, kind)) = self.sheet.reference else { return };
        let Some(column) = self.sheet.columns.iter().position(|column| column.key == key) else { return };
        let unknown = self.job.with_untracked(|job| {
            let open = job.rows.iter().filter(|row| !matches!(row.state, RowState::Accepted(_)));
            let typed = open.filter_map(|row| row.cells.get(column)).map(String::as_str);
            self.references.with_untracked(|references| references.unknown(typed))
        });
        spawn_local(async move {
            for chunk in unknown.chunks(PARALLEL_LOOKUPS) {
                let look_up = |reference: &String| {
                    let reference = reference.clone();
                    async move {
                        let found = references::look_up(kind, &reference).await;
                        (reference, found)
                    }
                };
                let found = join_all(chunk.iter().map(look_up)).await;
                let updated = self.references.try_update(|references| {
                    for (reference, found) in found {
                        references.insert(reference, found);
                    }
                });
                if updated.is_none() {
                    return;
                }
                self.check_all();
            }
        });
    }
}
