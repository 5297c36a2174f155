//! The question in a dialog before a call is sent. The dialog closes once the call has succeeded.

use crate::components::feedback::toast::{Toasts, toasts};
use crate::components::forms::submit::{
    LookupFuture, Submission, SubmitActions, SubmitHandle, SubmitLabels, SubmitState,
};
use crate::components::widgets::dialog::close_button;
use crate::components::widgets::dialog_context::hold_dialog_while;
use leptos::prelude::*;
use lms::Endpoint;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(Clone, Copy)]
pub(crate) struct Confirmation {
    handle: SubmitHandle,
    on_send: Callback<()>,
    open: RwSignal<bool>,
}

impl Confirmation {
    /// Sends `endpoint` when it is confirmed. `key` names the submission; `look_up` looks for what a lost call did.
    pub(crate) fn new<E>(
        open: RwSignal<bool>,
        key: String,
        labels: SubmitLabels,
        endpoint: E,
        look_up: impl Fn(E) -> LookupFuture<E::Reply> + 'static,
        on_success: impl Fn(E::Reply, Toasts) + 'static,
    ) -> Self
    where
        E: Endpoint + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
        E::Reply: Clone + Send + Sync + 'static,
    {
        let submission = Submission::new(key, labels, look_up);
        let handle = submission.handle();
        hold_dialog_while(move || handle.state() == SubmitState::Sending);
        let toasts = toasts();
        submission.on_success(move |reply| {
            open.set(false);
            on_success(reply, toasts);
        });
        let on_send = Callback::new(move |()| submission.send(endpoint.clone()));
        Self { handle, on_send, open }
    }

    pub(crate) const fn handle(self) -> SubmitHandle {
        self.handle
    }

    /// The text, the button that sends, and one that closes the dialog.
    pub(crate) fn view(self, text: String, cancel: &'static str, danger: bool) -> AnyView {
        let Self { handle, on_send, open } = self;
        view! {
            <p>{text}</p>
            <SubmitActions handle on_send danger>
                {close_button(open, cancel)}
            </SubmitActions>
        }
        .into_any()
    }
}
