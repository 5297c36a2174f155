//! A button that opens a dialog, and the dialog.

use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::dialog::Dialog;
use leptos::prelude::*;
use std::sync::Arc;

#[derive(Clone, Copy)]
pub(crate) struct DialogAction {
    /// On the button.
    pub(crate) label: &'static str,
    pub(crate) variant: ButtonVariant,
    /// The heading of the dialog.
    pub(crate) title: &'static str,
}

impl DialogAction {
    /// `locked` is the reason why it can't be done now. `content` draws the dialog each time it opens, with the signal
    /// that closes it.
    pub(crate) fn view(
        self,
        locked: Signal<Option<String>>,
        content: impl Fn(RwSignal<bool>) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        let open = RwSignal::new(false);
        self.opens(open, locked, Arc::new(move || content(open)))
    }

    fn opens(self, open: RwSignal<bool>, locked: Signal<Option<String>>, content: ChildrenFn) -> AnyView {
        let Self { label, variant, title } = self;
        view! {
            <Action variant locked on_click=move |()| open.set(true)>{label}</Action>
            <Dialog open title>{content()}</Dialog>
        }
        .into_any()
    }
}

/// The reason of a refusal, for a button that it locks.
pub(crate) fn locked_by(allowed: Result<(), lms::can::Reason>) -> Signal<Option<String>> {
    Signal::stored(allowed.err().map(|reason| reason.to_string()))
}
