//! The foot of a form: the submit button, the error, and the outcome of a lost response.

use super::state::Similar;
use super::{Lookup, SubmitHandle, SubmitLabels, SubmitState};
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::widgets::icon::{Glyph, icon};
use leptos::prelude::*;
use lms::ApiError;
use lms::bidi::isolate;
use lms::error::Lost;

/// The submit button, and above it the outcome.
#[component]
pub(crate) fn SubmitActions(
    handle: SubmitHandle,
    /// Without it the button submits the form around it.
    #[prop(optional, into)]
    on_send: Option<Callback<()>>,
    #[prop(optional)] danger: bool,
    /// Further buttons: back, cancel.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let labels = handle.labels();
    let label = move || match handle.state() {
        SubmitState::Sending => labels.sending.to_owned(),
        SubmitState::Lost(_, Lookup::NotFound) => "Send it again".to_owned(),
        SubmitState::SentElsewhere(similar) | SubmitState::Lost(_, Lookup::Similar(similar)) => {
            format!("Send another besides {}", references(&similar))
        }
        _ => labels.send.to_owned(),
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

/// The outcome alone, for a button elsewhere on the page.
pub(crate) fn outcome(handle: SubmitHandle) -> impl IntoView {
    let labels = handle.labels();
    move || match handle.state() {
        SubmitState::Failed(error) => failed(&error).into_any(),
        SubmitState::Lost(because, Lookup::Running) => looking(because, labels).into_any(),
        SubmitState::Lost(because, Lookup::Failed(error)) => lookup_failed(because, &error, handle).into_any(),
        SubmitState::Lost(because, Lookup::NotFound) => not_found(because, handle).into_any(),
        SubmitState::Lost(because, Lookup::Similar(similar)) => like_yours(because, similar, handle).into_any(),
        SubmitState::SentElsewhere(similar) => sent_elsewhere(similar).into_any(),
        SubmitState::Lost(because, Lookup::Found) => found(because, labels).into_any(),
        SubmitState::Lost(_, Lookup::Unreadable) => unreadable(handle).into_any(),
        SubmitState::Lost(_, Lookup::SignedOut) => signed_out(handle).into_any(),
        SubmitState::Ready | SubmitState::Sending | SubmitState::Done => ().into_any(),
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

fn lookup_failed(because: Lost, error: &ApiError, handle: SubmitHandle) -> impl IntoView + use<> {
    let error = error.to_string();
    view! {
        <Alert severity=Severity::Bad title=format!("It is not known whether {} arrived.", handle.labels().what)>
            <span>{format!("{because} Looking for it failed too: {error} Don't ask for it again elsewhere.")}</span>
            {look_again(handle)}
        </Alert>
    }
}

fn not_found(because: Lost, handle: SubmitHandle) -> impl IntoView {
    view! {
        <Alert severity=Severity::Wait title=format!("{} did not arrive.", handle.labels().what_capitalised())>
            <span>{format!("{because} It is not among what the server holds, so nothing was changed. You can send it again; it is looked for once more before that.")}</span>
            {look_again(handle)}
        </Alert>
    }
}

fn like_yours(because: Lost, similar: Vec<Similar>, handle: SubmitHandle) -> impl IntoView {
    let noun = handle.labels().noun();
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "An" } else { "A" };
    let title = format!("{article} {noun} like yours exists: {}.", references(&similar));
    view! {
        <Alert severity=Severity::Wait title>
            <span>{format!("{because} Yours is not among what the server holds. Look at it before you send another.")}</span>
            {similar_links(similar)}
            {look_again(handle)}
        </Alert>
    }
}

fn sent_elsewhere(similar: Vec<Similar>) -> impl IntoView {
    let title = format!("Another tab of this browser has just sent this: {}.", references(&similar));
    view! {
        <Alert severity=Severity::Wait title>
            <span>"Nothing was sent from here. Send another only if two are wanted."</span>
            {similar_links(similar)}
        </Alert>
    }
}

/// "PAY05JG8, PAY05JG9"
pub(crate) fn references(similar: &[Similar]) -> String {
    similar.iter().map(|similar| similar.reference.as_str()).collect::<Vec<_>>().join(", ")
}

/// Each with its page, who made it and when.
pub(crate) fn similar_links(similar: Vec<Similar>) -> impl IntoView {
    let link = |Similar { reference, href, created_at, officer, .. }: Similar| {
        let officer = officer.map(|officer| format!("by {}", isolate(&officer)));
        let details: Vec<String> = officer.into_iter().chain(created_at.map(|at| at.to_string())).collect();
        let details = details.join(", ");
        view! {
            <div class="actions">
                <a class="button small" href=href>
                    {reference}
                </a>
                <span>{details}</span>
            </div>
        }
    };
    similar.into_iter().map(link).collect_view()
}

fn unreadable(handle: SubmitHandle) -> impl IntoView {
    let title = format!("It is not known whether {} arrived.", handle.labels().what);
    view! {
        <Alert severity=Severity::Bad title>
            <span>
                "It was sent from this browser before, and the note of it can't be read. Look for it in the list before you send anything."
            </span>
            {discard_note(handle)}
        </Alert>
    }
}

fn signed_out(handle: SubmitHandle) -> impl IntoView {
    let title = format!("It is not known whether {} arrived.", handle.labels().what);
    view! {
        <Alert severity=Severity::Wait title>
            <span>
                "It was sent from this browser before the last sign-out. If you enter the same again, Orrery looks for it before it sends anything. Before you send anything else, look for it in the list."
            </span>
            {discard_note(handle)}
        </Alert>
    }
}

fn discard_note(handle: SubmitHandle) -> impl IntoView {
    view! {
        <div class="actions">
            <button type="button" class="button small" on:click=move |_| handle.discard_note()>
                "I have looked, it is not there"
            </button>
        </div>
    }
}

fn found(because: Lost, labels: SubmitLabels) -> impl IntoView {
    view! {
        <Note severity=Severity::Good title=format!("{} arrived.", labels.what_capitalised())>
            <span>{format!("{because} It was found all the same, and is not sent again.")}</span>
        </Note>
    }
}

fn look_again(handle: SubmitHandle) -> impl IntoView {
    view! {
        <div class="actions">
            <button type="button" class="button small" on:click=move |_| handle.look_again()>
                {icon(Glyph::Search)}
                "Look again"
            </button>
        </div>
    }
}
