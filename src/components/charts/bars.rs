//! The repayment schedule as bars: one for each EMI, principal below, interest on top. A picture beside the table
//! that holds the same numbers, so it is one image to a screen reader, with a sentence that sums it up.

use leptos::prelude::*;
use lms::Money;
use lms::demands::{Demand, DemandStatus};

/// Which way an EMI went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BarState {
    /// Paid.
    Paid,
    /// Past its day and not paid in full.
    Late,
    /// Not due yet.
    Soon,
}

impl BarState {
    const fn class(self) -> &'static str {
        match self {
            Self::Paid => "bar paid",
            Self::Late => "bar late",
            Self::Soon => "bar soon",
        }
    }
}

/// One EMI as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// What it says when pointed at: "EMI 10, 15 Nov 2026: ₹29,953.00, Overdue".
    pub(crate) title: String,
    /// The lower part.
    pub(crate) principal: Money,
    /// The upper part.
    pub(crate) interest: Money,
    /// Its colour.
    pub(crate) state: BarState,
}

impl Bar {
    /// The bar of an EMI.
    pub(crate) fn of(demand: &Demand) -> Self {
        let state = match demand.status {
            DemandStatus::Paid => BarState::Paid,
            DemandStatus::Overdue => BarState::Late,
            _ if demand.dpd > 0 => BarState::Late,
            _ => BarState::Soon,
        };
        Self {
            title: format!("EMI {}, {}: {}, {}", demand.index, demand.due_date, demand.amount, demand.status.label()),
            principal: demand.principal,
            interest: demand.interest,
            state,
        }
    }
}

/// The chart.
#[component]
pub(crate) fn Bars(
    /// A sentence that says what the picture shows: "24 EMIs of ₹29,953: 9 paid, 1 overdue, 14 to come".
    #[prop(into)]
    summary: Signal<String>,
    /// The EMIs in order of falling due.
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
    /// What stands under the first and the last bar: their months.
    #[prop(optional, into)]
    ends: Option<Signal<(String, String)>>,
) -> impl IntoView {
    let plot = move || {
        let bars = bars.get();
        let tallest = bars.iter().map(|bar| total(bar.principal, bar.interest)).max().unwrap_or_default();
        let draw = |bar: Bar| {
            let heights = format!("--p:{};--n:{}", percent(bar.principal, tallest), percent(bar.interest, tallest));
            view! { <div class=bar.state.class() style=heights title=bar.title></div> }
        };
        bars.into_iter().map(draw).collect_view()
    };
    let any = move |state| move || bars.with(|bars| bars.iter().any(|bar| bar.state == state));
    let (any_late, any_soon) = (any(BarState::Late), any(BarState::Soon));
    view! {
        <figure class="bars">
            <div class="bars-plot" role="img" aria-label=summary>
                {plot}
            </div>
            {ends
                .map(|ends| {
                    view! {
                        <div class="bars-ends" aria-hidden="true">
                            <span>{move || ends.get().0}</span>
                            <span>{move || ends.get().1}</span>
                        </div>
                    }
                })}
            <ul class="key" aria-hidden="true">
                <li><span class="key-mark p"></span>"principal"</li>
                <li><span class="key-mark n"></span>"interest"</li>
                <Show when=any_late><li><span class="key-mark late"></span>"overdue"</li></Show>
                <Show when=any_soon><li><span class="key-mark soon"></span>"upcoming"</li></Show>
            </ul>
        </figure>
    }
}

fn total(principal: Money, interest: Money) -> Money {
    principal.checked_add(interest).unwrap_or(Money::MAX)
}

/// `66.7%` of `whole`, reckoned in whole numbers.
pub(crate) fn percent(part: Money, whole: Money) -> String {
    let thousandths = part.per_mille_of(whole);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
