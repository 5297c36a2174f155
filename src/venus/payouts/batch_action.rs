//! What can be done with many payouts: each call is sent once, and only for a payout that is as the officer saw it.

use super::read_payouts::read_one;
use super::selected_payout::SelectedPayout;
use crate::api;
use crate::components::feedback::severity::{Severity, Status};
use crate::components::forms::submit::{NotBegun, UnattendedCall, forget, is_outcome_unknown};
use crate::venus::bank_claims::{Debits, claim_texts};
use crate::venus::conflict_notice::last_change;
use crate::venus::payout;
use lms::can;
use lms::error::Lost;
use lms::payout_actions::{ProcessPayout, RetryPayout};
use lms::payouts::{GetPayout, Payout, PayoutStatus};
use lms::{ApiError, PayoutId};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BatchAction {
    /// Hands the payout to the bank.
    Process,
    Retry,
}

const UNKNOWN: &str = "It was sent from this browser before, and it is not known yet whether it arrived.";
const SENT_BY_OTHER_TAB: &str = "Another tab of this browser is sending it.";
const NOT_SAVED: &str = "Not sent: this browser can't save the note that keeps it from being sent twice.";
/// Shown for a payout that the server no longer has.
const GONE: &str = "It can't be found any more.";

impl BatchAction {
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Process => "Hand to the bank",
            Self::Retry => "Try again",
        }
    }

    fn allowed(self, payout: &SelectedPayout) -> Result<(), can::Reason> {
        match self {
            Self::Process => {
                can::process_payout(&payout.status)?;
                payout.needs_another.clone().map_or(Ok(()), Err)
            }
            Self::Retry => can::retry_payout(&payout.status),
        }
    }

    /// Why the bank may have paid the payout, or may still pay it; `None` if nothing says so.
    pub(super) fn claims(self, payout: &SelectedPayout, debits: &Debits) -> Option<String> {
        match self {
            Self::Process => {
                let claims = claim_texts(payout.id, &payout.status, payout.is_downloaded, debits);
                (!claims.is_empty()).then(|| claims.join(" "))
            }
            Self::Retry => None,
        }
    }

    /// The status of payouts that the action is for.
    pub(super) const fn applies_to(self) -> PayoutStatus {
        match self {
            Self::Process => PayoutStatus::Pending,
            Self::Retry => PayoutStatus::Failed,
        }
    }

    /// Whether the payout is in a status that the action leads to, sooner or later.
    fn is_done(self, payout: &Payout) -> bool {
        match self {
            Self::Process => payout::is_processed(payout, None),
            Self::Retry => payout::is_retried(payout),
        }
    }

    /// Whether a payout may be sent: it is `now` as it was `seen`, and the action is for its status.
    ///
    /// # Errors
    /// Why it is left out, for the officer.
    pub(super) fn check(self, seen: &SelectedPayout, now: Option<SelectedPayout>) -> Result<SelectedPayout, String> {
        let now = now.ok_or_else(|| GONE.to_owned())?;
        if let Some(change) = seen.change(&now) {
            return Err(change + &last_change(now.updated_by.as_deref(), now.updated_at));
        }
        self.allowed(&now).map_err(|reason| reason.to_string())?;
        Ok(now)
    }

    /// The key under which the dialog of a single payout would send the call.
    fn key(self, id: PayoutId) -> String {
        match self {
            Self::Process => format!("payout.process.{id}"),
            Self::Retry => format!("payout.retry.{id}"),
        }
    }

    /// What is known of a payout before anything is sent: another tab of this browser may have sent the call.
    pub(super) fn begins_with(self, shown: &SelectedPayout) -> BatchOutcome {
        let key = self.key(shown.id);
        let is_unknown = match self {
            Self::Process => is_outcome_unknown::<ProcessPayout>(&key),
            Self::Retry => is_outcome_unknown::<RetryPayout>(&key),
        };
        if is_unknown { BatchOutcome::Unknown(UNKNOWN.to_owned()) } else { BatchOutcome::NotSent }
    }

    /// Reads the payout again, and sends the call once if it still is as it was shown, under the note that a single payout's
    /// dialog would use. After a lost response the payout is read once; nothing is sent again.
    ///
    /// # Errors
    /// Why the batch can't go on. Nothing was sent.
    pub(super) async fn run(self, shown: &SelectedPayout) -> Result<BatchOutcome, ApiError> {
        let (id, key) = (shown.id, self.key(shown.id));
        let begun = match self {
            Self::Process => UnattendedCall::begin(key, "the payout", ProcessPayout { id, manual: None }).await,
            Self::Retry => UnattendedCall::begin(key, "the retry", RetryPayout { id }).await,
        };
        match begun {
            Ok(call) => self.send(shown, call).await,
            Err(NotBegun::SentByOtherTab) => Ok(BatchOutcome::Unknown(SENT_BY_OTHER_TAB.to_owned())),
            Err(NotBegun::Unknown) => Ok(BatchOutcome::Unknown(UNKNOWN.to_owned())),
            Err(NotBegun::NotSaved) => Ok(BatchOutcome::NotDone(NOT_SAVED.to_owned())),
        }
    }

    async fn send(self, shown: &SelectedPayout, mut call: UnattendedCall) -> Result<BatchOutcome, ApiError> {
        let id = shown.id;
        let checked = match read_one(shown).await {
            Ok(now) => self.check(shown, now),
            Err(error) => {
                call.end();
                return Err(error);
            }
        };
        if let Err(reason) = checked {
            call.end();
            return Ok(BatchOutcome::NotDone(reason));
        }
        if !call.send() {
            call.end();
            return Ok(BatchOutcome::NotDone(NOT_SAVED.to_owned()));
        }
        let sent = match self {
            Self::Process => api::send(ProcessPayout { id, manual: None }).await,
            Self::Retry => api::send(RetryPayout { id }).await,
        };
        if let Err(ApiError::OutcomeUnknown { because }) = sent {
            call.lose(because);
            return Ok(self.look_up(shown).await);
        }
        let outcome = match sent {
            Ok(payout) => Ok(BatchOutcome::Done(payout.status)),
            Err(ApiError::Conflict { message }) => Ok(self.look_up_refused(shown, message).await),
            Err(
                error @ (ApiError::Offline | ApiError::SignedOut | ApiError::SessionRenewed | ApiError::Busy { .. }),
            ) => Err(error),
            Err(error) => Ok(BatchOutcome::NotDone(error.to_string())),
        };
        if matches!(outcome, Ok(BatchOutcome::Unknown(_))) {
            call.lose(Lost::Connection);
        } else {
            call.end();
        }
        outcome
    }

    /// After a refusal by status: the browser repeats a call by itself if a used connection drops, and the first one may
    /// have arrived.
    async fn look_up_refused(self, payout: &SelectedPayout, message: String) -> BatchOutcome {
        match api::send(GetPayout { id: payout.id }).await {
            Ok(payout) if self.is_done(&payout) => BatchOutcome::Done(payout.status),
            Ok(payout) => {
                BatchOutcome::NotDone(message + &last_change(payout.updated_by.as_deref(), payout.updated_at))
            }
            Err(error) => BatchOutcome::Unknown(format!("{message} {error} Look at the payout before anything else.")),
        }
    }

    /// Looks for what came of a call whose response was lost; sends nothing.
    pub(super) async fn look_up(self, payout: &SelectedPayout) -> BatchOutcome {
        match api::send(GetPayout { id: payout.id }).await {
            Ok(payout) if payout.status == self.applies_to() => {
                BatchOutcome::Unknown("The answer was lost, and it did not arrive so far.".to_owned())
            }
            Ok(found) if self.is_done(&found) => {
                forget(&self.key(payout.id));
                BatchOutcome::Done(found.status)
            }
            Ok(payout) => {
                let status = payout.status.label();
                BatchOutcome::Unknown(format!(
                    "The answer was lost, and its status is {status} now. Look at the payout."
                ))
            }
            Err(error) => {
                BatchOutcome::Unknown(format!("The answer was lost. {error} Look at the payout before anything else."))
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum BatchOutcome {
    NotSent,
    Sending,
    /// Done; the payout's new status.
    Done(PayoutStatus),
    /// Not sent, or refused, and why.
    NotDone(String),
    /// The response was lost; what the look-up found.
    Unknown(String),
}

impl BatchOutcome {
    /// Whether it can be tried again: nothing came of it, or that is not known.
    pub(super) const fn is_open(&self) -> bool {
        matches!(self, Self::NotDone(_) | Self::Unknown(_))
    }

    pub(super) fn chip(&self) -> (Severity, String) {
        match self {
            Self::NotSent => (Severity::Muted, "Waits".to_owned()),
            Self::Sending => (Severity::Busy, "Sending…".to_owned()),
            Self::Done(status) => (status.severity(), status.label().to_owned()),
            Self::NotDone(why) => (Severity::Bad, why.clone()),
            Self::Unknown(why) => (Severity::Wait, why.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::selected_payout::tests::payout;
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn in_status(status: PayoutStatus) -> SelectedPayout {
        SelectedPayout::of(&Payout { status, ..payout() })
    }

    #[test]
    fn leaves_out_what_is_not_as_it_was_seen() {
        let (pending, cancelled) = (in_status(PayoutStatus::Pending), in_status(PayoutStatus::Cancelled));
        let check =
            |seen: &SelectedPayout, now: Option<&SelectedPayout>| BatchAction::Process.check(seen, now.cloned());
        assert_eq!(check(&pending, Some(&pending)), Ok(pending.clone()));
        let mut by_ravi = cancelled.clone();
        by_ravi.updated_by = Some("Ravi Iyer".to_owned());
        let words = check(&pending, Some(&by_ravi)).unwrap_err();
        assert!(words.starts_with("Its status has changed to Cancelled. Last changed "), "{words}");
        assert!(words.ends_with(", by Ravi Iyer."), "{words}");
        assert_eq!(check(&cancelled, Some(&cancelled)), Err("The payout is cancelled.".to_owned()));
        assert_eq!(check(&pending, None), Err(GONE.to_owned()));
        let pending_again = check(&cancelled, Some(&pending));
        assert!(pending_again.is_err(), "changed, even though it would be allowed now");
    }
}
