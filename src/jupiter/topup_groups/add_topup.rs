//! Putting a top-up into a group.

use super::find_group::look_up_update;
use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::field::{Found, PickField, Search};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Submission, SubmitLabels};
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::count_text;
use futures::FutureExt;
use leptos::prelude::*;
use lms::TopupId;
use lms::bidi::isolate;
use lms::page::PageRequest;
use lms::topup_groups::{TopupGroup, TopupGroupStatus, UpdateTopupGroup};
use lms::topups::{ListTopups, Topup};

const LABELS: SubmitLabels =
    SubmitLabels { what: "the change of the group", send: "Add to the group", sending: "Adding…" };

/// The card, while the group is open.
#[component]
pub(super) fn AddTopup(
    group: TopupGroup,
    /// The top-ups in it: the API replaces all of them at once.
    members: Vec<TopupId>,
) -> impl IntoView {
    let (id, is_open) = (group.id, group.status == TopupGroupStatus::Open);
    let (topup, topup_typed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let members = StoredValue::new(members);
    let check = move || {
        let mut check = Check::default();
        let topup: Option<TopupId> = check.field("topups", check::value(&topup.read(), "Choose a top-up."));
        check.done(topup.map(|topup| {
            let mut topups = members.get_value();
            topups.push(topup);
            topups.dedup();
            UpdateTopupGroup { id, name: None, status: None, remark: None, topups: Some(topups) }
        }))
    };
    let look_up = move |_| look_up_update(&group);
    let submission = Submission::new(format!("topup-group.{id}"), LABELS, look_up);
    let (form, send) = Form::of(submission, check);
    let toasts = toasts();
    submission.on_success(move |group: TopupGroup| {
        topup_typed.set(String::new());
        topup.set(String::new());
        toasts.success(format!("{} has {} top-ups now.", isolate(&group.name), count_text(group.topup_count)));
    });
    is_open.then(|| {
        view! {
            <Card title="Add a top-up">
                <FormView form on_send=send>
                    <PickField
                        label="Top-up"
                        name="topups"
                        value=topup
                        typed=topup_typed
                        search=search_topups
                        error=form.error("topups")
                        hint="Type a reference, an invoice's number or a borrower's name."
                    />
                </FormView>
            </Card>
        }
    })
}

fn search_topups(text: String) -> Search {
    async move {
        let page = PageRequest { page: 1, page_size: 8 };
        let page = api::send(ListTopups { search: text, page, ..ListTopups::default() }).await?;
        let found = |topup: &Topup| Found {
            id: topup.id.to_string(),
            name: format!("{} · {} · {}", topup.ref_id, topup.borrower_name, topup.amount),
            note: topup.status.label().to_owned(),
        };
        Ok(page.results.iter().map(found).collect())
    }
    .boxed_local()
}
