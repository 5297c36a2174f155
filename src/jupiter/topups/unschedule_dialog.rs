//! Taking a top-up off its schedule: it becomes a draft again.

use super::find_topup::look_up;
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{Submission, SubmitActions, SubmitLabels};
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::dialog::Dialog;
use leptos::prelude::*;
use lms::can;
use lms::topups::{Topup, TopupStatus, UnscheduleTopup};

const LABELS: SubmitLabels = SubmitLabels { what: "the change", send: "Take it off", sending: "Taking it off…" };

/// The button and its dialog.
#[component]
pub(super) fn Unschedule(topup: Topup) -> impl IntoView {
    let open = RwSignal::new(false);
    let locked = Signal::stored(can::unschedule_topup(&topup.status).err().map(|reason| reason.to_string()));
    let topup = StoredValue::new(topup);
    view! {
        <Action variant=ButtonVariant::Plain locked on_click=move |()| open.set(true)>
            "Take off its schedule"
        </Action>
        <Dialog open title="Take it off its schedule?">
            <Confirm open topup=topup.get_value() />
        </Dialog>
    }
}

#[component]
fn Confirm(open: RwSignal<bool>, topup: Topup) -> impl IntoView {
    let id = topup.id;
    let text = format!("{} of {} becomes a draft again and is not paid out on its day.", topup.ref_id, topup.amount);
    let unscheduled = |topup: Topup| (topup.status != TopupStatus::Scheduled).then_some(topup);
    let submission =
        Submission::new(format!("topup.unschedule.{id}"), LABELS, move |_, _| look_up(&topup, unscheduled));
    let toasts = toasts();
    submission.on_success(move |topup: Topup| {
        toasts.success(format!("{} is a draft again.", topup.ref_id));
        open.set(false);
    });
    view! {
        <p>{text}</p>
        <SubmitActions handle=submission.handle() on_send=move |()| submission.send(UnscheduleTopup { id })>
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Keep it scheduled"
            </button>
        </SubmitActions>
    }
}
