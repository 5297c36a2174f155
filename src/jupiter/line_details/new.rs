//! Giving an account a line. An account has one of each type: where there is one already, the form says so.

use super::form::{Fields, Typed};
use crate::api;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::SelectField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, since_then};
use crate::components::lists::list_page::options_of;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::links::{Link, given, replace};
use crate::pickers::{self, AccountPicker};
use futures::FutureExt;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::line_details::{CreateLineDetail, GetLineDetailByType, LineDetail, LineType, ListLineDetails};
use lms::{AccountId, FieldError, Instant};

const LABELS: SubmitLabels = SubmitLabels { what: "the line", send: "Add line", sending: "Adding…" };

/// The form's page.
#[component]
pub(crate) fn NewLineDetailPage() -> impl IntoView {
    let given: Option<AccountId> = given("account");
    let name = given.map_or_else(|| "line".to_owned(), |account| format!("line.{account}"));
    let mut draft = Draft::new(&name);
    let (account, account_typed) = (draft.field("account"), draft.field("account_typed"));
    let kind = draft.field_from("type", LineType::WorkingCapital.as_str());
    let typed = Typed::restored(&mut draft, None);
    if let Some(id) = given {
        account.set(id.to_string());
        pickers::name_account(id, account_typed);
    }
    let line = move || new_line(&account.read(), &kind.read(), typed);
    let submission = Submission::new(name, LABELS, look_up);
    let (form, send) = Form::of(submission, line);
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    let navigate = use_navigate();
    submission.on_success(move |line: LineDetail| {
        clear_draft();
        toasts.success(format!("The {} line is there.", line.r#type.label().to_lowercase()));
        navigate(&Link::LineDetail { id: line.id }.href(), replace());
    });
    let already = api::query(move || {
        let account: AccountId = account.read().parse().ok()?;
        Some(GetLineDetailByType { account, r#type: kind.read().as_str().into() })
    });
    let back = move || view! { <a class="button" href=Link::line_details().href()>"Cancel"</a> };
    let trail = vec![Crumb::link("Line details", Link::line_details().href()), Crumb::here("Add a line")];
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text="Add a line" />
            </div>
            <section class="card">
                <FormView form on_send=send beside=back>
                    <AccountPicker form value=account typed=account_typed />
                    <SelectField
                        label="Type"
                        name="type"
                        value=kind
                        options=Signal::stored(options_of!(LineType))
                        error=form.error("type")
                    />
                    {move || already.data().filter(|line| line.r#type.as_str() == *kind.read()).map(has_one)}
                    <Fields typed form />
                </FormView>
            </section>
        </main>
    }
}

fn has_one(line: LineDetail) -> impl IntoView {
    let words = format!(
        "The account has a {} line of {:#} already.",
        line.r#type.label().to_lowercase(),
        line.approved_line_amount
    );
    view! {
        <Note severity=Severity::Wait title=words>
            <a href=Link::LineDetail { id: line.id }.href()>"Change that one"</a>
        </Note>
    }
}

fn new_line(account: &str, kind: &str, typed: Typed) -> Result<CreateLineDetail, Vec<FieldError>> {
    let mut check = Check::default();
    let account: Option<AccountId> = check.field("account", check::value(account, "Choose the account."));
    let mut wrong = check.done(account).err().unwrap_or_default();
    let terms = typed.check().map_err(|errors| wrong.extend(errors)).ok();
    let (Some(account), Some(terms)) = (account, terms) else { return Err(wrong) };
    Ok(CreateLineDetail {
        account: Some(account),
        lead_id: None,
        program_id: None,
        r#type: kind.into(),
        approved_line_amount: terms.approved_line_amount,
        is_revolving: Some(terms.is_revolving),
        valid_from: terms.valid_from,
        valid_until: terms.valid_until,
        remark: terms.remark,
    })
}

/// A line of the same account, type and amount made since.
fn look_up(asked: CreateLineDetail, since: Instant) -> LookupFuture<LineDetail> {
    async move {
        let list = ListLineDetails { account: asked.account, r#type: Some(asked.r#type), ..ListLineDetails::default() };
        let is_it = |line: &LineDetail| {
            since_then(line.created_at, since) && line.approved_line_amount == asked.approved_line_amount
        };
        Ok(api::send(list).await?.results.into_iter().find(is_it))
    }
    .boxed_local()
}
