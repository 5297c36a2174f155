//! Extra data: JSON of any form that other systems attach to an account or a loan, shown and changed as it is.

use crate::api;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::toast::toasts;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::AreaField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Match, Submission, SubmitLabels};
use crate::components::widgets::card::Card;
use futures::FutureExt;
use leptos::prelude::*;
use lms::extra_data::{ExtraData, ListExtraData, UpdateExtraData};
use lms::json::Json;
use lms::{FieldError, Page};
use serde_json::Value;

const LABELS: SubmitLabels = SubmitLabels { what: "the extra data", send: "Save", sending: "Saving…" };

/// The tab of the account or loan that `of` names.
#[component]
pub(super) fn ExtraDataTab(of: ListExtraData) -> impl IntoView {
    let list = api::query(move || Some(of));
    let view = move |page: Page<ExtraData>| match page.results.into_iter().next() {
        Some(extra) => view! { <Editor of extra /> }.into_any(),
        None => view! {
            <Empty why=Nothing::Yet title="Nothing hangs on it">
                <p>"Other systems write here; once one has, it can be changed."</p>
            </Empty>
        }
        .into_any(),
    };
    view! { <Load query=list skeleton=|| skeleton_card(6) view /> }
}

#[component]
fn Editor(of: ListExtraData, extra: ExtraData) -> impl IntoView {
    let id = extra.id;
    let name = format!("extra.{id}");
    let mut draft = Draft::new(&name);
    let text = draft.field_from("data", pretty(extra.data.text()));
    let submission = Submission::new(name, LABELS, move |sent: UpdateExtraData| look_up(of, sent));
    let form = Form::new(submission.handle(), move || parse(&text.read()).err().into_iter().collect());
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    submission.on_success(move |_| {
        clear_draft();
        toasts.success("The extra data is saved.");
        submission.handle().reset();
    });
    let send = move |()| {
        if let Ok(data) = parse(&text.read_untracked()) {
            submission.send(UpdateExtraData { id, data });
        }
    };
    let changed = format!("changed {}", extra.updated_at);
    view! {
        <Card title="Extra data" aside=move || changed.clone()>
            <FormView form on_send=send>
                <AreaField
                    label="JSON"
                    name="data"
                    value=text
                    error=form.error("data")
                    hint="Kept as it stands here; Orrery reads nothing from it."
                    rows=16
                    mono=true
                />
            </FormView>
        </Card>
    }
}

/// Indented, where it can be parsed; numbers and the order of keys stay as they are.
fn pretty(text: &str) -> String {
    serde_json::from_str::<Value>(text)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or_else(|_| text.to_owned())
}

/// The JSON that is typed.
///
/// # Errors
/// Where it is not JSON, for the field.
fn parse(typed: &str) -> Result<Json, FieldError> {
    serde_json::from_str(typed.trim()).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        FieldError::new("data", format!("This is no JSON: look at line {line}, character {column}."))
    })
}

/// The extra data, where it is as it was sent.
fn look_up(of: ListExtraData, sent: UpdateExtraData) -> LookupFuture<ExtraData> {
    async move {
        let value = |json: &Json| serde_json::from_str::<Value>(json.text()).ok();
        let expected = value(&sent.data);
        let page = api::send(of).await?;
        Ok(Match::of(page.results.into_iter().find(|extra| value(&extra.data) == expected)))
    }
    .boxed_local()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn reports_where_json_is_invalid() {
        let error = parse("{\n  \"a\": 1,\n}").unwrap_err();
        assert_eq!(error.message, "This is no JSON: look at line 3, character 1.");
        assert_eq!(parse(" {\"a\": 1.50} ").unwrap().text(), "{\"a\": 1.50}");
    }
}
