//! The foot of every form that writes: its button, its error, and what became of a lost answer.

use super::{Stage, SubmitLabels};
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::widgets::icon::{Glyph, icon};
use leptos::prelude::*;
use lms::ApiError;
use lms::error::Lost;

/// What a form needs of a submission, whatever that sends: one type, so that all of a form is compiled once.
#[derive(Clone, Copy)]
pub(crate) struct SubmitHandle {
    pub(super) stage: Signal<Stage>,
    pub(super) labels: SubmitLabels,
    pub(super) look_again: Callback<()>,
    pub(super) reset: Callback<()>,
}

impl SubmitHandle {
    /// The same for a form whose button does not send yet: it leads on to a review.
    pub(crate) const fn saying(self, send: &'static str) -> Self {
        Self { labels: SubmitLabels { send, ..self.labels }, ..self }
    }

    /// Where it stands; tracks it.
    pub(crate) fn stage(self) -> Stage {
        self.stage.get()
    }

    /// Whether a click would be deaf now; tracks it.
    pub(crate) fn is_locked(self) -> bool {
        self.stage.with(Stage::is_locked)
    }

    /// Whether something is on its way; tracks it.
    pub(crate) fn is_busy(self) -> bool {
        self.stage.with(Stage::is_busy)
    }

    /// Back to the beginning, where the outcome is known.
    pub(crate) fn reset(self) {
        self.reset.run(());
    }
}

/// The button that sends, and beside it what became of it.
#[component]
pub(crate) fn SubmitActions(
    /// What it sends by.
    handle: SubmitHandle,
    /// Sends what the form holds. Where none is given the button is the form's own, and its `submit` event sends.
    #[prop(optional, into)]
    on_send: Option<Callback<()>>,
    /// Whether what it does takes something away.
    #[prop(optional)]
    danger: bool,
    /// What else stands beside the button: back, cancel.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let labels = handle.labels;
    let stage = handle.stage;
    let label = move || match stage.get() {
        Stage::Sending => labels.sending,
        Stage::NotThere(_) => "Send it again",
        _ => labels.send,
    };
    view! {
        {outcome(handle)}
        <div class="actions">
            <button
                type=if on_send.is_some() { "button" } else { "submit" }
                class=if danger { "button danger" } else { "button primary" }
                aria-disabled=move || handle.is_locked().then_some("true")
                aria-busy=move || handle.is_busy().then_some("true")
                on:click=move |_| on_send.into_iter().for_each(|on_send| on_send.run(()))
            >
                {label}
            </button>
            {children.map(|children| children())}
        </div>
    }
}

/// What became of what was sent, where that has to be said: for a button that stands elsewhere.
pub(crate) fn outcome(handle: SubmitHandle) -> impl IntoView {
    let (labels, stage) = (handle.labels, handle.stage);
    move || match stage.get() {
        Stage::Failed(error) => failed(&error).into_any(),
        Stage::Looking(because) => looking(because, labels).into_any(),
        Stage::LookFailed(because, error) => look_failed(because, &error, handle).into_any(),
        Stage::NotThere(because) => not_there(because, handle).into_any(),
        Stage::Found(because) => found(because, labels).into_any(),
        Stage::Ready | Stage::Sending | Stage::Done => ().into_any(),
    }
}

fn failed(error: &ApiError) -> impl IntoView + use<> {
    let meaning = error.consequence();
    let advice = error.next_step();
    view! {
        <Alert severity=Severity::Bad title=error.to_string()>
            <span>{format!("{meaning} {advice}")}</span>
        </Alert>
    }
}

fn looking(because: Lost, labels: SubmitLabels) -> impl IntoView {
    view! {
        <Alert severity=Severity::Wait title=format!("{because} It is not known whether {} arrived.", labels.what)>
            <span>"Looking for it now. Nothing is sent again meanwhile."</span>
        </Alert>
    }
}

fn look_failed(because: Lost, error: &ApiError, handle: SubmitHandle) -> impl IntoView + use<> {
    let error = error.to_string();
    view! {
        <Alert severity=Severity::Bad title=format!("It is not known whether {} arrived.", handle.labels.what)>
            <span>{format!("{because} Looking for it failed too: {error} Don't ask for it again elsewhere.")}</span>
            {again(handle)}
        </Alert>
    }
}

fn not_there(because: Lost, handle: SubmitHandle) -> impl IntoView {
    view! {
        <Alert severity=Severity::Wait title=format!("{} did not arrive.", handle.labels.what_capitalised())>
            <span>{format!("{because} It is not among what the server holds, so nothing was changed. You can send it again.")}</span>
            {again(handle)}
        </Alert>
    }
}

fn found(because: Lost, labels: SubmitLabels) -> impl IntoView {
    view! {
        <Note severity=Severity::Good title=format!("{} arrived.", labels.what_capitalised())>
            <span>{format!("{because} It was found all the same, and is not sent again.")}</span>
        </Note>
    }
}

fn again(handle: SubmitHandle) -> impl IntoView {
    view! {
        <div class="actions">
            <button type="button" class="button small" on:click=move |_| handle.look_again.run(())>
                {icon(Glyph::Search)}
                "Look again"
            </button>
        </div>
    }
}
