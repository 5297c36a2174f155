//! What the file for the bank will hold. Payouts that are not pending, that the bank may have paid, or that a file holds
//! already, need confirmation.

use super::export_contents::{FileContents, is_again};
use super::make_file::{ExportState, MakeFile};
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::field::CheckField;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::table::Head;
use crate::links::Link;
use crate::venus::payout_totals::{PayoutTotals, Total};
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use lms::money::group_indian;
use lms::payouts::PayoutStatus;

const HEADS: [Head; 3] = [Head::new("Method"), Head::num("Payouts"), Head::num("Amount ₹")];

#[component]
pub(super) fn ExportSummary(
    contents: FileContents,
    list_state: ListState,
    state: RwSignal<ExportState>,
) -> impl IntoView {
    let totals = &contents.totals;
    let (count, not_pending) = (totals.count, totals.not_pending);
    let is_again = is_again(&list_state);
    // Payouts beyond the limit of the totals may have any status.
    let incomplete = !totals.is_complete();
    let mut ticks = Vec::new();
    let mut tick = |is_needed: bool, label: &'static str, missing: &'static str| {
        is_needed.then(|| {
            let value = RwSignal::new(false);
            ticks.push((value, missing));
            view! { <CheckField label value /> }
        })
    };
    let include_not_pending = tick(
        not_pending.count > 0 || incomplete,
        "Include payouts that are not pending",
        "Some payouts are not pending, or may not be: tick the box to include them.",
    );
    let claimed_note = claimed_note(&contents);
    let include_claimed = tick(
        claimed_note.is_some(),
        "I have checked these with the bank: include them in the file",
        "The bank may have paid some of them: check this, then tick the box.",
    );
    let make_again = tick(
        is_again,
        "The bank has not taken the earlier file: make it again",
        "They are in a bank file already: say that you want them again.",
    );
    let ticks = StoredValue::new(ticks);
    let locked = Signal::derive(move || {
        if count == 0 {
            return Some("There is nothing to put into it.".to_owned());
        }
        ticks.with_value(|ticks| ticks.iter().find(|(value, _)| !value.get()).map(|(_, missing)| (*missing).to_owned()))
    });
    let only_pending =
        Link::ExportPayouts(list_state.clone().with("status", PayoutStatus::Pending.as_str()).into()).href();
    view! {
        {by_method(totals)}
        {left_out_note(&contents)}
        {(not_pending.count > 0).then(|| not_pending_note(not_pending, only_pending))}
        {incomplete.then(|| incomplete_note(count))}
        {include_not_pending}
        {claimed_note}
        {include_claimed}
        {(is_again && count > 0).then(again_note)}
        {make_again}
        <MakeFile contents list_state state locked />
    }
}

fn by_method(totals: &PayoutTotals) -> AnyView {
    let row = |name: &str, total: Total| {
        let count = group_indian(&total.count.to_string());
        TableRow::new(name.to_owned()).num(count).num(total.amount.grouped())
    };
    let rows = totals.by_method.iter().map(|(method, total)| row(method.label(), *total));
    table_of("What the file will hold, by method", &HEADS, rows, [row("Total", totals.all)])
}

/// Payouts that need a confirmation, and the list without them.
fn not_pending_note(not_pending: Total, only_pending: String) -> impl IntoView {
    let title = format!("{} of them, {}, do not wait to be paid.", not_pending.count, not_pending.amount);
    view! {
        <Note severity=Severity::Bad title>
            <span>"They are paid, with the bank, failed or cancelled. If the bank takes them, it pays them."</span>
            <p class="actions">
                <a class="button small" href=only_pending>
                    "Only the pending ones"
                </a>
            </p>
        </Note>
    }
}

fn claimed_note(contents: &FileContents) -> Option<AnyView> {
    let error = contents.statement_error.as_ref().map(|error| format!("The bank statement could not be read: {error}"));
    let claimed = (!contents.claimed.is_empty()).then(|| {
        let references = contents.claimed.join(", ");
        format!("The bank statement has unmatched debits that are likely {references}. Match them in Reconcile.")
    });
    let unknown = (!contents.file_unknown.is_empty()).then(|| {
        format!("The server does not say whether these are in a bank file: {}.", contents.file_unknown.join(", "))
    });
    let texts: Vec<String> = error.or(claimed).into_iter().chain(unknown).collect();
    if texts.is_empty() {
        return None;
    }
    let text = texts.join(" ");
    let title = "The bank may have paid some of them.";
    Some(view! { <Note severity=Severity::Wait title>{text}</Note> }.into_any())
}

fn left_out_note(contents: &FileContents) -> Option<AnyView> {
    let left_out =
        contents.left_out.iter().map(|(reference, reason)| view! { <li>{format!("{reference}: {reason}")}</li> });
    (!contents.left_out.is_empty()).then(|| {
        let list = left_out.collect_view();
        view! { <Note severity=Severity::Wait title="Left out of the file"><ul>{list}</ul></Note> }.into_any()
    })
}

fn again_note() -> impl IntoView {
    let title = "These payouts are in a bank file already.";
    view! { <Note severity=Severity::Wait title>"If the bank took that file, sending them again pays twice."</Note> }
}

fn incomplete_note(count: u64) -> impl IntoView {
    view! {
        <Note severity=Severity::Wait title="The sums are of the first payouts only.">
            {format!("The file will hold all {}. Those beyond may have been paid.", group_indian(&count.to_string()))}
        </Note>
    }
}
