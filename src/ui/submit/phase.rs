//! Where a submission stands, and what is allowed there.

use lms::ApiError;
use lms::error::Lost;

/// Where a submission stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase<R> {
    /// Nothing was sent yet.
    Ready,
    /// On its way.
    Sending,
    /// It failed for certain: nothing was changed.
    Failed(ApiError),
    /// The answer was lost.
    Lost(Lost, Look<R>),
    /// Done, with what it made.
    Done(R),
}

/// The look for what a lost call was to make.
#[derive(Clone, Debug, PartialEq)]
pub enum Look<R> {
    /// Under way.
    Looking,
    /// It is there: the call arrived.
    Found(R),
    /// It is not there, and enough time has passed: the call did not arrive.
    Nothing,
    /// The look itself failed.
    Failed(ApiError),
}

impl<R> Phase<R> {
    /// Whether sending can't make a second one.
    pub const fn may_send(&self) -> bool {
        matches!(self, Self::Ready | Self::Failed(_) | Self::Lost(_, Look::Nothing))
    }

    /// Whether the outcome is known.
    pub const fn is_settled(&self) -> bool {
        !matches!(self, Self::Sending | Self::Lost(_, Look::Looking | Look::Failed(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn nothing_is_sent_while_an_outcome_is_unknown() {
        let lost = |look| Phase::Lost(Lost::Timeout, look);
        for (phase, may_send, settled) in [
            (Phase::Ready, true, true),
            (Phase::Sending, false, false),
            (Phase::Failed(ApiError::Offline), true, true),
            (lost(Look::Looking), false, false),
            (lost(Look::Failed(ApiError::Offline)), false, false),
            (lost(Look::Nothing), true, true),
            (lost(Look::Found(1)), false, true),
            (Phase::Done(1), false, true),
        ] {
            assert_eq!(phase.may_send(), may_send, "{phase:?}");
            assert_eq!(phase.is_settled(), settled, "{phase:?}");
        }
    }
}
