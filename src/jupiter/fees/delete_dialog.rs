//! Deleting a fee: the confirmation names what disappears with it.

use super::labels::name;
use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitActions, SubmitLabels};
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::dialog::Dialog;
use crate::links::{Link, replace};
use futures::FutureExt;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::fees::{self, Fee, GetFee};
use lms::reply::NoContent;
use lms::{ApiError, FeeId, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the deletion", send: "Delete fee", sending: "Deleting…" };

/// The button and its dialog.
#[component]
pub(super) fn DeleteFee(fee: Fee) -> impl IntoView {
    let open = RwSignal::new(false);
    let locked = Signal::stored(can::delete_fee(fee.settled_amount).err().map(|reason| reason.to_string()));
    let fee = StoredValue::new(fee);
    view! {
        <Action variant=ButtonVariant::Danger locked on_click=move |()| open.set(true)>
            "Delete fee"
        </Action>
        <Dialog open title="Delete this fee?">
            <Confirm open fee=fee.get_value() />
        </Dialog>
    }
}

#[component]
fn Confirm(open: RwSignal<bool>, fee: Fee) -> impl IntoView {
    let id = fee.id;
    let submission = Submission::new(format!("fee.delete.{id}"), LABELS, move |_, _| look_up(id));
    let (toasts, deleted) = (toasts(), name(&fee));
    let navigate = use_navigate();
    submission.on_success(move |_| {
        toasts.success(format!("{deleted} is deleted."));
        open.set(false);
        navigate(&Link::fees().href(), replace());
    });
    let send = move |()| submission.send(fees::DeleteFee { id });
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
        <SubmitActions handle=submission.handle() on_send=send danger=true>
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Keep it"
            </button>
        </SubmitActions>
    }
}

/// A lost deletion arrived if the fee no longer exists.
fn look_up(id: FeeId) -> LookupFuture<NoContent> {
    async move {
        match api::send(GetFee { id }).await {
            Err(ApiError::NotFound) => Ok(Some(NoContent {})),
            Ok(_) => Ok(None),
            Err(error) => Err(error),
        }
    }
    .boxed_local()
}
