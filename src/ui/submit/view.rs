//! The foot of every form that writes: its button, its error, and what became of a lost answer.

use super::{Look, Phase, Submission, Words};
use crate::ui::icon::{Glyph, icon};
use crate::ui::note::{Alert, Note};
use crate::ui::tone::Tone;
use leptos::prelude::*;
use lms::error::Lost;
use lms::{ApiError, Endpoint};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The button that sends, and beside it what became of it.
#[component]
pub fn SubmitActions<E>(
    /// What it sends by.
    submission: Submission<E>,
    /// Sends what the form holds.
    #[prop(into)]
    on_send: Callback<()>,
    /// What else stands beside the button: back, cancel.
    children: Children,
) -> impl IntoView
where
    E: Endpoint + Copy + Serialize + DeserializeOwned + Send + Sync + 'static,
    E::Reply: Clone + Send + Sync + 'static,
{
    let words = submission.words;
    let busy = move || matches!(submission.phase(), Phase::Sending | Phase::Lost(_, Look::Looking));
    let label = move || match submission.phase() {
        Phase::Sending => words.sending,
        Phase::Lost(_, Look::Nothing) => "Send it again",
        _ => words.send,
    };
    view! {
        {move || match submission.phase() {
            Phase::Failed(error) => failed(&error).into_any(),
            Phase::Lost(because, look) => lost(submission, words, because, &look).into_any(),
            _ => ().into_any(),
        }}
        <div class="actions">
            <button
                type="button"
                class="button primary"
                aria-disabled=move || submission.is_locked().then_some("true")
                aria-busy=move || busy().then_some("true")
                on:click=move |_| on_send.run(())
            >
                {label}
            </button>
            {children()}
        </div>
    }
}

fn failed(error: &ApiError) -> impl IntoView + use<> {
    let meaning = error.for_the_money();
    let advice = error.what_to_do();
    view! {
        <Alert tone=Tone::Bad title=error.to_string()>
            <span>{format!("{meaning} {advice}")}</span>
        </Alert>
    }
}

fn lost<E>(submission: Submission<E>, words: Words, because: Lost, look: &Look<E::Reply>) -> impl IntoView + use<E>
where
    E: Endpoint + Copy + Serialize + DeserializeOwned + Send + Sync + 'static,
    E::Reply: Clone + Send + Sync + 'static,
{
    let again = move || {
        view! {
            <div class="actions">
                <button type="button" class="button small" on:click=move |_| submission.look_again()>
                    {icon(Glyph::Search)}
                    "Look again"
                </button>
            </div>
        }
    };
    match look {
        Look::Looking => view! {
            <Alert tone=Tone::Wait title=format!("{because} It is not known whether {} arrived.", words.what)>
                <span>"Looking for it now. Nothing is sent again meanwhile."</span>
            </Alert>
        }
        .into_any(),
        Look::Failed(error) => {
            let error = error.to_string();
            view! {
                <Alert tone=Tone::Bad title=format!("It is not known whether {} arrived.", words.what)>
                    <span>{format!("{because} Looking for it failed too: {error} Don't ask for it again elsewhere.")}</span>
                    {again()}
                </Alert>
            }
            .into_any()
        }
        Look::Nothing => view! {
            <Alert tone=Tone::Wait title=format!("{} did not arrive.", words.what_capitalised())>
                <span>{format!("{because} It is not among what the server holds, so nothing was changed. You can send it again.")}</span>
                {again()}
            </Alert>
        }
        .into_any(),
        Look::Found(_) => view! {
            <Note tone=Tone::Good title=format!("{} arrived.", words.what_capitalised())>
                <span>{format!("{because} It was found all the same, and is not sent again.")}</span>
            </Note>
        }
        .into_any(),
    }
}
