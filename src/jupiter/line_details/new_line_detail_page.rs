//! Giving an account a line. An account has one of each type: where there is one already, the form says so.

use super::form::{LineDetailFields, NewLineDetailForm};
use crate::api;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::SelectField;
use crate::components::forms::form_page::{CreateForm, FormPage};
use crate::components::forms::submit::{LookupFuture, SubmitLabels, find_created};
use crate::components::options::options_of;
use crate::links::{Link, given};
use crate::pickers::{self, AccountPicker};
use leptos::prelude::*;
use lms::line_details::{CreateLineDetail, GetLineDetailByType, LineDetail, LineType, ListLineDetails};
use lms::{AccountId, Instant};

const CREATE: CreateForm<CreateLineDetail> = CreateForm {
    labels: SubmitLabels { what: "the line", send: "Add line", sending: "Adding…" },
    look_up,
    created: |line| {
        (format!("The {} line is there.", line.r#type.label().to_lowercase()), Link::LineDetail { id: line.id })
    },
};

#[component]
pub(crate) fn NewLineDetailPage() -> impl IntoView {
    let given: Option<AccountId> = given("account");
    let name = given.map_or_else(|| "line".to_owned(), |account| format!("line.{account}"));
    let mut draft = Draft::new(&name);
    let line = NewLineDetailForm::restored(&mut draft);
    if let Some(account) = given {
        line.account.set(account.to_string());
        pickers::name_account(account, line.account_typed);
    }
    let (form, send) = CREATE.start(name, draft, move || line.check());
    let existing = api::query(move || {
        let account: AccountId = line.account.read().parse().ok()?;
        Some(GetLineDetailByType { account, r#type: line.r#type.read().as_str().into() })
    });
    let existing = move || existing.data().filter(|existing| existing.r#type.as_str() == *line.r#type.read());
    let types = Signal::stored(options_of!(LineType));
    view! {
        <FormPage title="Add a line" list=(Link::line_details(), "Line details") form on_send=send>
            <AccountPicker form value=line.account typed=line.account_typed />
            <SelectField label="Type" name="type" value=line.r#type options=types error=form.error("type") />
            {move || existing().map(existing_note)}
            <LineDetailFields input=line.input form />
        </FormPage>
    }
}

fn existing_note(line: LineDetail) -> impl IntoView {
    let title = format!(
        "The account has a {} line of {:#} already.",
        line.r#type.label().to_lowercase(),
        line.approved_line_amount
    );
    view! {
        <Note severity=Severity::Wait title>
            <a href=Link::LineDetail { id: line.id }.href()>"Change that one"</a>
        </Note>
    }
}

/// A line of the same account, type and amount.
fn look_up(sent: CreateLineDetail, since: Instant) -> LookupFuture<LineDetail> {
    let list = ListLineDetails { account: sent.account, r#type: Some(sent.r#type), ..ListLineDetails::default() };
    let amount = sent.approved_line_amount;
    find_created(list, since, |line| line.created_at, move |line| line.approved_line_amount == amount)
}
