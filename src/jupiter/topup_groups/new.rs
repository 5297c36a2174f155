//! Making a group.

use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{AreaField, TextField};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, since_then};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::links::{Link, replace};
use crate::pickers::AccountPicker;
use futures::FutureExt;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::Instant;
use lms::topup_groups::{CreateTopupGroup, ListTopupGroups, TopupGroup};

const LABELS: SubmitLabels = SubmitLabels { what: "the group", send: "Make the group", sending: "Making…" };

/// The form's page.
#[component]
pub(crate) fn NewTopupGroupPage() -> impl IntoView {
    let mut draft = Draft::new("topup-group");
    let (name, remark) = (draft.field("name"), draft.field("remark"));
    let (account, account_typed) = (draft.field("account"), draft.field("account_typed"));
    let typed = move || {
        let mut check = Check::default();
        let name = check.field("name", check::words(&name.read(), "Give the group a name."));
        let named = !account_typed.read().trim().is_empty();
        let account = check.field(
            "account",
            if named {
                check::value(&account.read(), "Choose an account of the list, or leave this empty.").map(Some)
            } else {
                Ok(None)
            },
        );
        let whole = || {
            let remark = check::maybe(&remark.read());
            Some(CreateTopupGroup { name: name?, account: account?, remark, topups: Vec::new() })
        };
        check.done(whole())
    };
    let submission = Submission::new("topup-group", LABELS, look_up);
    let (form, send) = Form::of(submission, typed);
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    let navigate = use_navigate();
    submission.on_success(move |group: TopupGroup| {
        clear_draft();
        toasts.success(format!("Group {} is there: add its top-ups.", group.ref_id));
        navigate(&Link::TopupGroup { reference: group.ref_id }.href(), replace());
    });
    let back = move || view! { <a class="button" href=Link::topup_groups().href()>"Cancel"</a> };
    let trail = vec![Crumb::link("Top-up groups", Link::topup_groups().href()), Crumb::here("Make a group")];
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text="Make a group" />
            </div>
            <section class="card">
                <FormView form on_send=send beside=back>
                    <TextField label="Name" name="name" value=name error=form.error("name") hint="For example November yarn." max_length=120 />
                    <AccountPicker form value=account typed=account_typed hint="Only where all its top-ups are of one account." optional=true />
                    <AreaField label="Remark" name="remark" value=remark optional=true />
                </FormView>
            </section>
        </main>
    }
}

/// A group of the same name made since.
fn look_up(asked: CreateTopupGroup, since: Instant) -> LookupFuture<TopupGroup> {
    async move {
        let list = ListTopupGroups { search: asked.name.clone(), ..ListTopupGroups::default() };
        let is_it = |group: &TopupGroup| since_then(group.created_at, since) && group.name == asked.name;
        Ok(api::send(list).await?.results.into_iter().find(is_it))
    }
    .boxed_local()
}
