//! The repayment schedule as a bar chart: one bar per EMI, principal below, interest above. The table beside it has the
//! same numbers, so to screen readers the chart is one image with a summary.

use leptos::prelude::*;
use lms::Money;
use lms::demands::{Demand, DemandStatus};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BarState {
    Paid,
    /// Past its due date and not paid in full.
    Late,
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

/// One EMI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// Tooltip: "EMI 10, 15 Nov 2026: ₹29,953.00, Overdue".
    pub(crate) title: String,
    pub(crate) principal: Money,
    pub(crate) interest: Money,
    pub(crate) state: BarState,
}

impl Bar {
    pub(crate) fn of(demand: &Demand) -> Self {
        let state = match demand.status {
            DemandStatus::Paid => BarState::Paid,
            DemandStatus::Overdue => BarState::Late,
            DemandStatus::Upcoming | DemandStatus::Due | DemandStatus::PartiallyPaid | DemandStatus::Unknown(_) => {
                if demand.dpd > Some(0) {
                    BarState::Late
                } else {
                    BarState::Soon
                }
            }
        };
        Self {
            title: format!("EMI {}, {}: {}, {}", demand.index, demand.due_date, demand.amount, demand.status.label()),
            principal: demand.principal,
            interest: demand.interest,
            state,
        }
    }
}

#[component]
pub(crate) fn Bars(
    /// The chart in a sentence: "24 EMIs of ₹29,953: 9 paid, 1 overdue, 14 to come".
    #[prop(into)]
    summary: Signal<String>,
    /// In order of due date.
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
    /// Texts under the first and the last bar: their months.
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

/// `66.7%`, calculated in integers.
pub(crate) fn percent(part: Money, whole: Money) -> String {
    let thousandths = part.per_mille_of(whole);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
