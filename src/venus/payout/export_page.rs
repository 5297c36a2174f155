//! The file for the bank: the page, and what it will hold.

use super::export_contents::{FileContents, file_filter, is_again, read_contents};
use super::export_summary::ExportSummary;
use super::make_file::{ExportState, FileNote};
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::lists::list_state::{ListState, use_list_state};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::Card;
use crate::components::widgets::heading::Heading;
use crate::links::Link;
use crate::venus::fetch::fetched;
use crate::venus::payouts::FIELDS;
use leptos::prelude::*;
use lms::Topic;
use lms::payouts::PayoutStatus;

#[component]
pub(crate) fn ExportPage() -> impl IntoView {
    let list_state = use_list_state(&FIELDS);
    let list = move || Link::Payouts(list_state.get().into()).href();
    let trail = Signal::derive(move || vec![Crumb::link("Payouts", list()), Crumb::here("File for the bank")]);
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail />
            <div class="head">
                <Heading text="File for the bank" />
            </div>
            {move || view! { <BankFile list_state=list_state.get() /> }}
        </main>
    }
}

#[component]
fn BankFile(list_state: ListState) -> impl IntoView {
    let is_again = is_again(&list_state);
    let which = match (is_again, list_state.is_filtered()) {
        (true, _) => "those that are in a bank file already",
        (false, true) => "those that the list's filters leave and no bank file holds",
        (false, false) => "all that no bank file holds",
    };
    let href = Link::Payouts(list_state.clone().with("exported", is_again.to_string()).into()).href();
    let state = RwSignal::new(ExportState::Ready);
    let other = if is_again { None } else { Some(again_href(&list_state)) };
    let list_state = StoredValue::new(list_state);
    let fetch = move || {
        let filter = list_state.with_value(file_filter);
        async move { read_contents(filter?).await }
    };
    let view = move |contents: FileContents| {
        view! { <ExportSummary contents list_state=list_state.get_value() state /> }.into_any()
    };
    view! {
        <FileNote state />
        <Card title="What it will hold" aside=move || view! { <a href=href.clone()>"See them in the list"</a> }>
            <p>{format!("Payouts: {which}.")}</p>
            {fetched(&[Topic::Payouts], fetch, || skeleton_card(4).into_any(), view)}
        </Card>
        {other.map(|href| view! { <p><a href=href>"Make a file again of pending payouts that are in one"</a></p> })}
    }
}

/// The page that makes a file again, after one was lost.
fn again_href(list_state: &ListState) -> String {
    let pending = list_state.clone().with("status", PayoutStatus::Pending.as_str());
    Link::ExportPayouts(pending.with("exported", "true").into()).href()
}
