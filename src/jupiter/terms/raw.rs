//! The terms as JSON, for those who ask: read, changed, and taken over into the form.

use super::fields;
use super::form::TermsForm;
use super::value::Terms;
use crate::components::forms::field::AreaField;
use leptos::prelude::*;

/// The disclosure. Nothing of it is sent: what is taken over stands in the form first.
#[component]
pub(super) fn Raw(terms: TermsForm) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let fill = move |_| {
        // An object of JSON values can be written.
        text.set(serde_json::to_string_pretty(&terms.whole()).unwrap_or_default());
        wrong.set(None);
    };
    let take = move |_| match read(&text.get_untracked()) {
        Ok(read) => {
            terms.take(&read);
            wrong.set(None);
        }
        Err(why) => wrong.set(Some(why)),
    };
    view! {
        <details class="card" on:toggle=fill>
            <summary>"As JSON"</summary>
            <div class="stack">
                <AreaField label="The terms as JSON" value=text error=wrong rows=18 mono=true hint="With what is changed above." />
                <div class="actions">
                    <button type="button" class="button" on:click=take>
                        "Take it over into the form"
                    </button>
                    <span class="actions-note">"Nothing is saved by this."</span>
                </div>
            </div>
        </details>
    }
}

fn read(typed: &str) -> Result<Terms, String> {
    let terms: Terms = serde_json::from_str(typed).map_err(|error| {
        format!("This is no JSON object: look at line {}, character {}.", error.line(), error.column())
    })?;
    let plain = ["id", "created_at", "updated_at", "lead_id", "program_id"];
    let known = |key: &&String| plain.contains(&key.as_str()) || fields::all().any(|term| term.key == key.as_str());
    match terms.keys().find(|key| !known(key)) {
        Some(stranger) => Err(format!("There is no term called {stranger}.")),
        None => Ok(terms),
    }
}
