//! Changing a top-up while no money of it is under way: how much, and when it is paid out; or taking it off its schedule.

use super::facts::{changed_since, fresh};
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::DateField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{Submission, SubmitActions, SubmitLabels};
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::dialog::Dialog;
use futures::FutureExt;
use leptos::prelude::*;
use lms::can;
use lms::topups::{Topup, TopupDetails, TopupStatus, UnscheduleTopup, UpdateTopup};

const CHANGE: SubmitLabels = SubmitLabels { what: "the change", send: "Change top-up", sending: "Changing…" };
const UNSCHEDULE: SubmitLabels = SubmitLabels { what: "the change", send: "Take it off", sending: "Taking it off…" };

/// The buttons and their dialogs.
#[component]
pub(super) fn Change(topup: Topup) -> impl IntoView {
    let (changing, taking_off) = (RwSignal::new(false), RwSignal::new(false));
    let reason = |may: Result<(), lms::can::Reason>| Signal::stored(may.err().map(|reason| reason.to_string()));
    let change = reason(can::change_topup(&topup.status));
    let unschedule = reason(can::unschedule_topup(&topup.status));
    let (one, other) = (StoredValue::new(topup.clone()), StoredValue::new(topup));
    view! {
        <Action locked=change on_click=move |()| changing.set(true)>"Change or schedule"</Action>
        <Action variant=ButtonVariant::Plain locked=unschedule on_click=move |()| taking_off.set(true)>"Take off its schedule"</Action>
        <Dialog open=changing title="Change the top-up">
            <Ask open=changing topup=one.get_value() />
        </Dialog>
        <Dialog open=taking_off title="Take it off its schedule?">
            <TakeOff open=taking_off topup=other.get_value() />
        </Dialog>
    }
}

#[component]
fn Ask(open: RwSignal<bool>, topup: Topup) -> impl IntoView {
    let id = topup.id;
    let name = format!("topup.change.{id}");
    let mut draft = Draft::new(&name);
    let amount = draft.field_from("amount", topup.amount.grouped());
    let day = draft.field_from("scheduled_at", topup.scheduled_at.map(|at| at.day().iso()).unwrap_or_default());
    let typed = move || {
        let mut check = Check::default();
        let amount = check.field("amount", check::amount(&amount.read()));
        let day = check.field("scheduled_at", check::maybe_day(&day.read()));
        let whole = || {
            let details = TopupDetails { scheduled_at: day?.map(lms::Day::start), ..TopupDetails::default() };
            Some(UpdateTopup { id, amount: Some(amount?), group: None, details })
        };
        check.done(whole())
    };
    let reference = topup.ref_id.clone();
    let look_up = move |_, since| {
        let reference = reference.clone();
        async move { Ok(Some(fresh(&reference, id).await?).filter(|topup| changed_since(topup, since))) }.boxed_local()
    };
    let submission = Submission::new(name, CHANGE, look_up);
    let (form, send) = Form::of(submission, typed);
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    submission.on_success(move |topup: Topup| {
        clear_draft();
        toasts.success(format!("{} is changed and was checked again.", topup.ref_id));
        open.set(false);
    });
    let cancel =
        move || view! { <button type="button" class="button" on:click=move |_| open.set(false)>"Cancel"</button> };
    view! {
        <p>"It is checked again. When its checks pass it is paid out, or waits for its day."</p>
        <FormView form on_send=send beside=cancel>
            <MoneyField label="Amount" name="amount" value=amount error=form.error("amount") />
            <DateField
                label="Pay out on"
                name="scheduled_at"
                value=day
                error=form.error("scheduled_at")
                hint="To pay it out at once, take it off its schedule."
                optional=true
            />
        </FormView>
    }
}

#[component]
fn TakeOff(open: RwSignal<bool>, topup: Topup) -> impl IntoView {
    let (id, reference) = (topup.id, topup.ref_id.clone());
    let look_up = move |_, _| {
        let reference = reference.clone();
        async move { Ok(Some(fresh(&reference, id).await?).filter(|topup| topup.status != TopupStatus::Scheduled)) }
            .boxed_local()
    };
    let submission = Submission::new(format!("topup.unschedule.{id}"), UNSCHEDULE, look_up);
    let toasts = toasts();
    submission.on_success(move |topup: Topup| {
        toasts.success(format!("{} is a draft again.", topup.ref_id));
        open.set(false);
    });
    view! {
        <p>{format!("{} of {} becomes a draft again and is not paid out on its day.", topup.ref_id, topup.amount)}</p>
        <SubmitActions handle=submission.handle() on_send=move |()| submission.send(UnscheduleTopup { id })>
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Keep it scheduled"
            </button>
        </SubmitActions>
    }
}
