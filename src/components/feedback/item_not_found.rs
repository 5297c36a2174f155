//! The page of an item that does not exist.

use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::widgets::heading::Heading;
use crate::links::Link;
use leptos::prelude::*;

/// The usual reason why an item does not exist.
pub(crate) const USUAL_REASON: &str = "The link may be mistyped, or lead to another environment.";

#[component]
pub(crate) fn ItemNotFound(
    /// "payout"
    what: &'static str,
    list: Link,
    /// "Payouts"
    list_name: &'static str,
    #[prop(default = USUAL_REASON)] why: &'static str,
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
