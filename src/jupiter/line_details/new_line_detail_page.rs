//! Giving an account a line. An account has one of each type: where there is one already, the form says so.

use super::existing_line::ExistingLine;
use super::form::{LineDetailFields, NewLineDetailForm};
use crate::components::forms::draft::Draft;
use crate::components::forms::form_field::FormField;
use crate::components::forms::form_page::{CreateForm, FormPage};
use crate::components::forms::submit::{LookupFuture, SubmitLabels, find_created};
use crate::components::options::options_of;
use crate::links::Link;
use crate::pickers::{self, AccountPicker};
use leptos::prelude::*;
use lms::line_details::{CreateLineDetail, LineDetail, LineType, ListLineDetails};

const CREATE: CreateForm<CreateLineDetail> = CreateForm {
    labels: SubmitLabels { what: "the line", send: "Add line", sending: "Adding…" },
    look_up,
    created: |line| {
        (format!("The {} line is there.", line.r#type.label().to_lowercase()), Link::LineDetail { id: line.id })
    },
};

#[component]
pub(crate) fn NewLineDetailPage() -> impl IntoView {
    let mut draft = Draft::about("line", &["account"]);
    let line = NewLineDetailForm::restored(&mut draft);
    pickers::select_given_account(line.account, line.account_typed);
    let (form, send) = CREATE.start(draft, move || line.check());
    view! {
        <FormPage title="Add a line" list=(Link::line_details(), "Line details") form on_send=send>
            <AccountPicker form value=line.account typed=line.account_typed />
            {FormField::select("Type", "type", line.r#type, options_of!(LineType)).of(form)}
            <ExistingLine account=line.account r#type=line.r#type />
            <LineDetailFields input=line.input form />
        </FormPage>
    }
}

fn look_up(sent: CreateLineDetail) -> LookupFuture<LineDetail> {
    let (account, r#type) = (sent.account, sent.r#type.clone());
    let list =
        move |page| ListLineDetails { account, r#type: Some(r#type.clone()), page, ..ListLineDetails::default() };
    find_created(list, sent)
}
