//! Whether the amount that is typed is available.

use super::form::TopupForm;
use crate::api;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::check;
use crate::dom::memo::memo;
use crate::dom::timer::debounced;
use leptos::prelude::*;
use lms::topups::{CheckLineAmount, LineCheck};

/// What is available of the line, once an account is chosen and typing pauses.
#[component]
pub(super) fn LineAvailability(topup: TopupForm) -> impl IntoView {
    let typed = memo(move |_| {
        let account = topup.account.read().parse().ok()?;
        Some(CheckLineAmount { account, amount: check::amount(&topup.amount.read()).ok()? })
    });
    let requested = debounced(typed);
    let check = api::query(move || requested.get());
    // A response is shown only beside the amount that it is about.
    let current = memo(move |_| check.data().filter(|_| typed.get().is_some() && typed.get() == requested.get()));
    let error = memo(move |_| check.error().filter(|_| typed.with(Option::is_some)));
    view! {
        <div aria-live="polite">
            {move || current.get().map(result)}
            {move || error.get().map(|error| view! {
                <Note severity=Severity::Wait>{format!("The available amount could not be read: {error}")}</Note>
            })}
        </div>
    }
}

fn result(check: LineCheck) -> AnyView {
    if check.allowed {
        return view! { <Note severity=Severity::Good>{format!("{} is available.", check.available)}</Note> }
            .into_any();
    }
    let text = if check.message.is_empty() {
        format!("{} more than the {} available.", check.shortfall, check.available)
    } else {
        check.message
    };
    view! {
        <Note severity=Severity::Bad title="The line does not have so much">{text}</Note>
    }
    .into_any()
}
