//! One step of a record's life: its button, locked with its reason, and the dialog that says what will happen.

use super::facts::fresh;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::AreaField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Submission, SubmitLabels, since_then};
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::dialog::Dialog;
use futures::FutureExt;
use leptos::prelude::*;
use lms::can::Reason;
use lms::records::{Record, RecordStatus};
use lms::{Endpoint, RecordId};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Whether a step asks for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remark {
    /// It does not.
    Never,
    /// It takes some.
    Maybe,
    /// It says why.
    Needed,
}

/// What a step is.
#[derive(Clone)]
pub(super) struct Step<E> {
    /// Its name among those of the record: "approve".
    pub(super) name: &'static str,
    /// The dialog's question.
    pub(super) title: &'static str,
    /// What will happen.
    pub(super) says: String,
    /// How it is spoken of.
    pub(super) words: SubmitLabels,
    /// Whether it asks for words.
    pub(super) remark: Remark,
    /// How much its button stands out.
    pub(super) variant: ButtonVariant,
    /// What is sent, with the words.
    pub(super) call: fn(RecordId, Option<String>) -> E,
    /// Where the record stands then.
    pub(super) then: RecordStatus,
    /// What is told then: "… is approved."
    pub(super) told: &'static str,
}

/// The button and its dialog.
pub(super) fn step<E>(record: &Record, may: Result<(), Reason>, step: Step<E>) -> AnyView
where
    E: Endpoint<Reply = Record> + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let open = RwSignal::new(false);
    let locked = Signal::stored(may.err().map(|reason| reason.to_string()));
    let (id, variant, title, send) = (record.id, step.variant, step.title, step.words.send);
    let step = StoredValue::new(step);
    view! {
        <Action variant locked on_click=move |()| open.set(true)>{send}</Action>
        <Dialog open title>{move || ask(open, id, step.get_value())}</Dialog>
    }
    .into_any()
}

fn ask<E>(open: RwSignal<bool>, id: RecordId, step: Step<E>) -> AnyView
where
    E: Endpoint<Reply = Record> + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let key = format!("record.{}.{id}", step.name);
    let mut draft = Draft::new(&key);
    let remark = draft.field("remark");
    let (call, need) = (step.call, step.remark);
    let typed = move || {
        let mut check = Check::default();
        let text = remark.read();
        let words = match need {
            Remark::Needed => check.field("remark", check::words(&text, "Say why.")).map(Some),
            Remark::Maybe | Remark::Never => Some(check::maybe(&text)),
        };
        check.done(words.map(|words| call(id, words)))
    };
    let then = step.then;
    let look_up = move |_, since| {
        let then = then.clone();
        let is_there = move |record: &Record| record.status == then && since_then(record.updated_at, since);
        async move { Ok(Some(fresh(id).await?).filter(is_there)) }.boxed_local()
    };
    let submission = Submission::new(key, step.words, look_up);
    let (form, send) = Form::of(submission, typed);
    let (clear_draft, toasts, told) = (draft.into_clear(), toasts(), step.told);
    submission.on_success(move |record: Record| {
        clear_draft();
        toasts.success(format!("{} {told}", record.ref_id));
        open.set(false);
    });
    let cancel = move || {
        view! {
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
        }
    };
    let field = match need {
        Remark::Never => None,
        Remark::Maybe => Some(
            view! { <AreaField label="Remark" name="remark" value=remark error=form.error("remark") optional=true /> }
                .into_any(),
        ),
        Remark::Needed => {
            Some(view! { <AreaField label="Why" name="remark" value=remark error=form.error("remark") /> }.into_any())
        }
    };
    view! {
        <p>{step.says}</p>
        <FormView form on_send=send danger=step.variant == ButtonVariant::Danger beside=cancel>
            {field}
        </FormView>
    }
    .into_any()
}
