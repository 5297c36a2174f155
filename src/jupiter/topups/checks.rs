//! The checks of a top-up with their results, and running them again.

use super::find_topup::look_up_update;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{Submission, SubmitActions, SubmitLabels};
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::chip;
use leptos::prelude::*;
use lms::can;
use lms::topups::{RerunTopupChecks, Topup, TopupCheck, TopupStatus};

const LABELS: SubmitLabels = SubmitLabels { what: "the check", send: "Run checks again", sending: "Checking…" };

#[component]
pub(super) fn Checks(topup: Topup) -> impl IntoView {
    let id = topup.id;
    let may_run = can::change_topup(&topup.status).is_ok();
    let lost = topup.clone();
    let look_up = move |_| look_up_update(&lost);
    let submission = Submission::new(format!("topup.checks.{id}"), LABELS, look_up);
    let toasts = toasts();
    submission.on_success(move |topup: Topup| match topup.status {
        TopupStatus::ChecksFailed => toasts.error(format!("{} still has a check that did not pass.", topup.ref_id)),
        status => {
            toasts.success(format!("All checks passed; {} is {} now.", topup.ref_id, status.label().to_lowercase()))
        }
    });
    let send = move |()| submission.send(RerunTopupChecks { id });
    let failed = topup.checks.iter().filter(|check| !check.passed).count();
    let aside = match (topup.checks.len(), failed) {
        (0, _) => "not checked yet".to_owned(),
        (_, 0) => "all passed".to_owned(),
        (all, failed) => format!("{failed} of {all} did not pass"),
    };
    view! {
        <Card title="Checks" aside=move || aside.clone()>
            <ul class="stack tight">{topup.checks.iter().map(check_row).collect_view()}</ul>
            {may_run.then(|| view! {
                <p class="muted">"When all pass it is paid out, or waits for its day."</p>
                <SubmitActions handle=submission.handle() on_send=send />
            })}
        </Card>
    }
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
