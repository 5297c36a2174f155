//! The checks of a top-up with their results, and running them again.

use super::find_topup::look_up_update;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::Toasts;
use crate::components::forms::confirmation::Confirmation;
use crate::components::forms::submit::SubmitLabels;
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::chip;
use crate::components::widgets::dialog_action::DialogAction;
use leptos::prelude::*;
use lms::bidi::isolate;
use lms::can;
use lms::topups::{RerunTopupChecks, Topup, TopupCheck, TopupStatus};

const LABELS: SubmitLabels = SubmitLabels { what: "the check", send: "Run checks again", sending: "Checking…" };
const RUN: DialogAction =
    DialogAction { label: "Run checks again", variant: ButtonVariant::Plain, title: "Run the checks again?" };

#[component]
pub(super) fn Checks(topup: Topup) -> impl IntoView {
    let may_run = can::change_topup(&topup.status).is_ok();
    let failed = topup.checks.iter().filter(|check| !check.passed).count();
    let aside = match (topup.checks.len(), failed) {
        (0, _) => "not checked yet".to_owned(),
        (_, 0) => "all passed".to_owned(),
        (all, failed) => format!("{failed} of {all} did not pass"),
    };
    let rows = topup.checks.iter().map(check_row).collect_view();
    view! {
        <Card title="Checks" aside=move || aside.clone()>
            <ul class="stack tight">{rows}</ul>
            {may_run.then(|| view! {
                <p class="muted">"When all pass it is paid out, or waits for its day."</p>
                <div class="actions">{RUN.view(Signal::stored(None), move |open| confirmation(open, &topup))}</div>
            })}
        </Card>
    }
}

/// Running the checks draws a top-up that passes and has no later day, so it is reviewed first.
fn confirmation(open: RwSignal<bool>, topup: &Topup) -> AnyView {
    let id = topup.id;
    let lost = topup.clone();
    let look_up = move |_| look_up_update(&lost);
    let key = format!("topup.checks.{id}");
    let on_success = |topup: Topup, toasts: Toasts| match topup.status {
        TopupStatus::ChecksFailed => toasts.error(format!("{} still has a check that did not pass.", topup.ref_id)),
        status => {
            toasts.success(format!("All checks passed; {} is {} now.", topup.ref_id, status.label().to_lowercase()))
        }
    };
    Confirmation::new(open, key, LABELS, RerunTopupChecks { id }, look_up, on_success).view(
        consequence(topup),
        "Cancel",
        false,
    )
}

/// What happens to the money if all checks pass.
fn consequence(topup: &Topup) -> String {
    let to = topup.credit_bank.as_ref().map_or_else(
        || "the account's own bank account".to_owned(),
        |bank| format!("{}, {} {}", isolate(&bank.account_holder_name), bank.ifsc, bank.masked()),
    );
    let when = topup.scheduled_at.map_or_else(
        || "a payout is requested at once".to_owned(),
        |at| format!("a payout is requested on {}, or at once if that day has come", at.day()),
    );
    format!("If all checks pass, {when}: {} ({}), to {to}.", topup.amount, topup.amount.in_words())
}

fn check_row(check: &TopupCheck) -> impl IntoView + use<> {
    let (severity, word) = if check.passed { (Severity::Good, "Passed") } else { (Severity::Bad, "Not passed") };
    let (name, message) = (check.name.replace('_', " "), check.message.clone());
    view! {
        <li class="checked">
            {chip(severity, word)}
            <span>
                <b>{name}</b>
                " "
                <span class="muted">{message}</span>
            </span>
        </li>
    }
}
