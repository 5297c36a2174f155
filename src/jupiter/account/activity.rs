//! The activity under an account: its opening, its limits, its top-ups and its payouts.

use super::Reads;
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::severity::{Severity, Status};
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::card::Card;
use crate::dom::memo::memo;
use crate::jupiter::activity::{ActivityEvent, latest, payout_events, timeline};
use crate::links::Link;
use leptos::prelude::*;
use lms::accounts::Account;
use lms::line_details::{LineDetail, ListLineDetails};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::{ListPayouts, Payout, PayoutFilter};
use lms::topups::{ListTopups, Topup};
use lms::{AccountId, Page};

/// The most that is read of each, the newest first.
const READ: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };

#[component]
pub(super) fn Activity(id: AccountId, reads: Reads) -> impl IntoView {
    let of = PayoutFilter { account: Some(id), ..PayoutFilter::default() };
    let payouts = ListPayouts { filter: of, ordering: "-created_at".to_owned(), page: READ };
    let topups = ListTopups { account: Some(id), page: READ, ..ListTopups::default() };
    let lines = ListLineDetails { account: Some(id), page: READ, ..ListLineDetails::default() };
    let payouts = api::query(move || Some(payouts.clone()));
    let topups = api::query(move || Some(topups.clone()));
    let lines = api::query(move || Some(lines.clone()));
    let activity = memo(move |_| {
        let account = reads.account.data()?;
        Some(AccountActivity::new(&account, &payouts.data()?, &topups.data()?, &lines.data()?))
    });
    let error = memo(move |_| payouts.error().or_else(|| topups.error()).or_else(|| lines.error()));
    let retry = Callback::new(move |()| {
        payouts.refetch();
        topups.refetch();
        lines.refetch();
    });
    view! {
        <Card title="Activity">
            {move || match (activity.get(), error.get()) {
                (Some(AccountActivity { events, is_cut }), _) => {
                    let note = is_cut.then(|| view! { <p class="muted">"What happened earlier is in the lists of payouts and top-ups."</p> });
                    view! {
                        {timeline(events)}
                        {note}
                    }
                    .into_any()
                }
                (None, Some(error)) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                (None, None) => skeleton_lines(6).into_any(),
            }}
        </Card>
    }
}

#[derive(Clone, PartialEq)]
struct AccountActivity {
    events: Vec<ActivityEvent>,
    /// Whether there are more events than were read.
    is_cut: bool,
}

impl AccountActivity {
    fn new(account: &Account, payouts: &Page<Payout>, topups: &Page<Topup>, lines: &Page<LineDetail>) -> Self {
        let opened = ActivityEvent {
            at: account.created_at,
            severity: Severity::Muted,
            text: "Account opened".to_owned(),
            about: None,
        };
        let events = [opened]
            .into_iter()
            .chain(payouts.results.iter().flat_map(payout_events))
            .chain(topups.results.iter().map(topup_event))
            .chain(lines.results.iter().map(line_event))
            .collect();
        Self {
            events: latest(events, usize::MAX),
            is_cut: !(payouts.is_whole() && topups.is_whole() && lines.is_whole()),
        }
    }
}

fn topup_event(topup: &Topup) -> ActivityEvent {
    ActivityEvent {
        at: topup.created_at,
        severity: topup.status.severity(),
        text: format!("Top-up of {:#} asked for", topup.amount),
        about: Some((Link::Topup { reference: topup.ref_id.clone() }.href(), topup.ref_id.clone())),
    }
}

fn line_event(line: &LineDetail) -> ActivityEvent {
    let text = format!("Limit of {:#} granted:", line.approved_line_amount);
    let name = line.r#type.label().to_owned();
    ActivityEvent {
        at: line.created_at,
        severity: Severity::Muted,
        text,
        about: Some((Link::LineDetail { id: line.id }.href(), name)),
    }
}
