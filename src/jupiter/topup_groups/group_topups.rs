//! The top-ups of a group: how far they are, what they come to, and each of them.

use super::add_topup::AddTopup;
use super::advance::Advance;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::count_text;
use crate::components::widgets::figures::{Figure, Figures};
use crate::jupiter::topups::topup_table;
use leptos::prelude::*;
use lms::bidi::isolate;
use lms::topup_groups::TopupGroup;
use lms::topups::{Topup, TopupStatus};
use lms::{Money, Page};

#[component]
pub(super) fn GroupTopups(group: TopupGroup, page: Page<Topup>) -> impl IntoView {
    // How many top-ups have one of these statuses, and what they come to.
    let count_and_sum = |statuses: &[TopupStatus]| {
        let those = page.results.iter().filter(|topup| statuses.contains(&topup.status));
        let (count, sum) =
            those.fold((0_u32, Money::ZERO), |(count, sum), topup| (count + 1, [sum, topup.amount].into_iter().sum()));
        (count.to_string(), sum.to_string())
    };
    let (disbursed, disbursed_sum) = count_and_sum(&[TopupStatus::Disbursed]);
    let (pending, pending_sum) = count_and_sum(&[TopupStatus::Pending, TopupStatus::Scheduled]);
    let (open, open_sum) = count_and_sum(&[TopupStatus::Draft, TopupStatus::ChecksFailed]);
    let is_whole = page.is_whole();
    let cut =
        (!is_whole).then(|| format!("The figures are of the first {} of {} top-ups.", page.results.len(), page.count));
    let table = if page.results.is_empty() {
        view! { <p class="muted">"No top-up stands in it yet."</p> }.into_any()
    } else {
        topup_table(&format!("Top-ups of {}", isolate(&group.name)), &page.results).into_any()
    };
    let members = page.results.iter().map(|topup| topup.id).collect::<Vec<_>>();
    view! {
        <Figures>
            <Figure label="In all" value=group.total_amount.to_string() note=format!("{} top-ups", count_text(group.topup_count)) />
            <Figure label="Disbursed" value=disbursed_sum note=disbursed />
            <Figure label="Under way" value=pending_sum note=pending />
            <Figure label="Drafts and failed checks" value=open_sum note=open />
        </Figures>
        {cut.map(|text| view! { <p class="muted">{text}</p> })}
        <Card title="Top-ups">{table}</Card>
        {is_whole.then(|| view! { <AddTopup group=group.clone() members /> })}
        <Advance group />
    }
}
