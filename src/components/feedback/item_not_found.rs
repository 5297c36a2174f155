//! In the place of a page whose thing is not there: mistyped, of another environment, or gone.

use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::widgets::heading::Heading;
use crate::links::Link;
use leptos::prelude::*;

/// Why an item may be missing, where nothing more is known.
pub(crate) const USUAL_REASON: &str = "The link may be mistyped, or lead to another environment.";

/// Says so, and leads to the others.
#[component]
pub(crate) fn ItemNotFound(
    /// What is not there: "payout".
    what: &'static str,
    /// Where the others are.
    list: Link,
    /// What they are called: "Payouts".
    list_name: &'static str,
    /// Why it may not be there.
    #[prop(default = USUAL_REASON)]
    why: &'static str,
) -> impl IntoView {
    view! {
        <Heading text=format!("No such {what}") />
        <Empty why=Nothing::NotFound title=format!("There is no {what} at this address")>
            <p>{why}</p>
            <p class="actions">
                <a class="button primary" href=list.href()>
                    {list_name}
                </a>
            </p>
        </Empty>
    }
}
