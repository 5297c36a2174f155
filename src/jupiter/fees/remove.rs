//! Taking a fee back: asks, and names what disappears with it.

use super::facts::name;
use crate::api;
use crate::navigation::{self, Step};
use crate::paths::Path;
use crate::ui::dialog::Dialog;
use crate::ui::submit::{Looked, Submission, SubmitActions, Words};
use crate::ui::toast::toasts;
use futures::FutureExt;
use leptos::prelude::*;
use lms::fees::{DeleteFee, Fee, GetFee};
use lms::reply::NoContent;
use lms::{ApiError, FeeId};

const WORDS: Words = Words { what: "the deletion", send: "Delete fee", sending: "Deleting…" };

/// The dialog.
#[component]
pub(super) fn Remove(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What goes.
    fee: Fee,
) -> impl IntoView {
    let fee = StoredValue::new(fee);
    view! {
        <Dialog open title="Delete this fee?">
            <Ask open fee=fee.get_value() />
        </Dialog>
    }
}

#[component]
fn Ask(open: RwSignal<bool>, fee: Fee) -> impl IntoView {
    let id = fee.id;
    let submission = Submission::new(format!("fee.delete.{id}"), WORDS, move |_, _| look_up(id));
    let (toasts, gone) = (toasts(), name(&fee));
    submission.on_success(move |_| {
        toasts.success(format!("{gone} is deleted."));
        open.set(false);
        navigation::go(&Path::fees().href(), Step::Same);
    });
    let send = move |()| submission.send(DeleteFee { id });
    view! {
        <p>
            {format!(
                "{} of {}, charged to {}, disappears, and with it the demand for {} that falls due on {}. The statement shows neither any more.",
                name(&fee),
                fee.amount,
                fee.borrower_name,
                fee.outstanding_amount,
                fee.due_date,
            )}
        </p>
        <SubmitActions sender=submission.sender() on_send=send danger=true>
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Keep it"
            </button>
        </SubmitActions>
    }
}

/// Whether it is gone.
fn look_up(id: FeeId) -> Looked<NoContent> {
    async move {
        match api::send(GetFee { id }).await {
            Err(ApiError::NotFound) => Ok(Some(NoContent {})),
            Ok(_) => Ok(None),
            Err(error) => Err(error),
        }
    }
    .boxed_local()
}
