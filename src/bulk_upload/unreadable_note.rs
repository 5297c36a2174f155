//! What is saved on this device of uploads of a sheet and can't be read: it is not known which rows were sent.

use super::sheet::Sheet;
use super::upload_storage;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::toasts;
use crate::dom::tab_lock::TabLock;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// No table is taken before the officer has looked for the rows.
pub(super) fn unreadable_note(sheet: &'static Sheet, on_discard: Callback<()>) -> impl IntoView {
    let many = sheet.noun.1;
    let toasts = toasts();
    let discard = move |_| {
        spawn_local(async move {
            // A tab with another version of the app can read it, and may be sending.
            match TabLock::try_acquire(&upload_storage::lock_name(sheet)).await {
                Some(_lock) => {
                    upload_storage::discard_unreadable(sheet);
                    on_discard.try_run(());
                }
                None => toasts.error("Another tab of this browser is sending this upload. Nothing was discarded."),
            }
        });
    };
    view! {
        <Alert severity=Severity::Bad title=format!("It is not known which {many} were sent from this browser.")>
            <span>
                {format!("An earlier upload of {many} is saved here and can't be read. Look for its rows in the list before you upload the same table.")}
            </span>
            <div class="actions">
                <button type="button" class="button small" on:click=discard>
                    "I have looked, discard it"
                </button>
            </div>
        </Alert>
    }
}
