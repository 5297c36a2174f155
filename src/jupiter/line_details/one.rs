//! One line: what is used of it, and changing it.

use super::form::{Fields, Terms, Typed};
use crate::api;
use crate::paths::{Path, use_path};
use crate::ui::chip::status_chip;
use crate::ui::crumbs::{Crumb, Crumbs};
use crate::ui::draft::Draft;
use crate::ui::field::SelectField;
use crate::ui::figures::{Figure, Figures};
use crate::ui::form::{Form, FormView};
use crate::ui::heading::Heading;
use crate::ui::list_page::options_of;
use crate::ui::load::Load;
use crate::ui::no_such::NoSuch;
use crate::ui::skeleton::skeleton_card;
use crate::ui::submit::{Looked, Submission, Words};
use crate::ui::toast::toasts;
use futures::FutureExt;
use leptos::prelude::*;
use lms::line_details::{GetLineDetail, LineDetail, LineStatus, UpdateLineDetail};
use lms::{ApiError, LineDetailId};

const WORDS: Words = Words { what: "the change of the line", send: "Save changes", sending: "Saving…" };

/// The page of the line that the URL names.
#[component]
pub fn LineDetailPage() -> impl IntoView {
    let path = use_path();
    let id = Memo::new(move |before: Option<&Option<LineDetailId>>| match path.get() {
        Some(Path::LineDetail { id }) => Some(id),
        _ => before.copied().flatten(),
    });
    move || id.get().map(|id| view! { <One id /> })
}

#[component]
fn One(id: LineDetailId) -> impl IntoView {
    let line = api::query(move || Some(GetLineDetail { id }));
    let gone = Memo::new(move |_| line.error() == Some(ApiError::NotFound));
    let trail = vec![Crumb::link("Line details", Path::line_details().href()), Crumb::here("Line")];
    view! {
        <main id="page" class="page narrow">
            <Crumbs trail=Signal::stored(trail) />
            {move || {
                if gone.get() {
                    view! {
                        <NoSuch what="line" others=Path::line_details() called="Line details" />
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
    let typed = Typed::kept(&mut draft, Some(&line));
    let status = draft.field_from("status", line.status.as_str());
    let submission = Submission::new(name, WORDS, move |sent: UpdateLineDetail, _| look_up(id, sent));
    let (form, send) = Form::of(submission, move || Ok(change(id, typed.check()?, &status.read())));
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |_| {
        forget();
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
fn look_up(id: LineDetailId, sent: UpdateLineDetail) -> Looked<LineDetail> {
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
