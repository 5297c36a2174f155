//! The schedule by time: a chart of what falls due in each month, and the demands of each financial year.

use crate::components::charts::bars::{Bar, BarState, Bars};
use crate::components::widgets::card::Card;
use leptos::prelude::*;
use lms::Money;
use lms::demands::{Demand, DemandStatus};

/// The chart.
#[component]
pub(super) fn ByMonth(
    /// In the order in which they fall due.
    demands: Vec<Demand>,
) -> impl IntoView {
    let bars = months(&demands);
    if bars.len() < 2 {
        return ().into_any();
    }
    let name = |at: Option<&Month>| at.map(|month| month.name.clone()).unwrap_or_default();
    let ends = (name(bars.first()), name(bars.last()));
    let most = bars.iter().max_by_key(|month| month.amount());
    let summary = most.map(|most| format!("{} months, at most {:#} in {}", bars.len(), most.amount(), most.name));
    let summary = summary.unwrap_or_default();
    let aside = summary.clone();
    let bars: Vec<Bar> = bars.into_iter().map(Month::bar).collect();
    view! {
        <Card title="By month" aside=move || aside.clone()>
            <Bars summary bars=Signal::stored(bars) ends=Signal::stored(ends) />
        </Card>
    }
    .into_any()
}

/// What falls due in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Month {
    name: String,
    principal: Money,
    /// Everything but principal.
    rest: Money,
    late: bool,
    open: bool,
}

impl Month {
    fn amount(&self) -> Money {
        [self.principal, self.rest].into_iter().sum()
    }

    fn bar(self) -> Bar {
        let amount = self.amount();
        let (state, label) = match (self.late, self.open) {
            (true, _) => (BarState::Late, "overdue"),
            (false, true) => (BarState::Soon, "to come"),
            (false, false) => (BarState::Paid, "paid"),
        };
        let title = format!("{}: {amount}, of it principal {}, {label}", self.name, self.principal);
        Bar { title, principal: self.principal, interest: self.rest, state }
    }
}

fn months(demands: &[Demand]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for demand in demands {
        let name = demand.due_date.month();
        if months.last().is_none_or(|last| last.name != name) {
            months.push(Month { name, principal: Money::ZERO, rest: Money::ZERO, late: false, open: false });
        }
        if let Some(last) = months.last_mut() {
            last.principal = [last.principal, demand.principal].into_iter().sum();
            last.rest = [last.rest, demand.amount.less(demand.principal)].into_iter().sum();
            last.late |= demand.status == DemandStatus::Overdue || demand.dpd > Some(0);
            last.open |= demand.status != DemandStatus::Paid;
        }
    }
    months
}

/// The demands of each financial year, April to March, with the year's name.
pub(super) fn years(demands: &[Demand]) -> Vec<(String, &[Demand])> {
    let year_of = |demand: &Demand| {
        let (year, month, _) = demand.due_date.civil();
        if month < 4 { year - 1 } else { year }
    };
    let slices = demands.chunk_by(|one, next| year_of(one) == year_of(next));
    let named = slices.map(|slice| {
        let year = slice.first().map(year_of).unwrap_or_default();
        (format!("Year {year}–{:02}", (year + 1) % 100), slice)
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jupiter::loan::demands::tests::schedule;
    use lms::Day;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn due(demand: &Demand, day: (i64, u32, u32)) -> Demand {
        Demand { due_date: Day::new(day.0, day.1, day.2).unwrap(), ..demand.clone() }
    }

    #[test]
    fn a_financial_year_ends_with_march() {
        let one = &schedule(1, 0, 0)[0];
        let demands = [due(one, (2026, 3, 31)), due(one, (2026, 4, 1)), due(one, (2027, 3, 1))];
        let years: Vec<_> = years(&demands).into_iter().map(|(name, slice)| (name, slice.len())).collect();
        assert_eq!(years, [("Year 2025–26".to_owned(), 1), ("Year 2026–27".to_owned(), 2)]);
    }

    #[test]
    fn a_month_adds_up_its_demands() {
        let one = &schedule(1, 0, 0)[0];
        let months = months(&[due(one, (2026, 4, 1)), due(one, (2026, 4, 20)), due(one, (2026, 5, 1))]);
        assert_eq!(months.len(), 2);
        assert_eq!(months[0].amount(), [one.amount, one.amount].into_iter().sum());
        assert_eq!((months[0].late, months[0].open), (false, false));
    }
}
