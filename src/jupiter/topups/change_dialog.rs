//! Changing a top-up while no money of it is under way: its amount, and the day it is paid out.

use super::find_topup::look_up_update;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::DateField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{Submission, SubmitLabels};
use crate::components::widgets::button::Action;
use crate::components::widgets::dialog::Dialog;
use leptos::prelude::*;
use lms::can;
use lms::topups::{Topup, TopupDetails, UpdateTopup};

const LABELS: SubmitLabels = SubmitLabels { what: "the change", send: "Change top-up", sending: "Changing…" };

/// The button and its dialog.
#[component]
pub(super) fn Change(topup: Topup) -> impl IntoView {
    let open = RwSignal::new(false);
    let locked = Signal::stored(can::change_topup(&topup.status).err().map(|reason| reason.to_string()));
    let topup = StoredValue::new(topup);
    view! {
        <Action locked on_click=move |()| open.set(true)>
            "Change or schedule"
        </Action>
        <Dialog open title="Change the top-up">
            <ChangeForm open topup=topup.get_value() />
        </Dialog>
    }
}

#[component]
fn ChangeForm(open: RwSignal<bool>, topup: Topup) -> impl IntoView {
    let id = topup.id;
    let name = format!("topup.change.{id}");
    let mut draft = Draft::new(&name);
    let amount = draft.field_from("amount", topup.amount.grouped());
    let day = draft.field_from("scheduled_at", topup.scheduled_at.map(|at| at.day().iso()).unwrap_or_default());
    let check = move || {
        let mut check = Check::default();
        let amount = check.field("amount", check::amount(&amount.read()));
        let day = check.field("scheduled_at", check::maybe_day(&day.read()));
        let whole = || {
            let details = TopupDetails { scheduled_at: day?.map(lms::Day::start), ..TopupDetails::default() };
            Some(UpdateTopup { id, amount: Some(amount?), group: None, details })
        };
        check.done(whole())
    };
    let submission = Submission::new(name, LABELS, move |_, since| look_up_update(&topup, since));
    let (form, send) = Form::of(submission, check);
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
