//! Deleting a fee: the confirmation names what disappears with it.

use super::labels::name;
use crate::api;
use crate::components::forms::confirmation::Confirmation;
use crate::components::forms::submit::{LookupFuture, Match, SubmitLabels};
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::dialog_action::{DialogAction, locked_by};
use crate::links::{Link, replace};
use futures::FutureExt;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::bidi::isolate;
use lms::fees::{DeleteFee, Fee, GetFee};
use lms::reply::NoContent;
use lms::{ApiError, FeeId, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the deletion", send: "Delete fee", sending: "Deleting…" };

const DELETE: DialogAction =
    DialogAction { label: "Delete fee", variant: ButtonVariant::Danger, title: "Delete this fee?" };

/// The button and its dialog.
pub(super) fn delete_fee(fee: Fee) -> AnyView {
    DELETE.view(locked_by(can::delete_fee(fee.settled_amount)), move |open| confirm(open, &fee))
}

fn confirm(open: RwSignal<bool>, fee: &Fee) -> AnyView {
    let id = fee.id;
    let deleted = isolate(&name(fee)).into_owned();
    let text = format!(
        "{deleted} of {}, charged to {}, disappears, and with it the demand for {} that falls due on {}. The statement shows neither any more.",
        fee.amount,
        isolate(&fee.borrower_name),
        fee.outstanding_amount,
        fee.due_date,
    );
    let navigate = use_navigate();
    let key = format!("fee.delete.{id}");
    let confirmation = Confirmation::new(
        open,
        key,
        LABELS,
        DeleteFee { id },
        move |_| look_up(id),
        move |_, toasts| {
            toasts.success(format!("{deleted} is deleted."));
            navigate(&Link::fees().href(), replace());
        },
    );
    confirmation.view(text, "Keep it", true)
}

/// A lost deletion arrived if the fee no longer exists.
fn look_up(id: FeeId) -> LookupFuture<NoContent> {
    async move {
        match api::send(GetFee { id }).await {
            Err(ApiError::NotFound) => Ok(Match::of(Some(NoContent {}))),
            Ok(_) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
    .boxed_local()
}
