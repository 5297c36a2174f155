//! The limits of an account, one for each type.

use crate::api;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::table::{Head, table};
use leptos::prelude::*;
use lms::line_details::{LineDetail, ListLineDetails};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::{AccountId, Page};

/// An account has one limit of each type, and there are fewer types than this.
const ALL: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };

#[component]
pub(super) fn Limits(id: AccountId) -> impl IntoView {
    let lines =
        api::query(move || Some(ListLineDetails { account: Some(id), page: ALL, ..ListLineDetails::default() }));
    let view = |page: Page<LineDetail>| if page.results.is_empty() { no_limits() } else { limits_table(&page.results) };
    view! {
        <Card title="Limits">
            <Load query=lines skeleton=|| skeleton_card(3) view />
        </Card>
    }
}

pub(super) fn no_limits() -> AnyView {
    view! {
        <Empty why=Nothing::Yet title="No limits yet">
            <p>"Set the line amount in the account's terms: it becomes its limit."</p>
        </Empty>
    }
    .into_any()
}

/// The amounts of the limits only.
pub(super) fn amounts_table(caption: &str, lines: &[LineDetail]) -> AnyView {
    let heads = [
        Head::new("Type"),
        Head::num("Approved ₹"),
        Head::num("Used ₹"),
        Head::num("Available ₹"),
        Head::new("Status"),
    ];
    let row = |line: &LineDetail| view! { <tr>{amounts(line)}<td>{status_chip(&line.status)}</td></tr> };
    table(caption, &heads, lines.iter().map(row).collect_view(), None).into_any()
}

fn limits_table(lines: &[LineDetail]) -> AnyView {
    let heads = [
        Head::new("Type"),
        Head::num("Approved ₹"),
        Head::num("Used ₹"),
        Head::num("Available ₹"),
        Head::new("Paid back"),
        Head::new("From"),
        Head::new("Until"),
        Head::new("Remark"),
        Head::new("Status"),
    ];
    let row = |line: &LineDetail| {
        let day = |day: Option<lms::Day>| day.map_or_else(|| "—".to_owned(), |day| day.to_string());
        let revolving = if line.is_revolving { "can be drawn again" } else { "is not drawn again" };
        view! {
            <tr>
                {amounts(line)} <td>{revolving}</td> <td>{day(line.valid_from)}</td> <td>{day(line.valid_until)}</td>
                <td>{line.remark.clone()}</td> <td>{status_chip(&line.status)}</td>
            </tr>
        }
    };
    table("Limits of the account", &heads, lines.iter().map(row).collect_view(), None).into_any()
}

fn amounts(line: &LineDetail) -> impl IntoView + use<> {
    view! {
        <th scope="row">{line.r#type.label().to_owned()}</th>
        <td class="num">{line.approved_line_amount.grouped()}</td>
        <td class="num">{line.used_amount.grouped()}</td>
        <td class="num">{line.available_amount.grouped()}</td>
    }
}
