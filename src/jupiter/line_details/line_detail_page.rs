//! One line: how much of it is used, and changing it.

use super::change_form::ChangeForm;
use crate::api;
use crate::components::detail_page::{DetailDefinition, detail_page};
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::figures::{Figure, Figures};
use crate::links::{Link, use_id};
use leptos::prelude::*;
use lms::line_details::{GetLineDetail, LineDetail};

const PAGE: DetailDefinition<LineDetail> = DetailDefinition {
    noun: "line",
    list: (Link::line_details, "Line details"),
    untitled: "Line",
    title: |line| format!("{} line", line.r#type.label()),
    crumb: |_| "Line".to_owned(),
    reference: None,
    status: Some(|line| status_chip(&line.status).into_any()),
    actions: None,
    body,
    missing_because: None,
    skeleton_lines: 6,
    wide: false,
};

/// The page of the line that the URL names.
#[component]
pub(crate) fn LineDetailPage() -> impl IntoView {
    let id = use_id();
    detail_page(api::query(move || Some(GetLineDetail { id: id.get()? })), &PAGE)
}

fn body(line: LineDetail) -> AnyView {
    view! {
        <Figures>
            <Figure label="Approved" value=line.approved_line_amount.to_string() />
            <Figure label="Used" value=line.used_amount.to_string() />
            <Figure label="Available" value=line.available_amount.to_string() />
        </Figures>
        <ChangeForm line />
    }
    .into_any()
}
