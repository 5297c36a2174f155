//! Changing a top-up while no money of it is under way: its amount, and the day it is paid out.

use super::find_topup::look_up_update;
use crate::components::forms::check::{self, Check};
use crate::components::forms::dialog_form::{DialogForm, DialogFormView};
use crate::components::forms::draft::Draft;
use crate::components::forms::form_field::FormField;
use crate::components::forms::submit::SubmitLabels;
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::dialog_action::{DialogAction, locked_by};
use leptos::prelude::*;
use lms::can;
use lms::topups::{Topup, TopupDetails, UpdateTopup};

const LABELS: SubmitLabels = SubmitLabels { what: "the change", send: "Change top-up", sending: "Changing…" };

const CHANGE: DialogAction =
    DialogAction { label: "Change or schedule", variant: ButtonVariant::Plain, title: "Change the top-up" };

/// The button and its dialog.
pub(super) fn change(topup: Topup) -> AnyView {
    CHANGE.view(locked_by(can::change_topup(&topup.status)), move |open| change_form(open, topup.clone()))
}

fn change_form(open: RwSignal<bool>, topup: Topup) -> AnyView {
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
    let look_up = move |_| look_up_update(&topup);
    let dialog_form = DialogForm::new(open, name, LABELS, draft, check, look_up, |topup: Topup, toasts| {
        toasts.success(format!("{} is changed and was checked again.", topup.ref_id));
    });
    let form = dialog_form.form;
    let pay_out_on = FormField::day("Pay out on", "scheduled_at", day)
        .hint("To pay it out at once, take it off its schedule.")
        .optional();
    view! {
        <p>"The checks run again. If they pass, the top-up waits for its day; without a day it stays a draft until you draw it."</p>
        <DialogFormView dialog_form>
            {FormField::money("Amount", "amount", amount).of(form)}
            {pay_out_on.of(form)}
        </DialogFormView>
    }
    .into_any()
}
