//! Putting a top-up into a group, and handing the group on.

use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::field::{Found, PickField, Search};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitActions, SubmitLabels, since_then};
use crate::components::widgets::card::Card;
use futures::FutureExt;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::topup_groups::{ListTopupGroups, TopupGroup, TopupGroupStatus, UpdateTopupGroup};
use lms::topups::ListTopups;
use lms::{Instant, TopupGroupId, TopupId};

const ADD: SubmitLabels =
    SubmitLabels { what: "the change of the group", send: "Add to the group", sending: "Adding…" };
const SUBMIT: SubmitLabels =
    SubmitLabels { what: "the change of the group", send: "Hand it on", sending: "Handing on…" };
const CLOSE: SubmitLabels = SubmitLabels { what: "the change of the group", send: "Close it", sending: "Closing…" };

/// The field that finds a top-up, and the button that puts it in.
#[component]
pub(super) fn Add(
    group: TopupGroup,
    /// Those that stand in it: the API takes all of them at once.
    standing: Vec<TopupId>,
) -> impl IntoView {
    let id = group.id;
    let (topup, typed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let standing = StoredValue::new(standing);
    let read = move || {
        let mut check = Check::default();
        let topup: Option<TopupId> = check.field("topups", check::value(&topup.read(), "Choose a top-up."));
        check.done(topup.map(|topup| {
            let mut topups = standing.get_value();
            topups.push(topup);
            topups.dedup();
            UpdateTopupGroup { id, name: None, status: None, remark: None, topups: Some(topups) }
        }))
    };
    let submission = Submission::new(format!("topup-group.{id}"), ADD, look_up(id, group.ref_id));
    let (form, send) = Form::of(submission, read);
    let toasts = toasts();
    submission.on_success(move |group: TopupGroup| {
        typed.set(String::new());
        topup.set(String::new());
        toasts.success(format!("{} has {} top-ups now.", group.name, group.topup_count));
    });
    let open = group.status == TopupGroupStatus::Open;
    open.then(|| {
        view! {
            <Card title="Add a top-up">
                <FormView form on_send=send>
                    <PickField
                        label="Top-up"
                        name="topups"
                        value=topup
                        typed
                        search=find_topups
                        error=form.error("topups")
                        hint="Type a reference, an invoice's number or a borrower's name."
                    />
                </FormView>
            </Card>
        }
    })
}

/// What becomes of the group next.
#[component]
pub(super) fn Advance(group: TopupGroup) -> impl IntoView {
    let id = group.id;
    let (words, to, what) = match group.status {
        TopupGroupStatus::Open => {
            (SUBMIT, TopupGroupStatus::Submitted, "No top-up comes to it or leaves it after that.")
        }
        TopupGroupStatus::Submitted => {
            (CLOSE, TopupGroupStatus::Closed, "It is done, and can't be changed after that.")
        }
        _ => return ().into_any(),
    };
    let submission = Submission::new(format!("topup-group.status.{id}"), words, look_up(id, group.ref_id));
    let toasts = toasts();
    submission.on_success(move |group: TopupGroup| {
        toasts.success(format!("{} is {} now.", group.name, group.status.label().to_lowercase()));
    });
    let send = move |()| {
        let change = UpdateTopupGroup { id, name: None, status: Some(to.clone()), remark: None, topups: None };
        submission.send(change);
    };
    view! {
        <section class="card stack" aria-label="What comes next">
            <p class="muted">{what}</p>
            <SubmitActions handle=submission.handle() on_send=send />
        </section>
    }
    .into_any()
}

fn find_topups(text: String) -> Search {
    async move {
        let page = PageRequest { page: 1, page_size: 8 };
        let page = api::send(ListTopups { search: text, page, ..ListTopups::default() }).await?;
        let found = |topup: &lms::topups::Topup| Found {
            id: topup.id.to_string(),
            name: format!("{} · {} · {}", topup.ref_id, topup.borrower_name, topup.amount),
            note: topup.status.label().to_owned(),
        };
        Ok(page.results.iter().map(found).collect())
    }
    .boxed_local()
}

/// Whether the group has changed since.
fn look_up(
    id: TopupGroupId,
    reference: String,
) -> impl Fn(UpdateTopupGroup, Instant) -> LookupFuture<TopupGroup> + 'static {
    move |_, since| {
        let search = reference.clone();
        async move {
            let page = api::send(ListTopupGroups { search, ..ListTopupGroups::default() }).await?;
            Ok(page.results.into_iter().find(|group| group.id == id && since_then(group.updated_at, since)))
        }
        .boxed_local()
    }
}
