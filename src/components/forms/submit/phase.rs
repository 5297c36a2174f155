//! Where a submission stands, and what is allowed there.

use lms::ApiError;
use lms::error::Lost;

/// Where a submission stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Phase<R> {
    /// Nothing was sent yet.
    Ready,
    /// On its way.
    Sending,
    /// It failed for certain: nothing was changed.
    Failed(ApiError),
    /// The answer was lost.
    Lost(Lost, Lookup<R>),
    /// Done, with what it made.
    Done(R),
}

/// The look for what a lost call was to make.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Lookup<R> {
    /// Under way.
    Looking,
    /// It is there: the call arrived.
    Found(R),
    /// It is not there, and enough time has passed: the call did not arrive.
    Nothing,
    /// The look itself failed.
    Failed(ApiError),
}

/// Where a submission stands, whatever it makes: what its form shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stage {
    /// Nothing was sent yet.
    Ready,
    /// On its way.
    Sending,
    /// It failed for certain: nothing was changed.
    Failed(ApiError),
    /// The answer was lost; the look for what it made is under way.
    Looking(Lost),
    /// The look failed.
    LookFailed(Lost, ApiError),
    /// It did not arrive.
    NotThere(Lost),
    /// The answer was lost, but it arrived.
    Found(Lost),
    /// Done.
    Done,
}

impl Stage {
    /// Whether a click would be deaf now.
    pub(crate) const fn is_locked(&self) -> bool {
        !matches!(self, Self::Ready | Self::Failed(_) | Self::NotThere(_))
    }

    /// Whether something is on its way.
    pub(crate) const fn is_busy(&self) -> bool {
        matches!(self, Self::Sending | Self::Looking(_))
    }
}

impl<R> Phase<R> {
    /// The same without what it makes.
    pub(crate) fn stage(&self) -> Stage {
        match self {
            Self::Ready => Stage::Ready,
            Self::Sending => Stage::Sending,
            Self::Failed(error) => Stage::Failed(error.clone()),
            Self::Lost(because, Lookup::Looking) => Stage::Looking(*because),
            Self::Lost(because, Lookup::Failed(error)) => Stage::LookFailed(*because, error.clone()),
            Self::Lost(because, Lookup::Nothing) => Stage::NotThere(*because),
            Self::Lost(because, Lookup::Found(_)) => Stage::Found(*because),
            Self::Done(_) => Stage::Done,
        }
    }

    /// Whether sending can't make a second one.
    pub(crate) const fn may_send(&self) -> bool {
        matches!(self, Self::Ready | Self::Failed(_) | Self::Lost(_, Lookup::Nothing))
    }

    /// Whether the outcome is known.
    pub(crate) const fn is_settled(&self) -> bool {
        !matches!(self, Self::Sending | Self::Lost(_, Lookup::Looking | Lookup::Failed(_)))
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
            (lost(Lookup::Looking), false, false),
            (lost(Lookup::Failed(ApiError::Offline)), false, false),
            (lost(Lookup::Nothing), true, true),
            (lost(Lookup::Found(1)), false, true),
            (Phase::Done(1), false, true),
        ] {
            assert_eq!(phase.may_send(), may_send, "{phase:?}");
            assert_eq!(phase.is_settled(), settled, "{phase:?}");
        }
    }
}
