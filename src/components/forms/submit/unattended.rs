//! Calls that are sent without a form, one of many: under the note and the lock that a form for the same would use, so that every
//! tab of this browser knows of them.

use super::pending_call::{self, Noted, SentCall};
use super::write::{self, Write};
use crate::dom::tab_lock::TabLock;
use lms::Endpoint;
use lms::error::Lost;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::rc::Rc;

/// Why nothing can be sent under a key now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotBegun {
    /// Another tab is sending it at this moment.
    SentByOtherTab,
    /// It was sent from this browser, and the outcome is not known yet.
    Unknown,
    /// The note can't be saved.
    NotSaved,
}

/// A call that is about to be sent. Its note stays unless [`Self::end`] is called.
pub(crate) struct UnattendedCall {
    key: String,
    call: SentCall,
    _lock: TabLock,
}

impl UnattendedCall {
    /// Notes that `endpoint` will be sent. `key` and `what` are those of its [`Submission`](super::Submission).
    ///
    /// # Errors
    /// If it must not be sent now.
    pub(crate) async fn begin<E>(key: String, what: &str, endpoint: E) -> Result<Self, NotBegun>
    where
        E: Endpoint + Serialize + DeserializeOwned + 'static,
        E::Reply: 'static,
    {
        Self::begin_write(key, SentCall::new(Rc::new(endpoint), what), write::from_json::<E>).await
    }

    async fn begin_write(
        key: String,
        call: SentCall,
        parse: fn(&RawValue) -> Option<Rc<dyn Write>>,
    ) -> Result<Self, NotBegun> {
        let lock = TabLock::try_acquire(&pending_call::lock_name(&key)).await.ok_or(NotBegun::SentByOtherTab)?;
        if is_unknown(pending_call::load(&key, parse)) {
            return Err(NotBegun::Unknown);
        }
        if !pending_call::save(&key, &call) {
            return Err(NotBegun::NotSaved);
        }
        Ok(Self { key, call, _lock: lock })
    }

    /// Notes that it is sent now. The server has nothing yet that is as it asks for. Returns whether that is saved.
    pub(crate) fn send(&mut self) -> bool {
        self.call.before = Some([].into());
        pending_call::save(&self.key, &self.call)
    }

    /// Its response was lost.
    pub(crate) fn lose(mut self, because: Lost) {
        self.call.settle_in(super::settles_after(because));
        pending_call::save(&self.key, &self.call);
    }

    /// Its outcome is known.
    pub(crate) fn end(self) {
        pending_call::remove(&self.key);
    }
}

/// Whether a call was sent under `key` from this browser, of which the outcome is not known yet.
pub(crate) fn is_outcome_unknown<E>(key: &str) -> bool
where
    E: Endpoint + Serialize + DeserializeOwned + 'static,
    E::Reply: 'static,
{
    is_unknown(pending_call::load(key, write::from_json::<E>))
}

/// The outcome of what was sent under `key` is known.
pub(crate) fn forget(key: &str) {
    pending_call::remove(key);
}

/// A call that the server had time to finish can be looked for and sent again.
fn is_unknown(noted: Noted) -> bool {
    match noted {
        Noted::Nothing => false,
        Noted::Call(call) => !call.is_settled(0) && !call.was_never_sent(),
        Noted::SignedOut(note) => !note.is_settled(),
        Noted::Unreadable => true,
    }
}
