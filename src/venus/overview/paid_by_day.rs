//! What was paid on each of the last seven days.

use crate::clock;
use crate::components::charts::bars::percent;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::Head;
use crate::links::Link;
use crate::venus::fetch::fetched;
use crate::venus::payout_totals::{Total, paid_by_day};
use crate::venus::payouts::PayoutsState;
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use lms::money::group_indian;
use lms::{Day, Money, Topic};

const HEADS: [Head; 4] = [Head::new("Day"), Head::num("Payouts"), Head::num("Amount ₹"), Head::new("")];
/// Including today.
const DAYS: i64 = 7;

#[component]
pub(super) fn PaidByDay() -> impl IntoView {
    let fetch = || {
        let today = clock::today();
        paid_by_day(today.add_days(1 - DAYS), today)
    };
    let all =
        || view! { <a href=Link::Payouts(PayoutsState::in_status("processed").into()).href()>"All that were paid"</a> };
    view! {
        <Card title="Paid" aside=all>
            {fetched(&[Topic::Payouts], fetch, || skeleton_lines(7).into_any(), |days| day_table(&days))}
        </Card>
    }
}

fn day_table(days: &[(Day, Total)]) -> AnyView {
    let highest = days.iter().map(|(_, total)| total.amount).max().unwrap_or_default();
    let amount = |days_ago: usize| days.iter().rev().nth(days_ago).map(|(_, total)| total.amount).unwrap_or_default();
    let row = |(day, total): &(Day, Total)| {
        let style = format!("inline-size:{}", percent(total.amount, highest));
        TableRow::link(Link::Payouts(PayoutsState::paid_on(*day).into()).href(), day.to_string())
            .num(group_indian(&total.count.to_string()))
            .num(total.amount.grouped())
            .cell(view! {
                <td class="day-bar">
                    <span style=style></span>
                </td>
            })
    };
    view! {
        <p>{compare(amount(0), amount(1))}</p>
        {table_of("Paid on each day of the last week", &HEADS, days.iter().rev().map(row), [])}
    }
    .into_any()
}

/// Today against yesterday, in a sentence.
fn compare(today: Money, yesterday: Money) -> String {
    let more = today.less(yesterday);
    let less = yesterday.less(today);
    match (more.is_zero(), less.is_zero()) {
        (true, true) => format!("{today} today, as much as yesterday."),
        (false, _) => format!("{today} today, {more} more than yesterday."),
        (true, false) => format!("{today} today, {less} less than yesterday."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn compares_today_with_yesterday() {
        let text = |today, yesterday| compare(Money::from_rupees(today), Money::from_rupees(yesterday));
        assert_eq!(text(5, 5), "₹5.00 today, as much as yesterday.");
        assert_eq!(text(7, 5), "₹7.00 today, ₹2.00 more than yesterday.");
        assert_eq!(text(0, 5), "₹0.00 today, ₹5.00 less than yesterday.");
    }
}
