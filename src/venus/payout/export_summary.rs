//! What the file for the bank will hold. Payouts that were in a file before, or are not pending, need confirmation.

use super::export_page::MakeFile;
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
pub(super) fn ExportSummary(totals: PayoutTotals, list_state: ListState) -> impl IntoView {
    let PayoutTotals { count, exported, not_pending, .. } = totals;
    // Payouts beyond the limit of the totals may be of either kind.
    let incomplete = !totals.is_complete();
    let may_be_exported = exported.count > 0 || incomplete;
    let (include_not_pending, include_exported) = (RwSignal::new(false), RwSignal::new(false));
    let locked = Signal::derive(move || {
        if count == 0 {
            return Some("There is nothing to put into it.".to_owned());
        }
        if not_pending.count > 0 && !include_not_pending.get() {
            return Some("Some do not wait to be paid: say that you want them all the same.".to_owned());
        }
        (may_be_exported && !include_exported.get())
            .then(|| "Some were in a file before, or may have been: say that you want them again.".to_owned())
    });
    let narrowed = |name, value: &str| Link::ExportPayouts(list_state.clone().with(name, value).into()).href();
    let only_pending = narrowed("status", PayoutStatus::Pending.as_str());
    let only_new = narrowed("exported", "false");
    view! {
        {by_method(&totals)}
        {(not_pending.count > 0).then(|| view! {
            {not_pending_note(not_pending, only_pending)}
            <CheckField label="Put those that do not wait into the file all the same" value=include_not_pending />
        })}
        {incomplete.then(|| incomplete_note(count))}
        {(exported.count > 0).then(|| exported_note(exported, only_new))}
        {may_be_exported.then(|| view! { <CheckField label="Put them into this file too" value=include_exported /> })}
        <MakeFile list_state locked />
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
fn warning(
    severity: Severity,
    total: Total,
    are: &str,
    consequence: &'static str,
    narrowed: (&'static str, String),
) -> AnyView {
    let title = format!("{} of them, {}, {are}.", total.count, total.amount);
    let (narrow, href) = narrowed;
    view! {
        <Note severity title>
            <span>{consequence}</span>
            <p class="actions">
                <a class="button small" href=href>
                    {narrow}
                </a>
            </p>
        </Note>
    }
    .into_any()
}

fn not_pending_note(not_pending: Total, only_pending: String) -> AnyView {
    let consequence = "They are paid, with the bank, failed or cancelled. If the bank takes them, it pays them.";
    let narrowed = ("Only the pending ones", only_pending);
    warning(Severity::Bad, not_pending, "do not wait to be paid", consequence, narrowed)
}

fn exported_note(exported: Total, only_new: String) -> AnyView {
    let consequence = "If the bank took that file, sending them again pays twice.";
    let narrowed = ("Only those in no file yet", only_new);
    warning(Severity::Wait, exported, "were in a file for the bank before", consequence, narrowed)
}

fn incomplete_note(count: u64) -> impl IntoView {
    view! {
        <Note severity=Severity::Wait title="The sums are of the first payouts only.">
            {format!(
                "The file will hold all {}. Those beyond may have been paid, or in a file for the bank before.",
                group_indian(&count.to_string()),
            )}
        </Note>
    }
}
