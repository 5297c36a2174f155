//! The foot of every form that writes: its button, its error, and what became of a lost answer.

use super::{Stage, Words};
use crate::ui::icon::{Glyph, icon};
use crate::ui::note::{Alert, Note};
use crate::ui::tone::Tone;
use leptos::prelude::*;
use lms::ApiError;
use lms::error::Lost;

/// What a form needs of a submission, whatever that sends: one type, so that all of a form is compiled once.
#[derive(Clone, Copy)]
pub struct Sender {
    pub(super) stage: Signal<Stage>,
    pub(super) words: Words,
    pub(super) look_again: Callback<()>,
    pub(super) reset: Callback<()>,
}

impl Sender {
    /// The same for a form whose button does not send yet: it leads on to a review.
    pub const fn saying(self, send: &'static str) -> Self {
        Self { words: Words { send, ..self.words }, ..self }
    }

    /// Where it stands; tracks it.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// Whether a click would be deaf now; tracks it.
    pub fn is_locked(self) -> bool {
        self.stage.with(Stage::is_locked)
    }

    /// Whether something is on its way; tracks it.
    pub fn is_busy(self) -> bool {
        self.stage.with(Stage::is_busy)
    }

    /// Back to the beginning, where the outcome is known.
    pub fn reset(self) {
        self.reset.run(());
    }
}

/// The button that sends, and beside it what became of it.
#[component]
pub fn SubmitActions(
    /// What it sends by.
    sender: Sender,
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
    let words = sender.words;
    let stage = sender.stage;
    let label = move || match stage.get() {
        Stage::Sending => words.sending,
        Stage::NotThere(_) => "Send it again",
        _ => words.send,
    };
    view! {
        {outcome(sender)}
        <div class="actions">
            <button
                type=if on_send.is_some() { "button" } else { "submit" }
                class=if danger { "button danger" } else { "button primary" }
                aria-disabled=move || sender.is_locked().then_some("true")
                aria-busy=move || sender.is_busy().then_some("true")
                on:click=move |_| on_send.into_iter().for_each(|on_send| on_send.run(()))
            >
                {label}
            </button>
            {children.map(|children| children())}
        </div>
    }
}

/// What became of what was sent, where that has to be said: for a button that stands elsewhere.
pub fn outcome(sender: Sender) -> impl IntoView {
    let (words, stage) = (sender.words, sender.stage);
    move || match stage.get() {
        Stage::Failed(error) => failed(&error).into_any(),
        Stage::Looking(because) => looking(because, words).into_any(),
        Stage::LookFailed(because, error) => look_failed(because, &error, sender).into_any(),
        Stage::NotThere(because) => not_there(because, sender).into_any(),
        Stage::Found(because) => found(because, words).into_any(),
        Stage::Ready | Stage::Sending | Stage::Done => ().into_any(),
    }
}

fn failed(error: &ApiError) -> impl IntoView + use<> {
    let meaning = error.consequence();
    let advice = error.next_step();
    view! {
        <Alert tone=Tone::Bad title=error.to_string()>
            <span>{format!("{meaning} {advice}")}</span>
        </Alert>
    }
}

fn looking(because: Lost, words: Words) -> impl IntoView {
    view! {
        <Alert tone=Tone::Wait title=format!("{because} It is not known whether {} arrived.", words.what)>
            <span>"Looking for it now. Nothing is sent again meanwhile."</span>
        </Alert>
    }
}

fn look_failed(because: Lost, error: &ApiError, sender: Sender) -> impl IntoView + use<> {
    let error = error.to_string();
    view! {
        <Alert tone=Tone::Bad title=format!("It is not known whether {} arrived.", sender.words.what)>
            <span>{format!("{because} Looking for it failed too: {error} Don't ask for it again elsewhere.")}</span>
            {again(sender)}
        </Alert>
    }
}

fn not_there(because: Lost, sender: Sender) -> impl IntoView {
    view! {
        <Alert tone=Tone::Wait title=format!("{} did not arrive.", sender.words.what_capitalised())>
            <span>{format!("{because} It is not among what the server holds, so nothing was changed. You can send it again.")}</span>
            {again(sender)}
        </Alert>
    }
}

fn found(because: Lost, words: Words) -> impl IntoView {
    view! {
        <Note tone=Tone::Good title=format!("{} arrived.", words.what_capitalised())>
            <span>{format!("{because} It was found all the same, and is not sent again.")}</span>
        </Note>
    }
}

fn again(sender: Sender) -> impl IntoView {
    view! {
        <div class="actions">
            <button type="button" class="button small" on:click=move |_| sender.look_again.run(())>
                {icon(Glyph::Search)}
                "Look again"
            </button>
        </div>
    }
}
