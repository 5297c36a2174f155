//! The terms as JSON, to be read, changed and put into the form.

use super::form::TermsForm;
use super::term_groups::all_terms;
use super::value::TermValues;
use crate::components::forms::field::AreaField;
use leptos::prelude::*;

/// The disclosure. It sends nothing: it fills the form.
#[component]
pub(super) fn JsonEditor(terms: TermsForm) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let show = move |_| {
        // The event is asynchronous: the page may be gone.
        if text.is_disposed() {
            return;
        }
        // An object of JSON values can be written.
        text.set(serde_json::to_string_pretty(&terms.all_values()).unwrap_or_default());
        error.set(None);
    };
    let fill = move |_| match parse(&text.get_untracked()) {
        Ok(values) => {
            terms.fill(&values);
            error.set(None);
        }
        Err(message) => error.set(Some(message)),
    };
    view! {
        <details class="card" on:toggle=show>
            <summary>"As JSON"</summary>
            <div class="stack">
                <AreaField label="The terms as JSON" value=text error rows=18 mono=true hint="With what is changed above." />
                <div class="actions">
                    <button type="button" class="button" on:click=fill>
                        "Take it over into the form"
                    </button>
                    <span class="actions-note">"Nothing is saved by this."</span>
                </div>
            </div>
        </details>
    }
}

fn parse(typed: &str) -> Result<TermValues, String> {
    let terms: TermValues = serde_json::from_str(typed).map_err(|error| {
        format!("This is no JSON object: look at line {}, character {}.", error.line(), error.column())
    })?;
    let not_terms = ["id", "created_at", "updated_at", "lead_id", "program_id"];
    let known = |key: &&String| not_terms.contains(&key.as_str()) || all_terms().any(|term| term.key == key.as_str());
    match terms.keys().find(|key| !known(key)) {
        Some(unknown) => Err(format!("There is no term called {unknown}.")),
        None => Ok(terms),
    }
}
