//! The error of a read, in the place of its data: what happened, and what to do.

use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use leptos::prelude::*;
use lms::ApiError;

#[component]
pub(crate) fn ErrorNote(
    error: ApiError,
    /// Offered unless a retry can't help.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let is_final = matches!(error, ApiError::Forbidden | ApiError::NotFound | ApiError::Refused { .. });
    let retry = on_retry.filter(|_| !is_final).map(|retry| {
        view! {
            <div class="actions">
                <button type="button" class="button small" on:click=move |_| retry.run(())>
                    "Retry"
                </button>
            </div>
        }
    });
    view! {
        <Alert severity=Severity::Bad title=error.to_string()>
            <span>{error.next_step()}</span>
            {retry}
        </Alert>
    }
}
