//! The state of a submission, and which actions it allows.

use super::created::Created;
use lms::error::Lost;
use lms::{ApiError, Instant};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SubmitState {
    Ready,
    Sending,
    /// The server refused it: nothing was changed.
    Failed(ApiError),
    /// The response was lost; the lookup finds out whether the call arrived.
    Lost(Lost, Lookup),
    Done,
    /// This browser has just sent the same from another tab or page, which made these: sending it needs a second press.
    SentElsewhere(Vec<Similar>),
}

/// Something like what a call asks for, that it did not make as far as is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Similar {
    pub(crate) key: String,
    /// What an officer knows it by.
    pub(crate) reference: String,
    /// Path of its page.
    pub(crate) href: Option<String>,
    pub(crate) created_at: Option<Instant>,
    /// Who made it, where the server says so.
    pub(crate) officer: Option<String>,
}

impl Similar {
    pub(crate) fn of(item: &impl Created) -> Self {
        Self {
            key: item.id().to_string(),
            reference: item.reference(),
            href: Some(item.href()),
            created_at: Some(item.created_at()),
            officer: item.officer().map(str::to_owned),
        }
    }
}

/// The lookup of what a lost call was to make.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Lookup {
    Running,
    /// The call arrived.
    Found,
    /// The server had time to finish the call and does not have what it was to make: the call did not arrive.
    NotFound,
    /// As [`Self::NotFound`], but it has something like it, which another officer may have asked for: sending again needs
    /// a press that names it.
    Similar(Vec<Similar>),
    Failed(ApiError),
    /// The note of the call can't be read, so there is nothing to look for.
    Unreadable,
    /// An officer has signed out since: the call is looked for once the same is to be sent.
    SignedOut,
}

impl SubmitState {
    /// Whether a click on the submit button is ignored: sending could do it twice.
    pub(crate) const fn is_locked(&self) -> bool {
        !matches!(
            self,
            Self::Ready
                | Self::Failed(_)
                | Self::SentElsewhere(_)
                | Self::Lost(_, Lookup::NotFound | Lookup::SignedOut | Lookup::Similar(_))
        )
    }

    /// What a press of the button goes ahead beside.
    pub(super) fn similar(&self) -> &[Similar] {
        match self {
            Self::SentElsewhere(similar) | Self::Lost(_, Lookup::Similar(similar)) => similar,
            Self::Ready | Self::Sending | Self::Failed(_) | Self::Lost(..) | Self::Done => &[],
        }
    }

    /// Whether a request is in flight.
    pub(crate) const fn is_busy(&self) -> bool {
        matches!(self, Self::Sending | Self::Lost(_, Lookup::Running))
    }

    /// Whether the outcome is known.
    pub(crate) const fn is_settled(&self) -> bool {
        !matches!(
            self,
            Self::Sending | Self::Lost(_, Lookup::Running | Lookup::Failed(_) | Lookup::Unreadable | Lookup::SignedOut)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn sends_nothing_while_an_outcome_is_unknown() {
        let lost = |lookup| SubmitState::Lost(Lost::Timeout, lookup);
        for (state, locked, busy, settled) in [
            (SubmitState::Ready, false, false, true),
            (SubmitState::Sending, true, true, false),
            (SubmitState::Failed(ApiError::Offline), false, false, true),
            (lost(Lookup::Running), true, true, false),
            (lost(Lookup::Failed(ApiError::Offline)), true, false, false),
            (lost(Lookup::Unreadable), true, false, false),
            (lost(Lookup::SignedOut), false, false, false),
            (lost(Lookup::NotFound), false, false, true),
            (lost(Lookup::Similar(Vec::new())), false, false, true),
            (SubmitState::SentElsewhere(Vec::new()), false, false, true),
            (lost(Lookup::Found), true, false, true),
            (SubmitState::Done, true, false, true),
        ] {
            assert_eq!((state.is_locked(), state.is_busy(), state.is_settled()), (locked, busy, settled), "{state:?}");
        }
    }
}
