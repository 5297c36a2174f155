//! The selected demands, read again just before they are presented: what has changed since is shown, not presented.

use super::due_demands::UNPAID;
use super::selection::SelectedDemand;
use crate::api;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::widgets::table::Head;
use crate::links::Link;
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use lms::demands::ListDemands;
use lms::loans::GetLoan;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::{ApiError, DemandId, LoanId};
use std::collections::BTreeMap;

/// A selected demand as it was when it was selected, and as it is now; `None` if nothing of it is unpaid any more.
pub(super) type ChangedDemand = (SelectedDemand, Option<SelectedDemand>);

const HEADS: [Head; 5] =
    [Head::new("Loan"), Head::new("Demand"), Head::new("Due"), Head::num("Selected ₹"), Head::new("Now")];

/// Reads these demands again, and returns those that have changed.
pub(super) async fn find_changes(selected: Vec<SelectedDemand>) -> Result<Vec<ChangedDemand>, ApiError> {
    let days = selected.iter().map(|demand| demand.due);
    let (due_from, due_to) = (days.clone().min(), days.max());
    let first = selected.first().map(|demand| demand.loan);
    let loan = first.filter(|loan| selected.iter().all(|demand| demand.loan == *loan));
    let mut changed: Vec<ChangedDemand> = selected.into_iter().map(|demand| (demand, None)).collect();
    let (mut page, mut read) = (1, 0);
    loop {
        let request = PageRequest { page, page_size: MAX_PAGE_SIZE };
        let list =
            ListDemands { loan, status: UNPAID.to_vec(), due_from, due_to, page: request, ..ListDemands::default() };
        let found = api::send(list).await?;
        for demand in &found.results {
            if let Some((_, now)) = changed.iter_mut().find(|(seen, _)| seen.demand == demand.id) {
                *now = Some(SelectedDemand::of(demand));
            }
        }
        read += u64::try_from(found.results.len()).unwrap_or(u64::MAX);
        if found.results.is_empty() || read >= found.count {
            break;
        }
        page += 1;
    }
    changed.retain(|(seen, now)| now.as_ref() != Some(seen));
    Ok(changed)
}

/// The loans of these demands. Those of a call that another tab sent are not among the selected ones of this tab; they are read.
pub(super) async fn loans_of(
    demands: &[DemandId],
    selected: &[SelectedDemand],
) -> Result<BTreeMap<DemandId, LoanId>, ApiError> {
    let mut loans = BTreeMap::new();
    loans.extend(selected.iter().map(|selected| (selected.demand, selected.loan)));
    let (mut page, mut read) = (1, 0);
    while demands.iter().any(|demand| !loans.contains_key(demand)) {
        let request = PageRequest { page, page_size: MAX_PAGE_SIZE };
        let found = api::send(ListDemands { status: UNPAID.to_vec(), page: request, ..ListDemands::default() }).await?;
        loans.extend(found.results.iter().map(|demand| (demand.id, demand.loan)));
        read += u64::try_from(found.results.len()).unwrap_or(u64::MAX);
        if found.results.is_empty() || read >= found.count {
            break;
        }
        page += 1;
    }
    Ok(loans)
}

#[component]
pub(super) fn ChangedDemands(changed: Vec<ChangedDemand>) -> impl IntoView {
    let title = match changed.len() {
        1 => "1 selected demand has changed since you selected it.".to_owned(),
        many => format!("{many} selected demands have changed since you selected them."),
    };
    view! {
        <Alert severity=Severity::Wait title>
            "Nothing was presented. The file below holds them as they are now, without those that are no longer unpaid."
        </Alert>
        {table_of("Changed demands", &HEADS, changed.into_iter().map(row), [])}
    }
}

fn row((seen, now): ChangedDemand) -> TableRow {
    let id = seen.loan;
    let loan = api::query(move || Some(GetLoan { id }));
    let reference = move || loan.data().map(|loan| loan.ref_id);
    let now = now.map_or_else(|| "No longer unpaid".to_owned(), |now| format!("{} unpaid", now.amount));
    TableRow::new(view! { <a class="mono" href=Link::loan(id).href()>{reference}</a> })
        .text(seen.what)
        .text(seen.due.to_string())
        .num(seen.amount.grouped())
        .text(now)
}
