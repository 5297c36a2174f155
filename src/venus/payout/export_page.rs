//! The file for the bank: the page, and the button that makes the file.

use super::export_summary::ExportSummary;
use crate::api;
use crate::clock;
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::feedback::toast::toasts;
use crate::components::lists::list_state::{ListState, use_list_state};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::card::Card;
use crate::components::widgets::heading::Heading;
use crate::dom::download;
use crate::links::Link;
use crate::storage::local;
use crate::venus::fetch::fetched;
use crate::venus::payout_totals::{PayoutTotals, payout_totals};
use crate::venus::payouts::{FIELDS, filter};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::payout_actions::ExportPayouts;
use lms::{ApiError, Topic};

/// Storage key of when the last file was made, and of how many payouts it holds.
const LAST_FILE: &str = "orrery.bank-file";

/// When the last file was made on this device, and how many payouts it holds.
pub(crate) fn last_file() -> Option<(String, usize)> {
    local::load(LAST_FILE)
}

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
            {move || view! { <FileContents list_state=list_state.get() /> }}
        </main>
    }
}

#[component]
fn FileContents(list_state: ListState) -> impl IntoView {
    let which = if list_state.is_filtered() { "those that the list's filters leave" } else { "all" };
    let href = Link::Payouts(list_state.clone().into()).href();
    let list_state = StoredValue::new(list_state);
    let fetch = move || {
        let filter = filter(&list_state.get_value());
        async move { payout_totals(filter?).await }
    };
    let view =
        move |totals: PayoutTotals| view! { <ExportSummary totals list_state=list_state.get_value() /> }.into_any();
    view! {
        <Card title="What it will hold" aside=move || view! { <a href=href.clone()>"See them in the list"</a> }>
            <p>{format!("Payouts: {which}.")}</p>
            {fetched(&[Topic::Payouts], fetch, || skeleton_card(4).into_any(), view)}
        </Card>
    }
}

/// Making the file moves no money, and marks its payouts as exported; after a lost response it can be made again.
#[derive(Clone, Debug, PartialEq)]
enum ExportState {
    Ready,
    Exporting,
    Saved { name: String, rows: usize },
    Failed(ApiError),
}

#[component]
pub(super) fn MakeFile(list_state: ListState, locked: Signal<Option<String>>) -> impl IntoView {
    let state = RwSignal::new(ExportState::Ready);
    let toasts = toasts();
    let list_state = StoredValue::new(list_state);
    let make = move |()| {
        state.set(ExportState::Exporting);
        let list_state = list_state.get_value();
        spawn_local(async move {
            let ordering = list_state.order().to_owned();
            let file = match filter(&list_state) {
                Ok(filter) => api::send(ExportPayouts { filter, ordering }).await,
                Err(error) => Err(error),
            };
            let next = match file {
                Ok(file) => {
                    let name = format!("payouts-{}.csv", clock::now().day().iso());
                    let rows = file.0.lines().count().saturating_sub(1);
                    if !download::save_as_is(&name, &file.0) {
                        toasts.error("The browser would not save the file.");
                    }
                    local::save(LAST_FILE, &(clock::now().to_string(), rows));
                    ExportState::Saved { name, rows }
                }
                Err(error) => ExportState::Failed(error),
            };
            let _ = state.try_set(next);
        });
    };
    let locked = Signal::derive(move || match state.get() {
        ExportState::Exporting => Some("It is being made.".to_owned()),
        ExportState::Ready | ExportState::Saved { .. } | ExportState::Failed(_) => locked.get(),
    });
    view! {
        {move || match state.get() {
            ExportState::Saved { name, rows } => {
                let title = format!("{name} is saved: {rows} payouts, all marked as exported now.");
                view! { <Note severity=Severity::Good title>"Processing them is a step of its own, once the bank has paid."</Note> }.into_any()
            }
            ExportState::Failed(error) => {
                let text = "The payouts may be marked as exported already. The file can be made again, and holds the same.";
                view! { <Alert severity=Severity::Bad title=error.to_string()>{text}</Alert> }.into_any()
            }
            ExportState::Ready | ExportState::Exporting => ().into_any(),
        }}
        <div class="actions">
            <Action variant=ButtonVariant::Primary locked on_click=make>
                "Make the file"
            </Action>
        </div>
    }
}
