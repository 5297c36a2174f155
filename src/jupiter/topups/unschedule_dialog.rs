//! Taking a top-up off its schedule: it becomes a draft again.

use super::find_topup::look_up;
use crate::components::forms::confirmation::Confirmation;
use crate::components::forms::submit::{Match, SubmitLabels};
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::dialog_action::{DialogAction, locked_by};
use leptos::prelude::*;
use lms::can;
use lms::topups::{Topup, TopupStatus, UnscheduleTopup};

const LABELS: SubmitLabels = SubmitLabels { what: "the change", send: "Take it off", sending: "Taking it off…" };

const UNSCHEDULE: DialogAction =
    DialogAction { label: "Take off its schedule", variant: ButtonVariant::Plain, title: "Take it off its schedule?" };

/// The button and its dialog.
pub(super) fn unschedule(topup: Topup) -> AnyView {
    UNSCHEDULE.view(locked_by(can::unschedule_topup(&topup.status)), move |open| confirm(open, topup.clone()))
}

fn confirm(open: RwSignal<bool>, topup: Topup) -> AnyView {
    let id = topup.id;
    let text = format!("{} of {} becomes a draft again and is not paid out on its day.", topup.ref_id, topup.amount);
    let unscheduled = |topup: Topup| {
        (topup.status != TopupStatus::Scheduled).then(|| Match::changed(topup.updated_at.to_string(), topup))
    };
    let look_up = move |_| look_up(&topup, unscheduled);
    let key = format!("topup.unschedule.{id}");
    let confirmation = Confirmation::new(open, key, LABELS, UnscheduleTopup { id }, look_up, |topup, toasts| {
        toasts.success(format!("{} is a draft again.", topup.ref_id));
    });
    confirmation.view(text, "Keep it scheduled", false)
}
