//! The second step of a form that moves money: what will be sent is shown once more, above the button that sends it.

use crate::components::detail_page::{Fact, facts};
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::draft::Draft;
use crate::components::forms::form::Form;
use crate::components::forms::submit::{Lookup, Submission, SubmitActions, SubmitHandle, SubmitState};
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::links::Link;
use leptos::html::H2;
use leptos::prelude::*;
use lms::Endpoint;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The step that a form with a review is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ReviewStep {
    Form,
    Review,
    /// It can't be sent now, for this reason.
    Refused(String),
}

/// Whether something was sent and not answered yet, or its answer was lost; tracks it.
pub(crate) fn is_under_way(handle: SubmitHandle) -> bool {
    !matches!(
        handle.state(),
        SubmitState::Ready | SubmitState::Failed(_) | SubmitState::Done | SubmitState::Lost(_, Lookup::SignedOut)
    )
}

/// The step of a form: what is under way is always shown at the review, whatever refuses a new one meanwhile.
pub(crate) fn review_step(
    handle: SubmitHandle,
    reviewing: RwSignal<bool>,
    refusal: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> Memo<ReviewStep> {
    memo(move |_| match (is_under_way(handle) || reviewing.get(), refusal()) {
        (true, _) => ReviewStep::Review,
        (false, None) => ReviewStep::Form,
        (false, Some(reason)) => ReviewStep::Refused(reason),
    })
}

/// Once it is sent the draft is emptied; where the server refuses a field, the form is shown again.
pub(crate) fn follow_outcome<E>(submission: Submission<E>, form: Form, reviewing: RwSignal<bool>, draft: Draft)
where
    E: Endpoint + Clone + Serialize + DeserializeOwned + 'static,
    E::Reply: Clone + 'static,
{
    let clear_draft = draft.into_clear();
    submission.on_success(move |_| {
        clear_draft();
        reviewing.set(false);
    });
    watch(move || {
        if form.is_refused() {
            reviewing.set(false);
        }
    });
}

/// What will be sent, and the button that sends it. Its heading takes the focus.
#[component]
pub(crate) fn ReviewCard(
    handle: SubmitHandle,
    /// Whether the form is at this step; set to false by the way back.
    reviewing: RwSignal<bool>,
    #[prop(into)] on_send: Callback<()>,
    /// On the button that leads back to the form: "Change amount".
    back: &'static str,
    /// What sending does, where the facts don't say it.
    #[prop(optional)]
    intro: Option<&'static str>,
    /// What speaks against sending it.
    #[prop(optional)]
    warnings: Option<AnyView>,
    /// What will be sent.
    list: Vec<Fact>,
) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    watch(move || {
        if let Some(heading) = heading.get() {
            // A heading that is in the page can be focused.
            drop(heading.focus());
        }
    });
    let go_back = move |_| {
        if !untrack(move || handle.is_locked()) {
            handle.reset();
            reviewing.set(false);
        }
    };
    view! {
        <section class="card stack" aria-label="Review">
            <h2 node_ref=heading tabindex="-1">
                "Read it once more"
            </h2>
            {intro.map(|intro| view! { <p>{intro}</p> })}
            {facts(list)}
            {warnings}
            <SubmitActions handle on_send>
                <button
                    type="button"
                    class="button quiet"
                    aria-disabled=move || handle.is_locked().then_some("true")
                    on:click=go_back
                >
                    {back}
                </button>
            </SubmitActions>
        </section>
    }
}

/// In the place of a form that can't be sent now.
#[component]
pub(crate) fn RefusedCard(
    /// What can't be done: "A tranche can't be requested now".
    title: &'static str,
    reason: String,
    /// Where to go from here: the button's text and its page.
    back: (&'static str, Link),
) -> impl IntoView {
    let (text, page) = back;
    view! {
        <section class="card stack">
            <Note severity=Severity::Wait title=title>
                <span>{reason}</span>
            </Note>
            <p class="actions">
                <a class="button" href=page.href()>
                    {text}
                </a>
            </p>
        </section>
    }
}
