//! A toast with a button that undoes what the toast reports. It stays until it is used or dismissed.
//!
//! It is mounted in the corner of the toasts rather than being one of them, whose code every page loads first.

use crate::components::feedback::severity::Severity;
use crate::components::widgets::icon::{Glyph, icon};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::wasm_bindgen::JsCast;

/// The place of one toast, which goes with the current reactive owner.
#[derive(Clone, Copy)]
pub(crate) struct UndoToast(StoredValue<Option<UnmountHandle<AnyViewState>>, LocalStorage>);

impl UndoToast {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Shows `text` with the button "Undo", in the place of the former toast.
    pub(crate) fn show(self, text: String, undo: impl Fn() + Send + Sync + 'static) {
        self.dismiss();
        let corner = document().query_selector(".toasts > [aria-live=polite]").ok().flatten();
        let Some(corner) = corner.and_then(|corner| corner.dyn_into().ok()) else { return };
        // Later, as the button that is clicked goes.
        let dismiss_later = move || request_animation_frame(move || self.dismiss());
        let click = move |_| {
            dismiss_later();
            undo();
        };
        let toast = view! {
            <li class=format!("toast {}", Severity::Good.class())>
                {icon(Severity::Good.glyph())}
                <div class="toast-text">
                    {text}
                    <p class="actions">
                        <button type="button" class="button small" on:click=click>
                            "Undo"
                        </button>
                    </p>
                </div>
                <button type="button" class="button quiet icon-only small" aria-label="Dismiss" on:click=move |_| dismiss_later()>
                    {icon(Glyph::Close)}
                </button>
            </li>
        };
        self.0.try_set_value(Some(mount_to(corner, move || toast.into_any())));
    }

    pub(crate) fn dismiss(self) {
        drop(self.0.try_update_value(Option::take));
    }
}
