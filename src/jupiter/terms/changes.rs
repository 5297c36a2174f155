//! What would change, before anything is saved.

use super::form::TermsForm;
use leptos::prelude::*;

/// The list of changes, at the foot of the form.
#[component]
pub(super) fn Changes(terms: TermsForm) -> impl IntoView {
    let changes = Memo::new(move |_| terms.changes());
    let count = move || match changes.with(Vec::len) {
        0 => "Nothing is changed yet.".to_owned(),
        1 => "1 change".to_owned(),
        count => format!("{count} changes"),
    };
    let row = |change: super::form::Changed| {
        view! {
            <div>
                <dt>{change.label}</dt>
                <dd>
                    <s>{change.was}</s>
                    " "
                    <b>{change.is}</b>
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
