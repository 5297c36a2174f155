//! One group of top-ups.

use super::find_group::search_groups;
use super::group_topups::GroupTopups;
use crate::api;
use crate::components::detail_page::{DetailDefinition, detail_page_by_reference};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::chip::status_chip;
use crate::links::Link;
use leptos::prelude::*;
use lms::Page;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::topup_groups::TopupGroup;
use lms::topups::{ListTopups, Topup};

const PAGE: DetailDefinition<TopupGroup> = DetailDefinition {
    noun: "top-up group",
    list: (Link::topup_groups, "Top-up groups"),
    untitled: "Top-up group",
    title: |group| group.name.clone(),
    crumb: |group| group.ref_id.clone(),
    reference: Some((|group| group.ref_id.clone(), "group reference")),
    status: Some(status),
    actions: None,
    body,
    missing_because: None,
    skeleton_lines: 6,
    wide: false,
};

/// The page of the group that the URL names.
#[component]
pub(crate) fn TopupGroupPage() -> impl IntoView {
    detail_page_by_reference(search_groups, &PAGE)
}

fn status(group: &TopupGroup) -> AnyView {
    let remark = group.remark.clone().map(|remark| view! { <span class="head-facts">{remark}</span> });
    view! {
        {status_chip(&group.status)}
        {remark}
    }
    .into_any()
}

fn body(group: TopupGroup) -> AnyView {
    let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
    let list = ListTopups { group: Some(group.id), page, ..ListTopups::default() };
    let topups = api::query(move || Some(list.clone()));
    let view = move |page: Page<Topup>| view! { <GroupTopups group=group.clone() page /> }.into_any();
    view! { <Load query=topups skeleton=|| skeleton_card(4) view /> }.into_any()
}
