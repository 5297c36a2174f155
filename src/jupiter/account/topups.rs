//! The top-ups of an account.

use crate::api;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::card::Card;
use crate::jupiter::topups::{FIELDS, topup_table};
use crate::links::Link;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::topups::{ListTopups, Topup};
use lms::{AccountId, Page};

#[component]
pub(super) fn Topups(id: AccountId) -> impl IntoView {
    let page = PageRequest::default();
    let topups = api::query(move || Some(ListTopups { account: Some(id), page, ..ListTopups::default() }));
    let draw = move || view! { <a class="button small" href=Link::NewTopup { account: Some(id) }.href()>"Draw on the line"</a> };
    let view = move |page: Page<Topup>| {
        if page.results.is_empty() {
            return view! {
                <Empty why=Nothing::Yet title="No top-ups yet">
                    <p>"A top-up draws on the line of this account."</p>
                    <p class="actions">{draw()}</p>
                </Empty>
            }
            .into_any();
        }
        let all = ListState::of(&FIELDS).with("account", id.to_string());
        let rest = (!page.is_whole()).then(|| {
            view! { <p><a href=Link::Topups(all.into()).href()>{format!("All {} top-ups", page.count)}</a></p> }
        });
        view! {
            <Card title="Top-ups" aside=draw>
                {topup_table("Top-ups of the account", &page.results)}
                {rest}
            </Card>
        }
        .into_any()
    };
    view! { <Load query=topups skeleton=|| skeleton_card(4) view /> }
}
