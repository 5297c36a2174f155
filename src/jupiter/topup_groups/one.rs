//! One group: how far its top-ups are, what they come to, and the top-ups themselves.

use super::add::{Add, Advance};
use crate::api;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::figures::{Figure, Figures};
use crate::components::widgets::heading::Heading;
use crate::jupiter::topups::short_list;
use crate::links::{Link, use_reference};
use leptos::prelude::*;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::topup_groups::{ListTopupGroups, TopupGroup};
use lms::topups::{ListTopups, Topup, TopupStatus};
use lms::{Money, Page};

/// The page of the group that the URL names.
#[component]
pub(crate) fn TopupGroupPage() -> impl IntoView {
    let reference = use_reference();
    move || view! { <One reference=reference.get() /> }
}

#[component]
fn One(reference: String) -> impl IntoView {
    let asked = reference.clone();
    // The API has no call for one group alone: a search by its reference finds it.
    let list = api::query(move || Some(ListTopupGroups { search: asked.clone(), ..ListTopupGroups::default() }));
    let trail = vec![Crumb::link("Top-up groups", Link::topup_groups().href()), Crumb::here(reference.clone())];
    let shown = move |page: Page<TopupGroup>| match page.results.into_iter().find(|group| group.ref_id == reference) {
        Some(group) => view! { <Shown group /> }.into_any(),
        None => view! {
            <ItemNotFound what="top-up group" list=Link::topup_groups() list_name="Top-up groups" />
        }
        .into_any(),
    };
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            <Load query=list skeleton=|| skeleton_card(6) view=shown />
        </main>
    }
}

#[component]
fn Shown(group: TopupGroup) -> impl IntoView {
    let id = group.id;
    let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
    let topups = api::query(move || Some(ListTopups { group: Some(id), page, ..ListTopups::default() }));
    let whole = {
        let group = group.clone();
        move |page: Page<Topup>| view! { <Members group=group.clone() page /> }.into_any()
    };
    view! {
        <div class="head">
            <Heading text=group.name.clone() />
            <Copy text=group.ref_id.clone() what="group reference" />
            {status_chip(&group.status)}
            {group.remark.clone().map(|remark| view! { <span class="head-facts">{remark}</span> })}
        </div>
        <Load query=topups skeleton=|| skeleton_card(4) view=whole />
    }
}

#[component]
fn Members(group: TopupGroup, page: Page<Topup>) -> impl IntoView {
    let of = |statuses: &[TopupStatus]| {
        let those = page.results.iter().filter(|topup| statuses.contains(&topup.status));
        let (count, sum) =
            those.fold((0_u32, Money::ZERO), |(count, sum), topup| (count + 1, [sum, topup.amount].into_iter().sum()));
        (count.to_string(), sum.to_string())
    };
    let (done, done_sum) = of(&[TopupStatus::Disbursed]);
    let (busy, busy_sum) = of(&[TopupStatus::Pending, TopupStatus::Scheduled]);
    let (open, open_sum) = of(&[TopupStatus::Draft, TopupStatus::ChecksFailed]);
    let caption = format!("Top-ups of {}", group.name);
    let more = (!page.is_whole())
        .then(|| format!("The figures are of the first {} of {} top-ups.", page.results.len(), page.count));
    let table = if page.results.is_empty() {
        view! { <p class="muted">"No top-up stands in it yet."</p> }.into_any()
    } else {
        short_list(&caption, &page.results).into_any()
    };
    let standing = page.results.iter().map(|topup| topup.id).collect::<Vec<_>>();
    let whole = page.is_whole();
    view! {
        <Figures>
            <Figure label="In all" value=group.total_amount.to_string() note=format!("{} top-ups", group.topup_count) />
            <Figure label="Disbursed" value=done_sum note=done />
            <Figure label="Under way" value=busy_sum note=busy />
            <Figure label="Drafts and failed checks" value=open_sum note=open />
        </Figures>
        {more.map(|words| view! { <p class="muted">{words}</p> })}
        <Card title="Top-ups">{table}</Card>
        {whole.then(|| view! { <Add group=group.clone() standing /> })}
        <Advance group />
    }
}
