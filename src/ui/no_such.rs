//! In the place of a page whose thing is not there: mistyped, of another environment, or gone.

use crate::paths::Path;
use crate::ui::empty::{Empty, Nothing};
use crate::ui::heading::Heading;
use leptos::prelude::*;

/// Says so, and leads to the others.
#[component]
pub fn NoSuch(
    /// What is not there: "payout".
    what: &'static str,
    /// Where the others are.
    others: Path,
    /// What they are called: "Payouts".
    called: &'static str,
    /// Why it may not be there.
    #[prop(default = "The link may be mistyped, or lead to another environment.")]
    why: &'static str,
) -> impl IntoView {
    view! {
        <Heading text=format!("No such {what}") />
        <Empty why=Nothing::NotFound title=format!("There is no {what} at this address")>
            <p>{why}</p>
            <p class="actions">
                <a class="button primary" href=others.href()>
                    {called}
                </a>
            </p>
        </Empty>
    }
}
