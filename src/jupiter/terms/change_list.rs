//! The changed terms, before and after.

use super::form::{TermChange, TermsForm};
use crate::dom::memo::memo;
use leptos::prelude::*;

#[component]
pub(super) fn ChangeList(terms: TermsForm) -> impl IntoView {
    let changes = memo(move |_| terms.changes());
    let count = move || match changes.with(Vec::len) {
        0 => "Nothing is changed yet.".to_owned(),
        1 => "1 change".to_owned(),
        count => format!("{count} changes"),
    };
    let row = |change: TermChange| {
        view! {
            <div>
                <dt>{change.label}</dt>
                <dd>
                    <s>{change.before}</s>
                    " "
                    <b>{change.after}</b>
                </dd>
            </div>
        }
    };
    view! {
        <div class="stack" aria-live="polite">
            <p>
                <b>{count}</b>
            </p>
            <dl class="pairs changed">{move || changes.get().into_iter().map(row).collect_view()}</dl>
        </div>
    }
}
