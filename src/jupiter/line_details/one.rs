//! One line: what is used of it, and changing it.

use super::form::{Fields, Terms, Typed};
use crate::api;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::toast::toasts;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::SelectField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels};
use crate::components::lists::list_page::options_of;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::figures::{Figure, Figures};
use crate::components::widgets::heading::Heading;
use crate::links::{Link, use_id};
use futures::FutureExt;
use leptos::prelude::*;
use lms::line_details::{GetLineDetail, LineDetail, LineStatus, UpdateLineDetail};
use lms::{ApiError, LineDetailId};

const LABELS: SubmitLabels =
    SubmitLabels { what: "the change of the line", send: "Save changes", sending: "Saving…" };

/// The page of the line that the URL names.
#[component]
pub(crate) fn LineDetailPage() -> impl IntoView {
    let id = use_id();
    move || id.get().map(|id| view! { <One id /> })
}

#[component]
fn One(id: LineDetailId) -> impl IntoView {
    let line = api::query(move || Some(GetLineDetail { id }));
    let gone = Memo::new(move |_| line.error() == Some(ApiError::NotFound));
    let trail = vec![Crumb::link("Line details", Link::line_details().href()), Crumb::here("Line")];
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            {move || {
                if gone.get() {
                    view! {
                        <ItemNotFound what="line" list=Link::line_details() list_name="Line details" />
                    }
                        .into_any()
                } else {
                    let show = |line: LineDetail| view! { <Shown line /> }.into_any();
                    view! { <Load query=line skeleton=|| skeleton_card(6) view=show /> }.into_any()
                }
            }}
        </main>
    }
}

#[component]
fn Shown(line: LineDetail) -> impl IntoView {
    let id = line.id;
    let name = format!("line.change.{id}");
    let mut draft = Draft::new(&name);
    let typed = Typed::restored(&mut draft, Some(&line));
    let status = draft.field_from("status", line.status.as_str());
    let submission = Submission::new(name, LABELS, move |sent: UpdateLineDetail, _| look_up(id, sent));
    let (form, send) = Form::of(submission, move || Ok(change(id, typed.check()?, &status.read())));
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    submission.on_success(move |_| {
        clear_draft();
        toasts.success("The line is changed.");
    });
    let title = format!("{} line", line.r#type.label());
    let chip = status_chip(&line.status);
    view! {
        <div class="head">
            <Heading text=title />
            {chip}
        </div>
        <Figures>
            <Figure label="Approved" value=line.approved_line_amount.to_string() />
            <Figure label="Used" value=line.used_amount.to_string() />
            <Figure label="Available" value=line.available_amount.to_string() />
        </Figures>
        <section class="card" aria-label="Change it">
            <FormView form on_send=send>
                <SelectField
                    label="Status"
                    name="status"
                    value=status
                    options=Signal::stored(options_of!(LineStatus))
                    error=form.error("status")
                />
                <Fields typed form />
            </FormView>
        </section>
    }
}

fn change(id: LineDetailId, terms: Terms, status: &str) -> UpdateLineDetail {
    UpdateLineDetail {
        id,
        approved_line_amount: Some(terms.approved_line_amount),
        status: Some(status.into()),
        is_revolving: Some(terms.is_revolving),
        valid_from: terms.valid_from,
        valid_until: terms.valid_until,
        remark: terms.remark,
    }
}

/// Whether it is as it was to be.
fn look_up(id: LineDetailId, sent: UpdateLineDetail) -> LookupFuture<LineDetail> {
    async move {
        let line = api::send(GetLineDetail { id }).await?;
        let is_it = sent.approved_line_amount == Some(line.approved_line_amount)
            && sent.status.as_ref() == Some(&line.status)
            && sent.is_revolving == Some(line.is_revolving)
            && sent.valid_from.is_none_or(|day| line.valid_from == Some(day))
            && sent.valid_until.is_none_or(|day| line.valid_until == Some(day));
        Ok(is_it.then_some(line))
    }
    .boxed_local()
}
