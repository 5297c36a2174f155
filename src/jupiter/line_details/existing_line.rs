//! The line that an account has of the selected type already: it has one of each.

use crate::api;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::links::Link;
use leptos::prelude::*;
use lms::AccountId;
use lms::line_details::{GetLineDetailByType, LineDetail};

#[component]
pub(super) fn ExistingLine(
    /// The id of the selected account.
    account: RwSignal<String>,
    r#type: RwSignal<String>,
) -> impl IntoView {
    let query = api::query(move || {
        let account: AccountId = account.read().parse().ok()?;
        Some(GetLineDetailByType { account, r#type: r#type.read().as_str().into() })
    });
    let existing = move || query.data().filter(|existing| existing.r#type.as_str() == *r#type.read());
    move || existing().map(existing_note)
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
