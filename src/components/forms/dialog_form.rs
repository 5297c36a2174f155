//! A form in a dialog, which closes once what it sends has succeeded.

use crate::components::feedback::toast::{Toasts, toasts};
use crate::components::forms::discard::cancel_button;
use crate::components::forms::draft::Draft;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitHandle, SubmitLabels};
use leptos::prelude::*;
use lms::{Endpoint, FieldError};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(Clone, Copy)]
pub(crate) struct DialogForm {
    pub(crate) form: Form,
    pub(crate) handle: SubmitHandle,
    on_send: Callback<()>,
    open: RwSignal<bool>,
}

impl DialogForm {
    /// A form that sends what `check` makes of the fields of `draft`. `key` names the submission; `look_up` looks for
    /// what a lost call did; `on_success` may open another dialog.
    pub(crate) fn new<E>(
        open: RwSignal<bool>,
        key: String,
        labels: SubmitLabels,
        draft: Draft,
        check: impl Fn() -> Result<E, Vec<FieldError>> + Copy + Send + Sync + 'static,
        look_up: impl Fn(E) -> LookupFuture<E::Reply> + 'static,
        on_success: impl Fn(E::Reply, Toasts) + 'static,
    ) -> Self
    where
        E: Endpoint + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
        E::Reply: Clone + Send + Sync + 'static,
    {
        let submission = Submission::new(key, labels, look_up);
        let (form, send) = Form::of(submission, check);
        let (clear_draft, toasts) = (draft.into_clear(), toasts());
        submission.on_success(move |reply| {
            clear_draft();
            open.set(false);
            on_success(reply, toasts);
        });
        Self { form, handle: submission.handle(), on_send: send, open }
    }
}

/// The fields, the button that sends, and one that discards what is typed and closes the dialog.
#[component]
pub(crate) fn DialogFormView(
    dialog_form: DialogForm,
    #[prop(default = "Cancel")] cancel: &'static str,
    /// Whether the action removes something.
    #[prop(optional)]
    danger: bool,
    children: Children,
) -> impl IntoView {
    let DialogForm { form, on_send, open, .. } = dialog_form;
    let leave = Callback::new(move |()| open.set(false));
    view! {
        <FormView form on_send danger beside=move || cancel_button(form.handle(), cancel, leave)>
            {children()}
        </FormView>
    }
}
