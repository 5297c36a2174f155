//! What was paid on each day of the week up to today.

use crate::api;
use crate::clock;
use crate::components::charts::bars::percent;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use crate::dom::watch::watch;
use crate::links::Link;
use crate::venus::payouts::PayoutsState;
use crate::venus::sums::{Sum, paid_by_day};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use lms::money::group_indian;
use lms::{ApiError, Day, Money, Topic};

const HEADS: [Head; 4] = [Head::new("Day"), Head::num("Payouts"), Head::num("Amount ₹"), Head::new("")];
/// So many days, today the last.
const DAYS: i64 = 7;

/// What was paid on a day.
type Paid = (Day, Sum);

/// The card.
#[component]
pub(super) fn Paid() -> impl IntoView {
    let found = RwSignal::new(None::<Result<Vec<Paid>, ApiError>>);
    let version = api::version(&[Topic::Payouts]);
    let asked = RwSignal::new(0_u32);
    watch(move || {
        version.track();
        asked.track();
        let today = clock::today();
        spawn_local_scoped_with_cancellation(async move {
            let days = paid_by_day(today.add_days(1 - DAYS), today).await;
            found.try_set(Some(days));
        });
    });
    let retry = Callback::new(move |()| asked.update(|asked| *asked += 1));
    let all =
        || view! { <a href=Link::Payouts(PayoutsState::in_status("processed").into()).href()>"All that were paid"</a> };
    view! {
        <Card title="Paid" aside=all>
            {move || match found.get() {
                Some(Ok(days)) => view! { <Days days /> }.into_any(),
                Some(Err(error)) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                None => skeleton_lines(7).into_any(),
            }}
        </Card>
    }
}

#[component]
fn Days(days: Vec<Paid>) -> impl IntoView {
    let most = days.iter().map(|(_, sum)| sum.amount).max().unwrap_or_default();
    let of = |back: usize| days.iter().rev().nth(back).map(|(_, sum)| sum.amount).unwrap_or_default();
    let sentence = compared(of(0), of(1));
    let row = |(day, sum): &Paid| {
        let href = Link::Payouts(PayoutsState::paid_on(*day).into()).href();
        let share = percent(sum.amount, most);
        view! {
            <tr>
                <th scope="row">
                    <a href=href>{day.to_string()}</a>
                </th>
                <td class="num">{group_indian(&sum.count.to_string())}</td>
                <td class="num">{sum.amount.grouped()}</td>
                <td class="day-bar">
                    <span style=format!("inline-size:{share}")></span>
                </td>
            </tr>
        }
    };
    let rows = days.iter().rev().map(row).collect_view();
    view! {
        <p>{sentence}</p>
        {table("Paid on each day of the last week", &HEADS, rows, None)}
    }
}

/// Today against yesterday, in a sentence.
fn compared(today: Money, yesterday: Money) -> String {
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
    fn today_is_told_against_yesterday() {
        let told = |today, yesterday| compared(Money::from_rupees(today), Money::from_rupees(yesterday));
        assert_eq!(told(5, 5), "₹5.00 today, as much as yesterday.");
        assert_eq!(told(7, 5), "₹7.00 today, ₹2.00 more than yesterday.");
        assert_eq!(told(0, 5), "₹0.00 today, ₹5.00 less than yesterday.");
    }
}
