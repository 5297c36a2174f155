//! Moving a group on to its next status.

use super::find_group::look_up_update;
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{Submission, SubmitActions, SubmitLabels};
use leptos::prelude::*;
use lms::bidi::isolate;
use lms::topup_groups::{TopupGroup, TopupGroupStatus, UpdateTopupGroup};

const SUBMIT: SubmitLabels =
    SubmitLabels { what: "the change of the group", send: "Hand it on", sending: "Handing on…" };
const CLOSE: SubmitLabels = SubmitLabels { what: "the change of the group", send: "Close it", sending: "Closing…" };

/// The card, where the group has a next status.
#[component]
pub(super) fn Advance(group: TopupGroup) -> impl IntoView {
    let id = group.id;
    let (labels, next, consequence) = match group.status {
        TopupGroupStatus::Open => {
            (SUBMIT, TopupGroupStatus::Submitted, "No top-up comes to it or leaves it after that.")
        }
        TopupGroupStatus::Submitted => {
            (CLOSE, TopupGroupStatus::Closed, "It is done, and can't be changed after that.")
        }
        TopupGroupStatus::Closed | TopupGroupStatus::Unknown(_) => return ().into_any(),
    };
    let look_up = move |_| look_up_update(&group);
    let submission = Submission::new(format!("topup-group.status.{id}"), labels, look_up);
    let toasts = toasts();
    submission.on_success(move |group: TopupGroup| {
        toasts.success(format!("{} is {} now.", isolate(&group.name), group.status.label().to_lowercase()));
    });
    let send = move |()| {
        let change = UpdateTopupGroup { id, name: None, status: Some(next.clone()), remark: None, topups: None };
        submission.send(change);
    };
    view! {
        <section class="card stack" aria-label="What comes next">
            <p class="muted">{consequence}</p>
            <SubmitActions handle=submission.handle() on_send=send />
        </section>
    }
    .into_any()
}
