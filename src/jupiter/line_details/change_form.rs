//! Changing a line: its amount, its period and its status.

use super::form::{LineDetailFields, LineDetailForm, LineDetailInput};
use crate::components::feedback::toast::toasts;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::SelectField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, find_changed};
use crate::components::options::options_of;
use leptos::prelude::*;
use lms::LineDetailId;
use lms::line_details::{GetLineDetail, LineDetail, LineStatus, UpdateLineDetail};

const LABELS: SubmitLabels =
    SubmitLabels { what: "the change of the line", send: "Save changes", sending: "Saving…" };

#[component]
pub(super) fn ChangeForm(line: LineDetail) -> impl IntoView {
    let id = line.id;
    let name = format!("line.change.{id}");
    let mut draft = Draft::new(&name);
    let input = LineDetailForm::restored(&mut draft, Some(&line));
    let status = draft.field_from("status", line.status.as_str());
    let submission = Submission::new(name, LABELS, move |sent: UpdateLineDetail| look_up(id, sent));
    let (form, send) = Form::of(submission, move || Ok(change(id, input.check()?, &status.read())));
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    submission.on_success(move |_| {
        clear_draft();
        toasts.success("The line is changed.");
    });
    view! {
        <section class="card" aria-label="Change it">
            <FormView form on_send=send>
                <SelectField
                    label="Status"
                    name="status"
                    value=status
                    options=Signal::stored(options_of!(LineStatus))
                    error=form.error("status")
                />
                <LineDetailFields input form />
            </FormView>
        </section>
    }
}

fn change(id: LineDetailId, input: LineDetailInput, status: &str) -> UpdateLineDetail {
    UpdateLineDetail {
        id,
        approved_line_amount: Some(input.approved_line_amount),
        status: Some(status.into()),
        is_revolving: Some(input.is_revolving),
        valid_from: input.valid_from,
        valid_until: input.valid_until,
        remark: input.remark,
    }
}

/// The line, where it is as it was to be.
fn look_up(id: LineDetailId, sent: UpdateLineDetail) -> LookupFuture<LineDetail> {
    find_changed(GetLineDetail { id }, move |line| {
        sent.approved_line_amount == Some(line.approved_line_amount)
            && sent.status.as_ref() == Some(&line.status)
            && sent.is_revolving == Some(line.is_revolving)
            && sent.valid_from.is_none_or(|day| line.valid_from == Some(day))
            && sent.valid_until.is_none_or(|day| line.valid_until == Some(day))
    })
}
