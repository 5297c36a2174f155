//! An error of a read, where it happened: what happened, what to do.

use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use leptos::prelude::*;
use lms::ApiError;

/// An error of a read, with a way to try again.
#[component]
pub(crate) fn ErrorNote(
    /// What happened.
    error: ApiError,
    /// Tries again, where that may help.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let retry = on_retry.filter(|_| !matches!(error, ApiError::Forbidden | ApiError::NotFound)).map(|retry| {
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
