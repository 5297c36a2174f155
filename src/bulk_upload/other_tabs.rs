//! One upload in several tabs: what is saved on the device decides, and no tab overwrites what another has changed there.

use super::upload_storage::{self, Saved};
use super::uploader::{UploadState, Uploader};
use leptos::prelude::*;
use lms::error::Lost;

impl Uploader {
    /// Saves the job on this device, unless another tab has changed it there; returns whether that succeeded.
    pub(super) fn save(self) -> bool {
        if !self.is_only_tab() {
            return false;
        }
        self.job.update_untracked(|job| job.version += 1);
        let is_saved = self.job.with_untracked(|job| upload_storage::save(self.sheet, job));
        self.is_saved.update_value(|was_saved| *was_saved |= is_saved);
        is_saved
    }

    /// Removes the job from this device, unless another tab has changed it there.
    pub(crate) fn remove(self) {
        if let Saved::Job(saved) = upload_storage::load(self.sheet)
            && self.job.with_untracked(|job| job.id == saved.id)
        {
            upload_storage::remove(self.sheet);
        }
    }

    /// Whether no other tab has changed or removed the job on this device. Where one has, the state says so.
    pub(super) fn is_only_tab(self) -> bool {
        let state = match upload_storage::load(self.sheet) {
            Saved::Job(saved) if self.job.with_untracked(|job| job.is_saved_as(&saved)) => return true,
            Saved::Job(_) | Saved::Unreadable => UploadState::OpenInAnotherTab,
            Saved::Nothing if !self.is_saved.get_value() => return true,
            Saved::Nothing => UploadState::EndedInAnotherTab,
        };
        self.state.set(state);
        false
    }

    /// Goes on with what another tab has left of this upload.
    pub(super) fn follow_other_tab(self) {
        let Some(id) = self.job.try_with_untracked(|job| job.id.clone()) else { return };
        match upload_storage::load(self.sheet) {
            Saved::Job(saved) if saved.id == id => {
                self.job.set(saved);
                self.check_all();
                self.state.set(UploadState::Idle);
                self.look_up(Lost::Connection);
            }
            Saved::Job(_) | Saved::Unreadable => self.state.set(UploadState::OpenInAnotherTab),
            Saved::Nothing => self.state.set(UploadState::EndedInAnotherTab),
        }
    }
}
