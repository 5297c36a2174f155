//! Discarding what was typed: Cancel, and the note of a form that is filled in from an earlier visit.

use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::draft::OpenDraft;
use crate::components::forms::submit::SubmitHandle;
use crate::components::widgets::dialog_context::is_held;
use crate::links::Link;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use web_sys::MouseEvent;

/// With so many fields filled in, Cancel has to be pressed twice.
const MANY_FIELDS: usize = 3;

/// Cancel: discards what was typed and then runs `leave`, which closes the dialog or leads to another page. While a call
/// is under way the draft stays: the server may refuse it.
pub(crate) fn cancel_button(handle: SubmitHandle, label: &'static str, leave: Callback<()>) -> AnyView {
    let draft = use_context::<OpenDraft>();
    // The number of fields that the second press discards.
    let asked = RwSignal::new(0);
    let is_held = is_held();
    let click = move |event: MouseEvent| {
        if untrack(is_held) {
            return;
        }
        if let Some(draft) = draft.filter(|_| !untrack(move || handle.is_locked())) {
            let changed = draft.changed();
            if changed >= MANY_FIELDS && (asked.get_untracked() == 0 || event.detail() > 1) {
                // A double click is one press.
                asked.set(changed);
                return;
            }
            draft.discard();
        }
        leave.run(());
    };
    let question = move || {
        (asked.get() > 0).then(|| format!("You filled in {} fields. Press again to discard them.", asked.get()))
    };
    view! {
        <button type="button" class="button" aria-disabled=move || is_held().then_some("true") on:click=click>
            {move || if asked.get() > 0 { "Discard and leave" } else { label }}
        </button>
        <small class="actions-note" role="status">
            {question}
        </small>
    }
    .into_any()
}

/// What Cancel of a form on a page of its own does: it leads to `page`.
pub(crate) fn leave_to(page: Link) -> Callback<()> {
    let navigate = use_navigate();
    Callback::new(move |()| navigate(&page.href(), NavigateOptions::default()))
}

/// Says that the form is filled in from an earlier visit, and offers to discard that.
pub(crate) fn restored_note(handle: SubmitHandle) -> AnyView {
    let Some(draft) = use_context::<OpenDraft>() else { return ().into_any() };
    let note = move || {
        (draft.is_restored() && !handle.is_locked()).then(|| {
            view! {
                <Note severity=Severity::Muted>
                    <span>"Filled in with what you entered earlier."</span>
                    <div class="actions">
                        <button type="button" class="button small" on:click=move |_| draft.discard()>
                            "Discard"
                        </button>
                    </div>
                </Note>
            }
        })
    };
    note.into_any()
}
